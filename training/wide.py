"""The network's wide half: a linear model on word pieces and their pairs, in a hashed table.

The encoder reads what a sentence means; the table knows its phrases by heart. Each makes mistakes
that the other does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from torch import Tensor, nn

from training.measure import known, truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from training.data import Sentence
    from training.encode import Encoded

ROWS = 1 << 16
"""Rows of the table; the two bytes of a hash."""
_BEGIN = 101
_ONE, _TWO = (7919, 1), (31337, 7919, 2)
"""What a piece, and a pair of them, is multiplied by."""
_FEWEST = 2
"""Sentences that a phrase must stand in to be learnt."""
_STEPS = 100


class Wide(nn.Module):
    """Adds what a sentence's phrases say for each label; `table` and `shift` are learnt apart."""

    def __init__(self, labels: int) -> None:
        """Begin with a table that says nothing."""
        super().__init__()
        self.register_buffer("table", torch.zeros(ROWS, labels))
        self.register_buffer("shift", torch.zeros(labels))

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Return the score for each label."""
        own, first, second = phrases(input_ids, attention_mask, token_type_ids)
        found = nn.functional.embedding(first, self.table)
        found = found + nn.functional.embedding(second, self.table)
        kept = own.unsqueeze(-1).to(found.dtype)
        return (found * kept).sum(dim=1) / (2 * kept.sum(dim=1)).sqrt() + self.shift


def phrases(ids: Tensor, mask: Tensor, types: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return where the sentence's own pieces stand, and the row of each and of its pair.

    A sentence by itself is segment A, without its first mark; after another it is segment B. The
    mark at its end belongs to it, and the one at its beginning is the same in both.
    """
    paired = types.amax(dim=1, keepdim=True)
    own = mask * (paired * types + (1 - paired)) * (ids != _BEGIN).long()
    begin = torch.full_like(ids[:, :1], _BEGIN)
    previous = torch.cat([begin, ids[:, :-1]], dim=1)
    was_own = torch.cat([torch.zeros_like(begin), own[:, :-1]], dim=1)
    previous = previous * was_own + _BEGIN * (1 - was_own)
    first = torch.remainder(ids * _ONE[0] + _ONE[1], ROWS)
    second = torch.remainder(previous * _TWO[0] + ids * _TWO[1] + _TWO[2], ROWS)
    return own, first, second


def learn(
    encoded: Sequence[Encoded],
    sentences: Sequence[Sentence],
    labels: Sequence[str],
    weights: np.ndarray,
) -> tuple[np.ndarray, np.ndarray]:
    """Return the table and the shift that tell the labels of sentences."""
    counts = _counts(encoded)
    standing = np.asarray((counts > 0).sum(axis=0)).ravel()
    rarity = (np.log((len(sentences) + 1) / (standing + 1)) + 1) * (standing >= _FEWEST)
    rare = counts.multiply(rarity).tocsr()
    right, told = truth(sentences, labels), known(sentences, labels) > 0
    table = np.zeros((ROWS, len(labels)), dtype=np.float32)
    shift = np.zeros(len(labels), dtype=np.float32)
    for column in range(len(labels)):
        rows = np.flatnonzero(told[:, column])
        model = LogisticRegression(
            class_weight="balanced", solver="liblinear", max_iter=_STEPS, random_state=0
        ).fit(rare[rows], right[rows, column], sample_weight=weights[rows])
        table[:, column] = model.coef_[0] * rarity
        shift[column] = model.intercept_[0]
    return table, shift


def _counts(encoded: Sequence[Encoded]) -> csr_matrix:
    """Return how often each row's phrase stands in each sentence, by the root of all."""
    rows: list[int] = []
    columns: list[int] = []
    shares: list[float] = []
    for number, one in enumerate(encoded):
        ids, types = torch.tensor([one.ids]), torch.tensor([one.types])
        own, first, second = (each[0].numpy() for each in phrases(ids, torch.ones_like(ids), types))
        found = [*first[own > 0], *second[own > 0]]
        rows += [number] * len(found)
        columns += found
        shares += [len(found) ** -0.5] * len(found)
    return csr_matrix((shares, (rows, columns)), shape=(len(encoded), ROWS))
