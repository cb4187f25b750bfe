"""The review document: what a reviewer reads, in order, and nothing that an article smuggles in."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import docx
import pytest
from building import REPORTED, SMALL, load_pack, report_on

from claimcheck.model.finding import Acceptance
from claimcheck.model.report import Failure, Notice, Report
from claimcheck.model.rule import Severity
from claimcheck.report.docx import render
from claimcheck.report.look import Look

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), SMALL)


def _lines(report: Report) -> list[str]:
    """Return the paragraphs, with their styles, and the rows of tables, in order."""
    document = docx.Document(io.BytesIO(render(report, Look())))
    lines = []
    for part in document.iter_inner_content():
        if isinstance(part, docx.table.Table):
            lines += [" | ".join(cell.text for cell in row.cells) for row in part.rows]
        elif part.text:
            lines.append(f"{part.style.name}: {part.text}")
    return lines


def test_a_wording_stands_in_its_sentence_with_all_that_is_said_of_it(book: Rulebook) -> None:
    lines = _lines(report_on(book, "There is usually no downtime after it."))
    assert lines[1].startswith("Normal: 1 article checked: 0 errors, 1 warning, 0 info. Made by")
    assert lines[2].startswith("Normal: claimcheck flags wording for a person to judge.")
    assert lines[3:] == [
        "Heading 1: Summary",
        "category | errors | warnings | info",
        "overclaim/no-downtime |  | 1 | ",
        "all | 0 | 1 | 0",
        "Heading 1: a.txt",
        "Normal: About: no treatment that claimcheck knows. 7 words, language en.",
        "Heading 2: Wording",
        "Heading 3: 1. warning: overclaim/no-downtime (line 1)",
        "Quote: There is usually no downtime after it.",
        "List Bullet: What: “no downtime” promises recovery without any downtime.",
        "List Bullet: Why: Skin heals in days.",
        "List Bullet: Cue: hedged by “usually”, lowered",
        "List Bullet: Clause: none asked for (no jurisdiction was chosen)",
        "List Bullet: Write: Say what to expect.",
        "List Bullet: Rule: overclaim/no-downtime/stated, confidence high",
    ]


def test_contradictions_and_missing_disclosures_have_their_own_parts(tmp_path: Path) -> None:
    book = load_pack(tmp_path, REPORTED)
    lines = _lines(
        report_on(book, "Pico has no downtime. Pico: redness for 3 days, no lips swollen.")
    )
    at = lines.index("Heading 2: Contradictions")
    assert lines[at + 1 : at + 10] == [
        "severity | it says here | and there | rule",
        (
            "error | “no downtime” (line 1) | “redness for 3 days” (line 1)"
            " | consistency/recovery-time/differ"
        ),
        "Heading 2: Missing disclosures",
        "Heading 3: info: disclaimer/side-effects",
        "List Bullet: What: Nothing names a risk of pico laser.",
        "List Bullet: Owed by: “Pico has no downtime.” (line 1)",
        "List Bullet: Nearest: “no lips swollen” (line 1) does not count: it only looks like one",
        "List Bullet: Why: Readers need them.",
        "List Bullet: Text to insert: “Swelling may follow.”",
    ]


def test_what_was_accepted_not_checked_or_to_be_seen_to_is_listed(book: Rulebook) -> None:
    report = report_on(book, "There is no downtime.", failures=(Failure(path="b", reason="gone"),))
    (article,) = report.articles
    accepted = article.findings[0]._replace(
        status="approved", acceptance=Acceptance("Proven.", "Ann", "2027-01-01", "claims.yaml")
    )
    notice = Notice(path="w.yaml", line=3, severity=Severity.WARNING, message="expired")
    report = replace(report, articles=(replace(article, findings=(accepted,)),), notices=(notice,))
    assert _lines(report)[3:] == [
        "Heading 1: a.txt",
        "Normal: About: no treatment that claimcheck knows. 4 words, language en.",
        "Normal: Nothing is open.",
        "Heading 2: Accepted",
        "words | rule | place | who, until when, why",
        (
            "no downtime | overclaim/no-downtime/stated | line 1 | "
            "approved by Ann until 2027-01-01: Proven. (claims.yaml)"
        ),
        "Heading 1: Not checked",
        "List Bullet: b: gone",
        "Heading 1: To see to",
        "List Bullet: w.yaml:3: expired",
    ]


def test_the_quote_is_in_bold(book: Rulebook) -> None:
    made = render(report_on(book, "Say no downtime, and no downtime it is."), Look())
    quotes = [q for q in docx.Document(io.BytesIO(made)).paragraphs if q.style.name == "Quote"]
    assert [[(run.text, run.bold) for run in quote.runs] for quote in quotes] == [
        [("Say ", False), ("no downtime, and no downtime", True), (" it is.", False)],
    ]


def test_heads_of_tables_are_named_and_repeated(book: Rulebook) -> None:
    document = docx.Document(io.BytesIO(render(report_on(book, "No downtime."), Look())))
    (summary,) = document.tables
    first, *others = [row._tr.xpath("./w:trPr/w:tblHeader") for row in summary.rows]  # noqa: SLF001
    assert (len(first), [len(one) for one in others]) == (1, [0, 0])


def test_the_document_has_its_language_its_title_and_the_date_of_the_report(book: Rulebook) -> None:
    document = docx.Document(io.BytesIO(render(report_on(book, "Calm."), Look())))
    properties = document.core_properties
    assert (properties.title, properties.language) == ("Review report", "en-GB")
    assert f"{properties.created:%Y-%m-%d}" == "2026-01-02"
    assert document.styles.element.xpath("//w:lang/@w:val") == ["en-GB"]


def test_the_same_report_gives_the_same_bytes(book: Rulebook) -> None:
    report = report_on(book, "There is no downtime.")
    made = render(report, Look())
    assert made == render(report, Look())
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("text", ["<w:p/>", "&amp;", "\x00", "\x1b", "\ud800", "￿", "]]>"])
def test_no_text_of_an_article_can_break_the_document(book: Rulebook, text: str) -> None:
    lines = _lines(report_on(book, f"There is {text}no downtime {text}.", path=f"{text}.txt"))
    shown = "".join("�" if sign in "\x00\x1b\ud800\uffff" else sign for sign in text)
    assert f"Heading 1: {shown}.txt" in lines
    assert [line for line in lines if line.startswith("Quote")] == [
        f"Quote: There is {shown}no downtime {shown}."
    ]
