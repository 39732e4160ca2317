"""What is not used is not loaded: a story in plain text costs nothing of what web pages, PDFs or mails need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STORY = ROOT / "fixtures" / "dossiers" / "norfolk-ofsted"
HEAVY = ("trafilatura", "lxml", "pypdf", "docx", "ftfy", "charset_normalizer", "email.parser")
OWN = ("_html_text", "_html_page", "_pdf_text", "_pdf_lines", "_docx_text", "_docx_body", "_mail_text", "_served")

COMMANDS = {
    "the command line": "import reconcile.cli",
    "the list of formats": "from reconcile import readers; readers.formats()",
    "plain text": f"from pathlib import Path; from reconcile import readers; readers.read([Path({str(STORY)!r})])",
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_no_reader_is_loaded_that_is_not_used(command: str) -> None:
    asked = [*HEAVY, *(f"reconcile.readers.{name}" for name in OWN)]
    told = f"{command}; import sys; print([name for name in {asked!r} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stdout.strip() == "[]"


def test_the_process_apart_is_started_for_what_needs_it_only(tmp_path: Path) -> None:
    from reconcile.readers import _apart, read

    _apart._started.cache_clear()
    (tmp_path / "a.txt").write_text("A word.")
    assert read([tmp_path]).documents and not _apart._started.cache_info().currsize
    (tmp_path / "b.html").write_text("<html><body><p>A word of a story.</p></body></html>")
    assert len(read([tmp_path]).documents) == 2 and _apart._started.cache_info().currsize == 1
