"""Which strings of a content file readers see, what kind of text each is, and how it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read import language
from claimcheck.read.content import shortened, write_value
from claimcheck.read.malformed import MalformedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from claimcheck.model.fields import Fields
    from claimcheck.read.builder import Builder
    from claimcheck.read.strand import Strand

_NAMES = {
    BlockKind.TITLE: "title metatitle seotitle pagetitle",
    BlockKind.DESCRIPTION: (
        "description metadescription seodescription excerpt summary subtitle teaser tagline"
    ),
    BlockKind.HEADING: "heading headline subheading subheadline",
    BlockKind.QUESTION: "question",
    BlockKind.ANSWER: "answer",
    BlockKind.ALT: "alt alttext",
    BlockKind.CAPTION: "caption",
    BlockKind.LABEL: "label cta",
    BlockKind.QUOTE: "testimonial quote",
    BlockKind.PARAGRAPH: "body content text copy html markdown intro faq seo",
}
KINDS = {name: kind for kind, names in _NAMES.items() for name in names.split()}
"""The names of fields that readers see, in lower case and without signs."""

_HTML_NAMES = frozenset({"html", "markdown"})
# Read only beside the other: elsewhere a name is that of a person or a product.
_PAIRED = {
    "name": (BlockKind.QUESTION, frozenset({"answer", "acceptedanswer"})),
    "q": (BlockKind.QUESTION, frozenset({"a"})),
    "a": (BlockKind.ANSWER, frozenset({"q"})),
}
_NEVER = frozenset(
    "id ids uid uuid guid key slug url uri href src link permalink path file filename image img "
    "icon logo video date datetime time timestamp created updated modified published class "
    "classes classname style color colour theme layout template type kind format lang language "
    "locale author by email phone tel sku currency version hash token code".split()
)
"""Last words of the names of fields that are made for programs, or say who speaks."""

_LANGUAGES = frozenset({"lang", "language", "locale"})
_WORD = regex(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+|[^\W\d_a-zA-Z]+")
_SIGNS = regex(r"[-_\s]+")
_LETTER = regex(r"[^\W\d_]")
# Addresses, file paths, e-mail addresses, colours, dates.
_CODE = regex(
    r"(?:[a-z][a-z0-9+.-]*:[!-~]+|[.~]{0,2}/[!-~]*|[!-~]+@[!-~]+|[!-~]*/[!-~]*\.\w{1,5}"
    r"|#[0-9a-f]{3,8}"
    r"|(?:rgb|hsl)a?\([^)]*\)|\d{4}-\d\d-\d\d(?:[t ]\S*)?)",
    re.IGNORECASE,
)
_PROSE_WORDS = 4
_PROSE_SIGNS = 8
_SIGN = regex(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SEEN = 1000
"""Code points at the start of a text by which it is known whether it is prose."""
_DEEPEST = 200
"""Levels; no content is nested so deeply, and a path of a million keys fits nowhere."""
_LONGEST_PATH = 500
"""Code points of a key path that globs see: one may be as long as the file."""


class Leaf(NamedTuple):
    """A string of a content file: the keys that lead to it, and the keys beside it."""

    path: tuple[str | int, ...]
    strand: Strand
    mates: AbstractSet[str]
    unit: str = ""


@dataclass(slots=True)
class _Level:
    mates: set[str] | None
    """The keys of a mapping; a list has none."""
    at: str | int


class Trail:
    """The way from the root to where a walk through nested values is, and what was found on it."""

    def __init__(self) -> None:
        """Start at the root."""
        self.leaves: list[Leaf] = []
        self._levels: list[_Level] = []

    def enter(self, *, is_mapping: bool, offset: int) -> None:
        """Go into a mapping or a list.

        Raises:
            MalformedError: it is too deep.
        """
        if len(self._levels) == _DEEPEST:
            raise MalformedError(f"nested deeper than {_DEEPEST} levels", offset)
        self._levels.append(_Level(set(), "") if is_mapping else _Level(None, 0))

    def leave(self) -> None:
        """Go out of the innermost mapping or list."""
        self._levels.pop()

    def key(self, name: str) -> None:
        """Note the key of the value that comes next."""
        level = self._levels[-1]
        level.at = name
        if level.mates is not None:
            level.mates.add(squashed(name))

    def next(self) -> None:
        """Note that the next value of a list comes next."""
        level = self._levels[-1]
        if isinstance(level.at, int):
            level.at += 1

    def add(self, strand: Strand) -> None:
        """Note a string."""
        path = tuple(level.at for level in self._levels)
        mates = self._levels[-1].mates if self._levels else None
        self.leaves.append(Leaf(path, strand, mates if mates is not None else frozenset()))


def write_fields(leaves: Sequence[Leaf], fields: Fields, builder: Builder) -> str:
    """Write the strings that readers see, in order; return the language that the file declares.

    In a file in which no field has a known name, these are all strings that read like prose.
    """
    chosen = [(leaf, kind) for leaf in leaves if (kind := kind_of(leaf, fields)) is not None]
    if not chosen:
        chosen = [
            (leaf, BlockKind.PARAGRAPH)
            for leaf in leaves
            if is_prose(leaf.strand.text) and not _is_named(leaf.path, fields.ignore)
        ]
    for leaf, kind in chosen:
        last = _last(leaf.path)
        write_value(
            leaf.strand,
            builder,
            kind,
            unit=leaf.unit or unit_of(leaf.path),
            is_rich=squashed(last) in _HTML_NAMES or _is_named(leaf.path, fields.html),
        )
    return next(
        (
            declared
            for leaf in leaves
            if len(leaf.path) == 1
            and squashed(_last(leaf.path)) in _LANGUAGES
            and (declared := language.normalise(leaf.strand.text))
        ),
        "",
    )


def kind_of(leaf: Leaf, fields: Fields) -> BlockKind | None:
    """Return what kind of text a string is; nothing when readers do not see it."""
    path, text = leaf.path, leaf.strand.text
    if _is_named(path, fields.ignore) or not _LETTER.search(text):
        return None
    for globs, kind in (
        (fields.title, BlockKind.TITLE),
        (fields.description, BlockKind.DESCRIPTION),
    ):
        if _is_named(path, globs):
            return kind
    if _is_named(path, fields.text) or _is_named(path, fields.html):
        return _known_kind(path) or BlockKind.PARAGRAPH
    last = _last(path)
    words = [word.lower() for word in _WORD.findall(last)]
    if last[:1] in {"@", "$"} or (words and words[-1] in _NEVER) or _is_code(text):
        return None
    if last in _PAIRED and _PAIRED[last][1] & leaf.mates:
        return _PAIRED[last][0]
    known = _known_kind(path)
    is_own = kind_by_name(last) is not None
    return known if is_own or " " in text.strip() or is_prose(text) else None


def is_prose(text: str) -> bool:
    """Say whether a text reads like prose: words with spaces between, or a row of Chinese signs."""
    start = text[:_SEEN]
    words = sum(_LETTER.search(word) is not None for word in start.split())
    is_many = words >= _PROSE_WORDS or len(_SIGN.findall(start)) >= _PROSE_SIGNS
    return is_many and not _is_code(text)


def _is_code(text: str) -> bool:
    return len(text) < _SEEN and _CODE.fullmatch(text.strip()) is not None


def unit_of(path: Iterable[str | int]) -> str:
    """Return a key path in words, such as `products[3].description`."""
    name = ""
    for part in path:
        if isinstance(part, int):
            name += f"[{part}]"
        else:
            name += f".{part}" if name else part
    return shortened(name)


@lru_cache(maxsize=4096)
def squashed(name: str) -> str:
    """Return a key as it is compared: without regard to case, hyphens and underscores."""
    return _SIGNS.sub("", name).lower()


def _last(path: Sequence[str | int]) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _known_kind(path: Sequence[str | int]) -> BlockKind | None:
    """Return the kind that the nearest name tells; “text” and the like only say that it is read."""
    found = [
        kind
        for part in reversed(path)
        if isinstance(part, str) and (kind := kind_by_name(part)) is not None
    ]
    return next(
        (kind for kind in found if kind is not BlockKind.PARAGRAPH), found[0] if found else None
    )


@lru_cache(maxsize=4096)
def kind_by_name(name: str) -> BlockKind | None:
    """Return the kind of a name, of its singular, or of its last word (`heroTitle`)."""
    words = [word.lower() for word in _WORD.findall(name)] or [""]
    for known in (squashed(name), words[-1]):
        kind = KINDS.get(known) or KINDS.get(known.removesuffix("s"))
        if kind is not None:
            return kind
    return None


def _is_named(path: Sequence[str | int], globs: Sequence[str]) -> bool:
    """Say whether one of the globs names a field, or one that it is in."""
    if not globs:
        return False
    # With and without the numbers in lists: `products.title` is every product's.
    bare = numbered = ""
    names = set()
    for part in path:
        if isinstance(part, int):
            numbered += f"[{part}]"
        else:
            name = squashed(part)
            bare, numbered = (f"{one}.{name}" if one else name for one in (bare, numbered))
            names.add(name)
        if len(numbered) > _LONGEST_PATH:
            break
        names |= {bare, numbered}
    return any(_glob(glob).fullmatch(name) for glob in globs for name in names)


@lru_cache(maxsize=1024)
def _glob(glob: str) -> re.Pattern[str]:
    """Return the expression of a glob: `*` is any signs, `[*]` any number of a list."""
    parts = re.split(r"\*+", _SIGNS.sub("", glob).lower().replace("[*]", "[]"))
    first, *others = (re.escape(part).replace(r"\[\]", r"\[\d+\]") for part in parts)
    if not others:
        return re.compile(first)
    # What stands between two stars is found once, where it comes first: nothing is tried again.
    between = "".join(f"(?>.*?{part})" for part in others[:-1])
    return re.compile(f"{first}{between}.*{others[-1]}", re.DOTALL)
