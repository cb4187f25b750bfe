"""Hostile text made fit to be seen: nothing in it is invisible, turns the line round or floods."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.regex import regex
from claimcheck.model.text import Division
from claimcheck.report.words import place_words

if TYPE_CHECKING:
    from claimcheck.model.text import Place, Span

MOST_QUOTE = 400
"""Code points of a quote that are shown; a report is no place for a sentence of a megabyte."""
MOST_AROUND = 160
"""Code points that are shown on each side of a quote."""

_BLANK = regex(r"[\t\n\v\f\r\u0085\u2028\u2029]+")
# Controls, zero-width characters, marks of writing direction, halves of surrogate pairs, tags.
_UNSEEN = regex(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
_LANGUAGE = regex(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


class Excerpt(NamedTuple):
    """A quote and what stands around it; dots stand for what is cut off."""

    before: str
    quote: str
    after: str


def shown(text: str) -> str:
    """Return text in which each unseen character is named and each line end is a space."""
    if text.isprintable() and "\u034f" not in text:
        return text
    return _UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", _BLANK.sub(" ", text))


def cut(text: str, most: int) -> str:
    """Return the beginning of a text."""
    return text if len(text) <= most else text[: most - 1] + "…"


def excerpt(text: str, span: Span) -> Excerpt:
    """Return the part of a text around a stretch of it."""
    # Only what is shown is copied: ten thousand findings may share a sentence of a megabyte.
    first = max(0, span.start - MOST_AROUND)
    before = ("…" if first else "") + text[first : span.start]
    quote = cut(text[span.start : min(span.end, span.start + MOST_QUOTE + 1)], MOST_QUOTE)
    return Excerpt(before, quote, cut(text[span.end : span.end + MOST_AROUND + 1], MOST_AROUND))


def where_words(place: Place, *, chinese: bool) -> str:
    """Return a place in words; the column only where there are lines."""
    words = place_words(place, chinese=chinese)
    if place.division is Division.LINE:
        words += f"第 {place.column} 字" if chinese else f", column {place.column}"
    return f"{place.unit}, {words}" if place.unit else words


def language_tag(language: str) -> str:
    """Return a language as an attribute may name it; nothing if it is none."""
    return language if _LANGUAGE.fullmatch(language) else ""
