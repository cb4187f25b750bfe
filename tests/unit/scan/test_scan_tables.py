"""Rows of tables: those that can be read, and why others cannot."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimcheck.errors import ReadError
from claimcheck.scan import tables
from claimcheck.scan.sources import find_sources
from claimcheck.scan.tables import ColumnError, Read, check_columns, rows_of
from claimcheck.scan.wish import Columns

if TYPE_CHECKING:
    from pathlib import Path

BODY = Columns(text="body", id="url", site="clinic")


def _rows(path: Path, data: bytes, columns: Columns = BODY) -> list[Read]:
    path.write_bytes(data)
    (source,) = find_sources([str(path)])
    return list(rows_of(source, columns))


def _said(rows: list[Read]) -> list[tuple[Any, ...]]:
    return [tuple(row)[:5] for row in rows]


def _parquet(table: pa.Table, **options: Any) -> bytes:
    file = io.BytesIO()
    pq.write_table(table, file, **options)
    return file.getvalue()


def test_lines_of_json_are_rows(tmp_path: Path) -> None:
    data = (
        b'\xef\xbb\xbf{"url": "a", "clinic": "x", "body": "One.", "more": [1]}\n'
        b"\n"
        b'{"url": 7, "clinic": null, "body": ""}'
    )
    rows = _rows(tmp_path / "a.jsonl", data)
    assert _said(rows) == [(1, "a", "x", "One.", None), (3, "7", None, "", None)]
    assert rows[-1].at == len(data)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'["body"]', "the line is no JSON object"),
        (b'{"url": "b"}', "there is no `body`"),
        (b'{"body": null}', "there is no `body`"),
        (b'{"body": 3}', "`body` is no text"),
    ],
)
def test_a_line_that_is_no_row_says_why(tmp_path: Path, line: bytes, why: str) -> None:
    first = b'{"body": "One.", "url": "", "clinic": ""}\n'
    rows = _rows(tmp_path / "a.jsonl", first + line + b"\n" + first)
    assert [row.failure for row in rows] == [None, why, None]
    assert [row.text for row in rows] == ["One.", None, "One."]


@pytest.mark.parametrize("line", [b'{"body": "cut', b'{"body": "\xff"}', b'{"body": "\\ud800"}'])
def test_a_line_that_is_no_json_is_a_failure(tmp_path: Path, line: bytes) -> None:
    (row,) = _rows(tmp_path / "a.jsonl", line + b"\n", Columns(text="body"))
    assert row.failure is not None
    assert row.failure.startswith("the line is no JSON: ")


def test_a_line_that_is_too_long_is_a_failure_and_is_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "LONGEST", 40)
    short = b'{"body": "One."}\n'
    data = short + b'{"body": "' + b"x" * 200 + b'"}\n' + short
    rows = _rows(tmp_path / "a.jsonl", data, Columns(text="body"))
    assert [(row.number, row.text, row.failure) for row in rows] == [
        (1, "One.", None),
        (2, None, "the line is longer than 0 MB"),
        (3, "One.", None),
    ]
    assert rows[-1].at == len(data)


@pytest.mark.parametrize(("suffix", "sign"), [("csv", ","), ("tsv", "\t")])
def test_records_of_a_csv_file_are_rows(tmp_path: Path, suffix: str, sign: str) -> None:
    text = '\ufeffurl;body;clinic\r\na;"One;\n“two”";x\r\n\r\nb;;\r\n'.replace(";", sign)
    rows = _rows(tmp_path / f"a.{suffix}", text.encode())
    assert _said(rows) == [(1, "a", "x", f"One{sign}\n“two”", None), (2, "b", None, "", None)]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (b"a", "the row has 1 of 2 cells"),
        (b"a,\xff", "`body` is not UTF-8"),
        (b"a," + b"x" * 200, "the row cannot be read: field larger than field limit (100)"),
    ],
)
def test_a_record_that_is_no_row_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: bytes, why: str
) -> None:
    monkeypatch.setattr(tables, "LONGEST", 100)
    data = b"url,body\na,One.\n" + record + b"\nb,Two.\n"
    rows = _rows(tmp_path / "a.csv", data, Columns(text="body", id="url"))
    assert [row.failure for row in rows] == [None, why, None]
    assert [row.text for row in rows] == ["One.", None, "Two."]


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.binary(), pa.dictionary(pa.int8(), pa.string())],
    ids=str,
)
def test_rows_of_a_parquet_file_are_rows(tmp_path: Path, kind: pa.DataType) -> None:
    texts = pa.array(["One.", None, "“Two.”"], pa.string()).cast(kind)
    table = pa.table({"url": [1, 2, 3], "clinic": ["x", "", None], "body": texts})
    rows = _rows(tmp_path / "a.parquet", _parquet(table, row_group_size=2))
    assert _said(rows) == [
        (1, "1", "x", "One.", None),
        (2, "2", None, None, "there is no `body`"),
        (3, "3", None, "“Two.”", None),
    ]


def test_bytes_that_are_no_utf_8_in_a_column_of_text_are_a_failure(tmp_path: Path) -> None:
    body = pa.Array.from_buffers(
        pa.string(),
        2,
        [None, pa.array([0, 1, 5], pa.int32()).buffers()[1], pa.py_buffer(b"\xffOne.")],
    )
    rows = _rows(tmp_path / "a.parquet", _parquet(pa.table({"body": body})), Columns(text="body"))
    assert [(row.text, row.failure) for row in rows] == [
        (None, "`body` is not UTF-8"),
        ("One.", None),
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", b'{"url": 1, "clinic": 2, "bodi": "One."}\n'),
        ("a.csv", b"url,clinic,bodi\n"),
        ("a.parquet", _parquet(pa.table({"url": ["a"], "clinic": ["b"], "bodi": ["One."]}))),
    ],
)
def test_a_column_that_is_not_there_is_refused_with_the_nearest(
    tmp_path: Path, name: str, data: bytes
) -> None:
    with pytest.raises(ColumnError) as refused:
        _rows(tmp_path / name, data)
    assert str(refused.value) == (
        f"{tmp_path / name}: there is no column `body`, did you mean `bodi`?"
        " (there are url, clinic, bodi)"
    )


def test_a_column_of_numbers_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(ColumnError, match="the column `body` is int64, not text"):
        _rows(tmp_path / "a.parquet", _parquet(pa.table({"body": [1]})), Columns(text="body"))


def test_a_file_that_is_no_parquet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"a\.parquet: .*Parquet"):
        _rows(tmp_path / "a.parquet", b"no such thing")


def test_columns_are_looked_for_before_anything_else(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'no JSON\n{"text": "One."}\n')
    (source,) = find_sources([str(tmp_path / "a.jsonl")])
    check_columns(source, Columns(text="text"))
    with pytest.raises(ColumnError):
        check_columns(source, BODY)


def test_an_address_of_another_file_system_is_read() -> None:
    with fsspec.open("memory://scan/a.csv", "wb") as file:
        file.write(b"body\nOne.\n")
    (source,) = find_sources(["memory://scan/a.csv"])
    assert _said(list(rows_of(source, Columns(text="body")))) == [(1, None, None, "One.", None)]
