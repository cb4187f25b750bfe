"""The frames of the reports that people open in other programs, in Chinese."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from building import SMALL, full_report, load_pack, report_on
from reviewing import site_report

from claimcheck.documents.tracker import COLUMNS
from claimcheck.report.categories import (
    CATEGORIES,
    FAMILIES,
    category_words,
    family_of,
    topic_of,
)
from claimcheck.report.comment import comment
from claimcheck.report.docx_words import heading_of, said_of
from claimcheck.report.html.words import WORDS, said
from claimcheck.report.look import Look
from claimcheck.report.words import NOT_LEGAL_ADVICE

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

_LOOK = Look(chinese=True)
_TEXT = "There is usually no downtime after it."
_DATA = re.compile(r'<script type="application/json" id="data">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), SMALL)


def test_a_comment_in_the_margin_has_chinese_labels(book: Rulebook) -> None:
    (finding,) = report_on(book, _TEXT).findings
    assert comment(finding, chinese=True).splitlines() == [
        "警告：overclaim/no-downtime/stated",
        "“no downtime” promises recovery without any downtime.",
        "原因：Skin heals in days.",
        "語境：「usually」：保留，因而降級",
        "改寫：Say what to expect.",
    ]


def test_a_comment_in_word_has_chinese_labels(book: Rulebook) -> None:
    (finding,) = report_on(book, _TEXT).findings
    assert heading_of(finding, chinese=True) == "警告: overclaim/no-downtime/stated"
    assert [one.label for one in said_of(finding, chinese=True)] == ["", "原因", "語境", "改寫"]


def test_a_review_in_word_has_a_chinese_frame(book: Rulebook) -> None:
    from claimcheck.report.docx import render  # noqa: PLC0415 -- each format has a `render`

    document = docx.Document(io.BytesIO(render(report_on(book, _TEXT), _LOOK)))
    lines = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert lines[0] == "審閱報告"
    assert lines[2:5] == [NOT_LEGAL_ADVICE, "摘要", "a.txt"]
    assert "1. 警告: 誇大宣稱：無恢復期 (第 1 行)" in lines
    assert lines[-1] == "規則: overclaim/no-downtime/stated, 把握高"
    assert [cell.text for cell in document.tables[0].rows[0].cells] == [
        "類別",
        "錯誤",
        "警告",
        "提示",
    ]
    assert document.core_properties.language == "zh-TW"


def test_a_workbook_has_chinese_sheets_and_the_columns_that_are_read_back(book: Rulebook) -> None:
    from claimcheck.report.xlsx import render  # noqa: PLC0415 -- each format has a `render`

    workbook = openpyxl.load_workbook(io.BytesIO(render(full_report(book), _LOOK)))
    assert workbook.sheetnames == ["Findings", "摘要", "已接受與注意", "使用說明"]
    assert next(workbook["Findings"].iter_rows(values_only=True)) == COLUMNS
    assert workbook["使用說明"]["A1"].value == "使用說明"
    assert workbook["已接受與注意"]["A1"].value == "項目"


def test_a_page_has_a_chinese_frame_and_its_script_the_words(book: Rulebook) -> None:
    from claimcheck.report.html import render  # noqa: PLC0415 -- each format has a `render`

    page = render(report_on(book, _TEXT), _LOOK)
    assert '<html lang="zh-Hant">' in page
    assert "<h1>審閱報告</h1>" in page
    assert "<dt>原因</dt>" in page
    assert ">無恢復期 (1)</option>" in page
    assert "第 1 行第 18 字" in page
    found = _DATA.search(page)
    assert found is not None
    assert json.loads(found[1])["words"]["Your decision"] == "您的決定"


def test_a_page_of_several_articles_has_a_chinese_overview() -> None:
    from claimcheck.report.html import render  # noqa: PLC0415 -- each format has a `render`

    assert "篇文章總覽" in render(site_report(), _LOOK)


def test_a_page_in_english_brings_no_other_words(book: Rulebook) -> None:
    from claimcheck.report.html import render  # noqa: PLC0415 -- each format has a `render`

    found = _DATA.search(render(report_on(book, _TEXT), Look()))
    assert found is not None
    assert "words" not in json.loads(found[1])


def test_values_stand_where_the_words_have_room_for_them() -> None:
    assert said("{0} of {1}", 2, 5, chinese=True) == "第 2 項，共 5 項"
    assert said("{0} of {1}", 2, 5, chinese=False) == "2 of 5"


def test_each_category_of_the_product_has_a_chinese_name(product: Rulebook) -> None:
    assert sorted(CATEGORIES) == sorted(product.categories)
    assert sorted(FAMILIES) == sorted({family_of(category) for category in CATEGORIES})


def test_a_category_of_another_pack_keeps_its_name() -> None:
    assert category_words("house/style", chinese=True) == "house/style"
    assert topic_of("house/own-style", chinese=True) == "Own style"


def test_each_text_keeps_the_places_of_its_values() -> None:
    places = re.compile(r"\{\d\}")
    assert [
        text
        for text, chinese in WORDS.items()
        if sorted(places.findall(text)) != sorted(places.findall(chinese))
    ] == []
