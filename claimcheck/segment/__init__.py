"""PLACEHOLDER until the real one lands."""

from __future__ import annotations

import re

from claimcheck.model.article import Article, Segmented, Sentence
from claimcheck.model.text import Span
from claimcheck.notation.folding import fold

_S = re.compile(r"\S.*?(?:[.!?]+[\"'”’)]*(?=\s|$)|$)")


def segment(article: Article) -> Segmented:
    out = []
    by = []
    for n, b in enumerate(article.blocks):
        first = len(out)
        for m in _S.finditer(article.text, b.span.start, b.span.end):
            out.append(Sentence(span=Span(m.start(), m.end()), block=n))
        by.append((first, len(out)))
    return Segmented(article=article, sentences=tuple(out), folded=fold(article.text), by_block=tuple(by))
