"""The report as a workbook: one row a finding, in which reviewers decide."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from claimcheck import __version__
from claimcheck.documents import library
from claimcheck.documents.tracker import COLUMNS, FINDINGS, Choice, guarded
from claimcheck.model.finding import ACCEPTED
from claimcheck.model.rule import Severity
from claimcheck.report.categories import category_words
from claimcheck.report.look import NOT_LEGAL_ADVICE, is_open, profile_words, summary, xml_text
from claimcheck.report.rows import place_words, rows
from claimcheck.report.words import HOW_TO_USE, worded
from claimcheck.report.words import NOT_LEGAL_ADVICE as NO_ADVICE_CHINESE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.model.report import Report
    from claimcheck.report.look import Look

_WIDTHS = {
    "id": 6,
    "article": 26,
    "place": 13,
    "quote": 28,
    "sentence": 48,
    "category": 22,
    "rule": 28,
    "severity": 10,
    "message": 40,
    "why": 40,
    "wording": 40,
    "clause": 30,
    "status": 11,
    "decision": 11,
    "reason": 34,
    "reviewer": 18,
    "until": 12,
    "date": 12,
    "fingerprint": 19,
}
"""The width of each column, in characters."""
_FILLED_IN = ("decision", "reason", "reviewer", "until", "date")
_DATES = ("until", "date")
_FILLS = {Severity.ERROR: "F8CBAD", Severity.WARNING: "FFE699", Severity.INFO: "DDEBF7"}
_HEAD, _HEAD_TO_FILL_IN = "1F3864", "7F6000"
_SPARE = 500  # rows below the findings in which a reviewer may add some, with the same help
_HOW = (
    "Each row of the sheet “Findings” is a finding; nothing else in this workbook is read back.",
    "Fill in the columns with a brown head. A row without a decision is left alone.",
    "decision: “waive” accepts this finding, “fix” says that the article must be changed,",
    "“approve” says that the wording is approved and its evidence is known.",
    "reason and reviewer: why, and who says so. Both are needed to waive or to approve.",
    "until: the last day on which that holds, such as 2027-01-31.",
    "date: the day of the decision.",
    "Do not change the columns article, rule and fingerprint: they say which finding is meant.",
    "Rows may be sorted, filtered and deleted, columns moved and hidden.",
    "wording: a sentence to use instead, or what to say where there is none.",
    "Read the decisions back with “claimcheck decide FILE”.",
    NOT_LEGAL_ADVICE,
)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_LINE_HEIGHT, _TALLEST = 15, 409  # in points; no row can be taller
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def render(report: Report, look: Look) -> bytes:
    """Return the workbook; the same report gives the same bytes.

    Raises:
        MissingExtraError: the library that writes workbooks is not installed.
    """
    openpyxl = library("openpyxl", "xlsx", "a report in xlsx")
    chinese = look.chinese
    book = openpyxl.Workbook()
    _findings(book.active, list(rows(report)), chinese=chinese)
    _summary(book.create_sheet(worded("Summary", chinese=chinese)), report, chinese=chinese)
    others = book.create_sheet(worded("Accepted and notices", chinese=chinese))
    _others(others, report, chinese=chinese)
    words = (*HOW_TO_USE, NO_ADVICE_CHINESE) if chinese else _HOW
    how = (("使用說明" if chinese else "how to use this workbook",), *((one,) for one in words))
    _fill(book.create_sheet(worded("How to use", chinese=chinese)), how, (110,))
    book.properties.creator = f"claimcheck {__version__}"
    book.properties.title = worded("Review of findings", chinese=chinese)
    out = io.BytesIO()
    book.save(out)
    return _dated(out.getvalue(), report.as_of)


def _findings(
    sheet: Any,  # noqa: ANN401 -- of openpyxl
    found: Sequence[dict[str, str]],
    *,
    chinese: bool,
) -> None:
    sheet.title = FINDINGS
    lines: list[Sequence[str | int]] = [COLUMNS]
    lines += [(int(row["id"]), *(row[name] for name in COLUMNS[1:])) for row in found]
    _fill(sheet, lines, [_WIDTHS[name] for name in COLUMNS])
    utils = library("openpyxl.utils", "xlsx", "a report in xlsx")
    styles = library("openpyxl.styles", "xlsx", "a report in xlsx")
    last = len(found) + 1
    for at, name in enumerate(COLUMNS, start=1):
        if name in _FILLED_IN:
            sheet.cell(1, at).fill = styles.PatternFill("solid", fgColor=_HEAD_TO_FILL_IN)
        if name in _DATES:
            sheet.column_dimensions[utils.get_column_letter(at)].number_format = "yyyy-mm-dd"
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{utils.get_column_letter(len(COLUMNS))}{last}"
    sheet.print_title_rows = "1:1"
    sheet.print_title_cols = "A:B"
    _printed(sheet, pages_wide=2)
    _help(sheet, last, chinese=chinese)


def _printed(sheet: Any, pages_wide: int) -> None:  # noqa: ANN401 -- of openpyxl
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A3
    sheet.page_setup.fitToWidth = pages_wide
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _help(sheet: Any, last: int, *, chinese: bool) -> None:  # noqa: ANN401 -- of openpyxl
    """Say in the cells to fill in what may stand there, and colour the severities."""
    utils = library("openpyxl.utils", "xlsx", "a report in xlsx")
    styles = library("openpyxl.styles", "xlsx", "a report in xlsx")
    rules = library("openpyxl.formatting.rule", "xlsx", "a report in xlsx")
    validation = library("openpyxl.worksheet.datavalidation", "xlsx", "a report in xlsx")

    def cells(name: str, end: int) -> str:
        letter = utils.get_column_letter(COLUMNS.index(name) + 1)
        return f"{letter}2:{letter}{end}"

    words = ", ".join(Choice)
    decision = validation.DataValidation(
        type="list",
        formula1=f'"{",".join(Choice)}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle=worded("No decision", chinese=chinese),
        error=f"請填其中之一：{words}。" if chinese else f"One of: {words}.",
    )
    decision.add(cells("decision", last + _SPARE))
    sheet.add_data_validation(decision)
    for name in _DATES:
        day = validation.DataValidation(
            type="date",
            operator="greaterThan",
            formula1="DATE(2000,1,1)",
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=worded("No date", chinese=chinese),
            error="請填日期，例如 2027-01-31。" if chinese else "A date such as 2027-01-31.",
        )
        day.add(cells(name, last + _SPARE))
        sheet.add_data_validation(day)
    first = cells("severity", last).partition(":")[0]
    for severity, colour in _FILLS.items():
        fill = styles.PatternFill("solid", bgColor=colour)
        sheet.conditional_formatting.add(
            cells("severity", last),
            rules.FormulaRule(formula=[f'${first}="{severity}"'], fill=fill),
        )


def _summary(sheet: Any, report: Report, *, chinese: bool) -> None:  # noqa: ANN401 -- of openpyxl
    _fill(sheet, _summary_rows(report, chinese=chinese), (70, 12, 12, 12, 12, 12, 12))
    _printed(sheet, pages_wide=1)


def _summary_rows(report: Report, *, chinese: bool) -> Iterator[Sequence[str | int]]:
    found = report.counts()
    head = f"{report.as_of} 的審閱" if chinese else f"Review as of {report.as_of}"
    yield (head, *(worded(name, chinese=chinese) for name in found))
    yield (worded("all", chinese=chinese), *found.values())
    for article in report.articles:
        yield (article.path, *_counted(article.findings))
    yield ()
    for category in sorted({finding.category for finding in report.findings}):
        of_it = [finding for finding in report.findings if finding.category == category]
        yield (category_words(category, chinese=chinese), *_counted(of_it))
    yield ()
    yield (f"{summary(report, chinese=chinese)}{'。' if chinese else '.'}",)
    if law := profile_words(report):
        yield (f"法域：{law}。" if chinese else f"Under the law of: {law}.",)
    by = f"由 claimcheck {__version__} 產生。"
    yield (by if chinese else f"Made by claimcheck {__version__}.",)
    yield (NO_ADVICE_CHINESE if chinese else NOT_LEGAL_ADVICE,)


def _counted(findings: Sequence[Any]) -> list[int]:
    said = [str(f.severity) if is_open(f) else f.status for f in findings]
    return [said.count(name) for name in (*map(str, Severity), *ACCEPTED)]


def _others(sheet: Any, report: Report, *, chinese: bool) -> None:  # noqa: ANN401 -- of openpyxl
    head = ("what", "file", "place", "rule", "quote", "said", "by", "until", "where")
    named = tuple(worded(name, chinese=chinese) for name in head)
    told = _other_rows(report, chinese=chinese)
    _fill(sheet, (named, *told), (12, 26, 13, 30, 28, 50, 18, 12, 24))
    sheet.freeze_panes = "A2"
    _printed(sheet, pages_wide=1)


def _other_rows(report: Report, *, chinese: bool) -> Iterator[Sequence[str]]:
    def in_(text: str) -> str:
        return worded(text, chinese=chinese)

    for f in report.findings:
        if not is_open(f):
            told = f.acceptance or ("", "", "", "")
            reason, by, until, where = told
            place = place_words(f)
            yield in_(f.status), f.path, place, f.rule, f.quote, reason, by, until, where
    for notice in report.notices:
        place = f"line {notice.line}" if notice.line else ""
        grave = in_(notice.severity.value)
        yield grave, notice.path, place, in_("notice"), "", notice.message, "", "", ""
    for failure in report.failures:
        yield in_("not checked"), failure.path, "", "", "", failure.reason, "", "", ""


def _fill(
    sheet: Any,  # noqa: ANN401 -- of openpyxl
    lines: Iterable[Sequence[str | int]],
    widths: Sequence[int],
) -> None:
    """Write lines of cells, the first as the head; each text stays a text, whatever it looks like.

    A text that looks like a formula is also marked, as an apostrophe marks it that is typed.
    """
    styles = library("openpyxl.styles", "xlsx", "a report in xlsx")
    utils = library("openpyxl.utils", "xlsx", "a report in xlsx")
    wrapped = styles.Alignment(wrap_text=True, vertical="top", horizontal="left")
    white = styles.Font(name="Calibri", size=11, bold=True, color="FFFFFF")
    dark = styles.PatternFill("solid", fgColor=_HEAD)
    for column, width in enumerate(widths, start=1):
        dimension = sheet.column_dimensions[utils.get_column_letter(column)]
        dimension.width = width
        dimension.alignment = wrapped  # of the cells that are still empty
    for row, line in enumerate(lines, start=1):
        for column, value in enumerate(line, start=1):
            if value == "":
                continue
            cell = sheet.cell(row, column)
            cell.alignment = wrapped
            if isinstance(value, int):
                cell.value = value
            else:
                text = xml_text(value)
                cell.value = text
                cell.data_type = "s"
                if guarded(text) != text:
                    cell.quotePrefix = True
            if row == 1:
                cell.font, cell.fill = white, dark
        texts = zip(map(str, line), widths, strict=False)
        needed = max((_lines_in(text, width) for text, width in texts), default=1)
        sheet.row_dimensions[row].height = min(needed * _LINE_HEIGHT + 2, _TALLEST)


def _lines_in(text: str, width: int) -> int:
    """Return about how many lines a text takes in a column; Chinese characters are two wide."""
    room = max(1, width - 2)
    return sum(
        1 + (len(line) + (0 if line.isascii() else _wide_in(line))) // room
        for line in text.split("\n")
    )


def _wide_in(line: str) -> int:
    return sum(east_asian_width(sign) in "WF" for sign in line)


def _dated(workbook: bytes, as_of: str) -> bytes:
    """Return a workbook that says nothing of the moment in which it was written."""
    out = io.BytesIO()
    day = datetime.fromisoformat(as_of).strftime("%Y-%m-%dT00:00:00Z").encode()
    with ZipFile(io.BytesIO(workbook)) as made, ZipFile(out, "w", ZIP_DEFLATED) as dated:
        for part in made.infolist():
            content = made.read(part)
            if part.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + day, content)
            dated.writestr(ZipInfo(part.filename, _ZIP_DATE), content, ZIP_DEFLATED)
    return out.getvalue()
