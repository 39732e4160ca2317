"""A report to paste into a ticket or a mail (report.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from reconcile.model import Result
from reconcile.writers._cards import Card, Quote
from reconcile.writers._csv import encode
from reconcile.writers._pieces import Piece
from reconcile.writers._view import View, view

FORMAT = "md"

# What Markdown, or the HTML within it, would take for its own anywhere in a line, and at the beginning of one.
_MARKUP = re.compile(r"([\\`*_\[\]<>|~#!&$])")
_START = re.compile(r"^(\d*)([-+=.)])")
_BREAKS = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
# What turns the direction of the rest of a line, or cannot be seen.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def files(result: Result) -> Mapping[str, bytes]:
    """The report in Markdown as GitHub, GitLab and most mail programs read it."""
    return {"report.md": encode("\n".join(_lines(view(result))) + "\n")}


def plain(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would act on.

    >>> print(plain("*5* < 6,\\nsays [me](x)"))
    \\*5\\* \\< 6, says \\[me\\](x)
    """
    line = _BREAKS.sub(" ", _UNSEEN.sub("\ufffd", text)).strip()
    return _START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", line))


def _lines(page: View) -> Iterator[str]:
    yield f"# {plain(page.story)}: what the sources say"
    yield ""
    yield from (f"- {plain(sentence)}" for sentence in page.lead)
    yield from _cards("Conflicts", page.conflicts)
    yield from _cards("Rejected by the editor", page.rejected)
    yield from _section("Versions in circulation", _variants(page))
    yield from _section("Questions to put", _questions(page))
    yield from _section("What is left out", _gaps(page))
    yield from _section("Agreements", _agreements(page))
    yield from _cards("Within one source", page.internal)
    yield from _section("Sources", _sources(page))
    yield from _section("Wording they share", _shared(page))
    yield from _cards("Set aside: looks like a conflict and is not", page.set_aside)
    yield from _section("Decisions on what is no longer there", map(_row, page.gone))
    yield from _section("Problems met", map(_row, page.problems))
    yield from _section("How to read this", _how(page))


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """A heading and what stands below it; nothing where there is nothing."""
    found = list(lines)
    if found:
        yield from ("", f"## {heading}", "", *found)


def _cards(heading: str, cards: Iterable[Card]) -> Iterator[str]:
    yield from _section(heading, (line for card in cards for line in _card(card)))


def _card(card: Card) -> Iterator[str]:
    yield f"**{plain(card.heading)}**  "
    yield plain(card.why)
    if card.said:
        yield ""
        yield f"*{plain(card.said.text)}*" + (f": {plain(card.said.note)}" if card.said.note else "")
    for quote in card.quotes:
        yield ""
        yield from _quotation(quote)
    yield ""


def _quotation(quote: Quote) -> Iterator[str]:
    words = "".join(map(_piece, quote.pieces)).strip()
    yield f"> {words}  "
    where = " · ".join(filter(None, (quote.kind, quote.published)))
    yield f"> — **{plain(quote.source)}**, {plain(quote.speaker)} ({plain(where)})"


def _piece(piece: Piece) -> str:
    """A piece of a quotation, the deciding words in bold; the spaces around them stay outside."""
    words = plain(piece.text)
    before, after = (" " if piece.text[place].isspace() else "" for place in (0, -1))
    if not words:
        return before
    return f"{before}**{words}**{after}" if "mark" in piece.covers else f"{before}{words}{after}"


def _variants(page: View) -> Iterator[str]:
    for item in page.variants:
        yield f"- {plain(item.label)}: {plain(item.told)}"


def _shared(page: View) -> Iterator[str]:
    for item in page.shared:
        spots = (f"{plain(spot.source)}, paragraph {spot.paragraph}" for spot in item.spots)
        yield f"- “{plain(item.text)}” ({'; '.join(spots)})"


def _questions(page: View) -> Iterator[str]:
    for addressee in page.addressees:
        yield f"To {plain(addressee.name) or 'somebody who knows'}:"
        yield ""
        yield from (f"{number}. {plain(item.text)}" for number, item in enumerate(addressee.questions, 1))
        yield ""


def _gaps(page: View) -> Iterator[str]:
    for gap in page.gaps:
        yield f"Not in {plain(gap.source)}:"
        yield ""
        for item in gap.missing:
            yield f"- {plain(item.quote.claim.text)} ({plain(item.quote.source)}). {plain(item.why)}"
        yield ""


def _agreements(page: View) -> Iterator[str]:
    for item in page.agreements:
        same = " (same origin)" if item.same_origin else ""
        yield f"- {plain(item.quotes[0].claim.text)} — {plain(' · '.join(item.sources))}{same}"


def _sources(page: View) -> Iterator[str]:
    yield "| source | kind | published | claims | label for paid content |"
    yield "| --- | --- | --- | --- | --- |"
    for source in page.sources:
        cells = (source.name, source.document.kind, source.published, str(source.claims), source.document.paid_label)
        yield f"| {' | '.join(map(plain, cells))} |"


def _row(cells: Iterable[str]) -> str:
    return f"- {' – '.join(plain(cell) for cell in cells if cell)}"


def _how(page: View) -> Iterator[str]:
    for mark, number in page.marks:
        yield f"- {mark.shape} {mark.word} ({number}): {mark.meaning}"
    yield "- The words in bold decided. The program does not know what is true: check before you print."
