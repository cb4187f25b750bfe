"""The report for programs: the contract `claimcheck-report/1`."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

from claimcheck import __version__
from claimcheck.model.rule import Severity

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding, Related
    from claimcheck.model.report import Report
    from claimcheck.model.text import Place
    from claimcheck.report.look import Look

SCHEMA = "claimcheck-report/1"


def render_json(report: Report, look: Look) -> str:
    """Return the report as JSON. The same report gives the same bytes."""
    del look
    return json.dumps(as_plain(report), ensure_ascii=False, indent=1) + "\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema that every report keeps."""
    file = resources.files("claimcheck.report").joinpath("report.schema.json")
    loaded: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return loaded


def as_plain(report: Report) -> dict[str, Any]:
    """Return the report as plain values, in the order of the contract."""
    return {
        "schema": SCHEMA,
        "tool": {
            "version": __version__,
            "packs": [
                {"id": pack.id, "version": pack.version, "sha256": pack.sha256}
                for pack in report.packs
            ],
        },
        "jurisdictions": [],
        "as_of": report.as_of,
        "articles": [
            {
                "path": article.path,
                "format": article.format,
                "language": article.language,
                "treatments": list(article.treatments),
                "words": article.words,
            }
            for article in report.articles
        ],
        "findings": [_finding(finding) for finding in report.findings],
        "failures": [
            {"path": failure.path, "reason": failure.reason} for failure in report.failures
        ],
        "summary": {
            **{severity.value: report.count(severity) for severity in Severity},
            **{
                status: sum(finding.status == status for finding in report.findings)
                for status in ("waived", "approved", "baselined")
            },
        },
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.path,
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
            {"text": suggestion.text, "safe": suggestion.safe} for suggestion in finding.suggestions
        ],
        "related": [_related(related) for related in finding.related],
        "citations": [],
        "fingerprint": finding.fingerprint,
    }


def _related(related: Related) -> dict[str, Any]:
    return {
        "path": related.path,
        "quote": related.quote,
        "message": related.message,
        "start": _place(related.start),
        "end": _place(related.end),
    }


def _place(place: Place) -> dict[str, int]:
    return {"offset": place.offset, "line": place.line, "column": place.column}
