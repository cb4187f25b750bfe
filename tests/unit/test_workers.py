"""Files checked in other processes: what one of them costs the others."""

from __future__ import annotations

import multiprocessing
import sys
from typing import TYPE_CHECKING

import pytest
from building import SMALL, load_pack
from hostile import Trapped

from claimcheck import workers
from claimcheck.model.limits import Limits
from claimcheck.model.report import Failure
from claimcheck.run import check_paths
from claimcheck.workers import check_apart

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

TOO_SLOW = (
    "it took more than 1 seconds (to allow more: --limit seconds=NUMBER, or"
    " `limits: {seconds: NUMBER}` in claimcheck.yaml)"
)


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path / "pack", SMALL)


def _files(folder: Path, *names: str) -> list[str]:
    for name in names:
        (folder / name).write_text("There is no downtime.\n", encoding="utf-8")
    return [str(folder / name) for name in names]


def _checked(  # noqa: PLR0913 -- what the tests differ in
    folder: Path,
    book: Rulebook,
    names: list[str],
    *,
    together: int = 1,
    jobs: int = 2,
    seconds: float = 1,
) -> dict[str, str]:
    """Return for each file what was found in it, or why nothing was."""
    files = _files(folder, *names)
    tasks = [files[at : at + together] for at in range(0, len(files), together)]
    config = Trapped(limits=Limits(seconds=seconds, memory=1e9))
    found = dict(check_apart(tasks, book, config, jobs))
    return {
        name: result.reason
        if isinstance(result := found[file], Failure)
        else " ".join(finding.quote for finding in result.findings)
        for name, file in zip(names, files, strict=True)
    }


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_file_that_hangs_or_kills_costs_only_itself(
    tmp_path: Path, book: Rulebook, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    monkeypatch.setattr(workers, "MARGIN", 0.3)
    context = multiprocessing.get_context(method)
    monkeypatch.setattr(workers, "_context", lambda: context)
    names = ["a.txt", "loops.txt", "b.txt", "deaf.txt", "dies.txt", "c.txt", "leaves.txt", "d.txt"]
    ended = "the process that checked it came to an end: "
    assert _checked(tmp_path, book, names) == {
        "a.txt": "no downtime",
        "loops.txt": TOO_SLOW,
        "b.txt": "no downtime",
        "deaf.txt": TOO_SLOW,
        "dies.txt": f"{ended}SIGKILL; it may need more memory than there is",
        "c.txt": "no downtime",
        "leaves.txt": f"{ended}exit code 7",
        "d.txt": "no downtime",
    }


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what a process has taken")
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_a_file_that_takes_all_memory_costs_only_itself(
    tmp_path: Path, book: Rulebook, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    context = multiprocessing.get_context(method)
    monkeypatch.setattr(workers, "_context", lambda: context)
    assert _checked(tmp_path, book, ["a.txt", "swells.txt", "b.txt"], seconds=60) == {
        "a.txt": "no downtime",
        "swells.txt": (
            "it needs more memory than there is, or than it may take (to allow more: --limit "
            "memory=NUMBER, or `limits: {memory: NUMBER}` in claimcheck.yaml)"
        ),
        "b.txt": "no downtime",
    }


@pytest.mark.parametrize("trap", ["loops.txt", "dies.txt"])
def test_files_that_were_sent_together_with_a_trap_are_checked_one_by_one(
    tmp_path: Path, book: Rulebook, trap: str
) -> None:
    found = _checked(tmp_path, book, ["a.txt", trap, "b.txt", "c.txt"], together=4)
    assert [name for name, said in found.items() if said == "no downtime"] == [
        "a.txt",
        "b.txt",
        "c.txt",
    ]
    assert found[trap] != ""


def test_where_no_process_begins_the_files_are_checked_here(
    tmp_path: Path, book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_work", _leave)
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context("fork"))
    assert _checked(tmp_path, book, ["a.txt", "b.txt"]) == {
        "a.txt": "no downtime",
        "b.txt": "no downtime",
    }


def test_where_the_system_gives_no_process_the_files_are_checked_here(
    tmp_path: Path, book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(workers, "_context", none)
    assert _checked(tmp_path, book, ["a.txt", "b.txt"]) == {
        "a.txt": "no downtime",
        "b.txt": "no downtime",
    }


def _leave(*_: object) -> None:
    raise SystemExit(1)


def test_whoever_stops_asking_leaves_no_process_behind(tmp_path: Path, book: Rulebook) -> None:
    files = _files(tmp_path, "a.txt", "loops.txt")
    asked = check_apart([[file] for file in files], book, Trapped(limits=Limits(seconds=0)), 2)
    assert next(asked)[0] == files[0]
    asked.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_report_has_a_failure_for_a_file_that_takes_too_long(
    tmp_path: Path, book: Rulebook, jobs: int
) -> None:
    files = _files(tmp_path, "a.txt", "b.txt", "loops.txt")
    config = Trapped(limits=Limits(seconds=1))
    report = check_paths(files, packs=book, config=config, jobs=jobs)
    assert [article.path for article in report.articles] == files[:2]
    assert report.failures == (Failure(path=files[2], reason=TOO_SLOW),)


def test_a_small_run_starts_no_process_and_loads_nothing_for_it(
    tmp_path: Path, book: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "check_apart", None)
    files = _files(tmp_path, "a.txt", "b.txt")
    assert len(check_paths(files, packs=book).articles) == 2
