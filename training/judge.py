"""Reads a split with a model, calibrates it on the development side, and says how right it is."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import numpy as np

from claimcheck.second_reader.reader import DOUBTED, asks
from training.calibrate import (
    LEAST,
    TARGETS,
    calibrated,
    calibration_of,
    least_of,
    raised,
    thresholds_of,
)
from training.measure import (
    Counts,
    average_precision,
    calibration_error,
    count,
    curve,
    loosely,
    precision_at,
    recall_at,
    traps_flagged,
    truth,
)
from training.together import is_read, levels_in, raised_beside, together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from training.articles import Annotated
    from training.data import Sentence

READ = ("dev", "test")
ARTICLES = "articles"
"""Lines of articles that are not learnt from: nine in ten are clean, as in ordinary copy."""
SHARE = 0.25
"""How much a line of an article counts in calibration, where a hand's sentence counts 1."""
PRECISION, RECALL = 0.85, 0.80
"""What is wanted of the overclaim categories together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A model's probabilities of the sentences of both sides, and what follows from them."""

    labels: tuple[str, ...]
    calibration: Mapping[str, tuple[float, float]]
    thresholds: Mapping[str, Mapping[str, float | None]]
    probabilities: Mapping[str, np.ndarray]
    point: float
    """The probability with the best F1 over the overclaim categories on the development side."""

    def claims(self, side: str) -> np.ndarray:
        """Return the probabilities of the overclaim categories."""
        return self.probabilities[side][:, : claims_in(self.labels)]

    def raised(self, side: str, mode: str) -> np.ndarray:
        """Return what is raised in a mode, or at the one `point`."""
        if mode == "point":
            return self.probabilities[side] >= self.point
        return raised(self.probabilities[side], self.thresholds, mode, self.labels)


def claims_in(labels: Sequence[str]) -> int:
    """Return how many labels are overclaims; they come first."""
    return sum(label.startswith("overclaim/") for label in labels)


def judge(
    logits: Mapping[str, np.ndarray],
    sides: Mapping[str, Sequence[Sentence]],
    labels: Sequence[str],
    articles: Sequence[Annotated] = (),
    alone: Mapping[str, np.ndarray] = MappingProxyType({}),
) -> Judged:
    """Return the calibrated model; only the development side and the articles are used for that.

    With `articles`, which are those whose lines are a side, thresholds are set by what is worth
    raising beside the rules. `alone` holds the logits of the same texts with nothing before them;
    with it, what is doubted is read as the product reads it.
    """
    chosen = ["dev", ARTICLES] if articles else ["dev"]
    counted = [np.full(len(sides[side]), SHARE if side == ARTICLES else 1.0) for side in chosen]
    calibration = calibration_of(
        np.concatenate([logits[side] for side in chosen]),
        np.concatenate([truth(sides[side], labels) for side in chosen]),
        labels,
        np.concatenate(counted),
    )
    stated = {side: calibrated(logits[side], calibration, labels) for side in logits}
    for side in alone:
        middle = calibrated((logits[side] + alone[side]) / 2, calibration, labels)
        doubted = stated[side].max(axis=1) >= DOUBTED
        after = np.array([bool(one.before) and not asks(one.before) for one in sides[side]])
        stated[side] = np.where((doubted & after)[:, None], middle, stated[side])
    right = truth(sides["dev"], labels)
    least = levels_in(stated[ARTICLES], articles, labels) if articles else LEAST
    claims = claims_in(labels)
    precisions, recalls, scores = curve(stated["dev"][:, :claims], right[:, :claims])
    best = np.argmax(precisions * recalls / np.maximum(precisions + recalls, 1e-9))
    return Judged(
        labels=tuple(labels),
        calibration=calibration,
        thresholds=thresholds_of(stated["dev"], right, labels, least),
        probabilities=stated,
        point=round(float(scores[best]), 4),
    )


def figures(
    judged: Judged,
    sides: Mapping[str, Sequence[Sentence]],
    articles: Sequence[Annotated] = (),
) -> dict[str, Any]:
    """Return the figures of both sides, to three digits, and of articles if they were read."""
    found = {side: _figures(judged, side, sides[side]) for side in READ}
    if articles:
        found[ARTICLES] = _in_articles(judged, articles)
    return _rounded(found)


def _figures(judged: Judged, side: str, sentences: Sequence[Sentence]) -> dict[str, Any]:
    claims = claims_in(judged.labels)
    right = truth(sentences, judged.labels)
    own, stated = right[:, :claims], judged.claims(side)
    found: dict[str, Any] = {
        "precision_at_recall_0.80": precision_at(RECALL, stated, own),
        "recall_at_precision_0.85": recall_at(PRECISION, stated, own),
        "average_precision": average_precision(stated, own),
        "calibration_error": calibration_error(stated, own),
        "calibration_error_from_0.1": calibration_error(stated, own, 0.1),
        "calibration_error_of_the_highest": _of_the_highest(stated, own),
    }
    for mode in ("point", *TARGETS):
        cells = judged.raised(side, mode)
        counts = count(cells[:, :claims], own)
        loose_precision, loose_recall = loosely(cells, right)
        found[mode] = {
            "precision": counts.precision,
            "recall": counts.recall,
            "f1": counts.f1,
            "traps_flagged": traps_flagged(cells, sentences),
            "loose_precision": loose_precision,
            "loose_recall": loose_recall,
        }
    return found


def _in_articles(judged: Judged, articles: Sequence[Annotated]) -> dict[str, Any]:
    lines = [line for article in articles for line in article.lines]
    read = np.array([is_read(line) for line in lines])
    right = truth([line.sentence for line in lines], judged.labels)
    stated = judged.probabilities[ARTICLES]
    found: dict[str, Any] = {"average_precision": average_precision(stated[read], right[read])}
    clean = read & ~right.any(axis=1)
    levels = {mode: least_of(judged.thresholds, mode, judged.labels) for mode in TARGETS}
    for mode in TARGETS:
        cells = raised_beside(stated, articles, levels, mode)
        found[mode] = {
            **together(cells, articles, judged.labels).plain(),
            "clean_flagged": float(cells[clean].any(axis=1).mean()) if clean.any() else 0.0,
        }
    return found


def _of_the_highest(stated: np.ndarray, right: np.ndarray) -> float:
    """Return the calibration error over the most probable category of each sentence."""
    rows, columns = np.arange(len(stated)), stated.argmax(axis=1)
    return calibration_error(stated[rows, columns], right[rows, columns])


def by_category(
    judged: Judged, side: str, sentences: Sequence[Sentence], mode: str
) -> dict[str, Counts]:
    """Return the counts of each category in a mode."""
    right, cells = truth(sentences, judged.labels), judged.raised(side, mode)
    return {
        label: count(cells[:, column], right[:, column])
        for column, label in enumerate(judged.labels)
    }


def _rounded(value: Any) -> Any:  # noqa: ANN401 -- figures and tables of figures
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    return round(value, 3)
