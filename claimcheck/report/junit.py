"""The report as test results: each article a suite, each finding a test that failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from claimcheck.report.look import acceptance_words, cue_words, is_open, notice_place, xml_text
from claimcheck.report.rows import place_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.model.report import ArticleResult, Report
    from claimcheck.report.look import Look

_IN_ATTRIBUTES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


class _Case(NamedTuple):
    """A test: `outcome` is the name of the element that says how it ended, or empty when well."""

    name: str
    outcome: str = ""
    type: str = ""
    message: str = ""
    body: str = ""


class _Suite(NamedTuple):
    """Tests of one file."""

    name: str
    cases: Sequence[_Case]

    def count(self, outcome: str) -> int:
        return sum(case.outcome == outcome for case in self.cases)


def render(report: Report, look: Look) -> str:
    """Return the suites; an article with nothing open has a test that passed."""
    del look
    suites = [_article(article) for article in report.articles]
    suites += [
        _Suite(f.path, [_Case("can be checked", "error", "not-checked", f.reason)])
        for f in report.failures
    ]
    if report.notices:
        cases = [_Case(notice_place(n), "failure", n.severity, n.message) for n in report.notices]
        suites.append(_Suite("notices", cases))
    return "\n".join(_document(suites)) + "\n"


def _article(article: ArticleResult) -> _Suite:
    cases = [_finding(finding) for finding in article.findings]
    if not any(case.outcome == "failure" for case in cases):
        cases.insert(0, _Case("nothing open"))
    return _Suite(article.path, cases)


def _finding(finding: Finding) -> _Case:
    column = f", column {finding.start.column}"  # without it two tests could have one name
    name = f"{finding.rule} ({place_words(finding)}{column})"
    if not is_open(finding):
        words = f"{finding.status} {acceptance_words(finding)}".strip()
        return _Case(name, "skipped", "", words)
    if not finding.is_binding:
        return _Case(name, "skipped", "", f"suggested: {finding.message}")
    return _Case(name, "failure", finding.severity, finding.message, "\n".join(_body(finding)))


def _body(finding: Finding) -> Iterator[str]:
    yield f"{finding.path}, {finding.start}: {finding.sentence}"
    for label, words in (("why", finding.why), ("write", finding.advice)):
        if words:
            yield f"{label}: {words}"
    yield from (f"cue: {words}" for words in cue_words(finding))
    yield from (f"see: {r.path}, {r.start}: {r.quote} {r.message}" for r in finding.related)
    yield f"fingerprint: {finding.fingerprint}"


def _document(suites: Sequence[_Suite]) -> Iterator[str]:
    totals = {
        "tests": sum(len(suite.cases) for suite in suites),
        "failures": sum(suite.count("failure") for suite in suites),
        "errors": sum(suite.count("error") for suite in suites),
    }
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites{_attributes(name='claimcheck', **_strings(totals))}>"
    for suite in suites:
        counts = {
            "tests": len(suite.cases),
            "failures": suite.count("failure"),
            "errors": suite.count("error"),
            "skipped": suite.count("skipped"),
        }
        yield f"  <testsuite{_attributes(name=suite.name, **_strings(counts))}>"
        for case in suite.cases:
            yield from _case(case, suite.name)
        yield "  </testsuite>"
    yield "</testsuites>"


def _case(case: _Case, of: str) -> Iterator[str]:
    head = f"    <testcase{_attributes(name=case.name, classname=of)}"
    if not case.outcome:
        yield f"{head}/>"
        return
    yield f"{head}>"
    type_ = {"type": case.type} if case.type else {}
    inside = f"<{case.outcome}{_attributes(message=case.message, **type_)}"
    body = escape(xml_text(case.body), {"\r": "&#13;"})
    yield f"      {inside}>{body}</{case.outcome}>" if body else f"      {inside}/>"
    yield "    </testcase>"


def _attributes(**values: str) -> str:
    pairs = (f" {key}={quoteattr(xml_text(v), _IN_ATTRIBUTES)}" for key, v in values.items())
    return "".join(pairs)


def _strings(counts: dict[str, int]) -> dict[str, str]:
    return {name: str(count) for name, count in counts.items()}
