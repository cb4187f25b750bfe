"""The lines of a text whose blocks are told by indents, and what is written of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.regex import regex
from claimcheck.read.strand import Strand

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = regex(r"([ \t\f\v]*+)([^\r\n]*+)(?:\r\n|\n|\r|\Z)")
_TAB = 8


class Line(NamedTuple):
    """A line from its first sign to its last; `indent` counts the columns in front of it."""

    start: int
    end: int
    indent: int

    @property
    def is_blank(self) -> bool:
        """Whether nothing is on it."""
        return self.start == self.end

    def cut(self, width: int) -> Line:
        """Return the line without `width` signs at its start, which count as indent."""
        return Line(min(self.start + width, self.end), self.end, self.indent + width)


def lines_of(source: str) -> list[Line]:
    """Return the lines of a source."""
    lines = []
    for found in _LINE.finditer(source):
        start, end = found.span(2)
        end = start + len(source[start:end].rstrip())
        lines.append(Line(start, end, len(found[1].expandtabs(_TAB))))
    return lines


def body_end(lines: Sequence[Line], at: int, margin: int) -> int:
    """Return where the run of lines ends that are blank or indented more than `margin`."""
    while at < len(lines) and (lines[at].is_blank or lines[at].indent > margin):
        at += 1
    return at


def strand_of(source: str, lines: Sequence[Line]) -> Strand:
    """Return the text of some lines, a space where each ends."""
    strand = Strand(source)
    before = -1
    for line in lines:
        if not line.is_blank:
            if before >= 0:
                strand.space(before, line.start)
            strand.copy(line.start, line.end)
            before = line.end
    return strand
