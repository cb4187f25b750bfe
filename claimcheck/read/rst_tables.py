"""Finds the cells of the tables that reStructuredText draws with signs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.regex import regex
from claimcheck.read.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GRID = regex(r"\+-[-+]*\+\Z")
SIMPLE = regex(r"=+(?:[ ]+=+)+\Z")
_GRID_BORDER = regex(r"\+[-=+]+\+\Z")
_DASHES = regex(r"[-=+\s]*\Z")
_UNDERLINE = regex(r"[-\s]+\Z")
_COLUMN = regex(r"=+")


class Cell(NamedTuple):
    """A cell: its lines, how many columns it is wide, whether it stands in the head."""

    lines: tuple[Line, ...]
    width: int
    is_header: bool


Row = list[Cell]


def table_end(source: str, lines: Sequence[Line], at: int) -> int:
    """Return the line behind the table that begins at the line `at`; `at` if none does."""
    first = _text(source, lines[at])
    end = at + 1
    if GRID.match(first):
        while end < len(lines) and source[lines[end].start : lines[end].start + 1] in {"+", "|"}:
            end += 1
        return end if end - at > 2 else at  # noqa: PLR2004 -- two borders and what is between
    if not SIMPLE.match(first):
        return at
    while end < len(lines):
        is_border = SIMPLE.match(_text(source, lines[end])) is not None
        if is_border and (end + 1 == len(lines) or lines[end + 1].is_blank):
            return end + 1
        end += 1
    return at


def cells(source: str, lines: Sequence[Line]) -> Iterator[Row]:
    """Yield the rows of a table."""
    is_grid = source.startswith("+", lines[0].start)
    yield from (_grid if is_grid else _simple)(source, lines)


def _grid(source: str, lines: Sequence[Line]) -> Iterator[Row]:
    edges = [at for at, sign in enumerate(_text(source, lines[0])) if sign == "+"]
    borders = [at for at, line in enumerate(lines) if _GRID_BORDER.match(_text(source, line))]
    head = next((at for at in borders[1:-1] if "=" in _text(source, lines[at])), 0)
    for first, last in pairwise(borders):
        band = lines[first + 1 : last]
        if not band:
            continue
        # An edge that a line of the row does not draw is none: the cell is wider.
        real = [
            edge
            for edge in edges
            if all(source[line.start + edge : line.start + edge + 1] in {"|", "+"} for line in band)
        ]
        yield [
            Cell(
                tuple(_trimmed(source, line, left + 1, right) for line in band),
                sum(left < edge <= right for edge in edges),
                last <= head,
            )
            for left, right in pairwise(real)
        ]


def _simple(source: str, lines: Sequence[Line]) -> Iterator[Row]:
    starts = [found.start() for found in _COLUMN.finditer(_text(source, lines[0]))]
    columns = list(zip(starts, [*starts[1:], 1 << 30], strict=True))
    borders = [at for at, line in enumerate(lines) if SIMPLE.match(_text(source, line))]
    passed = frozenset(borders)
    head = borders[1] if len(borders) > 2 else 0  # noqa: PLR2004 -- one above, one below
    margin = lines[0].indent
    rows: list[tuple[bool, list[list[Line]]]] = []
    for number, line in enumerate(lines):
        if line.is_blank or number in passed or _UNDERLINE.match(_text(source, line)):
            continue
        base = line.start - (line.indent - margin)
        parts = [_trimmed(source, line, first, last, base) for first, last in columns]
        if not parts[0].is_blank or not rows:
            rows.append((number < head, [[] for _ in columns]))
        for cell, part in zip(rows[-1][1], parts, strict=True):
            cell.append(part)
    for is_header, row in rows:
        yield [Cell(tuple(cell), 1, is_header) for cell in row]


def _trimmed(source: str, line: Line, first: int, last: int, base: int | None = None) -> Line:
    """Return what stands in some columns of a line; a stretch of a border is nothing."""
    base = line.start if base is None else base
    start = min(max(base + first, line.start), line.end)
    end = max(min(base + last, line.end), start)
    text = source[start:end]
    if _DASHES.match(text):
        return Line(start, start, 0)
    return Line(start + len(text) - len(text.lstrip()), start + len(text.rstrip()), 0)


def _text(source: str, line: Line) -> str:
    return source[line.start : line.end]
