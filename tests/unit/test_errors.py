"""Errors in words for the person who can mend them."""

from __future__ import annotations

from claimcheck.errors import PackError, Problem, ReadError, did_you_mean


def test_a_problem_names_its_place_where_it_has_one() -> None:
    assert str(Problem(path="a.yaml", line=2, column=3, message="bad")) == "a.yaml:2:3: bad"
    assert str(Problem(path="a.yaml", message="bad")) == "a.yaml: bad"


def test_problems_are_ordered_by_place() -> None:
    late = Problem(path="a", line=9, column=1, message="x")
    early = Problem(path="a", line=2, column=1, message="y")
    first = Problem(path="A", line=99, column=1, message="z")
    assert PackError([late, early, first]).problems == (first, early, late)
    assert str(PackError([late, early])) == "a:2:1: y\na:9:1: x"


def test_a_read_error_names_the_file_and_the_reason() -> None:
    assert str(ReadError("a.md", "it is binary")) == "a.md: it is binary"


def test_only_a_near_word_is_suggested() -> None:
    assert did_you_mean("severty", ["severity", "scope"]) == ", did you mean `severity`?"
    assert did_you_mean("xyz", ["severity", "scope"]) == ""
