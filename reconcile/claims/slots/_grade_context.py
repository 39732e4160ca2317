"""What the kinds of grading context share: the parse around a label."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reconcile.claims.slots._graded import NOUNS, antecedent, is_body, praised_nouns
from reconcile.claims.slots._tree import SUBJECTS, VERBS, Tree
from reconcile.grades import PRAISE, scale, vocabulary

_WISH = frozenset({"need", "want", "seek", "hope", "aim", "demand", "target", "await"})


class Context(NamedTuple):
    """Why a label is a grade.

    ``formal`` where it is given as a rating; ``heads`` the nouns graded, () where unknown; ``about``
    the words that a year may hang on; ``whole`` what ``heads`` are an aspect of, if said.
    """

    formal: bool
    heads: tuple[int, ...]
    about: tuple[int, ...]
    whole: int | None = None


class Label(NamedTuple):
    """A label's first and last word, the one through which it hangs on the sentence, and its words in lower case."""

    first: int
    last: int
    top: int
    words: str


@cache
def finding_verbs() -> frozenset[str]:
    """The verbs with which praise or blame is given or earned."""
    praise = scale(PRAISE)
    return frozenset(praise.finds if praise else ())


def one(index: int | None) -> tuple[int, ...]:
    """An index as a tuple, none as the empty one."""
    return () if index is None else (index,)


def before_noun(grown: Tree, first: int) -> bool:
    """Whether a label stands before the noun it describes."""
    word = grown.words[first]
    return word.dep in ("amod", "compound") and word.head > first and word.pos != "VERB"


def verb_above(grown: Tree, at: int) -> tuple[int, ...]:
    """The nearest verb at most three steps up, or ()."""
    return one(next((i for i in grown.up(at)[:3] if grown.words[i].pos in VERBS), None))


def unreal(grown: Tree, verb: int) -> bool:
    """Whether a verb states no fact: a modal, a condition or an infinitive, but for "found to be", "failed to get".

    Nor does a verb under such a verb: "may find that it was".
    """
    words = grown.words
    helpers = [words[c] for c in grown.children[verb] if words[c].dep in ("aux", "mark")]
    if any(w.tag == "MD" or w.lemma in ("if", "whether", "unless") for w in helpers):
        return True
    above, real = words[verb].head, vocabulary("name") | vocabulary("rate") | vocabulary("real")
    if any(w.tag == "TO" for w in helpers) and words[above].lemma not in real:
        return True
    return words[verb].dep in ("ccomp", "xcomp") and above != verb and unreal(grown, above)


def is_given(grown: Tree, at: int) -> bool:
    """Whether a grade is had, and not only wished for: the verb above it is real."""
    return not any(unreal(grown, verb) or grown.words[verb].lemma in _WISH for verb in verb_above(grown, at))


def subject_of(grown: Tree, verb: int) -> int | None:
    """The subject of a verb, or of the verb it is joined or subordinate to."""
    for at in [verb, *grown.up(verb)[:2]]:
        subject = grown.child(at, *SUBJECTS)
        if subject is not None:
            return subject
        if grown.words[at].dep in ("relcl", "acl"):
            return grown.words[at].head
        if grown.words[at].dep not in ("conj", "xcomp", "advcl", "auxpass", "aux"):
            return None
    return None


def graded_subject(grown: Tree, verb: int) -> int | None:
    """The subject of a verb, unless it is who grades."""
    subject = subject_of(grown, verb)
    return None if subject is None or is_body(grown.words, subject) else subject


def object_of(grown: Tree, verb: int, before: int) -> int | None:
    """What a verb of grading is about: its passive subject, its object, or the last noun before the label."""
    words = grown.words
    passive = grown.child(verb, "nsubjpass")
    if passive is not None:
        return passive
    thing = next((c for c in grown.children[verb] if words[c].dep == "dobj" and verb < c < before), None)
    if thing is not None:
        return thing
    if words[verb].dep in ("acl", "relcl") and words[verb].tag == "VBN" and grown.child(verb, *SUBJECTS) is None:
        return words[verb].head
    between = [i for i in range(verb + 1, before) if words[i].pos in NOUNS and words[i].dep != "poss"]
    return between[-1] if between else graded_subject(grown, verb)


def gradable(grown: Tree, subject: int, label: Label, body: bool) -> bool:
    """Whether something can be graded: a kind of service, or a name or "it" where a body is named too."""
    meant = antecedent(grown, subject)
    at = subject if meant is None else meant
    word = grown.words[at]
    if {word.lemma, word.text.lower()} & praised_nouns():
        return True
    named = word.pos == "PROPN" and word.entity != "PERSON" and not is_body(grown.words, at)
    unknown = word.text.lower() in ("it", "they") and label.words not in vocabulary("vague") - {"good", "adequate"}
    return body and (named or unknown)
