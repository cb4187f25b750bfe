"""Which fields of a content file are read, and as what."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from reading import blocks_of

from claimcheck.model.fields import Fields
from claimcheck.read import read_text
from claimcheck.read.fields import kind_by_name, unit_of

if TYPE_CHECKING:
    from typing import Any


def shown(value: Any, **fields: tuple[str, ...]) -> list[tuple[str, str]]:
    article = read_text(json.dumps(value), format="json", fields=Fields(**fields))
    return blocks_of(article)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("title", "title"),
        ("meta_title", "title"),
        ("heroTitle", "title"),
        ("Meta-Description", "description"),
        ("subtitle", "description"),
        ("headline", "heading"),
        ("question", "question"),
        ("answers", "answer"),
        ("altText", "alt"),
        ("image_caption", "caption"),
        ("cta", "label"),
        ("testimonial", "quote"),
        ("BODY", "paragraph"),
    ],
)
def test_a_known_name_says_what_kind_of_text_it_is(name: str, kind: str) -> None:
    assert shown({name: "No pain"}) == [(kind, "No pain")]


@pytest.mark.parametrize(
    "field",
    [
        {"slug": "no pain at all ever"},
        {"imageUrl": "no pain at all ever"},
        {"body_class": "no pain at all ever"},
        {"quote_author": "no pain at all ever"},
        {"@type": "no pain at all ever"},
        {"text": "https://clinic.test/no-pain"},
        {"text": "/no/pain.html"},
        {"text": "mail@clinic.test"},
        {"text": "#ffcc00"},
        {"text": "2024-05-01T10:00"},
        {"text": "120.00"},
        {"text": 120},
        {"name": "Painless laser"},
    ],
)
def test_what_is_made_for_programs_is_not_read(field: dict[str, Any]) -> None:
    assert shown({"title": "Calm", **field}) == [("title", "Calm")]


def test_a_name_beside_an_answer_is_a_question() -> None:
    assert shown([{"name": "Hurts?", "answer": "No."}, {"name": "Dr Lee", "text": "Calm."}]) == [
        ("question", "Hurts?"),
        ("answer", "No."),
        ("paragraph", "Calm."),
    ]


def test_words_under_a_known_name_are_read_as_that_name_says() -> None:
    value = {"title": {"rendered": "Calm skin"}, "testimonials": [{"text": "Painless", "age": "9"}]}
    assert shown(value) == [("title", "Calm skin"), ("quote", "Painless")]


def test_a_technical_word_under_a_known_name_is_not_read() -> None:
    assert shown({"body": [{"node": "paragraph", "text": "Calm"}]}) == [("paragraph", "Calm")]


def test_without_a_known_name_prose_is_read() -> None:
    value = {"hero": {"claim": "No downtime after laser treatment", "size": "very large"}}
    assert shown(value) == [("paragraph", "No downtime after laser treatment")]


@pytest.mark.parametrize("text", ["術後無需恢復期即可上班", "laser:術後無需恢復期即可上班"])
def test_chinese_prose_needs_no_spaces(text: str) -> None:
    assert shown({"x": text}) == [("paragraph", text)]


@pytest.mark.parametrize(
    "glob",
    ["claim", "hero.claim", "hero", "*claim", "h*o.cl*m", "HERO.Claim", "hero[*].claim", "he-ro"],
)
def test_a_glob_names_fields_by_their_path(glob: str) -> None:
    value = {"hero": [{"claim": "Painless"}], "other": "Safe"}
    assert shown(value, text=(glob,)) == [("paragraph", "Painless")]


@pytest.mark.parametrize("glob", ["clai", "her", "hero.clai", "laim", "other.claim"])
def test_a_glob_names_whole_keys(glob: str) -> None:
    assert shown({"hero": [{"claim": "Painless"}]}, text=(glob,)) == []


def test_wishes_say_the_kind_and_win_over_what_is_known() -> None:
    value = {"name": "Pico", "pitch": "Safe", "text": "Calm", "slug": "no-pain"}
    assert shown(value, title=("name",), description=("pitch",), ignore=("text",)) == [
        ("title", "Pico"),
        ("description", "Safe"),
    ]
    assert shown(value, text=("slug",)) == [("paragraph", "Calm"), ("paragraph", "no-pain")]


def test_what_is_ignored_is_not_read_as_prose_either() -> None:
    assert shown({"x": "No downtime after laser"}, ignore=("x",)) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<h2>Peel</h2><p>No <b>pain</b>.</p>", [("heading", "Peel"), ("paragraph", "No pain.")]),
        ("No **pain**.", [("paragraph", "No pain.")]),
        ("No <b>pain</b> &amp; calm.", [("paragraph", "No pain & calm.")]),
        ("5 < 6 & 7 > 3 # x", [("paragraph", "5 < 6 & 7 > 3 # x")]),
        ("    No **pain**.", [("paragraph", "No pain.")]),
        (
            "One.\n\n- two\n- three",
            [("paragraph", "One."), ("list-item", "two"), ("list-item", "three")],
        ),
    ],
)
def test_mark_up_in_a_value_is_read_as_mark_up(value: str, expected: list[tuple[str, str]]) -> None:
    assert shown({"body": value}) == expected


def test_a_field_that_is_said_to_be_mark_up_is_read_so_whatever_it_shows() -> None:
    assert shown({"x": "1. Calm\n2. Skin"}, html=("x",)) == [
        ("list-item", "Calm"),
        ("list-item", "Skin"),
    ]


def test_a_title_stays_one_whatever_is_in_it() -> None:
    assert shown({"title": "<p>No <b>pain</b></p>"}) == [("title", "No pain")]


def test_the_language_of_the_file_is_that_of_its_root() -> None:
    source = '{"lang": "fr-CA", "title": "Calme", "x": {"lang": "de"}}'
    assert read_text(source, format="json").language == "fr"


def test_a_unit_is_a_key_path() -> None:
    assert unit_of(("products", 3, "description")) == "products[3].description"
    assert (
        unit_of((0, "a b\n", "c" * 100))
        == "[0].a b .cccccccccccccccccccccccccccccccccccccccccccccccccc…"
    )


def test_a_word_that_only_ends_like_a_name_is_none() -> None:
    assert kind_by_name("subtext") is None
