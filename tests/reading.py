"""What the tests of the readers look at: an article's blocks, and where its words come from."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.model.text import Span
from claimcheck.segment import segment

if TYPE_CHECKING:
    from claimcheck.model.article import Article


def blocks_of(article: Article) -> list[tuple[str, str]]:
    """Return the kind and the text of each block."""
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def place_of(article: Article, quote: str) -> str:
    """Return the stretch of the source that the first such words stand for."""
    start = article.text.index(quote)
    return article.source_map.span(Span(start, start + len(quote))).of(article.source)


def check(article: Article) -> None:
    """Assert all that holds for every article."""
    text, source = article.text, article.source
    at = 0
    for piece in article.source_map.pieces:
        assert piece.text_start == at < piece.text_end
        assert 0 <= piece.source_start <= piece.source_end <= len(source)
        at = piece.text_end
        shown = text[piece.text_start : piece.text_end]
        meant = source[piece.source_start : piece.source_end]
        if len(shown) == len(meant) > 1:
            assert shown == meant
    assert at == len(text)
    end = -1
    for block in article.blocks:
        assert block.span.start == end + 1
        end = block.span.end
        shown = block.span.of(text)
        assert shown
        assert shown == " ".join(shown.split())
        assert not re.search("[\u200b\u00ad\ufeff\ud800]", shown)
    assert max(end, 0) == len(text)
    segmented = segment(article)
    assert len(segmented.folded) == len(text)
    assert len(segmented.by_block) == len(article.blocks)
    for block, (first, last) in zip(article.blocks, segmented.by_block, strict=True):
        own = segmented.sentences[first:last]
        parts = [segmented.sentence_text(sentence) for sentence in own]
        assert all(part == part.strip() != "" for part in parts)
        assert all(block.span.contains(sentence.span) for sentence in own)
        assert all(a.span.end <= b.span.start for a, b in pairwise(own))
        assert "".join(parts).replace(" ", "") == block.span.of(text).replace(" ", "")
