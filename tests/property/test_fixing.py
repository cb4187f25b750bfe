"""Whatever is put right: a second time changes nothing, and all other bytes stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import TERMS, load_pack
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.config import Config
from claimcheck.fix import fix_bytes
from claimcheck.read import read_article

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

_SIGNS = st.sampled_from(
    [
        "A ", "redstone laser", "zero laser", "downtime free", "odd laser", "IPL", "(", ")", "肝斑",
        " for many people here", "no downtime", "咖啡斑", "“", "”", ". ", ", ", " ", "\n", "\n\n",
        "**", "# ", "> ", "- ", "|", "`", "<b>", "</b>", "<p>", "&amp;", "&", "<", '"', "'", "\\",
        "intense pulsed light", "melasma", "[", "](x)", "---\n", "title: ", "<img alt='", "😀", "é",
    ]
)  # fmt: skip
_TEXT = st.lists(_SIGNS, max_size=30).map("".join)
_FORMATS = st.sampled_from(["a.txt", "a.md", "a.html"])
_ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"])


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), TERMS)


@settings(max_examples=150)
@given(path=_FORMATS, encoding=_ENCODINGS, end=st.sampled_from(["\n", "\r\n", "\r"]), text=_TEXT)
def test_a_second_time_changes_nothing_and_all_other_bytes_stay(
    book: Rulebook, path: str, encoding: str, end: str, text: str
) -> None:
    data = text.replace("\n", end).encode(encoding)
    fixed = fix_bytes(path, data, book, Config())
    again = fix_bytes(path, fixed.data, book, Config())
    assert (again.edits, again.data) == ((), fixed.data)
    assert fixed.data == fixed.after.encode(encoding)
    before, after = fixed.before, fixed.after
    for edit in fixed.edits:
        before, after = (part.replace(edit.written, edit.finding.quote) for part in (before, after))
    assert after == before
    assert (fixed.data == data) is (not fixed.edits)


@settings(max_examples=150)
@given(path=_FORMATS, text=_TEXT)
def test_the_reader_sees_the_same_but_for_the_terms(book: Rulebook, path: str, text: str) -> None:
    fixed = fix_bytes(path, text.encode(), book, Config())
    before, after = (read_article(path, data) for data in (text.encode(), fixed.data))
    assert [block.kind for block in after.blocks] == [block.kind for block in before.blocks]
    assert [edit.shown for edit in fixed.edits if edit.shown not in after.text] == []
