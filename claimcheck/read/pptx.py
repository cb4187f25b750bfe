"""Reads a presentation: slide by slide, with its tables, alternative texts and notes."""

from __future__ import annotations

from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimcheck.documents.pptx import Role, take_apart
from claimcheck.model.article import BlockKind
from claimcheck.read import language
from claimcheck.read.builder import Builder
from claimcheck.read.layout import spoken_kind
from claimcheck.read.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.documents.pptx import Stretch

_KINDS: Mapping[Role, BlockKind] = MappingProxyType(
    {
        Role.TITLE: BlockKind.HEADING,
        Role.TEXT: BlockKind.PARAGRAPH,
        Role.BULLET: BlockKind.LIST_ITEM,
        Role.CELL: BlockKind.TABLE_CELL,
        Role.HEAD: BlockKind.TABLE_HEADER,
        Role.CAPTION: BlockKind.CAPTION,
        Role.ALT: BlockKind.ALT,
    }
)

Placed = tuple[int, "Stretch"]


def read_document(path: str, data: bytes) -> tuple[Builder, str]:
    """Return the filled builder and the language of a presentation.

    Raises:
        ReadError: it is none, damaged, locked or too large.
        MissingExtraError: python-pptx is not installed.
    """
    deck = take_apart(path, data)
    source = "".join(
        "".join(f"{stretch.text}\n" for stretch in slide) + "\f" for slide in deck.slides
    )
    builder = Builder(source)
    has_title = False
    for table, some in groupby(_placed(deck.slides), key=lambda one: one[1].table):
        if table:
            _write_table(list(some), builder)
            continue
        for start, stretch in some:
            kind = spoken_kind(stretch.text, _KINDS[stretch.role])
            if stretch.role is Role.TITLE and not has_title:
                kind, has_title = BlockKind.TITLE, True
            builder.copy(start, start + len(stretch.text))
            builder.end(kind, level=int(kind is BlockKind.HEADING), unit=stretch.unit)
    return builder, language.trusted(deck.language, source)


def _placed(slides: Sequence[Sequence[Stretch]]) -> Iterator[Placed]:
    """Yield the stretches of all slides with where they begin in the source."""
    at = 0
    for slide in slides:
        for stretch in slide:
            yield at, stretch
            at += len(stretch.text) + 1
        at += 1


def _write_table(placed: Sequence[Placed], builder: Builder) -> None:
    table = Table()
    for _, row in groupby(placed, key=lambda one: one[1].row):
        table.begin_row()
        column = -1
        for start, stretch in row:
            is_header = stretch.role is Role.HEAD
            if stretch.column != column:
                if column >= 0:
                    table.end_cell()
                # Cells that are empty, or covered by others, have no text but count.
                for _ in range(stretch.column - column - 1):
                    table.begin_cell(is_header=is_header, width=1, rows=1)
                    table.end_cell()
                table.begin_cell(is_header=is_header, width=1, rows=1)
                column = stretch.column
            builder.copy(start, start + len(stretch.text))
            named = table.add(stretch.text)
            first, head = ("", "") if is_header else named
            builder.end(_KINDS[stretch.role], row=first, column=head)
        table.end_cell()
        table.end_row()
