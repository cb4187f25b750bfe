"""A whole scan: its plan, its progress, what it comes to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from building import SMALL, load_pack, write_files

from claimcheck.model.rule import Severity
from claimcheck.scan.wish import Columns, Progress, Summary, Wish
from claimcheck.scan.work import scan

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

BODIES = ("There is no downtime.", "There is usually no downtime.", "Hello.", "No downtime.")


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path / "pack", SMALL)


@pytest.fixture
def wish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wish:
    monkeypatch.chdir(tmp_path)
    lines = [json.dumps({"body": body}) for body in BODIES]
    write_files(tmp_path, {"a.jsonl": "\n".join((*lines, "{")) + "\n"})
    columns = Columns(text="body")
    return Wish(sources=("a.jsonl",), folder=tmp_path / "out", columns=columns, rows=2)


def test_a_scan_comes_to_counts_and_failures(wish: Wish, rules: Rulebook) -> None:
    assert scan(wish, rules) == Summary(
        rows=5, failures=1, counts={"error": 2, "warning": 1}, worst=Severity.ERROR
    )


def test_progress_counts_what_an_earlier_run_did_apart(wish: Wish, rules: Rulebook) -> None:
    told: list[Progress] = []
    scan(wish, rules, told.append)
    assert [(one.rows, one.known, one.earlier) for one in told] == [
        (2, 0, 0.0),
        (4, 0, 0.0),
        (5, 0, 0.0),
    ]
    assert told[-1].share == 1.0
    half = told[0].share
    (wish.folder / "part-000001.parquet").unlink()
    told.clear()
    scan(wish, rules, told.append)
    assert [(one.rows, one.known, one.earlier) for one in told] == [(4, 2, half)]


def test_the_plan_holds_what_findings_depend_on(wish: Wish, rules: Rulebook) -> None:
    scan(wish, rules)
    plan = json.loads((wish.folder / "scan.json").read_text(encoding="utf-8"))
    assert list(plan) == [
        "schema", "version", "as_of", "sources", "columns", "format", "written_as",
        "rows_of_a_part", "rules", "glossary", "accepted", "wishes", "weights", "profile",
    ]  # fmt: skip
    assert plan["schema"] == "claimcheck-scan/1"
    assert [source["address"] for source in plan["sources"]] == ["a.jsonl"]
    assert plan["rules"] == [f"{pack.id} {pack.sha256}" for pack in rules.packs]


@pytest.mark.parametrize(
    ("worst", "fail_on", "is_failing"),
    [
        (Severity.ERROR, Severity.ERROR, True),
        (Severity.WARNING, Severity.ERROR, False),
        (Severity.WARNING, Severity.INFO, True),
        (None, Severity.INFO, False),
        (Severity.ERROR, None, False),
    ],
)
def test_a_scan_fails_by_the_gravest_that_is_open(
    worst: Severity | None, fail_on: Severity | None, *, is_failing: bool
) -> None:
    summary = Summary(rows=1, failures=0, counts={}, worst=worst)
    assert summary.is_failing(fail_on) is is_failing
