"""Reads plain text: finds paragraphs, headings, lists, questions and quotes by how lines look."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read import columns
from claimcheck.read.layout import spoken_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.read.builder import Builder

_LONG = 120
"""Columns; nobody wraps lines by hand as late as this, so such a line is a whole paragraph."""
_NARROW = 45
"""Columns; lines that stay under this are a list or an address, not a wrapped paragraph."""
_HEADING = 90
_HEADING_WORDS = 14
_PARAGRAPH = 60
"""Code points; a shorter text is not what a heading without a gap around it stands over."""

# Chinese and Japanese signs are two columns wide.
_WIDE = regex(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_LINE = regex(r"[^\r\n]+|\r\n|\n|\r")
_BLANKS = (
    " \t\f\v\u00a0\u3000\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\r\n\x1c\x1d\x1e\x85\u2028\u2029"
)
_RULE = regex(r"(?:[-=_*~#+•·—–.]\s*+){3,}\Z")
_UNDERLINE = regex(r"(?:={2,}|-{3,}|~{3,})\Z")
_BULLET = regex(r"(?:[•‣・‧◦▪▫●○■□◆◇❖·✓✔✅☑➤➢►▶→★☆]\ufe0f?\s*|[-*+–—]\s+)(?=\S)")
_NUMBER = regex(
    r"(?:\(?\d{1,3}[.)]\s+|\d{1,2}、|[①-⑳]\s*|[（(][0-9一二三四五六七八九十]{1,2}[）)]\s*"
    r"|[一二三四五六七八九十]{1,2}、\s*)(?=\S)"
)
_SECTION = regex(r"(?:[▍▎▌▋◤]\s*(?=\S).*|【[^】]{1,30}】)\Z")
"""A line that is set apart as a heading, as newsletters for phones have it."""
_EMOJI = regex(r"[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
_HEADER = regex(r"([A-Za-z][A-Za-z -]{1,18}?)\s*:\s*(?=\S)")
_HEADERS = {
    "subject": BlockKind.TITLE,
    "subject line": BlockKind.TITLE,
    "title": BlockKind.TITLE,
    "meta title": BlockKind.TITLE,
    "seo title": BlockKind.TITLE,
    "headline": BlockKind.TITLE,
    "preheader": BlockKind.DESCRIPTION,
    "preview": BlockKind.DESCRIPTION,
    "preview text": BlockKind.DESCRIPTION,
    "description": BlockKind.DESCRIPTION,
    "meta description": BlockKind.DESCRIPTION,
    **dict.fromkeys(
        ("from", "to", "cc", "bcc", "date", "sent", "reply-to", "sender"), BlockKind.LABEL
    ),
}
_QUOTE = regex(
    r"(?:“[^“”]+”|\"[^\"]+\"|「[^「」]+」|『[^『』]+』|‘[^‘]+’)"
    r"(?:\s*(?:[—–]|--?)\s*[^\"“”.!?]{1,60}|\s*\([^()]{1,60}\))?[.。]?\Z"
)
_COLUMNS = regex(r"\.{4,}|…{2,}|\t|\S {3,}\S")
_FIRST_WORD = regex(r"\S{1,20}")
_PAUSE = regex(r"[.!…。！；;,，、:：][\"”’')\]」』]*\Z")
_FULL_STOP = regex(r"[.!?…。！？][\"”’')\]」』]*\Z")


@dataclass(slots=True)
class _Line:
    """A line without the blanks around it; `width` counts its columns with those before it."""

    start: int
    end: int
    text: str
    width: int


@dataclass(slots=True)
class _Group:
    """Lines that make one block. `is_first` and `is_last` tell of a gap before and behind."""

    lines: list[_Line]
    is_first: bool = False
    is_last: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    mark: int = 0
    """Code points at the start that are not text: a bullet, “Subject:”."""

    @property
    def text(self) -> str:
        """The lines, joined by spaces."""
        lines = self.lines
        return lines[0].text if len(lines) == 1 else " ".join([line.text for line in lines])


def read(source: str, builder: Builder) -> str:
    """Read a text into the builder; a text declares no language."""
    groups: list[_Group] = []
    for chunk in _chunks(source):
        is_head = all(group.kind in _HEADERS.values() for group in groups)
        groups += _with_tables(chunk, is_head=is_head)
    _find_headings(groups)
    for group in groups:
        if group.kind is BlockKind.TABLE_CELL:
            columns.write([_cells(line) for line in group.lines], builder)
            continue
        start = group.lines[0].start + group.mark
        for line in group.lines:
            builder.copy(max(start, line.start), line.end)
            builder.space(line.end, line.end + 1)
        builder.end(group.kind, level=group.level)
    return ""


def _chunks(source: str) -> Iterator[list[_Line]]:
    """Yield the runs of lines between blank lines and rules; an underline stays with its line."""
    chunk: list[_Line] = []
    ends = 0
    for found in _LINE.finditer(source):
        whole = found.group()
        text = whole.strip(_BLANKS)
        if not text:
            # The line end right behind a line ends that line; any other ends the chunk.
            if chunk and (ends or whole.strip("\r\n")):
                yield chunk
                chunk = []
            ends += 1
            continue
        ends = 0
        if _RULE.match(text) and not (len(chunk) == 1 and _UNDERLINE.match(text)):
            if chunk:
                yield chunk
            chunk = []
            continue
        start = found.start() + whole.index(text)
        width = len(whole.rstrip())
        if width <= _LONG and not whole.isascii():
            width += len(_WIDE.findall(whole))
        chunk.append(_Line(start, start + len(text), text, width))
    if chunk:
        yield chunk


def _with_tables(chunk: list[_Line], *, is_head: bool) -> list[_Group]:
    """Return the blocks of a chunk, each table in it as one."""
    if not columns.has_columns(line.text for line in chunk):
        return _grouped(chunk, is_head=is_head)
    groups: list[_Group] = []
    at = 0
    for first, end in columns.tables([_cells(line) for line in chunk]):
        groups += _grouped(chunk[at:first], is_head=is_head) if at < first else []
        groups.append(_Group(chunk[first:end], kind=BlockKind.TABLE_CELL))
        at = end
    return [*groups, *(_grouped(chunk[at:], is_head=is_head) if at < len(chunk) else [])]


def _cells(line: _Line) -> columns.Row:
    return columns.cells(line.text, line.start)


def _grouped(chunk: list[_Line], *, is_head: bool) -> list[_Group]:
    """Return the blocks of a chunk: hard-wrapped lines joined, all others apart."""
    if len(chunk) > 1 and _UNDERLINE.match(chunk[1].text):
        first = _Group([chunk[0]], is_first=True, kind=BlockKind.HEADING, level=2)
        del chunk[:2]
        rest = _grouped(chunk, is_head=False) if chunk else []
        (rest or [first])[-1].is_last = True
        return [first, *rest]
    width = max((line.width for line in chunk if line.width <= _LONG), default=0)
    is_list = sum(_EMOJI.match(line.text) is not None for line in chunk) > 1
    groups: list[_Group] = []
    for line in chunk:
        kind, mark = _kind_of(line.text, is_head=is_head)
        is_head = is_head and kind in _HEADERS.values()
        if is_list and _EMOJI.match(line.text):
            kind = BlockKind.LIST_ITEM
        if groups and kind is BlockKind.PARAGRAPH and _continues(groups[-1], line, width):
            groups[-1].lines.append(line)
        else:
            groups.append(_Group([line], kind=kind, mark=mark))
    groups[0].is_first = groups[-1].is_last = True
    for before, group in pairwise(groups):
        if before.kind is BlockKind.QUESTION and group.kind is BlockKind.PARAGRAPH:
            group.kind = BlockKind.ANSWER
    for group in groups:
        if group.kind is BlockKind.PARAGRAPH and _QUOTE.match(group.text):
            group.kind = BlockKind.QUOTE
    return groups


def _kind_of(text: str, *, is_head: bool) -> tuple[BlockKind, int]:
    """Return what a line says it begins, and how much of it says so only."""
    header = _HEADER.match(text) if is_head else None
    kind = _HEADERS.get(header[1].lower()) if header else None
    if header and kind:
        return kind, 0 if kind is BlockKind.LABEL else header.end()
    bullet = _BULLET.match(text) or _NUMBER.match(text)
    if bullet:
        return BlockKind.LIST_ITEM, bullet.end()
    return spoken_kind(text, BlockKind.PARAGRAPH), 0


def _continues(group: _Group, line: _Line, width: int) -> bool:
    """Say whether a line was wrapped from the last line of a block.

    It was if its first word had no room there, or if it goes on in lower case.
    """
    last = group.lines[-1]
    if last.width > _LONG or line.width > _LONG or group.kind in _HEADERS.values():
        return False
    if _COLUMNS.search(last.text) or _COLUMNS.search(line.text) or last.text.isupper():
        return False
    if line.text[0].islower() and not _FULL_STOP.search(last.text) and last.text[-1] != ":":
        return True
    word = _FIRST_WORD.match(line.text)
    room = 2 if _WIDE.match(line.text) else 1 + len(word.group() if word else "")
    return width >= _NARROW and last.width + room > width


def _find_headings(groups: list[_Group]) -> None:
    """Give the blocks that stand over others their kind and level, from the first to the last."""
    has_title = any(group.kind is BlockKind.TITLE for group in groups)
    before: _Group | None = None
    for group, below in zip_longest(groups, groups[1:]):
        if below and group.kind is BlockKind.PARAGRAPH and _SECTION.match(group.text):
            group.kind = BlockKind.HEADING
        if group.kind is BlockKind.LIST_ITEM and _NUMBER.match(group.lines[0].text):
            # A numbered line of its own, or in capitals, over a paragraph is a numbered heading.
            stands_out = (group.is_first and group.is_last) or group.text[group.mark :].isupper()
            is_over = below is not None and below.kind is not BlockKind.LIST_ITEM
            if stands_out and is_over and _is_heading(group, None, below):
                group.kind, group.mark = BlockKind.HEADING, 0
        elif group.kind is BlockKind.PARAGRAPH and _is_heading(group, before, below):
            group.kind = BlockKind.HEADING
        if group.kind is BlockKind.HEADING:
            group.level = 2 if has_title else 1
            has_title = True
        before = group


def _is_heading(group: _Group, before: _Group | None, below: _Group | None) -> bool:
    text = group.text
    if below is None or len(text) > _HEADING or len(text.split()) > _HEADING_WORDS:
        return False
    if text.isupper() and sum(map(str.isupper, text)) > 3:  # noqa: PLR2004 -- letters; more than a unit has
        return before is None or group.is_first or _FULL_STOP.search(before.text) is not None
    if _PAUSE.search(text) or text[0].islower() or text[0] in "*†‡(" or _COLUMNS.search(text):
        return False
    if len(text) > _HEADING // 3 and _WIDE.match(text):
        return False
    if group.is_first:
        return before is None or group.is_last or len(below.text) > max(len(text), _PARAGRAPH)
    return (
        before is not None
        and len(before.text) > _PARAGRAPH
        and _FULL_STOP.search(before.text) is not None
        and len(below.text) > max(len(text), _PARAGRAPH)
    )
