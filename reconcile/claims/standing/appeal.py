"""Tells whether a piece calls on the reader or hearer: a request, a command, an exhortation, a courtesy."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reconcile.alternation import alternation
from reconcile.claims.parsed.tree import TENSED, Tree
from reconcile.claims.pieces.split import Piece
from reconcile.clues import FIGURE, clues, told
from reconcile.lexicon.table import group, words
from reconcile.model import Sentence

OPENING = " \t\n\"'“‘”’(["
_LEAD_IN = r"(?:(?:and|but|so|because|now|then|therefore|together|i think|i believe|that is why),? ){0,2}"
# What follows a bare verb tells "Visit the hall" (a phrase begins) from "Visit numbers fell" (a verb comes first).
_PHRASE = frozenset({"DT", "IN", "PRP", "PRP$", "TO", "WDT", "WP", "WRB", ",", ".", ":"})
_WEB = r"(?:www\.\S+|https?://\S+|\S+@\w\S*\.\w+|\b\w+\.(?:co\.uk|org|com|gov|net)\b)"
_LINKS = ("@", "www.", "://", ".co.uk", ".org", ".com", ".gov", ".net")
# Words of which a request without an address has one, where it has none of the openings.
_MENTIONS = frozenset(
    {
        *("can", "should", "asked", "urged", "encouraged", "invited", "requested", "advised", "welcome"),
        *("appealing", "call", "visit", "contact"),
    }
)
# Seven figures or more, with the gaps people write: a telephone number, where a word of calling stands before it.
_NUMBER = r"\(?\+?\d(?:[ ()–-]{0,2}\d){6,}"
# How far (in characters) the parts of one request stand apart at most: a clause that says who is meant.
_GAP = r"[^.?!;]{0,160}?"


def is_appeal(sentence: Sentence, piece: Piece, tree: Tree, inside: frozenset[int], head: int | None) -> bool:
    """Whether the piece, with its predicate ``head``, calls on somebody rather than tells something.

    >>> from reconcile.claims.parsed.parse import sentence
    >>> s = sentence("Anyone who saw the van is asked to call 101.")
    >>> is_appeal(s, Piece(0, len(s.text)), Tree.of(s.words), frozenset(range(len(s.words))), 4)
    True
    """
    start, end = piece.start - sentence.start, piece.end - sentence.start
    if _greeting().match(_opening(sentence, piece)) or _is_courteous(tree, inside, head):
        return True
    return any(start < stop and begin < end for begin, stop in _requests(sentence.text))


def urges(sentence: Sentence, piece: Piece, tree: Tree, inside: frozenset[int]) -> bool:
    """Whether the piece tells what "we" or "you" have to do: "We must act now", "Let everybody take part"."""
    return bool(_duty().match(_opening(sentence, piece))) or _is_command(sentence, piece, tree, inside)


def _opening(sentence: Sentence, piece: Piece) -> str:
    text = sentence.text[piece.start - sentence.start : piece.end - sentence.start]
    return text.lstrip(OPENING).replace("’", "'")


@cache
def _greeting() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:and|but|so),? )?(?:{_any('appeal_phrases', 'whole')})\b(?! me\b)", re.IGNORECASE)


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(rf"{_LEAD_IN}(?:{_any('appeal_phrases', 'duty')})\b(?! me\b)", re.IGNORECASE)


def _any(name: str, label: str) -> str:
    return alternation(group(name, label), {})


def _is_command(sentence: Sentence, piece: Piece, tree: Tree, inside: frozenset[int]) -> bool:
    """Whether the piece opens its sentence with a bare verb that calls on somebody."""
    if sentence.text[: piece.start - sentence.start].strip(OPENING):
        return False
    opening = (i for i in sorted(inside) if tree.words[i].pos not in ("PUNCT", "SPACE", "CCONJ"))
    first = next((i for i in opening if tree.words[i].text.casefold() not in ("just", "please", "so")), None)
    if first is not None and _forbids(tree, first):
        return True
    if first is None or tree.words[first].text.casefold() not in words("appeal_verbs"):
        return False
    if tree.words[first].tag not in ("VB", "VBP") or tree.subject(first) is not None:
        return False
    if tree.words[first].dep == "ccomp" and tree.words[first].head in inside:
        return False
    tags = [w.tag for w in tree.words[first + 1 :]]
    if tags[:1] == [","]:
        return False
    return next((tag in TENSED for tag in tags if tag in TENSED or tag in _PHRASE), False) is False


def _forbids(tree: Tree, first: int) -> bool:
    """Whether words open with "don't" and a verb without a subject ("Don't count him out")."""
    verb = tree.words[first].head
    ordered = tree.words[first].lemma == "do" and tree.words[verb].tag == "VB" and tree.words[verb].head == verb
    return ordered and [w.dep for w in tree.words[first + 1 : first + 2]] == ["neg"] and tree.subject(verb) is None


def _is_courteous(tree: Tree, inside: frozenset[int], head: int | None) -> bool:
    """Whether the first person thanks, greets or condoles: "I want to thank the crew", "we send our sympathy"."""
    if head is None or not any(tree.words[i].text.casefold() in ("i", "we") for i in _subjects(tree, head)):
        return False
    deeds = {head, *(k for k in tree.children[head] if tree.words[k].dep == "xcomp" and k in inside)}
    done = [tree.words[i] for i in deeds]
    given = [tree.words[k] for i in deeds for k in tree.children[i] if tree.words[k].dep == "dobj"]
    courtesies = group("appeal_phrases", "courtesy")
    return any(w.lemma in courtesies and w.tag in ("VB", "VBP", "NN", "NNS") for w in done + given) and (
        tree.words[head].tag in ("VB", "VBP")
    )


def _subjects(tree: Tree, i: int) -> list[int]:
    """The subject of a verb, or of the verb it is joined to."""
    while tree.words[i].dep == "conj" and tree.subject(i) is None and tree.words[i].head != i:
        i = tree.words[i].head
    return [s for s in (tree.subject(i),) if s is not None]


@lru_cache(1)
def _requests(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text asks to get in touch: from who is asked to the end of the sentence."""
    if not any(mark in text for mark in _LINKS) and not _mentions(text):
        return ()
    return tuple((found.start(), len(text)) for found in _request().finditer(text))


def _mentions(text: str) -> bool:
    """Whether a text has what a request without an address has: a word of asking, or a number of some length."""
    return not _mention_clues().isdisjoint(told(text)) and _mention().search(text) is not None


@cache
def _mention_clues() -> frozenset[str]:
    return clues(_MENTIONS | group("appeal_requests", "opening")) | {FIGURE}


@cache
def _mention() -> re.Pattern[str]:
    words = alternation(_MENTIONS | group("appeal_requests", "opening"), {})
    return re.compile(rf"\b{words}\b|\d{{4}}", re.IGNORECASE)


@cache
def _request() -> re.Pattern[str]:
    party, crowd, asked, touch, offer, taken, search, opening = (
        f"(?:{_any('appeal_requests', label)})"
        for label in ("party", "crowd", "asked", "touch", "offer", "taken", "search", "opening")
    )
    also, call = "(?:also |still |now )?", "(?:call|contact|ring|phone|email|come forward|get in touch)"
    reach = "(?:call|ring|phone|text|e-?mail|contact|helpline|hotline|telephone|tel|fax|visit|go to|log on to)"
    told = rf"(?:is|are|'s) {also}{asked} to|should|please"
    ways = (
        rf"\b(?:{party}\b{_GAP}\b(?:{told}|can|may)|{crowd}\b{_GAP}\b(?:{told})) (?:also |please )?{touch}\b",
        rf"\b(?:is|are) {also}{asked} to (?:please )?{call}\b",
        rf"\b(?:is|are|remain|has been|have been) {also}appealing (?:to the public )?for (?:any )?{search}\b",
        rf"\b{offer}\b{_GAP}\b(?:can|may|should) {also}be {taken}\b",
        rf"\b{offer}\b (?:is|are) available (?:at|on|from|online|via|by)\b{_GAP}(?:{_WEB}|{_NUMBER}|online|box office)",
        rf"\bcan {also}be (?:reached|contacted|emailed|followed) (?:at|on|by|via|through)\b",
        rf"^[\"'“‘]?{opening}\b{_GAP}\b(?:please|{touch}|see|click)\b",
        rf"\bon (?:tel\.? |freephone )?{_NUMBER}",
        rf"\b{reach}\b[^.?!;]{{0,60}}?(?:{_NUMBER}|{_WEB})",
        rf"\b(?:call|contact|ring|phone)\b{_GAP}\bcrimestoppers\b",
        r"\bcrimestoppers\b[^.?!;]{0,60}\b(?:anonymous|on 0800|confidence)",
    )
    return re.compile("|".join(ways), re.IGNORECASE)
