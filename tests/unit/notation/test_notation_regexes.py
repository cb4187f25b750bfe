"""What an expression was compiled to finds what the expression finds."""

from __future__ import annotations

import pickle
import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.notation import regexes
from claimcheck.notation.compile import compile_pattern
from claimcheck.notation.regexes import Regexes, program_of, ready

SOURCES = [
    "no (pain | risk)",
    "# sessions",
    "£# off",
    "guarantee~ ... result~",
    "無痛",
    "[very] safe",
]
TEXTS = ["no pain", "3–5 sessions", "£40 off", "we guarantee you results", "無痛", "very safe", ""]


REGEXES = [compile_pattern(source, {}).regex for source in SOURCES]


@given(st.lists(st.sampled_from(TEXTS)).map(" ".join))
def test_a_program_finds_what_its_expression_finds(text: str) -> None:
    for regex in REGEXES:
        program = program_of(regex)
        assert program is not None
        assert [m.span() for m in ready(program).finditer(text)] == [
            m.span() for m in re.finditer(regex, text)
        ]


@pytest.mark.parametrize("program", [b"", b"abc", b"\xff" * 8, bytes(8)])
def test_what_is_no_program_is_not_run(program: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        ready(program)


def test_where_python_shows_no_code_there_are_no_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regexes, "_ENGINE", None)
    assert program_of(REGEXES[0]) is None
    with pytest.raises(ValueError, match="takes no programs"):
        ready(bytes(8))


def test_each_expression_is_made_ready_once_and_only_when_it_is_used() -> None:
    made: list[str] = []

    def make(regex: str) -> re.Pattern[str]:
        made.append(regex)
        return re.compile(regex)

    kept = Regexes([REGEXES[0], memoryview(zlib.compress(REGEXES[4].encode()))], make)
    assert kept[1] is kept[1]
    assert kept[1].search("这是无痛的")
    assert made == [REGEXES[4]]
    assert kept.texts() == [REGEXES[0], REGEXES[4]]


def test_a_copy_for_another_process_finds_the_same() -> None:
    kept = Regexes(REGEXES)
    assert kept[0].search("no pain") is not None
    copied = pickle.loads(pickle.dumps(kept))  # noqa: S301 -- our own bytes
    assert copied[0].search("no pain") is not None
    assert copied[0].search("no gain") is None
