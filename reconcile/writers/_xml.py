"""What XML can hold."""

from __future__ import annotations

import re

# Characters that XML 1.0 cannot hold, even escaped: most control characters and two non-characters.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def valid(text: str) -> str:
    """The text with a sign of replacement for each character that XML cannot hold.

    >>> valid("bell\\x07")
    'bell�'
    """
    return _NOT_XML.sub("\ufffd", text)
