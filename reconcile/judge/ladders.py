"""How far an act goes, in the verbs the news has for it: dropped or only softened, cancelled or only put off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from reconcile.claims.parsed.tree import Tree
from reconcile.judge.aligned import qualified_apart
from reconcile.judge.citing import cited
from reconcile.judge.events import Event, events, keys_of, one_word
from reconcile.lexicon.table import group, rows
from reconcile.model import Claim, Difference, Reason, Relation, Strength
from reconcile.pairs import Pair
from reconcile.profiles import stopwords
from reconcile.remembered import remembered

_TOLD = frozenset({"past", "present"})
_MOODS = frozenset({"possibility", "obligation", "intention", "likelihood"})


@dataclass(frozen=True, slots=True)
class _Step:
    """One act: its verb's place among the families of ``lexicon/ladders.csv``, and whom or what it befalls."""

    event: Event
    levels: Mapping[str, int]
    party: frozenset[str]


def steps(pair: Pair, difference: Difference) -> Iterator[Reason]:
    """Acts that befall one thing on two levels of a family whose difference an editor calls ``difference``."""
    for x, y in product(_steps(pair.a, difference), _steps(pair.b, difference)):
        families = x.levels.keys() & y.levels.keys()
        other = any(x.levels[k] != y.levels[k] for k in families) and (x.party & y.party) - stopwords()
        if other and _same_doers(x, y) and not qualified_apart(pair, x.party & y.party):
            yield _reason(pair, x.event, y.event, difference)
            return


def _same_doers(x: _Step, y: _Step) -> bool:
    """Whether nobody is said to do the one where somebody else does the other."""
    mine, theirs = x.event.doers - x.party, y.event.doers - y.party
    return not mine or not theirs or bool(mine & theirs)


@remembered
def _steps(claim: Claim, difference: Difference) -> tuple[_Step, ...]:
    return tuple(_found(claim, difference))


def _found(claim: Claim, difference: Difference) -> Iterator[_Step]:
    for event in events(claim):
        known = [row for row in _ladder().get(one_word(event.verb), ()) if row["difference"] == difference.value]
        if known and _done(claim, event):
            for row in known:
                yield _Step(event, {row["family"]: int(row["level"])}, _befallen(claim, event, row["party"]))


def _befallen(claim: Claim, event: Event, party: str) -> frozenset[str]:
    """Whom or what an act befalls, as the table names the party."""
    if party == "doer":
        return event.doers
    return event.things.intersection(keys_of(claim).values()) if party == "named" else event.things


@cache
def _ladder() -> Mapping[str, tuple[dict[str, str], ...]]:
    found: dict[str, tuple[dict[str, str], ...]] = {}
    for row in rows("ladders"):
        for verb in row["verbs"].split():
            found[verb] = (*found.get(verb, ()), row)
    return found


def _done(claim: Claim, event: Event) -> bool:
    """Whether the act is told as done: not denied, planned, possible, asked for or a condition."""
    words = claim.sentence.words
    verb = words[event.index]
    if event.negated or event.told not in _TOLD or any(n.scope.holds(verb.span) for n in claim.slots.negations):
        return False
    tree = Tree.of(words)
    if any(words[k].tag == "TO" or words[k].lemma in ("if", "unless", "whether") for k in tree.children[event.index]):
        return words[verb.head].lemma in group("verb_sorts", "tried")
    return not any(h.kind in _MOODS and words[verb.head].span.overlaps(h.span) for h in claim.slots.hedges)


def _reason(pair: Pair, e: Event, f: Event, difference: Difference) -> Reason:
    x, y = pair.a.sentence.words[e.index], pair.b.sentence.words[f.index]
    opening = "One says the opposite" if difference is Difference.NEGATION else "How far it went differs"
    sentence = f"{opening} – {cited(pair.a, x.span)}; {cited(pair.b, y.span)}."
    return Reason(difference.value, Relation.CONFLICT, difference, 0.0, x.text, y.text, sentence, Strength.POSSIBLE)
