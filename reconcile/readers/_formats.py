"""Which module reads a file: by its ending, unless its first bytes say otherwise."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from reconcile import registry

ROOM = "reconcile.readers"


@cache
def formats() -> dict[str, ModuleType]:
    """The module that reads each ending, longest ending first.

    >>> registry.title(formats()[".txt"])
    'Plain text (.txt).'
    """
    rooms = (m for m in registry.modules(ROOM) if hasattr(m, "ENDINGS"))
    found = {ending: module for module in rooms for ending in module.ENDINGS}
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def ending(name: str) -> str:
    """The ending of a file's name that a module reads, or "".

    >>> ending("desk.claims.csv"), ending("sources.csv"), ending("PAGE.HTM")
    ('.claims.csv', '', '.htm')
    """
    name = name.casefold()
    return next((e for e in formats() if name.endswith(e) and name != e), "")


def is_source(name: str) -> bool:
    """Whether a file of a dossier's folder is one of its sources, by its name.

    >>> is_source("post.txt"), is_source("README.md"), is_source("gold.csv")
    (True, False, False)
    """
    return bool(ending(name)) and not name.casefold().startswith((".", "readme"))


def reader(name: str, data: bytes) -> tuple[ModuleType, str]:
    """The module for a file, and what the file is where it is not what its name says ("a PDF"), else "".

    Raises KeyError for a name that ``is_source`` does not take.
    """
    own = formats()[ending(name)]
    fitting = [module for module in dict.fromkeys(formats().values()) if hasattr(module, "fits") and module.fits(data)]
    if not fitting or own in fitting:
        return own, ""
    return fitting[0], fitting[0].NAME
