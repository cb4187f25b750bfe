"""Words that are written so that no program finds them, as the reader sees them all the same."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.regex import regex
from claimcheck.model.text import Piece, SourceMap, Span
from claimcheck.notation.lookalikes import LOOK_ALIKES, as_latin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Gap(Enum):
    """A space in a text that is no plain one in its source."""

    WIDE = auto()
    """Several signs, or the end of a line."""
    THIN = auto()
    """One sign, thinner than the space between words."""


class Edit(NamedTuple):
    """A stretch `start..end` of a text, and what readers see there."""

    start: int
    end: int
    text: str


THIN = frozenset("\u2005\u2006\u2008\u2009\u200a\u202f")
_UNIT = f"[A-Za-z0-9%\uff21-\uff3a\uff41-\uff5a{LOOK_ALIKES}]"
_SPACED = regex(
    rf"(?<![^\s(“\"‘']){_UNIT}(?: {_UNIT}(?![^\s.,;:!?)”\"’'…])){{3,}}",
)
_DOTTED_WORD = r"[A-Za-z](?:\.[A-Za-z])+(?!\w)\.?"
_DOTTED = regex(rf"(?<![\w.@/]){_DOTTED_WORD}(?: {_DOTTED_WORD})*+(?![\w@/])")
_MAY_BE_SPACED = regex(" . . ")  # a quick look that most texts pass
_LEAST_LETTERS = 4
"""Letters that are a word and not a list, if one of them is a vowel."""
_LEAST_ALONE = 6
"""The same of capitals, where no other word is spaced out beside them."""
_LEAST_DIFFERENT = 3
# Marks that stand over, under or across the sign before them, and those that only choose a form.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U000e0100-\U000e01ef"
)
_ANY_MARK = regex(f"[{_MARKS}]+")
_MARKED = regex(f"(?:[A-Za-z\u00c0-\u02af\u1d00-\u1eff][{_MARKS}]*+)+| [{_MARKS}]+")
_TURNABLE = regex("[A-Za-z]")
_RIGHT_TO_LEFT = regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def unmasked(
    text: str, gaps: Mapping[int, Gap], turned: Sequence[tuple[int, int]] = ()
) -> list[Edit]:
    """Return what readers see in a text otherwise than it is written, in order, none overlapping.

    That is letters with spaces between, letters under marks that belong to no language, and
    stretches that are `turned`: written from right to left. `gaps` are the spaces that are no plain
    ones, by their place.
    """
    found = [edit for start, end in turned if _is_turned(text, edit := _turned(text, start, end))]
    if not text.isascii():
        found += _without_marks(text)
    if _MAY_BE_SPACED.search(text):
        found += _joined(text, gaps)
    found += _undotted(text)
    edits: list[Edit] = []
    for edit in sorted(found):
        if not edits or edits[-1].end <= edit.start:
            edits.append(edit)
    return edits


def _turned(text: str, start: int, end: int) -> Edit:
    """Return a stretch turned round; the spaces at its ends stay where they are."""
    written = text[start:end]
    bare = written.strip(" ")
    start += len(written) - len(written.lstrip(" "))
    return Edit(start, start + len(bare), bare[::-1])


def _is_turned(text: str, edit: Edit) -> bool:
    """Say whether turning a stretch makes words; one that begins within a word never does."""
    if not _TURNABLE.search(edit.text) or _RIGHT_TO_LEFT.search(edit.text):
        return False
    return edit.start == 0 or not (text[edit.start - 1].isalnum() and edit.text[-1].isalnum())


def _without_marks(text: str) -> Iterator[Edit]:
    if not _ANY_MARK.search(text):
        return
    for found in _MARKED.finditer(text):
        word = found.group()
        if _ANY_MARK.search(word):
            bare = unicodedata.normalize("NFD", word)
            plain = _ANY_MARK.sub("", bare)
            if not _is_spelling(word, len(_ANY_MARK.findall(bare)), len(plain)):
                # Without the mark on it a space is one more beside the next, or at the end.
                is_spare = plain == " " and text[found.end() : found.end() + 1] in {" ", ""}
                yield Edit(*found.span(), "" if is_spare else plain)


def _is_spelling(word: str, marked: int, letters: int) -> bool:
    """Say whether all marks of a word make letters that there are, and most letters have none."""
    if _ANY_MARK.search(unicodedata.normalize("NFC", word)):
        return False
    return marked == 1 or marked * 2 <= letters


def _joined(text: str, gaps: Mapping[int, Gap]) -> Iterator[Edit]:
    """Yield letters that are spaced out as words; the wider spaces part the words."""
    for found in _SPACED.finditer(text):
        spaces = range(found.start() + 1, found.end(), 2)
        is_thin = any(gaps.get(space) is Gap.THIN for space in spaces)
        wide = [
            space
            for space in spaces
            if (gaps.get(space) is not Gap.THIN if is_thin else gaps.get(space) is Gap.WIDE)
        ]
        words = [
            Span(start, end)
            for start, end in zip(
                [found.start(), *(space + 1 for space in wide)],
                [*wide, found.end()],
                strict=True,
            )
        ]
        least = _LEAST_LETTERS if len(words) > 1 else _LEAST_ALONE
        if any(_is_word(word.of(text)[::2], least) for word in words):
            for word in words:
                if word.end - word.start > 1:
                    yield Edit(*word, word.of(text)[::2])


def _undotted(text: str) -> Iterator[Edit]:
    """Yield words with a dot between their letters; shorter ones, as “e.g.”, only beside a word."""
    for found in _DOTTED.finditer(text):
        words = found.group().split(" ")
        if any(_is_word(word.rstrip(".")[::2], _LEAST_ALONE) for word in words):
            start = found.start()
            for word in words:
                bare = word.rstrip(".")
                yield Edit(start, start + len(bare), bare[::2])
                start += len(word) + 1


def _is_word(letters: str, least: int) -> bool:
    """Say whether letters are a word, and no list such as A B C D or Y N Y N.

    Of small letters, which hardly make lists, four are enough.
    """
    plain = as_latin(unicodedata.normalize("NFKC", letters))
    different = sorted(set(plain))
    return (
        len(plain) >= (_LEAST_LETTERS if letters.islower() else least)
        and len(different) >= _LEAST_DIFFERENT
        and list(plain) != different
        and not set("aeiou").isdisjoint(plain)
        and not set("bcdfghjklmnpqrstvwxyz").isdisjoint(plain)
    )


def rewritten(pieces: Sequence[Piece], edits: Sequence[Edit]) -> list[Piece]:
    """Return the pieces of a text after edits; what is put in stands for all that it replaces."""
    places = SourceMap(tuple(pieces))
    first, last = pieces[0].text_start, pieces[-1].text_end
    starts = [piece.text_start for piece in pieces]
    made: list[Piece] = []
    at, moved = first, 0
    for edit in (*edits, Edit(last, last, "")):
        made += _moved(pieces, starts, at, edit.start, moved)
        if edit.text:
            begins = edit.start + moved
            source = places.span(Span(edit.start, edit.end))
            whole = len(edit.text)
            if whole == source.end - source.start > 1:
                # A piece as long as its stretch would pass for a copy; two shorter ones do not.
                made.append(Piece(begins, begins + 1, *source))
                begins, whole = begins + 1, whole - 1
            made.append(Piece(begins, begins + whole, *source))
        at = edit.end
        moved += len(edit.text) - (edit.end - edit.start)
    return made


def _moved(
    pieces: Sequence[Piece], starts: Sequence[int], start: int, end: int, by: int
) -> Iterator[Piece]:
    """Yield the parts of pieces, which begin at `starts`, that lie in a stretch, moved."""
    for at in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
        piece = pieces[at]
        low, high = max(piece.text_start, start), min(piece.text_end, end)
        if low >= high:
            continue
        source = (piece.source_start, piece.source_end)
        if piece.text_end - piece.text_start == source[1] - source[0]:
            source = (source[0] + low - piece.text_start, source[0] + high - piece.text_start)
        yield Piece(low + by, high + by, *source)
