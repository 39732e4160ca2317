"""One page to read, click through and print (report.html)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files as resources
from typing import TYPE_CHECKING, NamedTuple

from reconcile.model import Result
from reconcile.writers._csv import encode
from reconcile.writers._view import view

if TYPE_CHECKING:
    from jinja2 import Template

FORMAT = "html"


def files(result: Result) -> Mapping[str, bytes]:
    """The page: self-contained, nothing fetched, readable without scripts."""
    page = template("report.html").render(page=view(result), style=inline("report.css"), script=inline("report.js"))
    return {"report.html": encode(page)}


@cache
def template(name: str) -> Template:
    """A template of ours; what it is given is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    # Autoescape always: every word on the page but its own style and script is somebody else's.
    environment = Environment(
        loader=PackageLoader("reconcile.writers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)


class Inline(NamedTuple):
    """A style or script of ours that goes into the page as it is, and the digest that permits it."""

    text: str
    digest: str


@cache
def inline(name: str) -> Inline:
    """The text of a style or script that stands beside the templates."""
    text = resources("reconcile.writers").joinpath("templates", name).read_text(encoding="utf-8")
    return Inline(text, f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}")
