"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from claimcheck.model.regex import regex


def test_an_expression_finds_what_a_compiled_one_finds() -> None:
    numbers = regex(r"\d+")
    assert numbers.findall("2 of 30") == ["2", "30"]
    assert numbers.sub("#", "2 of 30") == "# of #"
    assert numbers.pattern == r"\d+"


def test_flags_count() -> None:
    assert regex("pain", re.IGNORECASE).match("PAINLESS") is not None


def test_nothing_is_compiled_before_the_first_use() -> None:
    broken = regex("(")
    with pytest.raises(re.error, match="missing"):
        broken.search("x")


def test_it_has_no_more_than_an_expression_has() -> None:
    with pytest.raises(AttributeError):
        regex("x").find  # type: ignore[attr-defined]  # noqa: B018 -- asked for on purpose
