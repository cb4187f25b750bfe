"""Reads XLIFF 1.2 and 2.0: the translations, without the texts that they translate."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from claimcheck.model.regex import regex
from claimcheck.read import language
from claimcheck.read.content import shortened, write_value
from claimcheck.read.html import write_text
from claimcheck.read.malformed import MalformedError
from claimcheck.read.strand import Strand

if TYPE_CHECKING:
    from claimcheck.read.builder import Builder

# Expat says whether a file is XML, so that this need only find what stands where.
_TOKEN = regex(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<data>.*?)\]\]>|<![^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>"
    r"|<(?P<end>/?)(?P<name>[^\s/>]+)(?P<attributes>(?:[^>\"'/]++|/(?!>)|\"[^\"]*\"|'[^']*')*+)"
    r"(?P<empty>/?)>",
    re.DOTALL,
)
_ATTRIBUTE = regex(r"([^\s=:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_UNITS = frozenset({"trans-unit", "unit"})
_HOLDERS = frozenset({"trans-unit", "segment", "ignorable"})
"""What a translation stands in; one elsewhere is a proposal from a memory."""
_CODES = frozenset({"bpt", "ept", "it", "ph"})
"""What holds mark-up of the original, which no reader sees."""
_BREAKS = frozenset({"lb", "xlf:lb", "LINE_BREAK"})


def read(source: str, builder: Builder) -> str:
    """Read a file into the builder and return the language that it is translated into, if said.

    Raises:
        MalformedError: it is not XLIFF, or has a document type of its own.
    """
    _check(source)
    reader = _Reader(source, builder)
    for found in _TOKEN.finditer(source):
        reader.take(found)
    return reader.language


def _check(source: str) -> None:
    """Refuse what is not XML, and entities that could stand for more than the file holds."""
    parser = expat.ParserCreate("utf-8")
    root: list[str] = []

    def begin(name: str, _: object) -> None:
        if not root:
            root.append(name)

    def declare(*_: object) -> NoReturn:
        raise MalformedError("entities of its own are not read")

    parser.StartElementHandler = begin
    parser.EntityDeclHandler = declare
    try:
        parser.Parse(source.encode(), True)  # noqa: FBT003 -- that it is all
    except expat.ExpatError as error:
        message = expat.errors.messages[error.code]
        raise MalformedError(
            f"not XML: {message} (line {error.lineno}, column {error.offset + 1})"
        ) from error
    except UnicodeEncodeError as error:
        raise MalformedError("not XML: half of a character", error.start) from error
    if root[0].rpartition(":")[2] != "xliff":
        raise MalformedError(f"not XLIFF: the root is <{shortened(root[0])}>")


@dataclass(slots=True)
class _Unit:
    name: str
    depth: int
    strand: Strand


class _Reader:
    def __init__(self, source: str, builder: Builder) -> None:
        self.language = ""
        self._source = source
        self._builder = builder
        self._open: list[str] = []
        self._file_language = ""
        self._unit: _Unit | None = None
        self._target = 0
        """How many elements were open around the translation; 0 outside of one."""
        self._code = 0
        """The same of mark-up inside it."""
        self._at = 0

    def take(self, found: re.Match[str]) -> None:
        self._text(self._at, found.start())
        self._at = found.end()
        if found["data"] is not None:
            if self._is_shown and self._unit:
                self._unit.strand.copy(*found.span("data"))
        elif found["name"]:
            name = found["name"].rpartition(":")[2]
            if found["end"]:
                self._leave()
            else:
                self._enter(name, found["attributes"])
                if found["empty"]:
                    self._leave()

    @property
    def _is_shown(self) -> bool:
        return self._target > 0 and self._code == 0

    def _text(self, start: int, end: int) -> None:
        if start < end and self._is_shown and self._unit:
            write_text(self._unit.strand, self._source, start, end)

    def _enter(self, name: str, written: str) -> None:
        around = self._open[-1] if self._open else ""
        self._open.append(name)
        depth = len(self._open)
        if self._target:
            if name in _CODES and not self._code:
                self._code = depth
            if name in {"x", "ph", "br"} and _BREAKS.intersection(_attributes(written).values()):
                self._space()
        elif name in {"xliff", "file"}:
            values = _attributes(written)
            tag = values.get("trgLang") or values.get("target-language", "")
            if tag:
                self._file_language = language.normalise(tag)
                self.language = self.language or self._file_language
        elif name in _UNITS and self._unit is None:
            values = _attributes(written)
            unit = values.get("resname") or values.get("name") or values.get("id", "")
            self._unit = _Unit(unit, depth, Strand(self._source))
        elif name == "target" and around in _HOLDERS and self._unit is not None:
            self._target = depth
            self._space()

    def _leave(self) -> None:
        depth = len(self._open)
        if depth == self._code:
            self._code = 0
        elif depth == self._target:
            self._target = 0
        elif self._unit is not None and depth == self._unit.depth:
            unit, self._unit = self._unit, None
            declared = self._file_language if self._file_language != self.language else ""
            write_value(unit.strand, self._builder, language=declared, unit=shortened(unit.name))
        self._open.pop()

    def _space(self) -> None:
        if self._unit is not None:
            self._unit.strand.space(self._at, self._at)


def _attributes(written: str) -> dict[str, str]:
    return {found[1]: found[2] or found[3] or "" for found in _ATTRIBUTE.finditer(written)}
