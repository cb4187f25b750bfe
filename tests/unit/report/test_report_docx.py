"""Which Word files a report becomes, and what they are called."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import SMALL, load_pack, report_on
from word import commented, p, word_file

from claimcheck.config import Config
from claimcheck.model.report import ArticleResult, Report
from claimcheck.pipeline import check_article
from claimcheck.read import read_article
from claimcheck.report import render_each
from claimcheck.report.docx import render
from claimcheck.report.look import Look

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

DATA = word_file(p("There is no downtime."))
LOOK = Look(original=lambda _: DATA)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), SMALL)


def _word(book: Rulebook, path: str) -> ArticleResult:
    return check_article(read_article(path, DATA), book, Config())


def _report(*articles: ArticleResult) -> Report:
    return Report(articles=articles, failures=(), packs=(), as_of="2026-01-02")


def _names(report: Report) -> list[str]:
    files = render_each("docx", report, LOOK)
    assert files is not None
    assert all(content.startswith(b"PK") for content in files.values())
    return list(files)


def test_a_single_word_file_becomes_a_commented_copy(book: Rulebook) -> None:
    made = render(_report(_word(book, "a.docx")), LOOK)
    assert [words for words, _ in commented(made)] == ["no downtime"]


def test_several_articles_become_a_review(book: Rulebook) -> None:
    report = _report(_word(book, "a.docx"), _word(book, "b.docx"))
    assert "a.docx" in read_article("r.docx", render(report, LOOK)).source.split("\n")


def test_in_a_folder_each_word_file_has_a_copy_beside_the_review(book: Rulebook) -> None:
    (text,) = report_on(book, "No downtime.").articles
    report = _report(text, _word(book, "drafts/a.docx"), _word(book, "drafts/B.docm"))
    assert _names(report) == ["a.docx", "B.docm", "review.docx"]
    files = render_each("docx", report, LOOK) or {}
    assert [words for words, _ in commented(files["B.docm"])] == ["no downtime"]


def test_without_a_word_file_there_is_the_review_alone(book: Rulebook) -> None:
    assert _names(report_on(book, "No downtime.")) == ["review.docx"]


def test_files_of_different_folders_keep_them_under_the_common_one(book: Rulebook) -> None:
    report = _report(_word(book, "x/one/a.docx"), _word(book, str(Path("x/two/a.docx").resolve())))
    assert _names(report) == ["one/a.docx", "two/a.docx", "review.docx"]


def test_the_review_takes_no_name_of_a_copy(book: Rulebook) -> None:
    names = ("Review.docx", "claimcheck-review.docx", "review-2.docx")
    report = _report(*(_word(book, name) for name in names))
    assert _names(report) == [*names, "review-3.docx"]


def test_a_format_of_one_file_has_none_for_each_input(book: Rulebook) -> None:
    assert render_each("text", report_on(book, "Calm."), LOOK) is None
