"""Reads TOML content files: the strings of the fields that readers see."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex
from claimcheck.read.fields import Leaf, squashed, write_fields
from claimcheck.read.malformed import MalformedError
from claimcheck.read.strand import Strand

if TYPE_CHECKING:
    from claimcheck.model.fields import Fields
    from claimcheck.read.builder import Builder

# The standard library says whether a file is TOML, so that this need only find the strings.
_GAP = regex(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_STRING = regex(
    r"\"\"\"(?P<longbasic>(?:[^\"\\]++|\\.|\"(?!\"\"(?!\"))|\"(?=\"\"\"))*+)\"\"\""
    r"|'''(?P<longliteral>(?:[^']++|'(?!''(?!'))|'(?='''))*+)'''"
    r"|\"(?P<basic>(?:[^\"\\\n]++|\\.)*+)\"|'(?P<literal>[^'\n]*+)'",
    re.DOTALL,
)
_BARE_KEY = regex(r"[A-Za-z0-9_-]++")
_OTHER = regex(r"[^\s\[\]{},\"'#]++|.", re.DOTALL)
_ESCAPE = regex(
    r"\\(?:[xX][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[ \t]*\r?\n[ \t\r\n]*+|.)|\r\n",
    re.DOTALL,
)
_MEANT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}
_MOST_DOTS = 100
"""Parts that a key may have; for more the standard library takes as long as their square."""
_KEYS = regex(
    r"(?<![A-Za-z0-9_-])(?:(?:[A-Za-z0-9_-]++|\"(?:[^\"\\\n]|\\.){0,200}+\"|'[^'\n]{0,200}+')"
    rf"[ \t]*+\.[ \t]*+){{{_MOST_DOTS}}}"
)

_Path = tuple[str | int, ...]


def read(source: str, builder: Builder, fields: Fields) -> str:
    """Read a file into the builder and return the language that it declares, if any.

    Raises:
        MalformedError: it is not TOML.
    """
    if crowded := _KEYS.search(source):
        raise MalformedError(f"a key of more than {_MOST_DOTS} parts", crowded.start())
    try:
        tomllib.loads(source)
    except RecursionError as error:
        raise MalformedError("nested too deeply") from error
    except ValueError as error:
        raise MalformedError(f"not TOML: {error}") from error
    return write_fields(_Walk(source).leaves(), fields, builder)


class _Walk:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._leaves: list[tuple[_Path, Strand]] = []
        self._mates: dict[_Path, set[str]] = defaultdict(set)
        self._counts: dict[_Path, int] = {}
        """How many tables each array of tables has so far, less one."""

    def leaves(self) -> list[Leaf]:
        table: _Path = ()
        while self._skip():
            if self._source.startswith("[", self._at):
                table = self._header()
            else:
                path = self._key(table)
                self._at += 1  # the sign =
                self._value(path)
        return [Leaf(path, strand, self._mates[path[:-1]]) for path, strand in self._leaves]

    def _skip(self) -> bool:
        """Go over blanks and comments, and say whether anything is behind them."""
        gap = _GAP.match(self._source, self._at)
        self._at = gap.end() if gap else self._at
        return self._at < len(self._source)

    def _header(self) -> _Path:
        is_array = self._source.startswith("[[", self._at)
        self._at += 2 if is_array else 1
        keys = self._keys()
        self._at += 2 if is_array else 1
        path: _Path = ()
        for number, key in enumerate(keys, 1):
            path += (key,)
            if is_array and number == len(keys):
                self._counts[path] = self._counts.get(path, -1) + 1
            if path in self._counts:
                path += (self._counts[path],)
        return path

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while self._skip():
            if string := _STRING.match(self._source, self._at):
                keys.append(_decoded(self._source, string).text)
                self._at = string.end()
            elif bare := _BARE_KEY.match(self._source, self._at):
                keys.append(bare.group())
                self._at = bare.end()
            self._skip()
            if not self._source.startswith(".", self._at):
                break
            self._at += 1
        return keys

    def _key(self, table: _Path) -> _Path:
        path = table
        for key in self._keys():
            self._mates[path].add(squashed(key))
            path += (key,)
        return path

    def _value(self, path: _Path) -> None:
        """Read a value; arrays and tables inside it without recursion."""
        opened: list[tuple[str, _Path, int]] = []
        while self._skip():
            at = self._at
            if string := _STRING.match(self._source, at):
                self._leaves.append((path, _decoded(self._source, string)))
                self._at = string.end()
            elif other := _OTHER.match(self._source, at):
                self._at = other.end()
                sign = other.group()
                if sign in {"[", "{"}:
                    opened.append((sign, path, 0))
                elif sign in {"]", "}"}:
                    opened.pop()
                elif sign == "," and opened:
                    kind, around, index = opened.pop()
                    opened.append((kind, around, index + 1))
            if not opened:
                return
            path = self._next(*opened[-1])

    def _next(self, kind: str, around: _Path, index: int) -> _Path:
        """Return the path of what comes next in an array or an inline table."""
        if kind == "[":
            return (*around, index)
        self._skip()
        if self._source[self._at : self._at + 1] in {"}", ","}:
            return around
        path = self._key(around)
        self._at += 1  # the sign =
        return path


def _decoded(source: str, found: re.Match[str]) -> Strand:
    """Return what a string means."""
    style = found.lastgroup or ""
    start, end = found.span(style)
    if style.startswith("long"):  # a line end right behind the quotation marks is none
        start += 2 if source.startswith("\r\n", start) else source.startswith("\n", start)
    strand = Strand(source)
    at = start
    if style.endswith("basic"):
        for escape in _ESCAPE.finditer(source, start, end):
            strand.copy(at, escape.start())
            at = escape.end()
            strand.put(_meant(escape.group()), escape.start(), at)
    strand.copy(at, end)
    return strand


def _meant(escape: str) -> str:
    sign = escape[1]
    if escape == "\r\n":
        return "\n"
    if sign in "xXuU" and len(escape) > len("\\u"):
        return chr(int(escape[len("\\u") :], 16))
    return "" if sign in " \t\r\n" else _MEANT.get(sign, sign)
