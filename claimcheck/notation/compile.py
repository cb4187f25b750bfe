"""A tree of the phrase notation → a pattern that can be searched for.

A pattern is tried on a sentence only when each of its slots has a word there, and is then found by
a regular expression in which every repetition is bounded, so that the time it takes grows with the
length of the sentence and with nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from claimcheck.model.regex import regex
from claimcheck.model.text import WIDE
from claimcheck.notation.index import NUMBER
from claimcheck.notation.phrase import (
    KEPT,
    MONEY,
    PERCENTAGE,
    Choice,
    Comma,
    Gap,
    Item,
    NotationError,
    Number,
    Optional,
    Sequence,
    Word,
    parse,
    resolve,
    widened,
)
from claimcheck.notation.slots import (
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    DOLLARS,
    NUMBER_WORDS,
    NUMERALS,
    WIDE_CURRENCIES,
    leads_of,
    slots_of,
)
from claimcheck.notation.words import forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_BRANCHES = 4000  # ways to read one pattern, gaps included
# Between two words: a space or hyphen, and perhaps the colon of a label (“Downtime: none”) or the
# comma of a list, which is checked later.
_SEP = "[,:]?[ -]"
_GAP_SEP = "(?:,?[ -]| ?/ ?)"
# A gap passes over words, but never over one that turns the sentence round.
_GAP_WORD = r"(?!not\b|never\b|cannot\b|\w+n't)[^\s,;:.!?()/|-]+(?:\.\d+)?"
# Where a clause may end: a mark, a dash, a bar, a picture; behind it a quotation may open.
_JOINT = r"(?:(?:[,;:、]| -| ?[|/(*]{1,3})[\"「『]?)?"
_CJK = regex(f"[{WIDE}]")
_WIDE_SEP = "[、:/]?[ ]?"
# In Chinese a gap passes over characters, but over none that denies, unless it is of another word,
# nor out of a quotation.
_WIDE_GAP = (
    r"(?:[^,;:.!?()|」』不没无未非勿别唔冇]"
    r"|不(?=[同论管但只仅少断止])|唔(?=[同论理单只止])|无(?=论)|未(?=来)|非(?=常)|别(?=的))"
)
# A Latin word begins and ends where no other Latin letter stands; Chinese ones do anywhere.
# Classes are kept below U+0100: Python takes milliseconds to compile those that are not.
_LATIN = r"0-9a-z_\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\xc0-\xd6\xd8-\xf6\xf8-\xff"
_BEGINS = rf"(?<![{_LATIN}])(?<!non-)"
_ENDS = rf"(?![{_LATIN}]|'t(?![{_LATIN}]))"
_BEGINS_WIDE = rf"(?:(?![{_LATIN}])|(?<![{_LATIN}]))"
_ENDS_WIDE = rf"(?:(?<![{_LATIN}])|(?![{_LATIN}]))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A compiled pattern.

    `slots` holds sets of folded words; a text in which some slot has no word cannot match.
    A match begins with one of `leads`, or anywhere when there are none. `regex` is matched against
    folded text. One that `crosses` may hold a comma that parts two clauses.
    """

    source: str
    slots: tuple[frozenset[str], ...]
    leads: frozenset[str]
    regex: str
    crosses: bool = False


def compile_pattern(source: str, lexicon: Mapping[str, Item]) -> Pattern:
    """Return a pattern ready for use.

    Raises:
        NotationError: it cannot be read, names an unknown word list, has no word to look for, or
            can be read in too many ways.
    """
    tree = resolve(parse(source), lexicon)
    is_wide = _is_cjk(tree)
    if is_wide:
        tree = widened(tree)
    if (ways := _ways(tree)) > MAX_BRANCHES:
        raise NotationError(
            f"too many ways to read it ({ways} of at most {MAX_BRANCHES}); split it"
        )
    slots = slots_of(tree)
    if not slots:
        raise NotationError("it has no word that must be there")
    body = _regex(tree)
    begins, ends = _BEGINS, _ENDS
    leads = leads_of(tree)
    if is_wide:
        is_plain = leads and all(map(_CJK.match, leads))
        begins = "" if is_plain else _BEGINS_WIDE
        ends = _ENDS_WIDE
    return Pattern(
        source=source,
        slots=slots,
        leads=leads,
        regex=f"{begins}{body}{ends}",
        crosses=_crosses(tree),
    )


@lru_cache(KEPT)
def _crosses(item: Item) -> bool:
    match item:
        case Comma():
            return True
        case Optional(inner):
            return _crosses(inner)
        case Choice(parts) | Sequence(parts):
            return any(map(_crosses, parts))
        case _:
            return False


@lru_cache(KEPT)
def _ways(item: Item) -> int:
    """Return in how many ways a matcher may have to read an item; gaps and choices multiply."""
    match item:
        case Gap(limit):
            return limit + 1
        case Comma():
            return 2
        case Optional(inner):
            return 2 if isinstance(inner, Word | Number) else _ways(inner) + 1
        case Choice(options):
            # Options that begin with different words are told apart at once.
            return max(_ways(option) for option in options)
        case Sequence(items):
            product = 1
            for inner in items:
                product *= _ways(inner)
            return product
        case _:
            return 1


@lru_cache(KEPT)
def _regex(item: Item) -> str:
    match item:
        case Word(text, inflected):
            return _one_of(forms(text, inflect=inflected))
        case Number(sign, wide):
            return _WIDE_NUMBERS[sign] if wide else _NUMBERS[sign]
        case Optional(inner):
            return f"(?:{_regex(inner)})?"
        case Choice(options):
            return _choice_regex(options)
        case Sequence(items):
            return _sequence_regex(items)
        case _:
            raise NotationError("a gap or comma cannot stand alone")


def _choice_regex(options: tuple[Item, ...]) -> str:
    words = [option for option in options if isinstance(option, Word)]
    spelt = [form for word in words for form in forms(word.text, inflect=word.inflected)]
    others = [_regex(option) for option in options if not isinstance(option, Word)]
    parts = [*([_one_of(spelt)] if spelt else []), *others]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _sequence_regex(items: tuple[Item, ...]) -> str:
    parts: list[str] = []
    begun = False
    previous: Item | None = None
    for item, following in zip(items, (*items[1:], None), strict=True):
        sep = _separator(previous, item)
        if isinstance(item, Gap) and not begun and following is not None:
            parts.append(_leading_gap_regex(item))
        elif isinstance(item, Gap):
            parts.append(_gap_regex(item))
        elif isinstance(item, Comma):
            parts.append(_JOINT)
        elif isinstance(item, Optional):
            inner = _regex(item.item)
            if not begun and following is not None:
                sep = _separator(item, following)
            parts.append(f"(?:{sep}{inner})?" if begun else f"(?:{inner}{sep})?")
        else:
            parts.append(f"{sep if begun else ''}{_regex(item)}")
            begun = True
        previous = item
    return "".join(parts)


def _separator(before: Item | None, after: Item) -> str:
    """Return what stands between two items: in Chinese, perhaps nothing.

    Beside a gap no colon may stand, which would end the clause.
    """
    if before is not None and (_is_cjk(before) or _is_cjk(after)):
        return _WIDE_SEP
    return _GAP_SEP if isinstance(before, Gap) or isinstance(after, Gap) else _SEP


@lru_cache(KEPT)
def _is_cjk(item: Item) -> bool:
    match item:
        case Word(text):
            return _CJK.search(text) is not None
        case Number(_, wide) | Gap(_, wide):
            return wide
        case Choice(options):
            return any(_is_cjk(option) for option in options)
        case Optional(inner):
            return _is_cjk(inner)
        case Sequence(items):
            return any(_is_cjk(inner) for inner in items)
        case _:
            return False


def _gap_regex(gap: Gap) -> str:
    if gap.wide:
        return f"{_WIDE_GAP}{{0,{2 * gap.limit}}}?"
    return f"(?:{_GAP_SEP}{_GAP_WORD}){{0,{gap.limit}}}?"


def _leading_gap_regex(gap: Gap) -> str:
    """Return a gap at the start of a group, where what stands before has its separator already."""
    if gap.wide:
        return _gap_regex(gap)
    return f"(?:{_GAP_WORD}{_GAP_SEP}){{0,{gap.limit}}}?"


def _one_of(spelt: Iterable[str]) -> str:
    """Return a regular expression for words, with what they have in common written once."""
    tree: dict[str, Any] = {}
    for form in sorted(set(spelt)):
        node = tree
        for letter in _letters(form):
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _letters(form: str) -> list[str]:
    """Return what is read of a word: a hyphen inside may be a hyphen, a space or nothing."""
    inner = range(1, len(form) - 1)
    return [
        "[ -]?" if letter == "-" and at in inner else re.escape(letter)
        for at, letter in enumerate(form)
    ]


def _branch(tree: dict[str, Any]) -> str:
    branches = [letter + _branch(rest) for letter, rest in tree.items() if letter]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in tree:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in tree else ''}"


_SPELT = _one_of(NUMBER_WORDS)
_ONE = rf"(?:[0-9]+(?:[.,][0-9]+)*|{_SPELT}(?!\w|-(?:off|stop|size|way)\b))"
# A range is one number with two ends: 3-5, three to five, two or three; so is twenty-five.
_NUMBER = rf"{_ONE}(?:(?: ?- ?| (?:to |or |and )?){_ONE}){{0,3}}"
_CURRENCIES = (
    "baht dirham dirhams dollar dollars euro euros peso pesos pound pounds quid ringgit rupee "
    "rupees won yen yuan"
).split()
_SIGN = rf"(?:(?:{'|'.join(DOLLARS)})?\$|[{CURRENCY_SIGNS}]|{_one_of(CURRENCY_CODES)})"
_PRICE = (
    rf"(?:{_SIGN} ?[0-9]+(?:[.,][0-9]+)*k?"
    rf"|{_NUMBER} ?(?:[{CURRENCY_SIGNS}]|{_one_of([*CURRENCY_CODES, *_CURRENCIES])}(?!\w)))"
)
_NUMBERS = {
    NUMBER: _NUMBER,
    PERCENTAGE: rf"{_NUMBER}(?: ?%(?: ?- ?| to ){_NUMBER})? ?(?:%|per ?cent(?!\w))",
    # Read as a whole or not at all: a range of prices is not two prices.
    MONEY: rf"(?>{_PRICE}(?:(?: ?- ?| (?:to|or|and) )(?:{_PRICE}|{_ONE}))?)",
}

# In Chinese: 三, 3, 3-5, 三到五, 两三, 一万, 2.5万, 十几.
_WIDE_ONE = rf"(?:[0-9]+(?:[.,][0-9]+)*[ ]?[百千万]?|[{NUMERALS}]+(?:[个個]半)?)"
_WIDE_NUMBER = rf"{_WIDE_ONE}(?:[ ]?[-~至到或、][ ]?{_WIDE_ONE})?(?:[ ]?多)?"
_WIDE_UNIT = f"(?:{'|'.join(sorted(WIDE_CURRENCIES, key=len, reverse=True))})"
_WIDE_SIGN = rf"(?:{_SIGN}|{_WIDE_UNIT})"
_WIDE_PRICE = (
    rf"(?:{_WIDE_SIGN} ?[0-9]+(?:[.,][0-9]+)*k?万?(?:[ ]?{_WIDE_UNIT})?"
    rf"|{_WIDE_NUMBER} ?(?:[{CURRENCY_SIGNS}]|{_WIDE_UNIT}|{_one_of(CURRENCY_CODES)}(?!\w)))"
)
_WIDE_NUMBERS = {
    NUMBER: _WIDE_NUMBER,
    PERCENTAGE: (
        rf"(?:百分(?:之{_WIDE_NUMBER}|百)|{_WIDE_NUMBER}[ ]?(?:%|％|成(?![分为功员熟果效本])"
        rf"[{NUMERALS}]?)(?:[ ]?[-~至到][ ]?{_WIDE_NUMBER}[ ]?[%成])?)"
    ),
    MONEY: rf"(?>{_WIDE_PRICE}(?:[ ]?[-~至到][ ]?(?:{_WIDE_PRICE}|{_WIDE_ONE}))?)",
}
