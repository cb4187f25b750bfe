"""Reads reStructuredText: its blocks and its text, without what is for programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read.fields import is_prose, kind_by_name
from claimcheck.read.html import read as read_html
from claimcheck.read.layout import spoken_kind
from claimcheck.read.lines import Line, body_end, lines_of, strand_of
from claimcheck.read.rst_inline import unmarked
from claimcheck.read.rst_tables import SIMPLE, cells, table_end
from claimcheck.read.strand import Strand, write_inner
from claimcheck.read.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.read.builder import Builder

# docutils tells the line of a block at most, and nothing of what is inside one.
_ADORNED = regex(r"([!-/:-@\[-`{-~])\1+\Z")
_ADORNMENT = 4
_BULLET = regex(r"[-*+•‣⁃](?:[ \t]+|\Z)")
_NUMBER = regex(r"(?:\(?(?:\d{1,4}|#|[a-zA-Z]|[ivxlc]{1,6})\)|(?:\d{1,4}|#|[a-z])\.)[ \t]+")
_FIELD = regex(r":(?P<name>[^:\s`](?:[^:]{0,60}[^:\s])?):(?:[ \t]+|\Z)")
_EXPLICIT = regex(
    r"\.\.(?:[ \t]+(?:(?P<note>\[(?:\d+|[#*]|#?[\w.-]+)\](?:[ \t]+|\Z))"
    r"|(?P<short>\|[^|]{1,80}\|[ \t]+)?(?P<directive>[A-Za-z][\w:+.-]*?)[ \t]?::(?:[ \t]+|\Z))"
    r"|[ \t]|\Z)"
)
_ANONYMOUS = regex(r"__(?:[ \t]|\Z)")
_SHORT = regex(r"^[ \t]*\.\.[ \t]+\|([^|\n]{1,80})\|[ \t]+replace::[ \t]*([^\n]+)$", re.MULTILINE)
_DOCTEST = regex(r">>>(?:\s|\Z)")
_SAYING = frozenset(
    "attention caution centered danger deprecated error hint important note seealso tip "
    "versionadded versionchanged warning".split()
)
"""Directives whose argument is where their text begins."""
_SILENT = frozenset(
    "code code-block contents default-role doctest figclass graphviz highlight include index "
    "literalinclude math mermaid parsed-literal productionlist raw replace role sectnum sourcecode "
    "tabularcolumns testcode toctree unicode".split()
)
"""Directives of which nothing is text."""
_QUOTES = frozenset({"epigraph", "highlights", "pull-quote"})
_TITLES = {
    **dict.fromkeys(
        "admonition card dropdown grid-item-card rubric sidebar tab tab-item topic".split(),
        BlockKind.HEADING,
    ),
    **dict.fromkeys(("table", "list-table", "csv-table"), BlockKind.CAPTION),
}
"""Directives whose argument is a title, and of what kind."""
_DEEPEST = 40
"""Levels of indents; what is deeper is read as if it stood there."""


def read(source: str, builder: Builder) -> str:
    """Read a document into the builder; it declares no language."""
    _Reader(source, builder).blocks(lines_of(source), 0, BlockKind.PARAGRAPH)
    return ""


class _Reader:
    def __init__(self, source: str, builder: Builder) -> None:
        self._source = source
        self._builder = builder
        self._styles: list[tuple[str, bool]] = []
        """The signs under headings, and whether they also stand above, by their level."""
        self._unclosed: Sequence[Line] = ()
        """Lines among which a table begins that nothing ends, so that none after it ends either."""
        self._short = {found[1]: found[2].strip() for found in _SHORT.finditer(source)}

    def blocks(self, lines: Sequence[Line], margin: int, kind: BlockKind, depth: int = 0) -> None:
        """Read lines, of which none is indented less than `margin`."""
        if depth > _DEEPEST:
            self._paragraph(lines, kind)
            return
        at = 0
        while at < len(lines):
            line = lines[at]
            if line.is_blank:
                at += 1
            elif line.indent > margin:
                end = body_end(lines, at, margin)
                quoted = BlockKind.QUOTE if kind is BlockKind.PARAGRAPH else kind
                self._indented(lines[at:end], quoted, depth)
                at = end
            else:
                at = self._block(lines, at, kind, depth)

    def _indented(self, lines: Sequence[Line], kind: BlockKind, depth: int) -> None:
        """Read lines that are all indented, whatever the indent."""
        margin = min((line.indent for line in lines if not line.is_blank), default=0)
        self.blocks(lines, margin, kind, depth + 1)

    def _block(  # noqa: PLR0911 -- one for each sort of block
        self, lines: Sequence[Line], at: int, kind: BlockKind, depth: int
    ) -> int:
        """Read the block that begins at a line, and return the line behind it."""
        line = lines[at]
        text = self._text(line)
        if depth == 0 and (end := self._heading(lines, at)) > at:
            return end
        if (end := self._table_end(lines, at)) > at:
            self._table(lines[at:end])
            return end
        end = body_end(lines, at + 1, line.indent)
        if explicit := _EXPLICIT.match(text):
            self._explicit(explicit, lines[at:end], kind, depth)
            return end
        if _ANONYMOUS.match(text):
            return end
        if _DOCTEST.match(text):
            while at < len(lines) and not lines[at].is_blank:
                at += 1
            return at
        if item := (_BULLET.match(text) or _NUMBER.match(text)):
            self._item(lines[at:end], item.end(), BlockKind.LIST_ITEM, depth)
            return end
        if field := _FIELD.match(text):
            self._field(field, lines[at:end], depth)
            return end
        if end > at + 1 and not lines[at + 1].is_blank and not text.endswith("::"):
            self._paragraph([line], BlockKind.QUESTION)
            self._indented(lines[at + 1 : end], BlockKind.ANSWER, depth)
            return end
        return self._prose(lines, at, kind)

    def _prose(self, lines: Sequence[Line], at: int, kind: BlockKind) -> int:
        """Read a paragraph; a block of code that it announces is left out."""
        end = at
        while end < len(lines) and not lines[end].is_blank:
            end += 1
            if end < len(lines) and self._text(lines[end - 1]).endswith("::"):
                break
        last = lines[end - 1]
        if self._text(last).endswith("::"):
            cut = 1 if self._text(last)[:-2].rstrip() == self._text(last)[:-2] else 2
            cut = 2 if self._text(last) == "::" else cut
            shown = [*lines[at : end - 1], Line(last.start, last.end - cut, last.indent)]
            self._paragraph(shown, kind)
            return body_end(lines, end, lines[at].indent)
        if all(_ADORNED.match(self._text(line)) for line in lines[at:end]):
            return end
        if self._text(lines[at]).startswith("| "):
            for line in lines[at:end]:
                self._paragraph([line.cut(2) if self._text(line)[:1] == "|" else line], kind)
            return end
        self._paragraph(lines[at:end], kind)
        return end

    def _heading(self, lines: Sequence[Line], at: int) -> int:
        """Read a heading, and return the line behind it; `at` if there is none."""
        texts = [self._text(line) for line in lines[at : at + 3]]
        if len(texts) == 3 and texts[1] and texts[0] == texts[2] and _ADORNED.match(texts[0]):  # noqa: PLR2004 -- above, text, below
            title, style, end = lines[at + 1], (texts[0][0], True), at + 3
        elif len(texts) > 1 and _ADORNED.match(texts[1]) and not _ADORNED.match(texts[0]):
            if len(texts[1]) < min(_ADORNMENT, len(texts[0])) or lines[at + 1].indent:
                return at
            title, style, end = lines[at], (texts[1][0], False), at + 2
        else:
            return at
        if style not in self._styles:
            self._styles.append(style)
        level = min(self._styles.index(style) + 1, 6)
        self._paragraph([title], BlockKind.HEADING, level=level)
        return end

    def _item(self, lines: Sequence[Line], width: int, kind: BlockKind, depth: int) -> None:
        """Read what stands behind a mark of `width` signs, and what is indented under it."""
        rest = lines[1:]
        margin = min((line.indent for line in rest if not line.is_blank), default=0)
        first = lines[0].cut(width)
        margin = margin or first.indent
        self.blocks([first._replace(indent=margin), *rest], margin, kind, depth + 1)

    def _field(self, field: re.Match[str], lines: Sequence[Line], depth: int) -> None:
        """Read a field that readers see: one of a known name, or prose."""
        kind = kind_by_name(field["name"])
        if kind is None and not is_prose(self._text(lines[0].cut(field.end()))):
            return
        self._item(lines, field.end(), kind or BlockKind.PARAGRAPH, depth)

    def _explicit(
        self, found: re.Match[str], lines: Sequence[Line], kind: BlockKind, depth: int
    ) -> None:
        """Read a directive or a footnote; comments and addresses show nothing."""
        if found["note"]:
            self._item(lines, found.end(), kind, depth)
            return
        name = (found["directive"] or "").lower().rpartition(":")[2]
        if not name:
            return
        argument, rest = lines[0].cut(found.end()), list(lines[1:])
        if name == "raw" and self._text(argument).strip().lower() == "html":
            self._html(rest)
        if name in _SILENT or found["short"]:
            if found["short"] and name == "image":
                self._options(rest)
            return
        if name in _SAYING and not argument.is_blank:
            self._item(lines, found.end(), kind, depth)
            return
        title = _TITLES.get(name)
        if not argument.is_blank and (title or is_prose(self._text(argument))):
            level = 6 if title is BlockKind.HEADING else 0
            self._paragraph([argument], title or kind, level=level)
        rest = rest if name == "meta" else self._options(rest)
        if name == "figure":
            kind = BlockKind.CAPTION
        elif name in _QUOTES:
            kind = BlockKind.QUOTE
        self._indented(rest, kind, depth)

    def _options(self, lines: list[Line]) -> list[Line]:
        """Read the texts among a directive's options, and return what stands behind these."""
        for at, line in enumerate(lines):
            field = _FIELD.match(self._text(line))
            if field is None:
                return lines[at:]
            if kind := kind_by_name(field["name"]):
                self._paragraph([line.cut(field.end())], kind)
        return []

    def _html(self, lines: Sequence[Line]) -> None:
        shown = [line for line in lines if not line.is_blank]
        if shown:
            strand = Strand(self._source)
            strand.copy(shown[0].start, shown[-1].end)
            write_inner(read_html, strand, self._builder)

    def _table_end(self, lines: Sequence[Line], at: int) -> int:
        """Return the line behind the table that begins at a line; `at` if none does."""
        is_simple = SIMPLE.match(self._text(lines[at])) is not None
        if is_simple and lines is self._unclosed:
            return at
        end = table_end(self._source, lines, at)
        if is_simple and end == at:
            self._unclosed = lines
        return end

    def _table(self, lines: Sequence[Line]) -> None:
        table = Table()
        for row in cells(self._source, lines):
            table.begin_row()
            for cell in row:
                table.begin_cell(is_header=cell.is_header, width=cell.width, rows=1)
                strand = unmarked(strand_of(self._source, cell.lines), self._short)
                strand.lens(self._builder).copy(0, len(strand.text))
                self._builder.end_cell(table, is_header=cell.is_header)
                table.end_cell()
            table.end_row()

    def _paragraph(self, lines: Sequence[Line], kind: BlockKind, level: int = 0) -> None:
        strand = unmarked(strand_of(self._source, lines), self._short)
        strand.lens(self._builder).copy(0, len(strand.text))
        self._builder.end(spoken_kind(self._builder.text(), kind), level=level)

    def _text(self, line: Line) -> str:
        return self._source[line.start : line.end]
