"""Tables in plain text: lines whose words stand in columns, set apart by tabs or many spaces."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.read.builder import Builder

_CELL = regex(r"\S+(?: {1,2}\S+)*")
_LEAST = 3
"""Columns of a table, and rows under its heads; of two columns the first is a label."""
_DIGIT = regex(r"\d")

Row = tuple[Span, ...]
"""Where the cells of a line stand in the source; the first one is empty where it has no head."""


def cells(text: str, start: int) -> Row:
    """Return where the cells of a line stand that begins at `start`."""
    return tuple(Span(start + cell.start(), start + cell.end()) for cell in _CELL.finditer(text))


def tables(rows: Sequence[Row]) -> dict[int, int]:
    """Return which lines are tables: their first line, and the one behind their last.

    They have so many columns, of which only the first line may lack the first.
    """
    found: dict[int, int] = {}
    at = 0
    for width, members in groupby(rows, key=len):
        size = len(list(members))
        if width >= _LEAST and size >= _LEAST:
            is_headed = at - 1 not in found.values() and at and len(rows[at - 1]) == width - 1
            found[at - 1 if is_headed else at] = at + size
        at += size
    return found


def write(rows: Sequence[Row], builder: Builder) -> None:
    """Write the cells of a table, each with the heads of its row and its column."""
    source = builder.source
    heads = [source[cell.start : cell.end] for cell in rows[0]]
    is_headed = len(rows[0]) < len(rows[1]) or not any(map(_DIGIT.search, heads[1:]))
    if is_headed:
        for cell in rows[0]:
            builder.copy(*cell)
            builder.end(BlockKind.TABLE_HEADER)
    heads = [""] * (len(rows[-1]) - len(heads)) + heads if is_headed else [""] * len(rows[-1])
    for row in rows[is_headed:]:
        first = source[row[0].start : row[0].end]
        for cell, head in zip(row, heads, strict=True):
            builder.copy(*cell)
            builder.end(BlockKind.TABLE_CELL, row=first, column=head)
