from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from claimcheck.read.discover import discover

if TYPE_CHECKING:
    from pathlib import Path

FILES = (
    "a.md",
    "b.TXT",
    "c.png",
    ".hidden.md",
    "~$a.docx",
    "site/d.html",
    "site/.git/e.md",
    "site/node_modules/f.md",
    "site/__pycache__/g.md",
    "site/blog/h.htm",
)


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def test_a_folder_means_the_files_with_a_reader_under_it() -> None:
    assert discover(["."]) == (["a.md", "b.TXT", "site/blog/h.htm", "site/d.html"], [])


def test_what_word_puts_beside_an_open_file_is_left_out_of_globs_too() -> None:
    assert discover(["*.docx", "~$a.docx"]) == (["~$a.docx"], ["*.docx"])


def test_a_folder_of_tools_that_is_named_is_entered() -> None:
    assert discover(["site/node_modules"]) == (["site/node_modules/f.md"], [])


def test_a_named_file_is_meant_whatever_it_is() -> None:
    assert discover(["c.png", "missing.md", ".hidden.md"]) == (
        ["c.png", "missing.md", ".hidden.md"],
        [],
    )


def test_a_glob_does_not_enter_folders_of_tools() -> None:
    assert discover(["**/*.md"]) == (["a.md"], [])


def test_a_glob_may_name_a_folder_of_tools() -> None:
    assert discover(["site/node_modules/*.md"]) == (["site/node_modules/f.md"], [])


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].md").write_text("Text.", encoding="utf-8")
    assert discover(["a[1].md"]) == (["a[1].md"], [])


@pytest.mark.parametrize("again", ["./a.md", "site/../a.md", ".", "*.md"])
def test_a_file_that_is_meant_twice_counts_once_as_it_was_written_first(again: str) -> None:
    files, _ = discover(["./a.md", again])
    assert [name for name in files if name.endswith("a.md")] == ["./a.md"]


def test_arguments_keep_their_order() -> None:
    assert discover(["site/d.html", "a.md"])[0] == ["site/d.html", "a.md"]


@pytest.mark.parametrize("argument", ["*.docx", "site/__pycache__/*.txt"])
def test_an_argument_that_means_no_file_is_told(argument: str) -> None:
    assert discover(["a.md", argument]) == (["a.md"], [argument])


@pytest.mark.parametrize("argument", ["site", "site/**/*.htm*"])
def test_what_is_excluded_is_left_out_of_folders_and_globs(argument: str) -> None:
    assert discover([argument], lambda path: "blog" in path) == (["site/d.html"], [])


def test_a_named_file_is_meant_even_if_it_is_excluded() -> None:
    assert discover(["a.md"], lambda _: True) == (["a.md"], [])


def _write_content(folder: Path) -> None:
    for name in ("x.json", "x.mdx", "site/y.YAML", "site/z.csv", "site/t.srt"):
        (folder / name).write_text("Text.", encoding="utf-8")


def test_content_files_in_folders_are_left_out_unless_they_are_included(tmp_path: Path) -> None:
    _write_content(tmp_path)
    plain = ["a.md", "b.TXT", "site/blog/h.htm", "site/d.html", "site/t.srt"]
    assert discover(["."])[0] == [*plain, "x.mdx"]
    some = discover(["."], is_included=lambda path: "y" in path.lower())[0]
    assert some == sorted([*plain, "x.mdx", "site/y.YAML"])


@pytest.mark.parametrize("argument", ["x.json", "*.json"])
def test_a_content_file_that_is_named_is_meant(tmp_path: Path, argument: str) -> None:
    _write_content(tmp_path)
    assert discover([argument]) == (["x.json"], [])
