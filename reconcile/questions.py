"""Questions to put before printing: each conflict, and each weighty claim that nobody else supports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reconcile.english import listed, opened, within
from reconcile.judge.citing import excerpt
from reconcile.model import Claim, Difference, Link, Question, Relation, Standing, Verdict
from reconcile.signs import signs

# What a claim that only one source makes must weigh to be asked about: a grade, a sum of money or a toll does.
WEIGHTY = 3
_ALONE = frozenset({Verdict.SINGLE, Verdict.ECHOED})
_WHICH = {
    Difference.NUMBER: "Which figure is right, and what is it taken from?",
    Difference.DATE: "Which day or time is right?",
    Difference.NAME: "Which name is right?",
    Difference.PLACE: "Which place is right?",
    Difference.GRADE: "Which grade was given, by whom and when?",
    Difference.ATTRIBUTION: "Who said or did it?",
    Difference.NEGATION: "Is it so or not?",
    Difference.STATUS: "Has it happened, or is it planned?",
    Difference.CAUSE: "What was the cause, and who has established it?",
    Difference.WORDING: "What were the exact words?",
}
_ELSE = "Which of the two is right?"


def questions(
    links: Sequence[Link], internal: Sequence[Link], claims: Sequence[Standing], named: Mapping[str, str]
) -> tuple[Question, ...]:
    """The conflicts in the order of links.csv, those inside a source after them, then the claims that weigh most.

    ``named`` says what each source is called: where a claim has no speaker with a name, its source is asked.
    """
    conflicts = [link for link in (*links, *internal) if link.relation is Relation.CONFLICT]
    return (*(_conflict(link, named) for link in conflicts), *_unsupported(claims, named))


def _conflict(link: Link, named: Mapping[str, str]) -> Question:
    a, b = (named.get(claim.source, claim.source) for claim in (link.a, link.b))
    if link.a.said_by and link.a.said_by == link.b.said_by:
        text = f"You are quoted by {a} as saying “{excerpt(link.a)}” and by {b} as saying “{excerpt(link.b)}”."
    elif link.a.source == link.b.source:
        text = f"{opened(_said(link.a, a))} and also “{excerpt(link.b)}”."
    else:
        text = f"{opened(_said(link.a, a))}; {_said(link.b, b)}."
    asked = list(dict.fromkeys((_asked(link.a, a), _asked(link.b, b))))
    return Question(listed(asked), f"{text} {_WHICH.get(link.difference, _ELSE)}", (link.a, link.b), link.link_id)


def _unsupported(claims: Sequence[Standing], named: Mapping[str, str]) -> Iterator[Question]:
    """One question for each weighty claim without support; the first claim of an echo asks for all."""
    weighed = [(sum(s.weight for s in signs(x.claim)), x) for x in claims if x.verdict in _ALONE]
    seen: set[str] = set()
    for weight, standing in sorted(weighed, key=lambda w: (-w[0], w[1].claim.text, w[1].claim.place)):
        if weight >= WEIGHTY and standing.claim.claim_id not in seen:
            seen.update(standing.agrees_with)
            yield _lone(standing, named.get(standing.claim.source, standing.claim.source))


def _lone(standing: Standing, source: str) -> Question:
    claim = standing.claim
    rests = "others only repeat it" if standing.verdict is Verdict.ECHOED else "no other source here says so"
    text = f"{opened(_said(claim, source))}. It gives {listed([s.words for s in signs(claim)])}, and {rests}."
    return Question(_asked(claim, source), f"{text} What supports it?", (claim,))


def _asked(claim: Claim, source: str) -> str:
    """Who can answer for a claim: its speaker, if a name is given, else the source."""
    return claim.said_by if any(word[:1].isupper() for word in claim.said_by.split()[1:]) else source


def _said(claim: Claim, source: str) -> str:
    teller = f"{source} quotes {within(claim.said_by)} as saying" if claim.said_by else f"{source} says"
    return f"{teller} “{excerpt(claim)}”"
