"""Batches for an engine that takes many rows at a time: several together, their outcomes apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from claimcheck.scan.engines import Done

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.scan.batches import Batch

WAVE = 64 * 1024 * 1024
"""Bytes of articles that are given to an engine at a time."""


def check_in_waves(
    batches: Iterable[Batch],
    run: Callable[[Sequence[pa.Table]], pa.Table],
    size: int = WAVE,
) -> Iterator[Done]:
    """Yield what comes of each batch; `run` returns what comes of several, in any order."""
    for wave in _waves(batches, size):
        outcome = run([batch.articles for batch in wave])
        # The rows of an article stay in their order: they come from one worker.
        places = pc.sort_indices(outcome, [("row", "ascending")])
        outcome = outcome.take(places)
        for batch in wave:
            last = batch.first + batch.articles.num_rows
            mine = pc.and_(
                pc.greater_equal(outcome["row"], batch.first), pc.less(outcome["row"], last)
            )
            yield Done(batch, outcome.filter(mine))


def _waves(batches: Iterable[Batch], size: int) -> Iterator[list[Batch]]:
    wave: list[Batch] = []
    held = 0
    for batch in batches:
        wave.append(batch)
        held += batch.articles.nbytes
        if held >= size:
            yield wave
            wave, held = [], 0
    if wave:
        yield wave
