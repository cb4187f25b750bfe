"""Values that are packed are the same when they are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import SMALL, load_pack, write_files

from claimcheck import shelf
from claimcheck.config import Config
from claimcheck.report import render
from claimcheck.report.look import Look
from claimcheck.run import check_paths
from claimcheck.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = ["delta", "alpha", "charlie", "bravo"]


@pytest.fixture(params=[0, 2, 9])
def words(request: pytest.FixtureRequest) -> Shelf[str]:
    return Shelf(_WORDS, str, request.param)


def test_what_is_packed_comes_back(words: Shelf[str]) -> None:
    assert list(words) == _WORDS
    assert (len(words), words[0], words[-1], words[1:3]) == (
        4,
        "delta",
        "bravo",
        ("alpha", "charlie"),
    )


def test_it_is_equal_to_a_sequence_of_the_same(words: Shelf[str]) -> None:
    assert words == _WORDS
    assert words != _WORDS[:3]
    assert words != [*_WORDS[:3], "echo"]
    assert words != 4


def test_values_are_put_in_the_order_of_their_keys(words: Shelf[str]) -> None:
    assert list(words.in_order(list(words))) == sorted(_WORDS)
    assert list(words) == _WORDS


def test_some_values_are_changed_and_the_shelf_is_not(words: Shelf[str]) -> None:
    assert list(words.changed({0: "echo", 3: "foxtrot"})) == ["echo", *_WORDS[1:3], "foxtrot"]
    assert list(words) == _WORDS


def test_values_of_one_kind_are_chosen() -> None:
    mixed: Shelf[str | int] = Shelf(["a", 1, "b", 2], int, 1)
    assert list(mixed.of_kind()) == [1, 2]


def test_a_packed_run_reports_what_a_run_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = load_pack(tmp_path / "pack", SMALL)
    site = tmp_path / "site"
    write_files(site, {f"{n}.md": f"No downtime. Number {n}." for n in range(5)})
    config = Config(sites={"all": ("*",)}, root=site)
    paths = [*sorted(site.iterdir()), site / "none.md"]
    usual = check_paths(paths, packs=book, config=config)
    monkeypatch.setattr(Shelf.__init__, "__defaults__", (1,))
    packed = check_paths(paths, packs=book, config=config)
    assert packed == usual
    assert usual.findings
    assert usual.failures
    for form in ("text", "json", "csv"):
        assert render(form, packed, Look()) == render(form, usual, Look())


def test_a_usual_run_packs_nothing() -> None:
    assert shelf.LOOSE >= 1_000
