"""Joins the signs of a page into stretches of text that stand together on one line."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.documents.pdf_glyphs import Box, Space
from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.documents.pdf_glyphs import Glyph

# All in sizes of the font.
_APART = 0.45  # room that parts columns and cells where no space is drawn
_WIDE = 0.9  # the same where a space is drawn: lines that are filled have wide spaces
_WIDEST = 3.0  # the same in what is drawn in one go
_AFTER_BULLET = 4.0  # the same behind a bullet or a number
_WORD = 0.2  # room from which signs belong to two words, where no space is drawn
_SPACED = 0.12  # room between all letters of a word that is spaced out
_SPACED_LETTERS = 7
_FEW = 4
_FILLED = 1.4  # room between the words of a line that is filled
_EVEN = 0.08  # by how much it may differ
_BACK = 0.6  # how far a sign may stand back over the one before it, as accents do
_RISE = 0.25  # how far base lines of one line may differ
_RAISED = 0.8  # how much smaller a sign beside the line is, such as a trade mark
_FOOT, _HEAD = 0.02, 0.55  # the part of a line, over its base, that no other line reaches into
_MARK = regex(r"(?:[•‣◦▪▫●○■□◆◇❖·✓✔✅☑➤➢►▶→★☆\uf0b7\uf0a7\uf0fc*+–—-]|\(?\d{1,2}[.)])\Z")


class Stretch(NamedTuple):
    """Text that stands together on one line. Each sign has a box; that of a space spans it."""

    text: str
    boxes: tuple[Box, ...]
    base: float
    size: float
    is_bold: bool

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.boxes[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.boxes[-1].right

    @property
    def foot(self) -> float:
        """The lower edge of what only this line fills."""
        return self.base + self.size * _FOOT

    @property
    def head(self) -> float:
        """The upper edge of what only this line fills."""
        return self.base + self.size * _HEAD


def stretches_of(glyphs: Sequence[Glyph], dots: Sequence[Box] = ()) -> list[Stretch]:
    """Return the stretches that the glyphs of a page make, from the top.

    A dot that is drawn before one is its bullet.
    """
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        if found and _follows(found[-1], glyph):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    joined = _joined(_filled([_stretch(run) for run in found]))
    return [_with_bullet(stretch, dots) for stretch in joined] if dots else joined


def _with_bullet(stretch: Stretch, dots: Sequence[Box]) -> Stretch:
    size, base = stretch.size, stretch.base
    for dot in dots:
        middle = (dot.bottom + dot.top) / 2
        room = stretch.left - dot.right
        is_beside = base < middle < base + size * _HEAD + 1 and 0 < room < _AFTER_BULLET / 2 * size
        if is_beside and dot.top - dot.bottom < size * _RAISED:
            return together((Stretch("•", (dot,), base, size, stretch.is_bold), stretch))
    return stretch


def _follows(run: list[Glyph], glyph: Glyph) -> bool:
    """Say whether a glyph goes on where a run of glyphs ends."""
    last = run[-1]
    size = max(last.size, glyph.size)
    room = glyph.box.left - last.box.right
    # The letters of a ligature share its box.
    is_behind = room > -_BACK * size or glyph.box.left >= last.box.left
    if not is_behind or (room >= _APART * size and room >= _reach(run, glyph) * size):
        return False
    apart = abs(glyph.base - last.base)
    if apart <= _RISE * min(last.size, glyph.size):
        return True
    # Trade marks, powers and marks of footnotes stand higher or lower, and are smaller.
    first = run[0]
    is_raised = min(glyph.size, last.size) <= _RAISED * size and apart < size * _HEAD
    return is_raised or (apart < size and abs(glyph.base - first.base) <= _RISE * size)


def _reach(run: list[Glyph], glyph: Glyph) -> float:
    """Return how many sizes away a glyph may stand and still go on with a run."""
    if glyph.space is Space.DRAWN and glyph.piece == run[-1].piece:
        return _WIDEST
    reach = _WIDE if glyph.space is Space.DRAWN else _APART
    usual = _usual_room(run[-_SPACED_LETTERS:])
    return reach + usual * 2 if usual > _SPACED else reach


def _rooms(run: Sequence[Glyph]) -> list[float]:
    """Return the room between the letters of a run, in sizes; leaders do not count."""
    return [
        (after.box.left - before.box.right) / after.size
        for before, after in pairwise(run)
        if before.sign.isalnum() and after.sign.isalnum()
    ]


def _stretch(run: Sequence[Glyph]) -> Stretch:
    signs: list[str] = []
    boxes: list[Box] = []
    size = Counter(round(glyph.size, 1) for glyph in run).most_common(1)[0][0]
    base = Counter(round(glyph.base, 1) for glyph in run).most_common(1)[0][0]
    last: Glyph | None = None
    word = _word_space(run)
    for glyph in run:
        room = glyph.box.left - last.box.right if last else 0.0
        is_apart = room > word * max(size, glyph.size)
        # Between letters that are spaced out, programs draw spaces too.
        if last and (is_apart or (glyph.space and word == _WORD)):
            signs.append(" ")
            boxes.append(_between(last.box, glyph.box))
        signs.append(glyph.sign)
        boxes.append(glyph.box)
        last = glyph
    bold = sum(glyph.is_bold for glyph in run)
    return Stretch("".join(signs), tuple(boxes), base, size, bold * 2 > len(run))


def _word_space(run: Sequence[Glyph]) -> float:
    """Return the room, in sizes, from which signs of a run belong to two words."""
    usual = _usual_room(run)
    return usual + _WORD if usual > _SPACED else _WORD


def _usual_room(run: Sequence[Glyph]) -> float:
    """Return the room that nearly all letters of a run leave, not only those that end words."""
    rooms = sorted(_rooms(run))
    return rooms[len(rooms) // 4] if len(rooms) >= _FEW else 0.0


def _between(first: Box, second: Box) -> Box:
    left, right = sorted((first.right, second.left))
    return Box(left, min(first.bottom, second.bottom), right, max(first.top, second.top))


def _filled(stretches: list[Stretch]) -> list[Stretch]:
    """Return stretches with those put together that are words of one filled line.

    The words of such a line stand equally far apart, which cells of a table do not.
    """
    done: list[list[Stretch]] = []
    for stretch in stretches:
        if done and _goes_on_filled(done[-1], stretch):
            done[-1].append(stretch)
        else:
            done.append([stretch])
    return [
        one
        for line in done
        for one in ([together(line)] if len(line) > 2 else line)  # noqa: PLR2004 -- two gaps at least
    ]


def _goes_on_filled(line: list[Stretch], after: Stretch) -> bool:
    last = line[-1]
    size = min(last.size, after.size)
    room = after.left - last.right
    if abs(last.base - after.base) > _RISE * size or not 0 < room < _FILLED * size:
        return False
    return len(line) == 1 or abs(room - (last.left - line[-2].right)) <= _EVEN * size


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """Return stretches with those put together that touch on one line but were drawn apart."""
    by_line: list[list[Stretch]] = []
    for stretch in sorted(stretches, key=lambda one: -one.base):
        if by_line and by_line[-1][0].base - stretch.base <= _RISE * stretch.size:
            by_line[-1].append(stretch)
        else:
            by_line.append([stretch])
    done: list[Stretch] = []
    for stretch in (one for line in by_line for one in sorted(line, key=lambda one: one.left)):
        before = done[-1] if done else None
        if before and _touches(before, stretch):
            done[-1] = together((before, stretch))
        else:
            done.append(stretch)
    return done


def _touches(before: Stretch, after: Stretch) -> bool:
    size = min(before.size, after.size)
    room = after.left - before.right
    reach = _AFTER_BULLET if _MARK.match(before.text) else _APART
    return abs(before.base - after.base) <= _RISE * size and -_BACK * size < room < reach * size


def together(stretches: Iterable[Stretch]) -> Stretch:
    """Return stretches of one line, from left to right, as one."""
    first, *rest = stretches
    text, boxes = first.text, first.boxes
    for after in rest:
        if after.left - boxes[-1].right > _WORD * min(first.size, after.size):
            text += " "
            boxes = (*boxes, _between(boxes[-1], after.boxes[0]))
        text += after.text
        boxes = (*boxes, *after.boxes)
    if not rest:
        return first
    longest = max((first, *rest), key=lambda one: len(one.text))
    is_bold = sum(len(one.text) for one in (first, *rest) if one.is_bold) * 2 > len(text)
    return Stretch(text, boxes, longest.base, longest.size, is_bold)
