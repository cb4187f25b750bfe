"""What a finding is made of, wherever it comes from."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from claimcheck.model.finding import OPEN, Finding, HeardCue, Related, Spot, Suggestion
from claimcheck.model.text import LineIndex, Place, Span

if TYPE_CHECKING:
    from claimcheck.model.article import Segmented
    from claimcheck.model.rule import Rule, Severity

_NEIGHBOURS = 24  # code points on each side that tell one use of a phrase from another


class Locator:
    """The way from a span of the reader's text to places in the source, for one article."""

    __slots__ = ("_block_starts", "_lines", "segmented")

    def __init__(self, segmented: Segmented) -> None:
        """Index the lines and blocks of an article."""
        self.segmented = segmented
        self._lines = LineIndex(segmented.article.source)
        self._block_starts = [block.span.start for block in segmented.article.blocks]

    def places(self, span: Span) -> tuple[Place, Place]:
        """Return where a span starts and ends in the source."""
        source = self.segmented.article.source_map.span(span)
        start = self._lines.place(source.start)
        return start, self._lines.place(source.end, start)

    def related(self, span: Span, message: str) -> Related:
        """Return another place of a finding."""
        return related_at(self.spot(span), message)

    def finding(  # noqa: PLR0913 -- a finding is complete when made
        self,
        rule: Rule,
        span: Span,
        *,
        severity: Severity,
        message: str,
        quote: str | None = None,
        cues: tuple[HeardCue, ...] = (),
        suggestions: tuple[Suggestion, ...] = (),
        related: tuple[Related, ...] = (),
    ) -> Finding:
        """Return a complete finding; `quote` stands in for the text of the span."""
        return finding_at(
            self.spot(span, quote),
            rule,
            severity=severity,
            message=message,
            cues=cues,
            suggestions=suggestions,
            related=related,
        )

    def spot(self, span: Span, quote: str | None = None) -> Spot:
        """Return a place with its sentence; `quote` stands in for the text of the span."""
        article = self.segmented.article
        start, end = self.places(span)
        text = span.of(article.text) if quote is None else quote
        sentence = self.segmented.sentences[self.segmented.sentence_at(span.start)].span
        return Spot(
            path=article.path,
            quote=text,
            sentence=sentence.of(article.text),
            span=span,
            within=Span(span.start - sentence.start, span.end - sentence.start),
            start=start,
            end=end,
            identity=self._identity(span) if text else "\0|",
        )

    def _identity(self, span: Span) -> str:
        """Return the quote and the words beside it, all folded."""
        at = bisect_right(self._block_starts, span.start) - 1
        block = self.segmented.article.blocks[at].span if at >= 0 else span
        folded = self.segmented.folded
        before = _words(folded[max(block.start, span.start - _NEIGHBOURS) : span.start])
        after = _words(folded[span.end : min(block.end, span.end + _NEIGHBOURS)])
        # The outermost words may be cut by the window's edge.
        return "\0".join((span.of(folded), " ".join((*before[1:], "|", *after[:-1]))))


def related_at(spot: Spot, message: str) -> Related:
    """Return a place as another place of a finding."""
    return Related(
        path=spot.path, quote=spot.quote, message=message, start=spot.start, end=spot.end
    )


def finding_at(  # noqa: PLR0913 -- a finding is complete when made
    spot: Spot,
    rule: Rule,
    *,
    severity: Severity,
    message: str,
    cues: tuple[HeardCue, ...] = (),
    suggestions: tuple[Suggestion, ...] = (),
    related: tuple[Related, ...] = (),
) -> Finding:
    """Return what a rule reports at a place.

    Its fingerprint stays the same when the finding moves to another line.
    """
    words = f"{rule.id}\0{spot.identity}"
    return Finding(
        path=spot.path,
        rule=rule.id,
        category=rule.category,
        severity=severity,
        confidence=rule.confidence,
        status=OPEN,
        message=message,
        advice=rule.advice,
        why=rule.why,
        quote=spot.quote,
        sentence=spot.sentence,
        span=spot.span,
        within=spot.within,
        start=spot.start,
        end=spot.end,
        cues=cues,
        suggestions=suggestions,
        related=related,
        fingerprint=hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16],
    )


def in_order(finding: Finding) -> tuple[int, int, str, str]:
    """Return what findings of an article are ordered by: place, rule, message."""
    return finding.start.offset, finding.end.offset, finding.rule, finding.message


_words = re.compile(r"\w+").findall
