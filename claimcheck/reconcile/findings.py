"""What a finding is made of, wherever it comes from."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from claimcheck.model.finding import OPEN, Finding, HeardCue, Related, Spot, Suggestion
from claimcheck.model.text import Place, PlaceIndex, Span, is_wide
from claimcheck.notation.folding import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.article import Segmented
    from claimcheck.model.rule import Rule, Severity

MOST = 12
"""Places that one finding names; an article or a site may say the same over and over."""


class Locator:
    """The way from a span of the reader's text to places in the source, for one article."""

    __slots__ = ("_index", "segmented")

    def __init__(self, segmented: Segmented) -> None:
        """Index the places of an article."""
        self.segmented = segmented
        self._index = PlaceIndex(segmented.article.source, segmented.article.division)

    def places(self, span: Span) -> tuple[Place, Place]:
        """Return where a span starts and ends in the source."""
        segmented = self.segmented
        source = segmented.article.source_map.span(span)
        unit = ""
        if segmented.sentences:
            block = segmented.sentences[segmented.sentence_at(span.start)].block
            unit = segmented.article.blocks[block].unit
        start = self._index.place(source.start, unit=unit)
        return start, self._index.place(source.end, start, unit)

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
            identity=self._identity(span, sentence) if text else "",
        )

    def _identity(self, span: Span, sentence: Span) -> str:
        """Return the words of the sentence before the quote, in it, and behind it, all folded."""
        folded = self.segmented.folded
        before = folded[sentence.start : span.start]
        after = folded[span.end : sentence.end]
        return "\0".join(words_in(part) for part in (before, span.of(folded), after))


def related_at(spot: Spot, message: str) -> Related:
    """Return a place as another place of a finding."""
    return Related(
        path=spot.path, quote=spot.quote, message=message, start=spot.start, end=spot.end
    )


def says(rule: Rule, quote: str) -> str:
    """Return that another place says something, in the language in which a rule tells."""
    return f"寫的是「{quote}」" if is_wide(rule.message) else f"says “{quote}”"


def and_more(rule: Rule, places: int) -> str:
    """Return what says how many more places are not named, if any."""
    if places <= 0:
        return ""
    if is_wide(rule.message):
        return f"還有 {places} 處各執一詞。"
    is_one = places == 1
    return f" {places} more {'place says' if is_one else 'places say'} one or the other."


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

    Its fingerprint stays the same wherever its sentence moves, as long as the sentence and the
    other places that it is about keep their words. What an article lacks is known by its rule.
    """
    others = (related_to.quote for related_to in related) if spot.identity else ()
    words = "\0".join((rule.id, spot.identity, *(words_in(quote) for quote in others)))
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
        fingerprint=_hashed(words),
    )


def told_apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings; of those that an article has several times each has its fingerprint."""
    seen: Counter[str] = Counter()
    told = []
    for finding in findings:
        known = finding.fingerprint
        seen[known] += 1
        if seen[known] > 1:
            told.append(finding._replace(fingerprint=_hashed(f"{known}\0{seen[known]}")))
        else:
            told.append(finding)
    return tuple(told)


def _hashed(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def in_order(finding: Finding) -> tuple[int, int, str, str]:
    """Return what findings of an article are ordered by: place, rule, message."""
    return finding.start.offset, finding.end.offset, finding.rule, finding.message
