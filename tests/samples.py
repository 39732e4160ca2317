"""Writes the sample reports of the fixture dossiers: ``python -m tests.samples``."""

from __future__ import annotations

from pathlib import Path

from reconcile import writers
from reconcile.pipeline import reconcile

ROOT = Path(__file__).parent.parent
DOSSIERS = ROOT / "fixtures" / "dossiers"
SAMPLES = ROOT / "reports" / "samples"
FORMATS = tuple(name for name in writers.formats() if name != "xlsx")


def stories() -> list[str]:
    """The fixture dossiers, by name."""
    return sorted(p.name for p in DOSSIERS.iterdir() if p.is_dir())


def rendered(story: str) -> dict[str, bytes]:
    """The files of one sample report; no clock in any of them."""
    return writers.render(reconcile([DOSSIERS / story]), FORMATS)


def main() -> None:
    """Rewrite every sample report, and remove what no story writes any more."""
    for story in stories():
        folder = SAMPLES / story
        folder.mkdir(parents=True, exist_ok=True)
        files = rendered(story)
        for old in folder.iterdir():
            if old.name not in files:
                old.unlink()
        for name, data in files.items():
            (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
