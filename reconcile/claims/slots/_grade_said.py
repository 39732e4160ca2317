"""Labels said of something: "our service is good", "exemplary care", "best practice in our schools"."""

from __future__ import annotations

from reconcile.claims.slots._grade_context import (
    Context,
    Label,
    before_noun,
    finding_verbs,
    gradable,
    object_of,
    one,
    subject_of,
    unreal,
    verb_above,
)
from reconcile.claims.slots._graded import NOUNS, is_body, praised_nouns, rated_nouns
from reconcile.claims.slots._tree import VERBS, Tree
from reconcile.grades import vocabulary

# Labels that are things and not adjectives, with the words that open what they are found in.
THINGS = frozenset({"best practice", "gold standard"})
MEASURES = frozenset({"special measures", "serious weaknesses"})
_MEASURED = frozenset({"in", "into", "under", "of", "from"})
_INSIDE = frozenset({"in", "across", "within", "by", "at"})
_PREDICATE = frozenset(["acomp", "attr", "oprd", "conj", "pobj", "amod", "advcl", "ccomp", "xcomp"])
_FORMAL = frozenset({"good", "outstanding", "inadequate"})


def required(grown: Tree, label: Label, body: bool) -> Context | None:
    """ "the home requires improvement" """
    if grown.words[label.first].lemma not in ("require", "need") or unreal(grown, label.first):
        return None
    subject = subject_of(grown, label.first)
    if subject is None or not gradable(grown, subject, label, body):
        return None
    return Context(grown.words[label.first].lemma == "require", (subject,), (label.first,))


def predicate(grown: Tree, label: Label, body: bool) -> Context | None:
    """ "our adoption service is good too", "hailed as exemplary" """
    words, top = grown.words, label.top
    if before_noun(grown, label.first) or _is_compared(grown, label) or words[top].dep not in _PREDICATE:
        return None
    verb = _linking_verb(grown, label)
    if verb is None or unreal(grown, verb):
        return None
    naming = words[verb].lemma in vocabulary("name")
    if naming and words[top].head != verb and words[words[top].head].lemma not in ("as", "be"):
        return None
    subject = object_of(grown, verb, label.first) if naming else subject_of(grown, verb)
    if subject is None or not gradable(grown, subject, label, body):
        return None
    return Context(False, (subject,), (verb,))


def attribute(grown: Tree, label: Label, body: bool) -> Context | None:
    """ "is an outstanding school", "provides exemplary care", "inspectors saw poor leadership" """
    words, noun = grown.words, grown.words[label.top].head
    verb = next(iter(verb_above(grown, noun)), None)
    if not before_noun(grown, label.first) or words[noun].lemma not in praised_nouns() or verb is None:
        return None
    if unreal(grown, verb) or (words[verb].tag == "VBG" and words[verb].dep in ("pcomp", "xcomp")):
        return None
    vague = label.words in vocabulary("vague")
    if words[noun].dep == "attr" and words[verb].lemma in vocabulary("copula"):
        if vague and words[noun].lemma not in rated_nouns():
            return None
        subject = subject_of(grown, verb)
        named = subject is not None and words[subject].pos in NOUNS
        return Context(False, one(subject if named else noun), (verb, noun), noun)
    found = body or words[verb].lemma in vocabulary("demonstrate")
    if words[verb].lemma not in finding_verbs() or ((vague or label.words in _FORMAL) and not found):
        return None
    return Context(False, (noun,), (verb, noun))


def thing(grown: Tree, label: Label, body: bool) -> Context | None:
    """ "areas of best practice in our services", "highlighted the programme as best practice" """
    words = grown.words
    if words[label.last].dep == "compound" and words[words[label.last].head].lemma in vocabulary("paper"):
        return None
    verb = next((i for i in grown.up(label.last)[:5] if words[i].pos in VERBS), None)
    if verb is None or words[verb].lemma not in finding_verbs() or unreal(grown, verb):
        return None
    inside = _inside(grown, label.last)
    if inside is not None:
        return Context(False, (inside,), (verb, label.last))
    naming = words[verb].lemma in vocabulary("name")
    subject = object_of(grown, verb, label.first) if naming else subject_of(grown, verb)
    if subject is not None and (is_body(words, subject) or words[subject].pos not in (*NOUNS, "PRON")):
        subject = None
    return Context(False, one(subject), (verb, label.last))


def measures(grown: Tree, label: Label, body: bool) -> Context | None:
    """A school "placed in special measures" or "found to have serious weaknesses"."""
    words = grown.words
    verb = next((i for i in grown.up(label.last)[:5] if words[i].pos in VERBS), None)
    prep = words[words[label.last].head]
    if verb is None or unreal(grown, verb) or (label.words == "special measures" and prep.lemma not in _MEASURED):
        return None
    placed = grown.child(verb, "nsubjpass")
    if placed is None:
        placed = next((c for c in grown.children[verb] if words[c].dep == "dobj" and c < label.first), None)
    subject = subject_of(grown, verb) if placed is None else placed
    if subject is not None and is_body(words, subject):
        subject = _inside(grown, label.last)
    return Context(True, one(subject), (verb, label.last))


def change(grown: Tree, label: Label, body: bool) -> Context | None:
    """What "fell from good to inadequate" is said of."""
    verb = next(iter(verb_above(grown, label.top)), None)
    if verb is None or unreal(grown, verb):
        return None
    subject = object_of(grown, verb, label.first)
    if subject is None or not gradable(grown, subject, label, body):
        return None
    return Context(True, (subject,), (verb,))


def _is_compared(grown: Tree, label: Label) -> bool:
    """ "as good as", "too good to", "good enough"; but not "praised as good" """
    beside = {label.first - 1, *grown.children[label.top]} & {i for i, w in enumerate(grown.words) if w.dep != "prep"}
    return any(grown.words[i].text.lower() in vocabulary("compared") for i in beside)


def _linking_verb(grown: Tree, label: Label) -> int | None:
    words, top = grown.words, label.top
    if words[top].dep == "conj" and words[words[top].head].pos not in ("ADJ", *VERBS):
        return None
    linking = vocabulary("copula") | vocabulary("name")
    verb = next((i for i in grown.up(top)[:3] if words[i].lemma in linking and words[i].pos in VERBS), None)
    return None if verb is None or verb > label.first else verb


def _inside(grown: Tree, last: int) -> int | None:
    """The noun that praise is found in: "best practice in our services"."""
    words = grown.words
    holders = {last, *grown.up(last)}
    for prep in range(last + 1, min(last + 4, len(words))):
        noun = (
            grown.child(prep, "pobj", "pcomp") if words[prep].lemma in _INSIDE and words[prep].head in holders else None
        )
        if noun is not None and not is_body(words, noun) and words[noun].entity not in ("DATE", "TIME"):
            return noun
    return None
