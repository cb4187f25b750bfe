"""Blocks → sentences, and fragments that stand alone as sentences do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = "\"'”’»)\\]}」』）】*_"
# A place where a sentence may end: a stop with what closes it, before a space or the end; a Chinese
# stop; an emoji before a new beginning; a bar or bullet between fragments.
_END = re.compile(
    rf"(?P<stop>[.!?…]+[{_CLOSERS}]*)(?=\s|\Z)"
    rf"|[。！？；]+[{_CLOSERS}]*"
    r"|(?P<emoji>[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)(?=\s+[^\W_a-z])"
    r"|(?<=\s)[|·•](?=\s)",
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"'“‘/])(?:"
    r"(?:Dr|Mr|Mrs|Ms|Mx|Prof|St|Sr|Jr|Rev|Hon|Gen|Sgt|Capt|Lt|Col|Mt|Ave|Rd|Blvd|No|Nos|Fig|Figs|Ref"
    r"|Refs|Vol|pp|Ch|Sec|Art|vs|cf|al|approx|min|mins|max|hr|hrs|wk|wks|mo|mos|yr|yrs|est|incl|excl"
    r"|tel|ext|dept|Inc|Ltd|Co|Corp|Bros|e\.g|i\.e|eg|ie|a\.m|p\.m|U\.S|U\.K|Ph\.D|M\.D|B\.Sc|M\.Sc"
    r"|D\.O|R\.N|viz|c|ca|etc)"
    r"|[A-Z](?:\.[A-Z])*"
    r")\.$",
)
# Abbreviations that may well be the last word of a sentence.
_MAY_END = re.compile(
    r"(?:min|mins|hr|hrs|wk|wks|mo|mos|yr|yrs|etc|al|Inc|Ltd|Co|Corp|a\.m|p\.m|U\.S|U\.K|St|Rd|Ave)\.$",
)
_NUMBERED = re.compile(r"(?:^|[\s(])(?:No|Nos|Fig|Figs|Ref|Refs|Vol|Ch|Sec|Art|pp|p)\.$")
_LETTER_I = re.compile(r"(?:^|\s)I\.$")
_BEGINNING = re.compile(r"\s*[\"'“‘«(\[「『]*([^\W\d_]|\d|.)", re.DOTALL)


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of a block's stretch of text, without the spaces around them."""
    begin = start
    for match in _END.finditer(text, start, end):
        if match["stop"] and not _ends(text, begin, match.start("stop"), match.end(), end):
            continue
        span = _trimmed(text, begin, match.end())
        if span is not None:
            yield span
            begin = match.end()
    span = _trimmed(text, begin, end)
    if span is not None:
        yield span


def _ends(text: str, begin: int, at: int, after: int, end: int) -> bool:
    """Say whether the stop at `at`, with its closers up to `after`, ends the sentence."""
    if after >= end:
        return True
    following = _BEGINNING.match(text, after, end)
    first = following[1] if following else ""
    stop = text[at:after]
    if first.islower() and not stop.startswith(("!", "?")):
        # An abbreviation, dots that trail off, or a name that is written small.
        return False
    if first.islower() and len(stop) > 1 and stop[-1] not in "!?":
        return False  # “Does it hurt?” people ask.
    if stop[0] != "." or stop.startswith(".."):
        return True
    before = text[max(begin, at - 12) : at + 1]
    if not _ABBREVIATION.search(before):
        return True
    if _NUMBERED.search(before):
        return not first.isdigit() and not first.isupper()
    if _LETTER_I.search(before):
        return True
    return _MAY_END.search(before) is not None and first.isupper()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start else None
