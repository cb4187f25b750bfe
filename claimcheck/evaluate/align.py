"""Findings beside labels: what was found, what was missed, what was flagged without need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.errors import GoldError, Problem
from claimcheck.evaluate.gold import Contradiction, Gold, Label, locate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.article import Article
    from claimcheck.model.finding import Finding
    from claimcheck.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One label or one finding, and how it came out.

    `labelled` says that a reviewer wants it, `found` that claimcheck reports it, `counts` that it
    weighs in precision (its family is labelled exhaustively). `rules` are those that report it.
    """

    category: str
    quote: str
    path: str
    line: int
    labelled: bool
    found: bool
    counts: bool = True
    context: str = ""
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """All outcomes of an article; `flagged` are allowed spans that were flagged all the same."""

    outcomes: tuple[Outcome, ...]
    flagged: tuple[Outcome, ...]


def align(gold: Gold, article: Article, findings: tuple[Finding, ...]) -> Aligned:
    """Return how the findings of an article meet its gold file.

    A finding hits a label of its category whose span it overlaps; a label is hit once, however
    many findings overlap it, and a finding that overlaps any label of its category is right.

    Raises:
        GoldError: a quote of the gold file does not stand in the article.
    """
    spans = _spans(gold, article)
    outcomes: list[Outcome] = []
    right: set[int] = set()
    for label in gold.findings:
        hits = [
            n
            for n, finding in enumerate(findings)
            if finding.category == label.category and _touches(finding, spans[label])
        ]
        right.update(hits)
        rules = tuple(dict.fromkeys(findings[n].rule for n in hits))
        outcomes.append(_label(label.category, label.quote, gold, rules, label.line))
    outcomes += _missing(gold, findings, right)
    outcomes += _conflicts(gold, article, findings, right)
    outcomes += [
        Outcome(
            category=finding.category,
            quote=finding.quote,
            path=finding.path,
            line=finding.start.line,
            labelled=False,
            found=True,
            counts=finding.category.partition("/")[0] in gold.exhaustive,
            context=f"{finding.rule}: {finding.sentence}",
            rules=(finding.rule,),
        )
        for n, finding in enumerate(findings)
        if n not in right
    ]
    flagged = [
        _label(label.category, label.quote, gold, (finding.rule,), finding.start.line)
        for label in gold.allowed
        for finding in findings
        if finding.category == label.category and _touches(finding, spans[label])
    ]
    return Aligned(outcomes=tuple(outcomes), flagged=tuple(flagged))


def _touches(finding: Finding, span: Span) -> bool:
    return bool(finding.quote) and finding.span.overlaps(span)


def _spans(gold: Gold, article: Article) -> dict[Label, Span]:
    spans = {}
    problems = []
    for label in (*gold.findings, *gold.allowed):
        span = locate(label.quote, article.text, label.nth)
        if span is None:
            message = f"“{label.quote}” does not stand in the article"
            place = {"line": label.line, "column": 1}
            problems.append(Problem(path=str(gold.path), message=message, **place))
        else:
            spans[label] = span
    if problems:
        raise GoldError(problems)
    return spans


def _label(category: str, quote: str, gold: Gold, rules: tuple[str, ...], line: int = 0) -> Outcome:
    return Outcome(
        category=category,
        quote=quote,
        path=str(gold.article),
        line=line,
        labelled=True,
        found=bool(rules),
        rules=rules,
        counts=category.partition("/")[0] in gold.exhaustive,
    )


def _missing(gold: Gold, findings: tuple[Finding, ...], right: set[int]) -> Iterator[Outcome]:
    for category in gold.missing:
        hits = [n for n, finding in enumerate(findings) if finding.category == category]
        right.update(hits)
        yield _label(category, "", gold, tuple(findings[n].rule for n in hits))


def _conflicts(
    gold: Gold,
    article: Article,
    findings: tuple[Finding, ...],
    right: set[int],
) -> Iterator[Outcome]:
    for conflict in gold.conflicts:
        hits = [
            n
            for n, finding in enumerate(findings)
            if finding.category == conflict.category and _is_pair(conflict, finding, article.text)
        ]
        right.update(hits)
        rules = tuple(findings[n].rule for n in hits)
        yield _label(conflict.category, " ↔ ".join(conflict.quotes), gold, rules)


def _is_pair(conflict: Contradiction, finding: Finding, text: str) -> bool:
    """Say whether a finding's two places meet the two quotes, in either order."""
    if not finding.related:
        return False
    one, other = conflict.quotes
    left, right = finding.quote, finding.related[0].quote
    if one not in text or other not in text:
        return False
    return (_meets(left, one) and _meets(right, other)) or (
        _meets(left, other) and _meets(right, one)
    )


def _meets(part: str, quote: str) -> bool:
    return part in quote or quote in part
