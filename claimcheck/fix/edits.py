"""From findings to edits of the source: which stretch is replaced, and by what."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.advise.safe import FAMILY
from claimcheck.model.finding import Replaces
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from claimcheck.model.article import Article
    from claimcheck.model.finding import Finding


class Edit(NamedTuple):
    """A stretch of the source, in code points, and what is to stand there.

    `shown` is what a reader sees of it, `written` how the format writes that.
    """

    span: Span
    shown: str
    written: str
    finding: Finding


WRITTEN: dict[str, Callable[[str], str]] = {"html": html.escape}
"""How a format writes what a reader is to see, where that is not the same."""


def edits_for(
    article: Article,
    findings: Iterable[Finding],
    wanted: Iterable[Finding],
) -> tuple[Edit, ...]:
    """Return what the wanted findings offer, in the order of the source; none overlap.

    Only safe wordings of terms count, where the source says just what the reader sees. What
    touches any other finding's words is left alone: they may be a claim.
    """
    claims = [span for finding in findings for span in _claimed(finding)]
    edits: list[Edit] = []
    for finding in sorted(wanted, key=lambda one: (one.start.offset, one.end.offset)):
        span = Span(finding.start.offset, finding.end.offset)
        shown = _safe_text(finding)
        if (
            shown
            and span.of(article.source) == finding.quote
            and not any(span.overlaps(claim) for claim in claims)
            and not (edits and edits[-1].span.overlaps(span))
        ):
            write = WRITTEN.get(article.format, str)
            edits.append(Edit(span=span, shown=shown, written=write(shown), finding=finding))
    return tuple(edits)


def rewritten(article: Article, edits: Sequence[Edit]) -> tuple[str, str]:
    """Return the source and the reader's text as they must be after the edits."""
    source = _replaced(article.source, [(edit.span, edit.written) for edit in edits])
    text = _replaced(article.text, [(edit.finding.span, edit.shown) for edit in edits])
    return source, text


def _claimed(finding: Finding) -> Iterator[Span]:
    """Yield the stretches of source that a finding is about, if it is not about a term."""
    if finding.category.partition("/")[0] != FAMILY and finding.quote:
        yield Span(finding.start.offset, finding.end.offset)
        for related in finding.related:
            if related.path == finding.path:
                yield Span(related.start.offset, related.end.offset)


def _safe_text(finding: Finding) -> str:
    if finding.category.partition("/")[0] != FAMILY:
        return ""
    safe = (s.text for s in finding.suggestions if s.safe and s.replaces is Replaces.QUOTE)
    return next(safe, "")


def _replaced(text: str, changes: Iterable[tuple[Span, str]]) -> str:
    for span, instead in sorted(changes, reverse=True):
        text = text[: span.start] + instead + text[span.end :]
    return text
