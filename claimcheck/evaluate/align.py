"""Findings beside labels: what was found, what was missed, what was flagged without need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.errors import GoldError, Problem
from claimcheck.evaluate.gold import Gold, Label, SiteGold, locate
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from claimcheck.model.article import Article
    from claimcheck.model.finding import Finding


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
        _unlabelled(finding, gold.exhaustive)
        for n, finding in enumerate(findings)
        if n not in right
    ]
    flagged = [
        _label(label.category, label.quote, gold, (finding.rule,), finding.start.number)
        for label in gold.allowed
        for finding in findings
        if finding.category == label.category and _touches(finding, spans[label])
    ]
    return Aligned(outcomes=tuple(outcomes), flagged=tuple(flagged))


def _unlabelled(finding: Finding, exhaustive: frozenset[str]) -> Outcome:
    return Outcome(
        category=finding.category,
        quote=finding.quote,
        path=finding.path,
        line=finding.start.number,
        labelled=False,
        found=True,
        counts=finding.category.partition("/")[0] in exhaustive,
        context=f"{finding.rule}: {finding.sentence}",
        rules=(finding.rule,),
    )


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
        quotes = [_stretches(quote, article) for quote in conflict.quotes]
        if not all(quotes):
            lost = next(q for q, found in zip(conflict.quotes, quotes, strict=True) if not found)
            message = f"“{lost}” does not stand in the article"
            raise GoldError([Problem(path=str(gold.path), message=message)])
        same = [n for n, finding in enumerate(findings) if finding.category == conflict.category]
        met = {n: [_meets(findings[n], article.path, quote) for quote in quotes] for n in same}
        # One that puts the promise beside another denial of it is right too, but hits no label.
        right.update(n for n, sides in met.items() if any(sides))
        rules = tuple(findings[n].rule for n, sides in met.items() if all(sides))
        yield _label(conflict.category, " ↔ ".join(conflict.quotes), gold, rules)


def align_site(
    gold: SiteGold,
    articles: Mapping[str, Article],
    findings: Iterable[Finding],
) -> Iterator[Outcome]:
    """Yield how the findings between the articles of a site meet its gold file.

    `articles` are those of the site, by the names of their files.
    """
    across = [f for f in findings if any(related.path != f.path for related in f.related)]
    right: set[int] = set()
    for conflict in gold.conflicts:
        pages = [articles[name] for name in conflict.files]
        quotes = [
            (page.path, _stretches(quote, page))
            for page, quote in zip(pages, conflict.quotes, strict=True)
        ]
        hits = [
            n
            for n, finding in enumerate(across)
            if finding.category == conflict.category
            and all(_meets(finding, path, spans) for path, spans in quotes)
        ]
        right.update(hits)
        yield Outcome(
            category=conflict.category,
            quote=" ↔ ".join(conflict.quotes),
            path=str(gold.path.parent),
            line=0,
            labelled=True,
            found=bool(hits),
            rules=tuple(across[n].rule for n in hits),
            counts=conflict.category.partition("/")[0] in gold.exhaustive,
        )
    for n, finding in enumerate(across):
        if n not in right:
            yield _unlabelled(finding, gold.exhaustive)


def _stretches(quote: str, article: Article) -> list[Span]:
    """Return where a quote stands in the source of an article."""
    found = []
    at = article.text.find(quote)
    while at >= 0:
        found.append(article.source_map.span(Span(at, at + len(quote))))
        at = article.text.find(quote, at + 1)
    return found


def _meets(finding: Finding, path: str, stretches: Sequence[Span]) -> bool:
    """Say whether a finding or another of its places stands in a stretch of an article."""
    places = [(finding.path, finding.start, finding.end)]
    places += [(related.path, related.start, related.end) for related in finding.related]
    return any(
        of == path and Span(start.offset, end.offset).overlaps(stretch)
        for of, start, end in places
        for stretch in stretches
    )
