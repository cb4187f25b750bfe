"""Precision and recall by category, with what the numbers rest on."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.evaluate.align import Outcome

_Z = 1.96  # standard normal quantile of a 95 % interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of one category, or of a family or of all."""

    name: str
    support: int
    hit: int
    right: int
    false: int

    @property
    def recall(self) -> float | None:
        """Return the share of labels that were found; None without labels."""
        return self.hit / self.support if self.support else None

    @property
    def precision(self) -> float | None:
        """Return the share of findings that were labelled; None without findings."""
        total = self.right + self.false
        return self.right / total if total else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        if p is None or r is None or p + r == 0:
            return None
        return 2 * p * r / (p + r)


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share."""
    if total == 0:
        return 0.0, 1.0
    share = hits / total
    scale = 1 + _Z**2 / total
    middle = (share + _Z**2 / (2 * total)) / scale
    spread = _Z * math.sqrt(share * (1 - share) / total + _Z**2 / (4 * total**2)) / scale
    return max(0.0, middle - spread), min(1.0, middle + spread)


def share_words(value: float | None) -> str:
    """Return a share with two digits; a dash when there is none."""
    return "–" if value is None else f"{value:.2f}"


def interval_words(hits: int, total: int) -> str:
    """Return the 95 % Wilson interval of a share in words; a dash when there is none."""
    if not total:
        return "–"
    low, high = wilson(hits, total)
    return f"{low:.2f}–{high:.2f}"


def score(outcomes: Iterable[Outcome]) -> list[Score]:
    """Return the scores of each category, then of each family, then of all, by name.

    A label that was found counts as one right finding; precision leaves out both the labels and the
    findings of families that are not labelled exhaustively.
    """
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for outcome in outcomes:
        family = outcome.category.partition("/")[0]
        for name in (outcome.category, family, "all"):
            tally = counts[name]
            if outcome.labelled:
                tally[0] += 1
                tally[1] += outcome.found
                tally[3] += outcome.found and outcome.counts
            elif outcome.counts:
                tally[2] += 1
    order = sorted(counts, key=lambda name: (name == "all", "/" not in name, name))
    return [
        Score(
            name=name,
            support=counts[name][0],
            hit=counts[name][1],
            right=counts[name][3],
            false=counts[name][2],
        )
        for name in order
    ]
