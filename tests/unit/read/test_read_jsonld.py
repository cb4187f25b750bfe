from __future__ import annotations

import pytest

from claimcheck.read.builder import Builder
from claimcheck.read.jsonld import questions


def found_in(data: str) -> list[tuple[str, str]]:
    found = questions(data, 0, len(data), Builder(data))
    return [(tag, lens.text) for tag, lens in found]


def test_questions_are_found_at_any_depth_and_in_order() -> None:
    data = (
        '[{"@graph": [{"name": "A?", "acceptedAnswer": {"text": "a"}}]},'
        ' {"x": {"name": "B?", "acceptedAnswer": "b"}}]'
    )
    assert found_in(data) == [("dt", "A?"), ("dd", "a"), ("dt", "B?"), ("dd", "b")]


@pytest.mark.parametrize(
    ("escaped", "expected"),
    [
        (r"\"a\" \/ \\", '"a" / \\'),
        (r"\u00e9\ud83d\ude00", "é😀"),
        (r"\ud83d!", "\ufffd!"),
        (r"\x", "x"),
    ],
)
def test_escapes_are_the_characters_that_they_stand_for(escaped: str, expected: str) -> None:
    assert found_in(f'{{"name": "{escaped}", "acceptedAnswer": []}}') == [("dt", expected)]


@pytest.mark.parametrize("tail", ["", "]", '} "x', "}}"])
def test_data_that_is_broken_holds_no_questions(tail: str) -> None:
    assert found_in(f'{{"name": "A?", "acceptedAnswer": {{"text": "a"}}{tail}') == []


def test_a_comma_too_many_does_no_harm() -> None:
    assert found_in('[{"name": "A?", "acceptedAnswer": "a",},]') == [("dt", "A?"), ("dd", "a")]
