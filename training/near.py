"""A claim, sentences that make it in other words, and sentences that deny it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from training.report import Ranking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

QUERY = "Suitable for all skin types."
SAME = (
    "It works for every complexion, from the palest to the deepest.",
    "Whatever your skin, you can have it.",
    "There is nobody we would turn away.",
    "Any skin type can be treated.",
    "All tones welcome.",
    "Ideal for everyone, at every age.",
    "No skin is too dark, too light or too sensitive.",
    "Everybody is a candidate.",
)
OTHER = (
    "Not suitable for all skin types.",
    "It is not suitable for every skin type.",
    "Is it suitable for all skin types?",
    "No treatment is suitable for all skin types.",
    "We cannot promise that it suits all skin types.",
    "Suitable only for some skin types.",
    "Your practitioner checks your skin type first.",
    "There are six skin types on the scale.",
)


def rank(
    untuned: Callable[[Sequence[str]], np.ndarray], trained: Callable[[Sequence[str]], np.ndarray]
) -> Ranking:
    """Return how near the sentences lie to the claim before and after training."""
    return Ranking(query=QUERY, before=_nearest(untuned), after=_nearest(trained))


def _nearest(embed: Callable[[Sequence[str]], np.ndarray]) -> list[tuple[str, float]]:
    texts = (*SAME, *OTHER)
    vectors = embed((QUERY, *texts))
    cosines = vectors[1:] @ vectors[0]
    shown = [text if text in SAME else f"✗ {text}" for text in texts]
    order = np.argsort(-cosines, kind="stable")
    return [(shown[number], float(cosines[number])) for number in order]
