from __future__ import annotations

import pytest
from reading import blocks_of, place_of

from claimcheck.errors import ReadError
from claimcheck.read import read_text


def test_places_and_units_are_those_of_the_strings() -> None:
    article = read_text('{"faq": [{"question": "No \\u0070ain?\\n"}]}', format="json")
    assert blocks_of(article) == [("question", "No pain?")]
    assert article.blocks[0].unit == "faq[0].question"
    assert place_of(article, "pain") == "\\u0070ain"


def test_a_pair_of_surrogates_is_one_character() -> None:
    article = read_text('{"title": "a \\ud83d\\ude00 b"}', format="json")
    assert article.text == "a 😀 b"
    assert place_of(article, "😀") == "\\ud83d\\ude00"


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("", "not JSON: it ends too early (line 1, column 1)"),
        ('{"a": "b"', "not JSON: it ends too early (line 1, column 10)"),
        ('{"a": "b",}', "not JSON: cannot read '}' here (line 1, column 11)"),
        ('["a",]', "not JSON: cannot read ']' here (line 1, column 6)"),
        ('["a"}', "not JSON: cannot read '}' here (line 1, column 5)"),
        ('{"a" "b"}', "not JSON: cannot read '\"' here (line 1, column 6)"),
        ('{1: "b"}', "not JSON: cannot read '1' here (line 1, column 2)"),
        ('["\\x"]', "not JSON: cannot read '\"' here (line 1, column 2)"),
        ('["a\n"]', "not JSON: cannot read '\"' here (line 1, column 2)"),
        ("[01]", "not JSON: cannot read '0' here (line 1, column 2)"),
        ('{} "a"', "not JSON: cannot read '\"' here (line 1, column 4)"),
        ("[" * 100_000, "nested deeper than 200 levels (line 1, column 201)"),
    ],
)
def test_what_is_no_json_is_refused_with_the_place(source: str, why: str) -> None:
    with pytest.raises(ReadError) as error:
        read_text(source, format="json")
    assert error.value.why == why


@pytest.mark.parametrize("source", ['"No pain at all, ever"', '["No pain at all, ever"]'])
def test_the_root_may_be_anything(source: str) -> None:
    assert read_text(source, format="json").text == "No pain at all, ever"
