"""The outcome of a run: what was read, what was found, what could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model.finding import ACCEPTED, OPEN
from claimcheck.model.rule import Severity

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleResult:
    """One article and its findings, by place. `source` is the decoded file.

    `statements` are what other articles of its `site` may deny; without a site there are none.
    """

    path: str
    format: str
    language: str
    treatments: tuple[str, ...]
    words: int
    source: str
    findings: tuple[Finding, ...]
    site: str = ""
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be read or finished, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack that was used, and the hash of its files."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole run. Articles are in the order of their paths."""

    articles: tuple[ArticleResult, ...]
    failures: tuple[Failure, ...]
    packs: tuple[Pack, ...]
    as_of: str

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, by path, offset and rule."""
        return tuple(finding for article in self.articles for finding in article.findings)

    def counts(self) -> dict[str, int]:
        """Return how many open findings have each severity, and how many others each status."""
        found = Counter(
            str(finding.severity) if finding.status == OPEN else finding.status
            for article in self.articles
            for finding in article.findings
        )
        return {name: found[name] for name in (*map(str, Severity), *ACCEPTED)}

    def is_failing(self, fail_on: Severity | None) -> bool:
        """Say whether an open finding is at least as grave as `fail_on`; never, when it is None."""
        return fail_on is not None and any(
            f.status == OPEN and f.severity.rank <= fail_on.rank for f in self.findings
        )
