"""How rare a word is in news English, from the stories the weights were learned on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from reconcile.lexicon.table import rows

# Added to a word's count of stories, so that an unseen word is rare and not infinitely so.
UNSEEN = 0.5


@cache
def _table() -> Mapping[str, float]:
    counts = {row["lemma"]: int(row["stories"]) for row in rows("frequency")}
    stories = counts.pop("", 1)
    return {lemma: math.log((stories + 1) / (n + UNSEEN)) for lemma, n in counts.items()} | {
        "": math.log((stories + 1) / UNSEEN)
    }


def general_rarity(lemma: str) -> float:
    """The rarity of a lemma: natural log of stories in the corpus / stories with it; 0 for one in nearly all.

    >>> general_rarity("say") < general_rarity("fostering")
    True
    """
    table = _table()
    return max(0.0, table.get(lemma, table[""]))
