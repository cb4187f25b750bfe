"""What a finding says in the margin of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.report.look import cue_words, is_missing, reason_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding, Related, Suggestion

AUTHOR = "claimcheck"


def comment(finding: Finding) -> str:
    """Return a finding as lines of plain text for a comment beside its words."""
    return "\n".join(_safe(line) for line in _lines(finding))


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{str(finding.severity).capitalize()}: {finding.rule}"
    yield finding.message
    if finding.why:
        yield f"Why: {finding.why}"
    for words in cue_words(finding):
        yield f"Cue: {words}"
    for words in reason_words(finding):
        yield f"Like: {words}"
    for related in finding.related:
        yield f"See: {_related(related, finding)}"
    for citation in finding.citations:
        yield f"Clause: {citation.jurisdiction.upper()}, {citation.ref}"
    if finding.advice:
        yield f"Write: {finding.advice}"
    for suggestion in finding.suggestions[:1]:
        yield _suggested(suggestion, finding)
    if finding.acceptance:
        yield f"Accepted ({finding.status}): {finding.acceptance.reason}"


def _related(related: Related, finding: Finding) -> str:
    file = "" if related.path == finding.path else f"{related.path}, "
    return f"“{related.quote}” ({file}{related.start}) {related.message}".rstrip()


def _suggested(suggestion: Suggestion, finding: Finding) -> str:
    if not suggestion.text:
        return "Wording: leave the sentence out"
    label = "Text to insert" if is_missing(finding) else "Wording"
    return f"{label}: “{suggestion.text}”"


def _safe(line: str) -> str:
    """Return a line on which nothing moves: control characters and line ends are spaces."""
    return "".join(sign if sign.isprintable() else " " for sign in line)
