"""The report as a table: what an article says stays text in every spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from building import SMALL, full_report, load_pack, report_on, with_findings
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.documents.tracker import COLUMNS, unguarded
from claimcheck.report import render as render_as
from claimcheck.report.csv import render
from claimcheck.report.look import Look
from claimcheck.report.rows import MOST_SIGNS

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.report import Report


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), SMALL)


def _rows(report: Report) -> list[dict[str, str]]:
    text = render_as("csv", report, Look()).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_finding_is_a_row_with_all_that_a_reviewer_needs(book: Rulebook) -> None:
    report = full_report(book)
    rows = _rows(report)
    assert list(rows[0]) == list(COLUMNS)
    assert rows[1] == {
        **dict.fromkeys(COLUMNS, ""),
        "id": "2",
        "article": "a b.txt",
        "place": "line 2",
        "quote": "no downtime",
        "sentence": "There is usually no downtime.",
        "category": "overclaim/no-downtime",
        "rule": "overclaim/no-downtime/stated",
        "severity": "warning",
        "message": "“no downtime” promises recovery without any downtime.",
        "why": "Skin heals in days.",
        "wording": "Say what to expect.",
        "clause": "uk: CAP Code 12.9 (secondary, as of 2026-01-01) https://example.org/12",
        "status": "open",
        "fingerprint": report.findings[1].fingerprint,
    }


def test_accepted_findings_failures_and_notices_are_rows_too(book: Rulebook) -> None:
    rows = _rows(full_report(book))
    assert [(r["id"], r["article"], r["place"], r["severity"], r["status"]) for r in rows] == [
        ("1", "a b.txt", "line 1", "error", "open"),
        ("2", "a b.txt", "line 2", "warning", "open"),
        ("3", "a b.txt", "line 3", "error", "waived"),
        ("4", "a b.txt", "line 4", "error", "approved"),
        ("5", "a b.txt", "line 5", "error", "baselined"),
        ("", "b.docx", "", "error", "not checked"),
        ("", "waivers.yaml", "line 7", "warning", "notice"),
    ]


def test_a_spreadsheet_is_told_the_encoding(book: Rulebook) -> None:
    text = render(report_on(book, "Good."), Look())
    assert text == "\ufeff" + ",".join(COLUMNS) + "\r\n"


@given(
    st.text(alphabet="=+-@\t\r\n＝＋－＠'a\x00", max_size=6),
)
@example("=1+1")
@example("'=1")
@example("''=1")
def test_no_cell_is_a_formula_and_all_come_back(book: Rulebook, text: str) -> None:
    report = report_on(book, "No downtime.")
    row = _rows(with_findings(report, report.findings[0]._replace(quote=text)))[0]
    assert not row["quote"].startswith(("=", "+", "-", "@", "\t", "\r", "\n", *"＝＋－＠"))
    assert unguarded(row["quote"]) == text.replace("\x00", "�")


def test_a_long_text_is_cut_to_what_a_cell_holds(book: Rulebook) -> None:
    report = report_on(book, "No downtime.")
    long = report.findings[0]._replace(sentence="x" * 40_000)
    sentence = _rows(with_findings(report, long))[0]["sentence"]
    assert sentence == "x" * (MOST_SIGNS - 1) + "…"
