"""The index finds what trying every pattern on every sentence finds, and does less."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.notation.build import build_index
from claimcheck.notation.clause import keeps_clause
from claimcheck.notation.compile import Pattern, compile_pattern
from claimcheck.notation.folding import fold
from claimcheck.notation.index import LABEL
from claimcheck.notation.phrase import NotationError, lexicon_of
from claimcheck.notation.regexes import Regexes

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = [
    "no", "pain", "down-time", "don't", "risk~", "colour", "cure~", "100%", "24/7", "a-b-c", "無痛",
    "café", "#", "one", "{list}", "not", "3d", "non-invasive", "#%", "£#", "'tis",
]  # fmt: skip
_LEXICON = lexicon_of({"list": ["side-effect~", "(any | some) harm", "#"]}, {})


@st.composite
def _patterns(draw: st.DrawFn) -> str:
    word = st.sampled_from(_WORDS)
    several = st.lists(word, min_size=1, max_size=2).map(" ".join)
    choice = st.lists(several, min_size=2, max_size=3).map(lambda o: f"({' | '.join(o)})")
    optional = several.map(lambda inner: f"[{inner}]")
    gap = st.sampled_from(["...", "...1", "...5", ","])
    middle = draw(st.lists(word | choice | optional | gap, max_size=3))
    first, last = draw(word | choice), draw(word | choice)
    return " ".join([first, *middle, last] if draw(st.booleans()) else [first])


_SAID = (
    "no No pain downtime down-time down time don’t don't risk risks risked color colours cured "
    "100% 24/7 abc a-bc ab-c a-b-c 無痛 無 痛 café cafe 3 three 3–5 twenty-five 1,500 one not "
    "side-effect side effects sideeffects any some harm 3d 3 d non-invasive noninvasive x_no "
    "non invasive 'tis £5 $30 us$30 3% 30–50% per cent €20–€30 rm20 pounds £1,800 £799"
)
_TEXT = st.lists(
    st.sampled_from(tuple(_SAID.split(" "))),
    max_size=14,
).flatmap(
    lambda words: st.lists(
        st.sampled_from([" ", " ", " ", ", ", "-", ". ", "; ", "", "\u00a0"]),
        min_size=len(words),
        max_size=len(words),
    ).map(lambda ends: "".join(w + e for w, e in zip(words, ends, strict=True)))
)


def _brute_force(
    patterns: list[Pattern], folded: str, start: int, end: int
) -> Iterator[tuple[int, int, int]]:
    for ordinal, pattern in enumerate(patterns):
        regex = re.compile(pattern.regex)
        at = start
        while (match := regex.search(folded, at, end)) is not None:
            if pattern.crosses or keeps_clause(folded[:end], *match.span()):
                yield ordinal, match.start(), match.end()
                at = match.end()
            else:
                at = match.start() + 1


def _compiled(sources: list[str]) -> list[Pattern]:
    found = []
    for source in sources:
        try:
            found.append(compile_pattern(source, _LEXICON))
        except NotationError:
            continue
    return found


@settings(max_examples=400)
@given(st.lists(_patterns(), min_size=1, max_size=6), _TEXT)
def test_the_index_finds_what_every_pattern_finds_by_itself(sources: list[str], text: str) -> None:
    patterns = _compiled(sources)
    folded = fold(text)
    expected = list(_brute_force(patterns, folded, 0, len(folded)))
    assert list(build_index(patterns).find(folded)) == expected


@pytest.mark.parametrize("text", ["a-b-c", "abc", "ab-c", "a bc", "a b c"])
def test_a_word_with_several_hyphens_is_found_however_it_is_joined(text: str) -> None:
    index = build_index([compile_pattern("a-b-c", {})])
    assert list(index.find(text)) == [(0, 0, len(text))]


def test_a_number_in_other_digits_is_no_number() -> None:
    pattern = compile_pattern("# days", {})
    assert list(build_index([pattern]).find("٣ days")) == []
    assert re.search(pattern.regex, "٣ days") is None


@pytest.mark.parametrize("text", ["平均收 6cm", "平均收6cm", "平均收 6 cm", "平均收6公分"])
def test_a_unit_right_behind_its_number_is_a_word_in_chinese(text: str) -> None:
    pattern = compile_pattern("平均收 # (cm | 公分)", {})
    assert [ordinal for ordinal, _, _ in build_index([pattern]).find(fold(text))] == [0]


@pytest.mark.parametrize("text", ["there is no pain", "rarely no pain", "rarely a risk"])
def test_a_pattern_is_not_tried_unless_each_of_its_slots_has_a_word(text: str) -> None:
    patterns = [compile_pattern("rarely ... risk ... harm", {}), compile_pattern("no pain", {})]
    index = build_index(patterns)
    broken = replace(
        index,
        anywhere=1,
        regexes=Regexes(["(", patterns[1].regex]),  # trying the first would raise
    )
    found = [ordinal for ordinal, _, _ in broken.find(text)]
    assert found == [1] * ("no pain" in text)


def test_an_exception_is_looked_for_only_where_what_it_excepts_is_found() -> None:
    patterns = [compile_pattern("no pain", {}), compile_pattern("pain killer", {})]
    index = build_index(patterns, {0: [1]})
    assert list(index.find("no pain killer")) == [(0, 0, 7), (1, 3, 14)]
    broken = replace(index, regexes=Regexes([patterns[0].regex, "("]))  # trying it would raise
    assert list(broken.find("a pain killer and no needle")) == []


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [("no pain", 0, {0}), ("no pain", 3, set()), ("3 days", 0, {1}), ("- no", 0, set())],
)
def test_what_may_begin_at_a_place_is_known_without_trying(
    text: str, at: int, expected: set[int]
) -> None:
    index = build_index([compile_pattern("no pain", {}), compile_pattern("# days", {})])
    may_begin = index.beginning(text, at)
    assert {n for n in range(2) if may_begin >> n & 1} == expected


def test_matches_come_by_pattern_and_then_from_left_to_right() -> None:
    index = build_index([compile_pattern("pain", {}), compile_pattern("no pain", {})])
    assert list(index.find("no pain no pain")) == [
        (0, 3, 7),
        (0, 11, 15),
        (1, 0, 7),
        (1, 8, 15),
    ]


def test_an_empty_text_finds_nothing() -> None:
    assert list(build_index([compile_pattern("pain", {})]).find("")) == []


def test_a_pattern_may_want_a_word_beside_it_unless_the_text_may_be_a_label() -> None:
    pattern = compile_pattern("raw", {})
    index = build_index([replace(pattern, slots=(*pattern.slots, frozenset({"days", LABEL})))])
    text = "the skin is raw and sore after a treatment that reaches into the deeper layers of it"
    assert [len(index.find(found)) for found in (text, f"{text} for days", "raw skin")] == [0, 1, 1]
