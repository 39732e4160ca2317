"""The same words or the same act, credited to somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reconcile.claims.who import people
from reconcile.judge import quoted
from reconcile.judge.citing import cited, speakers_differ
from reconcile.judge.deeds import Deed, deeds, other_sort
from reconcile.lexicon.table import words
from reconcile.model import Claim, Difference, Reason, Relation, SaidAs, Status, Strength, Word
from reconcile.pairs import Pair

NEEDS = -2.5

# Quoted words in a row that two people do not hit upon by chance.
ONE_QUOTATION = 6
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
# Share of the shorter claim's content lemmas that the other must hold for the two to be one evaluation.
ONE_EVALUATION = 0.6


def reasons(pair: Pair) -> Iterator[Reason]:
    """Another speaker of one quotation, an act turned round or another doer of it; else a speaker left out."""
    found = (*_other_speaker(pair), *_other_doer(pair))
    yield from found[:1]
    if not found:
        yield from _speaker_left_out(pair)


def _other_speaker(pair: Pair) -> Iterator[Reason]:
    a, b = pair.a, pair.b
    if not speakers_differ(a, b) or _chained(a, b) or SaidAs.OWN in (a.said_as, b.said_as):
        return
    if not (_named_beside(a) and _named_beside(b)):
        return
    for x in quoted.words(a):
        for y in quoted.words(b):
            run, theirs = _shared_run(x, y)
            if len(run) >= ONE_QUOTATION and sum(w.pos in _CONTENT for w in run) >= ONE_QUOTATION // 2:
                told = _cut(a, run[0].start, run[-1].end)
                yield _reason(
                    told,
                    _cut(b, theirs[0].start, theirs[-1].end),
                    f"“{told}” is quoted from {a.said_by} in {a.source}, from {b.said_by} in {b.source}.",
                )
                return


def _chained(a: Claim, b: Claim) -> bool:
    """Whether one speaker passes on the other's words."""
    return bool({s.casefold() for s in (*a.chain, a.said_by)} & {s.casefold() for s in (*b.chain, b.said_by)})


def _named_beside(claim: Claim) -> bool:
    """Whether the speaker is a person named in the sentence, outside the quotation: a pronoun may mislead."""
    start, quotes = claim.sentence.start, quoted.stretches(claim.sentence.text)
    given, surname = people.person(claim.said_by)
    told = (w for w in claim.sentence.words if w.text.casefold() == surname)
    beside = any(not any(q.start <= w.start - start < q.end for q in quotes) for w in told)
    return beside and (given in words("first_names") or bool(people.sex(claim.said_by)))


def _shared_run(x: Sequence[Word], y: Sequence[Word]) -> tuple[Sequence[Word], Sequence[Word]]:
    """The longest run of words that two quotations share, as each has it."""
    one, other = ([w.text.casefold() for w in side] for side in (x, y))
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return x[found.a : found.a + found.size], y[found.b : found.b + found.size]


def _other_doer(pair: Pair) -> Iterator[Reason]:
    for x in deeds(pair.a):
        for y in deeds(pair.b):
            if (
                x.act == y.act
                and not x.doers & y.doers
                and (_turned(x, y) or _done_by_other(x, y) or _named_apart(pair, x, y))
            ):
                yield _reason(
                    _words(pair.a, x),
                    _words(pair.b, y),
                    f"Who did it to whom differs – {cited(pair.a, x.span)}; {cited(pair.b, y.span)}.",
                    Strength.CLEAR if x.doers & y.things and y.doers & x.things else Strength.POSSIBLE,
                )
                return


def _turned(x: Deed, y: Deed) -> bool:
    """Whether the doer of each undergoes the other; for a first move, whether one does."""
    if x.kind == "move":
        return _undergoes(x.doers, y) or _undergoes(y.doers, x)
    return bool(x.doers & y.things and y.doers & x.things)


def _undergoes(parties: frozenset[str], deed: Deed) -> bool:
    """Whether an act is done to some parties, or to people who bear their name ("two Lowther directors")."""
    return bool(parties & deed.things) or any(set(p.split()) <= deed.about for p in parties)


def _done_by_other(x: Deed, y: Deed) -> bool:
    """Whether one thing was done by two sorts of people where it is done once only."""
    alone = x.kind == "once" or (x.kind == "first" and (x.first or y.first))
    return alone and bool(x.things & y.things or x.about & y.about) and other_sort(x.doers, y.doers)


def _named_apart(pair: Pair, x: Deed, y: Deed) -> bool:
    """Whether one thing that is done once was done by two named parties, of which one is no person."""
    standing = pair.meeting.standing
    if x.kind != "once" or not x.things & y.things or 0 not in (standing.rank_a, standing.rank_b):
        return False
    mine, theirs = (
        {n.kind for n in claim.slots.names if n.key in deed.doers} for claim, deed in ((pair.a, x), (pair.b, y))
    )
    return bool(mine and theirs) and {"person", "body"} == mine | theirs and mine != theirs


def _words(claim: Claim, deed: Deed) -> str:
    return _cut(claim, deed.span.start, deed.span.end)


def _cut(claim: Claim, start: int, end: int) -> str:
    return claim.sentence.text[start - claim.sentence.start : end - claim.sentence.start]


def _speaker_left_out(pair: Pair) -> Iterator[Reason]:
    """An opinion that one source gives as its own and the other as somebody's."""
    a, b = pair.a, pair.b
    if bool(a.said_by) == bool(b.said_by) or {a.status, b.status} != {Status.EVALUATION}:
        return
    lemmas = pair.meeting
    one = lemmas.a_lemmas[lemmas.a_claims.index(a)]
    other = lemmas.b_lemmas[lemmas.b_claims.index(b)]
    if len(one & other) < ONE_EVALUATION * max(2, min(len(one), len(other))):
        return
    yield Reason(
        "attribution",
        Relation.AGREE,
        Difference.ATTRIBUTION,
        0.0,
        a.text,
        b.text,
        f"One gives as its own what the other has from {a.said_by or b.said_by} – {cited(a)}; {cited(b)}.",
        Strength.POSSIBLE,
    )


def _reason(a_words: str, b_words: str, sentence: str, strength: Strength = Strength.CLEAR) -> Reason:
    return Reason("attribution", Relation.CONFLICT, Difference.ATTRIBUTION, 0.0, a_words, b_words, sentence, strength)
