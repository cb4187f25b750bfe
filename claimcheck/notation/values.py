"""A value that stands alone: in a table cell under its header, or behind a label and its colon."""

from __future__ import annotations

import re

from claimcheck.notation.numbers import ADVERBS, DAYS, read_range
from claimcheck.notation.slots import CURRENCY_CODES, DOLLARS, NUMBER_WORDS

_WORDS = frozenset(
    "about around approx approximately circa roughly usually typically generally normally often "
    "up to at least from between and or a an the few several couple of half minimum maximum max "
    "min less more than under over within no only just starting starts start average on anything "
    "single one-off per each for every as little low average longer older above in "
    "package course set block series session sessions treatment treatments visit visits sitting "
    "sittings appointment appointments area areas zone ml syringe syringes vial thread eye peel "
    "facial person pounds euros dollars baht quid yen yuan won apart intervals interval "
    "per percent cent out patients people aged years old once twice times yearly annually".split(),
) | frozenset({*CURRENCY_CODES, *NUMBER_WORDS, *DAYS, *(f"{unit}s" for unit in DAYS), *ADVERBS})
_PIECE = re.compile(r"[£$€¥₩฿₹₱%~+½/]|\d+(?:[.,]\d+)*|[a-z]+|[-]|[^\s]")
_DOLLARS = frozenset(DOLLARS)
_COLON = re.compile(r"(?: \([^()]{1,24}\))? ?(?::| -|\|) ?")
_END = re.compile(r"[.;,|(\u00b7\u2022]")
_TAIL = re.compile(r"(?:of|with|for most|on average|depending|if|in most|after|before)\b")
_LABEL = re.compile(r"(?:^|[|;.\u00b7\u2022] ?)(?:[a-z]+ ){0,3}$")
_COUNTED_BY = frozenset("couple handful course package set block series average".split())
_NOTHING = re.compile(
    r"(?:none|nil|zero|no|not any|nothing|n/?a)\b(?! more| longer| less)"
    r"|(?:无|没有|不需要?|免|零)(?!限|法)"
)
_LITTLE = re.compile(
    r"(?:minimal|little|low|very little|hardly any|short|negligible|mild)\b"
    r"|极?短|很短|极少|轻微|少许|微"
)


def value_of(folded: str) -> str | None:
    """Return the number, with its unit and bounds, that opens a text; None unless it is one.

    It must end where the text does, at a comma, full stop or bracket, or go on in a way that leaves
    the number as it is: “3–5 days of redness”.
    """
    text = folded.strip()
    end = 0
    for piece in _PIECE.finditer(text):
        word = piece.group()
        before = text[:end].rpartition(" ")[2]
        if (
            before not in _COUNTED_BY
            and _TAIL.match(text, piece.start())
            and read_range(text[:end])
        ):
            break
        if word[0].isalpha() and word not in _WORDS and word not in _DOLLARS:
            return None
        if _END.match(word):
            break
        end = piece.end()
    value = text[:end].strip()
    return value if read_range(value) is not None else None


def is_nothing(folded: str) -> bool:
    """Say whether a value is none: “None”, “Nil”."""
    return _NOTHING.match(folded.strip()) is not None and read_range(folded) is None


def is_little(folded: str) -> bool:
    """Say whether a value is a word for little: “Minimal”."""
    return _LITTLE.match(folded.strip()) is not None and read_range(folded) is None


def labelled(folded: str, start: int, end: int) -> int | None:
    """Return where the value begins that the words `start..end` are the label of, if they are."""
    if _LABEL.search(folded, 0, start) is None and folded[:start].strip():
        return None
    colon = _COLON.match(folded, end)
    return colon.end() if colon is not None else None
