"""Letters that look like Latin ones: in a style of their own, or of another alphabet.

Only letters are made equal here, one for one. Those of other alphabets are what they are unless all
others of the word are Latin: μm, α-hydroxy and Москва stay.
"""

from __future__ import annotations

import unicodedata
from string import ascii_lowercase
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Mapping

_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz", strict=True))
_NEGATIVE = {
    chr(first + at): chr(ord("a") + at) for first in (0x1F150, 0x1F170) for at in range(26)
}
"""White letters in black circles and squares, which have no simpler form."""
_MATHEMATICAL = range(0x1D400, 0x1D800)
_LETTERLIKE = range(0x2100, 0x2139)  # the next, ℹ, is a sign and no letter
_MODIFIERS = (*range(0x1D2C, 0x1D6B), *range(0x02B0, 0x02B9), *range(0x02E0, 0x02E5))


def _simple(code: int) -> dict[str, str]:
    """Return a sign with the Latin letter or digit that it is a form of; nothing if it is none."""
    plain = unicodedata.normalize("NFKC", chr(code)).casefold()
    return {chr(code): plain} if len(plain) == 1 and plain.isascii() and plain.isalnum() else {}


STYLED: Mapping[str, str] = MappingProxyType(
    {
        sign: plain
        for code in (*_MATHEMATICAL, *_LETTERLIKE, *_MODIFIERS)
        for sign, plain in _simple(code).items()
    }
    | _SMALL_CAPITALS
    | {"ɑ": "a", "ɡ": "g", "ı": "i"}
    | {
        chr(code): plain
        for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
        if (plain := unicodedata.normalize("NFD", chr(code))[0].lower()) in ascii_lowercase
        and unicodedata.decomposition(chr(code))
    }
)
"""Letters and digits in a style of their own, or with an accent: what they look like."""
_ENCLOSED = {
    sign: plain
    for code in (*range(0x24B6, 0x24EA), *range(0x1F130, 0x1F14A))
    for sign, plain in _simple(code).items()
} | _NEGATIVE
# A quick look that most texts pass: Greek, Cyrillic and Armenian letters, and enclosed ones.
_SUSPECT = regex("[\u0370-\u058f\u24b6-\u24e9\U0001f130-\U0001f189]")
# One by itself is a sign, such as Ⓡ or 🅿.
_ENCLOSED_RUN = regex("[\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f189]{2,}")

_EVERYWHERE = {
    **dict(zip("авеёѕіїјкӏмнорстухһԁԛԝѵьпг", "abeesiijklmhopctyxhdqwvbnr", strict=True)),
    **dict(zip("АВЕЅІЈКӀМНОРСТУҮХԀԚԜѴЬ", "abesijklmhopctyyxdqwvb", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϳοϲ", "abezhikmnoptyxcjoc", strict=True)),
    **dict(zip("օհոսցքյ", "ohnugpj", strict=True)),
}
# They are signs of science too, as in TNFα and γGT, so they count only between other letters.
_INSIDE = dict(zip("αεικνρτυχηωγσ", "aeikvptuxnwyo", strict=True))
LOOK_ALIKES = "".join({*_EVERYWHERE, *"".join(_EVERYWHERE).upper()})
"""Letters of other alphabets that look like a Latin one wherever they stand."""
_OTHERS = "".join({*_EVERYWHERE, *_INSIDE, *"".join((*_EVERYWHERE, *_INSIDE)).upper()})
_MIXED = regex(f"[A-Za-z][{_OTHERS}]|[{_OTHERS}][A-Za-z]")
_WORD = regex(r"[^\W\d_]+")
_LATIN = regex("[A-Za-z\u00c0-\u024f]")


def unlike(text: str) -> str:
    """Return a text in which letters that look like Latin ones are, as long as it was."""
    if not _SUSPECT.search(text):
        return text
    text = _ENCLOSED_RUN.sub(
        lambda run: "".join(_ENCLOSED.get(sign, sign) for sign in run[0]), text
    )
    return _WORD.sub(lambda word: _plain(word[0]), text) if _MIXED.search(text) else text


def as_latin(letters: str) -> str:
    """Return letters as the small Latin ones that they are or look like."""
    return "".join(_looks_like(sign, is_inside=True) or sign.lower() for sign in letters)


def _plain(word: str) -> str:
    """Return a word in Latin letters, if all that are not look like some.

    Its text has a word in letters of both; one that has none but such as look like Latin ones is
    disguised as well.
    """
    if word.isascii():
        return word
    if not _MIXED.search(word):
        looks = [_looks_like(sign, is_inside=False) for sign in word]
        return "".join(looks) if all(looks) else word
    last = len(word) - 1
    letters = [
        sign if _LATIN.match(sign) else _looks_like(sign, is_inside=0 < at < last)
        for at, sign in enumerate(word)
    ]
    return "".join(letters) if all(letters) else word


def _looks_like(sign: str, *, is_inside: bool) -> str:
    """Return the small Latin letter that a sign looks like where it stands, or nothing."""
    found = _EVERYWHERE.get(sign) or _EVERYWHERE.get(sign.lower())
    return found or (_INSIDE.get(sign.lower(), "") if is_inside else "")
