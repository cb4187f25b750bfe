"""What the tests of the readers look at: an article's blocks, and where its words come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.text import Span

if TYPE_CHECKING:
    from claimcheck.model.article import Article


def blocks_of(article: Article) -> list[tuple[str, str]]:
    """Return the kind and the text of each block."""
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def place_of(article: Article, quote: str) -> str:
    """Return the stretch of the source that the first such words stand for."""
    start = article.text.index(quote)
    return article.source_map.span(Span(start, start + len(quote))).of(article.source)
