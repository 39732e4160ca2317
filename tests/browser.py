"""A real Chromium, where there is one, and what a page does in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

# Quiet and alone: nothing of the browser's own may look for a network.
OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
# Where .ci/run puts axe.min.js.
AXE = "RECONCILE_AXE"


def chromium() -> str:
    """The browser's path; skips the test where there is none."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or pytest.skip("no Chromium on this machine to open the page in")


def axe() -> str:
    """The source of axe-core; skips the test where it is not at hand."""
    path = Path(os.environ.get(AXE, ""))
    return path.read_text(encoding="utf-8") if path.is_file() else pytest.skip(f"no axe-core: {AXE} names no file")


@contextmanager
def launched() -> Iterator[Any]:
    """A running browser."""
    api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=list(OPTIONS))
        yield browser
        browser.close()


class Visit:
    """One page, opened from a file, with what the browser complained of and all that it asked for."""

    def __init__(self, browser: Any, path: Path, **context: Any) -> None:
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **context})
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())

    def __enter__(self) -> Visit:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def press(self, key: str, times: int = 1) -> None:
        for _ in range(times):
            self.page.keyboard.press(key)

    def tab_to(self, selector: str, most: int = 400) -> int:
        """Press Tab until the focus is on what a selector names; how often it took."""
        for times in range(1, most + 1):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return times
        raise AssertionError(f"{most} times Tab did not reach {selector}")

    def visible(self, selector: str) -> int:
        """How many elements of a selector are shown."""
        return sum(element.is_visible() for element in self.page.query_selector_all(selector))
