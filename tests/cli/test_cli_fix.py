"""`claimcheck fix`: shows, writes, and leaves alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import TERMS, write_files, write_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

    Run = Callable[..., Ran]

WRONG = "We use a redstone laser.\n"
RIGHT = "We use a ruby laser.\n"
DIFF = """\
--- a.txt
+++ a.txt
@@ -1 +1 @@
-We use a redstone laser.
+We use a ruby laser.
"""


@pytest.fixture
def fix(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    folder = write_pack(tmp_path / "terms-pack", TERMS)
    for module in ("claimcheck.pipeline", "claimcheck.packs.locate"):
        monkeypatch.setattr(f"{module}.builtin_packs", lambda: folder)
    return lambda *arguments: run("fix", *arguments)


def _write(**files: str) -> None:
    write_files(Path.cwd(), {name.replace("_", "."): text for name, text in files.items()})


def _read(name: str) -> str:
    return Path(name).read_bytes().decode()


def test_a_diff_is_shown_and_nothing_written(fix: Run) -> None:
    _write(a_txt=WRONG)
    ran = fix("a.txt")
    assert (ran.code, ran.out) == (1, DIFF)
    assert ran.err == "1 term to put right in 1 file; --apply writes\n"
    assert _read("a.txt") == WRONG


def test_apply_shows_the_diff_and_writes(fix: Run) -> None:
    _write(a_txt=WRONG)
    ran = fix("a.txt", "--apply")
    assert (ran.code, ran.out, ran.err) == (0, DIFF, "1 term put right in 1 file\n")
    assert _read("a.txt") == RIGHT
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_a_second_run_has_nothing_to_do(fix: Run) -> None:
    _write(a_txt=WRONG)
    fix("a.txt", "--apply")
    ran = fix("a.txt", "--apply")
    assert (ran.code, ran.out, ran.err) == (0, "", "nothing to fix\n")
    assert _read("a.txt") == RIGHT


def test_quiet_says_nothing(fix: Run) -> None:
    _write(a_txt=WRONG)
    ran = fix("a.txt", "--quiet")
    assert (ran.code, ran.out, ran.err) == (1, "", "")


def test_a_claim_is_never_touched(fix: Run) -> None:
    _write(a_txt="There is no downtime.\n")
    assert fix("--apply").code == 0
    assert _read("a.txt") == "There is no downtime.\n"


def test_the_mode_of_a_file_stays_and_a_link_stays_a_link(fix: Run) -> None:
    _write(a_txt=WRONG)
    Path("a.txt").chmod(0o640)
    Path("link.txt").symlink_to("a.txt")
    assert fix("link.txt", "--apply").code == 0
    assert Path("link.txt").is_symlink()
    assert (_read("a.txt"), Path("a.txt").stat().st_mode & 0o777) == (RIGHT, 0o640)


def test_a_file_that_cannot_be_read_leaves_with_3_and_the_others_are_fixed(fix: Run) -> None:
    _write(a_txt=WRONG)
    Path("b.txt").write_bytes(b"\xff")
    ran = fix("a.txt", "b.txt", "c.txt", "--apply", "--quiet")
    assert ran.code == 3
    assert ran.err == (
        "claimcheck: b.txt: not UTF-8 text: cannot read the byte 0xFF at offset 0\n"
        "claimcheck: c.txt: No such file or directory\n"
    )
    assert (_read("a.txt"), Path("b.txt").read_bytes()) == (RIGHT, b"\xff")


def test_a_file_that_cannot_be_written_stays_whole(
    fix: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(a_txt=WRONG)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = fix("a.txt", "--apply", "--quiet")
    assert (ran.code, ran.err) == (
        3,
        "claimcheck: a.txt: cannot be written: No space left on device\n",
    )
    assert _read("a.txt") == WRONG
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_a_file_that_changes_meanwhile_is_left_alone(
    fix: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(a_txt=WRONG)
    monkeypatch.setattr(os, "fsync", lambda _: _write(a_txt="Another text.\n"))
    ran = fix("a.txt", "--apply", "--quiet")
    assert (ran.code, ran.err) == (3, "claimcheck: a.txt: it changed meanwhile\n")
    assert _read("a.txt") == "Another text.\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-"], "standard input cannot be written back"),
        (["*.md"], "no file to fix at *.md"),
        (["a.txt", "--select", "terminolgy"], "did you mean `terminology`?"),
        (["a.txt", "--config", "nowhere.yaml"], "there is no file nowhere.yaml"),
        (["a.txt", "--format", "json"], "No such option"),
    ],
)
def test_wrong_use_leaves_with_2(fix: Run, arguments: list[str], said: str) -> None:
    _write(a_txt=WRONG)
    ran = fix(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_the_configuration_and_the_options_say_what_is_put_right(fix: Run) -> None:
    _write(a_txt=WRONG, b_txt=WRONG, claimcheck_yaml="exclude: [b.txt]\n")
    assert fix(".", "--apply", "--ignore", "terminology/mistranslated").code == 0
    assert _read("a.txt") == WRONG
    assert fix(".", "--apply", "--select", "terminology").code == 0
    assert (_read("a.txt"), _read("b.txt")) == (RIGHT, WRONG)
