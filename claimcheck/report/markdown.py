"""The review report: a document that a reviewer reads from the top and signs off."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.model.finding import Replaces
from claimcheck.model.rule import Severity
from claimcheck.report.look import (
    NOT_LEGAL_ADVICE,
    Look,
    cue_words,
    is_conflict,
    is_missing,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model.finding import Finding, Related, Suggestion
    from claimcheck.model.report import ArticleResult, Report

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~]|&(?=#?\w+;))")
_SPACES = re.compile(r"\s+")
_BLOCK = re.compile(r"^(\d*)([-+=.)])")
_NO_CLAUSE = "none asked for (no jurisdiction was chosen)"


def render(report: Report, look: Look) -> str:
    """Return the review report as Markdown; what is quoted cannot become mark-up."""
    del look
    return "\n".join(_report(report)).rstrip("\n") + "\n"


def _report(report: Report) -> Iterator[str]:
    yield "# Review report"
    yield ""
    yield f"{summary(report)}. Made by claimcheck {__version__} as of {report.as_of}."
    yield ""
    yield NOT_LEGAL_ADVICE
    yield ""
    yield from _summary_table(report)
    for article in report.articles:
        yield from _article(article)
    if report.failures:
        yield "## Not checked"
        yield ""
        for failure in report.failures:
            yield f"- {_at_start(_plain(failure.path))}: {_plain(failure.reason)}"


def _summary_table(report: Report) -> Iterator[str]:
    counts = Counter((finding.category, finding.severity) for finding in report.findings)
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


def _article(article: ArticleResult) -> Iterator[str]:
    yield f"## {_plain(article.path)}"
    yield ""
    about = ", ".join(article.treatments) or "no treatment that claimcheck knows"
    yield f"About: {about}. {article.words} words, language {article.language}."
    yield ""
    if not article.findings:
        yield "Nothing found."
        yield ""
        return
    missing = [finding for finding in article.findings if is_missing(finding)]
    conflicts = [finding for finding in article.findings if is_conflict(finding)]
    wording = [f for f in article.findings if not is_missing(f) and not is_conflict(f)]
    for number, finding in enumerate(wording, start=1):
        yield from _wording(number, finding)
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


def _wording(number: int, finding: Finding) -> Iterator[str]:
    yield f"### {number}. {finding.severity}: {finding.category} ({finding.start})"
    yield ""
    yield f"> {_highlighted(finding)}"
    yield ""
    yield from _items(
        (
            ("What", finding.message),
            ("Why", finding.why),
            *(("Cue", words) for words in cue_words(finding)),
            ("Clause", _NO_CLAUSE),
            ("Write", finding.advice),
            *(("Wording", _offered(suggestion)) for suggestion in finding.suggestions),
            ("Rule", f"{finding.rule}, confidence {finding.confidence}"),
        ),
    )


def _offered(suggestion: Suggestion) -> str:
    if not suggestion.text:
        return "or leave the sentence out"
    whole = suggestion.replaces is Replaces.SENTENCE
    return f"“{suggestion.text}”{' in place of the sentence' if whole else ''}"


def _items(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, words in pairs:
        if words:
            yield f"- **{label}:** {_plain(words)}"
    yield ""


def _conflict(finding: Finding) -> str:
    there = "; ".join(_place(related, finding) for related in finding.related)
    here = f"“{_plain(finding.quote)}” ({finding.start})"
    return f"| {finding.severity} | {here} | {there} | {finding.rule} |"


def _place(related: Related, finding: Finding) -> str:
    file = "" if related.path == finding.path else f"{_plain(related.path)}, "
    return f"“{_plain(related.quote)}” ({file}{related.start})"


def _missing(finding: Finding) -> Iterator[str]:
    yield f"- **{finding.severity}: {finding.category}**: {_plain(finding.message)}"
    yield f"  - owed by: “{_plain(finding.sentence)}” ({finding.start})"
    for related in finding.related:
        yield f"  - nearest: {_place(related, finding)} {_plain(related.message)}"
    yield f"  - why: {_plain(finding.why)}"
    for suggestion in finding.suggestions:
        yield f"  - text to insert: “{_plain(suggestion.text)}”"
    yield ""


def _highlighted(finding: Finding) -> str:
    """Return the sentence with the quote in bold, for the start of a line."""
    sentence, within = finding.sentence, finding.within
    quote = within.of(sentence)
    if not finding.quote or not quote.strip():
        return _at_start(_plain(sentence))
    before, after = _plain(sentence[: within.start]), _plain(sentence[within.end :])
    return f"{_at_start(before)}**{_plain(quote).strip()}**{after}"


def _plain(text: str) -> str:
    """Return text in which nothing is mark-up, on one line."""
    return _SPECIAL.sub(r"\\\1", _SPACES.sub(" ", text))


def _at_start(plain: str) -> str:
    """Return plain text that begins no list, rule or heading where it begins a line."""
    return _BLOCK.sub(r"\1\\\2", plain.lstrip(), count=1)
