"""The review report: a document that a reviewer reads from the top and signs off."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.model.regex import regex
from claimcheck.model.rule import Severity
from claimcheck.report.look import (
    NOT_LEGAL_ADVICE,
    Look,
    acceptance_words,
    accepted,
    clause_words,
    cue_words,
    is_conflict,
    is_missing,
    is_open,
    named,
    no_clause,
    notice_place,
    offered,
    profile_words,
    reason_words,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model.finding import Finding, Related
    from claimcheck.model.report import ArticleResult, Report
    from claimcheck.model.text import Place

_SPECIAL = regex(r"([\\`*_\[\]<>|#~]|&(?=#?\w+;))")
_SPACES = regex(r"\s+")
_BLOCK = regex(r"^(\d*)([-+=.)])")


def render(report: Report, look: Look) -> str:
    """Return the review report as Markdown; what is quoted cannot become mark-up."""
    del look
    return "\n".join(_report(report)).rstrip("\n") + "\n"


def _report(report: Report) -> Iterator[str]:
    yield "# Review report"
    yield ""
    yield f"{summary(report)}. Made by claimcheck {__version__} as of {report.as_of}."
    yield ""
    if law := profile_words(report):
        yield f"Under the law of: {plain(law)}."
        yield ""
    yield NOT_LEGAL_ADVICE
    yield ""
    yield from _summary_table(report)
    for article in report.articles:
        yield from _article(article, no_clause(report))
    yield from _accepted(report)
    if report.notices:
        yield "## Notices"
        yield ""
        for notice in report.notices:
            place = plain(notice_place(notice))
            yield f"- **{notice.severity}:** {place}: {plain(notice.message)}"
        yield ""
    if report.failures:
        yield "## Not checked"
        yield ""
        for failure in report.failures:
            yield f"- {_at_start(plain(named(failure.path)))}: {plain(failure.reason)}"


def _summary_table(report: Report) -> Iterator[str]:
    counts = Counter((f.category, f.severity) for f in report.findings if is_open(f))
    categories = sorted({category for category, _ in counts})
    if not categories:
        return
    yield "| category | errors | warnings | info |"
    yield "|---|--:|--:|--:|"
    for category in categories:
        cells = " | ".join(str(counts[category, severity] or "") for severity in Severity)
        yield f"| {category} | {cells} |"
    found = report.counts()
    totals = " | ".join(f"**{found[severity]}**" for severity in Severity)
    yield f"| **all** | {totals} |"
    yield ""


def _article(article: ArticleResult, none: str) -> Iterator[str]:
    yield f"## {plain(named(article.path))}"
    yield ""
    about = ", ".join(article.treatments) or "no treatment that claimcheck knows"
    yield f"About: {about}. {article.words} words, language {article.language}."
    yield ""
    found = [finding for finding in article.findings if is_open(finding)]
    if not found:
        yield "Nothing open, see what was accepted." if article.findings else "Nothing found."
        yield ""
        return
    missing = [finding for finding in found if is_missing(finding)]
    conflicts = [finding for finding in found if is_conflict(finding)]
    wording = [f for f in found if not is_missing(f) and not is_conflict(f)]
    for number, finding in enumerate(wording, start=1):
        yield from _wording(number, finding, none)
    if conflicts:
        yield "### Contradictions"
        yield ""
        yield "| severity | it says here | and there | rule |"
        yield "|---|---|---|---|"
        yield from (_conflict(finding) for finding in conflicts)
        yield ""
    if missing:
        yield "### Missing disclosures"
        yield ""
        for finding in missing:
            yield from _missing(finding)


def _accepted(report: Report) -> Iterator[str]:
    """Yield what was accepted: who signs the report off signs this off too."""
    yield "## Accepted"
    yield ""
    yield f"{accepted(report) or 'Nothing was accepted'}."
    yield ""
    for finding in report.findings:
        if not is_open(finding):
            place = f"{plain(named(finding.path))}, {plain(_said(finding.start))}"
            yield f"- **{finding.status}: {finding.rule}** in {place}: {_highlighted(finding)}"
            if words := acceptance_words(finding):
                yield f"  - accepted {plain(words)}"
    if accepted(report):
        yield ""


def _said(place: Place) -> str:
    return f"{place}, {place.unit}" if place.unit else str(place)


def _wording(number: int, finding: Finding, none: str) -> Iterator[str]:
    yield f"### {number}. {finding.severity}: {finding.category} ({plain(_said(finding.start))})"
    yield ""
    yield f"> {_highlighted(finding)}"
    yield ""
    yield from _items(
        (
            ("What", finding.message),
            ("Why", finding.why),
            *(("Cue", words) for words in cue_words(finding)),
            *(("Like", words) for words in reason_words(finding)),
            *(("Clause", clause) for clause in _clauses(finding) or [none]),
            ("Write", finding.advice),
            *(("Wording", offered(suggestion)) for suggestion in finding.suggestions),
            ("Rule", f"{finding.rule}, confidence {finding.confidence}"),
        ),
    )


def _clauses(finding: Finding) -> list[str]:
    return [clause_words(citation) for citation in finding.citations]


def _items(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, words in pairs:
        if words:
            yield f"- **{label}:** {plain(words)}"
    yield ""


def _conflict(finding: Finding) -> str:
    there = "; ".join(_place(related, finding) for related in finding.related)
    here = f"“{plain(finding.quote)}” ({finding.start})"
    return f"| {finding.severity} | {here} | {there} | {finding.rule} |"


def _place(related: Related, finding: Finding) -> str:
    file = "" if related.path == finding.path else f"{plain(named(related.path))}, "
    return f"“{plain(related.quote)}” ({file}{related.start})"


def _missing(finding: Finding) -> Iterator[str]:
    yield f"- **{finding.severity}: {finding.category}**: {plain(finding.message)}"
    yield f"  - owed by: “{plain(finding.sentence)}” ({finding.start})"
    for related in finding.related:
        yield f"  - nearest: {_place(related, finding)} {plain(related.message)}"
    yield f"  - why: {plain(finding.why)}"
    for clause in _clauses(finding):
        yield f"  - clause: {plain(clause)}"
    for suggestion in finding.suggestions:
        yield f"  - text to insert: “{plain(suggestion.text)}”"
    yield ""


def _highlighted(finding: Finding) -> str:
    """Return the sentence with the quote in bold, for the start of a line."""
    sentence, within = finding.sentence, finding.within
    quote = within.of(sentence)
    if not finding.quote or not quote.strip():
        return _at_start(plain(sentence))
    before, after = plain(sentence[: within.start]), plain(sentence[within.end :])
    return f"{_at_start(before)}**{plain(quote).strip()}**{after}"


def plain(text: str) -> str:
    """Return text in which nothing is mark-up, on one line."""
    return _SPECIAL.sub(r"\\\1", _SPACES.sub(" ", text))


def _at_start(plain: str) -> str:
    """Return plain text that begins no list, rule or heading where it begins a line."""
    return _BLOCK.sub(r"\1\\\2", plain.lstrip(), count=1)
