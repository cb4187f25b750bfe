"""What a fix changes, as a diff."""

from __future__ import annotations

import pytest

from claimcheck.fix.diff import diff


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_diff_shows_the_lines_with_one_neighbour(end: str) -> None:
    before = end.join(["a", "b", "c", "d", "e", ""])
    after = before.replace("c", "C")
    assert diff("x.txt", before, after) == [
        "--- x.txt", "+++ x.txt", "@@ -2,3 +2,3 @@", " b", "-c", "+C", " d",
    ]  # fmt: skip


def test_a_last_line_without_an_end_is_shown_too() -> None:
    assert diff("x", "a\nb", "a\nc")[-3:] == [" a", "-b", "+c"]


def test_equal_texts_have_no_diff() -> None:
    assert diff("x", "a", "a") == []
