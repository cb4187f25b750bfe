"""Expressions that were kept are those that were compiled."""

from __future__ import annotations

import pickle
import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.notation import regexes
from claimcheck.notation.compile import compile_pattern
from claimcheck.notation.regexes import Regexes

if TYPE_CHECKING:
    import pytest

SOURCES = [
    "no (pain | risk)",
    "# sessions",
    "£# off",
    "guarantee~ ... result~",
    "無痛",
    "[very] safe",
]
TEXTS = ["no pain", "3–5 sessions", "£40 off", "we guarantee you results", "無痛", "very safe", ""]


def _kept() -> Regexes:
    return Regexes(Regexes([compile_pattern(source, {}).regex for source in SOURCES]).pack())


@given(st.lists(st.sampled_from(TEXTS)).map(" ".join))
def test_a_kept_expression_finds_what_it_found_before(text: str) -> None:
    kept = _kept()
    for number, source in enumerate(SOURCES):
        written = re.compile(compile_pattern(source, {}).regex)
        assert [m.span() for m in kept[number].finditer(text)] == [
            m.span() for m in written.finditer(text)
        ]


def test_packing_twice_changes_nothing() -> None:
    assert Regexes(_kept().pack()).pack() == _kept().pack()
    assert len(_kept().pack()) == len(SOURCES)


def test_where_python_shows_no_code_the_expressions_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(regexes, "_ENGINE", None)
    kept = _kept()
    assert kept[0].pattern == compile_pattern(SOURCES[0], {}).regex
    assert kept[0].search("no pain") is not None


def test_a_copy_for_another_process_finds_the_same() -> None:
    kept = _kept()
    assert kept[0].search("no pain") is not None
    copied = pickle.loads(pickle.dumps(kept))  # noqa: S301 -- our own bytes
    assert copied[0].search("no pain") is not None
    assert copied[0].search("no gain") is None
