"""Reads MDX: Markdown with components, without their code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read.content import shortened, write_value
from claimcheck.read.fields import kind_by_name
from claimcheck.read.html import write_text
from claimcheck.read.malformed import MalformedError
from claimcheck.read.markdown import read as read_markdown
from claimcheck.read.strand import Strand, write_inner

if TYPE_CHECKING:
    from claimcheck.read.builder import Builder

_END = r"(?:\r\n|\n|\r)"
_MATTER = regex(rf"---[ \t]*+{_END}(?:(?!---)[^\r\n]*+{_END})*+---[ \t]*+(?=[\r\n]|\Z)")
_MODULE = regex(
    r"import(?=[ \t]*+[{*\"']|[ \t]++[\w$]++(?:[ \t]*+,|[ \t]++from\b))"
    r"|export(?=[ \t]*+[{*]|[ \t]++(?:default|const|let|var|function|async|class|type|interface)\b)"
)
_FENCE = regex(r"(?:[-*+>]|\d{1,9}[.)]|[ \t])*+(`{3,}+(?=[^`\r\n]*+(?:[\r\n]|\Z))|~{3,}+)")
_BLANK = regex(r"[ \t]*+(?:[\r\n]|\Z)")
_INDENT = regex(r"[ \t]*+")
_ITEM = regex(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
_STOP = regex(r"\r\n|\n|\r|`++|\\[{<`]|\{|</?(?:[A-Za-z][\w.-]*+(?=[\s/>{])|(?=>))")
_ATTRIBUTE = regex(
    r"\s([A-Za-z_][\w:.-]*+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'"
    r"|\{\s*+(?:\"([^\"\\\r\n]*+)\"|'([^'\\\r\n]*+)'|`([^`\\$]*+)`)\s*+\})"
)
_LITERAL = regex(r"\{\s*+(?:\"([^\"\\\r\n]*+)\"|'([^'\\\r\n]*+)'|`([^`\\$]*+)`)\s*+\}")
# Tags of HTML that only hold other blocks: what is in them is Markdown, as in a component.
_HOLDERS = frozenset("article aside center details div figure footer header main section".split())
_HIDDEN = regex(r"\bhidden\b|\bdisplay\b|\bvisibility\b")
_TAB = 4
"""Blanks that make code of a line in Markdown, but not in MDX."""

_NESTED = regex(
    r"[{}>]|\"(?:[^\"\\\r\n]|\\.){0,1000}+\"|'(?:[^'\\\r\n]|\\.){0,1000}+'"
    r"|`(?:[^`\\]++|\\.)*+(?:`|\Z)|//[^\r\n]*+|/\*(?:[^*]++|\*(?!/))*+(?:\*/|\Z)",
    re.DOTALL,
)
_LINE_END = regex(r"\r\n|\n|\r|\Z")


def read(source: str, builder: Builder) -> str:
    """Read a document into the builder and return the language that it declares, if any.

    Raises:
        MalformedError: a component or an expression is never closed.
    """
    reader = _Reader(source)
    declared = write_inner(read_markdown, reader.markdown(), builder)
    for name, first, last in reader.attributes:
        kind = kind_by_name(name.rpartition(" ")[2]) or BlockKind.PARAGRAPH
        value = Strand(source)
        write_text(value, source, first, last)
        # A card's title is no article's.
        kind = BlockKind.HEADING if kind is BlockKind.TITLE else kind
        write_value(value, builder, kind, unit=shortened(name))
    return declared


class _Reader:
    """Takes the Markdown out of a document."""

    def __init__(self, source: str) -> None:
        self.attributes: list[tuple[str, int, int]] = []
        """Component and name of the attributes that readers see, and where their values stand."""
        self._source = source
        self._kept = Strand(source)
        self._indents: list[int | None] = []
        """The indent of what stands in each open component, once it is known."""
        self._in_list = False

    def markdown(self) -> Strand:
        source = self._source
        matter = _MATTER.match(source)
        at = matter.end() if matter else 0
        self._kept.copy(0, at)
        is_behind_gap = True
        while at < len(source):
            if is_behind_gap and _MODULE.match(source, at):
                at = self._module(at)
            elif fence := _FENCE.match(source, at):
                at = self._fence(at, fence)
                is_behind_gap = False
            else:
                is_behind_gap = _BLANK.match(source, at) is not None
                at = self._line(at, is_behind_gap=is_behind_gap)
        return self._kept

    def _module(self, at: int) -> int:
        """Return where the code that begins at `at` ends: at a blank line outside of braces."""
        source = self._source
        while at < len(source) and not _BLANK.match(source, at):
            at = self._code_line(at)
        return at

    def _code_line(self, at: int) -> int:
        """Return the end of a line of code, or of the one in which its last brace is closed."""
        source = self._source
        end = self._line_end(at)
        while (brace := source.find("{", at, end)) >= 0:
            at = self._close(brace)
            end = max(end, self._line_end(at))
        return end

    def _line_end(self, at: int) -> int:
        end = _LINE_END.search(self._source, at)
        return end.end() if end else len(self._source)

    def _fence(self, at: int, fence: re.Match[str]) -> int:
        """Copy a block of code, which the reader of Markdown knows, up to its end."""
        close = re.compile(rf"[ \t>]*+{re.escape(fence[1])}[`~]*+[ \t]*+(?:[\r\n]|\Z)")
        width = self._indent(at) - at
        is_first = is_last = True
        while at < len(self._source) and (is_first or not is_last):
            is_last = not is_first and close.match(self._source, at) is not None
            end = self._line_end(at)
            self._kept.copy(min(at + width, self._indent(at)), end)
            is_first, at = False, end
        return at

    def _indent(self, line: int) -> int:
        """Return where the indent of a line ends."""
        found = _INDENT.match(self._source, line)
        return found.end() if found else line

    def _line(self, at: int, *, is_behind_gap: bool) -> int:
        """Copy a line without code; return where the next one begins."""
        source = self._source
        start = self._indent(at)
        if not is_behind_gap:
            self._kept.copy(self._text_start(at, start), start)
        at = start
        while found := _STOP.search(source, at):
            self._kept.copy(at, found.start())
            sign = found.group()
            at = found.end()
            if sign[0] in "\r\n":
                self._kept.copy(found.start(), at)
                return at
            if sign[0] == "`":
                at = self._span(found)
            elif sign[0] == "\\":
                self._kept.copy(found.start(), at)
            elif sign == "{":
                at = self._close(found.start())
                if literal := _LITERAL.fullmatch(source, found.start(), at):
                    self._kept.copy(*literal.span(literal.lastindex or 0))
            else:
                at = self._tag(found)
        self._kept.copy(at, len(source))
        return len(source)

    def _text_start(self, line: int, start: int) -> int:
        """Return where the indent begins that counts: no line is code because of it."""
        width = start - line
        if self._indents:
            around = self._indents[-1]
            if around is None:
                around = self._indents[-1] = width
            line += min(around, width)
        is_item = _ITEM.match(self._source, start) is not None
        if is_item or start == line:
            self._in_list = is_item
        return start if start - line >= _TAB and not self._in_list else line

    def _span(self, ticks: re.Match[str]) -> int:
        """Copy code inside a line, with its marks; ticks that are never closed are text."""
        end = self._line_end(ticks.start())
        close = self._source.find(ticks.group(), ticks.end(), end)
        stop = close + len(ticks.group()) if close >= 0 else ticks.end()
        self._kept.copy(ticks.start(), stop)
        return stop

    def _tag(self, found: re.Match[str]) -> int:
        """Leave a component's tag out, and note what its attributes say; HTML is copied."""
        source, at = self._source, found.start()
        name = found.group().lstrip("</")
        is_close = found.group().startswith("</")
        end = self._close(at)
        tag = source[at:end]
        is_component = not name or name[0].isupper() or "." in name
        if not is_component and (name not in _HOLDERS or _HIDDEN.search(tag)):
            if "{" not in tag:
                self._kept.copy(at, end)
            else:  # values in braces mean nothing in HTML
                self._kept.copy(at, found.end())
                self._kept.put(" />" if tag.endswith("/>") else ">", end - 1, end)
            self._note(name, at, end)
            return end
        if is_close and self._indents:
            self._indents.pop()
        elif not is_close and not tag.endswith("/>"):
            self._indents.append(None)
        self._note(name, at, end)
        return end

    def _note(self, name: str, start: int, end: int) -> None:
        is_component = not name or not name.islower()
        for found in _ATTRIBUTE.finditer(self._source, start, end):
            group = found.lastindex or 0
            is_code = group > 3  # noqa: PLR2004 -- the groups of values in braces
            is_known = kind_by_name(found[1]) is not None
            if is_known and found[group].strip() and (is_component or is_code):
                self.attributes.append((f"<{name}> {found[1]}", *found.span(group)))

    def _close(self, at: int) -> int:
        """Return the end of the expression or the tag that begins at `at`.

        Raises:
            MalformedError: it has none.
        """
        is_tag = self._source[at] == "<"
        depth = 0
        for found in _NESTED.finditer(self._source, at):
            sign = found.group()
            depth += (sign == "{") - (sign == "}")
            if depth == 0 and sign == (">" if is_tag else "}"):
                return found.end()
        what = "a tag" if is_tag else "an expression"
        raise MalformedError(f"not MDX: {what} is never closed", at)
