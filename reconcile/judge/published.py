"""The day a report is of."""

from __future__ import annotations

from contextlib import suppress
from datetime import date


def day(published: str) -> date | None:
    """A claim's publication date; None where it is not known to the day."""
    with suppress(ValueError):
        return date.fromisoformat(published[:10])
    return None
