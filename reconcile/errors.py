"""What can go wrong on purpose. The library raises these; the command line turns them into one line."""

from __future__ import annotations


class ReconcileError(Exception):
    """Something the user can mend; the message says what, where and what would be accepted."""


class UsageError(ReconcileError):
    """No such folder, no source in it, an unknown format, an output that cannot be written (exit 2)."""


class SettingsError(ReconcileError):
    """A settings file that cannot be read or holds an unknown or unusable value (exit 2)."""


class UnreadableSource(ReconcileError):
    """A source that is empty, binary or not decodable; becomes a problem row, never stops a run."""
