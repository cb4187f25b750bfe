from __future__ import annotations

import pytest
from reading import blocks_of, place_of

from claimcheck.errors import ReadError
from claimcheck.read import read_text
from claimcheck.read.yaml_scalars import scalar


@pytest.mark.parametrize(
    ("value", "text", "place"),
    [
        ("no pain", "no pain", "no pain"),
        ("no\n  pain", "no pain", "no\n  pain"),
        ("'it''s no  pain'", "it's no pain", "it''s no  pain"),
        ('"no \\x70ain"', "no pain", "no \\x70ain"),
        ('"pain\\\n  less"', "painless", "pain\\\n  less"),
        ("|\n  no\n  pain", "no pain", "no\n  pain"),
        (">-\n  no\n\n  pain", "no pain", "no\n\n  pain"),
        ("|2 # note\n   no pain", "no pain", "no pain"),
        ("&name !!str no pain # note", "no pain", "no pain"),
    ],
)
def test_a_scalar_of_each_style_has_its_place(value: str, text: str, place: str) -> None:
    article = read_text(f"body: {value}\n", format="yaml")
    assert article.text == text
    assert place_of(article, text) == place


def test_units_are_key_paths() -> None:
    source = "faq:\n- question: Hurts?\n  answer: |\n    No.\n- {question: When?}\n"
    article = read_text(source, format="yaml")
    assert [(block.unit, block.span.of(article.text)) for block in article.blocks] == [
        ("faq[0].question", "Hurts?"),
        ("faq[0].answer", "No."),
        ("faq[1].question", "When?"),
    ]


def test_several_documents_and_odd_keys_are_read() -> None:
    source = "title: Calm\n---\n? [a, {b: c}]\n: x\nbody: Skin\n"
    assert blocks_of(read_text(source, format="yaml")) == [("title", "Calm"), ("paragraph", "Skin")]


def test_an_alias_is_read_once_where_it_is_named() -> None:
    source = "title: &t Calm\ntext: *t\nbody: Skin\n"
    assert blocks_of(read_text(source, format="yaml")) == [("title", "Calm"), ("paragraph", "Skin")]


@pytest.mark.parametrize("value", ["true", "12", "2024-05-01", "~", "!!binary aGVsbG8=", "1e3"])
def test_what_is_no_string_is_not_read(value: str) -> None:
    assert read_text(f"title: {value}\nbody: Calm", format="yaml").text == "Calm"


def test_a_way_of_writing_that_nobody_has_met_stands_for_its_whole_stretch() -> None:
    strand = scalar("a: x", 3, 4, None, "other")
    assert strand.text == "other"


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("a: [", "not YAML: did not find expected node content (line 1, column 5)"),
        ("a: b: c", "not YAML: mapping values are not allowed in this context (line 1, column 5)"),
        ("[" * 100_000, "nested deeper than 200 levels (line 1, column 201)"),
        ("- " * 100_000, "nested deeper than 200 levels (line 1, column 401)"),
    ],
)
def test_what_is_no_yaml_is_refused_with_the_place(source: str, why: str) -> None:
    with pytest.raises(ReadError) as error:
        read_text(source, format="yaml")
    assert error.value.why == why
