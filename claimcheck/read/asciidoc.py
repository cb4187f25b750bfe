"""Reads AsciiDoc: its blocks and its text, without what is for programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read.asciidoc_inline import alt_of, unmarked
from claimcheck.read.fields import kind_by_name
from claimcheck.read.html import read as read_html
from claimcheck.read.html import write_text
from claimcheck.read.language import normalise
from claimcheck.read.layout import spoken_kind
from claimcheck.read.lines import Line, lines_of, strand_of
from claimcheck.read.strand import Strand, write_inner
from claimcheck.read.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.read.builder import Builder

_HEADING = regex(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_ATTRIBUTE = regex(r":(!?[\w-]+!?):(?:[ \t]+|\Z)")
_CODE = regex(r"(-{4,}|\.{4,}|/{4,}|`{3,})[\w,-]*\Z")
"""Blocks that are left out, up to the same line again; comments among them."""
_PASSED = regex(r"\+{4,}\Z")
_AROUND = regex(r"(?:={4,}|\*{4,}|_{4,}|--|~{4,})\Z")
_TABLE = regex(r"[|!,:]={3,}\Z")
_BREAK = regex(r"'{3,}\Z|<{3,}\Z|-{3}\Z|\*{3}\Z|- - -\Z")
_STYLE = regex(r"\[(?P<style>[^\[\]]*)\]\Z|\[\[[^\[\]]*\]\]\Z")
_TITLE = regex(r"\.(?=[^\s.])")
_MACRO = regex(r"(?P<name>[a-z]\w*)::(?P<target>[^\s\[\]]*)\[(?P<inside>.*)\]\Z")
_MACROS = frozenset(
    "audio endif ifdef ifeval ifndef image include toc video xref pass stem".split()
)
_ITEM = regex(
    r"(?:\*{1,6}|-|\.{1,6}|\d{1,4}\.|[a-zA-Z]\.|<(?:\d{1,3}|\.)>|•)[ \t]+"
    r"(?:\[[ xX*]\][ \t]+)?(?=\S)"
)
_TERM = regex(r"(?P<term>\S(?:.{0,300}?\S)?)(?::{2,4}|;;)(?:[ \t]+|\Z)")
_ADMONITION = regex(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_SILENT = regex(
    r"(?:source|listing|literal|stem|latexmath|asciimath|comment|pass|mermaid|plantuml)\b"
)
_CELL = regex(
    r"(?:(?<=\s)|^)(?:(?P<wide>\d{1,3})?(?:\.\d{1,3})?[+*])?[<^>.]{0,4}[adehlmsv]?\||(?<!\\)\|",
    re.MULTILINE,
)
_COLUMNS = regex(r"cols=\"?([^\"\]]+)")
_TIMES = regex(r"\s*(\d{1,2})\*")
_HARD = regex(r"[ \t]\+\Z")


def read(source: str, builder: Builder) -> str:
    """Read a document into the builder and return the language that it declares, if any."""
    reader = _Reader(source, builder)
    reader.read()
    return reader.language


class _Reader:
    def __init__(self, source: str, builder: Builder) -> None:
        self.language = ""
        self._source = source
        self._builder = builder
        self._lines = lines_of(source)
        self._attributes: dict[str, str] = {}
        self._style = ""
        """What the line in brackets says that stands over the block."""
        self._quotes: list[str] = []
        """The lines that end the quotations around."""
        self._in_item = self._in_answer = False

    def read(self) -> None:
        at = 0
        while at < len(self._lines):
            at = self._block(at)

    def _block(self, at: int) -> int:  # noqa: PLR0911 -- one for each sort of block
        """Read the block that begins at a line, and return the line behind it."""
        line = self._lines[at]
        text = self._text(line)
        if line.is_blank or text == "+" or (text.startswith("//") and not _CODE.match(text)):
            self._in_item = self._in_item and not line.is_blank
            return at + 1
        if _AROUND.match(text) or _CODE.match(text) or _PASSED.match(text) or _TABLE.match(text):
            return self._delimited(at, text)
        if _BREAK.match(text):
            return at + 1
        if style := _STYLE.match(text):
            self._style = style["style"] or self._style
            return at + 1
        if not line.indent and (end := self._line_of_its_own(at, text)):
            return end
        if item := _ITEM.match(text):
            self._in_item, self._in_answer = True, False
            return self._prose(at, item.end(), BlockKind.LIST_ITEM)
        if term := _TERM.match(text):
            self._write([Line(line.start, line.start + term.end("term"), 0)], BlockKind.QUESTION)
            self._in_item = self._in_answer = True
            return self._prose(at, term.end()) if term.end() < len(text) else at + 1
        if line.indent and not self._in_item and not self._in_answer:
            return self._text_end(at)  # shown as it stands: code
        return self._prose(at, 0)

    def _line_of_its_own(self, at: int, text: str) -> int:
        """Read a heading, an attribute, a title or an image; return the line behind it, or 0."""
        line = self._lines[at]
        if heading := _HEADING.match(text):
            self._in_answer = False
            is_title = len(heading[1]) == 1 and not self._builder.blocks
            self._style = ""
            self._write([line.cut(heading.end())], BlockKind.HEADING, level=len(heading[1]))
            return self._head(at + 1) if is_title else at + 1
        if attribute := _ATTRIBUTE.match(text):
            self._attribute(attribute, line)
            return at + 1
        if title := _TITLE.match(text):
            self._write([line.cut(title.end())], BlockKind.CAPTION)
            return at + 1
        if (macro := _MACRO.match(text)) and macro["name"] in _MACROS:
            if macro["name"] == "image":
                shift = line.start
                start, end = alt_of(self._source, *(shift + i for i in macro.span("inside")))
                self._builder.copy(start, end)
                self._builder.end(BlockKind.ALT)
            self._style = ""
            return at + 1
        return 0

    def _head(self, at: int) -> int:
        """Go over the lines under the title: who wrote it, when, and attributes."""
        while at < len(self._lines) and not self._lines[at].is_blank:
            line = self._lines[at]
            if attribute := _ATTRIBUTE.match(self._text(line)):
                self._attribute(attribute, line)
            at += 1
        return at

    def _attribute(self, found: re.Match[str], line: Line) -> None:
        name, value = found[1].lower(), line.cut(found.end())
        self._attributes[name] = self._text(value)
        if name == "lang":
            self.language = self.language or normalise(self._text(value))
        elif kind_by_name(name) in {BlockKind.TITLE, BlockKind.DESCRIPTION}:
            self._write([value], kind_by_name(name) or BlockKind.PARAGRAPH)

    def _delimited(self, at: int, text: str) -> int:
        """Read a block between two lines that are alike, or go into it; return where it ends."""
        style, self._style = self._style, ""
        code = _CODE.match(text)
        mark = code[1] if code else text
        end = next(
            (i for i in range(at + 1, len(self._lines)) if self._text(self._lines[i]) == mark),
            len(self._lines),
        )
        if _TABLE.match(text):
            self._table(self._lines[at + 1 : end], style)
        elif _PASSED.match(text):
            self._html(self._lines[at + 1 : end])
        elif not code and not _SILENT.match(style):
            if self._quotes and self._quotes[-1] == text:
                self._quotes.pop()
            elif end < len(self._lines) and (text[0] == "_" or style.startswith("quote")):
                self._quotes.append(text)
            return at + 1
        return end + 1

    def _html(self, lines: Sequence[Line]) -> None:
        if lines:
            strand = Strand(self._source)
            strand.copy(lines[0].start, lines[-1].end)
            write_inner(read_html, strand, self._builder)

    def _prose(self, at: int, cut: int, kind: BlockKind = BlockKind.PARAGRAPH) -> int:
        """Read a paragraph, or an item behind its mark of `cut` signs."""
        end = self._text_end(at)
        style, self._style = self._style, ""
        if _SILENT.match(style):
            return end
        lines = [self._lines[at].cut(cut), *self._lines[at + 1 : end]]
        if admonition := _ADMONITION.match(self._text(lines[0])):
            lines[0] = lines[0].cut(admonition.end())
        if kind is BlockKind.PARAGRAPH:
            if self._quotes or style.startswith(("quote", "verse")):
                kind = BlockKind.QUOTE
            elif self._in_answer:
                kind, self._in_answer = BlockKind.ANSWER, self._in_item
        self._write([line for line in lines if not self._text(line).startswith("//")], kind)
        return end

    def _text_end(self, at: int) -> int:
        """Return the line behind a paragraph."""
        end = at + 1
        while end < len(self._lines) and not self._lines[end].is_blank:
            text = self._text(self._lines[end])
            if text == "+" or _STYLE.match(text) or _AROUND.match(text) or _CODE.match(text):
                break
            if _TABLE.match(text) or _PASSED.match(text):
                break
            if self._in_item and (_ITEM.match(text) or _TERM.match(text)):
                break
            end += 1
        return end

    def _table(self, lines: Sequence[Line], style: str) -> None:
        if not lines:
            return
        source, start, end = self._source, lines[0].start, lines[-1].end
        found = list(_CELL.finditer(source, start, end))
        first_line = next((line.end for line in lines if not line.is_blank), end)
        width = _width(style) or sum(cell.start() <= first_line for cell in found) or 1
        is_headed = "header" in style or (len(lines) > 1 and lines[1].is_blank)
        table = Table()
        column = row = 0
        for number, mark in enumerate(found):
            if column == 0:
                table.begin_row()
            stop = found[number + 1].start() if number + 1 < len(found) else end
            is_header = is_headed and row == 0
            wide = int(mark["wide"] or 1) if "+" in mark.group() else 1
            table.begin_cell(is_header=is_header, width=wide, rows=1)
            self._cell(mark.end(), stop, table, is_header=is_header)
            table.end_cell()
            column += wide
            if column >= width:
                table.end_row()
                column, row = 0, row + 1
        if not found:  # parted by something else than bars
            for line in lines:
                self._write([line], BlockKind.TABLE_CELL)

    def _cell(self, start: int, end: int, table: Table, *, is_header: bool) -> None:
        lines = [
            Line(start + line.start, start + line.end, 0)
            for line in lines_of(self._source[start:end])
        ]
        strand, _ = unmarked(strand_of(self._source, lines), self._attributes)
        write_text(strand.lens(self._builder), strand.text, 0, len(strand.text))
        self._builder.end_cell(table, is_header=is_header)

    def _write(self, lines: Sequence[Line], kind: BlockKind, level: int = 0) -> None:
        shown = [
            line._replace(end=line.end - 2) if _HARD.search(self._text(line)) else line
            for line in lines
        ]
        before = strand_of(self._source, shown)
        strand, found = unmarked(before, self._attributes)
        write_text(strand.lens(self._builder), strand.text, 0, len(strand.text))
        self._builder.end(spoken_kind(self._builder.text(), kind), level=level)
        lens = before.lens(self._builder)
        for start, end in found.alts:
            lens.copy(*alt_of(before.text, start, end))
            self._builder.end(BlockKind.ALT)
        for start, end in found.notes:
            lens.copy(start, end)
            self._builder.end(BlockKind.PARAGRAPH)

    def _text(self, line: Line) -> str:
        return self._source[line.start : line.end]


def _width(style: str) -> int:
    """Return how many columns a table's line in brackets names; 0 if it names none."""
    named = _COLUMNS.search(style)
    if named is None:
        return 0
    parts = re.split("[,;]", named[1])
    return sum(int(times[1]) if (times := _TIMES.match(part)) else 1 for part in parts)
