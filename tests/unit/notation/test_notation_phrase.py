"""The phrase notation: each row of its table, its clause boundaries, its mistakes."""

from __future__ import annotations

import re
import time

import pytest

from claimcheck.notation.build import build_index
from claimcheck.notation.compile import compile_pattern
from claimcheck.notation.folding import fold
from claimcheck.notation.phrase import (
    Choice,
    Gap,
    NotationError,
    Number,
    Optional,
    Ref,
    Sequence,
    Word,
    lexicon_of,
    parse,
)

_LEXICON = lexicon_of(
    {
        "downtime": ["down-time", "recovery (time | period)"],
        "skin": ["skin type~", "skin tone~"],
        "nested": ["{downtime}", "rest"],
    },
    {},
)


def _found(pattern: str, text: str) -> list[str]:
    index = build_index([compile_pattern(pattern, _LEXICON)])
    return [text[start:end] for _, start, end in index.find(fold(text))]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        # a word: any case, one kind of quote and dash
        ("painless", "A PAINLESS peel", ["PAINLESS"]),
        ("painless", "painlessly", []),
        ("pain", "a pain, a painter, champain", ["pain"]),
        ("don't worry", "Don’t worry.", ["Don’t worry"]),
        ("3-5", "3–5", ["3–5"]),
        ("100%", "We are 100% sure", ["100%"]),
        ("24/7", "open 24/7 here", ["24/7"]),
        ("colour", "the color and the colour", ["color", "colour"]),
        # a hyphen: hyphen, space or nothing
        (
            "down-time",
            "downtime down time down-time down  time",
            ["downtime", "down time", "down-time"],
        ),
        # a space: space or hyphen
        ("pain free", "pain free, pain-free, painfree", ["pain free", "pain-free"]),
        # an inflection
        ("guarantee~", "guaranteed, guaranteeing, guarantor", ["guaranteed", "guaranteeing"]),
        ("side-effect~", "side effects and a side-effect", ["side effects", "side-effect"]),
        # one of several
        (
            "(no | zero | little to no) risk",
            "no risk, zero risk, little to no risk",
            [
                "no risk",
                "zero risk",
                "little to no risk",
            ],
        ),
        ("(a | b (c | d)) e", "b d e", ["b d e"]),
        # may be missing
        (
            "all [of the] skin",
            "all skin, all of the skin, all the skin",
            ["all skin", "all of the skin"],
        ),
        ("[very] safe", "very safe and safe", ["very safe", "safe"]),
        ("[any | all] risk [at all]", "any risk at all", ["any risk at all"]),
        # a gap
        (
            "no ... risk",
            "no risk; no big risk; no a b c risk; no a b c d risk",
            [
                "no risk",
                "no big risk",
                "no a b c risk",
            ],
        ),
        ("no ...1 risk", "no a risk; no a b risk", ["no a risk"]),
        ("no ...5 risk", "no a b c d e risk; no a b c d e f risk", ["no a b c d e risk"]),
        ("no [...] risk", "no big risk", ["no big risk"]),
        # a word list
        ("no {downtime}", "no recovery period, no downtime", ["no recovery period", "no downtime"]),
        ("no {nested}", "no rest, no down time", ["no rest", "no down time"]),
        ("all {skin}", "all skin types", ["all skin types"]),
        # a number
        ("# sessions", "3 sessions", ["3 sessions"]),
        ("# sessions", "three sessions", ["three sessions"]),
        (
            "# sessions",
            "3–5 sessions, two or three sessions",
            ["3–5 sessions", "two or three sessions"],
        ),
        ("# sessions", "twenty-five sessions", ["twenty-five sessions"]),
        ("# sessions", "1,500 sessions and 2.5 sessions", ["1,500 sessions", "2.5 sessions"]),
        ("# sessions", "many sessions", []),
        ("only # days", "only 10 days", ["only 10 days"]),
    ],
)
def test_each_form_finds_what_the_table_says(pattern: str, text: str, found: list[str]) -> None:
    assert _found(pattern, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("no pain, swelling or downtime", ["no pain, swelling or downtime"]),
        ("no pain, swelling, or downtime", ["no pain, swelling, or downtime"]),
        ("no pain, and downtime", ["no pain, and downtime"]),
        ("no pain, we know downtime", []),
        ("no pain; downtime", []),
        ("no pain. Downtime", []),
        ("no pain (or downtime)", []),
        ("no pain: downtime", []),
        ("no pain | downtime", []),
        ("no pain/downtime", ["no pain/downtime"]),
        ("no pain / downtime", ["no pain / downtime"]),
        ("no ✨ pain ✨ downtime", ["no ✨ pain ✨ downtime"]),
        ("no not downtime", []),
        ("no it never downtime", []),
        ("no it isn't downtime", []),
        ("no nothing like downtime", ["no nothing like downtime"]),
    ],
)
def test_a_gap_passes_the_comma_of_a_list_and_no_end_of_a_clause(
    text: str, found: list[str]
) -> None:
    assert _found("no ...3 downtime", text) == found


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("can", "you can", ["can"]),
        ("can", "you can't", []),
        ("can", "you can’t", []),
        ("invasive", "non-invasive", []),
        ("invasive", "minimally-invasive", ["invasive"]),
        ("non-invasive", "noninvasive, non-invasive", ["noninvasive", "non-invasive"]),
        ("it is safe", "bit is safe", []),
    ],
)
def test_a_pattern_is_not_found_in_its_own_denial(
    pattern: str, text: str, found: list[str]
) -> None:
    assert _found(pattern, text) == found


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("無痛", "全程無痛美白", ["無痛"]),
        ("(無痛 | 零痛) 美白", "零痛美白", ["零痛美白"]),
        ("無 ...2 風險", "無任何風險", ["無任何風險"]),
        ("無 ...2 風險", "無，任何風險", []),
        ("無 ...1 風險", "無任何的風險", []),
        ("無 ...5 風險", "無法排除風險", ["無法排除風險"]),
        ("療程 ...5 安全", "療程不安全", []),
        ("療程 ...5 安全", "療程唔安全", []),
        ("療程 ...5 安全", "療程冇話安全", []),
        ("療程 ...5 安全", "療程唔單止安全", ["療程唔單止安全"]),
        ("適合 ...5 膚質", "適合不同的膚質", ["適合不同的膚質"]),
        ("無 ...2 風險", "無「風險", ["無「風險"]),
        ("無 ...2 風險", "「無」字風險", []),
        ("無 ...2 風險", "無痛｜風險", []),
        ("無 ...2 風險", "無🎉風險", ["無🎉風險"]),
        (
            "術前 , 術後",
            "術前／術後，術前 → 術後，術前｜術後",
            ["術前／術後", "術前 → 術後", "術前｜術後"],
        ),
        ("評價 , 超讚", "評價：「超讚」", ["評價：「超讚"]),
        ("紅腫 結痂", "紅腫/結痂", ["紅腫/結痂"]),
        ("適合 所有膚質", "適合：所有膚質", ["適合：所有膚質"]),
        ("紅腫 結痂", "紅腫、結痂", ["紅腫、結痂"]),
        ("紅腫 結痂", "紅腫，結痂", []),
        ("无副作用", "無副作用", ["無副作用"]),
        ("療程後", "疗程后", ["疗程后"]),
        ("(0 | 零) 恢復期", "10恢復期，零恢復期", ["零恢復期"]),
        ("(fda | 國家) 認證", "獲FDA認證", ["FDA認證"]),
        ("[打] # 折", "再打八折", ["打八折"]),
        ("# 次", "做三到五次", ["三到五次"]),
        ("平均 # (公分 | cm)", "平均6cm", ["平均6cm"]),
        ("#% 有效", "百分之九十有效，九成五有效", ["百分之九十有效", "九成五有效"]),
        ("每次 £#", "每次6,000元", ["每次6,000元"]),
        ("pico 激光", "Pico激光", ["Pico激光"]),
        ("ｐｉｃｏ", "ＰＩＣＯ", ["ＰＩＣＯ"]),
    ],
)
def test_chinese_needs_no_spaces_and_two_of_its_characters_are_a_word(
    pattern: str, text: str, found: list[str]
) -> None:
    assert _found(pattern, text) == found


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("", "a group or pattern is empty"),
        ("()", "a group or pattern is empty"),
        ("(a |)", "a group or pattern is empty"),
        ("(a b", "“(” is not closed by “)”"),
        ("[a b", "“[” is not closed by “]”"),
        ("(a b]", "“(” is not closed by “)”"),
        ("a b)", "“)” closes nothing"),
        ("a | b", "“|” closes nothing"),
        ("suit(s)", "put a space between “t” and “(”"),
        ("(a)(b)", "put a space between “)” and “(”"),
        ("{a b", "a curly bracket is open or empty"),
        ("... risk", "a gap or comma at an end of a pattern says nothing; leave it out"),
        ("risk ...2", "a gap or comma at an end of a pattern says nothing; leave it out"),
        ("no ...6 risk", "a gap may be 1 to 5 words, not 6"),
        ("no ...0 risk", "a gap may be 1 to 5 words, not 0"),
        ("[a] [b]", "every part of the pattern is optional"),
        ("~", "“~” is not a word"),
        ("a~b", "“a~b” is not a word"),
        ("{nowhere} risk", "there is no word list {nowhere}"),
        ("% +", "it has no word that must be there"),
        (
            "a ...5 b ...5 c ...5 d ...5 e ...5 f",
            "too many ways to read it (7776 of at most 4000); split it",
        ),
    ],
)
def test_a_pattern_that_cannot_be_read_says_why(pattern: str, why: str) -> None:
    with pytest.raises(NotationError) as error:
        compile_pattern(pattern, _LEXICON)
    assert str(error.value) == why


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (
            "no [... big] risk",
            "no risk; no big risk; no a b big risk",
            [
                "no risk",
                "no big risk",
                "no a b big risk",
            ],
        ),
        (
            "no (...1 big | small) risk",
            "no really big risk, no small risk, no small big risk",
            [
                "no really big risk",
                "no small risk",
                "no small big risk",
            ],
        ),
        ("(no ...) risk", "no risk, no big risk", ["no risk", "no big risk"]),
        ("no risk [...1 ever]", "no risk, no risk for ever", ["no risk", "no risk for ever"]),
        ("無 (...2 風險 | 痛)", "無任何風險，無痛", ["無任何風險", "無痛"]),
    ],
)
def test_a_gap_may_stand_at_an_edge_of_a_group(pattern: str, text: str, found: list[str]) -> None:
    assert _found(pattern, text) == found


def test_word_lists_that_name_each_other_in_a_circle_are_refused() -> None:
    with pytest.raises(NotationError, match=r"word list \{a\} names itself"):
        lexicon_of({"a": ["{b}"], "b": ["{a}"]}, {})


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("(" * 11 + " a " + ")" * 11, "more than 10 groups stand inside each other"),
        ("a ..." + "9" * 5000 + " b", "a gap may be 1 to 5 words, not 999999999"),
        ("a" * 101, "a word may have 100 signs, not 101"),
        ("a " * 20_000, "it has more than 20000 parts with those of its word lists"),
    ],
)
def test_a_pattern_that_is_out_of_all_proportion_is_refused(pattern: str, why: str) -> None:
    with pytest.raises(NotationError) as error:
        compile_pattern(pattern, {})
    assert str(error.value) == why


def _nested(count: int, entry: str) -> dict[str, list[str]]:
    """Return word lists of which each but the last names the next, as `entry` says."""
    lists = {f"l{at}": [entry.replace("next", f"l{at + 1}")] for at in range(count - 1)}
    return {**lists, f"l{count - 1}": ["word"]}


def test_word_lists_may_stand_ten_deep_inside_each_other() -> None:
    assert len(lexicon_of(_nested(10, "{next}"), {})) == 10
    with pytest.raises(NotationError, match="more than 10 word lists stand inside each other"):
        lexicon_of(_nested(11, "{next}"), {})


def test_word_lists_that_unfold_without_end_are_refused() -> None:
    with pytest.raises(NotationError, match="it has more than 20000 parts"):
        lexicon_of(_nested(10, "{next} " * 10), {})


def test_groups_and_word_lists_stand_inside_each_other_to_a_common_limit() -> None:
    with pytest.raises(NotationError, match="stand too deep inside each other"):
        lexicon_of(_nested(10, "(a | " * 9 + "{next}" + " b)" * 9), {})


def test_a_word_list_may_use_one_of_the_base() -> None:
    lexicon = lexicon_of({"more": ["{downtime}", "healing"]}, _LEXICON)
    pattern = compile_pattern("no {more}", lexicon)
    assert re.search(pattern.regex, "no recovery time") is not None


def test_a_pattern_becomes_a_tree() -> None:
    assert parse("no [very] (risk~ | {bad}) ...2 # x") == Sequence(
        (
            Word("no"),
            Optional(Word("very")),
            Choice((Word("risk", inflected=True), Ref("bad"))),
            Gap(2),
            Number(),
            Word("x"),
        )
    )


def test_every_word_that_must_be_there_is_a_slot_once() -> None:
    slots = compile_pattern("no pain no [more] gain", {}).slots

    assert slots == (frozenset({"no"}), frozenset({"pain"}), frozenset({"gain"}))


@pytest.mark.parametrize(
    "text", ["no " * 5000, "no a " * 4000, "no, " * 5000, "no a b c d " * 2000, "#1 " * 5000]
)
def test_the_worst_text_takes_linear_time(text: str) -> None:
    index = build_index(
        [compile_pattern("(no | a) ...5 (b | no) ...5 (c | no) ...5 [d] (zebra | no-zebra)", {})]
    )
    text += "zebr b c zebra"
    started = time.perf_counter()
    list(index.find(text))
    assert time.perf_counter() - started < 5
