"""An article → its sentences, and its text made equal for matching."""

from __future__ import annotations

from claimcheck.model.article import Article, Segmented, Sentence, headings_over
from claimcheck.notation.folding import fold
from claimcheck.segment.sentences import sentences


def segment(article: Article) -> Segmented:
    """Return the article with its sentences; every character of a block belongs to one."""
    found: list[Sentence] = []
    ranges: list[tuple[int, int]] = []
    for ordinal, block in enumerate(article.blocks):
        first = len(found)
        found += [
            Sentence(span, ordinal)
            for span in sentences(article.text, block.span.start, block.span.end)
        ]
        ranges.append((first, len(found)))
    return Segmented(
        article=article,
        sentences=tuple(found),
        folded=fold(article.text),
        by_block=tuple(ranges),
        headings=headings_over(article.blocks),
    )
