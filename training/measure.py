"""How right a reader is: precision, recall, calibration, traps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.data import Sentence

BINS = 10
"""Bins of equal width of the expected calibration error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What was raised rightly, wrongly, and not."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Return the share of what was raised that is right; 1 where nothing was raised."""
        raised = self.right + self.wrong
        return self.right / raised if raised else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the labels that were raised."""
        labels = self.right + self.missed
        return self.right / labels if labels else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0


def truth(sentences: Sequence[Sentence], labels: Sequence[str]) -> np.ndarray:
    """Return a row for each sentence and a column for each label: 1 where it has it."""
    return np.array(
        [[label in sentence.labels for label in labels] for sentence in sentences],
        dtype=np.float32,
    ).reshape(len(sentences), len(labels))


def known(sentences: Sequence[Sentence], labels: Sequence[str]) -> np.ndarray:
    """Return the same shape: 1 where it is known whether the sentence has the label."""
    return np.array(
        [[label in sentence.known for label in labels] for sentence in sentences],
        dtype=np.float32,
    ).reshape(len(sentences), len(labels))


def count(raised: np.ndarray, right: np.ndarray) -> Counts:
    """Return the counts over all cells of two tables of booleans."""
    raised, right = raised.astype(bool), right.astype(bool)
    return Counts(
        right=int((raised & right).sum()),
        wrong=int((raised & ~right).sum()),
        missed=int((~raised & right).sum()),
    )


def curve(scores: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return precision, recall and the least score for every number of raised cells."""
    order = np.argsort(-scores.ravel(), kind="stable")
    hits = np.cumsum(right.ravel()[order])
    raised = np.arange(1, len(order) + 1)
    return hits / raised, hits / max(hits[-1], 1), scores.ravel()[order]


def precision_at(recall: float, scores: np.ndarray, right: np.ndarray) -> float:
    """Return the best precision at a recall of at least `recall`."""
    precisions, recalls, _ = curve(scores, right)
    return float(precisions[recalls >= recall].max(initial=0.0))


def recall_at(precision: float, scores: np.ndarray, right: np.ndarray) -> float:
    """Return the best recall at a precision of at least `precision`."""
    precisions, recalls, _ = curve(scores, right)
    return float(recalls[precisions >= precision].max(initial=0.0))


def average_precision(scores: np.ndarray, right: np.ndarray) -> float:
    """Return the area under the curve of precision over recall."""
    precisions, recalls, _ = curve(scores, right)
    return float(np.sum(precisions * np.diff(recalls, prepend=0.0)))


def calibration_error(probabilities: np.ndarray, right: np.ndarray, least: float = 0.0) -> float:
    """Return the expected calibration error over the cells of at least this probability."""
    chosen = probabilities >= least
    stated, found = probabilities[chosen], right[chosen]
    if not stated.size:
        return 0.0
    bins = np.minimum((stated * BINS).astype(int), BINS - 1)
    gaps = [
        abs(stated[bins == bin_].mean() - found[bins == bin_].mean()) * (bins == bin_).sum()
        for bin_ in np.unique(bins)
    ]
    return float(sum(gaps) / stated.size)


def traps_flagged(raised: np.ndarray, sentences: Sequence[Sentence]) -> float:
    """Return the share of traps in which anything was raised."""
    traps = np.array([bool(sentence.trap) for sentence in sentences])
    return float(raised[traps].any(axis=1).mean()) if traps.any() else 0.0


def loosely(raised: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Return precision and recall where any label makes what was raised right.

    Precision is that of raised cells; recall that of sentences with labels.
    """
    labelled = right.any(axis=1)
    cells = raised.sum(axis=1)
    precision = cells[labelled].sum() / cells.sum() if cells.sum() else 1.0
    recall = raised.any(axis=1)[labelled].mean() if labelled.any() else 0.0
    return float(precision), float(recall)
