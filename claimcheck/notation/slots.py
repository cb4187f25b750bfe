"""What a pattern needs: sets of words of which a text must have one each."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.model.text import is_wide
from claimcheck.notation.index import NUMBER, WORD
from claimcheck.notation.phrase import (
    KEPT,
    MONEY,
    PERCENTAGE,
    Choice,
    Comma,
    Gap,
    Item,
    Number,
    Optional,
    Sequence,
    Word,
)
from claimcheck.notation.words import forms

if TYPE_CHECKING:
    from collections.abc import Iterable

NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand dozen half"
).split()
_NUMBERS = frozenset({NUMBER, *NUMBER_WORDS})
NUMERALS = "〇零一二两三四五六七八九十百千万半数几"
"""Chinese numerals, folded."""
WIDE_CURRENCIES = (
    "元 块 蚊 港元 港币 台币 新台币 人民币 美元 美金 日元 日圆 韩元 韩币 新币 马币 欧元 英镑 泰铢"
).split()
_WIDE_NUMBERS = frozenset({NUMBER, *NUMERALS})
CURRENCY_SIGNS = "£$€¥₩฿₹₱"
CURRENCY_CODES = (
    "aed aud cad chf cny eur gbp hkd inr jpy krw myr nzd ntd php rm rmb sgd thb twd usd"
).split()
DOLLARS = "us hk nt sg s au a ca c nz".split()
"""Whose dollars: US$, HK$."""
_MONEY = frozenset({*CURRENCY_SIGNS, *CURRENCY_CODES, *DOLLARS})
_COMMON = frozenset(
    "a an the and or of to in on for with without is are was be been being it its it's this that "
    "these those you your yours we our us they their them i my he she his her as at by from no not "
    "any all every each so just only even than more most one can will may do does did have has had "
    "get gets up out off if but about which because should would me s t d ll re ve don".split(),
)
# Characters that nearly every Chinese sentence has, folded.
_USUAL_SIGNS = frozenset(
    "的一不是有在人了我们你您他会可以能要和与及或也都就还很更最为中上下到后前个这那之其如因所用于对从"
    "让无没全任何每次做打疗程医生师肤皮效果美容术天日月年时间大小多少出来自过去得地者性安心"
)
# Words that every article on such treatments uses.
_USUAL = frozenset(
    "skin laser treatment treatments session sessions visit day days week weeks month months time "
    "after before back go see one two first same need light sun face clinic patient patients "
    "results result doctor safe like less free there then what how when who people make use new "
    "good best first many some other into over area look well work help feel care year years "
    "minutes hours three four six hair small take takes eye eyes spots scars come ask tell cream "
    "last acne often leave book half long second nothing once little until course times done body "
    "away pain price never much also few too right person side change full five next down here "
    "say why between keep old home own".split(),
)
_WEIGHTS = (
    {NUMBER: 40}
    | dict.fromkeys(_USUAL_SIGNS, 20)
    | dict.fromkeys(_USUAL, 20)
    | dict.fromkeys(_COMMON, 60)
)


def words_of(folded: str) -> list[str]:
    """Return the words of folded text, as slots know them."""
    return WORD.findall(folded)


def slots_of(item: Item) -> tuple[frozenset[str], ...]:
    """Return the slots of an item, each once."""
    return tuple(dict.fromkeys(_required(item)))


@lru_cache(KEPT)
def _required(item: Item) -> tuple[frozenset[str], ...]:
    match item:
        case Word():
            return _parts(item)
        case Number(sign, wide):
            return (_numbers(sign) if wide else _NUMBERS,)
        case Choice(options):
            return _one_required(options)
        case Sequence(items):
            return tuple(slot for inner in items for slot in _required(inner))
        case _:
            return ()


def _one_required(options: tuple[Item, ...]) -> tuple[frozenset[str], ...]:
    each = [_required(option) for option in options]
    if not all(each):
        return ()
    return (frozenset().union(*(min(slots, key=_weight) for slots in each)),)


def _numbers(sign: str) -> frozenset[str]:
    """Return what a number in a Chinese pattern may hold; a share may be the whole."""
    return _WIDE_NUMBERS | {"成"} if sign == PERCENTAGE else _WIDE_NUMBERS


def _parts(word: Word) -> tuple[frozenset[str], ...]:
    """Return a slot for each part of a word: any hyphen may be nothing, which joins its parts.

    The parts of a Chinese word are its characters.
    """
    if is_wide(word.text):
        return tuple(frozenset({part}) for part in dict.fromkeys(words_of(word.text)))
    spelt = [form.split("-") for form in forms(word.text, inflect=word.inflected)]
    if len({len(parts) for parts in spelt}) > 1:
        firsts = _first_words(word)
        return (firsts,) if firsts else ()
    slots = (
        frozenset(
            found
            for parts in spelt
            for start in range(at + 1)
            for end in range(at + 1, len(parts) + 1)
            for found in words_of("".join(parts[start:end]))[:1]
        )
        for at in range(len(spelt[0]))
    )
    return tuple(slot for slot in slots if slot)


def _first_words(word: Word) -> frozenset[str]:
    """Return how a word may begin: any hyphen may be nothing, so joined parts are words too."""
    return frozenset(
        first
        for form in forms(word.text, inflect=word.inflected)
        for parts in (form.split("-"),)
        for joined in range(1, len(parts) + 1)
        for first in words_of("".join(parts[:joined]))[:1]
    )


def leads_of(item: Item) -> frozenset[str]:
    """Return the words that a match of an item may begin with; none when that is not known."""
    leads, may_be_empty = _leads(item)
    return frozenset() if may_be_empty or leads is None else leads


@lru_cache(KEPT)
def _leads(item: Item) -> tuple[frozenset[str] | None, bool]:
    """Return the words that an item may begin with, and whether it may be empty."""
    leads: frozenset[str] | None = None
    may_be_empty = False
    match item:
        case Word(text):
            leads = _first_words(item) if WORD.match(text) else None
        case Number(sign, wide):
            leads = _WIDE_NUMBERS if wide else _NUMBERS
            if sign == MONEY:
                leads |= _MONEY | ({name[0] for name in WIDE_CURRENCIES} if wide else set())
        case Optional(inner):
            leads, may_be_empty = _leads(inner)[0], True
        case Choice(options):
            leads, may_be_empty = _one_lead(options)
        case Sequence(items):
            each = [_leads(inner) for inner in items]
            ends = next((at for at, (_, empty) in enumerate(each, 1) if not empty), len(each))
            leads = _union(leads for leads, _ in each[:ends])
            may_be_empty = all(empty for _, empty in each)
        case Gap():
            may_be_empty = True
        case Comma():
            leads, may_be_empty = frozenset(), True
    return leads, may_be_empty


def _one_lead(options: tuple[Item, ...]) -> tuple[frozenset[str] | None, bool]:
    each = [_leads(option) for option in options]
    return _union(leads for leads, _ in each), any(empty for _, empty in each)


def _union(each: Iterable[frozenset[str] | None]) -> frozenset[str] | None:
    known: set[str] = set()
    for leads in each:
        if leads is None:
            return None
        known |= leads
    return frozenset(known)


def _weight(slot: frozenset[str]) -> int:
    """Return how often a slot is likely to have a word in a sentence; lower is rarer."""
    return sum(_WEIGHTS.get(word, 1) for word in slot)


def rarity(slot: frozenset[str]) -> tuple[int, list[str]]:
    """Return what puts first the slot that is likely to have a word in the fewest sentences."""
    return _weight(slot), sorted(slot)
