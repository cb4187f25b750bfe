"""Writes the value of a field or of a translation: HTML, Markdown, or words only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read.strand import write_inner

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimcheck.read.builder import Builder
    from claimcheck.read.strand import Strand

_HTML = regex(r"\s*+<(?:[A-Za-z][A-Za-z0-9:-]*+[\s/>]|!--|!doctype)", re.IGNORECASE)
# Signs that only make sense as mark-up. Where words are all there is, they are left as they are.
_MARKED = regex(
    r"[*`~]|(?<![^\W_])_|_(?![^\W_])|\]\s?[(\[]|&#?\w{1,31};|</?[A-Za-z!]|^#{1,6} ", re.MULTILINE
)
_INDENT = regex(r"^[ \t]+", re.MULTILINE)
_SHORT = frozenset(
    {BlockKind.TITLE, BlockKind.HEADING, BlockKind.LABEL, BlockKind.ALT, BlockKind.CAPTION}
)
_WIDTH = 60
"""Code points; a longer name of a part of a file is cut."""


def write_value(  # noqa: PLR0913 -- all that its blocks get from around
    strand: Strand,
    builder: Builder,
    kind: BlockKind = BlockKind.PARAGRAPH,
    *,
    language: str = "",
    unit: str = "",
    is_rich: bool = False,
) -> None:
    """Write a decoded value as blocks; one that `is_rich` is HTML or Markdown, whatever it shows.

    In all others lines are not taken for code because they are indented.
    """
    text = strand.text
    is_short = kind in _SHORT
    read: Callable[[str, Builder], str]
    # Readers are imported when such a value comes: many a file has none.
    if _HTML.match(text):
        from claimcheck.read.html import read  # noqa: PLC0415
    elif is_rich or _MARKED.search(text):
        from claimcheck.read.markdown import read  # noqa: PLC0415

        strand = strand if is_rich else _without_indents(strand)
    elif "\n" in text.strip() and not is_short:
        from claimcheck.read.text import read  # noqa: PLC0415
    else:
        strand.lens(builder).copy(0, len(text))
        level = 2 if kind is BlockKind.HEADING else 0
        builder.end(kind, level=level, language=language, unit=unit)
        return
    write_inner(read, strand, builder, kind=kind, is_all=is_short, language=language, unit=unit)


def _without_indents(strand: Strand) -> Strand:
    return strand.changed((*found.span(), "") for found in _INDENT.finditer(strand.text))


def shortened(name: str, width: int = _WIDTH) -> str:
    """Return the name of a part of a file on one line, cut at `width` code points."""
    line = " ".join(name[: width * 4].split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
