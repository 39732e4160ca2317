"""Whom and what the pronouns of a set of texts are told to mean, held against chains of mentions marked by hand.

    python benchmarks/coreference.py TEXTS.jsonl.gz [all|even|odd] [READING.txt]

TEXTS holds one JSON object a document, as made of ECB+: ``doc``, ``topic`` (a number), ``subtopic``, ``sentences``
(lists of words) and ``mentions`` (``text``, ``sentence``, ``span``, ``type`` and ``chain``, which is one within a
subtopic). The second word picks the documents of all, the even or the odd topics. Printed for each sort of pronoun,
and for those that a name of the dossier answers and those that are told in other words: how many are told rightly
(their chain has no less in common with what is told than any other has), wrongly, are told as what is in no chain
("unmatched"), or are left open. READING is written with every pronoun in its sentence, to be read.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attributions import document

from reconcile.claims.parsed import parse
from reconcile.claims.said.speech import find
from reconcile.claims.shown.antecedents import Antecedents
from reconcile.claims.slots import name
from reconcile.claims.who import identity
from reconcile.claims.who.sorts import PRONOUNS

_CLOSING = frozenset(",.!?;:%)]”’") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "’s", "'"}
_OPENING = frozenset("([“`$#")
_WRITTEN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
_SMALL = frozenset(
    {"the", "a", "an", "of", "in", "on", "at", "to", "and", "for", "with", "by", "from", "who", "that", "this", "as"}
    | {"is", "was", "be", "mr", "mrs", "ms", "dr"}
    | PRONOUNS.keys()
)
# What a chain and what is told have this much in common for them to be one, whatever another chain has.
HALF = 0.5
_TOLD = ("right", "wrong", "unmatched")

Chains = Mapping[str, set[str]]


def running_text(rows: Sequence[Sequence[str]]) -> tuple[str, dict[tuple[int, int], int]]:
    """The text that lists of words were made of, and where in it each word begins, by sentence and place."""
    text, starts = "", {}
    for number, row in enumerate(rows):
        quoted = glued = False
        text += " " if text else ""
        for k, token in enumerate(row):
            word = _WRITTEN.get(token, token)
            opens, closes = word in _OPENING, word in _CLOSING
            if word == '"':
                opens, closes = not quoted, quoted
                quoted = not quoted
            text += "" if not k or closes or glued else " "
            starts[number, k] = len(text)
            text += word
            glued = opens
    return text, starts


def chains(rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, set[str]]]:
    """What is written of each chain of a subtopic, save pronouns."""
    out: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        for m in row["mentions"]:
            somebody = not m["type"].startswith(("ACTION", "NEG", "TIME"))
            if m["chain"] and somebody and m["text"].lower() not in PRONOUNS and _telling(m["text"]):
                out[row["subtopic"]][m["chain"]].add(m["text"])
    return out


def verdict(told: str, chain: str, known: Chains) -> str:
    """Whether what is told of a pronoun is of its ``chain``; "" where that has no other words."""
    if not told or not known.get(chain):
        return "" if told else "open"
    shared = {c: max(_shared(told, text) for text in texts) for c, texts in known.items()}
    most = max(shared.values())
    if not most:
        return "unmatched"
    return "right" if shared[chain] >= min(most, HALF) else "wrong"


def pronouns(row: Mapping[str, Any]) -> Iterator[tuple[str, str, str, str, str]]:
    """Chain, pronoun, whether a name answers it, what is told of it, and its sentence with the one before."""
    text, starts = running_text(row["sentences"])
    doc = document(row["doc"], text)
    parsed = parse.sentences(doc)
    who = identity.resolve([doc], {doc.source: parsed}, {doc.source: [name.find(s, "") for s in parsed]})
    told = Antecedents(parsed, find(doc, parsed), who)
    places = {w.start: (n, i) for n, s in enumerate(parsed) for i, w in enumerate(s.words)}
    for m in row["mentions"]:
        place = starts[m["sentence"], m["span"][0]]
        if not m["chain"] or m["text"].lower() not in PRONOUNS or place not in places:
            continue
        number, i = places[place]
        key = who.reference(parsed[number], i)
        meant = who.entities[key].display if key else told.of_pronoun(number, i) or ""
        before = parsed[number - 1].text if number else ""
        here, cut = parsed[number].text, place - parsed[number].start
        shown = f"{before}\n   # {here[:cut]}<<{m['text']}>>{here[cut + len(m['text']) :]}"
        yield m["chain"], m["text"], "by name" if key else "in words", meant, shown


def main(path: str, part: str = "all", reading: str = "") -> None:
    """Print how the pronouns of the documents are told."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    known, counts, read = chains(rows), defaultdict[str, Counter[str]](Counter), []
    for row in rows:
        if part != "all" and (row["topic"] % 2 == 0) != (part == "even"):
            continue
        for chain, pronoun, how, meant, shown in pronouns(row):
            if found := verdict(meant, chain, known[row["subtopic"]]):
                for group in ("all", how, PRONOUNS[pronoun.lower()]):
                    counts[group][found] += 1
                gold = sorted(known[row["subtopic"]].get(chain, ()))[:4]
                read.append(f"{found} | {row['doc']} | {pronoun} ({how}) = {meant!r}, marked {gold}\n   {shown}\n")
    for group, count in sorted(counts.items()):
        told = sum(count[k] for k in _TOLD)
        share = f"right {count['right'] / max(told, 1):.2f} of those told, told {told / max(count.total(), 1):.2f}"
        print(f"{group:8} {dict(sorted(count.items()))}  {share}")
    if reading:
        Path(reading).write_text("".join(read), encoding="utf-8")


def _telling(text: str) -> set[str]:
    return {w for w in re.findall(r"\w+", text.lower()) if w not in _SMALL and len(w) > 1}


def _shared(a: str, b: str) -> float:
    """Of the telling words of two phrases, the part that both have."""
    ours, theirs = _telling(a), _telling(b)
    return len(ours & theirs) / max(len(ours | theirs), 1)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:4])
