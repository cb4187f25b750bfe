"""Writes a decoded string, such as a JSON value, so that its characters lead to the source."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.read.builder import Builder


class Writer(Protocol):
    """What takes characters by their offsets in some text."""

    def copy(self, start: int, end: int) -> None:
        """Append the characters of that stretch."""

    def put(self, text: str, start: int, end: int) -> None:
        """Append characters that stand for that stretch."""

    def space(self, start: int, end: int) -> None:
        """Ask for one space that stands for that stretch."""


class Lens:
    """A writer whose offsets are those of a decoded text.

    `parts` are, in order, the decoded start and the source's start and end of each run. A run that
    is as long in both was copied; any other stands as a whole for its stretch of source.
    """

    def __init__(self, builder: Builder, text: str, parts: Sequence[tuple[int, int, int]]) -> None:
        """Write to `builder` the characters of `text`."""
        self.text = text
        self._builder = builder
        self._parts = parts
        self._starts = [part[0] for part in parts]

    def copy(self, start: int, end: int) -> None:
        """Append decoded characters."""
        at = bisect_right(self._starts, start) - 1
        while start < end:
            begin, source_start, source_end = self._parts[at]
            at += 1
            stop = self._starts[at] if at < len(self._starts) else len(self.text)
            until = min(stop, end)
            if stop - begin == source_end - source_start and self._is_copied(begin, source_start):
                shift = source_start - begin
                self._builder.copy(start + shift, until + shift)
            else:
                self._builder.put(self.text[start:until], source_start, source_end)
            start = until

    def put(self, text: str, start: int, end: int) -> None:
        """Append characters that stand for decoded ones."""
        self._builder.put(text, *self._stretch(start, end))

    def space(self, start: int, end: int) -> None:
        """Ask for a space that stands for decoded characters."""
        self._builder.space(*self._stretch(start, end))

    def _is_copied(self, begin: int, source_start: int) -> bool:
        return self.text[begin] == self._builder.source[source_start]

    def _stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return the source stretch of decoded characters; an empty one stays empty."""
        if not self._parts:
            return 0, 0
        first, _ = self._edges(min(start, len(self.text) - 1))
        if end <= start:
            return first, first
        _, last = self._edges(end - 1)
        return first, last

    def _edges(self, offset: int) -> tuple[int, int]:
        at = max(0, bisect_right(self._starts, offset) - 1)
        begin, source_start, source_end = self._parts[at]
        stop = self._starts[at + 1] if at + 1 < len(self._starts) else len(self.text)
        if stop - begin == source_end - source_start:
            return source_start + offset - begin, source_start + offset - begin + 1
        return source_start, source_end
