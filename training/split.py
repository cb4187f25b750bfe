"""Which hand stands on which side; no hand stands on two."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from training.data import Sentence

TEST = ("13", "16", "20", "22", "24")
"""Looked at once for a final candidate; nothing is chosen by it."""
DEV = ("03", "05", "21")
"""Stops the training, calibrates, sets the thresholds and chooses between what was tried."""
MEASURING = ("rounds/5/", "rounds/6/", "rounds/8/")
"""Articles that nothing learns from: rules were hardly changed by what they missed in them.

They choose between what was tried, and set the thresholds.
"""


def side_of(hand: str) -> str:
    """Return `test`, `dev` or `train`."""
    if hand in TEST:
        return "test"
    return "dev" if hand in DEV else "train"


def is_taught(article: str) -> bool:
    """Return whether the article of this name, in its folder of the corpus, is learnt from."""
    return not article.startswith(MEASURING)


def split(sentences: Iterable[Sentence]) -> dict[str, list[Sentence]]:
    """Return the sentences of each side, in order."""
    sides: dict[str, list[Sentence]] = {"train": [], "dev": [], "test": []}
    for sentence in sentences:
        sides[side_of(sentence.hand)].append(sentence)
    return sides
