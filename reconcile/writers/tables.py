"""Tables that Excel opens (.csv): claims, links, what was set aside, documents, problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reconcile.model import Result
from reconcile.writers._csv import pieces
from reconcile.writers._tables import tables

FORMAT = "csv"


def files(result: Result) -> Mapping[str, Iterator[bytes]]:
    """One CSV file a table; a table with nothing in it is written with its header."""
    return {f"{table.name}.csv": pieces(table.columns, table.rows) for table in tables(result)}
