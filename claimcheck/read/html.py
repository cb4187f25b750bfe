"""Reads HTML: what a visitor sees, with the title, the description, alt texts and FAQ data."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read import jsonld, language
from claimcheck.read.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.read.builder import Builder
    from claimcheck.read.lens import Writer

# The standard library's parser is not used: its treatment of broken mark-up differs between patch
# releases, and it gives no offsets of attribute values. Every repetition here is possessive, so
# that no input takes more than linear time.
_MARKUP = regex(
    r"<(?:(?P<end>/)?(?P<tag>[A-Za-z][^\s/<>]*+)"
    r"(?P<attributes>(?:[^<>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>"
    r"|(?P<comment>!--)|[!?][^>]*+>|/[^A-Za-z>][^>]*+>)"
)
_COMMENT_END = regex(r"-?->|--!>|(?<=<!--)>")
_ATTRIBUTE = regex(
    r"(?P<name>[^\s\"'<>/=]++)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s<>]++)))?+"
)
_ENTITY = regex(r"&(?:#[0-9]{1,20}+;?|#[xX][0-9a-fA-F]{1,20}+;?|[A-Za-z][A-Za-z0-9]{1,31}+;?)")
_UNSHOWN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Only the text of these matters, and it is not mark-up.
_RAW = frozenset("script style iframe noembed noframes textarea title xmp".split())
_RAW_ENDS = {tag: regex(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in _RAW}
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BUTTONS = frozenset({"submit", "button", "reset"})
_DESCRIPTIONS = frozenset({"description", "og:description", "twitter:description"})

Attributes = dict[str, tuple[str, int, int]]
"""Attribute values with the source's start and end of each."""


class HtmlReader:
    """Reads HTML piece by piece; elements that one piece leaves open stay open for the next.

    `source` is what the offsets mean; `writer` takes its characters.
    """

    def __init__(
        self, layout: Layout, source: str, writer: Writer, *, is_inline: bool = False
    ) -> None:
        """Start at the layout's innermost open element; `is_inline` is for single tags."""
        self.language = ""
        self.data: list[tuple[int, int]] = []
        """Where JSON-LD stands."""
        self._layout = layout
        self._source = source
        self._writer = writer
        self._is_inline = is_inline
        self._described = False

    def feed(self, start: int, end: int) -> None:
        """Read the source from `start` to `end`."""
        source = self._source
        at = start
        while found := _MARKUP.search(source, at, end):
            if found.start() > at:
                self.text(at, found.start())
            at = found.end()
            if found["comment"]:
                close = _COMMENT_END.search(source, at, end)
                at = close.end() if close else end
            elif found["tag"]:
                at = self._tag(found, end)
        if at < end:
            self.text(at, end)

    def text(self, start: int, end: int) -> None:
        """Write text in which entities stand for characters."""
        if self._layout.is_hidden:
            return
        write_text(self._writer, self._source, start, end)

    def _tag(self, found: re.Match[str], end: int) -> int:
        """Enter or leave an element, and return where reading goes on."""
        tag = found["tag"].lower()
        layout = self._layout
        if found["end"]:
            if tag == "q":
                self._mark("”", found.start())
            if tag in {"p", "br"}:
                layout.flush()
            layout.close(tag)
            return found.end()
        begin, stop = found.span("attributes")
        attributes = _attributes(self._source, begin, stop) if stop - begin > 1 else {}
        if tag in _VOID:
            self._void(tag, attributes, found)
            return found.end()
        value = attributes.get("lang") or attributes.get("xml:lang")
        declared = language.normalise(value[0]) if value else ""
        if tag == "html":
            self.language = self.language or declared
            return found.end()
        layout.open(
            tag,
            is_hidden=_is_hidden(attributes),
            language=declared,
            width=_number(attributes, "colspan"),
            rows=_number(attributes, "rowspan"),
        )
        if "aria-label" in attributes:
            self._later(BlockKind.LABEL, attributes["aria-label"])
        if tag == "q":
            self._mark("“", found.start())
        if tag in _RAW and not self._is_inline:
            return self._raw(tag, attributes, found.end(), end)
        if stop > begin and self._source[stop - 1] == "/" and tag in {"path", "svg", "circle"}:
            layout.close(tag)
        return found.end()

    def _raw(self, tag: str, attributes: Attributes, start: int, end: int) -> int:
        close = _RAW_ENDS[tag].search(self._source, start, end)
        stop = close.start() if close else end
        if tag == "title":
            if close is None:  # an unclosed title must not swallow the article
                stop = max(self._source.find("<", start, end), start)
            self.text(start, stop)
        elif tag == "script" and attributes.get("type", ("",))[0].strip().lower() == jsonld.TYPE:
            self.data.append((start, stop))
        if close is None:
            self._layout.close(tag)
        return stop

    def _void(self, tag: str, attributes: Attributes, found: re.Match[str]) -> None:
        layout = self._layout
        if tag == "br":
            self._writer.space(found.start(), found.end())
            layout.break_line()
        elif tag == "hr":
            layout.flush()
        elif tag == "meta":
            self._meta(attributes)
        elif not _is_hidden(attributes):
            kind = attributes.get("type", ("",))[0].lower() if tag == "input" else ""
            if kind == "hidden":
                return
            if "alt" in attributes:
                self._later(BlockKind.ALT, attributes["alt"])
            for name in ("aria-label", "placeholder", "value" if kind in _BUTTONS else ""):
                if name in attributes:
                    self._later(BlockKind.LABEL, attributes[name])

    def _meta(self, attributes: Attributes) -> None:
        name = (attributes.get("name") or attributes.get("property") or ("",))[0].strip().lower()
        if "content" not in attributes:
            return
        if name in _DESCRIPTIONS and not self._described:
            self._described = True
            self._layout.flush()
            self._later(BlockKind.DESCRIPTION, attributes["content"])
            self._layout.flush()

    def _later(self, kind: BlockKind, value: tuple[str, int, int]) -> None:
        _, start, end = value
        self._layout.after(kind, lambda: write_text(self._writer, self._source, start, end))

    def _mark(self, sign: str, at: int) -> None:
        if not self._layout.is_hidden:
            self._writer.put(sign, at, at)


def read(source: str, builder: Builder) -> str:
    """Read a page into the builder and return the language that it declares, if any."""
    layout = Layout(builder)
    reader = HtmlReader(layout, source, builder)
    reader.feed(0, len(source))
    layout.close_all()
    write_questions(reader.data, layout, builder)
    return reader.language


def write_questions(data: Iterable[tuple[int, int]], layout: Layout, builder: Builder) -> None:
    """Write the questions and answers of the JSON-LD in these stretches of source."""
    for start, end in data:
        for tag, lens in jsonld.questions(builder.source, start, end, builder):
            layout.open(tag)
            HtmlReader(layout, lens.text, lens).feed(0, len(lens.text))
            layout.close_all()


def write_text(writer: Writer, source: str, start: int, end: int) -> None:
    """Write a stretch of source in which entities stand for characters."""
    if source.find("&", start, end) < 0:
        writer.copy(start, end)
        return
    at = start
    for found in _ENTITY.finditer(source, start, end):
        meant = html.unescape(found.group())
        if meant == found.group():
            continue
        if found.start() > at:
            writer.copy(at, found.start())
        at = found.end()
        if len(meant) > 1 and found.group()[1:] not in html5:
            # “&copy2024”, “&notice;”: what follows the name is text.
            at -= len(meant) - 1
            meant = meant[0]
        writer.put(meant, found.start(), at)
    if at < end:
        writer.copy(at, end)


def _attributes(source: str, start: int, end: int) -> Attributes:
    found: Attributes = {}
    for match in _ATTRIBUTE.finditer(source, start, end):
        name = match["name"].lower()
        if name not in found:  # as in browsers, the first one counts
            group = match.lastgroup or "name"
            if group == "name":
                found[name] = ("", match.end(), match.end())
            else:
                found[name] = (html.unescape(match[group]), *match.span(group))
    return found


def _is_hidden(attributes: Mapping[str, tuple[str, int, int]]) -> bool:
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("aria-hidden", ("",))[0].strip().lower() == "true"
        or ("style" in attributes and _UNSHOWN.search(attributes["style"][0]) is not None)
    )


def _number(attributes: Mapping[str, tuple[str, int, int]], name: str) -> int:
    value = attributes[name][0].strip() if name in attributes else ""
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 5 else 1  # noqa: PLR2004 -- digits
