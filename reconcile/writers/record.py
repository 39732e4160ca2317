"""Everything, for other programs (report.json).

One object with sorted keys: ``format`` (1; raised when a key changes its meaning), ``story``, and lists
in the order of the tables. The keys are the fields of the values in ``reconcile.model``, with these turns:

- ``documents``: with ``text`` and ``paragraphs``; every offset counts characters of ``text`` from 0.
- ``claims``: the claim's fields, with ``verdict``, ``independent_sources``, ``agrees_with``,
  ``conflicts_with``, ``why``; ``sentence`` without its parse; ``slots`` as found.
- ``links``, ``internal``, ``set_aside``: ``a`` and ``b`` are claim ids; ``reasons`` in full.
- ``facts``, ``omissions``, ``questions``, ``passages``, ``summary``: every claim in them is its id, and the links of
  ``summary.worst`` are told as in ``links``.
- ``problems``: as in problems.csv, with ``unread`` for a lost source.
- ``decisions``, ``gone``: what an editor decided, on what is here and on what is here no longer.

Dates and times are ISO 8601; what is open or not known is null, and an enumerated value is its word.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any

from reconcile.model import Claim, Link, Result, Sentence, SetAside, Standing
from reconcile.writers._csv import encode
from reconcile.writers._order import ordered

FORMAT = "json"
_VERSION = 1


def files(result: Result) -> Mapping[str, bytes]:
    """The whole result as one JSON file."""
    return {"report.json": encode(json.dumps(told(result), ensure_ascii=False, indent=1, sort_keys=True) + "\n")}


def told(result: Result) -> dict[str, Any]:
    """The result as plain values."""
    return {"format": _VERSION, **_told(ordered(result))}


def _told(value: Any) -> Any:
    match value:
        case Standing():
            return {**_fields(value.claim, without=("beside",)), **_fields(value, without=("claim",))}
        case Claim():
            return value.claim_id
        case Link() | SetAside():
            return {**_fields(value, without=("a", "b")), "a": value.a.claim_id, "b": value.b.claim_id}
        case Sentence():
            return _fields(value, without=("words",))
        case datetime():
            return value.isoformat()
        case float():
            return value if math.isfinite(value) else None
        case tuple() | list():
            return [_told(item) for item in value]
    return _fields(value) if is_dataclass(value) else value


def _fields(value: Any, without: Iterable[str] = ()) -> dict[str, Any]:
    return {field.name: _told(getattr(value, field.name)) for field in fields(value) if field.name not in without}
