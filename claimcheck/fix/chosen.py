"""Wordings that a person chose, as edits of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.fix.edits import WRITTEN, Edit
from claimcheck.model.article import BlockKind
from claimcheck.model.finding import Replaces
from claimcheck.model.regex import regex
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from claimcheck.model.article import Article
    from claimcheck.model.finding import Finding, Suggestion

_SPACES = regex(r"\s+")
_CLOSING = regex(r"[^<>]*(?:</(?!p>)\w+>)*</p>")
_PARAGRAPH = {"text": "\n\n{}", "markdown": "\n\n{}", "html": "\n<p>{}</p>"}
"""How a format writes one paragraph more behind a block."""


def edit_for(article: Article, finding: Finding, suggestion: Suggestion) -> Edit | None:
    """Return the edit that puts a suggestion in; None where mark-up or the format is in the way.

    What is left out goes with the space before it. What replaces nothing becomes the last paragraph
    of the article.
    """
    write = WRITTEN.get(article.format, str)
    if suggestion.replaces is Replaces.NOTHING:
        return _behind(article, finding, suggestion.text, write(suggestion.text))
    shown = finding.span
    if suggestion.replaces is Replaces.SENTENCE:
        start = shown.start - finding.within.start
        shown = Span(start, start + len(finding.sentence))
    span = article.source_map.span(shown)
    stretch = _SPACES.sub(" ", span.of(article.source))
    if stretch != shown.of(article.text):
        return None
    if not suggestion.text:
        before = article.source[: span.start]
        span = Span(len(before.rstrip(" ")), span.end)
    return Edit(span=span, shown=suggestion.text, written=write(suggestion.text), finding=finding)


def _behind(article: Article, finding: Finding, shown: str, written: str) -> Edit | None:
    """Return the edit that adds a paragraph behind the last one of an article."""
    paragraph = _PARAGRAPH.get(article.format)
    if paragraph is None:
        return None
    source = article.source
    end = len(source.rstrip())
    if article.format == "html":
        closed = [
            found.end()
            for block in article.blocks
            if block.kind is BlockKind.PARAGRAPH
            and (found := _CLOSING.match(source, article.source_map.span(block.span).end))
        ]
        if not closed:
            return None
        end = max(closed)
    return Edit(
        span=Span(end, end), shown=shown, written=paragraph.format(written), finding=finding
    )
