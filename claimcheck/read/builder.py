"""Assembles the reader's text: characters, where each came from, and the blocks they make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.article import Block, BlockKind
from claimcheck.model.regex import regex
from claimcheck.model.text import Piece, SourceMap, Span
from claimcheck.read.disguise import THIN, Gap, rewritten, unmasked

if TYPE_CHECKING:
    from claimcheck.read.table import Table

# Control characters, zero-width characters, soft hyphens, marks of writing direction, halves of
# surrogate pairs, invisible tags: no reader sees them.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
_OVERRIDE = "\u202e"
_TURN = frozenset({_OVERRIDE, "\u202c", "\u202d"})
"""Signs that begin and end a stretch written from right to left, whatever its letters."""
_ODD = regex(rf"\s{{2,}}|[^\S ]|[{_UNSEEN}]+")
_UNSEEN_RUN = regex(rf"[{_UNSEEN}]+")
_SPACES = regex(r"\s+")
# Scripts that put no space between words: a line wrap between two of these is no space either.
_UNSPACED = regex(r"[\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60]")


class Builder:
    """Text under construction, with its pieces and blocks.

    Offsets that go in are code points of the source. White space collapses to one space, spaces at
    the edges of a block and unseen characters are dropped, and blocks are kept apart by one line
    feed.
    """

    def __init__(self, source: str) -> None:
        """Start a text that will be taken from `source`."""
        self.source = source
        self.length = 0
        # Parts of the file that could not be read, such as “page 2”, and why: “is damaged”.
        self.unread: list[tuple[str, str]] = []
        self.blocks: list[Block] = []
        self._done: list[str] = []
        self._now: list[str] = []
        self._start = 0
        self._pieces: list[Piece] = []
        # The last piece, still growing: text start, text end, source start, source end.
        self._open: tuple[int, int, int, int] | None = None
        self._is_copy = False
        self._space: tuple[int, int] | None = None
        # How many signs of white space the space is made of.
        self._width = 0
        # Of the block under way: where its pieces begin, and what may hide words in it.
        self._first = 0
        self._gaps: dict[int, Gap] = {}
        self._turned: list[tuple[int, int]] = []
        self._turns_at: int | None = None

    def copy(self, start: int, end: int) -> None:
        """Append the source's characters from `start` to `end` to the block under way."""
        at = start
        stretch = self.source[start:end]
        # What is unseen cannot be printed, one sign apart.
        if stretch.isprintable() and "  " not in stretch and "\u034f" not in stretch:
            if stretch:
                self._copy_plain(start, end)
            return
        for odd in _ODD.finditer(self.source, start, end):
            if odd.start() > at:
                self._copy_plain(at, odd.start())
            at = odd.end()
            if self.source[odd.start()].isspace():
                self.space(odd.start(), at, at - odd.start())
            else:
                self._turn(odd.group())
        if at < end:
            self._copy_plain(at, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Append characters that stand for the source from `start` to `end`, such as an entity."""
        if not text.isascii():
            self._turn(text)
        text = _UNSEEN_RUN.sub("", _SPACES.sub(" ", text))
        if text.startswith(" "):
            self.space(start, end, 1)
        if shown := text.strip(" "):
            self._append(shown, start, end, is_copy=False)
            if text.endswith(" "):
                self.space(start, end, 1)

    def space(self, start: int, end: int, width: int = 2) -> None:
        """Ask for one space that stands for the source from `start` to `end`, if text follows.

        `width` is of how many signs it is made; a new line counts as two.
        """
        if not self._now:
            return
        self._width += width
        if self._space is None:
            self._space = (start, end)

    @property
    def has_text(self) -> bool:
        """Whether the block under way has characters."""
        return bool(self._now)

    def text(self) -> str:
        """Return the text of the block under way."""
        return "".join(self._now)

    def end_cell(self, table: Table, *, is_header: bool) -> None:
        """End the block under way as a cell of a table, which names its row and its column."""
        row, column = table.add(self.text()) if self.has_text else ("", "")
        if is_header:
            self.end(BlockKind.TABLE_HEADER)
        else:
            self.end(BlockKind.TABLE_CELL, row=row, column=column)

    def end(  # noqa: PLR0913 -- all that a block is
        self,
        kind: BlockKind,
        *,
        level: int = 0,
        row: str = "",
        column: str = "",
        language: str = "",
        unit: str = "",
    ) -> None:
        """End the block under way; one without characters is none."""
        self._space = None
        self._width = 0
        if not self._now:
            return
        text = self._unmasked("".join(self._now))
        span = Span(self._start, self.length)
        self.blocks.append(
            Block(kind, span, level, row, column, language, unit),
        )
        self._done.append(text)
        self._now.clear()

    def finish(self) -> tuple[str, tuple[Block, ...], SourceMap]:
        """Return the text, its blocks and the map to the source."""
        self.end(BlockKind.PARAGRAPH)
        if self._open is not None:
            self._pieces.append(Piece(*self._open))
            self._open = None
        return "\n".join(self._done), tuple(self.blocks), SourceMap(tuple(self._pieces))

    def _copy_plain(self, start: int, end: int) -> None:
        """Append characters among which are only single, plain spaces."""
        source = self.source
        if source[start] == " ":
            self.space(start, start + 1, 1)
            start += 1
        trailing = end > start and source[end - 1] == " "
        stop = end - 1 if trailing else end
        if stop > start:
            self._append(source[start:stop], start, stop, is_copy=True)
        if trailing:
            self.space(stop, end, 1)

    def _append(self, text: str, start: int, end: int, *, is_copy: bool) -> None:
        if not self._now:
            if self._done:
                at = self._open[3] if self._open else 0
                self._add(1, at, at, is_copy=False)
            self._start = self.length
            self._first = len(self._pieces) + (self._open is not None)
        elif self._space is not None:
            s, e = self._space
            wrapped = e - s > 1 or self.source[s:e] != " "
            if not (wrapped and self._is_unspaced_wrap(s, e, text)):
                self._now.append(" ")
                if wrapped or self._width > 1:
                    self._note_gap(self.source[s:e])
                self._add(1, s, e, is_copy=not wrapped)
        self._space = None
        self._width = 0
        self._now.append(text)
        count = len(text)
        if not is_copy and count == end - start > 1 and text != self.source[start:end]:
            # A piece as long as its stretch would pass for a copy; two shorter ones do not.
            self._add(1, start, end, is_copy=False)
            count -= 1
        self._add(count, start, end, is_copy=is_copy)

    def _note_gap(self, signs: str) -> None:
        at = self.length - self._start
        if self._width > 1 or "\n" in signs or "\r" in signs:
            self._gaps[at] = Gap.WIDE
        elif signs in THIN:
            self._gaps[at] = Gap.THIN

    def _turn(self, signs: str) -> None:
        """Note where signs turn the direction of writing round, or let it go."""
        for sign in signs:
            if sign in _TURN:
                at = (self.length - self._start if self._now else 0) + (self._space is not None)
                if self._turns_at is None and sign == _OVERRIDE:
                    self._turns_at = at
                elif self._turns_at is not None:
                    self._turned.append((self._turns_at, min(at, self.length - self._start)))
                    self._turns_at = None

    def _unmasked(self, text: str) -> str:
        """Return the text of the block that ends as readers see it, and mend its pieces."""
        if self._turns_at is not None:
            self._turned.append((self._turns_at, len(text)))
        edits = unmasked(text, self._gaps, self._turned)
        self._gaps.clear()
        self._turned.clear()
        self._turns_at = None
        if not edits or self._open is None:
            return text
        pieces = [*self._pieces[self._first :], Piece(*self._open)]
        start = self._start
        shifted = [edit._replace(start=edit.start + start, end=edit.end + start) for edit in edits]
        *self._pieces[self._first :], last = rewritten(pieces, shifted)
        self._open, self._is_copy, self.length = last, False, last.text_end
        shown, at = [], 0
        for edit in edits:
            shown += [text[at : edit.start], edit.text]
            at = edit.end
        return "".join((*shown, text[at:]))

    def _is_unspaced_wrap(self, start: int, end: int, text: str) -> bool:
        return (
            not text.isascii()
            and _UNSPACED.match(text) is not None
            and _UNSPACED.match(self._now[-1][-1]) is not None
            and ("\n" in self.source[start:end] or "\r" in self.source[start:end])
        )

    def _add(self, count: int, start: int, end: int, *, is_copy: bool) -> None:
        last = self._open
        length = self.length
        self.length = length + count
        if last is not None:
            if is_copy and self._is_copy and last[3] == start:
                self._open = (last[0], length + count, last[2], end)
                return
            self._pieces.append(Piece(*last))
        self._open = (length, length + count, start, end)
        self._is_copy = is_copy
