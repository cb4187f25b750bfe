"""Tables in plain text: lines whose words stand in columns, set apart by tabs or many spaces."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex
from claimcheck.model.text import Span
from claimcheck.read.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.read.builder import Builder

_CELL = regex(r"[^\t ]++(?: {1,2}[^\t ]++)*+")
_LEAST = 3
"""Columns of a table, and rows under its heads; of two columns the first is a label."""
_DIGIT = regex(r"\d")

Row = tuple[Span, ...]
"""Where the cells of a line stand in the source."""


def has_columns(texts: Iterable[str]) -> bool:
    """Say whether any of some lines may have columns."""
    return any("\t" in text or "   " in text for text in texts)


def cells(text: str, start: int) -> Row:
    """Return where the cells of a line stand that begins at `start`."""
    return tuple(Span(start + cell.start(), start + cell.end()) for cell in _CELL.finditer(text))


def tables(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Return which lines are tables: their first line, and the one behind their last.

    They have so many columns, of which only the first line may lack the first.
    """
    found: list[tuple[int, int]] = []
    at = end = 0
    for width, members in groupby(rows, key=len):
        size = len(list(members))
        if width >= _LEAST and size >= _LEAST:
            is_headed = at > end and len(rows[at - 1]) == width - 1
            end = at + size
            found.append((at - is_headed, end))
        at += size
    return found


def write(rows: Sequence[Row], builder: Builder) -> None:
    """Write the cells of a table, each with the heads of its row and its column."""
    heads = [builder.source[cell.start : cell.end] for cell in rows[0]]
    missing = len(rows[1]) - len(rows[0])
    is_headed = missing > 0 or not any(map(_DIGIT.search, heads[1:]))
    table = Table()
    for number, row in enumerate(rows):
        is_header = is_headed and number == 0
        table.begin_row()
        if is_header and missing:
            table.begin_cell(is_header=True, width=1, rows=1)
            table.end_cell()
        for cell in row:
            table.begin_cell(is_header=is_header, width=1, rows=1)
            builder.copy(*cell)
            builder.end_cell(table, is_header=is_header)
            table.end_cell()
        table.end_row()
