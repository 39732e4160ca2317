"""The values that pass between the rooms.

Every value is frozen and complete. Offsets are 0-based, in characters, half open, and refer to
``Document.text``: ``text[start:end]`` is what a value speaks of.
"""

from reconcile.model.claims import Claim, Speech
from reconcile.model.documents import Document, Paragraph, Problem, Sentence, Span, Word
from reconcile.model.links import Decision, Link, Reason, SetAside, Standing
from reconcile.model.results import (
    Fact,
    Omission,
    Passage,
    Place,
    Question,
    Result,
    Summary,
    Support,
    Triangle,
    Version,
)
from reconcile.model.slots import Grade, Hedge, Moment, Name, Negation, Quantity, Slots
from reconcile.model.terms import COMPARED, Difference, Kind, Relation, Role, SaidAs, Status, Strength, Verdict

__all__ = [
    "COMPARED",
    "Claim",
    "Decision",
    "Difference",
    "Document",
    "Fact",
    "Grade",
    "Hedge",
    "Kind",
    "Link",
    "Moment",
    "Name",
    "Negation",
    "Omission",
    "Paragraph",
    "Passage",
    "Place",
    "Problem",
    "Quantity",
    "Question",
    "Reason",
    "Relation",
    "Result",
    "Role",
    "SaidAs",
    "Sentence",
    "SetAside",
    "Slots",
    "Span",
    "Speech",
    "Standing",
    "Status",
    "Strength",
    "Summary",
    "Support",
    "Triangle",
    "Verdict",
    "Version",
    "Word",
]
