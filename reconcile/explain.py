"""The full account of one claim or link, read back from the tables of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from reconcile.errors import UsageError
from reconcile.writers import read_table

Row = Mapping[str, str]

_SIDES = tuple(f"{side}_{what}" for side in "ab" for what in ("claim_id", "source", "said_by", "claim"))
_LINK = ("link_id", "relation", "difference", "strength", "why", "decision", "note", *_SIDES)
# The tables an account is made from, and what it needs of each.
TABLES = {
    "claims": (
        *("claim_id", "source", "paragraph", "claim", "sentence", "start", "end", "said_by", "said_as", "status"),
        *("consistency", "why", "decision", "note"),
    ),
    "links": _LINK,
    "internal": _LINK,
    "set_aside": ("reason", "why", *_SIDES),
    "reasons": ("link_id", "link_difference", "rule", "relation", "difference", "weight", "a_words", "b_words",
                "sentence"),
}  # fmt: skip
_ACCEPTED = "a report folder written with --format csv is accepted"


class Tables(NamedTuple):
    """The tables an account is made from."""

    claims: list[dict[str, str]]
    links: list[dict[str, str]]
    internal: list[dict[str, str]]
    set_aside: list[dict[str, str]]
    reasons: list[dict[str, str]]

    @property
    def all_links(self) -> list[dict[str, str]]:
        return [*self.links, *self.internal]


def explain(report_dir: Path, id: str) -> str:
    """What was compared, which words decided, and each weight, for one claim or link.

    Raises UsageError where the folder holds no report with tables, or no such id.
    """
    tables = _tables(report_dir)
    links = [row for row in tables.all_links if row["link_id"] == id]
    if links:
        return _text(line for row in links for line in _link(row, tables.reasons))
    claims = [row for row in tables.claims if row["claim_id"] == id]
    if claims:
        return _text(_claim(claims[0], tables))
    raise UsageError(f"{id!r}: no claim or link of {report_dir} has this id; {_near(id, tables)}")


def _tables(folder: Path) -> Tables:
    return Tables(*(_table(folder, name, columns) for name, columns in TABLES.items()))


def _table(folder: Path, name: str, columns: Iterable[str]) -> list[dict[str, str]]:
    try:
        rows = read_table(folder / f"{name}.csv")
    except OSError as error:
        raise UsageError(f"{folder}: {name}.csv cannot be read ({error.strerror}); {_ACCEPTED}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{folder}: {name}.csv is not UTF-8; {_ACCEPTED}") from None
    missing = [column for column in columns if rows and column not in rows[0]]
    if missing:
        raise UsageError(f"{folder}: {name}.csv has no column {missing[0]!r}; {_ACCEPTED}")
    return rows


def _near(id: str, tables: Tables) -> str:
    known = sorted({row["claim_id"] for row in tables.claims} | {row["link_id"] for row in tables.all_links})
    near = [name for name in known if id and name.startswith(id)][:3] or get_close_matches(id, known, 3, 0.6)
    if near:
        return f"near it: {', '.join(near)}"
    return "the first columns of claims.csv and links.csv list them"


def _claim(row: Row, tables: Tables) -> Iterator[str]:
    yield f"Claim {row['claim_id']}: {row['consistency']}"
    yield row["why"]
    yield from _editor(row)
    yield ""
    yield f"  {_quoted(row['claim'])}"
    yield f"  {row['source']}, paragraph {row['paragraph']}, characters {row['start']} to {row['end']}; {row['status']}"
    yield f"  said by {row['said_by'] or 'the source itself'} ({row['said_as']})"
    if row["sentence"] != row["claim"]:
        yield f"  in the sentence: {row['sentence']}"
    links = [link for link in tables.all_links if _has(link, row["claim_id"])]
    for link in links:
        yield ""
        yield from _link(link, tables.reasons)
    aside = [pair for pair in tables.set_aside if _has(pair, row["claim_id"])]
    for pair in aside:
        yield ""
        yield f"Set aside: {pair['reason']}"
        yield from _pair(pair)
    if not links and not aside:
        yield ""
        yield "It was linked with no claim of another source."


def _editor(row: Row) -> Iterator[str]:
    """What the editor decided, the machine's own account following in full."""
    if row["decision"] or row["note"]:
        yield f"The editor: {' – '.join(filter(None, (row['decision'], row['note'])))}"


def _has(pair: Row, claim_id: str) -> bool:
    return claim_id in (pair["a_claim_id"], pair["b_claim_id"])


def _link(row: Row, reasons: Iterable[Row]) -> Iterator[str]:
    kind = ", ".join(filter(None, (f"{row['strength']} {row['relation']}", row["difference"])))
    yield f"Link {row['link_id']}: {kind}"
    yield from _editor(row)
    yield from _pair(row)
    yield ""
    key = (row["link_id"], row["difference"])
    steps = [reason for reason in reasons if (reason["link_id"], reason["link_difference"]) == key]
    width = max((len(step["weight"]) for step in steps), default=0) + 1
    for step in steps:
        yield _step(step, width)
    total = sum((Decimal(step["weight"]) for step in steps), Decimal())
    yield f"  {total:+{width}}  in all: the sum of the weights above"


def _pair(row: Row) -> Iterator[str]:
    yield row["why"]
    yield ""
    for side in "ab":
        yield f"  {side.upper()}  {row[f'{side}_claim_id']}  {row[f'{side}_source']}, {_speaker(row, side)}"
        yield f"     {_quoted(row[f'{side}_claim'])}"


def _speaker(row: Row, side: str) -> str:
    speaker = row[f"{side}_said_by"]
    return f"said by {speaker}" if speaker else "in its own voice"


def _step(step: Row, width: int) -> str:
    both = (step["a_words"], step["b_words"])
    words = f" {' – '.join(map(_quoted, both))}" if any(both) else ""
    kind = f"{step['rule']}, {step['relation']}" if step["relation"] != "agree" else step["rule"]
    return f"  {Decimal(step['weight']):+{width}}  {step['sentence'].rstrip('.')}.{words} ({kind})"


def _quoted(words: str) -> str:
    """Words in quotation marks, unless they bring their own."""
    return words if words.startswith(("“", "‘")) else f"“{words}”"


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines)
