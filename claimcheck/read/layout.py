"""Follows open elements and says what kind of block the text inside them is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.read.builder import Builder

KINDS = {
    "blockquote": BlockKind.QUOTE,
    "caption": BlockKind.CAPTION,
    "dd": BlockKind.ANSWER,
    "dt": BlockKind.QUESTION,
    "figcaption": BlockKind.CAPTION,
    "legend": BlockKind.LABEL,
    "li": BlockKind.LIST_ITEM,
    "option": BlockKind.LABEL,
    "summary": BlockKind.QUESTION,
    "table": BlockKind.PARAGRAPH,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_HEADER,
    "title": BlockKind.TITLE,
    **{f"h{level}": BlockKind.HEADING for level in range(1, 7)},
}
"""The kind of text that stands in an element; elsewhere it is that of the element around."""

BLOCKS = frozenset(KINDS) | frozenset(
    "address article aside body center details dialog dir div dl fieldset figure footer form head "
    "header hgroup hr html main menu nav ol optgroup p pre search section select tbody tfoot thead "
    "tr ul".split()
)
HIDDEN = frozenset(
    "audio canvas datalist embed iframe math nav noembed noframes noscript object script style svg "
    "template textarea video".split()
)
# An opening tag ends these, if nothing of the second set was opened since.
_LIST = frozenset({"ul", "ol", "menu", "dir"})
_IMPLIED = {
    "li": (frozenset({"li"}), _LIST),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
# A paragraph is ended by any block.
_PARAGRAPH = (frozenset({"p"}), BLOCKS - {"p"})
_IN_TABLE = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
_CELLS = frozenset({"td", "th"})
_DEEPEST = 500  # elements; browsers stop nesting at 512
_SPOKEN = regex(r"(?:(Q(?:uestion)?|[問问])|(A(?:nswer)?|答)) ?\d{0,2} ?[:：]", re.IGNORECASE)
_MAY_BE_SPOKEN = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING})


def spoken_kind(text: str, kind: BlockKind) -> BlockKind:
    """Return question or answer for a text that begins “Q:” or “A:”, else `kind`."""
    found = _SPOKEN.match(text) if kind in _MAY_BE_SPOKEN else None
    if found is None:
        return kind
    return BlockKind.QUESTION if found.group(1) else BlockKind.ANSWER


@dataclass(slots=True)
class _Element:
    tag: str
    kind: BlockKind
    level: int
    is_hidden: bool
    language: str


class Layout:
    """The open elements. Ending a block gives it the kind of the innermost one that has a kind."""

    def __init__(self, builder: Builder) -> None:
        """Start with nothing open."""
        self.builder = builder
        self._stack = [_Element("", BlockKind.PARAGRAPH, 0, is_hidden=False, language="")]
        self._tables: list[Table] = []
        self._after: list[tuple[BlockKind, Callable[[], None]]] = []
        self._broken_at = -1

    @property
    def is_hidden(self) -> bool:
        """Whether text that comes now is not shown to readers."""
        return self._stack[-1].is_hidden

    def is_in(self, tag: str) -> bool:
        """Whether the element around the innermost one has this tag."""
        return len(self._stack) > 1 and self._stack[-2].tag == tag

    def open(
        self,
        tag: str,
        *,
        is_hidden: bool = False,
        language: str = "",
        width: int = 1,
        rows: int = 1,
    ) -> None:
        """Enter an element; `width` and `rows` are the columns and rows that a cell spans."""
        is_block = tag in BLOCKS
        if is_block:
            self.flush()
            self._end_implied(tag)
        if len(self._stack) > _DEEPEST:
            return
        around = self._stack[-1]
        self._stack.append(
            _Element(
                tag,
                KINDS.get(tag, around.kind),
                int(tag[1]) if KINDS.get(tag) is BlockKind.HEADING else around.level,
                is_hidden=is_hidden or around.is_hidden or tag in HIDDEN,
                language=language or around.language,
            )
        )
        if tag == "table":
            self._tables.append(Table())
        elif self._tables and tag == "tr":
            self._tables[-1].begin_row()
        elif self._tables and tag in _CELLS:
            self._tables[-1].begin_cell(is_header=tag == "th", width=width, rows=rows)

    def close(self, tag: str) -> None:
        """Leave an element and all that is open inside it; one that is not open is passed over."""
        if tag in BLOCKS:
            self.flush()
        stack = self._stack
        for depth in range(len(stack) - 1, 0, -1):
            if stack[depth].tag == tag:
                self._pop_to(depth)
                return
            if stack[depth].tag in _CELLS and tag not in _IN_TABLE:
                return

    def close_all(self) -> None:
        """Leave every element."""
        self.flush()
        self._pop_to(1)

    def flush(self) -> None:
        """End the block under way, and write what waits for its end."""
        self._broken_at = -1
        if self.builder.has_text:
            self._end(self._stack[-1].kind)
        if self._after:
            waiting, self._after = self._after, []
            for kind, write in waiting:
                write()
                if self.builder.has_text:
                    self._end(kind)

    def after(self, kind: BlockKind, write: Callable[[], None]) -> None:
        """Have a block written when the one under way has ended."""
        if not self.is_hidden:
            self._after.append((kind, write))

    def break_line(self) -> None:
        """Note a line break: the second in a row ends the block."""
        if self._broken_at == self.builder.length:
            self.flush()
        else:
            self._broken_at = self.builder.length

    def _end(self, kind: BlockKind) -> None:
        text = self.builder.text()
        top = self._stack[-1]
        row = column = ""
        if self._tables and kind is not BlockKind.CAPTION:
            row, column = self._tables[-1].add(text)
        if kind is BlockKind.TABLE_HEADER:
            row = column = ""
        self.builder.end(
            spoken_kind(text, kind),
            level=top.level if kind is BlockKind.HEADING else 0,
            row=row,
            column=column,
            language=top.language,
        )

    def _end_implied(self, tag: str) -> None:
        ends, stops = _IMPLIED.get(tag, _PARAGRAPH)
        for depth in range(len(self._stack) - 1, 0, -1):
            inner = self._stack[depth].tag
            if inner in ends:
                self._pop_to(depth)
                return
            if inner in stops:
                return

    def _pop_to(self, depth: int) -> None:
        while len(self._stack) > depth:
            tag = self._stack.pop().tag
            if not self._tables:
                continue
            if tag in _CELLS:
                self._tables[-1].end_cell()
            elif tag == "tr":
                self._tables[-1].end_row()
            elif tag == "table":
                self._tables.pop()
