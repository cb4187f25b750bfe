"""Reads tables of content, parted by commas, semicolons or tabs: the columns that readers see."""

from __future__ import annotations

import re
from itertools import chain, repeat
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex
from claimcheck.read.content import shortened
from claimcheck.read.fields import Leaf, is_prose, kind_by_name, squashed, write_fields
from claimcheck.read.malformed import MalformedError
from claimcheck.read.strand import Strand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.fields import Fields
    from claimcheck.read.builder import Builder

# The standard library's `csv` gives no places. This is RFC 4180; what stands behind a closed
# quotation goes on in the same field, as there.
_QUOTED = regex(r"\"((?:[^\"]++|\"\")*+)(\"|\Z)")
_DOUBLED = regex(r"\"\"")
_LINE_END = regex(r"\r\n|\n|\r")
_DELIMITERS = ",;"
_FIRST = 2000
"""Code points of the first line in which the delimiter is looked for."""


def read(source: str, builder: Builder, fields: Fields) -> str:
    """Read a file into the builder; it declares no language.

    Raises:
        MalformedError: a quotation mark is never closed.
    """
    rows = list(_rows(source, _delimiter(source)))
    if not rows:
        return ""
    names = [cell.text.strip() for cell in rows[0][1]]
    is_headed = any(map(kind_by_name, names)) or not any(map(is_prose, names))
    columns = names if is_headed else [f"column {at}" for at in range(1, len(names) + 1)]
    mates = frozenset(squashed(name) for name in columns)
    leaves = [
        # What has no column of its own was cut off the last one by a comma without quotation marks.
        Leaf((name,), cell, mates, unit=f"row {number}, {shortened(name)}")
        for number, cells in rows[is_headed:]
        for name, cell in zip(chain(columns, repeat(columns[-1])), cells, strict=False)
    ]
    write_fields(leaves, fields, builder)
    return ""


def _delimiter(source: str) -> str:
    """Return the sign that parts the fields of the first line; nothing if none is there."""
    end = _LINE_END.search(source, 0, _FIRST)
    line = _QUOTED.sub("", source[: end.start() if end else _FIRST])
    # Nobody writes a tab into the head of a table for another reason.
    best = "\t" if "\t" in line else max(_DELIMITERS, key=line.count)
    return best if best in line else ""


def _rows(source: str, delimiter: str) -> Iterator[tuple[int, list[Strand]]]:
    """Yield the rows that are not blank with their numbers from 1, as spreadsheets count them."""
    bare = re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")
    at, number = 0, 0
    cells: list[Strand] = []
    while at < len(source) or cells:
        cell = Strand(source)
        if quoted := _QUOTED.match(source, at):
            if not quoted[2]:
                raise MalformedError("a quotation mark that is never closed", at)
            _unquote(cell, source, *quoted.span(1))
            at = quoted.end()
        if rest := bare.match(source, at):
            cell.copy(at, rest.end())
            at = rest.end()
        cells.append(cell)
        if delimiter and source.startswith(delimiter, at):
            at += 1
            continue
        number += 1
        if any(cell.text.strip() for cell in cells):
            yield number, cells
        cells = []
        if end := _LINE_END.match(source, at):
            at = end.end()


def _unquote(cell: Strand, source: str, start: int, end: int) -> None:
    at = start
    for doubled in _DOUBLED.finditer(source, start, end):
        cell.copy(at, doubled.start())
        at = doubled.end()
        cell.put('"', doubled.start(), at)
    cell.copy(at, end)
