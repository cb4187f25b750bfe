"""How a reader is trained, and what else was tried."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Settings of one training.

    `hands` is the share of the hands' sentences that are drawn by lot to be learnt from.
    `rules`, `pages` and `articles` weigh the loss of these sources against that of the hands'
    sentences; at 0 they are left out. `alone` is the share of the hands' sentences without one
    before them that stay so, where the others get one. `whether` weighs an extra output that says
    whether there is any claim; `consistency` the divergence of two readings under dropout
    (R-Drop). `rate` is that of the encoder, `head_rate` that of the layer on top.
    """

    epochs: int = 5
    hands: float = 1.0
    batch: int = 32
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: float = 0.1
    rules: float = 0.0
    pages: float = 0.0
    articles: float = 0.0
    alone: float = 1.0
    whether: float = 0.3
    consistency: float = 0.0
    seed: int = 1


KEPT = Recipe()
"""The encoder's first lessons: the hands' sentences only."""
SETTLED = Recipe(
    epochs=2, hands=0.5, rate=7e-5, head_rate=4e-4, pages=1.0, articles=1.0, alone=0.3, seed=2
)
"""Its last lessons: whole articles and pages, most of whose lines are plain, as the product reads
them, and half of the hands' sentences, after others that have nothing to do with them.
"""
SEEDS = (2, 3)
"""The last lessons are held twice, in other orders, from where the first ones ended."""
KEPT_SHARE = 0.15
"""The share of the first lessons' weights in the mean of all; it keeps what the last ones cost."""
WIDE = Recipe(rules=0.5, pages=1.0, articles=1.0)
"""Of this only the weights of the sources matter to the table of phrases."""
