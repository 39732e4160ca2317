"""The committed sample reports are, byte for byte, what the code writes."""

from __future__ import annotations

import pytest

from tests.samples import SAMPLES, rendered, stories


@pytest.mark.parametrize("story", stories())
def test_sample_report(story: str) -> None:
    written = rendered(story)
    folder = SAMPLES / story
    committed = {path.name: path.read_bytes() for path in folder.iterdir() if ".actual" not in path.name}
    wrong = sorted(name for name in written.keys() | committed.keys() if written.get(name) != committed.get(name))
    for name in wrong:
        (folder / f"{name}.actual").write_bytes(written.get(name, b""))
    assert not wrong, f"{story}: {', '.join(wrong)} differ; the actual files lie beside them (tox -e samples rewrites)"
