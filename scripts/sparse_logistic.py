"""A logistic over sparse rows, fitted by Newton's method, each step of it by conjugate gradients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

MOST_STEPS, SMALLEST_STEP, STEEPEST = 30, 1e-4, 40.0
MOST_TURNS, NEAR_ENOUGH, TINY = 300, 1e-4, 1e-9


def logistic(
    rows: Sequence[Mapping[str, float]],
    gold: Any,
    weight: Any,
    names: Sequence[str],
    free: Sequence[str],
    base: Any,
    penalty: float,
) -> dict[str, float]:
    """The weights of `names`, held small by `penalty`, and of `free`, which are not; both are added to `base`.

    `gold`, `weight` and `base`, the log odds that are known before, have an item a row.
    """
    column = {name: k for k, name in enumerate([*names, *free])}
    told = [(i, column[name], value) for i, row in enumerate(rows) for name, value in row.items() if name in column]
    at, which = (np.array([one[k] for one in told], int) for k in (0, 1))
    value = np.array([one[2] for one in told])
    size, w = len(column), np.zeros(len(column))
    weight = weight / weight.sum()
    held = np.array([penalty] * len(names) + [TINY] * len(free))

    def scores(v: Any) -> Any:
        return np.bincount(at, value * v[which], len(rows))

    def loss(v: Any) -> float:
        told = base + scores(v)
        return float(weight @ (np.logaddexp(0.0, told) - gold * told) + held @ (v * v) / 2)

    for _ in range(MOST_STEPS):
        p = 1.0 / (1.0 + np.exp(-np.clip(base + scores(w), -STEEPEST, STEEPEST)))
        slope = np.bincount(which, value * (weight * (p - gold))[at], size) + held * w
        bend = weight * p * (1.0 - p)
        scale = np.bincount(which, value * value * bend[at], size) + held
        step, rest = np.zeros(size), slope.copy()
        ahead = rest / scale
        length = rest @ ahead
        enough = NEAR_ENOUGH**2 * length
        for _ in range(MOST_TURNS):
            if length <= enough:
                break
            bent = np.bincount(which, value * (bend * scores(ahead))[at], size) + held * ahead
            far = length / (ahead @ bent)
            step, rest = step + far * ahead, rest - far * bent
            turned = rest / scale
            ahead, length = turned + (rest @ turned) / length * ahead, rest @ turned
        while loss(w - step) > loss(w) and abs(step).max() > SMALLEST_STEP:
            step = step / 2
        w = w - step
        if abs(step).max() < SMALLEST_STEP:
            break
    return {name: float(w[k]) for name, k in column.items()}
