"""A table's rows, told from its cells, of which each knows its row's and its column's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.article import Block


def split_rows(text: str, blocks: Sequence[Block]) -> Iterator[list[list[int]]]:
    """Yield the rows of a table, each as lists of the blocks in a cell, by their indices.

    A row ends where the next cell has another head, or a column that the row has had; where columns
    have no names, the cell that is the head begins it.
    """
    row: list[list[int]] = []
    name: str | None = None  # of the row, once a cell that is no header has told it
    columns: list[str] = []
    for at, block in enumerate(blocks):
        if block.kind is BlockKind.TABLE_HEADER:
            if name is not None:
                yield row
                row, name, columns = [], None, []
            row.append([at])
            continue
        if name is None:
            # Headers before the first cell: the columns' names, but for one that names this row.
            named = [
                spot for spot, cell in enumerate(row) if blocks[cell[0]].span.of(text) == block.row
            ]
            cut = named[-1] if named else len(row)
            if row[:cut]:
                yield row[:cut]
            row = row[cut:]
        elif block.row == name and block.column and block.column == columns[-1]:
            row[-1].append(at)
            continue
        elif block.row != name or (
            block.column in columns if block.column else block.span.of(text) == name
        ):
            yield row
            row, columns = [], []
        name = block.row
        columns.append(block.column)
        row.append([at])
    if row:
        yield row
