"""What a report counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import SMALL, load_pack, reconciled

from claimcheck.model.report import ArticleResult, Report
from claimcheck.model.rule import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model.finding import Finding


@pytest.fixture
def finding(tmp_path: Path) -> Finding:
    (found,), _ = reconciled(load_pack(tmp_path, SMALL), "There is no downtime.")
    return found


def _report(*findings: Finding) -> Report:
    article = ArticleResult(
        path="a.txt",
        format="text",
        language="en",
        treatments=(),
        words=4,
        source="There is no downtime.",
        text="There is no downtime.",
        blocks=(),
        findings=findings,
    )
    return Report(articles=(article,), failures=(), packs=(), as_of="2026-01-02")


def test_only_open_findings_are_counted(finding: Finding) -> None:
    report = _report(finding, finding._replace(status="waived"))
    assert report.counts()[Severity.ERROR] == 1
    assert report.counts()[Severity.WARNING] == 0


@pytest.mark.parametrize(
    ("severity", "fail_on", "failing"),
    [
        (Severity.ERROR, Severity.ERROR, True),
        (Severity.WARNING, Severity.ERROR, False),
        (Severity.WARNING, Severity.WARNING, True),
        (Severity.ERROR, Severity.INFO, True),
        (Severity.INFO, Severity.WARNING, False),
        (Severity.ERROR, None, False),
    ],
)
def test_a_report_fails_at_or_above_the_severity_asked_for(
    finding: Finding, severity: Severity, fail_on: Severity | None, *, failing: bool
) -> None:
    assert _report(finding._replace(severity=severity)).is_failing(fail_on) is failing


def test_an_approved_finding_never_fails(finding: Finding) -> None:
    assert not _report(finding._replace(status="approved")).is_failing(Severity.INFO)
