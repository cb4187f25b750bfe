"""An article as it reads: its blocks put together again, with the findings marked in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from claimcheck.model.article import BlockKind
from claimcheck.report.categories import topic_of
from claimcheck.report.html.grid import rows_of
from claimcheck.report.html.marks import ACCEPTED, by_block
from claimcheck.report.html.shown import language_tag, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.model.article import Block
    from claimcheck.model.finding import Finding
    from claimcheck.model.text import Span
    from claimcheck.report.html.grid import Row
    from claimcheck.report.html.marks import Mark, Marked, Stretch

GLYPHS = {"error": "✕", "warning": "!", "info": "i", ACCEPTED: "✓"}
"""The sign of each grade beside its colour and its line: nothing is told by colour alone."""

_TOGETHER = {
    BlockKind.LIST_ITEM: "list",
    BlockKind.TABLE_HEADER: "table",
    BlockKind.TABLE_CELL: "table",
    BlockKind.QUOTE: "quote",
    BlockKind.QUESTION: "faq",
    BlockKind.ANSWER: "faq",
}
"""Kinds of block of which several in a row make one part."""
_TOP, _DEEPEST = 3, 6  # heading levels: the report's own end above, HTML's end at the other

_LONG = 300
"""Stretches that a browser lays out quickly as one paragraph; with ten thousand it takes many
seconds, so a longer one is shown in runs, each beginning a line."""

_RUN = Markup('<span class="run">{0}</span>')
_MARK = Markup('<mark class="k {grade}" data-f="{numbers}"><a href="#f{number}"{tab}><u>{text}</u>')
_LABEL = Markup(
    '<sup class="n {grade}" id="m{number}">\u2060<span class="vh"> ({grade} </span>'
    '<span aria-hidden="true">{glyph}</span>{number}<span class="vh">)</span></sup>'
)
_SPOT = Markup('<span class="spot" id="{0}"></span>')
_WITHIN = Markup('<span data-s="{0}">{1}</span>')
_MISSING = (Markup("Missing: {} {}"), Markup("缺少：{} {}"))
_UNTABBED = Markup(' tabindex="-1"')


class Line(NamedTuple):
    """A block: its text with marks, and the marks of what is missing there."""

    kind: str
    level: int
    language: str
    text: Markup
    owed: tuple[Markup, ...]


class Part(NamedTuple):
    """Blocks that belong together; `rows` are those of a table, whose cells index the lines.

    `unit` is the name of the part of the file where it changes.
    """

    kind: str
    unit: str
    lines: tuple[Line, ...]
    rows: tuple[Row, ...] = ()


def sheet(
    text: str,
    blocks: Sequence[Block],
    numbered: Iterable[tuple[int, Finding]],
    spots: Iterable[tuple[Span, str]],
    *,
    chinese: bool = False,
) -> Iterator[Part]:
    """Yield the parts of an article in order; `spots` are stretches with the ids they get."""
    marked = by_block(blocks, numbered, spots)
    kept: list[tuple[Block, Line]] = []
    named, above = "", _TOP - 1
    for block, marks in zip(blocks, marked, strict=True):
        level = 0
        if block.kind is BlockKind.HEADING:
            # The outline of a page may skip levels; that of the report does not.
            above = level = max(_TOP, min(_TOP - 1 + block.level, above + 1, _DEEPEST))
        if kept and not _belongs(block, kept[-1][0]):
            yield _part(text, kept, named)
            named, kept = kept[0][0].unit, []
        kept.append((block, _line(text, block, marks, level, chinese=chinese)))
    if kept:
        yield _part(text, kept, named)


def _belongs(block: Block, before: Block) -> bool:
    """Say whether two blocks in a row are of one part."""
    kind = _TOGETHER.get(block.kind)
    return kind is not None and kind == _TOGETHER.get(before.kind) and block.unit == before.unit


def _part(text: str, kept: Sequence[tuple[Block, Line]], named: str) -> Part:
    kind = _TOGETHER.get(kept[0][0].kind, str(kept[0][0].kind))
    rows = rows_of(text, [block for block, _ in kept]) if kind == "table" else ()
    unit = kept[0][0].unit
    return Part(kind, "" if unit == named else unit, tuple(line for _, line in kept), rows)


def _line(text: str, block: Block, marked: Marked, level: int, *, chinese: bool) -> Line:
    pieces = [_inline(text, stretch) for stretch in marked.stretches]
    inline = Markup("").join(pieces)
    if len(pieces) > _LONG:
        runs = (pieces[at : at + _LONG] for at in range(0, len(pieces), _LONG))
        inline = Markup("").join(_RUN.format(Markup("").join(run)) for run in runs)
    owed = tuple(_owed(mark, chinese=chinese) for mark in marked.owed)
    return Line(str(block.kind), level, language_tag(block.language), inline, owed)


def _inline(text: str, stretch: Stretch) -> Markup:
    words: str = shown(stretch.span.of(text))
    spots = Markup("").join(_SPOT.format(anchor) for anchor in stretch.spots)
    if stretch.within:
        words = _WITHIN.format(" ".join(stretch.within), words)
    if not stretch.numbers:
        return spots + words
    number = stretch.numbers[0]
    labels = {mark.number: _label(mark) for mark in stretch.ending}
    link = _MARK.format(
        grade=stretch.grade,
        numbers=" ".join(map(str, stretch.numbers)),
        number=number,
        tab="" if stretch.is_first else _UNTABBED,
        text=words,
    )
    own = labels.pop(number, "")
    others = Markup("").join(
        Markup('<a class="also" href="#f{0}">{1}</a>').format(other, label)
        for other, label in labels.items()
    )
    return Markup("{}{}{}</a></mark>{}").format(spots, link, own, others)


def _label(mark: Mark) -> Markup:
    return _LABEL.format(grade=mark.grade, number=mark.number, glyph=GLYPHS[mark.grade])


def _owed(mark: Mark, *, chinese: bool) -> Markup:
    topic = topic_of(mark.category, chinese=chinese).lower()
    return Markup('<a class="owed k {0}" data-f="{1}" href="#f{1}">{2}</a>').format(
        mark.grade,
        mark.number,
        _MISSING[chinese].format(topic, _label(mark)),
    )
