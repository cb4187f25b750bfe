"""An article as its reader sees it: text, blocks, sentences."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.text import Division, Span, count_words, is_wide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.text import SourceMap


class BlockKind(StrEnum):
    """What part of an article a block is; these are the names of a rule's `scope`."""

    TITLE = "title"
    DESCRIPTION = "description"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_HEADER = "table-header"
    TABLE_CELL = "table-cell"
    QUOTE = "quote"
    QUESTION = "question"
    ANSWER = "answer"
    CAPTION = "caption"
    ALT = "alt"
    LABEL = "label"


UNSEEN = frozenset({BlockKind.LABEL, BlockKind.ALT})
"""Blocks that a page does not show to those who see it."""


class Block(NamedTuple):
    """A stretch of the article that is laid out as one piece.

    `level` is a heading's depth from 1 (0 elsewhere). `row` and `column` hold the row's first cell
    and the column's header of a table cell. `language` is the block's own language where the source
    declares one (`lang="zh-Hant"`), else empty. `unit` is what the format calls the part of the
    file that the block is from: see `Place`.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    row: str = ""
    column: str = ""
    language: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One document, read.

    `text` is the reader's text: mark-up, comments and hidden parts are gone, a soft line wrap is a
    space, zero-width characters are dropped, entities are the characters they stand for. Blocks are
    in order, do not overlap, and stand between line feeds. `source` is the decoded file, whose
    offsets `source_map` gives; of a file that is no text it is the text in it, its paragraphs or
    pages parted by their separator. `division` says what its places are counted in. `unread` holds
    the parts of the file that could not be read, such as “page 2”, and why: “is damaged”.
    """

    path: str
    format: str
    text: str
    blocks: tuple[Block, ...]
    source: str
    source_map: SourceMap
    language: str = "en"
    title: str = ""
    division: Division = Division.LINE
    unread: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> int:
        """Return how many words there are; blanks are single in an article's text."""
        if is_wide(self.text):
            return count_words(self.text)
        return self.text.count(" ") + self.text.count("\n") + 1 if self.text else 0


class Sentence(NamedTuple):
    """A sentence, or a fragment that stands alone, inside the block with index `block`."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmented:
    """An article with its sentences, in order, and `folded`: its text made equal for matching.

    `folded` has the length of the text, so that offsets hold for both.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    folded: str
    by_block: tuple[tuple[int, int], ...] = field(default=())
    """For each block, the half-open range of its sentences."""
    headings: tuple[int | None, ...] = field(default=())
    """For each block, the index of the heading that it stands under, if any: of a heading, the
    nearest one above it that is less deep."""

    def sentence_text(self, sentence: Sentence) -> str:
        """Return the sentence as the reader sees it."""
        return sentence.span.of(self.article.text)

    def sentence_at(self, offset: int) -> int:
        """Return the index of the last sentence that begins at `offset` or before."""
        return max(0, bisect_right(self.sentences, offset, key=_start) - 1)


def headings_over(blocks: Sequence[Block]) -> tuple[int | None, ...]:
    """Return for each block the index of the heading that it stands under, if any."""
    found: list[int | None] = []
    above: list[int] = []  # those of which the next block is a part, the least deep first
    for ordinal, block in enumerate(blocks):
        is_heading = block.kind is BlockKind.HEADING
        while is_heading and above and blocks[above[-1]].level >= block.level:
            above.pop()
        found.append(above[-1] if above else None)
        if is_heading:
            above.append(ordinal)
    return tuple(found)


def _start(sentence: Sentence) -> int:
    return sentence.span.start
