"""`claimcheck cache`, and what is kept between runs of `check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import write_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

    Run = Callable[..., Ran]

MANY = {f"{number:02}.txt": "There is no downtime.\n" for number in range(10)}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _info(run: Run, *options: str) -> list[str]:
    return [line.split(maxsplit=1)[1] for line in run("cache", "info", *options).out.splitlines()]


def test_a_run_over_several_files_keeps_their_results(run: Run, folder: Path) -> None:
    write_files(Path.cwd(), MANY)
    first = run("check", ".")
    where, packs, results = _info(run)
    assert where == str(folder)
    assert packs.startswith("1 compiled set, ")
    assert results.startswith("10 files, ")
    assert results.endswith(" MB of at most 512.0 MB")
    assert run("check", ".") == first


def test_few_files_are_checked_without_looking(run: Run) -> None:
    write_files(Path.cwd(), {name: MANY[name] for name in list(MANY)[:9]})
    run("check", ".")
    assert _info(run)[2].startswith("0 files, ")


def test_no_cache_keeps_nothing(run: Run, folder: Path) -> None:
    write_files(Path.cwd(), MANY)
    run("check", ".", "--no-cache")
    assert not folder.exists()


def test_a_named_folder_stands_in_for_the_usual_one(run: Run, folder: Path, tmp_path: Path) -> None:
    write_files(Path.cwd(), MANY)
    named = str(tmp_path / "named")
    run("check", ".", "--cache-dir", named)
    assert _info(run, "--cache-dir", named)[2].startswith("10 files, ")
    assert not folder.exists()


def test_clear_removes_what_is_kept_and_nothing_else(run: Run, folder: Path) -> None:
    write_files(Path.cwd(), MANY)
    run("check", ".")
    (folder / "mine.txt").write_text("x", encoding="utf-8")
    ran = run("cache", "clear")
    assert ran.code == 0
    assert ran.out.startswith("Removed ")
    assert ran.out.endswith(f" MB from {folder}\n")
    assert [file.name for file in folder.iterdir()] == ["mine.txt"]


def test_an_empty_cache_is_told_and_cleared(run: Run) -> None:
    assert _info(run)[1:] == ["0 compiled sets, 0.0 MB", "0 files, 0.0 MB of at most 512.0 MB"]
    assert run("cache", "clear").code == 0
