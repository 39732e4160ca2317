"""Grows the trees over measures: gradient boosting by LightGBM, which only learning needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reconcile.errors import UsageError
from reconcile.judge.regression import Floats
from reconcile.judge.trees import Node

# Many shallow trees, each seeing a third of the measures and held back: the best of five sizes on stories left out.
SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.07,
    "num_leaves": 8,
    "min_data_in_leaf": 80,
    "feature_fraction": 0.3,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 0,
    "verbose": -1,
}
TREES = 150


def grow(
    x: Floats,
    y: Floats,
    codes: Sequence[str],
    share: float,
    weights: Floats | None = None,
    settings: Mapping[str, Any] = SETTINGS,
    trees: int = TREES,
) -> tuple[Node, ...]:
    """Trees that add up to ``share`` times the log-odds of ``y``; ``codes`` names the columns of ``x``.

    ``weights`` tells how much each row counts, all alike where there are none. Raises UsageError where LightGBM is not
    installed.
    """
    try:
        import lightgbm
    except ImportError:
        raise UsageError("learning needs LightGBM; pip install 'reconcile[learn]' brings it") from None
    booster = lightgbm.train(dict(settings), lightgbm.Dataset(x, y, weight=weights), trees)
    return tuple(_node(tree["tree_structure"], codes, share) for tree in booster.dump_model()["tree_info"])


def _node(found: Mapping[str, Any], codes: Sequence[str], share: float) -> Node:
    if "split_feature" not in found:
        return Node(share * found["leaf_value"])
    low, high = (_node(found[side], codes, share) for side in ("left_child", "right_child"))
    measure = codes[found["split_feature"]]
    return Node(share * found["internal_value"], measure, float(f"{found['threshold']:.6g}"), low, high)
