"""What holds of every table, however it is cut."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from building import REPORTED, load_pack
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.scan.check import check_table
from claimcheck.scan.job import make_job
from claimcheck.scan.sites import compare_table, told_in

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

_PHRASES = st.sampled_from(
    [
        "no downtime", "zero downtime", "never", "usually", "pico laser", "pico", ".", "\n",
        "means", "redness for 3 days", "swelling", "is", "?", "<p>", "\ufeff", "😀", "\x00",
        '<!-- claimcheck: allow overclaim/no-downtime reason="x" -->', "# ", "| a | b |",
        "&amp;", "無痛",
    ]
)  # fmt: skip
_TEXT = st.none() | st.lists(_PHRASES, max_size=12).map(" ".join)
_ROWS = st.lists(st.tuples(st.sampled_from(["s", "t", None]), _TEXT), max_size=40)
_FORMATS = st.sampled_from(["text", "markdown", "html"])


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), REPORTED)


def _articles(rows: list[tuple[str | None, str | None]]) -> pa.Table:
    return pa.table(
        {
            "row": pa.array(range(len(rows)), pa.int64()),
            "site": pa.array([site for site, _ in rows], pa.string()),
            "text": pa.array([text for _, text in rows], pa.string()),
        }
    )


@settings(max_examples=100)
@given(rows=_ROWS, cuts=st.lists(st.integers(0, 40), max_size=5), form=_FORMATS)
def test_any_cut_into_batches_gives_the_same_findings(
    book: Rulebook, rows: list[tuple[str | None, str | None]], cuts: list[int], form: str
) -> None:
    articles = _articles(rows)
    job = make_job(format=form, sites=True)
    whole = check_table(articles, job, book)
    ends = sorted({0, len(rows), *(min(cut, len(rows)) for cut in cuts)})
    parts = [
        check_table(articles.slice(start, end - start), job, book) for start, end in pairwise(ends)
    ]
    joined = pa.concat_tables([job.schema.empty_table(), *parts])
    assert joined.to_pylist() == whole.to_pylist()
    told = [compare_table(told_in(table), job, book) for table in (joined, whole)]
    assert told[0].to_pylist() == told[1].to_pylist()


@settings(max_examples=100)
@given(text=st.text() | _TEXT.filter(bool), form=_FORMATS)
def test_every_finding_lies_in_the_text_of_its_row(book: Rulebook, text: str, form: str) -> None:
    job = make_job(format=form)
    found = check_table(pa.table({"text": [text]}), job, book).to_pylist()
    assert [row["failure"] for row in found if row["failure"]] == []
    for row in found:
        if row["rule"] is not None:
            assert 0 <= row["start"] <= row["end"] <= len(text)
            before = text[: row["start"]].replace("\r\n", "\x00\n").replace("\r", "\n")
            assert row["line"] == before.count("\n") + 1
