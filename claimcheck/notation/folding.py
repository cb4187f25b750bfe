"""Text made equal for matching: one case, one kind of quote, dash, space and letter, one script.

A picture, an arrow or a bullet folds to a star, a line that is drawn to one of equals signs.
A letter that only looks like one of a Latin word folds to that one, and a Chinese character to its
Simplified form, in which what is written in either script is the same. Folding keeps the length of
a text, so that a place in the folded text is a place in the text.
"""

from __future__ import annotations

from claimcheck.model.regex import regex
from claimcheck.notation.lookalikes import STYLED, unlike
from claimcheck.notation.variants import SIMPLIFIED

_QUOTES = dict.fromkeys("‘’‚‛′ʼ＇`´", "'") | dict.fromkeys("“”„‟″«»＂", '"')
_DASHES = dict.fromkeys("‐‑‒–—―−﹣－", "-")
_WAVES = dict.fromkeys("〜∼", "~")
_SIGNS = {
    "￥": "¥",
    "￡": "£",
    "￦": "₩",
    "。": ".",
    "｡": ".",
    "﹒": ".",
    "﹐": ",",
    "﹑": "、",
    "､": "、",
}
_SPACES = dict.fromkeys(
    "\t\n\r\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u115f\u1160\u2800\u3164\uffa0",  # signs of other scripts that are blank
    " ",
)
# Pictures, arrows, stars and bullets part clauses, or adorn them.
_ORNAMENTS = (range(0x2190, 0x2200), range(0x25A0, 0x27C0), range(0x2B00, 0x2C00))
_PICTURES = (range(0x1F300, 0x1FB00), (0x2022, 0xFE0F))
_STARS = {chr(code): "*" for codes in (*_ORNAMENTS, *_PICTURES) for code in codes}
_RULES = {chr(code): "=" for code in range(0x2500, 0x25A0)} | dict.fromkeys("│┃║", "|")
_DOTS = dict.fromkeys("・‧", "、")
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
# The one letter whose lower case is two characters.
_TABLE = str.maketrans(
    {
        **_STARS,
        **_RULES,
        **_DOTS,
        **STYLED,
        **SIMPLIFIED,
        **_FULL_WIDTH,
        **_QUOTES,
        **_DASHES,
        **_WAVES,
        **_SPACES,
        **_SIGNS,
        "İ": "i",
    }
)
_ASCII = str.maketrans(dict.fromkeys("\t\n\r\f\v", " ") | {"`": "'"})
_ODD = regex("[\t\n\r\f\v`]").search


def fold(text: str) -> str:
    """Return the text in the form that patterns are matched against, as long as it was."""
    if text.isascii():
        return text.lower().translate(_ASCII) if _ODD(text) else text.lower()
    return unlike(text.translate(_TABLE)).lower()


def words_in(text: str) -> str:
    """Return the words of a text, folded and one space apart.

    Two texts with the same words say the same, however they are wrapped, cased and punctuated.
    """
    return " ".join(_WORDS(fold(text)))


_WORDS = regex(r"\w+|[%$£€¥]").findall
