"""The report for a terminal: the source line with the phrase underlined, the reason, the advice."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from claimcheck.model.regex import regex
from claimcheck.model.rule import Severity
from claimcheck.model.text import Division
from claimcheck.report.look import (
    NOT_LEGAL_ADVICE,
    Look,
    acceptance_words,
    accepted,
    clause_named,
    cue_words,
    is_missing,
    is_open,
    named,
    notice_place,
    printable,
    profile_words,
    reason_words,
    summary,
)
from claimcheck.report.words import NOT_LEGAL_ADVICE as NO_ADVICE_CHINESE
from claimcheck.report.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model.finding import Finding, Related
    from claimcheck.model.report import ArticleResult, Report
    from claimcheck.model.text import Place

_STYLES = {
    Severity.ERROR: "\x1b[1;31m",
    Severity.WARNING: "\x1b[1;33m",
    Severity.INFO: "\x1b[1;36m",
}
_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_LINE_END = regex(r"[\n\f]")
_LABEL = 9  # columns before the words of a reason


def render(report: Report, look: Look) -> str:
    """Return the report for a terminal of `look.width` columns."""
    return "".join(parts(report, look))


def parts(report: Report, look: Look) -> Iterator[str]:
    """Yield the report piece by piece, an article at a time."""
    yield _joined(_head(report, look))
    for article in report.articles:
        shown = [f for f in article.findings if look.shows_accepted or is_open(f)]
        if shown:
            yield _joined((*_article(article, shown, look), ""))
    for failure in report.failures:
        reason = printable(failure.reason)
        head = _styled(named(failure.path), _BOLD, look)
        yield _joined((head, *_labelled("failed", reason, look), ""))
    for notice in report.notices:
        head = _styled(printable(notice_place(notice)), _BOLD, look)
        yield _joined((head, *_labelled(notice.severity, notice.message, look), ""))
    yield _joined((summary(report, chinese=look.chinese),))
    if passed := accepted(report, chinese=look.chinese):
        hint = "；--show-waived 列出" if look.chinese else "; --show-waived lists them"
        yield _joined((passed if look.shows_accepted else f"{passed}{hint}",))


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _head(report: Report, look: Look) -> Iterator[str]:
    """Yield under whose law articles were checked, where somebody asked for that."""
    if law := profile_words(report):
        yield from _labelled("under", law, look)
        told = NO_ADVICE_CHINESE if look.chinese else NOT_LEGAL_ADVICE
        yield from _labelled("", told, look)
        yield ""


def _article(
    article: ArticleResult,
    findings: Iterable[Finding],
    look: Look,
) -> Iterator[str]:
    yield _styled(named(article.path), _BOLD, look)
    if article.about:
        yield from _labelled("about", ", ".join(article.about), look)
    source = article.source.replace("\r\n", " \n").replace("\r", "\n")
    for finding in findings:
        yield ""
        yield from _finding(finding, source, look)


def _finding(finding: Finding, source: str, look: Look) -> Iterator[str]:
    word = worded(finding.severity, chinese=look.chinese)
    severity = _styled(word + " " * (7 - _columns(word)), _STYLES[finding.severity], look)
    yield f"  {_place(finding.start):<8} {severity} {printable(finding.rule)}"
    if finding.start.unit:
        yield from _labelled("in", finding.start.unit, look)
    if not is_open(finding):
        yield from _labelled(finding.status, acceptance_words(finding), look)
    yield from _labelled("", finding.message, look)
    if is_missing(finding):
        frame = finding.sentence
        yield from _labelled("owed by", f"“{_shortened(frame, look.width * 2)}”", look)
    else:
        yield from _frame(finding, source, look)
    for related in finding.related:
        yield from _labelled("see", f"{_there(related)} {related.message}", look)
    if look.detail:
        yield from _reasons(finding, look)
    yield from _labelled("write", finding.advice, look)
    for suggestion in finding.suggestions[:1]:
        if suggestion.text:
            yield from _labelled("e.g.", f"“{suggestion.text}”", look)


def _reasons(finding: Finding, look: Look) -> Iterator[str]:
    """Yield why, by which words of the context, and by which clauses; the first has decided."""
    yield from _labelled("why", finding.why, look)
    for words in cue_words(finding, chinese=look.chinese):
        yield from _labelled("cue", words, look)
    for words in reason_words(finding):
        yield from _labelled("like", words, look)
    for citation in finding.citations:
        yield from _labelled("clause", clause_named(citation), look)
        if citation.url:  # whole, so that it can be opened
            yield f"{'':>{_LABEL}}  {printable(citation.url)}"


def _place(place: Place) -> str:
    """Return a place as editors write it, where there are lines, else in words."""
    if place.division is Division.LINE:
        return f"{place.number}:{place.column}"
    return str(place)


def _there(related: Related) -> str:
    sign = ":" if related.start.division is Division.LINE else ", "
    return f"{named(related.path)}{sign}{_place(related.start)}"


@lru_cache(4096)
def _labelled(label: str, words: str, look: Look) -> tuple[str, ...]:
    """Return words wrapped beside a label in the left margin.

    What a rule says is said many times in a report.
    """
    width = max(20, look.width - _LABEL - 2)
    label = worded(label, chinese=look.chinese)
    first = " " * (_LABEL - _columns(label)) + label
    return tuple(
        f"{_styled(' ' * _LABEL if number else first, _DIM, look)}  {line}".rstrip()
        for number, line in enumerate(_wrapped(printable(words), width))
    )


def _frame(finding: Finding, source: str, look: Look) -> Iterator[str]:
    """Yield the source line of a finding, cut to the width, and a caret under each character."""
    offset = finding.start.offset
    first = max(source.rfind("\n", 0, offset), source.rfind("\f", 0, offset)) + 1
    last = _LINE_END.search(source, first)
    line = printable(source[first : last.start() if last else len(source)])
    start = offset - first
    end = min(finding.end.offset - first, len(line))
    number = f"{finding.start.number:>{_LABEL}}"
    room = max(20, look.width - _LABEL - 4)
    window, offset = _window(line, start, end, room)
    shown = window[max(0, start - offset) : max(0, end - offset)]
    before = _columns(window[: max(0, start - offset)])
    carets = "^" * max(1, min(_columns(shown), room - before))
    bar = _styled("│", _DIM, look)
    yield f"{_styled(number, _DIM, look)} {bar} {window}".rstrip()
    marks = _styled(carets, _STYLES[finding.severity], look)
    yield f"{'':>{_LABEL}} {bar} {' ' * before}{marks}"


def _window(line: str, start: int, end: int, room: int) -> tuple[str, int]:
    """Return a stretch of a line that shows `start..end`, and the offset of its first character.

    Dots stand for what is cut off; those in front count as one character of the line.
    """
    if _columns(line) <= room:
        return line, 0
    first = 0
    if _columns(line[:end]) >= room:
        spare = max(0, room - 2 - _columns(line[start:end])) // 2
        first = start
        while first > 0 and _columns(line[first - 1 : start]) <= spare:
            first -= 1
    head = "…" if first else ""
    rest = line[first:]
    if _columns(rest) <= room - len(head):
        return head + rest, first - len(head)
    return head + rest[: _fitting(rest, room - len(head) - 1)] + "…", first - len(head)


def _wrapped(words: str, width: int) -> Iterator[str]:
    """Yield lines of at most `width` columns; a word that is longer is cut."""
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if _columns(longer) <= width:
            line = longer
            continue
        if line:
            yield line
        line = word
        while _columns(line) > width:
            cut = max(1, _fitting(line, width))
            yield line[:cut]
            line = line[cut:]
    yield line


def _fitting(text: str, room: int) -> int:
    """Return how many characters of a text fit into some columns."""
    used = 0
    for at, sign in enumerate(text):
        used += _columns(sign)
        if used > room:
            return at
    return len(text)


def _columns(text: str) -> int:
    """Return how many columns a terminal gives a text; Chinese characters take two."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


@cache
def _columns_of(sign: str) -> int:
    return 0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1


def _shortened(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _styled(text: str, style: str, look: Look) -> str:
    return f"{style}{text}{_PLAIN}" if look.colour else text
