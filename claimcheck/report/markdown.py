"""The review report: a document that a reviewer reads from the top and signs off."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.model.regex import regex
from claimcheck.model.rule import Severity
from claimcheck.report.categories import category_words
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
from claimcheck.report.words import NOT_LEGAL_ADVICE as NO_ADVICE_CHINESE
from claimcheck.report.words import place_words, worded

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
    return "\n".join(_report(report, chinese=look.chinese)).rstrip("\n") + "\n"


def _report(report: Report, *, chinese: bool) -> Iterator[str]:
    def in_(text: str) -> str:
        return worded(text, chinese=chinese)

    yield f"# {in_('Review report')}"
    yield ""
    made = f"{summary(report)}. Made by claimcheck {__version__} as of {report.as_of}."
    if chinese:
        made = (
            f"{summary(report, chinese=True)}。由 claimcheck {__version__} 於 {report.as_of} 產生。"
        )
    yield made
    yield ""
    if law := profile_words(report):
        yield f"法域：{plain(law)}。" if chinese else f"Under the law of: {plain(law)}."
        yield ""
    yield NO_ADVICE_CHINESE if chinese else NOT_LEGAL_ADVICE
    yield ""
    yield from _summary_table(report, chinese=chinese)
    for article in report.articles:
        yield from _article(article, in_(no_clause(report)), chinese=chinese)
    yield from _accepted(report, chinese=chinese)
    if report.notices:
        yield f"## {in_('Notices')}"
        yield ""
        for notice in report.notices:
            place = plain(notice_place(notice))
            yield f"- **{in_(notice.severity)}:** {place}: {plain(notice.message)}"
        yield ""
    if report.failures:
        yield f"## {in_('Not checked')}"
        yield ""
        for failure in report.failures:
            yield f"- {_at_start(plain(named(failure.path)))}: {plain(failure.reason)}"


def _summary_table(report: Report, *, chinese: bool) -> Iterator[str]:
    counts = Counter((f.category, f.severity) for f in report.findings if is_open(f))
    categories = sorted({category for category, _ in counts})
    if not categories:
        return
    heads = ("category", "errors", "warnings", "info")
    yield f"| {' | '.join(worded(head, chinese=chinese) for head in heads)} |"
    yield "|---|--:|--:|--:|"
    for category in categories:
        cells = " | ".join(str(counts[category, severity] or "") for severity in Severity)
        yield f"| {category_words(category, chinese=chinese)} | {cells} |"
    found = report.counts()
    totals = " | ".join(f"**{found[severity]}**" for severity in Severity)
    yield f"| **{worded('all', chinese=chinese)}** | {totals} |"
    yield ""


def _article(article: ArticleResult, none: str, *, chinese: bool) -> Iterator[str]:
    def in_(text: str) -> str:
        return worded(text, chinese=chinese)

    yield f"## {plain(named(article.path))}"
    yield ""
    about = ", ".join(article.about) or in_("no treatment that claimcheck knows")
    told = f"About: {about}. {article.words} words, language {article.language}."
    if chinese:
        told = f"關於：{about}。{article.words} 字，語言 {article.language}。"
    yield told
    yield ""
    found = [finding for finding in article.findings if is_open(finding)]
    if not found:
        nothing = "Nothing open, see what was accepted." if article.findings else "Nothing found."
        yield in_(nothing)
        yield ""
        return
    missing = [finding for finding in found if is_missing(finding)]
    conflicts = [finding for finding in found if is_conflict(finding)]
    wording = [f for f in found if not is_missing(f) and not is_conflict(f)]
    for number, finding in enumerate(wording, start=1):
        yield from _wording(number, finding, none, chinese=chinese)
    if conflicts:
        yield f"### {in_('Contradictions')}"
        yield ""
        heads = ("severity", "it says here", "and there", "rule")
        yield f"| {' | '.join(map(in_, heads))} |"
        yield "|---|---|---|---|"
        yield from (_conflict(finding, chinese=chinese) for finding in conflicts)
        yield ""
    if missing:
        yield f"### {in_('Missing disclosures')}"
        yield ""
        for finding in missing:
            yield from _missing(finding, chinese=chinese)


def _accepted(report: Report, *, chinese: bool) -> Iterator[str]:
    """Yield what was accepted: who signs the report off signs this off too."""
    yield f"## {worded('Accepted', chinese=chinese)}"
    yield ""
    passed = accepted(report, chinese=chinese) or worded("Nothing was accepted", chinese=chinese)
    yield f"{passed}{'。' if chinese else '.'}"
    yield ""
    for finding in report.findings:
        if not is_open(finding):
            place = f"{plain(named(finding.path))}, {plain(_said(finding.start, chinese=chinese))}"
            yield f"- **{finding.status}: {finding.rule}** in {place}: {_highlighted(finding)}"
            if words := acceptance_words(finding):
                yield f"  - accepted {plain(words)}"
    if accepted(report):
        yield ""


def _said(place: Place, *, chinese: bool) -> str:
    words = place_words(place, chinese=chinese)
    return f"{words}, {place.unit}" if place.unit else words


def _wording(number: int, finding: Finding, none: str, *, chinese: bool) -> Iterator[str]:
    grave = worded(finding.severity, chinese=chinese)
    what = category_words(finding.category, chinese=chinese)
    yield f"### {number}. {grave}: {what} ({plain(_said(finding.start, chinese=chinese))})"
    yield ""
    sure = f"confidence {finding.confidence}"
    if chinese:
        sure = f"把握{worded(finding.confidence, chinese=True)}"
    yield f"> {_highlighted(finding)}"
    yield ""
    yield from _items(
        (
            ("What", finding.message),
            ("Why", finding.why),
            *(("Cue", words) for words in cue_words(finding, chinese=chinese)),
            *(("Like", words) for words in reason_words(finding)),
            *(("Clause", clause) for clause in _clauses(finding) or [none]),
            ("Write", finding.advice),
            *(
                ("Wording", offered(suggestion, chinese=chinese))
                for suggestion in finding.suggestions
            ),
            ("Rule", f"{finding.rule}, {sure}"),
        ),
        chinese=chinese,
    )


def _clauses(finding: Finding) -> list[str]:
    return [clause_words(citation) for citation in finding.citations]


def _items(pairs: Iterable[tuple[str, str]], *, chinese: bool) -> Iterator[str]:
    for label, words in pairs:
        if words:
            yield f"- **{worded(label, chinese=chinese)}:** {plain(words)}"
    yield ""


def _conflict(finding: Finding, *, chinese: bool) -> str:
    there = "; ".join(_place(related, finding, chinese=chinese) for related in finding.related)
    here = f"“{plain(finding.quote)}” ({place_words(finding.start, chinese=chinese)})"
    return f"| {worded(finding.severity, chinese=chinese)} | {here} | {there} | {finding.rule} |"


def _place(related: Related, finding: Finding, *, chinese: bool) -> str:
    file = "" if related.path == finding.path else f"{plain(named(related.path))}, "
    return f"“{plain(related.quote)}” ({file}{place_words(related.start, chinese=chinese)})"


def _missing(finding: Finding, *, chinese: bool) -> Iterator[str]:
    def in_(text: str) -> str:
        return worded(text, chinese=chinese)

    what = category_words(finding.category, chinese=chinese)
    at = place_words(finding.start, chinese=chinese)
    yield f"- **{in_(finding.severity)}: {what}**: {plain(finding.message)}"
    yield f"  - {in_('owed by')}: “{plain(finding.sentence)}” ({at})"
    for related in finding.related:
        there = _place(related, finding, chinese=chinese)
        yield f"  - {in_('nearest')}: {there} {plain(related.message)}"
    yield f"  - {in_('why')}: {plain(finding.why)}"
    for clause in _clauses(finding):
        yield f"  - {in_('clause')}: {plain(clause)}"
    for suggestion in finding.suggestions:
        yield f"  - {in_('text to insert')}: “{plain(suggestion.text)}”"
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
