"""Labels given as a rating: "rated good", "an inadequate rating", "an outstanding-rated school"."""

from __future__ import annotations

from reconcile.claims.slots._grade_context import (
    Context,
    Label,
    before_noun,
    graded_subject,
    is_given,
    object_of,
    one,
    unreal,
    verb_above,
)
from reconcile.claims.slots._graded import NOUNS, aspect, is_body, praised_nouns
from reconcile.claims.slots._tree import SUBJECTS, VERBS, Tree
from reconcile.grades import vocabulary
from reconcile.model import Word

# Nouns that are a grade whatever stands before them; a "good judgement" may be a clever one.
_ALWAYS = frozenset({"rating", "grading"})
# Nouns within a frame: "rated four stars" tells nothing of stars.
_FRAMES = frozenset({"star", "category", "grade", "band", "class", "award", "review", "weather"})
# How many steps a label may hang below its verb of rating.
_STEPS = 5


def hyphenated(grown: Tree, label: Label, body: bool) -> Context | None:
    """ "an outstanding-rated school" """
    words = grown.words
    joined = [w.text.lower() for w in words[label.last + 1 : label.last + 3]]
    if len(joined) < 2 or joined[0] not in "-–‑" or joined[1] not in ("rated", "graded"):
        return None
    verb = label.last + 2
    head = next((i for i in grown.up(verb) if words[i].pos in NOUNS), None)
    return Context(True, one(head), one(head))


def rating_noun(grown: Tree, label: Label, body: bool) -> Context | None:
    """ "an inadequate rating", "a rating of good", "the rating fell from good to inadequate" """
    words = grown.words
    head = words[label.top].head
    while words[head].dep == "conj" and not _is_rating(words[head]):
        head = words[head].head
    noun = head if _is_rating(words[head]) and head != label.top else _rating_above(grown, label.top)
    if noun is None or any(words[c].lemma in vocabulary("other rating") for c in grown.children[noun]):
        return None
    if not is_given(grown, noun):
        return None
    doubtful = noun == head and label.first < noun and words[noun].lemma not in _ALWAYS
    if doubtful and not body and not _quoted(grown, label.first):
        return None
    return Context(True, _of_rating(grown, noun), (noun, *verb_above(grown, noun)))


def rating_is(grown: Tree, label: Label, body: bool) -> Context | None:
    """ "the home's rating is good" """
    words, verb = grown.words, grown.words[label.top].head
    noun = grown.child(verb, "nsubj")
    if words[label.top].dep not in ("acomp", "attr") or noun is None or words[noun].lemma not in _ALWAYS:
        return None
    if unreal(grown, verb) or any(words[c].lemma in vocabulary("other rating") for c in grown.children[noun]):
        return None
    return Context(True, _of_rating(grown, noun), (verb, noun))


def rated(grown: Tree, label: Label, body: bool) -> Context | None:
    """ "rated good", "judged the home to be inadequate", "graded as requiring improvement" """
    verb = _rating_verb(grown, label)
    if verb is None or unreal(grown, verb):
        return None
    narrowed = aspect(grown, label.top)
    if narrowed is None:
        narrowed = aspect(grown, verb)
    whole = object_of(grown, verb, label.first)
    return Context(True, one(whole if narrowed is None else narrowed), (verb, label.top), whole)


def holder(grown: Tree, label: Label) -> int | None:
    """The noun that a framed label is given to: the "storm" of "category 4 storm", the cafe that "was rated five"."""
    words = grown.words
    above = [at for at in grown.up(label.first) if not label.first <= at <= label.last][:_STEPS]
    verb = next((at for at in above if words[at].pos in VERBS), None)
    below = above if verb is None else above[: above.index(verb)]
    beside = () if verb is None else [c for c in grown.children[verb] if c < label.first]
    rating = next((c for c in (*below, *beside) if _is_rating(words[c])), None)
    if rating is not None:
        return next(iter(_of_rating(grown, rating)), None)
    nouns = [at for at in below if words[at].pos in NOUNS and at > label.last and words[at].lemma not in _FRAMES]
    if nouns:
        return next((at for at in nouns if words[at].dep not in ("compound", "nmod", "amod", "nummod")), nouns[0])
    if verb is None:
        return None
    return object_of(grown, verb, label.first) if _is_rate(words[verb]) else _receiver(grown, verb)


def _is_rating(word: Word) -> bool:
    return word.lemma in vocabulary("rating") and word.pos in NOUNS


def _is_rate(word: Word) -> bool:
    return word.lemma in vocabulary("rate") and word.tag.startswith("VB")


def _quoted(grown: Tree, first: int) -> bool:
    return first > 0 and (grown.words[first - 1].text in "\"“‘'" or grown.words[first].text[:1].isupper())


def _rating_verb(grown: Tree, label: Label) -> int | None:
    """The verb of rating right before the label, or above it in the same clause."""
    words = grown.words
    if before_noun(grown, label.first):
        return None
    at = label.first - 1
    while at >= 0 and (words[at].text.lower() in vocabulary("between") or words[at].pos == "PUNCT"):
        at -= 1
    if at >= 0 and _is_rate(words[at]):
        return at
    for i in [label.top, *grown.up(label.top)[:_STEPS]]:
        if _is_rate(words[i]) and i < label.first:
            return i
        if (words[i].dep == "conj" and words[i].pos in VERBS) or words[i].dep in SUBJECTS:
            return None
    return None


def _rating_above(grown: Tree, top: int) -> int | None:
    """The rating noun before "of good", or the subject of the verb before "from good" or "to inadequate"."""
    words = grown.words
    above = grown.up(top)
    prep = next((i for i in above[:3] if words[i].dep == "prep"), None)
    if prep is None or words[prep].lemma not in ("of", "as", "to", "from", "at"):
        return None
    over = next((i for i in grown.up(prep)[:3] if words[i].dep != "prep"), words[prep].head)
    if _is_rating(words[over]):
        return over
    if words[over].pos not in VERBS or words[over].lemma in vocabulary("rate"):
        return None
    return next((c for c in grown.children[over] if words[c].lemma in _ALWAYS and c < prep), None)


def _of_rating(grown: Tree, noun: int) -> tuple[int, ...]:
    """What a rating is of: "the home's rating", "a rating for leadership", "the home was given a rating"."""
    words = grown.words
    owner = grown.child(noun, "poss")
    of = next(
        (grown.child(c, "pobj") for c in grown.children[noun] if words[c].lemma in ("of", "at") and c > noun), None
    )
    if (narrowed := aspect(grown, noun)) is not None:
        return (narrowed,)
    if owner is not None and not is_body(words, owner):
        return (owner,)
    if of is not None and words[of].lemma in praised_nouns():
        return (of,)
    above = words[words[noun].head].head
    if words[noun].dep == "pobj" and words[words[noun].head].lemma == "with" and words[above].pos in NOUNS:
        return (above,)
    verb = next((v for v in verb_above(grown, noun) if words[v].lemma in vocabulary("receive")), None)
    return () if verb is None else one(_receiver(grown, verb))


def _receiver(grown: Tree, verb: int) -> int | None:
    words = grown.words
    passive = grown.child(verb, "nsubjpass")
    if passive is not None and not _is_rating(words[passive]):
        return passive
    to = grown.child(verb, "dative")
    if to is not None:
        return grown.child(to, "pobj") if words[to].pos == "ADP" else to
    if words[verb].dep in ("acl", "relcl") and words[verb].tag == "VBN":
        return words[verb].head
    return graded_subject(grown, verb)
