"""The body of a mail: its lines made whole, what it quotes of an earlier mail and its signature told apart."""

from __future__ import annotations

import re

from reconcile.model import Role, Span

_QUOTED = re.compile(r"[ \t]*>")
_WROTE = re.compile(r"(?:on|am|le)\b.{5,200}\b(?:wrote|writes|schrieb|a écrit)\s*:$", re.I | re.S)
_ORIGINAL = re.compile(r"-{2,}\s*original (?:message|appointment)\s*-{2,}|_{10,}$", re.I)
_FORWARDED = re.compile(r"-{2,}\s*forwarded (?:message|by).*|begin forwarded message:", re.I)
_HEADER = re.compile(r"\*?(?:from|sent|to|cc|subject|date|reply-to)\*?:\*?\s", re.I)
_SIGNATURE = re.compile(r"-- ?$")


def folded(body: str, flowed: bool) -> str:
    """A body's lines as they were written: those of "flowed" text that were wrapped for the way are joined."""
    lines = body.replace("\r\n", "\n").split("\n")
    if not flowed:
        return "\n".join(lines)
    out: list[str] = []
    open_line = False
    for line in lines:
        line = line.removeprefix(" ")
        joins = open_line and not line.startswith(">") and line != "-- "
        out = [*out[:-1], out[-1] + line] if joins else [*out, line]
        open_line = line.endswith(" ") and not line.startswith(">") and line != "-- "
    return "\n".join(out)


def parted(body: str) -> tuple[str, tuple[tuple[Span, Role], ...], tuple[tuple[str, str], ...]]:
    """The body, what of it makes no claim of the writer's, and notes on that.

    An earlier mail below the answer is apart; a forwarded one is what the mail brings, so it is read.
    """
    roles: list[tuple[Span, Role]] = []
    lines = body.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    quoted = _quoted(lines)
    for place, line in enumerate(lines):
        if line.strip() and place in quoted:
            roles.append((Span(starts[place], starts[place] + len(line)), Role.FURNITURE))
    apart = any(lines[place].strip() and not _HEADER.match(lines[place].strip()) for place in quoted)
    note = ("holds an earlier mail or a signature below the answer", "kept in the text, no claim is taken from it")
    return body, tuple(roles), (note,) * apart


def _quoted(lines: list[str]) -> set[int]:
    """The places of the lines that quote, lead to a quotation, or sign; headers of a forwarded mail."""
    found: set[int] = set()
    for place, line in enumerate(lines):
        bare = line.strip()
        if place in found:
            continue
        if _QUOTED.match(line):
            found.add(place)
        elif _FORWARDED.fullmatch(bare):
            found |= {place, *_headers(lines, place + 1)}
        elif _ORIGINAL.match(bare) or _SIGNATURE.fullmatch(line) or _replied(lines, place):
            return found | set(range(place, len(lines)))
        elif _WROTE.fullmatch(bare) or _WROTE.fullmatch(" ".join(lines[place : place + 2])):
            found |= {place, place + 1} if not _WROTE.fullmatch(bare) else {place}
    return found


def _headers(lines: list[str], place: int) -> set[int]:
    """The places of the headers from a place on, empty lines before them included."""
    found: set[int] = set()
    while place < len(lines) and (_HEADER.match(lines[place].strip()) or not (found or lines[place].strip())):
        if lines[place].strip():
            found.add(place)
        place += 1
    return found


def _replied(lines: list[str], place: int) -> bool:
    """Whether the headers of an earlier mail begin here, as office programs put them below an answer."""
    if not lines[place].strip().casefold().startswith(("from:", "*from:")) or place == 0:
        return False
    return len(_headers(lines, place)) > 2
