"""What follows from the links, and all that a report is made of."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model.claims import Claim
from reconcile.model.documents import Document, Problem, Span
from reconcile.model.links import Decision, Link, SetAside, Standing
from reconcile.model.terms import Difference


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a passage stands."""

    source: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that several sources print alike; ``text`` is verbatim as at the first of ``places``."""

    text: str
    words: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One way in which a fact is told ("8.40pm"), and the claims that tell it so, in canonical order.

    ``origins`` counts those who stand behind it: sources that rest on one speaker or one text count once.
    """

    text: str
    claims: tuple[Claim, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Triangle:
    """Three claims that cannot all hold: ``middle`` agrees with both ends, and the ends conflict."""

    middle: Claim
    ends: tuple[Claim, Claim]
    why: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims about one fact, gathered through their links, with the versions in circulation.

    ``label`` is the shortest claim that tells it; ``versions`` begins with the one that most origins tell and is empty
    where nobody differs; ``told`` puts them in a line ("8.40pm (two sources), 8.49pm (one)").
    """

    fact_id: str
    label: str
    difference: Difference
    claims: tuple[Claim, ...]
    versions: tuple[Version, ...]
    triangles: tuple[Triangle, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim that weighs something and that ``source_without`` leaves out.

    ``weight`` is a small whole number, the sum of the ``signs`` that ``why`` names ("a cost", "two others report it").
    """

    weight: int
    source_without: str
    claim: Claim
    signs: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question to put before printing, to whom, and the one or two claims it rests on.

    ``link_id`` is that of the conflict it asks about, "" where it asks about an uncorroborated claim.
    """

    to: str
    text: str
    claims: tuple[Claim, ...]
    link_id: str = ""


@dataclass(frozen=True, slots=True)
class Support:
    """How many of a source's compared claims anybody else supports; ``independent``: from another origin.

    ``same_text_as`` names the other sources that print the same text.
    """

    source: str
    compared: int
    supported: int
    independent: int
    same_text_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A story told in brief: its three most serious conflicts, the support of each source, and five plain lines."""

    worst: tuple[Link, ...] = ()
    support: tuple[Support, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """One story, cross-checked: everything the writers show, in canonical order.

    ``facts`` are the clusters of linked claims, the largest first; ``passages`` the wording that sources share, the
    longest first; ``omissions`` the weightiest first; ``questions`` in the order in which to ask them. ``decisions``
    are an editor's on what is here, ``gone`` those on what is here no longer.
    """

    story: str
    documents: tuple[Document, ...]
    claims: tuple[Standing, ...]
    links: tuple[Link, ...]
    internal: tuple[Link, ...]
    set_aside: tuple[SetAside, ...]
    problems: tuple[Problem, ...]
    facts: tuple[Fact, ...] = ()
    passages: tuple[Passage, ...] = ()
    omissions: tuple[Omission, ...] = ()
    questions: tuple[Question, ...] = ()
    summary: Summary = Summary()
    decisions: tuple[Decision, ...] = ()
    gone: tuple[Decision, ...] = ()
