"""Reads gettext PO files: the translations, each under the text that it translates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex
from claimcheck.read import language
from claimcheck.read.content import shortened, write_value
from claimcheck.read.malformed import MalformedError
from claimcheck.read.strand import Strand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.read.builder import Builder

# polib tells lines only. Every repetition is possessive: see html.py.
_LINE = regex(
    r"[ \t\f\v]*+(?:(?P<blank>(?=[\r\n]|\Z))|#(?P<comment>[^\r\n]*+)"
    r"|(?:(?P<keyword>msgctxt|msgid_plural|msgid|msgstr)"
    r"[ \t]*+(?:\[[ \t]*+(?P<number>[0-9]{1,3})[ \t]*+\][ \t]*+)?+)?+"
    r"\"(?P<text>(?:[^\"\\\r\n]++|\\[^\r\n])*+)\"[ \t\f\v]*+)(?:\r\n|\n|\r|\Z)"
)
_ESCAPE = regex(r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)")
_MEANT = {"n": "\n", "t": "\t", "r": "\r", "a": "", "b": "", "f": "\f", "v": "\v"}
_LANGUAGE = regex(r"^Language:[ \t]*([A-Za-z_@-]+)", re.MULTILINE)
_CONTEXT, _ID, _TRANSLATION = "msgctxt", "msgid", "msgstr"


@dataclass(slots=True)
class _Entry:
    context: Strand | None = None
    id: Strand | None = None
    translations: list[Strand] = field(default_factory=list)
    is_fuzzy: bool = False

    @property
    def name(self) -> str:
        """The context and the text that is translated, and whether the translation is a guess."""
        parts = [part.text for part in (self.context, self.id) if part is not None]
        return shortened(": ".join(parts)) + (" (fuzzy)" if self.is_fuzzy else "")

    def begin(self, keyword: str, text: Strand) -> Strand:
        """Return the text that a keyword begins, after taking it to where it belongs."""
        if keyword == _CONTEXT:
            self.context = text
        elif keyword == _ID:
            self.id = text
        elif keyword == _TRANSLATION:
            self.translations.append(text)
        return text


def read(source: str, builder: Builder) -> str:
    """Read a file into the builder and return the language that its header declares, if any.

    Entries that are obsolete or not translated show nothing.

    Raises:
        MalformedError: it is no PO file.
    """
    declared = ""
    for entry in _entries(source):
        if entry.id is None:
            continue
        if not entry.id.text and entry.context is None:
            header = entry.translations[0].text if entry.translations else ""
            found = _LANGUAGE.search(header)
            declared = declared or (language.normalise(found[1]) if found else "")
            continue
        for translation in entry.translations:
            if translation.text.strip():
                write_value(translation, builder, unit=entry.name)
    return declared


def _entries(source: str) -> Iterator[_Entry]:
    entry = _Entry()
    now: Strand | None = None
    at = 0
    while at < len(source):
        line = _LINE.match(source, at)
        if line is None:
            raise MalformedError("not a PO file: cannot read this line", at)
        at = line.end()
        keyword = line["keyword"]
        is_over = entry.translations and keyword != _TRANSLATION
        if is_over and (keyword or line["comment"] is not None):
            yield entry
            entry, now = _Entry(), None
        if line["comment"] is not None:
            entry.is_fuzzy |= line["comment"].startswith(",") and "fuzzy" in line["comment"]
        if keyword:
            now = entry.begin(keyword, Strand(source))
        if line["text"] is None:
            continue
        if now is None:
            raise MalformedError("not a PO file: a text without a keyword", line.start("text") - 1)
        _add(now, *line.span("text"))
    yield entry


def _add(strand: Strand, start: int, end: int) -> None:
    at = start
    for escape in _ESCAPE.finditer(strand.source, start, end):
        strand.copy(at, escape.start())
        at = escape.end()
        strand.put(_meant(escape.group()[1:]), escape.start(), at)
    strand.copy(at, end)


def _meant(escape: str) -> str:
    if escape[0] in "01234567":
        return chr(int(escape, 8))
    if escape[0] == "x" and len(escape) > 1:
        return chr(int(escape[1:], 16))
    return _MEANT.get(escape, escape)
