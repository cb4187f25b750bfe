"""Reads Word files: body, tables, boxes, notes, headers and footers, changes accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.documents.docx import read_word
from claimcheck.documents.docx_line import LINE_BREAK, PAGE_BREAK, Paragraph, TableEdge
from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read import language
from claimcheck.read.builder import Builder
from claimcheck.read.layout import spoken_kind
from claimcheck.read.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.documents.docx import WordText
    from claimcheck.documents.docx_line import TablePart

# Where a paragraph looks like several: at a new page, at an empty line, before a bullet.
_APART = regex(
    rf"[{PAGE_BREAK}{LINE_BREAK}\s]*(?:{PAGE_BREAK}|{LINE_BREAK}\s*{LINE_BREAK})\s*"
    rf"|{LINE_BREAK}\s*(?=[•‣▪●◦○✓✔➢])"
)
_BULLET = regex(r"\s*[•‣▪●◦○✓✔➢]\s*")


def read_document(path: str, data: bytes) -> tuple[Builder, str]:
    """Read a file into a builder, and return the language that it declares, if any.

    Raises:
        ReadError: it is no Word file, is damaged or protected, or has parts that cannot be read.
        MissingExtraError: the library that reads it is not installed.
    """
    word = read_word(path, data)
    builder = Builder(word.source)
    tables: list[Table] = []
    cells: list[bool] = []
    at = 0
    for item in word.items:
        if isinstance(item, Paragraph):
            _write(item, at, builder, tables[-1] if tables else None, cells)
            at += len(item.text) + 1
        else:
            _follow(item, tables, cells)
    return builder, _declared(word)


def _follow(part: TablePart, tables: list[Table], cells: list[bool]) -> None:
    """Enter or leave a table, a row or a cell; `cells` says of each open one if it is a head."""
    match part.edge:
        case TableEdge.TABLE:
            tables.append(Table())
        case TableEdge.ROW:
            tables[-1].begin_row()
        case TableEdge.CELL:
            tables[-1].begin_cell(is_header=part.is_header, width=part.width, rows=part.rows)
            cells.append(part.is_header)
        case TableEdge.END_CELL:
            tables[-1].end_cell()
            cells.pop()
        case TableEdge.END_ROW:
            tables[-1].end_row()
        case TableEdge.END_TABLE:
            tables.pop()


def _write(
    paragraph: Paragraph, at: int, builder: Builder, table: Table | None, cells: list[bool]
) -> None:
    """Write a paragraph that stands at an offset of the source, in as many blocks as it looks."""
    for start, end in _stretches(paragraph.text):
        kind, row, column = paragraph.kind, "", ""
        bullet = _BULLET.match(paragraph.text, start, end)
        if bullet and kind is BlockKind.PARAGRAPH:
            kind = BlockKind.LIST_ITEM
        builder.copy(at + (bullet.end() if bullet else start), at + end)
        text = builder.text()
        if not text:
            continue
        if table is not None and cells and kind is not BlockKind.ALT:
            row, column = table.add(text)
            if kind is BlockKind.PARAGRAPH:
                kind = BlockKind.TABLE_HEADER if cells[-1] else BlockKind.TABLE_CELL
            if kind is BlockKind.TABLE_HEADER:
                row = column = ""
        builder.end(
            spoken_kind(text, kind),
            level=paragraph.level if kind is BlockKind.HEADING else 0,
            row=row,
            column=column,
            unit=paragraph.unit,
        )


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _APART.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _declared(word: WordText) -> str:
    """Return the language of the letters that there are most of.

    Word gives each run a language for Latin and one for East Asian letters, whichever it has.
    """
    by_script = language.by_script(word.source)
    if by_script == "en":
        return language.normalise(word.latin)
    asian = language.normalise(word.asian)
    return asian if asian.partition("-")[0] == by_script else by_script
