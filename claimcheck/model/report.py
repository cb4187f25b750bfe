"""The outcome of a run: what was read, what was found, what could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.model.article import Block  # noqa: TC001 -- kept results are read by these types
from claimcheck.model.finding import ACCEPTED, OPEN, Finding, Statement
from claimcheck.model.law import Profile
from claimcheck.model.record import Allowance  # noqa: TC001 -- kept results are read by these types
from claimcheck.model.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.law import Jurisdiction


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file, or a part of one (“a.pdf, page 2”), that could not be read or finished, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleResult:
    """One article and its findings, by place.

    `source` is the decoded file, `text` the reader's text, of which the `blocks` are made and in
    which the spans of the findings count: see `Article`. `statements` are what other articles of
    its `site` may deny; without a site there are none. `allowances` are the comments in it that
    accept findings, `notices` what is wrong with such comments. `unread` are the parts of the file
    that could not be read. `treatments` are the ids of what it is about, `about` their names.
    """

    path: str
    format: str
    language: str
    treatments: tuple[str, ...]
    words: int
    source: str
    text: str
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
    site: str = ""
    statements: tuple[Statement, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    notices: tuple[Notice, ...] = ()
    unread: tuple[Failure, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something about what was accepted that a person must see to, such as an expired waiver.

    `line` is 1-based; 0 where the whole file is meant.
    """

    path: str
    line: int = 0
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack that was used, and the hash of its files."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Report:
    """A whole run. Articles are in the order of their paths.

    `profile` is what was asked for, `law` the jurisdictions of it.
    """

    articles: Sequence[ArticleResult]
    failures: tuple[Failure, ...]
    packs: tuple[Pack, ...]
    as_of: str
    notices: tuple[Notice, ...] = ()
    profile: Profile = field(default_factory=Profile)
    law: tuple[Jurisdiction, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, by path, offset and rule."""
        return tuple(finding for article in self.articles for finding in article.findings)

    def counts(self) -> dict[str, int]:
        """Return how many open findings have each severity, and how many others each status."""
        found: Counter[str] = Counter()
        for (severity, status, _), count in self._tally.items():
            found[severity if status == OPEN else status] += count
        return {name: found[name] for name in (*map(str, Severity), *ACCEPTED)}

    @cached_property
    def _tally(self) -> Counter[tuple[Severity, str, bool]]:
        """How many findings are so grave, have such a status, and are binding or not."""
        return Counter(
            (finding.severity, finding.status, finding.is_binding)
            for article in self.articles
            for finding in article.findings
        )

    def is_failing(self, fail_on: Severity | None) -> bool:
        """Say whether an open finding, or a notice, is at least as grave as `fail_on`.

        When that is None, none is. What is only suggested never is.
        """
        if fail_on is None:
            return False
        grave = {
            severity
            for severity, status, is_binding in self._tally
            if status == OPEN and is_binding
        }
        grave |= {notice.severity for notice in self.notices}
        return any(severity.rank <= fail_on.rank for severity in grave)
