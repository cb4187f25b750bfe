"""Sentences as the encoder reads them: pieces of words, the sentence before first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MAX_LENGTH = 64
"""Pieces at most, with the three marks around them; 99 of 100 sentences have fewer."""
_BEGIN, _END = 101, 102
"""The marks `[CLS]` and `[SEP]` in the base's vocabulary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """A sentence in pieces, and for each piece whether it is of the sentence itself (1)."""

    ids: tuple[int, ...]
    types: tuple[int, ...]


class Encoder:
    """Cuts sentences into the pieces of one vocabulary."""

    def __init__(self, path: Path) -> None:
        """Read the tokenizer at `path`."""
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def pieces(self, text: str) -> list[int]:
        """Return the pieces of a text, without marks."""
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def __call__(self, before: str, text: str) -> Encoded:
        """Return the pair in pieces; what is too long is cut from the beginning of `before`."""
        own = self.pieces(text)[: MAX_LENGTH - 2]
        room = MAX_LENGTH - 3 - len(own)
        context = self.pieces(before)[-room:] if before and room > 0 else []
        if not context:
            return Encoded(ids=(_BEGIN, *own, _END), types=(0,) * (len(own) + 2))
        return Encoded(
            ids=(_BEGIN, *context, _END, *own, _END),
            types=(0,) * (len(context) + 2) + (1,) * (len(own) + 1),
        )


def padded(batch: Sequence[Encoded]) -> dict[str, np.ndarray]:
    """Return a batch as the three inputs of the encoder, each of the longest one's length."""
    shape = (len(batch), max(len(encoded.ids) for encoded in batch))
    inputs = {
        name: np.zeros(shape, dtype=np.int64)
        for name in ("input_ids", "attention_mask", "token_type_ids")
    }
    for row, encoded in enumerate(batch):
        length = len(encoded.ids)
        inputs["input_ids"][row, :length] = encoded.ids
        inputs["attention_mask"][row, :length] = 1
        inputs["token_type_ids"][row, :length] = encoded.types
    return inputs
