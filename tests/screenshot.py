"""Takes the README's picture of the committed sample report: ``python -m tests.screenshot`` (needs Chromium)."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tests.browser import OPTIONS, chromium
from tests.samples import ROOT, SAMPLES

PICTURE = ROOT / "reports" / "screenshot.png"
# What an editor sees first on a laptop.
WIDTH, HEIGHT = 1280, 960


def take(target: Path) -> None:
    """Write the picture of the Norfolk sample, in light colours, as PNG."""
    page = SAMPLES / "norfolk-ofsted" / "report.html"
    size = (f"--window-size={WIDTH},{HEIGHT}", "--hide-scrollbars", "--force-device-scale-factor=1")
    with tempfile.TemporaryDirectory() as profile:
        command = [chromium(), "--headless", *OPTIONS, *size, f"--user-data-dir={profile}", f"--screenshot={target}"]
        subprocess.run([*command, page.as_uri()], check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    take(PICTURE)
