"""Assembles the reader's text: characters, where each came from, and the blocks they make."""

from __future__ import annotations

from claimcheck.model.article import Block, BlockKind
from claimcheck.model.regex import regex
from claimcheck.model.text import Piece, SourceMap, Span

# Control characters, zero-width characters, soft hyphens, marks of writing direction, halves of
# surrogate pairs, invisible tags: no reader sees them.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f"
)
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
                self.space(odd.start(), at)
        if at < end:
            self._copy_plain(at, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Append characters that stand for the source from `start` to `end`, such as an entity."""
        text = _UNSEEN_RUN.sub("", _SPACES.sub(" ", text))
        if text.startswith(" "):
            self.space(start, end)
        if shown := text.strip(" "):
            self._append(shown, start, end, is_copy=False)
            if text.endswith(" "):
                self.space(start, end)

    def space(self, start: int, end: int) -> None:
        """Ask for one space that stands for the source from `start` to `end`, if text follows."""
        if self._now and self._space is None:
            self._space = (start, end)

    @property
    def has_text(self) -> bool:
        """Whether the block under way has characters."""
        return bool(self._now)

    def text(self) -> str:
        """Return the text of the block under way."""
        return "".join(self._now)

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
        if not self._now:
            return
        span = Span(self._start, self.length)
        self.blocks.append(
            Block(kind, span, level, row, column, language, unit),
        )
        self._done.append("".join(self._now))
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
            self.space(start, start + 1)
            start += 1
        trailing = end > start and source[end - 1] == " "
        stop = end - 1 if trailing else end
        if stop > start:
            self._append(source[start:stop], start, stop, is_copy=True)
        if trailing:
            self.space(stop, end)

    def _append(self, text: str, start: int, end: int, *, is_copy: bool) -> None:
        if not self._now:
            if self._done:
                at = self._open[3] if self._open else 0
                self._add(1, at, at, is_copy=False)
            self._start = self.length
        elif self._space is not None:
            s, e = self._space
            wrapped = e - s > 1 or self.source[s:e] != " "
            if not (wrapped and self._is_unspaced_wrap(s, e, text)):
                self._now.append(" ")
                self._add(1, s, e, is_copy=not wrapped)
        self._space = None
        self._now.append(text)
        count = len(text)
        if not is_copy and count == end - start > 1 and text != self.source[start:end]:
            # A piece as long as its stretch would pass for a copy; two shorter ones do not.
            self._add(1, start, end, is_copy=False)
            count -= 1
        self._add(count, start, end, is_copy=is_copy)

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
