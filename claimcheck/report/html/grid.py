"""A table put together again from its cells, of which each knows its row's and column's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.article import BlockKind
from claimcheck.model.table import split_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.article import Block


class Cell(NamedTuple):
    """A cell: `scope` is col or row of a header and else empty, `blocks` index what stands in it.

    An empty cell has no blocks.
    """

    scope: str = ""
    blocks: tuple[int, ...] = ()


Row = tuple[Cell, ...]


def rows_of(text: str, blocks: Sequence[Block]) -> tuple[Row, ...]:
    """Return the rows of a table; cells without text are put in where the columns' names tell."""
    rows = [_Row(text, blocks, row) for row in split_rows(text, blocks)]
    names = rows[0].columns() if rows and rows[0].is_header else []
    # A table's first header is often blank: then its first column has no name.
    if any(row.begins_before(names) for row in rows):
        names.insert(0, "")
    return tuple(row.cells(names) for row in rows)


class _Row(NamedTuple):
    """A row: for each of its cells, the blocks in it."""

    text: str
    blocks: Sequence[Block]
    kept: list[list[int]]

    @property
    def is_header(self) -> bool:
        return all(self._is_header(cell) for cell in self.kept)

    def columns(self) -> list[str]:
        return [self.blocks[cell[0]].span.of(self.text) for cell in self.kept]

    def begins_before(self, names: Sequence[str]) -> bool:
        """Say whether the first cell has no name of a column, and the second has the first."""
        if self.is_header or not names or len(self.kept) == 1:
            return False
        first, second = (self.blocks[cell[0]].column for cell in self.kept[:2])
        return not first and second == names[0]

    def cells(self, names: Sequence[str]) -> Row:
        cells: list[Cell] = [Cell("col")] if self.is_header and names[:1] == [""] else []
        for cell in self.kept:
            column = self.blocks[cell[0]].column
            if not self.is_header and column in names[len(cells) :]:
                cells += [Cell()] * (names.index(column, len(cells)) - len(cells))
            scope = ("col" if self.is_header else "row") if self._is_header(cell) else ""
            cells.append(Cell(scope, tuple(cell)))
        return tuple(cells)

    def _is_header(self, cell: Sequence[int]) -> bool:
        return self.blocks[cell[0]].kind is BlockKind.TABLE_HEADER
