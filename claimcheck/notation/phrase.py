"""The phrase notation: what a person writes, as a tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex
from claimcheck.notation.folding import fold
from claimcheck.notation.index import NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

DEFAULT_GAP = 3
MAX_GAP = 5
MAX_GROUPS, MAX_LISTS, MAX_LEVELS = 10, 10, 60
"""How many groups may stand inside each other, how many word lists, and how many of both."""
MAX_PARTS = 20_000
"""Words, numbers and gaps of a pattern, those of its word lists among them."""
MAX_WORD = 100
"""Signs of a word."""
KEPT = 65_536
"""Parts of patterns of which is kept what was worked out: many patterns share a word or list."""
PERCENTAGE, MONEY = "#%", "£#"
"""How a percentage and an amount of money in any currency are written."""
_TOKEN = regex(r"\.\.\.\d*|\{[^{}]*\}|[()\[\]|]|[^\s()\[\]{}|]+")


class NotationError(ValueError):
    """A pattern that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word; `inflected` when written with a tilde."""

    text: str
    inflected: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number, in digits or words; also a share or an amount of money, by its `sign`.

    A `wide` one stands in a Chinese or Japanese pattern.
    """

    sign: str = NUMBER
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `limit` words of the same clause; of a `wide` one two characters count as a word."""

    limit: int
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Comma:
    """Where a clause may end: a comma, a colon, a dash or nothing."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A word list of the lexicon."""

    name: str


@dataclass(frozen=True, slots=True)
class Optional:
    """Something that may be missing."""

    item: Item


@dataclass(frozen=True, slots=True)
class _Several:
    """Several items. What is worked out of them is kept by their hash, which is made once."""

    items: tuple[Item, ...]
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the hash."""
        object.__setattr__(self, "_hash", hash(self.items))

    def __hash__(self) -> int:
        """Return the hash."""
        return self._hash


@dataclass(frozen=True, slots=True, eq=False)
class Choice(_Several):
    """One of several."""


@dataclass(frozen=True, slots=True, eq=False)
class Sequence(_Several):
    """One after the other."""


Item = Word | Number | Gap | Comma | Ref | Optional | Choice | Sequence


def parse(source: str) -> Sequence:
    """Return the tree of a pattern.

    Raises:
        NotationError: a bracket is open, a group is empty, or a gap stands at an end.
    """
    tokens = _TOKEN.findall(source)
    glued = re.search(r"[^\s(\[|][(\[]|[)\]][^\s)\]|]", source)
    if glued:
        raise NotationError(f"put a space between “{glued[0][0]}” and “{glued[0][1]}”")
    if "".join(tokens) != "".join(source.split()):
        raise NotationError("a curly bracket is open or empty")
    items, rest = _parse_sequence(tokens, 0, 0)
    if rest != len(tokens):
        raise NotationError(f"“{tokens[rest]}” closes nothing")
    _check_ends(items)
    return items


def _parse_sequence(tokens: list[str], at: int, depth: int) -> tuple[Sequence, int]:
    items: list[Item] = []
    while at < len(tokens) and tokens[at] not in {")", "]", "|"}:
        item, at = _parse_item(tokens, at, depth)
        items.append(item)
    if not items:
        raise NotationError("a group or pattern is empty")
    return Sequence(tuple(items)), at


def _parse_item(tokens: list[str], at: int, depth: int) -> tuple[Item, int]:
    sign = tokens[at]
    if sign in {"(", "["}:
        return _parse_group(tokens, at, depth + 1)
    if sign.startswith("..."):
        return _gap(sign[3:]), at + 1
    if sign == ",":
        return Comma(), at + 1
    if sign in {NUMBER, PERCENTAGE, MONEY}:
        return Number(sign), at + 1
    if sign.startswith("{"):
        return Ref(sign[1:-1].strip()), at + 1
    word = fold(sign.removesuffix("~"))
    if not word or "~" in word:
        raise NotationError(f"“{sign}” is not a word")
    if len(word) > MAX_WORD:
        raise NotationError(f"a word may have {MAX_WORD} signs, not {len(word)}")
    return Word(word, sign.endswith("~")), at + 1


def _gap(limit: str) -> Gap:
    # Of more digits than matter Python makes no number.
    words = int(limit[:9] or DEFAULT_GAP)
    if not 1 <= words <= MAX_GAP:
        raise NotationError(f"a gap may be 1 to {MAX_GAP} words, not {words}")
    return Gap(words)


def _parse_group(tokens: list[str], at: int, depth: int) -> tuple[Item, int]:
    if depth > MAX_GROUPS:
        raise NotationError(f"more than {MAX_GROUPS} groups stand inside each other")
    closing = ")" if tokens[at] == "(" else "]"
    options: list[Item] = []
    start = at
    while True:
        option, at = _parse_sequence(tokens, at + 1, depth)
        options.append(option.items[0] if len(option.items) == 1 else option)
        if at >= len(tokens) or tokens[at] not in {"|", closing}:
            raise NotationError(f"“{tokens[start]}” is not closed by “{closing}”")
        if tokens[at] == closing:
            break
    group = options[0] if len(options) == 1 else Choice(tuple(options))
    if isinstance(group, Gap):
        return group, at + 1  # a gap may always be empty
    return (group if closing == ")" else Optional(group)), at + 1


def _check_ends(sequence: Sequence) -> None:
    for end in (sequence.items[0], sequence.items[-1]):
        if isinstance(end, Gap | Comma):
            raise NotationError("a gap or comma at an end of a pattern says nothing; leave it out")
    if all(isinstance(item, Optional | Gap | Comma) for item in sequence.items):
        raise NotationError("every part of the pattern is optional")


def lexicon_of(
    lists: Mapping[str, Iterable[str]],
    base: Mapping[str, Item],
) -> dict[str, Item]:
    """Return `base` with the word lists added, each entry read in phrase notation.

    A list is the same item in every pattern and every list that names it.

    Raises:
        NotationError: an entry cannot be read, names a list that is not there, lists name each
            other in a circle, or one is too large.
    """
    entries = {name: tuple(parse(entry) for entry in texts) for name, texts in lists.items()}
    found = dict(base)

    def add(name: str, path: tuple[str, ...]) -> Item:
        if name in path:
            raise NotationError(f"word list {{{name}}} names itself")
        if len(path) >= MAX_LISTS:
            raise NotationError(f"more than {MAX_LISTS} word lists stand inside each other")
        if name not in found:
            if name not in entries:
                raise _unknown(name)
            inside = (*path, name)
            options = tuple(_filled(e, lambda inner: add(inner, inside)) for e in entries[name])
            found[name] = _bounded(options[0] if len(options) == 1 else Choice(options))
        return found[name]

    for name in entries:
        add(name, ())
    return found


def resolve(item: Item, lexicon: Mapping[str, Item]) -> Item:
    """Return an item with each word list in its place.

    Raises:
        NotationError: there is no such list, or with its lists the item is too large.
    """

    def named(name: str) -> Item:
        if name not in lexicon:
            raise _unknown(name)
        return lexicon[name]

    return _bounded(_filled(item, named))


def _bounded(item: Item) -> Item:
    """Return an item that is no larger and no deeper than those who work with it can bear."""
    parts, levels = _extent(item)
    if levels > MAX_LEVELS:
        raise NotationError("its groups and word lists stand too deep inside each other")
    if parts > MAX_PARTS:
        raise NotationError(f"it has more than {MAX_PARTS} parts with those of its word lists")
    return item


@lru_cache(KEPT)
def _extent(item: Item) -> tuple[int, int]:
    """Return how many parts an item has, itself among them, and how many levels are below it."""
    match item:
        case Optional(within):
            inner = [_extent(within)]
        case Choice(members) | Sequence(members):
            inner = [_extent(member) for member in members]
        case _:
            return 1, 0
    return 1 + sum(parts for parts, _ in inner), 1 + max(levels for _, levels in inner)


def widened(item: Item) -> Item:
    """Return an item with its numbers and gaps as they are in Chinese and Japanese."""
    match item:
        case Number(sign):
            return Number(sign, wide=True)
        case Gap(limit):
            return Gap(limit, wide=True)
        case Optional(inner):
            return Optional(widened(inner))
        case Choice(options):
            return Choice(tuple(map(widened, options)))
        case Sequence(items):
            return Sequence(tuple(map(widened, items)))
        case _:
            return item


def _filled(item: Item, named: Callable[[str], Item]) -> Item:
    match item:
        case Ref(name):
            return named(name)
        case Optional(inner):
            return Optional(_filled(inner, named))
        case Choice(options):
            return Choice(tuple(_filled(option, named) for option in options))
        case Sequence(items):
            return Sequence(tuple(_filled(inner, named) for inner in items))
        case _:
            return item


def _unknown(name: str) -> NotationError:
    return NotationError(f"there is no word list {{{name}}}")
