"""The tracker's way back: decisions, or every mistake in them."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from building import SMALL, full_report, load_pack
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.documents import tracker
from claimcheck.documents.tracker import (
    COLUMNS,
    SCHEMA,
    Choice,
    Decision,
    guarded,
    read_tracker,
    unguarded,
)
from claimcheck.errors import MissingExtraError, ReadError, TrackerError
from claimcheck.report import render
from claimcheck.report.look import Look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_MARK = "0123456789abcdef"
_ROW = {
    "article": "a.md",
    "rule": "overclaim/no-downtime/stated",
    "quote": "no downtime",
    "sentence": "There is no downtime.",
    "decision": "waive",
    "reason": "award, E-12",
    "reviewer": "Ana",
    "until": "2027-01-31",
    "fingerprint": _MARK,
}
_DECISION = Decision(
    fingerprint=_MARK,
    path="a.md",
    rule="overclaim/no-downtime/stated",
    quote="no downtime",
    sentence="There is no downtime.",
    decision=Choice.WAIVE,
    reason="award, E-12",
    by="Ana",
    until="2027-01-31",
    where="review:2",
)


def _csv(*rows: dict[str, str], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows({name: guarded(value) for name, value in row.items()} for row in rows)
    return out.getvalue().encode(encoding)


def _xlsx(*rows: dict[str, Any], title: str = "Findings") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    book.active.append(COLUMNS)
    for row in rows:
        book.active.append([row.get(name) for name in COLUMNS])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _json(*rows: dict[str, str]) -> bytes:
    names = {"article": "path", "reviewer": "by"}
    entries = [{names.get(name, name): value for name, value in row.items()} for row in rows]
    return json.dumps({"schema": SCHEMA, "decisions": entries}).encode()


@pytest.mark.parametrize(("write", "line"), [(_csv, 2), (_xlsx, 2), (_json, 1)])
def test_a_decision_is_read_from_every_format(write: Callable[..., bytes], line: int) -> None:
    (decision,) = read_tracker("review", write(_ROW))
    assert decision == replace(_DECISION, where=f"review:{line}")


@pytest.mark.parametrize("write", [_csv, _xlsx, _json])
def test_rows_without_a_decision_are_left_out(write: Callable[..., bytes]) -> None:
    undecided = {**_ROW, "decision": " ", "fingerprint": "broken"}
    assert [d.fingerprint for d in read_tracker("review", write(undecided, _ROW))] == [_MARK]


def test_a_finding_to_mend_needs_no_reason() -> None:
    row = {**_ROW, "decision": "Fix ", "reason": "", "reviewer": "", "until": ""}
    (decision,) = read_tracker("review", _csv(row))
    assert (decision.decision, decision.reason, decision.by) == (Choice.FIX, "", "")


def test_a_date_that_a_spreadsheet_keeps_as_one_is_read() -> None:
    row = {**_ROW, "until": datetime(2027, 1, 31)}  # noqa: DTZ001
    (decision,) = read_tracker("review", _xlsx(row))
    assert decision.until == "2027-01-31"


@pytest.mark.parametrize("write", [_csv, _xlsx])
def test_every_mistake_is_told_with_its_row(write: Callable[..., bytes]) -> None:
    rows = (
        _ROW,
        {**_ROW, "decision": "wave"},
        {**_ROW, "reason": " ", "reviewer": ""},
        {**_ROW, "until": "31.1.2027", "date": "soon"},
        {**_ROW, "fingerprint": ""},
        {**_ROW, "fingerprint": "12345"},
        {**_ROW, "article": "", "rule": ""},
        {**_ROW, "decision": "fix"},
    )
    with pytest.raises(TrackerError) as raised:
        read_tracker("review", write(*rows))
    assert str(raised.value).split("\n") == [
        "review:3:1: the decision “wave” is none of waive, approve, fix, did you mean `waive`?",
        "review:4:1: to waive needs a reason, in the column reason",
        "review:4:1: to waive needs a reviewer, in the column reviewer",
        "review:5:1: “31.1.2027” in the column until is no date such as 2027-01-31",
        "review:5:1: “soon” in the column date is no date such as 2027-01-31",
        "review:6:1: the fingerprint is missing: it says which finding is meant",
        "review:7:1: “12345” is no fingerprint: it has 16 signs of 0-9 and a-f",
        "review:8:1: the article is missing",
        "review:8:1: the rule is missing",
        "review:9:1: the same finding: fix here, but waive at review:2",
    ]


def test_the_same_finding_may_be_decided_twice_alike_and_otherwise_in_another_article() -> None:
    other = {**_ROW, "article": "b.md", "decision": "fix"}
    decisions = read_tracker("review", _csv(_ROW, _ROW, other))
    assert [d.decision for d in decisions] == [Choice.WAIVE, Choice.WAIVE, Choice.FIX]


@pytest.mark.parametrize(
    "data",
    [
        _csv(_ROW, delimiter=";"),
        _csv(_ROW, delimiter="\t", encoding="utf-16"),
        _csv(_ROW, encoding="utf-8"),
        _csv(_ROW).replace(b"\r\n", b"\n"),
    ],
    ids=["semicolons", "tabs", "no mark", "line feeds"],
)
def test_a_table_may_be_saved_as_spreadsheets_save_it(data: bytes) -> None:
    assert read_tracker("review", data) == (_DECISION,)


def test_columns_may_stand_in_any_order_under_any_case() -> None:
    out = io.StringIO()
    names = ("Decision", "FINGERPRINT ", "extra", "Rule", "Article")
    csv.writer(out).writerows([names, ("fix", _MARK, "x", "a/b/c", "a.md")])
    (decision,) = read_tracker("review", out.getvalue().encode())
    assert (decision.path, decision.rule, decision.quote) == ("a.md", "a/b/c", "")


def test_the_sheet_of_findings_is_read_wherever_it_stands() -> None:
    book = openpyxl.load_workbook(io.BytesIO(_xlsx(_ROW)))
    book.create_sheet("Notes", 0).append(["decision", "mine"])
    out = io.BytesIO()
    book.save(out)
    assert read_tracker("review", out.getvalue()) == (_DECISION,)
    assert read_tracker("review", _xlsx(_ROW, title="Sheet1")) == (_DECISION,)


def _zip(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "it is no tracker: there is no column article, rule, decision, fingerprint"),
        (b"article,rule\n", "it is no tracker: there is no column decision, fingerprint"),
        (b"caf\xe9,b\n", "it is not UTF-8: save it as “CSV UTF-8”"),
        (b"PK\x03\x04", "it is no workbook: File is not a zip file"),
        (_zip(word=b""), "it is no workbook: KeyError:"),
        (b"{", "it is no JSON:"),
        (b"[]", "it is no file of decisions: its schema is not claimcheck-decisions/1"),
        (b'{"schema": "other"}', "it is no file of decisions: its schema is not"),
        (b'{"schema": "claimcheck-decisions/1"}', "its decisions are no list of entries"),
        (
            b'{"schema": "claimcheck-decisions/1", "decisions": [1]}',
            "its decisions are no list of entries",
        ),
    ],
)
def test_what_is_no_tracker_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ReadError) as raised:
        read_tracker("review", data)
    assert raised.value.path == "review"
    assert raised.value.why.startswith(why)


def test_a_value_in_json_that_is_no_text_counts_as_missing() -> None:
    entry = {"decision": "fix", "fingerprint": 5, "path": ["a"], "rule": "r", "reason": "x"}
    data = json.dumps({"schema": SCHEMA, "decisions": [{**entry, "by": "y"}]}).encode()
    with pytest.raises(TrackerError) as raised:
        read_tracker("review", data)
    assert [p.message for p in raised.value.problems] == [
        "the article is missing",
        "the fingerprint is missing: it says which finding is meant",
    ]


def test_a_workbook_that_grows_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker, "MOST_BYTES", 10)
    with pytest.raises(ReadError, match="its parts are larger than 10 bytes"):
        read_tracker("review", _xlsx(_ROW))


def test_a_workbook_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker, "MOST_ROWS", 2)
    assert read_tracker("review", _xlsx(_ROW)) == (_DECISION,)
    with pytest.raises(ReadError, match="it has more than 2 rows"):
        read_tracker("review", _xlsx(_ROW, _ROW))


def test_a_workbook_without_its_library_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _xlsx(_ROW)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match=r"claimcheck-lint\[xlsx\]"):
        read_tracker("review", data)


@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_what_a_report_writes_has_no_decisions_yet(tmp_path: Path, format_: str) -> None:
    report = full_report(load_pack(tmp_path, SMALL))
    assert read_tracker("review", render(format_, report, Look())) == ()


@given(st.text(alphabet="'=+-@\t\n\ra＝ ", max_size=8))
@example("'")
@example("''")
def test_guarding_is_undone(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.binary(max_size=60), st.sampled_from([b"", b"PK", b"{", b"\xff\xfe", b"article,"]))
def test_any_bytes_are_decisions_or_an_error_that_says_why(data: bytes, head: bytes) -> None:
    try:
        assert read_tracker("review", head + data) == ()
    except (ReadError, TrackerError) as error:
        assert str(error).startswith("review")  # noqa: PT017 -- either is right
