"""Where in the reader's text another place of a finding is, of which only the source is known."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex
from claimcheck.model.text import Span
from claimcheck.report.html.shown import MOST_AROUND, Excerpt, cut, excerpt

if TYPE_CHECKING:
    from claimcheck.model.finding import Related
    from claimcheck.model.report import ArticleResult

_SENTENCE_END = regex(r"[.!?][”’\")\]]*\s+|[。！？]")


class Whereabouts:
    """The way from places in an article's source to its text, as far as its findings show it."""

    def __init__(self, article: ArticleResult) -> None:
        """Take the places of the findings as marks on the way."""
        self._text = article.text
        findings = article.findings
        self._known = {(one.start.offset, one.quote): one for one in findings if one.quote}
        self._by_span = {one.span: one for one in findings}
        marks = {one.start.offset: one.span.start for one in findings}
        marks.setdefault(0, 0)
        marks.setdefault(len(article.source), len(article.text))
        self._marks = sorted(marks.items())

    def span(self, related: Related) -> Span | None:
        """Return the stretch of text that a place is, or None if its quote is not in the text.

        Where the same words stand more than once, those nearest to where they are expected count.
        """
        quote, text = related.quote, self._text
        if not quote:
            return None
        known = self._known.get((related.start.offset, quote))
        if known is not None:
            return known.span
        expected = self._expected(related.start.offset)
        after = text.find(quote, expected)
        before = text.rfind(quote, 0, expected + len(quote))
        starts = [start for start in (before, after) if start >= 0]
        if not starts:
            return None
        start = min(starts, key=lambda start: abs(start - expected))
        return Span(start, start + len(quote))

    def excerpt(self, span: Span) -> Excerpt:
        """Return the sentence that holds a stretch, shortened where it is long."""
        known = self._by_span.get(span)
        if known is not None:
            return excerpt(known.sentence, known.within)
        text = self._text
        first = max(text.rfind("\n", 0, span.start) + 1, span.start - MOST_AROUND)
        for end in _SENTENCE_END.finditer(text, first, span.start):
            first = end.end()
        last = text.find("\n", span.end)
        last = len(text) if last < 0 else last
        stop = _SENTENCE_END.search(text, span.end, min(last, span.end + MOST_AROUND))
        last = len(text[: stop.end()].rstrip()) if stop else last
        return excerpt(text[first:last], Span(span.start - first, span.end - first))

    def _expected(self, offset: int) -> int:
        """Return about where in the text an offset of the source is."""
        at = bisect_right(self._marks, (offset, len(self._text) + 1))
        source, text = self._marks[max(at - 1, 0)]
        if at >= len(self._marks):
            return min(text + offset - source, len(self._text))
        next_source, next_text = self._marks[at]
        share = (offset - source) / max(next_source - source, 1)
        return max(0, min(len(self._text), round(text + share * (next_text - text))))


def unlocated(related: Related) -> Excerpt:
    """Return what is known of a place that is not in a text at hand."""
    return Excerpt("", cut(related.quote, MOST_AROUND), "")
