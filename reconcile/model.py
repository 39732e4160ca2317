"""The values that pass between the rooms.

Every value is frozen and complete. Offsets are 0-based, in characters, half open, and refer to
``Document.text``: ``text[start:end]`` is what a value speaks of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What sort of document a source is."""

    ADVERTORIAL = "advertorial"
    PRESS_RELEASE = "press release"
    NEWS = "news"
    OFFICIAL = "official"
    OPINION = "opinion"
    OTHER = "other"


class Role(StrEnum):
    """What a paragraph is for on its page."""

    TITLE = "title"
    BODY = "body"
    SUBHEAD = "subhead"
    LABEL = "label"
    DATELINE = "dateline"
    FURNITURE = "furniture"


class SaidAs(StrEnum):
    """How a source gives a claim."""

    OWN = "own voice"
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Status(StrEnum):
    """What sort of statement a claim is."""

    FACT = "fact"
    PLAN = "plan"
    EVALUATION = "evaluation"
    QUESTION = "question"
    APPEAL = "appeal"


COMPARED = frozenset({Status.FACT, Status.PLAN, Status.EVALUATION})


class Relation(StrEnum):
    """What a link, a reason or a set-aside pair says of two claims."""

    AGREE = "agree"
    CONFLICT = "conflict"
    SET_ASIDE = "set aside"


class Difference(StrEnum):
    """What differs between two linked claims; NONE where nothing does."""

    NONE = ""
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    GRADE = "grade"
    SCOPE = "scope"
    ATTRIBUTION = "attribution"
    NEGATION = "negation"
    STATUS = "status"
    CAUSE = "cause"
    PLACE = "place"
    STRENGTH = "strength"
    WORDING = "wording"


class Strength(StrEnum):
    """How sure a link is; there are no percentages."""

    CLEAR = "clear"
    POSSIBLE = "possible"


class Verdict(StrEnum):
    """The consistency of one claim across the dossier."""

    CORROBORATED = "corroborated"
    ECHOED = "echoed"
    CONFLICTING = "conflicting"
    DISPUTED = "disputed"
    SINGLE = "single source"
    NOT_COMPARED = "not compared"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text."""

    start: int
    end: int

    def overlaps(self, other: Span | Word) -> bool:
        """Whether the two stretches share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span | Word) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Problem:
    """Something met on the way that an editor should know; ``unread`` marks a lost source."""

    source: str
    problem: str
    where: str
    what_was_done: str
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a document; ``number`` counts from 1 in document order."""

    number: int
    start: int
    end: int
    role: Role

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Document:
    """One source, read: its text and what is known of it.

    ``published`` is an ISO date, possibly partial ("2018", "2017-11"), or empty.
    ``paid_label`` is the paid-content label verbatim, or empty. ``updated`` is a date as ``published`` is.
    ``pages`` holds the offset at which each stretch of a page begins, with the page's number from 1; empty where
    the format has no pages. ``read_from`` holds each known field with where it was read: ("published", "JSON-LD").
    """

    source: str
    file: str
    text: str
    sha256: str
    title: str
    publisher: str
    kind: Kind
    published: str
    url: str
    paid_by: str
    paid_label: str
    byline: str
    paragraphs: tuple[Paragraph, ...]
    updated: str = ""
    pages: tuple[tuple[int, int], ...] = ()
    read_from: tuple[tuple[str, str], ...] = ()

    def page(self, place: int) -> int:
        """The number of the page that holds the character at ``place``; 0 where there are no pages."""
        return max(((start, page) for start, page in self.pages if start <= place), default=(0, 0))[1]


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a sentence with its parse; ``head`` is an index into the sentence's words."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document, parsed; ``paragraph`` is the paragraph's number."""

    source: str
    paragraph: int
    role: Role
    start: int
    end: int
    text: str
    words: tuple[Word, ...]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and bounds, from words of a text.

    ``low`` and ``high`` are inclusive bounds in ``unit`` (None: open on that side); a plain figure
    has both equal. ``unit`` is an ISO 4217 code for money ("GBP"), an SI-like base unit for
    measures ("metre", "kilogram", "second" for durations), "percent", "point", "year of age",
    "ordinal", "ratio", or "" for a plain count. ``counted`` is the lemma of what is counted or
    measured ("firefighter"), or "". ``approximate`` is true where the source hedges ("about").
    ``per`` is the rate's denominator ("year", "person"), or "". ``grain`` is the place value of the
    last figure written, in ``unit`` (100000 for "£3.4m"); 0 where the words are exact or have none.
    """

    span: Span
    text: str
    kind: str
    low: float | None
    high: float | None
    unit: str
    counted: str
    approximate: bool
    per: str = ""
    grain: float = 0.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or time, as a half-open interval [start, end) without time zone.

    ``grain`` is the finest part given: year, season, month, week, weekend, day, part (of a day),
    hour, minute. ``relation`` says how the interval is meant: at, before, after, since, until.
    ``start`` and ``end`` are None where the words could not be resolved.
    ``clock`` is the time zone as written ("GMT", "ET"), or "".
    """

    span: Span
    text: str
    start: datetime | None
    end: datetime | None
    grain: str
    relation: str
    approximate: bool
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """A rating on a scale; ``level`` counts from 1, the lowest. ``scale`` "praise" is outside scales.

    ``subject`` is the lemma of what is graded, ``body`` who grades, ``year`` of the grade; each
    "" (0) where not said. ``negated`` is true for "no longer inadequate";
    ``earlier`` for a state said to be past ("rose from good", "previously inadequate").
    """

    span: Span
    text: str
    scale: str
    label: str
    level: int
    subject: str
    body: str
    year: int
    negated: bool
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Negation:
    """A negating cue and the stretch it negates; ``kind``: not, no longer, never, failed, denied, without."""

    cue: Span
    scope: Span
    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word of certainty, scope or strength.

    ``kind``: possibility, likelihood, intention, obligation, quantifier, superlative, restriction,
    comparison, cause. ``level`` orders words of one kind (some 1, most 2, all 3); 0 where unordered.
    """

    span: Span
    text: str
    kind: str
    level: int


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of somebody, something or some place.

    ``kind``: person, body, place, other. ``key`` names the same entity throughout the dossier
    ("sara tough" for "Ms Tough"); an unresolved mention's key is its own words in lower case.
    """

    span: Span
    text: str
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Slots:
    """The typed values found within one stretch of a sentence."""

    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    grades: tuple[Grade, ...] = ()
    negations: tuple[Negation, ...] = ()
    hedges: tuple[Hedge, ...] = ()
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """Who says a stretch of a text, and how.

    ``said_by`` is the speaker as named in the story, "" for the source's own voice; ``chain`` the
    speakers from the outermost in ("Sara Tough", "Ofsted"). ``verb`` is the lemma of the reporting
    verb; ``stance`` one of said, confirmed, claimed, denied, rejected, asked.
    """

    span: Span
    said_by: str
    said_as: SaidAs
    chain: tuple[str, ...] = ()
    verb: str = ""
    stance: str = "said"


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one source says is so.

    ``context`` names what the claim's own words leave out (its subject), "" where nothing. ``refers`` holds the
    pronouns and descriptions in the claim that mean a named entity ("she", "the director"), with its key.
    """

    claim_id: str
    source: str
    publisher: str
    kind: Kind
    published: str
    sentence: Sentence
    start: int
    end: int
    text: str
    context: str
    said_by: str
    said_as: SaidAs
    chain: tuple[str, ...]
    stance: str
    status: Status
    slots: Slots
    refers: tuple[Name, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def place(self) -> tuple[str, int, int]:
        """The canonical order of claims."""
        return (self.source, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Reason:
    """One step for or against a link: typed, weighted, with the words that decided.

    ``weight`` adds to the pair's sum (log-odds that the two state the same fact); ``sentence`` is the
    plain English an editor reads. ``rule`` is the file in judge/rules or judge/gates it comes from.
    """

    rule: str
    relation: Relation
    difference: Difference
    weight: float
    a_words: str
    b_words: str
    sentence: str
    strength: Strength = Strength.CLEAR


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims of two sources (``internal``: of one) about the same fact; ``a`` comes first in canonical order."""

    link_id: str
    relation: Relation
    difference: Difference
    strength: Strength
    a: Claim
    b: Claim
    same_origin: bool
    reasons: tuple[Reason, ...]
    why: str

    @property
    def decided_by(self) -> Reason:
        """The first of the reasons that make it what it is."""
        alike = (r for r in self.reasons if (r.relation, r.difference) == (self.relation, self.difference))
        return next(alike, self.reasons[0])


@dataclass(frozen=True, slots=True)
class SetAside:
    """Two claims that look like a conflict and are not; ``reason`` names the gate that parted them."""

    a: Claim
    b: Claim
    reason: str
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The consistency of one claim, with what it rests on.

    ``origin`` names whom or what the claim goes back to ("Sara Tough"), "" for the source itself. ``decided`` is the
    verdict once an editor's decisions on its links are counted, None where they change nothing.
    """

    claim: Claim
    verdict: Verdict
    independent_sources: int
    agrees_with: tuple[str, ...]
    conflicts_with: tuple[str, ...]
    why: str
    origin: str = ""
    decided: Verdict | None = None

    @property
    def stands(self) -> Verdict:
        """The verdict to show: the machine's own unless an editor's decisions changed it."""
        return self.decided or self.verdict


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor wrote beside a claim or a link.

    ``about`` is the id of the claim or link, ``difference`` tells apart two links of the same claims. ``relation`` and
    ``ends``, two claim ids, tell which link it is and are empty for a claim; ``added`` marks a link that is the
    editor's own. ``words`` quotes what the decision is about, so that it can be recognised when that is gone.
    """

    about: str
    difference: str = ""
    decision: str = ""
    note: str = ""
    relation: str = ""
    ends: tuple[str, ...] = ()
    words: str = ""
    added: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What the decision is matched by; a link that has no id yet goes by its two claims."""
        return (self.about or "+".join(self.ends), self.difference)

    @property
    def rejects(self) -> bool:
        """Whether the editor says that the finding is wrong ("rejected", "Reject: another bridge")."""
        return self.decision.strip().casefold().startswith("reject")


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
