"""Tables of terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.errors import PackError
from claimcheck.kinds.glossary import Entry
from claimcheck.packs.glossary import load_glossary

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = "english\tzh_tw\tzh_hk_if_different\tzh_cn\tja\tko\tdomain\tconfidence\tsource\tnote\n"


def _load(folder: Path, text: str) -> tuple[Entry, ...]:
    path = folder / "terms.tsv"
    path.write_text(text, encoding="utf-8")
    return load_glossary(str(path))


def _problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(PackError) as error:
        _load(folder, text)
    return [str(p).removeprefix(str(folder / "terms.tsv")) for p in error.value.problems]


def test_a_row_is_an_entry_with_its_names_by_market(tmp_path: Path) -> None:
    row = (
        "light pen\t光筆 | 亮筆\t光棒\t光笔\tペン\t펜\tdevice\thigh\tour price list\tnot a laser\n"
    )
    assert _load(tmp_path, f"# ours\n{_HEAD}\n{row}") == (
        Entry(
            english="light pen",
            names=(
                ("zh_tw", "光筆"),
                ("zh_tw", "亮筆"),
                ("zh_hk", "光棒"),
                ("zh_cn", "光笔"),
                ("ja", "ペン"),
                ("ko", "펜"),
            ),
            certainty="high",
            source="our price list",
            note="not a laser",
            domain="device",
        ),
    )


def test_cells_at_the_end_may_be_left_out(tmp_path: Path) -> None:
    (entry,) = _load(tmp_path, f"{_HEAD}light pen\t光筆\t\t\t\t\tdevice\thigh\n")
    assert (entry.certainty, entry.source, entry.note) == ("high", "", "")


def test_what_nobody_must_say_of_a_term_may_be_left_out(tmp_path: Path) -> None:
    head = _HEAD.replace("\tdomain", "").replace("\tnote", "")
    (entry,) = _load(tmp_path, f"{head}light pen\t光筆\t\t\t\t\tlow\tus\n")
    assert (entry.domain, entry.certainty, entry.note) == ("", "low", "")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            _HEAD.replace("\tja\tko", ""),
            ": the glossary lacks the columns ja, ko",
        ),
        (
            _HEAD.replace("note", "notes"),
            ":1:71: unknown column `notes`, did you mean `note`?",
        ),
        (
            f"{_HEAD}pen\t光筆\t\t\t\t\tdevice\tsure\tus\t\n",
            ":2:19: `confidence` cannot be `sure` (known: `high`, `medium`, `low`)",
        ),
        (
            f"{_HEAD}\t光筆\t\t\t\t\tdevice\thigh\tus\t\n",
            ":2:1: there is nothing under `english`",
        ),
        (f"{_HEAD}pen\t光筆\n", ":2:1: there is nothing under `confidence`"),
        (
            f"{_HEAD}pen\t光筆\t\t\t\t\tdevice\thigh\tus\t\tmore\n",
            ":2:28: there are only 10 columns",
        ),
    ],
)
def test_a_mistake_has_its_place(tmp_path: Path, text: str, problem: str) -> None:
    assert _problems(tmp_path, text) == [problem]


def test_an_empty_file_lacks_every_column(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, "")
    assert problem.startswith(": the glossary lacks the columns confidence, english, ja,")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError) as error:
        load_glossary(str(tmp_path / "none.tsv"))
    assert str(error.value).endswith("none.tsv: cannot be read: No such file or directory")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_bytes("光筆".encode("big5"))
    with pytest.raises(PackError, match="is not UTF-8"):
        load_glossary(str(tmp_path / "terms.tsv"))
