"""Rows of all sources, cut into batches: the same sources, the same batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.scan.schema import ARTICLES, table_of
from claimcheck.scan.tables import rows_of
from claimcheck.scan.wish import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import pyarrow as pa

    from claimcheck.scan.sources import Source
    from claimcheck.scan.wish import Columns

MOST = 8 * 1024 * 1024
"""Characters after which a batch is full, so that long articles do not fill the memory."""


class Batch(NamedTuple):
    """A table like `ARTICLES`: which one it is, its first row, and how far the sources are read.

    `done` is between 0 and 1.
    """

    number: int
    first: int
    articles: pa.Table
    done: float


def batches_of(
    sources: Sequence[Source], columns: Columns, rows: int = ROWS, most: int = MOST
) -> Iterator[Batch]:
    """Yield the batches of sources; one may hold rows of several.

    Raises:
        ReadError: a source cannot be read, or not to its end.
        ColumnError: a source lacks a column.
    """
    kept: list[tuple[object, ...]] = []
    number = first = size = 0
    for row, text_size, done in _numbered(sources, columns):
        kept.append(row)
        size += text_size
        if len(kept) >= rows or size >= most:
            yield Batch(number, first, table_of(kept, ARTICLES), done)
            number, first, size = number + 1, first + len(kept), 0
            kept = []
    if kept:
        yield Batch(number, first, table_of(kept, ARTICLES), 1.0)


def _numbered(
    sources: Iterable[Source], columns: Columns
) -> Iterator[tuple[tuple[object, ...], int, float]]:
    """Yield rows like those of `ARTICLES`, with the size of the text and how much is read.

    Rows without an id are called by their source and number.
    """
    total = max(1, sum(source.size for source in sources))
    before = at = 0
    for source in sources:
        for read in rows_of(source, columns):
            id_ = read.id or f"{source.address}:{read.number}"
            done = (before + read.at) / total
            yield (at, id_, read.site, read.text, read.failure), len(read.text or ""), done
            at += 1
        before += source.size
