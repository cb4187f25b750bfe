"""Reads subtitles, SRT and WebVTT: what is said, whole sentences in one piece."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read.html import write_text
from claimcheck.read.malformed import MalformedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.read.builder import Builder

_LINE = regex(r"([^\r\n]*+)(?:\r\n|\n|\r|\Z)")
_CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[,.]\d{1,6})?"
_TIMES = regex(rf"\s*{_CLOCK}\s*-->\s*{_CLOCK}(?!\d)")
# Tags of voices, classes and times; the places and colours that some players take in braces.
_MARK = regex(r"</?[A-Za-z0-9][^<>\n]*+>|</?>|\{\\[^{}\n]*+\}")
_SPEAKER = regex(r"\s*(?:[-–—]|>>)\s*(?=\S)")
_STOP = regex(r"[.!?…。！？][\"”’'»」』)\]]*\Z")
_PAUSE = 5
"""Seconds without a word after which nobody takes what comes for the same sentence."""
_LONGEST = 600
"""Code points; subtitles without full stops are cut here, as no sentence is so long."""
_DIGITS = 10


class _Cue(NamedTuple):
    number: str
    start: int
    end: int
    """Seconds."""
    lines: list[tuple[int, int]]


def read(source: str, builder: Builder) -> str:
    """Read subtitles into the builder; they declare no language.

    Raises:
        MalformedError: there is no cue.
    """
    unit, before = "", 0
    count = begun = 0
    for count, cue in enumerate(_cues(source), 1):
        is_later = cue.start - before > _PAUSE
        before = cue.end
        for start, end in cue.lines:
            speaker = _SPEAKER.match(source, start, end)
            if speaker or is_later or builder.length - begun > _LONGEST:
                builder.end(BlockKind.PARAGRAPH, unit=unit)
            is_later = False
            if not builder.has_text:
                unit, begun = f"cue {cue.number or count}", builder.length
            said = _write(source, speaker.end() if speaker else start, end, builder)
            builder.space(end, end + 1)
            if _STOP.search(said):
                builder.end(BlockKind.PARAGRAPH, unit=unit)
    builder.end(BlockKind.PARAGRAPH, unit=unit)
    if not count and not source.startswith("WEBVTT"):
        raise MalformedError("no subtitles: there is no line with times")
    return ""


def _cues(source: str) -> Iterator[_Cue]:
    cue: _Cue | None = None
    above = (0, 0)
    for found in _LINE.finditer(source):
        start, end = found.span(1)
        if times := _TIMES.match(source, start, end):
            number = source[slice(*above)].strip()
            is_numbered = number.isdecimal() and len(number) < _DIGITS
            if cue is not None:
                if is_numbered and cue.lines and cue.lines[-1] == above:
                    cue.lines.pop()  # the blank line between the two is missing
                yield cue
            first, last = _seconds(times.groups()[:3]), _seconds(times.groups()[3:])
            cue = _Cue(number if is_numbered else "", first, last, [])
        elif start == end or source[start:end].isspace():
            if cue is not None:
                yield cue
            cue = None
        elif cue is not None:
            cue.lines.append((start, end))
        above = (start, end)
    if cue is not None:
        yield cue


def _seconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in parts)
    return (hours * 60 + minutes) * 60 + seconds


def _write(source: str, start: int, end: int, builder: Builder) -> str:
    """Write a line without its marks, and return it."""
    at, said = start, ""
    for mark in _MARK.finditer(source, start, end):
        write_text(builder, source, at, mark.start())
        said += source[at : mark.start()]
        at = mark.end()
    write_text(builder, source, at, end)
    return (said + source[at:end]).rstrip()
