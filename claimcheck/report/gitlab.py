"""The report as GitLab's code quality: what a merge request makes better or worse."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from claimcheck.model.rule import Severity
from claimcheck.model.text import Division
from claimcheck.report.look import is_open, slashed

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding
    from claimcheck.model.report import Report
    from claimcheck.report.look import Look

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}
_NOT_CHECKED, _NOTICE = "claimcheck/not-checked", "claimcheck/notice"


def render(report: Report, look: Look) -> str:
    """Return the open findings, the notices and the files that could not be checked.

    GitLab compares two branches by fingerprint and shows findings of the same one once: they are
    made unique, and stay the same wherever a sentence moves in its file.
    """
    del look
    seen: Counter[tuple[str, ...]] = Counter()

    def unique(*words: str) -> str:
        seen[words] += 1
        joined = "\0".join((*words, str(seen[words])))
        return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    issues = [
        _issue(
            check=_NOT_CHECKED,
            severity="blocker",
            path=failure.path,
            said=failure.reason,
            fingerprint=unique(_NOT_CHECKED, failure.path, failure.reason),
        )
        for failure in report.failures
    ]
    issues += [
        _issue(
            check=_NOTICE,
            severity=_SEVERITIES[notice.severity],
            path=notice.path,
            said=notice.message,
            fingerprint=unique(_NOTICE, notice.path, notice.message),
            first=notice.line or 1,
        )
        for notice in report.notices
    ]
    issues += [
        _finding(finding, unique(finding.rule, finding.path, finding.fingerprint))
        for finding in report.findings
        if is_open(finding)
    ]
    if not issues:
        return "[]\n"
    lines = (json.dumps(issue, ensure_ascii=False) for issue in issues)
    return "[\n" + ",\n".join(lines) + "\n]\n"


def _finding(finding: Finding, fingerprint: str) -> dict[str, Any]:
    start = finding.start
    has_lines = start.division is Division.LINE
    unit = f"{start.unit}: " if start.unit else ""
    where = "" if has_lines else f"{start}: "
    return _issue(
        check=finding.rule,
        severity=_SEVERITIES[finding.severity],
        path=finding.path,
        said=f"{where}{unit}{finding.message} {finding.advice}".strip(),
        fingerprint=fingerprint,
        first=start.number if has_lines else 1,
        last=finding.end.number if has_lines else 1,
    )


def _issue(  # noqa: PLR0913 -- the properties that GitLab documents
    *,
    check: str,
    severity: str,
    path: str,
    said: str,
    fingerprint: str,
    first: int = 1,
    last: int = 0,
) -> dict[str, Any]:
    """Return an issue; a file without lines is pointed at in its first, which must be given."""
    lines = {"begin": first, "end": max(first, last)}
    return {
        "description": said,
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": slashed(path), "lines": lines},
    }
