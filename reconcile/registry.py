"""Finds the files of a room: one file is one rule, gate, slot, reader or writer."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType


@cache
def modules(room: str) -> tuple[ModuleType, ...]:
    """The public modules of a package such as ``reconcile.judge.rules``, sorted by name.

    A module whose name begins with an underscore is shared furniture of the room and not listed.
    """
    package = import_module(room)
    names = sorted(m.name for m in iter_modules(package.__path__) if not m.name.startswith("_"))
    return tuple(import_module(f"{room}.{name}") for name in names)


@cache
def name(module: ModuleType) -> str:
    """The short name a module is listed under."""
    return module.__name__.rpartition(".")[2]


@cache
def title(module: ModuleType) -> str:
    """The first line of a module's docstring: how it is listed to users."""
    return (module.__doc__ or "").strip().partition("\n")[0]
