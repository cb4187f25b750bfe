"""The report for programs keeps its contract."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from building import REPORTED, load_pack, report_on
from jsonschema import Draft202012Validator

from claimcheck import __version__
from claimcheck.model.report import Failure, Report
from claimcheck.report import REPORTERS
from claimcheck.report import render as render_as
from claimcheck.report.json import render, schema
from claimcheck.report.look import Look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_VALIDATOR = Draft202012Validator(schema())


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return report_on(
        load_pack(tmp_path, REPORTED),
        "Pico usually has no downtime 😀. Pico: redness for 3 days, no lips swollen.",
        failures=(Failure(path="b.docx", reason="there is no reader for it"),),
    )


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_every_sort_of_finding_keeps_the_schema(report: Report) -> None:
    families = {finding.category.partition("/")[0] for finding in report.findings}
    assert families == {"overclaim", "consistency", "disclaimer"}
    assert list(_VALIDATOR.iter_errors(json.loads(render(report, Look())))) == []


def test_the_report_is_in_the_order_of_the_contract(report: Report) -> None:
    assert list(json.loads(render(report, Look()))) == [
        "schema", "tool", "jurisdictions", "as_of", "articles", "findings", "failures", "summary",
    ]  # fmt: skip


def test_a_finding_says_all_that_the_contract_names(report: Report) -> None:
    plain = json.loads(render(report, Look()))
    finding = next(f for f in plain["findings"] if f["rule"] == "overclaim/no-downtime/stated")
    fingerprint = finding.pop("fingerprint")
    assert len(fingerprint) == 16
    assert finding == {
        "path": "a.txt",
        "rule": "overclaim/no-downtime/stated",
        "category": "overclaim/no-downtime",
        "severity": "warning",
        "confidence": "high",
        "status": "open",
        "message": "“no downtime” promises recovery without any downtime.",
        "advice": "Say what to expect.",
        "quote": "no downtime",
        "sentence": "Pico usually has no downtime 😀.",
        "start": {"offset": 17, "line": 1, "column": 18},
        "end": {"offset": 28, "line": 1, "column": 29},
        "cues": [{"qualifier": "hedged", "text": "usually", "effect": "lowered"}],
        "suggestions": [],
        "related": [],
        "citations": [],
    }


def test_the_head_and_the_foot_say_what_was_done(report: Report) -> None:
    plain = json.loads(render(report, Look()))
    assert plain["schema"] == "claimcheck-report/1"
    assert plain["tool"]["version"] == __version__
    assert [pack["id"] for pack in plain["tool"]["packs"]] == ["base", "en", "lexicon"]
    assert plain["as_of"] == "2026-01-02"
    assert plain["articles"] == [
        {"path": "a.txt", "format": "text", "language": "en", "treatments": ["pico"], "words": 14}
    ]
    assert plain["failures"] == [{"path": "b.docx", "reason": "there is no reader for it"}]
    assert plain["summary"] == {
        "error": 1, "warning": 1, "info": 1, "waived": 0, "approved": 0, "baselined": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    "spoil",
    [
        lambda plain: plain.pop("summary"),
        lambda plain: plain.update(more=1),
        lambda plain: plain["findings"][0].update(severity="grave"),
        lambda plain: plain["findings"][0].update(fingerprint="x"),
        lambda plain: plain["findings"][0]["start"].update(line=0),
        lambda plain: plain["findings"][0].pop("quote"),
        lambda plain: plain.update(as_of="today"),
    ],
)
def test_the_schema_refuses_what_breaks_the_contract(
    report: Report, spoil: Callable[[dict[str, Any]], object]
) -> None:
    plain = json.loads(render(report, Look()))
    spoil(plain)
    assert not _VALIDATOR.is_valid(plain)


def test_foreign_letters_stay_readable(report: Report) -> None:
    assert "😀" in render(report, Look())


# A report in PDF is a copy of the PDF that was checked.
@pytest.mark.parametrize("name", [name for name in REPORTERS if name != "pdf"])
def test_the_same_report_gives_the_same_output_with_one_last_newline(
    report: Report, name: str
) -> None:
    first = render_as(name, report, Look())
    assert render_as(name, report, Look()) == first
    if not REPORTERS[name].is_binary:
        assert first.endswith(b"\n")
        assert not first.endswith(b"\n\n")


def test_the_name_of_a_file_need_not_be_utf_8(report: Report) -> None:
    name = "bad\udcff.md"
    article = report.articles[0]
    findings = tuple(
        finding._replace(
            path=name,
            related=tuple(related._replace(path=name) for related in finding.related),
        )
        for finding in article.findings
    )
    odd = replace(
        report,
        articles=(replace(article, path=name, findings=findings),),
        failures=(Failure(path=name, reason=f"{name} is gone"),),
    )
    plain = json.loads(render(odd, Look()))
    assert plain["articles"][0]["path"] == "bad?.md"
    assert {finding["path"] for finding in plain["findings"]} == {"bad?.md"}
    assert plain["failures"] == [{"path": "bad?.md", "reason": "bad?.md is gone"}]
