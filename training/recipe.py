"""How a reader is trained, and what else was tried."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Settings of one training.

    `rules` and `articles` weigh the loss of these sources against that of the hands' sentences;
    at 0 they are left out. `whether` weighs an extra output that says whether there is any claim;
    `consistency` the divergence of two readings under dropout (R-Drop). `rate` is that of the
    encoder, `head_rate` that of the layer on top.
    """

    epochs: int = 5
    batch: int = 32
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: float = 0.1
    rules: float = 0.0
    articles: float = 0.0
    whether: float = 0.3
    consistency: float = 0.0
    seed: int = 1


KEPT = Recipe()
"""The encoder's first lessons: the hands' sentences only."""
SETTLED = Recipe(epochs=1, rate=5e-5, head_rate=3e-4, articles=1.0, seed=2)
"""Its last lesson: whole articles, and sentences after others that have nothing to do with them.

What is kept are the means of the weights before and after it.
"""
WIDE = Recipe(rules=0.5, articles=0.5)
"""Of this only the weights of the sources matter to the table of phrases."""
