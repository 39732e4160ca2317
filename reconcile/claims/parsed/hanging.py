"""What a mend of a parse changes."""

from __future__ import annotations

from typing import NamedTuple


class Change(NamedTuple):
    """Word ``at`` belongs under ``head`` as ``dep``."""

    at: int
    head: int
    dep: str
