"""Decides of two sentences that meet: the same fact or not, and what differs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from types import ModuleType
from typing import NamedTuple

from reconcile.judge.answering import ranked
from reconcile.judge.figures import apart
from reconcile.judge.fit import Fit, fits
from reconcile.judge.strongest import Strongest
from reconcile.judge.weigh import Model, Sum, account, shipped, sums
from reconcile.model import Claim, Difference, Link, Reason, Relation, SetAside, Strength
from reconcile.pairs import Meeting, Pair
from reconcile.registry import modules, name, title
from reconcile.settings import Settings

RULES = "reconcile.judge.rules"
GATES = "reconcile.judge.gates"
# Content words that make a sentence that two sources share to the letter a statement, and not "He agreed."
TOLD = 2

# A rule, and whether what it says of the sentences at hand is clear.
Asked = tuple[ModuleType, bool]


class Agreement(NamedTuple):
    """Two claims that pass for the same fact by what their meeting came to alone."""

    pair: Pair
    found: Sum


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was decided of a dossier's pairs, in canonical order."""

    links: tuple[Link, ...]
    set_aside: tuple[SetAside, ...]


def judge(meetings: Iterable[Meeting], settings: Settings, model: Model | None = None) -> Judgement:
    """Links and set-aside pairs of all candidate meetings, by the shipped model where no other is given."""
    links: list[Link] = []
    aside: list[SetAside] = []
    agreeing: Strongest[Agreement] = Strongest()
    for found in sums(meetings, model or shipped()):
        asked = _asked(found.odds, settings)
        if found.odds < settings.look and not asked:
            continue
        if found.meeting.apart:
            aside.extend(_apart(found.meeting) if found.odds >= settings.agree else ())
            continue
        for outcome in _decide(found, asked, settings):
            match outcome:
                case Link():
                    links.append(outcome)
                case Agreement(pair, _):
                    agreeing.add((pair.a.claim_id, pair.b.claim_id), found.odds, outcome)
                case SetAside():
                    aside.append(outcome)
    links.extend(_link(pair, found.odds >= settings.clear, (), found) for pair, found in agreeing.taken())
    return Judgement(tuple(sorted(links, key=link_order)), tuple(sorted(aside, key=lambda s: (s.a.place, s.b.place))))


def _apart(meeting: Meeting) -> Iterator[SetAside]:
    """What would pass for the same fact, were the two sources not telling of two stories."""
    pair = fits(meeting)[0].pair
    yield SetAside(
        pair.a, pair.b, "other event", "The two reports name other people and places: each tells another story."
    )


def link_order(link: Link) -> tuple[object, ...]:
    """Conflicts first, clear before possible, then in document order."""
    return (link.relation is not Relation.CONFLICT, link.strength is not Strength.CLEAR, link.a.place, link.b.place)


def _decide(found: Sum, asked: Sequence[Asked], settings: Settings) -> Iterator[Link | Agreement | SetAside]:
    """What two sentences that meet have in common: differences pair by pair, else the claims that answer each other.

    A rule may also say that two claims agree; that counts for more than an agreement by the odds alone.
    """
    paired = fits(found.meeting)
    conflicts: list[Link] = []
    agreements: list[Link] = []
    parted: list[SetAside] = []
    for fit in paired:
        for reason, clear in _found(fit, asked):
            if reason.relation is Relation.AGREE:
                agreements.append(_link(fit.pair, clear, (reason,), found))
                continue
            gate = parting(fit.pair, reason)
            if gate is not None:
                parted.append(gate)
            else:
                conflicts.append(_link(fit.pair, clear, (reason,), found))
    shown = list(_one_each(conflicts))
    yield from shown
    yield from parted[:1]
    if agreements and not shown:
        yield min(agreements, key=lambda link: link.strength is not Strength.CLEAR)
    elif found.odds >= (settings.beside if shown else settings.agree) or (_is_copy(found.meeting) and not shown):
        taken = {claim.claim_id for link in shown for claim in (link.a, link.b)}
        pairs = ranked(found.meeting, found.model.answering)
        for pair in islice((p for p in pairs if not taken & {p.a.claim_id, p.b.claim_id}), 1):
            if found.odds >= settings.clear or not apart(pair.a, pair.b):
                yield Agreement(pair, found)


def _is_copy(meeting: Meeting) -> bool:
    """Whether two sentences are the same to the letter, and say something."""
    a, b = meeting.about_a, meeting.about_b
    return a.plain == b.plain and len(a.weights) >= TOLD


def _asked(odds: float, settings: Settings) -> list[Asked]:
    """The rules asked of sentences with such odds; a rule may name its own log-odds for being clear."""
    return [
        (rule, odds >= (settings.clear if clear is None else clear)) for rule, needs, clear in _rules() if odds >= needs
    ]


@cache
def _rules() -> tuple[tuple[ModuleType, float, float | None], ...]:
    """Every rule with the log-odds it needs, and those from which it is clear if it names them."""
    return tuple((rule, rule.NEEDS, getattr(rule, "CLEAR", None)) for rule in modules(RULES))


def _found(fit: Fit, asked: Sequence[Asked]) -> Iterator[tuple[Reason, bool]]:
    """What the rules say of two claims, and whether it is clear."""
    for rule, sure in asked:
        for reason in rule.reasons(fit.pair):
            yield reason, sure and reason.strength is Strength.CLEAR


def conflict(pair: Pair, reason: Reason) -> Link:
    """A conflict for one reason alone, as sure as the reason itself."""
    (found,) = sums([pair.meeting], shipped())
    return _link(pair, reason.strength is Strength.CLEAR, (reason,), found)


def parting(pair: Pair, reason: Reason) -> SetAside | None:
    """The pair set aside by the first gate that parts it; None where none does."""
    for gate in _gates():
        why = gate.parts(pair, reason)
        if why:
            return SetAside(pair.a, pair.b, title(gate).rstrip(".").lower(), why)
    return None


@cache
def _gates() -> tuple[ModuleType, ...]:
    return tuple(sorted(modules(GATES), key=lambda gate: (gate.ORDER, name(gate))))


def _one_each(conflicts: Sequence[Link]) -> Iterator[Link]:
    """The first conflict of each kind and of each two claims: a reader need not see one difference twice."""
    seen: set[Difference | str] = set()
    for link in sorted(conflicts, key=link_order):
        if not seen & {link.difference, link.link_id}:
            seen |= {link.difference, link.link_id}
            yield link


def _link(pair: Pair, clear: bool, why: Sequence[Reason], found: Sum) -> Link:
    """A link of two claims for the reasons why, or an agreement for none but what their meeting came to."""
    return Link(
        link_id=link_id(pair.a, pair.b),
        relation=why[0].relation if why else Relation.AGREE,
        difference=why[0].difference if why else Difference.NONE,
        strength=Strength.CLEAR if clear else Strength.POSSIBLE,
        a=pair.a,
        b=pair.b,
        same_origin=False,
        reasons=(*why, *_account(found)),
        why=why[0].sentence if why else _agreement(found),
    )


def link_id(a: Claim, b: Claim) -> str:
    """A short hash of the two claims: the same whenever the same two are linked, whatever their files are called."""
    both = " ".join(sorted((a.claim_id, b.claim_id)))
    return f"l{hashlib.sha256(both.encode()).hexdigest()[:10]}"


def _account(found: Sum) -> Iterator[Reason]:
    for line in account(found):
        yield Reason(line.signal, Relation.AGREE, Difference.NONE, line.weight, *line.words, line.title)


def _agreement(found: Sum) -> str:
    words = next((line.words[0] for line in account(found) if line.signal == "shared_words"), "")
    if not words:
        return "Both seem to say the same in other words."
    *rest, last = (f"“{word}”" for word in words.split(", "))
    listed = f"{', '.join(rest)} and {last}" if rest else last
    return f"Both seem to tell the same: {listed} {'stand' if rest else 'stands'} in both."
