"""What a finding says in the margin of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.report.look import cue_words, is_missing, reason_words
from claimcheck.report.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding, Related, Suggestion

AUTHOR = "claimcheck"


def comment(finding: Finding, *, chinese: bool = False) -> str:
    """Return a finding as lines of plain text for a comment beside its words."""
    colon = "：" if chinese else ": "
    return "\n".join(
        _safe(f"{worded(label, chinese=chinese)}{colon}{words}" if label else words)
        for label, words in _lines(finding, chinese=chinese)
    )


def _lines(finding: Finding, *, chinese: bool) -> Iterator[tuple[str, str]]:
    """Yield what a finding says, each with its label in English; the message has none."""
    yield str(finding.severity).capitalize(), finding.rule
    yield "", finding.message
    if finding.why:
        yield "Why", finding.why
    for words in cue_words(finding, chinese=chinese):
        yield "Cue", words
    for words in reason_words(finding):
        yield "Like", words
    for related in finding.related:
        yield "See", _related(related, finding)
    for citation in finding.citations:
        yield "Clause", f"{citation.jurisdiction.upper()}, {citation.ref}"
    if finding.advice:
        yield "Write", finding.advice
    for suggestion in finding.suggestions[:1]:
        yield _suggested(suggestion, finding, chinese=chinese)
    if finding.acceptance:
        status = worded(finding.status, chinese=chinese)
        label = f"{worded('Accepted', chinese=chinese)} ({status})"
        yield label, finding.acceptance.reason


def _related(related: Related, finding: Finding) -> str:
    file = "" if related.path == finding.path else f"{related.path}, "
    return f"“{related.quote}” ({file}{related.start}) {related.message}".rstrip()


def _suggested(suggestion: Suggestion, finding: Finding, *, chinese: bool) -> tuple[str, str]:
    if not suggestion.text:
        return "Wording", worded("leave the sentence out", chinese=chinese)
    label = "Text to insert" if is_missing(finding) else "Wording"
    return label, f"“{suggestion.text}”"


def _safe(line: str) -> str:
    """Return a line on which nothing moves: control characters and line ends are spaces."""
    return "".join(sign if sign.isprintable() else " " for sign in line)
