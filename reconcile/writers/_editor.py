"""What an editor's decision makes of a finding, in words; the machine's own words stay beside it."""

from __future__ import annotations

from reconcile.decisions import own
from reconcile.model import Decision, Link, Relation, Standing

# What the drop-down of the workbook offers.
CHOICES = ("confirmed", "rejected", "to check", "corrected")

_DENIED = {Relation.CONFLICT: ": not a conflict", Relation.AGREE: ": not the same"}


def of_link(link: Link, told: Decision) -> str:
    """How a link is shown, "" where the editor says nothing of it.

    >>> _shown(Decision("l1", decision="Rejected", note="other bridge"), ": not a conflict")
    'rejected by the editor: not a conflict, see note'
    """
    return "; ".join(filter(None, ("added by the editor" if own(link) else "", on_link(link, told))))


def on_link(link: Link, told: Decision) -> str:
    """What the editor says of a link, their own or not."""
    return _shown(told, _DENIED[link.relation])


def of_claim(standing: Standing, told: Decision) -> str:
    """How a claim is shown, "" where no decision touches it."""
    changed = f"{standing.decided} once the editor’s decisions are counted" if standing.decided else ""
    return "; ".join(filter(None, (_shown(told, ""), changed)))


def slug(told: Decision) -> str:
    """The decision's name in a style sheet."""
    return _choice(told).replace(" ", "-")


def _choice(told: Decision) -> str:
    """Which of the choices a decision begins with ("Reject: another bridge"), "" for other words."""
    said = told.decision.strip().casefold()
    stems = {"confirm": "confirmed", "reject": "rejected", "to check": "to check", "correct": "corrected"}
    return next((choice for stem, choice in stems.items() if said.startswith(stem)), "")


def _shown(told: Decision, denied: str) -> str:
    note = ", see note" if told.note else ""
    choice = _choice(told)
    if choice == "to check":
        return f"to be checked{note}"
    if choice:
        return f"{choice} by the editor{denied if choice == 'rejected' else ''}{note}"
    if told.decision:
        return f"the editor says: {told.decision}{note}"
    return "the editor has a note on this" if told.note else ""
