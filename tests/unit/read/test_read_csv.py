from __future__ import annotations

import pytest
from reading import blocks_of, place_of

from claimcheck.errors import ReadError
from claimcheck.read import read_article, read_text


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_columns_that_readers_see_are_read(sign: str, end: str) -> None:
    rows = (("id", "description", "price"), ("1", '"No ""pain""\n ever"', "3"), ("2", "Calm", "4"))
    source = end.join(sign.join(row) for row in rows)
    article = read_text(source, format="csv")
    assert blocks_of(article) == [("description", 'No "pain" ever'), ("description", "Calm")]
    assert [block.unit for block in article.blocks] == ["row 2, description", "row 3, description"]
    assert place_of(article, '"pain" ever') == '""pain""\n ever'


def test_rows_are_counted_as_spreadsheets_do() -> None:
    article = read_text("title\n\nCalm\n", format="csv")
    assert [block.unit for block in article.blocks] == ["row 3, title"]


def test_one_column_needs_no_quotation_marks() -> None:
    article = read_text("text\nNo pain, ever\n", format="csv")
    assert blocks_of(article) == [("paragraph", "No pain, ever")]


def test_what_a_bare_comma_cut_off_belongs_to_the_last_column() -> None:
    article = read_text("id,text\n1,Safe, and calm\n", format="csv")
    assert blocks_of(article) == [("paragraph", "Safe"), ("paragraph", "and calm")]


def test_without_a_head_prose_is_read() -> None:
    article = read_text("1,There is no downtime after it\n2,Calm\n", format="csv")
    assert [(b.unit, b.span.of(article.text)) for b in article.blocks] == [
        ("row 1, column 2", "There is no downtime after it")
    ]


def test_a_tsv_file_is_read_by_its_suffix() -> None:
    data = b"id, or so, or not\ttext\n1\tCalm, safe"
    assert read_article("a.tsv", data).text == "Calm, safe"


def test_a_quotation_that_is_never_closed_is_refused() -> None:
    with pytest.raises(ReadError) as error:
        read_text('text\n"No pain\n', format="csv")
    assert error.value.why == "a quotation mark that is never closed (line 2, column 1)"


def test_a_file_of_blanks_says_nothing() -> None:
    assert read_text(" \n,,\n", format="csv").text == ""
