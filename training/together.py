"""What the second reader adds to the rules in whole articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from claimcheck.second_reader.sentences import has_words
from training.articles import EXACT, NEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from training.articles import Annotated, Line

SURE, LIKELY = "gate", "suggest"
WORTH = {LIKELY: 0.75, SURE: 0.90}
"""What a finding beside the rules must be worth on average in each mode."""
FEWEST_WORDS = 5
"""Words of the shortest text that is read: “One visit.” and “The Forever” look like claims."""
STEP = 0.01
LEVELS = {LIKELY: (0.40, 0.98), SURE: (0.90, 0.99)}
"""Between which probabilities the threshold of a mode is looked for, in steps of `STEP`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What is found of the labels of articles, and what findings are worth, for rules and both."""

    labels: int
    by_rules: float
    by_both: float
    findings: int
    worth: float
    added: int
    added_worth: float

    def plain(self) -> dict[str, float]:
        """Return recall and precision of the rules, of both, and what the reader adds."""
        return {
            "labels": self.labels,
            "rules_recall": self.by_rules / self.labels if self.labels else 0.0,
            "rules_precision": self.worth / self.findings if self.findings else 1.0,
            "recall": self.by_both / self.labels if self.labels else 0.0,
            "precision": (self.worth + self.added_worth) / max(self.findings + self.added, 1),
            "added": self.added,
            "added_precision": self.added_worth / self.added if self.added else 1.0,
        }


def is_read(line: Line) -> bool:
    """Return whether the product gives a line to the second reader."""
    return not line.is_explained and has_words(line.sentence.text, FEWEST_WORDS)


def raised_beside(
    stated: np.ndarray,
    articles: Sequence[Annotated],
    levels: Mapping[str, np.ndarray],
    mode: str,
) -> np.ndarray:
    """Return which cells the product raises in a mode; a row is a line of the articles.

    `levels` holds the threshold of each label for each mode. Where only what is sure is raised
    that of the gate counts.
    """
    lines = [line for article in articles for line in article.lines]
    read = np.array([is_read(line) for line in lines])[:, None]
    guarded = np.array([line.only_sure for line in lines])[:, None]
    sure = stated >= levels[SURE]
    likely = sure if mode == SURE else sure | ((stated >= levels[LIKELY]) & ~guarded)
    return likely & read


def together(raised: np.ndarray, articles: Sequence[Annotated], labels: Sequence[str]) -> Together:
    """Return what rules and reader do together; rows of `raised` are the lines of the articles."""
    before = [mark.found for article in articles for mark in article.marks]
    after: list[float] = []
    worth: list[float] = []
    first = 0
    for article in articles:
        rows = raised[first : first + len(article.lines)]
        first += len(article.lines)
        worth += _worths(article, rows, labels)
        after += _found(article, rows, labels)
    own = [each for article in articles for each in article.findings]
    return Together(
        labels=len(before),
        by_rules=sum(before),
        by_both=sum(after),
        findings=len(own),
        worth=sum(own),
        added=len(worth),
        added_worth=sum(worth),
    )


def _worths(article: Annotated, rows: np.ndarray, labels: Sequence[str]) -> Iterator[float]:
    for line, cells in zip(article.lines, rows, strict=True):
        for column in np.flatnonzero(cells):
            own = line.sentence.labels
            yield EXACT if labels[column] in own else NEAR if own else 0.0


def _found(article: Annotated, rows: np.ndarray, labels: Sequence[str]) -> list[float]:
    found = [mark.found for mark in article.marks]
    for line, cells in zip(article.lines, rows, strict=True):
        said = {labels[column] for column in np.flatnonzero(cells)}
        for number in line.marks if said else ():
            met = EXACT if article.marks[number].category in said else NEAR
            found[number] = max(found[number], met)
    return found


def levels_in(
    stated: np.ndarray, articles: Sequence[Annotated], labels: Sequence[str]
) -> dict[str, float]:
    """Return for each mode the least probability from which on findings are worth enough.

    Where they never are, it is the highest that is looked at.
    """
    return {mode: _level(mode, stated, articles, labels) for mode in WORTH}


def _level(
    mode: str, stated: np.ndarray, articles: Sequence[Annotated], labels: Sequence[str]
) -> float:
    least, most = LEVELS[mode]
    steps = round((most - least) / STEP)
    for step in range(steps):
        level = round(least + step * STEP, 2)
        alike = np.full(len(labels), level)
        # Where only what is sure is raised, the highest level counts in both modes.
        sure = np.full(len(labels), max(level, LEVELS[SURE][0]))
        raised = raised_beside(stated, articles, {SURE: sure, LIKELY: alike}, mode)
        found = together(raised, articles, labels)
        if found.added and found.added_worth / found.added >= WORTH[mode]:
            return level
    return most
