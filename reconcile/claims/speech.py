"""Finds every stretch of a document that is said by somebody other than the source."""

from __future__ import annotations

from collections.abc import Sequence

from reconcile.model import Document, Sentence, Speech


def find(document: Document, sentences: Sequence[Sentence]) -> tuple[Speech, ...]:
    """The reported stretches of a document, in document order."""
    return ()
