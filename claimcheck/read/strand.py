"""A text decoded from the source, such as a JSON string, whose characters know where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.read.builder import Builder
from claimcheck.read.lens import Lens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Strand:
    """A decoded text under construction; it takes characters as a builder does, and keeps all."""

    def __init__(self, source: str) -> None:
        """Start a text that will be taken from `source`."""
        self.source = source
        self._texts: list[str] = []
        self._parts: list[tuple[int, int, int]] = []
        # Of each part whether it is what stands in the source, sign by sign.
        self._copied: list[bool] = []
        self._length = 0

    def copy(self, start: int, end: int) -> None:
        """Append the source's characters from `start` to `end`."""
        self._add(self.source[start:end], start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Append characters that stand for the source from `start` to `end`."""
        if len(text) == end - start > 1 and text != self.source[start:end]:
            # A part as long as its stretch would pass for a copy; two shorter ones do not.
            self._add(text[0], start, end)
            text = text[1:]
        self._add(text, start, end)

    def space(self, start: int, end: int) -> None:
        """Append a space that stands for the source from `start` to `end`."""
        self._add(" ", start, end)

    @property
    def text(self) -> str:
        """Return the text so far."""
        if len(self._texts) > 1:
            self._texts = ["".join(self._texts)]
        return self._texts[0] if self._texts else ""

    def lens(self, builder: Builder) -> Lens:
        """Return what writes stretches of the text to `builder`."""
        return Lens(builder, self.text, self._parts)

    def changed(self, edits: Iterable[tuple[int, int, str]]) -> Strand:
        """Return the text with other texts in the place of some stretches, which are in order."""
        made = Strand(self.source)
        done = at = 0
        for start, end, instead in edits:
            at, _ = self._hand_over(made, at, done, start)
            if instead:
                # Handed to a text that nobody reads, to learn where the stretch stands.
                _, place = self._hand_over(Strand(self.source), at, start, end)
                made.put(instead, *place)
            done = end
        self._hand_over(made, at, done, self._length)
        return made

    def _hand_over(self, to: Strand, at: int, start: int, end: int) -> tuple[int, tuple[int, int]]:
        """Append a stretch of the text to another, from the part `at`.

        Return the part in which it ends, and where in the source it stands.
        """
        text, parts = self.text, self._parts
        places: list[tuple[int, int]] = []
        while at < len(parts) and parts[at][0] < end:
            begin, first, last = parts[at]
            stop = parts[at + 1][0] if at + 1 < len(parts) else self._length
            low, high = max(begin, start), min(stop, end)
            if low < high and self._copied[at]:
                places.append((first + low - begin, first + high - begin))
                to.copy(*places[-1])
            elif low < high:
                places.append((first, last))
                to.put(text[low:high], first, last)
            if stop > end:
                break
            at += 1
        return at, (places[0][0], places[-1][1]) if places else (0, 0)

    def _add(self, text: str, start: int, end: int) -> None:
        if text:
            self._texts.append(text)
            self._parts.append((self._length, start, end))
            self._copied.append(text == self.source[start:end])
            self._length += len(text)


def write_inner(  # noqa: PLR0913 -- all that its blocks get from around
    read: Callable[[str, Builder], str],
    strand: Strand,
    builder: Builder,
    *,
    kind: BlockKind = BlockKind.PARAGRAPH,
    is_all: bool = False,
    language: str = "",
    unit: str = "",
) -> str:
    """Read a text that stands inside another one, and return the language that it declares.

    Its paragraphs become blocks of `kind`, and so do all its blocks if `is_all`.
    """
    inner = Builder(strand.text)
    declared = read(strand.text, inner)
    text, blocks, source_map = inner.finish()
    lens = strand.lens(builder)
    pieces = iter(source_map.pieces)
    piece = next(pieces, None)
    for block in blocks:
        while piece is not None and piece.text_start < block.span.end:
            shown = text[piece.text_start : piece.text_end]
            start, end = piece.source_start, piece.source_end
            if piece.text_start < block.span.start:
                pass  # the line feed between blocks
            elif shown == inner.source[start:end]:
                lens.copy(start, end)
            else:
                lens.put(shown, start, end)
            piece = next(pieces, None)
        is_changed = is_all or block.kind is BlockKind.PARAGRAPH
        builder.end(
            kind if is_changed else block.kind,
            level=(2 if kind is BlockKind.HEADING else 0) if is_changed else block.level,
            row=block.row,
            column=block.column,
            language=block.language or language,
            unit=block.unit or unit,
        )
    return declared
