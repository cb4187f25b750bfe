"""Turns logits into probabilities, and says from which probability on a category is raised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.measure import curve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TARGETS = {"suggest": 0.80, "gate": 0.90}
"""The precision that a threshold must reach on the development split."""
LEAST = {"suggest": 0.70, "gate": 0.90}
"""No threshold lies lower where no articles say how low it may be.

Half of the hands' sentences make a claim; in ordinary copy it is one in ten, and odds of nine to
one among the hands are even there.
"""
FEWEST = 8
"""Sentences that a threshold must raise there, so that its precision says something."""
_STEPS = 50
_STILL = 1e-9
_RIDGE = 1e-3
"""Keeps the slope finite where a category is parted without a mistake."""


def sigmoid(values: np.ndarray) -> np.ndarray:
    """Return the logistic function of values."""
    return 1.0 / (1.0 + np.exp(-np.clip(values, -50.0, 50.0)))


def platt(
    logits: np.ndarray, right: np.ndarray, counted: np.ndarray | None = None
) -> tuple[float, float]:
    """Return `a`, `b` so that sigmoid(a * logit + b) is the share that is right.

    Platt's targets are used, which keep away from 0 and 1, and Newton's method, whose steps are
    halved until they lead down. `counted` says how much each sentence counts, 1 if not given.
    """
    counted = np.ones_like(logits) if counted is None else counted
    positive, total = (counted * right).sum(), counted.sum()
    targets = np.where(right > 0, (positive + 1) / (positive + 2), 1 / (total - positive + 2))
    columns = np.stack([logits, np.ones_like(logits)], axis=1).astype(np.float64)
    start = np.array([1.0, 0.0])

    def cost(weights: np.ndarray) -> float:
        scores = columns @ weights
        ridge = _RIDGE * ((weights - start) ** 2).sum() / 2
        return float((counted * (np.logaddexp(0.0, scores) - targets * scores)).sum() + ridge)

    weights = start
    for _ in range(_STEPS):
        stated = sigmoid(columns @ weights)
        gradient = columns.T @ (counted * (stated - targets)) + _RIDGE * (weights - start)
        bent = (counted * stated * (1 - stated))[:, None]
        curvature = (columns * bent).T @ columns + _RIDGE * np.eye(2)
        step = np.linalg.solve(curvature, gradient)
        while cost(weights - step) > cost(weights) and np.abs(step).max() > _STILL:
            step = step / 2
        weights = weights - step
        if np.abs(step).max() <= _STILL:
            break
    return float(weights[0]), float(weights[1])


def calibration_of(
    logits: np.ndarray,
    right: np.ndarray,
    labels: Sequence[str],
    counted: np.ndarray | None = None,
) -> dict[str, tuple[float, float]]:
    """Return `a`, `b` for each label."""
    return {
        label: platt(logits[:, column], right[:, column], counted)
        for column, label in enumerate(labels)
    }


def calibrated(
    logits: np.ndarray, calibration: Mapping[str, tuple[float, float]], labels: Sequence[str]
) -> np.ndarray:
    """Return the probability in each cell."""
    slopes = np.array([calibration[label][0] for label in labels])
    shifts = np.array([calibration[label][1] for label in labels])
    return sigmoid(logits * slopes + shifts)


def threshold(probabilities: np.ndarray, right: np.ndarray, precision: float) -> float | None:
    """Return the least probability from which on at least `precision` is right.

    It is none where no probability reaches that, or so few sentences that they say nothing.
    """
    precisions, _, scores = curve(probabilities, right)
    enough = np.flatnonzero((precisions >= precision) & (np.arange(1, len(scores) + 1) >= FEWEST))
    if not enough.size:
        return None
    last = int(enough[-1])
    following = scores[last + 1] if last + 1 < len(scores) else 0.0
    return round(float((scores[last] + following) / 2), 4)


def thresholds_of(
    probabilities: np.ndarray,
    right: np.ndarray,
    labels: Sequence[str],
    least: Mapping[str, float] = LEAST,
) -> dict[str, dict[str, float | None]]:
    """Return the thresholds of each label for each mode, none of them below the `least` one.

    A label that does not reach a suggestion's precision there is suggested where a gate is sure.
    """
    found = {}
    for column, label in enumerate(labels):
        found[label] = {
            mode: None if at is None else max(at, least[mode])
            for mode, precision in TARGETS.items()
            for at in [threshold(probabilities[:, column], right[:, column], precision)]
        }
        if found[label]["suggest"] is None:
            found[label]["suggest"] = least["gate"]
    return found


def least_of(
    thresholds: Mapping[str, Mapping[str, float | None]], mode: str, labels: Sequence[str]
) -> np.ndarray:
    """Return the threshold of each label in a mode; above all probabilities where it has none."""
    return np.array([2.0 if (at := thresholds[label][mode]) is None else at for label in labels])


def raised(
    probabilities: np.ndarray,
    thresholds: Mapping[str, Mapping[str, float | None]],
    mode: str,
    labels: Sequence[str],
) -> np.ndarray:
    """Return which cells are raised in a mode."""
    return probabilities >= least_of(thresholds, mode, labels)
