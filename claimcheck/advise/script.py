"""What is said of an article in Simplified Chinese, in its script: packs are in the Traditional."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.notation.variants import SIMPLIFIED, is_simplified

if TYPE_CHECKING:
    from claimcheck.model.article import Article
    from claimcheck.model.finding import Finding

_TABLE = str.maketrans(SIMPLIFIED)
_LASER = ("雷射", "激光")
"""What Taiwan calls a laser, and what the mainland does."""


def in_script_of(article: Article, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return findings with what they say and suggest in the script of their article."""
    if article.text.isascii() or not is_simplified(article.text):
        return findings
    return tuple(
        finding._replace(
            message=_simplified(finding.message),
            advice=_simplified(finding.advice),
            why=_simplified(finding.why),
            suggestions=tuple(
                suggestion._replace(text=_simplified(suggestion.text))
                for suggestion in finding.suggestions
            ),
        )
        for finding in findings
    )


def _simplified(text: str) -> str:
    return text.translate(_TABLE).replace(*_LASER)
