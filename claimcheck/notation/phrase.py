"""The phrase notation: from what a person writes to a tree, and from the tree to a pattern.

A pattern is tried on a sentence only when each of its slots has a word there, and is then found by
a regular expression in which every repetition is bounded, so that the time it takes grows with the
length of the sentence and with nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from claimcheck.notation.folding import fold
from claimcheck.notation.words import forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand dozen half"
).split()
DEFAULT_GAP = 3
MAX_GAP = 5
MAX_BRANCHES = 4000  # ways to read one pattern, gaps included
# Between two words: a space or hyphen, and perhaps the comma of a list, which is checked later.
_SEP = ",?[ -]"
# A gap passes over words, but never over one that turns the sentence round.
_GAP_WORD = r"(?!not\b|never\b|\w+n't)[^\s,;:.!?()-]+(?:\.\d+)?"
_TOKEN = re.compile(r"\.\.\.\d*|\{[^{}]*\}|[()\[\]|]|[^\s()\[\]{}|]+")
_WORD = re.compile(r"[a-z0-9]+|[^\x00-\x7f]")
_CJK = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_LIST_COMMA = re.compile(
    r",(?=[ ](?:and|or|nor)\b|[ ][\w'-]+(?:[ -][\w'-]+){0,2}(?:,|[ ](?:and|or|nor)\b))",
)
_COMMON = frozenset(
    "a an the and or of to in on for with without is are was be been being it its it's this that "
    "these those you your yours we our us they their them i my he she his her as at by from no not "
    "any all every each so just only even than more most one can will may do does did have has had "
    "get gets up out off if but".split(),
)


class NotationError(ValueError):
    """A pattern that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word; `inflected` when written with a tilde."""

    text: str
    inflected: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number, in digits or words."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to `limit` words of the same clause."""

    limit: int


@dataclass(frozen=True, slots=True)
class Ref:
    """A word list of the lexicon."""

    name: str


@dataclass(frozen=True, slots=True)
class Optional:
    """Something that may be missing."""

    item: Item


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    options: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    items: tuple[Item, ...]


Item = Word | Number | Gap | Ref | Optional | Choice | Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A compiled pattern.

    `slots` holds sets of folded words; a text in which some slot has no word cannot match.
    `regex` is matched against folded text.
    """

    source: str
    slots: tuple[frozenset[str], ...]
    regex: str


def words_of(folded: str) -> list[str]:
    """Return the words of folded text, as slots know them."""
    return _WORD.findall(folded)


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
    items, rest = _parse_sequence(tokens, 0)
    if rest != len(tokens):
        raise NotationError(f"“{tokens[rest]}” closes nothing")
    _check_ends(items)
    return items


def _parse_sequence(tokens: list[str], at: int) -> tuple[Sequence, int]:
    items: list[Item] = []
    while at < len(tokens) and tokens[at] not in {")", "]", "|"}:
        item, at = _parse_item(tokens, at)
        items.append(item)
    if not items:
        raise NotationError("a group or pattern is empty")
    return Sequence(tuple(items)), at


def _parse_item(tokens: list[str], at: int) -> tuple[Item, int]:
    token = tokens[at]
    if token in {"(", "["}:
        return _parse_group(tokens, at)
    if token.startswith("..."):
        limit = int(token[3:] or DEFAULT_GAP)
        if not 1 <= limit <= MAX_GAP:
            raise NotationError(f"a gap may be 1 to {MAX_GAP} words, not {limit}")
        return Gap(limit), at + 1
    if token == "#":
        return Number(), at + 1
    if token.startswith("{"):
        return Ref(token[1:-1].strip()), at + 1
    word = fold(token.removesuffix("~"))
    if not word or "~" in word:
        raise NotationError(f"“{token}” is not a word")
    return Word(word, token.endswith("~")), at + 1


def _parse_group(tokens: list[str], at: int) -> tuple[Item, int]:
    closing = ")" if tokens[at] == "(" else "]"
    options: list[Item] = []
    start = at
    while True:
        option, at = _parse_sequence(tokens, at + 1)
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
        if isinstance(end, Gap):
            raise NotationError("a gap at an end of a pattern says nothing; leave it out")
    if all(isinstance(item, Optional | Gap) for item in sequence.items):
        raise NotationError("every part of the pattern is optional")


def compile_pattern(source: str, lexicon: Mapping[str, tuple[Item, ...]]) -> Pattern:
    """Return a pattern ready for use.

    Raises:
        NotationError: it cannot be read, names an unknown word list, has no word to look for, or
            can be read in too many ways.
    """
    tree = _resolve(parse(source), lexicon, ())
    if (ways := _ways(tree)) > MAX_BRANCHES:
        raise NotationError(
            f"too many ways to read it ({ways} of at most {MAX_BRANCHES}); split it"
        )
    slots = _slots(tree)
    if not slots:
        raise NotationError("it has no word that must be there")
    body = _regex(tree)
    start = "" if _CJK.match(_edge(tree, 0)) else r"(?<!\w)(?<!non-)"
    end = "" if _CJK.match(_edge(tree, -1)) else r"(?!\w|'t(?!\w))"
    return Pattern(source=source, slots=slots, regex=f"{start}{body}{end}")


def lexicon_of(
    lists: Mapping[str, Iterable[str]],
    base: Mapping[str, tuple[Item, ...]],
) -> dict[str, tuple[Item, ...]]:
    """Return `base` with the word lists added, each entry read in phrase notation.

    Raises:
        NotationError: an entry cannot be read, or lists name each other in a circle.
    """
    found = dict(base)
    found.update(
        {name: tuple(parse(entry) for entry in entries) for name, entries in lists.items()}
    )
    for name in lists:
        for item in found[name]:
            _resolve(item, found, (name,))
    return found


def _resolve(item: Item, lexicon: Mapping[str, tuple[Item, ...]], path: tuple[str, ...]) -> Item:
    match item:
        case Ref(name):
            if name in path:
                raise NotationError(f"word list {{{name}}} names itself")
            if name not in lexicon:
                raise NotationError(f"there is no word list {{{name}}}")
            options = tuple(_resolve(option, lexicon, (*path, name)) for option in lexicon[name])
            return options[0] if len(options) == 1 else Choice(options)
        case Optional(inner):
            return Optional(_resolve(inner, lexicon, path))
        case Choice(options):
            return Choice(tuple(_resolve(option, lexicon, path) for option in options))
        case Sequence(items):
            return Sequence(tuple(_resolve(inner, lexicon, path) for inner in items))
        case _:
            return item


def _edge(item: Item, end: int) -> str:
    """Return the first (`end` 0) or last (`end` -1) letter of an item, as far as it is certain."""
    match item:
        case Word(text):
            return text[end]
        case Choice(options):
            return _edge(options[0], end)
        case Optional(inner):
            return _edge(inner, end)
        case Sequence(items):
            return _edge(items[end], end)
        case _:
            return "#"


def _ways(item: Item) -> int:
    """Return in how many ways a matcher may have to read an item; gaps and choices multiply."""
    match item:
        case Gap(limit):
            return limit + 1
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


def _slots(item: Item) -> tuple[frozenset[str], ...]:
    """Return the slots of an item, without those that every sentence fills."""
    slots = _required(item)
    telling = tuple(slot for slot in slots if not slot <= _COMMON)
    return tuple(dict.fromkeys(telling or slots))


def _required(item: Item) -> tuple[frozenset[str], ...]:
    match item:
        case Word(text, inflected):
            # Any hyphen may be nothing, so the joined words are looked for beside the first part.
            spelt = forms(text, inflect=inflected)
            firsts = {
                word
                for form in spelt
                for parts in (form.split("-"),)
                for joined in range(1, len(parts) + 1)
                for word in words_of("".join(parts[:joined]))[:1]
            }
            return (frozenset(firsts),) if firsts else ()
        case Number():
            return (frozenset({"#", *NUMBER_WORDS}),)
        case Choice(options):
            each = [_required(option) for option in options]
            if not all(each):
                return ()
            return (frozenset().union(*(min(slots, key=_weight) for slots in each)),)
        case Sequence(items):
            return tuple(slot for inner in items for slot in _required(inner))
        case _:
            return ()


def _weight(slot: frozenset[str]) -> int:
    """Return how often a slot is likely to have a word in a sentence; lower is rarer."""
    return sum(50 if word in _COMMON else 20 if word == "#" else 1 for word in slot)


def rarest(slots: tuple[frozenset[str], ...]) -> frozenset[str]:
    """Return the slot that is likely to have a word in the fewest sentences."""
    return min(slots, key=lambda slot: (_weight(slot), sorted(slot)))


def _regex(item: Item) -> str:
    match item:
        case Word(text, inflected):
            return _one_of(forms(text, inflect=inflected))
        case Number():
            return _NUMBER
        case Optional(inner):
            return f"(?:{_regex(inner)})?"
        case Choice(options):
            words = [option for option in options if isinstance(option, Word)]
            spelt = [form for word in words for form in forms(word.text, inflect=word.inflected)]
            others = [_regex(option) for option in options if not isinstance(option, Word)]
            parts = [*([_one_of(spelt)] if spelt else []), *others]
            return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
        case Sequence(items):
            return _sequence_regex(items)
        case _:
            raise NotationError("a gap cannot stand alone")


def _sequence_regex(items: tuple[Item, ...]) -> str:
    parts: list[str] = []
    begun = False
    previous: Item | None = None
    for item, following in zip(items, (*items[1:], None), strict=True):
        sep = _separator(previous, item)
        if isinstance(item, Gap) and not begun and following is not None:
            parts.append(_leading_gap_regex(item, following))
        elif isinstance(item, Gap):
            parts.append(_gap_regex(item, sep))
        elif isinstance(item, Optional):
            inner = _regex(item.item)
            parts.append(f"(?:{sep}{inner})?" if begun else f"(?:{inner}{sep})?")
        else:
            parts.append(f"{sep if begun else ''}{_regex(item)}")
            begun = True
        previous = item
    return "".join(parts)


def _separator(before: Item | None, after: Item) -> str:
    """Return what stands between two items: in Chinese and Japanese, perhaps nothing."""
    if before is not None and (_is_cjk(before) or _is_cjk(after)):
        return "[ ]?"
    return _SEP


def _is_cjk(item: Item) -> bool:
    match item:
        case Word(text):
            return _CJK.search(text) is not None
        case Choice(options):
            return any(_is_cjk(option) for option in options)
        case Optional(inner):
            return _is_cjk(inner)
        case Sequence(items):
            return any(_is_cjk(inner) for inner in items)
        case _:
            return False


def _gap_regex(gap: Gap, sep: str) -> str:
    if sep != _SEP:
        return rf"[^,;:.!?()，。；：！？、]{{0,{gap.limit}}}?"
    return f"(?:{_SEP}{_GAP_WORD}){{0,{gap.limit}}}?"


def _leading_gap_regex(gap: Gap, following: Item) -> str:
    """Return a gap at the start of a group, where what stands before has its separator already."""
    if _is_cjk(following):
        return _gap_regex(gap, "")
    return f"(?:{_GAP_WORD}{_SEP}){{0,{gap.limit}}}?"


def keeps_clause(matched: str, rest: str) -> bool:
    """Say whether every comma in a match parts the members of a list, not two clauses.

    `rest` is what follows the match in its sentence. Checking this once for a match is cheaper than
    writing it into every gap.
    """
    if "," not in matched:
        return True
    text = matched + rest
    return all(
        text[at] != "," or text[at + 1 : at + 2].isdigit() or _LIST_COMMA.match(text, at)
        for at in range(len(matched))
    )


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
    """Return what a matcher reads of a word: a hyphen inside may be a hyphen, a space or nothing."""
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
_ONE = rf"(?:[0-9]+(?:[.,][0-9]+)*|{_SPELT}(?!\w))"
# A range is one number with two ends: 3-5, three to five, two or three; so is twenty-five.
_NUMBER = rf"{_ONE}(?:(?: ?- ?| (?:to |or |and )?){_ONE}){{0,3}}"
