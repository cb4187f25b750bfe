"""What a tracker says of each finding, in its columns; the same in every format of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.documents.tracker import COLUMNS
from claimcheck.report.look import clause_words, reason_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Finding
    from claimcheck.model.report import Report

MOST_SIGNS = 32_000
"""A cell of a spreadsheet holds 32,767 characters, of which some are needed for what marks text."""


def rows(report: Report) -> Iterator[dict[str, str]]:
    """Yield a row for each finding; what a person fills in is empty."""
    for number, finding in enumerate(report.findings, start=1):
        yield {name: _cut(value) for name, value in _row(number, finding).items()}


def other_rows(report: Report) -> Iterator[dict[str, str]]:
    """Yield a row for each file that could not be checked, and for each notice."""
    blank = dict.fromkeys(COLUMNS, "")
    for failure in report.failures:
        yield {
            **blank,
            "article": failure.path,
            "severity": "error",
            "message": _cut(failure.reason),
            "status": "not checked",
        }
    for notice in report.notices:
        yield {
            **blank,
            "article": notice.path,
            "place": f"line {notice.line}" if notice.line else "",
            "severity": notice.severity.value,
            "message": _cut(notice.message),
            "status": "notice",
        }


def place_words(finding: Finding) -> str:
    """Return where a finding is, in words."""
    unit = f", {finding.start.unit}" if finding.start.unit else ""
    return f"{finding.start}{unit}"


def _row(number: int, finding: Finding) -> dict[str, str]:
    wording = [suggestion.text for suggestion in finding.suggestions if suggestion.text]
    return {
        **dict.fromkeys(COLUMNS, ""),
        "id": str(number),
        "article": finding.path,
        "place": place_words(finding),
        "quote": finding.quote,
        "sentence": finding.sentence,
        "category": finding.category,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "why": "\n".join((finding.why, *(f"like {words}" for words in reason_words(finding)))),
        "wording": "\n".join(wording[:1]) or finding.advice,
        "clause": "\n".join(clause_words(citation) for citation in finding.citations),
        "status": finding.status,
        "fingerprint": finding.fingerprint,
    }


def _cut(text: str) -> str:
    return text if len(text) <= MOST_SIGNS else text[: MOST_SIGNS - 1] + "…"
