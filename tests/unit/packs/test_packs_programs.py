"""What expressions were compiled to, kept between runs."""

from __future__ import annotations

import os
import pickle
import re
import threading
from typing import TYPE_CHECKING

import pytest

from claimcheck.notation import regexes
from claimcheck.packs import programs
from claimcheck.packs.programs import Programs, programs_in

if TYPE_CHECKING:
    from pathlib import Path

REGEXES = [f"(?:no|zero) pain {number}" for number in range(40)]


def _use(folder: Path) -> None:
    """Make expressions ready, and see that they find what they should."""
    kept = Programs(folder)
    for regex in REGEXES:
        text = regex.replace("(?:no|zero)", "zero")
        found = kept.make(regex)
        assert found.fullmatch(text)
        assert not found.fullmatch(text[1:])


def _forbid_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(regex: str) -> bytes:
        raise AssertionError(f"compiled {regex} again")

    monkeypatch.setattr(programs, "program_of", refuse)


def test_what_was_compiled_once_is_not_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use(tmp_path)
    (path,) = programs_in(tmp_path)
    size = path.stat().st_size
    _forbid_compiling(monkeypatch)
    _use(tmp_path)
    assert path.stat().st_size == size


def test_a_folder_is_made_when_it_is_needed(tmp_path: Path) -> None:
    _use(tmp_path / "not" / "there")
    assert len(programs_in(tmp_path / "not" / "there")) == 1


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    _use(tmp_path)
    assert programs_in(tmp_path)[0].stat().st_mode & 0o077 == 0


def _cut(stored: bytes) -> bytes:
    return stored[:-1]


def _without_first_byte(stored: bytes) -> bytes:
    return stored[1:]


def _lengthened(stored: bytes) -> bytes:
    return stored[:25] + b"\x7f" + stored[26:]


def _half_head(stored: bytes) -> bytes:
    return stored + b"RX123"


@pytest.mark.parametrize("damage", [_cut, _without_first_byte, _lengthened, _half_head])
def test_a_file_of_which_records_cannot_be_told_apart_is_begun_anew(
    tmp_path: Path, damage: object
) -> None:
    _use(tmp_path)
    (path,) = programs_in(tmp_path)
    whole = path.read_bytes()
    assert callable(damage)
    path.write_bytes(damage(whole))
    _use(tmp_path)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("at", [3, 8, 40, 60])
def test_a_damaged_record_is_compiled_again(tmp_path: Path, at: int) -> None:
    """A byte of its checksum, of the hash, of the program."""
    _use(tmp_path)
    (path,) = programs_in(tmp_path)
    stored = path.read_bytes()
    path.write_bytes(stored[:at] + bytes([stored[at] ^ 1]) + stored[at + 1 :])
    _use(tmp_path)


def test_a_program_of_another_expression_is_not_believed(tmp_path: Path) -> None:
    _use(tmp_path)
    (path,) = programs_in(tmp_path)
    first, second, *_ = programs._records(memoryview(path.read_bytes())).values()  # noqa: SLF001
    swapped = bytes(first[:6]) + bytes(second[6:22]) + bytes(first[22:])
    path.write_bytes(swapped)
    _use(tmp_path)


def test_a_file_that_grew_too_large_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use(tmp_path)
    (path,) = programs_in(tmp_path)
    monkeypatch.setattr(programs, "MOST", path.stat().st_size - 1)
    Programs(tmp_path)
    assert programs_in(tmp_path) == []


def test_several_writers_leave_a_file_of_whole_records(tmp_path: Path) -> None:
    runs = [threading.Thread(target=_use, args=(tmp_path,)) for _ in range(6)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    (path,) = programs_in(tmp_path)
    records = programs._records(memoryview(path.read_bytes()))  # noqa: SLF001 -- the file as it is
    assert len(records) == len(REGEXES)
    assert all(map(programs._program, records.values()))  # noqa: SLF001


def test_a_full_disk_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", fail)
    _use(tmp_path)


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("", encoding="utf-8")
    _use(blocked / "below")


def test_where_python_shows_no_code_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regexes, "_ENGINE", None)
    _use(tmp_path)
    assert programs_in(tmp_path) == []


def test_another_process_reads_the_file_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use(tmp_path)
    copied = pickle.loads(pickle.dumps(Programs(tmp_path)))  # noqa: S301 -- our own bytes
    _forbid_compiling(monkeypatch)
    assert isinstance(copied.make(REGEXES[0]), re.Pattern)
