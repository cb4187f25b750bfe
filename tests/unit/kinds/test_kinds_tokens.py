"""Kind `tokens`, and its bounded patterns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from building import found_by, load_pack

from claimcheck.kinds.linguistics import check_patterns, match_tokens
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from pathlib import Path

_FILE = """\
category: overclaim/superlative
why: Nobody measured it.
rules:
  - id: percent
    kind: tokens
    message: "“{match}” is a figure."
    advice: "Say who measured it."
    anchors: ["satisfied", "(happy | glad)"]
    except: ["tax ...2 percent"]
    tokens:
      - - {LIKE_NUM: true}
        - {LOWER: percent}
    examples: {}
"""


def test_tokens_are_found_in_a_sentence_with_an_anchor_only(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/overclaim/superlative.yaml": _FILE})
    found = found_by(book, "98 percent are happy. We paid 20 percent.", "Ninety percent satisfied.")
    assert found == ["98 percent", "Ninety percent"]


def test_an_exception_explains_tokens(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/overclaim/superlative.yaml": _FILE})
    assert found_by(book, "We are happy with a tax of 20 percent.") == []


def test_two_anchors_in_a_sentence_find_its_tokens_once(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/overclaim/superlative.yaml": _FILE})
    assert found_by(book, "98 percent are happy and satisfied.") == ["98 percent"]


def test_spans_count_code_points() -> None:
    patterns = json.dumps([[{"LIKE_NUM": True}, {"LOWER": "percent"}]])
    assert match_tokens("😀 98 percent", patterns) == (Span(2, 12),)


@pytest.mark.parametrize("operator", ["*", "+", "{2,9}", "{6}", "{1,}", "{" + "9" * 5000 + "}"])
def test_a_repetition_without_a_small_bound_is_refused(operator: str) -> None:
    patterns = json.dumps([[{"LOWER": "a", "OP": operator}]])
    assert check_patterns(patterns) == f"a token may be repeated at most 5 times, not {operator}"


@pytest.mark.parametrize("operator", ["?", "!", "{1,5}"])
def test_a_bounded_repetition_is_allowed(operator: str) -> None:
    assert check_patterns(json.dumps([[{"LOWER": "a", "OP": operator}, {"LOWER": "b"}]])) == ""


@pytest.mark.parametrize("patterns", [[[{"NOTHING": "a"}]], [], [[]], {"LOWER": "a"}, ["a"], "a"])
def test_what_is_no_pattern_of_spacy_is_refused(patterns: object) -> None:
    assert check_patterns(json.dumps(patterns)) != ""


@pytest.mark.parametrize("attribute", ["POS", "LEMMA", "TAG", "DEP", "ENT_TYPE", "_"])
def test_what_the_blank_tokenizer_does_not_know_is_refused(attribute: str) -> None:
    patterns = json.dumps([[{attribute: "a"}]])
    assert check_patterns(patterns) == f"nothing is known of `{attribute}`"


def test_an_attribute_or_predicate_that_is_nearly_one_is_refused_with_what_was_meant() -> None:
    assert (
        check_patterns('[[{"LOWR": "a"}]]') == "nothing is known of `LOWR`, did you mean `LOWER`?"
    )
    patterns = '[[{"LOWER": {"REGEXP": "^a"}}]]'
    assert check_patterns(patterns) == "`REGEXP` is not known, did you mean `REGEX`?"


@pytest.mark.parametrize(
    "expression",
    ["^(one|two)$", "^@[a-z0-9_.]{3,}$", r"^[0-9]+(th|st)?$", r"^\(+[^\]()]$", "^(?:a|b)c?"],
)
def test_an_expression_with_one_repetition_is_allowed(expression: str) -> None:
    assert check_patterns(json.dumps([[{"LOWER": {"REGEX": expression}}]])) == ""


@pytest.mark.parametrize(
    "expression",
    [
        *(
            "a",
            "",
            "^a|b",
            "^(a+)+$",
            "^(a|b)*",
            "^a+b+",
            "^a?a?a?a?",
            "^(?=a)",
            "^((a))",
            r"^(a)\1",
        ),
        *("^(a|a)(a|a)(a|a)(a|a)", "^a{2,}b*", "^" + "a" * 500, "^[a", "^a{9,1}"),
    ],
)
def test_an_expression_that_may_take_any_time_or_is_none_is_refused(expression: str) -> None:
    problem = check_patterns(json.dumps([[{"LOWER": {"REGEX": expression}}]]))
    assert problem.startswith(f"“{expression}” may take any time; ")


@pytest.mark.parametrize(("sign", "found"), [("ninety", 2), ("^ninety", 1), ("hundred", 0)])
def test_tokens_are_looked_for_only_where_a_sign_stands(
    tmp_path: Path, sign: str, found: int
) -> None:
    signed = _FILE.replace("    tokens:\n", f'    signs: ["{sign}"]\n    tokens:\n')
    book = load_pack(tmp_path, {"en/overclaim/superlative.yaml": signed})
    texts = ("Ninety percent are happy.", "Of all, ninety percent are happy.")
    assert len(found_by(book, *texts)) == found
