"""The folder of a scan: whole parts, and one scan only."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest

from claimcheck.errors import ClaimcheckError
from claimcheck.scan.folder import Folder
from claimcheck.scan.schema import FINDINGS

if TYPE_CHECKING:
    from pathlib import Path

PLAN = {
    "schema": "claimcheck-scan/1",
    "version": "1",
    "as_of": "2026-01-01",
    "sources": [{"address": "a.csv", "size": 1}],
    "columns": {"text": "body", "id": ""},
}


def test_a_plan_is_written_and_known_again(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "out" / "deep")
    assert folder.begin(PLAN) == PLAN
    assert json.loads((tmp_path / "out/deep/scan.json").read_text(encoding="utf-8")) == PLAN
    assert folder.begin(PLAN) == PLAN


def test_a_scan_that_goes_on_goes_by_the_day_on_which_it_began(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.begin(PLAN)
    assert folder.begin({**PLAN, "as_of": "2026-01-02"}) == PLAN


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"version": "2"}, "`version` was 1, not 2"),
        ({"sources": []}, "other sources"),
        ({"columns": {"text": "title", "id": ""}}, "columns: `text` was body, not title"),
        ({"format": "html"}, "`format` was None, not html"),
    ],
)
def test_another_scan_is_refused_with_what_differs(
    tmp_path: Path, other: dict[str, Any], why: str
) -> None:
    folder = Folder(tmp_path)
    folder.begin(PLAN)
    with pytest.raises(ClaimcheckError) as refused:
        folder.begin({**PLAN, **other})
    assert str(refused.value) == (
        f"{tmp_path}: holds another scan: {why}. Name another folder, or remove this one."
    )


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(ClaimcheckError, match=r"holds mine\.txt and no scan\.json"):
        Folder(tmp_path).begin(PLAN)


@pytest.mark.parametrize(("text", "why"), [("{", "is no JSON: "), ("[]", "is not of a scan")])
def test_a_plan_that_cannot_be_read_is_refused(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "scan.json").write_text(text, encoding="utf-8")
    with pytest.raises(ClaimcheckError, match=why):
        Folder(tmp_path).begin(PLAN)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ClaimcheckError, match="cannot be written: "):
        Folder(tmp_path / "file" / "out").begin(PLAN)


def test_only_whole_parts_stand(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for number in (0, 12):
        folder.write(folder.part(number), FINDINGS.empty_table())
    (tmp_path / ".part-000003.parquet.77").write_bytes(b"half")
    assert folder.standing(is_told=False) == {0, 12}


def test_a_part_without_what_its_rows_tell_does_not_stand(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for number in (0, 1):
        folder.write(folder.part(number), FINDINGS.empty_table())
    folder.write(folder.told(1), FINDINGS.empty_table())
    assert folder.standing(is_told=True) == {1}


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write(folder.part(0), FINDINGS.empty_table())
    folder.write(folder.told(0), FINDINGS.empty_table())
    (tmp_path / ".part-000003.parquet.77").write_bytes(b"half")
    (tmp_path / ".gitignore").write_bytes(b"*")
    folder.tidy()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".gitignore",
        "_told",
        "part-000000.parquet",
    ]


def test_a_part_that_fails_while_it_is_written_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    folder = Folder(tmp_path)
    with pytest.raises(ClaimcheckError, match="cannot be written: No space left on device"):
        folder.write(folder.part(0), FINDINGS.empty_table())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_parts_are_read_back_in_order(tmp_path: Path, form: str) -> None:
    folder = Folder(tmp_path, form)
    for path, row in ((folder.sites(0), 7), (folder.part(1), 2), (folder.part(0), 1)):
        empty = dict.fromkeys(FINDINGS.names)
        folder.write(path, pa.Table.from_pylist([{**empty, "row": row}], schema=FINDINGS))
    tables = list(folder.tables(["row", "failure"]))
    assert [table.to_pylist() for table in tables] == [
        [{"row": row, "failure": None}] for row in (1, 2, 7)
    ]
