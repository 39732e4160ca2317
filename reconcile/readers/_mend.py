"""Characters that only lay out or spoil a text: mended so that words compare and offsets stay simple."""

from __future__ import annotations

import re

# A problem, and what was done about it.
Note = tuple[str, str]

# What hides inside words without being seen: soft hyphens, joiners and marks of direction.
_HIDDEN = re.compile("[\xad\u200b\u200c\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
# UTF-8 read as Windows-1252 or Latin-1: what a curly quotation mark, an accent or a pound sign turns into.
_SPOILT = re.compile("â€|â\x80|Ã[\x80-\xbf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|Â[\xa0-\xbf]")


def mend(text: str) -> tuple[str, tuple[Note, ...]]:
    """The text without hidden characters, with plain spaces and letters for ligatures, and its encoding mended.

    Quotation marks, dashes and capitals stay as they are printed.

    >>> mend("of\xadfice\u00a0\ufb01re cafÃ©")[0]
    'office fire café'
    """
    text, notes = _encoded(text)
    return _SPACES.sub(" ", _HIDDEN.sub("", text)).translate(_LIGATURES), notes


def _encoded(text: str) -> tuple[str, tuple[Note, ...]]:
    """The text with lines mended that were read in a wrong encoding, where that is sure."""
    found = _SPOILT.search(text)
    if not found:
        return text, ()
    from ftfy import fix_encoding

    lines = text.split("\n")
    mended = [fix_encoding(line) if _SPOILT.search(line) else line for line in lines]
    count = sum(a != b for a, b in zip(lines, mended, strict=True))
    if not count:
        return text, ()
    fault = f"letters spoilt by a wrong encoding in {count} line{'s' * (count > 1)} (“{found.group()}”)"
    return "\n".join(mended), ((fault, "mended"),)
