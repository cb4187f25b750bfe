"""Kind `phrase`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import candidates_of, found_by, load_pack, phrase_file

from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from pathlib import Path

_MORE = """
except: ["website ... down-time"]
replace: ["little downtime", "a day of redness"]
"""


def test_a_phrase_is_found_once_where_patterns_overlap(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/a/a.yaml": phrase_file("no down-time", "no down-time at all")})
    assert found_by(book, "There is no downtime at all.") == ["no downtime at all"]


def test_an_exception_explains_a_phrase(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/a/a.yaml": phrase_file("no down-time", more=_MORE)})
    assert found_by(book, "The website has no downtime. We have no downtime.") == ["no downtime"]


def test_a_candidate_says_which_pattern_found_it_and_what_to_write(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/a/a.yaml": phrase_file("zero risk", "no pain", more=_MORE)})
    (candidate,) = candidates_of(book, "There is no pain.")
    assert candidate.pattern == "no pain"
    assert candidate.role == "match"
    assert candidate.replace == ("little downtime", "a day of redness")


def test_a_phrase_keeps_to_the_scope_of_its_rule(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/a/a.yaml": phrase_file("no pain", more="scope: [heading]")})
    assert found_by(book, "No pain.", (BlockKind.HEADING, "Laser without no pain")) == ["no pain"]


def test_a_phrase_is_not_found_across_two_sentences(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/a/a.yaml": phrase_file("no ... pain")})
    assert found_by(book, "We say no! Pain is rare.") == []
