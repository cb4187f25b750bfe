"""The review report as a Word document: read from the top, commented on, signed off."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import KW_ONLY, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from claimcheck import __version__
from claimcheck.documents import library
from claimcheck.documents.docx_package import Package
from claimcheck.model.finding import OPEN
from claimcheck.model.rule import Severity
from claimcheck.report.categories import category_words
from claimcheck.report.docx_words import Said, accepted, clause, place, plain, there
from claimcheck.report.look import (
    NOT_LEGAL_ADVICE,
    cue_words,
    is_conflict,
    is_missing,
    no_clause,
    offered,
    profile_words,
    reason_words,
    summary,
)
from claimcheck.report.words import NOT_LEGAL_ADVICE as NO_ADVICE_CHINESE
from claimcheck.report.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.model.report import ArticleResult, Report

_Document: TypeAlias = Any  # of python-docx

_LANGUAGES = ("en-GB", "zh-TW")
_MARGIN, _HEIGHT, _WIDTH = 22, 297, 210  # millimetres, of A4
_TABLE = "Table Grid"


def review(report: Report, *, chinese: bool = False) -> bytes:
    """Return the review of all articles of a report; the same report, the same bytes."""
    docx = library("docx", "docx", "writing a Word file")
    document = docx.Document()
    frame = _Frame(document, chinese=chinese)
    _prepare(document, report.as_of, frame)
    document.add_heading(frame.word("Review report"), 0)
    made = f"{summary(report)}. Made by claimcheck {__version__} as of {report.as_of}."
    if chinese:
        run = summary(report, chinese=True)
        made = f"{run}。由 claimcheck {__version__} 於 {report.as_of} 產生。"
    document.add_paragraph(made)
    if law := profile_words(report):
        document.add_paragraph(plain(f"法域：{law}。" if chinese else f"Under the law of: {law}."))
    document.add_paragraph(NO_ADVICE_CHINESE if chinese else NOT_LEGAL_ADVICE)
    _summary(frame, report)
    for article in report.articles:
        _article(frame, article, frame.word(no_clause(report)))
    _list(frame, "Not checked", ((f.path, f.reason) for f in report.failures))
    _list(
        frame,
        "To see to",
        ((f"{n.path}:{n.line}" if n.line else n.path, n.message) for n in report.notices),
    )
    made_file = io.BytesIO()
    document.save(made_file)
    return Package("review.docx", made_file.getvalue()).settled()


@dataclass(frozen=True, slots=True)
class _Frame:
    """The document being written, and the language of what is said around the findings."""

    document: _Document
    _: KW_ONLY
    chinese: bool

    def word(self, text: str) -> str:
        """Return a word of the frame in the language of the report."""
        return worded(text, chinese=self.chinese)

    def category(self, category: str) -> str:
        """Return a category as the report names it."""
        return category_words(category, chinese=self.chinese)


def _prepare(document: _Document, as_of: str, frame: _Frame) -> None:
    """Set the page, the language and the dates."""
    shared = library("docx.shared", "docx", "writing a Word file")
    section = document.sections[0]
    section.page_width, section.page_height = shared.Mm(_WIDTH), shared.Mm(_HEIGHT)
    section.left_margin = section.right_margin = shared.Mm(_MARGIN)
    section.top_margin = section.bottom_margin = shared.Mm(_MARGIN)
    space = document.styles.element.tag.rpartition("}")[0] + "}"
    for node in document.styles.element.iter(f"{space}lang"):
        # East Asian text has a language of its own.
        node.set(f"{space}val", _LANGUAGES[0])
        if frame.chinese:
            node.set(f"{space}eastAsia", _LANGUAGES[1])
    date = datetime.fromisoformat(as_of).replace(tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.author = frame.word("Review report"), "claimcheck"
    properties.comments, properties.language = "", _LANGUAGES[frame.chinese]
    properties.created = properties.modified = date
    properties.last_modified_by = "claimcheck"


def _summary(frame: _Frame, report: Report) -> None:
    counts = Counter((f.category, f.severity) for f in report.findings if f.status == OPEN)
    categories = sorted({category for category, _ in counts})
    if not categories:
        return
    frame.document.add_heading(frame.word("Summary"), 1)
    rows = [
        (
            frame.category(category),
            *(str(counts[category, severity] or "") for severity in Severity),
        )
        for category in categories
    ]
    found = report.counts()
    total = (frame.word("all"), *(str(found[severity]) for severity in Severity))
    _table(frame, ("category", "errors", "warnings", "info"), (*rows, total), (86, 27, 27, 26))


def _article(frame: _Frame, article: ArticleResult, none: str) -> None:
    frame.document.add_heading(plain(article.path), 1)
    about = ", ".join(article.about) or frame.word("no treatment that claimcheck knows")
    told = f"About: {about}. {article.words} words, language {article.language}."
    if frame.chinese:
        told = f"關於：{about}。{article.words} 字，語言 {article.language}。"
    frame.document.add_paragraph(plain(told))
    found = [finding for finding in article.findings if finding.status == OPEN]
    if not found:
        frame.document.add_paragraph(frame.word("Nothing is open."))
    missing = [finding for finding in found if is_missing(finding)]
    conflicts = [finding for finding in found if is_conflict(finding)]
    wording = [f for f in found if not is_missing(f) and not is_conflict(f)]
    if wording:
        frame.document.add_heading(frame.word("Wording"), 2)
    for number, finding in enumerate(wording, start=1):
        _wording(frame, number, finding, none)
    if conflicts:
        frame.document.add_heading(frame.word("Contradictions"), 2)
        rows = [_conflict(frame, finding) for finding in conflicts]
        heads = ("severity", "it says here", "and there", "rule")
        _table(frame, heads, rows, (20, 52, 52, 42))
    if missing:
        frame.document.add_heading(frame.word("Missing disclosures"), 2)
    for finding in missing:
        _missing(frame, finding)
    _accepted(frame, [finding for finding in article.findings if finding.status != OPEN])


def _wording(frame: _Frame, number: int, finding: Finding, none: str) -> None:
    at = place(finding.start, chinese=frame.chinese)
    frame.document.add_heading(
        plain(
            f"{number}. {frame.word(finding.severity)}: {frame.category(finding.category)} ({at})"
        ),
        3,
    )
    _quotation(frame, finding)
    clauses = [clause(citation) for citation in finding.citations] or [none]
    _items(
        frame,
        (
            Said("What", finding.message),
            Said("Why", finding.why),
            *(Said("Cue", words) for words in cue_words(finding, chinese=frame.chinese)),
            *(Said("Like", words) for words in reason_words(finding)),
            *(Said("Clause", words) for words in clauses),
            Said("Write", finding.advice),
            *(
                Said("Wording", offered(suggestion, chinese=frame.chinese))
                for suggestion in finding.suggestions
            ),
            *(
                Said("See", there(related, finding, chinese=frame.chinese))
                for related in finding.related
            ),
            Said("Rule", f"{finding.rule}, {_sure(finding, frame)}"),
        ),
    )


def _sure(finding: Finding, frame: _Frame) -> str:
    if frame.chinese:
        return f"把握{frame.word(finding.confidence)}"
    return f"confidence {finding.confidence}"


def _quotation(frame: _Frame, finding: Finding) -> None:
    """Add the sentence with the quote in bold."""
    paragraph = frame.document.add_paragraph(style="Quote")
    sentence, within = finding.sentence, finding.within
    parts: tuple[tuple[str, bool], ...] = ((sentence, False),)
    if finding.quote:
        before, after = sentence[: within.start], sentence[within.end :]
        parts = ((before, False), (within.of(sentence), True), (after, False))
    for text, is_bold in parts:
        # The blanks at the edges part the quote from what is around it.
        shown = "".join(plain(sign) or " " for sign in text)
        if shown:
            paragraph.add_run(shown).bold = is_bold


def _conflict(frame: _Frame, finding: Finding) -> tuple[str, ...]:
    here = plain(f"“{finding.quote}” ({place(finding.start, chinese=frame.chinese)})")
    others = "; ".join(
        there(related, finding, chinese=frame.chinese) for related in finding.related
    )
    return frame.word(finding.severity), here, others, finding.rule


def _missing(frame: _Frame, finding: Finding) -> None:
    frame.document.add_heading(
        plain(f"{frame.word(finding.severity)}: {frame.category(finding.category)}"), 3
    )
    owed = f"“{finding.sentence}” ({place(finding.start, chinese=frame.chinese)})"
    _items(
        frame,
        (
            Said("What", finding.message),
            Said("Owed by", owed),
            *(
                Said("Nearest", there(related, finding, chinese=frame.chinese))
                for related in finding.related
            ),
            Said("Why", finding.why),
            *(Said("Clause", clause(citation)) for citation in finding.citations),
            *(
                Said("Text to insert", offered(suggestion, chinese=frame.chinese))
                for suggestion in finding.suggestions
            ),
        ),
    )


def _accepted(frame: _Frame, findings: Sequence[Finding]) -> None:
    if not findings:
        return
    frame.document.add_heading(frame.word("Accepted"), 2)
    rows = [
        (plain(f.quote or f.message), f.rule, place(f.start, chinese=frame.chinese), accepted(f))
        for f in findings
    ]
    heads = ("words", "rule", "place", "who, until when, why")
    _table(frame, heads, rows, (45, 42, 25, 54))


def _list(frame: _Frame, heading: str, pairs: Iterable[tuple[str, str]]) -> None:
    items = [Said(plain(path), words) for path, words in pairs]
    if items:
        frame.document.add_heading(frame.word(heading), 1)
        _items(frame, items)


def _items(frame: _Frame, items: Iterable[Said]) -> None:
    for label, words in items:
        if words:
            paragraph = frame.document.add_paragraph(style="List Bullet")
            paragraph.add_run(f"{frame.word(label)}: ").bold = True
            paragraph.add_run(plain(words))


def _table(
    frame: _Frame,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
) -> None:
    """Add a table whose head is named as one and repeated on each page."""
    shared = library("docx.shared", "docx", "writing a Word file")
    table = frame.document.add_table(rows=0, cols=len(heads), style=_TABLE)
    table.autofit = False
    # Some programs go by the widths of columns, others by those of cells.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = shared.Mm(width)
    for texts in (heads, *rows):
        shown = list(map(frame.word, texts)) if texts is heads else texts
        cells = table.add_row().cells
        for cell, text, width in zip(cells, shown, widths, strict=True):
            cell.width = shared.Mm(width)
            run = cell.paragraphs[0].add_run(str(text))
            run.bold = texts is heads
    head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 -- the library has no other way
    space = head.tag.rpartition("}")[0] + "}"
    head.append(head.makeelement(f"{space}tblHeader"))
    frame.document.add_paragraph()
