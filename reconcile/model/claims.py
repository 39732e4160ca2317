"""Who says something, and each claim."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model.documents import Sentence, Span
from reconcile.model.slots import Name, Slots
from reconcile.model.terms import Kind, SaidAs, Status


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

    ``context`` holds what the claim's own words leave out (its subject), what its pronouns and bare nouns mean, and
    what stands before it; "" where nothing does. ``refers`` holds the pronouns and descriptions in the claim that mean
    a named entity ("she", "the director"), with its key; ``beside`` the names, pronouns and descriptions of the rest of
    its sentence, in which its subject may stand.
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
    beside: tuple[Name, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def place(self) -> tuple[str, int, int]:
        """The canonical order of claims."""
        return (self.source, self.start, self.end)
