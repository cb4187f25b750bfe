from __future__ import annotations

import pytest
from reading import blocks_of

from claimcheck.read import read_text
from claimcheck.read.builder import Builder
from claimcheck.read.frontmatter import read


def shown(matter: str) -> list[tuple[str, str]]:
    return blocks_of(read_text(f"---\n{matter}\n---\n", format="markdown"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("&name no pain", "no pain"),
        ("!!str 'no pain'", "no pain"),
        ("&name !!str |\n  no\n  pain", "no pain"),
        (r'"no\ pain"', "no pain"),
        (r'"no\tpain \x21"', "no pain !"),
        ('"pain\\\n  less"', "painless"),
        ("no pain # a comment", "no pain"),
    ],
)
def test_a_value_is_shown_without_its_mark_up(value: str, expected: str) -> None:
    assert shown(f"title: {value}") == [("title", expected)]


def test_the_end_and_the_language_are_told() -> None:
    source = "---\nlocale: en_GB\n---\nBody."
    assert read(source, Builder(source)) == (len("---\nlocale: en_GB\n---"), "en")


def test_keys_that_readers_do_not_see_are_left_out() -> None:
    assert shown("layout: painless\ntags: [painless]\ntitle: [painless]\n1: painless") == []


def test_questions_and_answers_are_shown() -> None:
    assert shown("faqs:\n  - q: Hurts?\n    a: A bit.\n  - none") == [
        ("question", "Hurts?"),
        ("answer", "A bit."),
    ]
