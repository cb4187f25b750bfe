"""Examples with their marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.model.text import Span
from claimcheck.notation.marks import read_marks
from claimcheck.notation.phrase import NotationError


@pytest.mark.parametrize(
    ("marked", "text", "spans"),
    [
        ("There is none.", "There is none.", ()),
        ("There is [[no pain]].", "There is no pain.", (Span(9, 16),)),
        ("[[a]] and [[b]]", "a and b", (Span(0, 1), Span(6, 7))),
        ("[a](b) [[c]]", "[a](b) c", (Span(7, 8),)),
        ("see [[[no pain]]](x)", "see [no pain](x)", (Span(5, 12),)),
        ("", "", ()),
    ],
)
def test_marks_are_read(marked: str, text: str, spans: tuple[Span, ...]) -> None:
    assert read_marks(marked) == (text, spans)


@pytest.mark.parametrize(
    ("marked", "why"),
    [
        ("a [[b", "`[[` is not closed by `]]`"),
        ("a ]] b", "`]]` closes nothing"),
        ("a [[]] b", "a mark is empty"),
        ("a [[b [[c]] d]]", "a mark stands inside another"),
    ],
)
def test_broken_marks_are_refused(marked: str, why: str) -> None:
    with pytest.raises(NotationError) as error:
        read_marks(marked)
    assert str(error.value) == why


@given(st.lists(st.text(alphabet="ab 無.", min_size=1), min_size=1, max_size=5))
def test_every_other_part_is_marked(parts: list[str]) -> None:
    marked = "".join(f"[[{part}]]" if n % 2 else part for n, part in enumerate(parts))
    text, spans = read_marks(marked)
    assert text == "".join(parts)
    assert [span.of(text) for span in spans] == parts[1::2]
