"""The report for code scanning: SARIF 2.1.0, within the limits of those who show it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from claimcheck import __version__
from claimcheck.model.rule import Confidence, Severity
from claimcheck.model.text import Division
from claimcheck.report.look import is_open, slashed
from claimcheck.report.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.model.finding import Citation, Finding, Related
    from claimcheck.model.report import Notice, Report
    from claimcheck.model.text import Place
    from claimcheck.report.look import Look

MOST_RESULTS = 25_000
"""GitHub refuses a run with more: docs.github.com, “SARIF results exceed one or more limits”."""
MOST_LOCATIONS = 1_000
"""GitHub refuses a result with more (the same page)."""
MOST_SIGNS = 1_024
"""GitHub cuts the descriptions of a rule there: docs.github.com, “SARIF support”."""
FINGERPRINT = "claimcheck/v1"

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "SRCROOT"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "recommendation",
}
_PRECISIONS = {Confidence.HIGH: "high", Confidence.MEDIUM: "medium", Confidence.LOW: "low"}
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def render(report: Report, look: Look) -> str:
    """Return the report as one run; what was accepted is in it, suppressed."""
    del look
    findings = _most(report.findings)
    laws = _laws(findings)
    rules = _rules(findings)
    of_rule = {rule["id"]: index for index, rule in enumerate(rules)}
    seen: Counter[tuple[str, str]] = Counter()
    results = []
    for finding in findings:
        seen[finding.path, finding.fingerprint] += 1
        nth = seen[finding.path, finding.fingerprint]
        results.append(_result(finding, nth, of_rule[finding.rule], laws))
    run = {
        "tool": {"driver": _driver(report, rules, laws)},
        "automationDetails": {"id": f"claimcheck/{report.as_of}"},
        "invocations": [_invocation(report, len(findings))],
        "originalUriBaseIds": {_ROOT: {"description": _text("The folder that was checked from.")}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "taxonomies": [_taxonomy(name, clauses) for name, clauses in laws.items()],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, separators=(",", ":")) + "\n"


def _most(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Return as many findings as are taken, the open and the gravest before the others."""
    if len(findings) <= MOST_RESULTS:
        return findings
    order = sorted(
        range(len(findings)),
        key=lambda at: (not is_open(findings[at]), findings[at].severity.rank, at),
    )
    return [findings[at] for at in sorted(order[:MOST_RESULTS])]


def _driver(
    report: Report,
    rules: list[dict[str, Any]],
    laws: Mapping[str, Mapping[str, Citation]],
) -> dict[str, Any]:
    return {
        "name": "claimcheck",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": rules,
        "supportedTaxonomies": [{"name": name, "index": at} for at, name in enumerate(laws)],
        "properties": {"packs": [{"id": p.id, "sha256": p.sha256} for p in report.packs]},
    }


def _rules(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return the rules that spoke, by id: each as its gravest finding tells of it."""
    gravest: dict[str, Finding] = {}
    for finding in findings:
        known = gravest.get(finding.rule)
        if known is None or finding.severity.rank < known.severity.rank:
            gravest[finding.rule] = finding
    return [_rule(gravest[rule]) for rule in sorted(gravest)]


def _rule(finding: Finding) -> dict[str, Any]:
    family, _, category = finding.category.partition("/")
    slug = finding.rule.removeprefix(f"{finding.category}/")
    words = f"{category} ({family}): {slug}".replace("-", " ")
    parts = finding.rule.replace("/", "-").split("-")
    helped = (("Why it matters", finding.why), ("What to write", finding.advice))
    return {
        "id": finding.rule,
        "name": "".join(part.capitalize() for part in parts)[:255],
        "shortDescription": _text(_short(words[:1].upper() + words[1:])),
        "fullDescription": _text(_short(finding.why or words)),
        "help": {
            "text": "\n\n".join(f"{title}: {said}" for title, said in helped if said) or words,
            "markdown": "\n\n".join(f"**{title}:** {plain(said)}" for title, said in helped if said)
            or plain(words),
        },
        "defaultConfiguration": {"level": _LEVELS[finding.severity]},
        "properties": {
            "tags": [family, finding.category],
            "precision": _PRECISIONS[finding.confidence],
            "problem.severity": _PROBLEMS[finding.severity],
        },
    }


def _result(
    finding: Finding,
    nth: int,
    rule: int,
    laws: Mapping[str, Mapping[str, Citation]],
) -> dict[str, Any]:
    fingerprints = {FINGERPRINT: finding.fingerprint}
    if finding.start.division is not Division.LINE:
        # GitHub tells alerts apart by this key alone. Where there are lines those who upload hash
        # the line itself; where there are none, nobody else knows what stays the same.
        fingerprints["primaryLocationLineHash"] = f"{finding.fingerprint}:{nth}"
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": _text(_unlinked(f"{finding.message} {finding.advice}".strip())),
        "locations": [_location(finding.path, finding.start, finding.end, finding.quote)],
        "partialFingerprints": fingerprints,
    }
    if finding.related:
        result["relatedLocations"] = [
            _related(number, related)
            for number, related in enumerate(finding.related[: MOST_LOCATIONS - 1], start=1)
        ]
    if finding.citations:
        result["taxa"] = [_reference(citation, laws) for citation in finding.citations]
    if finding.reason:
        result["properties"] = finding.reason.plain()
    if not is_open(finding):
        result["suppressions"] = [_suppression(finding)]
    return result


def _location(path: str, start: Place, end: Place, quote: str) -> dict[str, Any]:
    """Return a place; where there are no lines, a logical one: its offset is in no real text."""
    physical: dict[str, Any] = {"artifactLocation": _artifact(path)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if start.division is Division.LINE:
        physical["region"] = {
            "startLine": start.number,
            "startColumn": start.column,
            "endLine": end.number,
            "endColumn": end.column,
            "charOffset": start.offset,
            "charLength": end.offset - start.offset,
            **({"snippet": {"text": quote}} if quote else {}),
        }
    parts = [str(start)] if start.division is not Division.LINE else []
    parts += [start.unit] if start.unit else []
    if parts:
        location["logicalLocations"] = [
            {"name": part, "fullyQualifiedName": f"{slashed(path)}: {part}", "kind": "element"}
            for part in parts
        ]
    return location


def _related(number: int, related: Related) -> dict[str, Any]:
    said = f"“{related.quote}” {related.message}".strip()
    location = _location(related.path, related.start, related.end, related.quote)
    return {"id": number, "message": _text(_unlinked(said)), **location}


def _suppression(finding: Finding) -> dict[str, Any]:
    told = finding.acceptance
    inside = told is not None and f"{told.where}:".startswith(f"{finding.path}:")
    properties = {"status": finding.status}
    if told is not None:
        given = {"by": told.by, "until": told.until, "where": told.where}
        properties |= {name: value for name, value in given.items() if value}
    return {
        "kind": "inSource" if inside else "external",
        "status": "accepted",
        **({"justification": told.reason} if told is not None and told.reason else {}),
        "properties": properties,
    }


def _laws(findings: Iterable[Finding]) -> dict[str, dict[str, Citation]]:
    """Return the clauses that are cited, by jurisdiction and by name, both in order."""
    cited = {(c.jurisdiction, c.ref): c for finding in findings for c in finding.citations}
    laws: dict[str, dict[str, Citation]] = {}
    for jurisdiction, ref in sorted(cited):
        laws.setdefault(jurisdiction, {})[ref] = cited[jurisdiction, ref]
    return laws


def _taxonomy(name: str, clauses: Mapping[str, Citation]) -> dict[str, Any]:
    return {
        "name": name,
        "shortDescription": _text(f"Clauses of the jurisdiction “{name}” that findings cite."),
        "taxa": [
            {
                "id": clause.ref,
                **({"shortDescription": _text(clause.about)} if clause.about else {}),
                **({"helpUri": clause.url} if clause.url else {}),
                "properties": {"basis": clause.basis, "asOf": clause.as_of},
            }
            for clause in clauses.values()
        ],
    }


def _reference(citation: Citation, laws: Mapping[str, Mapping[str, Citation]]) -> dict[str, Any]:
    name = citation.jurisdiction
    return {
        "id": citation.ref,
        "index": list(laws[name]).index(citation.ref),
        "toolComponent": {"name": name, "index": list(laws).index(name)},
    }


def _invocation(report: Report, written: int) -> dict[str, Any]:
    notifications = [
        _notification("not-checked", "error", failure.reason, failure.path)
        for failure in report.failures
    ]
    notifications += [
        _notification("notice", _LEVELS[notice.severity], notice.message, notice.path, notice)
        for notice in report.notices
    ]
    left = len(report.findings) - written
    if left:
        said = (
            f"{written} of {written + left} findings are in this file, the gravest: code scanning "
            f"takes no more. The other {left} are in the other reports of claimcheck."
        )
        notifications.append(_notification("left-out", "warning", said))
    return {
        "executionSuccessful": not report.failures,
        "toolExecutionNotifications": notifications,
    }


def _notification(
    name: str,
    level: str,
    said: str,
    path: str = "",
    notice: Notice | None = None,
) -> dict[str, Any]:
    told = {"descriptor": {"id": name}, "level": level, "message": _text(_unlinked(said))}
    if not path:
        return told
    region = {"region": {"startLine": notice.line}} if notice and notice.line else {}
    physical = {"artifactLocation": _artifact(path), **region}
    return {**told, "locations": [{"physicalLocation": physical}]}


def _artifact(path: str) -> dict[str, str]:
    """Return the address of a file: of the folder that was checked from, or absolute."""
    encoded = _encoded(slashed(path))
    if PurePath(path).is_absolute():
        return {"uri": f"file:///{encoded.removeprefix('/')}"}
    return {"uri": encoded, "uriBaseId": _ROOT}


def _encoded(path: str) -> str:
    signs = path.encode("utf-8", "surrogateescape")
    return "".join(chr(sign) if sign in _UNRESERVED else f"%{sign:02X}" for sign in signs)


def _text(text: str) -> dict[str, str]:
    return {"text": text}


def _unlinked(text: str) -> str:
    """Return words of an article that a viewer cannot take for a link `[words](address)`."""
    return text.replace("](", "\\](")


def _short(text: str) -> str:
    return text if len(text) <= MOST_SIGNS else text[: MOST_SIGNS - 1] + "…"
