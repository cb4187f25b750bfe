"""Reads a PDF: joins its lines into paragraphs, list items and cells, and finds its headings."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from claimcheck.documents.pdf import Line, PdfText, take_apart
from claimcheck.documents.pdf_edges import Role
from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read import language
from claimcheck.read.builder import Builder
from claimcheck.read.hyphens import Mender
from claimcheck.read.layout import spoken_kind
from claimcheck.read.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

# Sizes are those of the font.
_BIGGER = 1.15  # times the size of the body: text that is larger is a heading
_SAME_SIZE = 0.08  # by how much sizes in one paragraph may differ
_LEADING = 1.75  # sizes between the base lines of a paragraph
_INDENT = 0.8  # sizes by which the first line of a paragraph may stand in
_FURTHEST = 4
_HEADING = 160
_HEADING_WORDS = 20
_BOLD_HEADING = 90
_LEVELS = 6
_BULLET = regex(r"(?:[•‣◦▪▫●○■□◆◇❖·✓✔✅☑➤➢►▶→★☆\uf0b7\uf0a7\uf0fc]\ufe0f?\s*|[-*+–—]\s+)(?=\S)")
_NUMBERED = regex(r"(?:\(?\d{1,2}[.)]\s+|\d{1,2}、)(?=\S)")
_FIRST_WORD = regex(r"\S+")
_FULL_STOP = regex(r"[.!?…。！？:：;；][\"”’')\]」』]*\Z")
_CUT = regex(r"\w[-\u2010\u2011\u00ad]\Z")
_PAUSE = regex(r"[.,;。，；、]\Z")
_WIDE = regex(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_FIGURE = regex(r"\d")


@dataclass(slots=True)
class _Part:
    """Lines that make one block; `mark` is how many signs of the first are a bullet."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    mark: int = 0

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def last(self) -> Line:
        return self.lines[-1]

    @property
    def length(self) -> int:
        return sum(len(line.text) for line in self.lines)


def read_document(path: str, data: bytes) -> tuple[Builder, str]:
    """Return the filled builder and the language of a PDF.

    Raises:
        ReadError: it is no PDF, damaged, locked, too large, or has no page with text.
        MissingExtraError: the libraries are not installed.
    """
    text = take_apart(path, data)
    builder = Builder(text.source)
    builder.unread += [(f"page {number}", why) for number, why in text.unread]
    parts = _parts(text)
    _find_headings(parts)
    mender = Mender(text.source)
    parts.sort(key=lambda part: part.first.start)
    for is_table, some in groupby(parts, key=_table_of):
        if is_table:
            _write_table(list(some), builder, mender)
        else:
            for part in some:
                _write(part, builder, mender)
    return builder, language.trusted(text.language, text.source)


def _table_of(part: _Part) -> int:
    """Return which table a part is a cell of, counted from 1; 0 for none."""
    return part.first.region + 1 if part.first.row >= 0 else 0


def _parts(text: PdfText) -> list[_Part]:
    body = [line for line in text.lines if line.role is Role.TEXT]
    edge = [line for line in text.lines if line.role not in {Role.TEXT, Role.REPEATED}]
    parts: list[_Part] = []
    for line in body:
        if parts and _continues(parts[-1], line):
            parts[-1].lines.append(line)
        else:
            kind, mark = _kind_of(line)
            parts.append(_Part([line], kind, mark=mark))
    return parts + [_Part([line], kind=_edge_kind(line)) for line in edge]


def _edge_kind(line: Line) -> BlockKind:
    return BlockKind.TITLE if line.role is Role.PROPERTY else BlockKind.PARAGRAPH


def _kind_of(line: Line) -> tuple[BlockKind, int]:
    if line.row >= 0:
        return BlockKind.TABLE_CELL, 0
    bullet = _BULLET.match(line.text) or _NUMBERED.match(line.text)
    if bullet:
        return BlockKind.LIST_ITEM, bullet.end()
    return spoken_kind(line.text, BlockKind.PARAGRAPH), 0


def _continues(part: _Part, line: Line) -> bool:
    """Say whether a line goes on with the block before it.

    It does if its first word had no room in the line above, or if it goes on in lower case.
    """
    last = part.last
    if line.row >= 0 or last.row >= 0:
        return (last.region, last.row, last.column) == (line.region, line.row, line.column)
    if _kind_of(line)[0] is not BlockKind.PARAGRAPH or not _looks_like(last, line):
        return False
    goes_on = line.text[0].islower() and not _FULL_STOP.search(last.text)
    goes_on = goes_on or (line.text[0].isalnum() and _CUT.search(last.text) is not None)
    if line.region != last.region:
        # In the next column, or on the next page.
        return goes_on and last.turn == line.turn and _is_full(last, line)
    if not 0 < last.base - line.base <= _LEADING * max(last.size, line.size):
        return False
    return goes_on or (not _begins_further_in(part, line) and _is_full(last, line))


def _begins_further_in(part: _Part, line: Line) -> bool:
    """Say whether a line is set in as the first line of a paragraph is."""
    last = part.last
    indent = line.boxes[0].left - last.boxes[0].left
    is_set_in = _INDENT * line.size < indent < _FURTHEST * line.size
    is_at_edge = last.boxes[0].left - last.left < last.size / 10
    return is_set_in and is_at_edge and len(part.lines) > 1 and not part.mark


def _looks_like(last: Line, line: Line) -> bool:
    is_like = abs(last.size - line.size) <= _SAME_SIZE * max(last.size, line.size)
    return is_like and (last.is_bold == line.is_bold or line.text[0].islower())


def _is_full(last: Line, line: Line) -> bool:
    """Say whether the first word of a line had no room behind the line before."""
    word = _FIRST_WORD.match(line.text)
    count = 1 if _WIDE.match(line.text) else len(word.group()) if word else 0
    if not count:
        return False
    width = line.boxes[count - 1].right - line.boxes[0].left
    room = (last.right - last.left) - (last.boxes[-1].right - last.boxes[0].left)
    return room < width + 0.25 * line.size


def _find_headings(parts: list[_Part]) -> None:
    """Give headings their kind, and their level by their size."""
    free = [p for p in parts if p.first.row < 0 and p.first.role is Role.TEXT]
    sizes = Counter[float]()
    bold = 0
    for part in parts:
        for line in part.lines:
            if line.role is Role.TEXT:
                sizes[round(line.size, 1)] += len(line.text)
                bold += len(line.text) * line.is_bold
    if not sizes:
        return
    body = sizes.most_common(1)[0][0]
    is_bold_body = bold * 2 > sizes.total()
    found = [
        part
        for part, below in zip(free, [*free[1:], None], strict=True)
        if _is_heading(part, below, body, is_bold_body=is_bold_body)
    ]
    levels = sorted({round(part.first.size, 1) for part in found}, reverse=True)
    for part in found:
        part.kind, part.mark = BlockKind.HEADING, 0
        part.level = min(levels.index(round(part.first.size, 1)) + 1, _LEVELS)
    _find_title(parts, found)


def _is_heading(part: _Part, below: _Part | None, body: float, *, is_bold_body: bool) -> bool:
    text = " ".join(line.text for line in part.lines)
    if len(text) > _HEADING or len(text.split()) > _HEADING_WORDS or not re.search(r"\w", text):
        return False
    if part.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
        return False
    if part.first.size >= body * _BIGGER:
        return part.kind is BlockKind.PARAGRAPH or bool(_NUMBERED.match(text))
    is_bold = all(line.is_bold for line in part.lines) and not is_bold_body
    if not is_bold or len(text) > _BOLD_HEADING or _PAUSE.search(text) or below is None:
        return False
    if part.kind is BlockKind.LIST_ITEM and not _NUMBERED.match(text):
        return False
    return part.first.size >= body * 0.95 and not below.first.is_bold


def _find_title(parts: list[_Part], headings: Sequence[_Part]) -> None:
    """Make the largest heading of the first page the title, unless the file has another."""
    first = [part for part in headings if part.first.page == 1]
    told = next((part for part in parts if part.first.role is Role.PROPERTY), None)
    if first:
        largest = max(first, key=lambda part: part.first.size)
        shown = " ".join(line.text for line in largest.lines)
        if told is None or told.first.text.casefold() == shown.casefold():
            largest.kind, largest.level = BlockKind.TITLE, 0
            if told is not None:
                parts.remove(told)


def _write(part: _Part, builder: Builder, mender: Mender) -> None:
    _copy(part, builder, mender)
    role = part.first.role
    builder.end(part.kind, level=part.level, unit="" if role is Role.TEXT else role.value)


def _copy(part: _Part, builder: Builder, mender: Mender) -> None:
    start = part.first.start + part.mark
    for line, after in zip(part.lines, [*part.lines[1:], None], strict=True):
        end = line.start + len(line.text)
        if after is None:
            builder.copy(start, end)
            return
        cut, is_spaced = mender.mend(line.text, after.text)
        builder.copy(start, end - cut)
        if is_spaced:
            builder.space(end, after.start)
        start = after.start


def _write_table(parts: list[_Part], builder: Builder, mender: Mender) -> None:
    """Write the cells of one table, which name their row and column."""
    rows = [list(some) for _, some in groupby(parts, key=lambda part: part.first.row)]
    table = Table()
    for number, cells in enumerate(rows):
        is_header = number == 0 and _is_header(cells, rows[1:])
        table.begin_row()
        column = 0
        for part in cells:
            # Cells that are empty have no lines, but count.
            for _ in range(part.first.column - column):
                table.begin_cell(is_header=is_header, width=1, rows=1)
                table.end_cell()
            table.begin_cell(is_header=is_header, width=1, rows=1)
            _copy(part, builder, mender)
            builder.end_cell(table, is_header=is_header)
            table.end_cell()
            column = part.first.column + 1
        table.end_row()


def _is_header(cells: Sequence[_Part], rest: Sequence[Sequence[_Part]]) -> bool:
    """Say whether the first row of a table names its columns.

    It does if it alone is bold, or if it has no figures and stands over such.
    """
    below = [part for row in rest for part in row]
    if not below:
        return False
    if all(part.first.is_bold for part in cells):
        return not all(part.first.is_bold for part in below)
    values = [part for part in below if part.first.column > 0]
    figures = sum(bool(_FIGURE.search(part.first.text)) for part in values)
    has_figures = any(_FIGURE.search(part.first.text) for part in cells)
    return not has_figures and figures * 2 > len(values)
