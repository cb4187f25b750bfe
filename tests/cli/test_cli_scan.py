"""`claimcheck scan`: tables in, a folder of findings out, wherever it was ended on the way."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimcheck.cli.scan import progress_words
from claimcheck.scan.wish import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

    Run = Callable[..., Ran]

CLAIM = "There is no downtime."
HEDGED = "There is usually no downtime."
CLEAN = "Ask your doctor first."
ROWS = [
    {"url": "a", "clinic": "x", "body": CLAIM},
    {"url": "b", "clinic": "x", "body": CLEAN},
    {"url": "c", "clinic": "y", "body": HEDGED},
]


def _jsonl(rows: list[dict[str, Any]]) -> bytes:
    return "".join(f"{json.dumps(row)}\n" for row in rows).encode()


def _csv(rows: list[dict[str, Any]]) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def _parquet(rows: list[dict[str, Any]]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file)
    return file.getvalue()


def _found(folder: str | Path) -> list[dict[str, Any]]:
    """Return the findings in a folder, whichever way they are written."""
    found: list[dict[str, Any]] = []
    for path in sorted(Path(folder).iterdir()):
        if path.suffix == ".parquet":
            found += pq.read_table(path).to_pylist()
        elif path.suffix == ".jsonl":
            found += map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return found


@pytest.fixture
def scan(run: Run) -> Run:
    def scan_table(table: str, *options: str) -> Ran:
        columns = ("--text-column", "body", "--id-column", "url")
        return run("scan", table, "--output", "out", *columns, *options)

    return scan_table


@pytest.mark.parametrize(
    ("name", "written"), [("a.jsonl", _jsonl), ("a.csv", _csv), ("a.parquet", _parquet)]
)
@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_every_format_of_tables_is_read_and_findings_are_written(
    scan: Run, name: str, written: Callable[..., bytes], form: str
) -> None:
    Path(name).write_bytes(written(ROWS))
    ran = scan(name, "--write", form, "--site-column", "clinic")
    assert (ran.code, ran.out, ran.err) == (
        1,
        "3 rows scanned: 1 error, 1 warning, 0 info; see out\n",
        "",
    )
    assert [(row["id"], row["site"], row["severity"], row["quote"]) for row in _found("out")] == [
        ("a", "x", "error", "no downtime"),
        ("c", "y", "warning", "no downtime"),
    ]
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "_told",
        f"part-000000.{form}",
        "scan.json",
        f"sites-000000.{form}",
    ]


def test_a_table_elsewhere_is_read(scan: Run) -> None:
    with fsspec.open("memory://cli-scan/a.csv", "wb") as file:
        file.write(_csv(ROWS))
    assert scan("memory://cli-scan/a.csv").code == 1
    assert [row["id"] for row in _found("out")] == ["a", "c"]


def test_rows_without_an_id_are_called_by_their_source_and_number(run: Run) -> None:
    Path("a.jsonl").write_bytes(_jsonl(ROWS))
    run("scan", "a.jsonl", "-o", "out", "--text-column", "body")
    assert [row["id"] for row in _found("out")] == ["a.jsonl:1", "a.jsonl:3"]


def test_several_tables_are_one_scan(scan: Run) -> None:
    Path("a.jsonl").write_bytes(_jsonl(ROWS))
    Path("b.csv").write_bytes(_csv(ROWS))
    scan("a.jsonl", "b.csv", "--part-rows", "2")
    assert [(row["row"], row["id"]) for row in _found("out")] == [
        (0, "a"),
        (2, "c"),
        (3, "a"),
        (5, "c"),
    ]
    assert len(list(Path("out").glob("part-*"))) == 3


@pytest.mark.parametrize(
    ("body", "options", "code"),
    [
        (CLEAN, [], 0),
        (HEDGED, [], 0),
        (HEDGED, ["--fail-on", "warning"], 1),
        (CLAIM, ["--fail-on", "never"], 0),
        (CLAIM, ["--ignore", "overclaim"], 0),
        (CLAIM, ["--select", "overclaim"], 1),
        (f"<p>{CLAIM}</p>", ["--format", "html"], 1),
        (f"<!-- {CLAIM} -->", ["--format", "html"], 0),
        (f"<!-- {CLAIM} -->", ["--format", "markdown"], 0),
        (f"<!-- {CLAIM} -->", [], 1),
    ],
)
def test_exit_codes_are_those_of_check(scan: Run, body: str, options: list[str], code: int) -> None:
    Path("a.jsonl").write_bytes(_jsonl([{"url": "a", "body": body}]))
    assert scan("a.jsonl", *options).code == code


def test_a_row_that_cannot_be_read_leaves_with_3_and_costs_no_other(scan: Run) -> None:
    Path("a.jsonl").write_bytes(_jsonl(ROWS[:1]) + b"{\n" + _jsonl(ROWS[2:]))
    ran = scan("a.jsonl")
    assert (ran.code, ran.out, ran.err) == (
        3,
        "3 rows scanned: 1 error, 1 warning, 0 info; see out\n",
        "claimcheck: 1 row could not be checked; the column `failure` says why\n",
    )
    failed = [(row["row"], row["id"]) for row in _found("out") if row["failure"]]
    assert failed == [(1, "a.jsonl:2")]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["a.jsonl"], 2, "Missing option '--output'"),
        (["-o", "out"], 2, "Missing argument 'SOURCE...'"),
        (["a.jsonl", "-o", "out", "--engine", "dask"], 2, "'dask' is not one of"),
        (["a.jsonl", "-o", "out", "--format", "docx"], 2, "'docx' is not one of"),
        (["a.jsonl", "-o", "out", "--part-rows", "0"], 2, "0 is not in the range x>=1"),
        (["a.jsonl", "-o", "out", "--select", "overclam"], 2, "did you mean `overclaim`?"),
        (["a.jsonl", "-o", "out", "--text-column", "boddy"], 2, "did you mean `body`?"),
        (["a.jsonl", "-o", "out", "--site-column", "no"], 2, "there is no column `no`"),
        (["a.jsonl", "-o", "a.jsonl"], 2, "is a file"),
        (["b.jsonl", "-o", "out"], 3, "b.jsonl: there is no such file"),
        (["a.txt", "-o", "out"], 3, "a.txt: the suffix says no table"),
    ],
)
def test_wrong_use_is_refused_and_nothing_is_written(
    run: Run, arguments: list[str], code: int, said: str
) -> None:
    Path("a.jsonl").write_bytes(_jsonl(ROWS))
    Path("a.txt").write_bytes(b"x")
    given = [] if "--text-column" in arguments else ["--text-column", "body"]
    ran = run("scan", *arguments, *given)
    assert ran.code == code
    assert said in ran.err
    assert not Path("out").exists()


def test_another_scan_into_the_same_folder_is_refused(scan: Run) -> None:
    Path("a.jsonl").write_bytes(_jsonl(ROWS))
    scan("a.jsonl")
    before = _found("out")
    ran = scan("a.jsonl", "--format", "html")
    assert (ran.code, ran.err) == (
        2,
        (
            "claimcheck: out: holds another scan: `format` was text, not html. "
            "Name another folder, or remove this one.\n"
        ),
    )
    Path("a.jsonl").write_bytes(_jsonl(ROWS[:2]))
    assert "holds another scan: other sources." in scan("a.jsonl").err
    assert _found("out") == before


def test_a_part_that_stands_is_not_made_again(scan: Run) -> None:
    Path("a.jsonl").write_bytes(_jsonl(ROWS))
    first = scan("a.jsonl", "--part-rows", "1")
    parts = sorted(Path("out").glob("part-*"))
    whole = _found("out")
    parts[1].unlink()
    times = [part.stat().st_mtime_ns for part in (parts[0], parts[2])]
    assert scan("a.jsonl", "--part-rows", "1") == first
    assert _found("out") == whole
    assert [part.stat().st_mtime_ns for part in (parts[0], parts[2])] == times


def test_without_the_extra_it_is_said_which_to_install(
    scan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.jsonl").write_bytes(_jsonl(ROWS))
    for name in [name for name in sys.modules if name.startswith("claimcheck.scan.work")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "claimcheck.scan.batches", None)
    ran = scan("a.jsonl")
    assert (ran.code, ran.err) == (
        2,
        'claimcheck: claimcheck scan needs an extra: pip install "claimcheck-lint[scan]"\n',
    )


@pytest.mark.parametrize("engine", ["ray", "spark"])
def test_without_an_engine_it_is_said_which_extra_to_install(
    scan: Run, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    Path("a.jsonl").write_bytes(_jsonl(ROWS))
    for name in ("ray", "pyspark", "pyspark.sql"):
        monkeypatch.setitem(sys.modules, name, None)
    ran = scan("a.jsonl", "--engine", engine)
    assert (ran.code, ran.err) == (
        2,
        (
            f"claimcheck: the engine `{engine}` needs an extra: "
            f'pip install "claimcheck-lint[{engine}]"\n'
        ),
    )


@pytest.mark.parametrize(
    ("progress", "seconds", "words"),
    [
        (Progress(0, 0, 0.0, 0.0), 0.0, "scanning: 0 rows, 0 a second, 0 s left"),
        (Progress(12_000, 0, 0.5, 0.0), 20.0, "scanning: 12,000 rows, 600 a second, 20 s left"),
        (Progress(9_000, 6_000, 0.75, 0.5), 600.0, "scanning: 9,000 rows, 5 a second, 10 min left"),
        (Progress(90, 0, 0.1, 0.0), 800.0, "scanning: 90 rows, 0 a second, 2.0 h left"),
    ],
)
def test_progress_tells_rows_rate_and_time_left(
    progress: Progress, seconds: float, words: str
) -> None:
    assert progress_words(progress, seconds) == words


def _many(path: Path, count: int) -> None:
    """Write rows of which some contradict others of their site, and one is broken."""
    texts = (
        "# Freckles\n\nFreckles usually need two sessions.",
        "# Freckles\n\nPlan for five sessions. There is no downtime.",
        "The peel is painless and completely safe.",
        "Wear sunscreen.",
    )
    rows = [
        {"url": f"{at}", "clinic": f"c{at % 5}", "body": texts[at % len(texts)]}
        for at in range(count)
    ]
    path.write_bytes(_jsonl(rows) + b"{\n")


def _words(table: Path, out: Path, *options: str) -> list[str]:
    return [
        sys.executable, "-m", "claimcheck", "scan", str(table), "-o", str(out),
        "--text-column", "body", "--id-column", "url", "--site-column", "clinic",
        "--format", "markdown", "--part-rows", "5", *options,
    ]  # fmt: skip


def _ended(words: list[str]) -> int:
    done = subprocess.run(words, capture_output=True, check=False)
    return done.returncode


def _kill_at(words: list[str], out: Path, parts: int) -> None:
    """Kill a scan as soon as so many parts stand."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(list(out.glob("part-*"))) < parts:
        assert process.poll() is None, "it was done before it could be killed"
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_scan_that_is_killed_three_times_finds_the_same(tmp_path: Path, jobs: str) -> None:
    table = tmp_path / "a.jsonl"
    _many(table, 300)
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    assert _ended(_words(table, whole, "--jobs", "1")) == 3
    words = _words(table, killed, "--jobs", jobs)
    for parts in (5, 20, 40):
        _kill_at(words, killed, parts)
    assert _ended(words) == 3
    assert _found(killed) == _found(whole)
    assert [row["id"] for row in _found(killed) if row["failure"]] == [f"{table}:301"]
    assert [row for row in _found(killed) if "The other is in" in (row["message"] or "")] != []
    assert sorted(path.name for path in killed.iterdir()) == sorted(
        path.name for path in whole.iterdir()
    )
