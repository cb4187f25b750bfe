"""Mends words that a line end has cut: which hyphens were put there by the cut, and which stay."""

from __future__ import annotations

from claimcheck.model.regex import regex

_HYPHENS = "-\u2010\u2011\u00ad"
_CUT = regex(rf"\w([{_HYPHENS}])\Z")
_LAST = regex(rf"([^\W\d_]+)[{_HYPHENS}]\Z")
_FIRST = regex(r"[^\W\d_]+")
_WORD = regex(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
# What goes on with the word before it, never with a hyphen.
_ENDINGS = frozenset(
    "able age ally ary ate ed en ened ening ent er ered ering ers ery est ful fully ible ic ical "
    "ily ing ings ion ions ish ist ity ive less ly ment ments ness ous self selves ship sion some "
    "sions ted ten tial ting tion tions ty ward wards wise".split()
)
# What goes on with the word behind it, never with a hyphen.
_BEGINNINGS = frozenset("con de dis down im in mis over pre pro re sub un under up with".split())
# Halves that make a compound with what stands beside them, not a word cut in two.
_BEFORE = frozenset(
    "long short high low well self non half full two three four five six seven eight nine".split()
)
_BEHIND = frozenset(
    "term free based only like week weeks month months year years hour hours minute minutes up off "
    "grade class acting looking being sided effective friendly proven approved certified trained "
    "leading winning".split()
)


class Mender:
    """Decides about a hyphen at a line's end by how the same document writes the word elsewhere."""

    def __init__(self, text: str) -> None:
        """Learn the words of a text."""
        self._words = {found.group().casefold() for found in _WORD.finditer(text)}

    def mend(self, line: str, after: str) -> tuple[int, bool]:
        """Return how many signs at the end of a line fall away, and whether a space follows.

        A hyphen between small letters falls away, unless the document writes the word with it
        elsewhere, or one half is such that it makes compounds. Before a capital letter or beside a
        figure it stays, and no space follows.
        """
        cut = _CUT.search(line)
        if cut is None or not after[:1].isalnum():
            return 0, True
        if cut.group(1) == "\u00ad":
            return 1, False
        last, first = _LAST.search(line), _FIRST.match(after)
        if last is None or first is None or not after[0].islower():
            return 0, False
        stays = self._is_compound(last.group(1).casefold(), first.group().casefold())
        return (0 if stays else 1), False

    def _is_compound(self, left: str, right: str) -> bool:
        if left + right in self._words:
            return False
        if f"{left}-{right}" in self._words:
            return True
        if right in _ENDINGS or left in _BEGINNINGS:
            return False
        return left in _BEFORE or right in _BEHIND
