"""Decodes YAML scalars of every style, each character with its place."""

from __future__ import annotations

import re

import yaml

from claimcheck.model.regex import regex
from claimcheck.read.strand import Strand

FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same parser in C, where PyYAML was built with it: ten times as fast."""

_BLANK = " \t\r\n\x85\u2028\u2029"
_RUN = regex(rf"[{_BLANK}]+|[^{_BLANK}]+")
_BLANKS = regex(rf"[{_BLANK}]*+")
_BREAK = regex("\r\n|[\r\n\x85\u2028\u2029]")
_FOLD = r"[ \t]*+(?:\r\n|[\r\n\x85\u2028\u2029])[ \t\r\n\x85\u2028\u2029]*+"
_SINGLE = regex(rf"''|{_FOLD}")
_DOUBLE = regex(
    r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}"
    rf"|(?:\r\n|[\r\n\x85\u2028\u2029])[ \t]*+|.)|{_FOLD}",
    re.DOTALL,
)
_PROPERTIES = regex(r"(?:[&!]\S*\s+)+")
"""The anchor and the tag of a value, as in `&name !!str value`."""
_HEADER = regex(r"[|>][^\r\n]*(?:\r\n|\n|\r)?")


def scalar(source: str, start: int, end: int, style: str | None, value: str) -> Strand:
    """Return a scalar that stands from `start` to `end` and means `value`."""
    first = start
    if properties := _PROPERTIES.match(source, start, end):
        first = properties.end()
    if style in {"'", '"'}:
        strand = _quoted(source, first + 1, end - 1, _SINGLE if style == "'" else _DOUBLE)
    else:
        header = _HEADER.match(source, first, end) if style in {"|", ">"} else None
        strand = _words(source, header.end() if header else first, value)
    if strand.text != value:  # no way of writing that anybody has met
        strand = Strand(source)
        strand.put(value, start, end)
    return strand


def _words(source: str, at: int, value: str) -> Strand:
    """Return the value of a scalar without marks: only blanks differ from the source."""
    strand = Strand(source)
    for found in _RUN.finditer(value):
        run = found.group()
        if run[0] in _BLANK:
            blanks = _BLANKS.match(source, at)
            stop = blanks.end() if blanks else at
            if source.startswith(run, at) and at + len(run) == stop:
                strand.copy(at, stop)
            else:
                strand.put(run, at, stop)
        else:
            if (blanks := _BLANKS.match(source, at)) is not None:
                at = blanks.end()
            stop = at + len(run)
            strand.copy(at, stop)
        at = stop
    return strand


def _quoted(source: str, start: int, end: int, special: re.Pattern[str]) -> Strand:
    strand = Strand(source)
    at = start
    for found in special.finditer(source, start, end):
        strand.copy(at, found.start())
        at = found.end()
        strand.put(_meant(found.group()), found.start(), at)
    strand.copy(at, end)
    return strand


def _meant(special: str) -> str:
    if special == "''":
        return "'"
    if special[0] != "\\":
        breaks = len(_BREAK.findall(special))
        return " " if breaks == 1 else "\n" * (breaks - 1)
    if special[1] in _BLANK[2:]:
        return ""  # the line was broken inside the quotation marks, where there is no space
    return str(yaml.safe_load(f'"{special}"'))
