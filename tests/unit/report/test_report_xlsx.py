"""The report as a workbook: opened as reviewers open it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from building import SMALL, full_report, load_pack, report_on, with_findings

from claimcheck.documents.tracker import COLUMNS, Choice, read_tracker
from claimcheck.errors import MissingExtraError
from claimcheck.report.look import Look
from claimcheck.report.xlsx import render

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.report import Report

_OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), SMALL)


def _opened(report: Report) -> Any:
    return openpyxl.load_workbook(io.BytesIO(render(report, Look())))


def _cells(sheet: Any) -> list[list[Any]]:
    rows = sheet.iter_rows(values_only=True)
    return [[value for value in row if value is not None] for row in rows]


def test_a_finding_is_a_row_of_the_first_sheet(book: Rulebook) -> None:
    report = full_report(book)
    sheet = _opened(report)["Findings"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == COLUMNS
    assert len(rows) == 6
    named = dict(zip(COLUMNS, rows[3], strict=True))
    assert {name: value for name, value in named.items() if value is not None} == {
        "id": 3,
        "article": "a b.txt",
        "place": "line 3",
        "quote": "Zero downtime",
        "sentence": "Zero downtime here.",
        "category": "overclaim/no-downtime",
        "rule": "overclaim/no-downtime/stated",
        "severity": "error",
        "message": "“Zero downtime” promises recovery without any downtime.",
        "why": "Skin heals in days.",
        "wording": "Say what to expect.",
        "status": "waived",
        "fingerprint": report.findings[2].fingerprint,
    }


def test_a_reviewer_is_helped(book: Rulebook) -> None:
    sheet = _opened(full_report(book))["Findings"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C2", "A1:S6")
    assert [(v.type, v.formula1, str(v.sqref)) for v in sheet.data_validations.dataValidation] == [
        ("list", '"waive,approve,fix"', "N2:N506"),
        ("date", "DATE(2000,1,1)", "Q2:Q506"),
        ("date", "DATE(2000,1,1)", "R2:R506"),
    ]
    coloured = {
        rule.formula[0]: rule.dxf.fill.bgColor.rgb
        for area in sheet.conditional_formatting
        for rule in area.rules
    }
    assert coloured == {
        '$H2="error"': "00F8CBAD",
        '$H2="warning"': "00FFE699",
        '$H2="info"': "00DDEBF7",
    }
    assert sheet["E2"].alignment.wrap_text
    assert sheet.column_dimensions["E"].width == 48


def test_the_other_sheets_hold_counts_what_was_accepted_and_how_to_use_it(book: Rulebook) -> None:
    opened = _opened(full_report(book))
    assert opened.sheetnames == ["Findings", "Summary", "Accepted and notices", "How to use"]
    assert _cells(opened["Summary"])[:5] == [
        ["Review as of 2026-01-02", "error", "warning", "info", "waived", "approved", "baselined"],
        ["all", 1, 1, 0, 1, 1, 1],
        ["a b.txt", 1, 1, 0, 1, 1, 1],
        [],
        ["overclaim/no-downtime", 1, 1, 0, 1, 1, 1],
    ]
    rule = "overclaim/no-downtime/stated"
    assert _cells(opened["Accepted and notices"]) == [
        ["what", "file", "place", "rule", "quote", "said", "by", "until", "where"],
        ["waived", "a b.txt", "line 3", rule, "Zero downtime", "the award, E-12", "Ana",
         "2027-01-31", "waivers.yaml:3"],
        ["approved", "a b.txt", "line 4", rule, "No downtime", "evidence E-1", "a b.txt:4"],
        ["baselined", "a b.txt", "line 5", rule, "no downtime"],
        ["warning", "waivers.yaml", "line 7", "notice", "the waiver has expired"],
        ["not checked", "b.docx", "there is no reader for it"],
    ]  # fmt: skip
    assert _cells(opened["How to use"])[0] == ["how to use this workbook"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A1"])
def test_no_cell_is_a_formula(book: Rulebook, text: str) -> None:
    report = report_on(book, "No downtime.", path=f"{text.strip()}.txt")
    odd = report.findings[0]._replace(quote=text, message=text)
    sheet = _opened(with_findings(report, odd))["Findings"]
    cell = sheet.cell(2, COLUMNS.index("quote") + 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"n", "s"}


def test_what_a_workbook_cannot_hold_is_marked_or_cut(book: Rulebook) -> None:
    report = report_on(book, "No downtime.")
    odd = report.findings[0]._replace(quote="a\x00\x0b\ud800b", sentence="x" * 40_000)
    sheet = _opened(with_findings(report, odd))["Findings"]
    assert sheet.cell(2, COLUMNS.index("quote") + 1).value == "a���b"
    assert len(sheet.cell(2, COLUMNS.index("sentence") + 1).value) == 32_000


def test_nothing_says_when_the_workbook_was_written(
    book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = render(full_report(book), Look())
    monkeypatch.setattr("time.localtime", lambda *_: datetime(2001, 2, 3, 4, 5, 6).timetuple())  # noqa: DTZ001
    assert render(full_report(book), Look()) == made
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = parts.read("docProps/core.xml").decode()
    assert properties.count("2026-01-02T00:00:00Z") == 2


def test_without_its_library_the_extra_is_named(
    book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError) as raised:
        render(report_on(book, "Good."), Look())
    assert str(raised.value) == (
        'a report in xlsx needs an extra: pip install "claimcheck-lint[xlsx]"'
    )


def _office() -> str:
    if _OFFICE is None:
        if os.environ.get("CLAIMCHECK_CI"):
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    return _OFFICE


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_what_an_office_program_saves_is_read_back(
    book: Rulebook, tmp_path: Path, suffix: str
) -> None:
    report = full_report(book)
    opened = _opened(with_findings(report, report.findings[0]._replace(quote="=1+1")))
    row = dict(zip(COLUMNS, opened["Findings"][2], strict=True))
    row["decision"].value, row["reason"].value = "waive", "because of “E-12”"
    row["reviewer"].value, row["until"].value = "Ana", datetime(2027, 1, 31)  # noqa: DTZ001
    opened.save(tmp_path / "review.xlsx")
    out = tmp_path / "out"
    how = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true" if suffix == "csv" else suffix
    done = subprocess.run(
        [
            _office(), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
            "--convert-to", how, "--outdir", str(out), str(tmp_path / "review.xlsx"),
        ],
        capture_output=True,
        check=False,
        timeout=180,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (saved,) = out.iterdir()
    (decision,) = read_tracker("review", saved.read_bytes())
    assert decision.decision is Choice.WAIVE
    assert (decision.by, decision.until, decision.reason) == (
        "Ana",
        "2027-01-31",
        "because of “E-12”",
    )
    assert (decision.path, decision.quote) == ("a b.txt", "=1+1")
    assert decision.fingerprint == report.findings[0].fingerprint
