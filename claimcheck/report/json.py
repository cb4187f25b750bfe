"""The report for programs: the contract `claimcheck-report/1`."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Any

import orjson

from claimcheck import __version__
from claimcheck.model.text import Division

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.model.finding import Citation, Finding, Related
    from claimcheck.model.report import ArticleResult, Failure, Notice, Pack, Report
    from claimcheck.model.text import Place
    from claimcheck.report.look import Look

SCHEMA = "claimcheck-report/1"


def render(report: Report, look: Look) -> str:
    """Return the report as JSON, in the order of the contract; the same report, the same bytes.

    Each article, finding and failure has a line: good to read and to compare, quick to write.
    """
    return "".join(parts(report, look))


def parts(report: Report, look: Look) -> Iterator[str]:
    """Yield the report as JSON piece by piece, a line at a time."""
    del look
    made: dict[str, str | Iterator[str]] = {
        "schema": _encode(SCHEMA),
        "tool": _encode({"version": __version__, "packs": [_pack(pack) for pack in report.packs]}),
        "jurisdictions": _encode([jurisdiction.id for jurisdiction in report.law]),
        "as_of": _encode(report.as_of),
        "articles": _lines(map(_article, report.articles)),
        "findings": _lines(
            _finding(finding) for article in report.articles for finding in article.findings
        ),
        "failures": _lines(map(_failure, report.failures)),
        **({"notices": _lines(map(_notice, report.notices))} if report.notices else {}),
        "summary": _encode(report.counts()),
    }
    for number, (key, part) in enumerate(made.items()):
        yield f'{"," if number else "{"}\n"{key}":'
        if isinstance(part, str):
            yield part
        else:
            yield from part
    yield "\n}\n"


def _encode(value: object) -> str:
    return orjson.dumps(value).decode()


def _said(name: str) -> str:
    """Return the name of a file as JSON can hold it: a name need not be UTF-8."""
    return name.encode("utf-8", "replace").decode()


def _lines(values: Iterable[dict[str, Any]]) -> Iterator[str]:
    is_empty = True
    for value in values:
        yield f"{'[' if is_empty else ','}\n{_encode(value)}"
        is_empty = False
    yield "[]" if is_empty else "\n]"


def schema() -> dict[str, Any]:
    """Return the JSON Schema that every report keeps."""
    file = resources.files("claimcheck.report").joinpath("report.schema.json")
    loaded: dict[str, Any] = orjson.loads(file.read_bytes())
    return loaded


def _pack(pack: Pack) -> dict[str, Any]:
    return {"id": pack.id, "version": pack.version, "sha256": pack.sha256}


def _article(article: ArticleResult) -> dict[str, Any]:
    return {
        "path": _said(article.path),
        "format": article.format,
        "language": article.language,
        "treatments": article.treatments,
        "words": article.words,
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {"path": _said(failure.path), "reason": _said(failure.reason)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "path": _said(finding.path),
        "rule": finding.rule,
        "category": finding.category,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "status": finding.status,
        "message": finding.message,
        "advice": finding.advice,
        "quote": finding.quote,
        "sentence": finding.sentence,
        "start": _place(finding.start),
        "end": _place(finding.end),
        "cues": [
            {"qualifier": cue.qualifier.value, "text": cue.text, "effect": cue.effect}
            for cue in finding.cues
        ],
        "suggestions": [
            {"text": s.text, "safe": s.safe, "replaces": s.replaces} for s in finding.suggestions
        ],
        "related": [_related(related) for related in finding.related],
        "citations": [_citation(citation) for citation in finding.citations],
        "fingerprint": finding.fingerprint,
        **({"acceptance": finding.acceptance._asdict()} if finding.acceptance else {}),
        **({"reason": finding.reason.plain()} if finding.reason else {}),
    }


def _citation(citation: Citation) -> dict[str, str]:
    """Return a clause as the contract has it; what it asks for can be read at its address."""
    return {name: value for name, value in citation._asdict().items() if name != "about"}


def _notice(notice: Notice) -> dict[str, Any]:
    return {
        "path": _said(notice.path),
        "line": notice.line,
        "severity": notice.severity.value,
        "message": notice.message,
    }


def _related(related: Related) -> dict[str, Any]:
    return {
        "path": _said(related.path),
        "quote": related.quote,
        "message": related.message,
        "start": _place(related.start),
        "end": _place(related.end),
    }


def _place(place: Place) -> dict[str, int | str]:
    """Return a place: in lines by line and column, in other divisions by the offset inside it."""
    unit = {"unit": place.unit} if place.unit else {}
    if place.division is Division.LINE:
        return {"offset": place.offset, "line": place.number, "column": place.column, **unit}
    return {place.division.value: place.number, "offset": place.column - 1, **unit}
