"""Whether two claims go back to one origin: the same speaker, or copied words."""

from __future__ import annotations

from reconcile.judge.signals.passage import longest_run
from reconcile.pairs import Pair

# Words in a row that two writers do not hit upon by chance; shorter runs are names, titles and set phrases.
COPIED = 12


def shared(pair: Pair) -> str:
    """One sentence naming the common origin; empty where none is evident."""
    a, b = pair.a, pair.b
    if a.said_by and a.said_by.casefold() == b.said_by.casefold():
        return f"Both quote {a.said_by}."
    run = longest_run(pair.meeting.about_a.tokens, pair.meeting.about_b.tokens)
    if len(run) >= COPIED:
        return f"Both hold the passage “{' '.join(run)}”."
    return ""
