"""The review report as a Word document: read from the top, commented on, signed off."""

from __future__ import annotations

import io
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from claimcheck import __version__
from claimcheck.documents import library
from claimcheck.documents.docx_package import Package
from claimcheck.model.finding import OPEN
from claimcheck.model.rule import Severity
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.model.report import ArticleResult, Report

_Document: TypeAlias = Any  # of python-docx

_LANGUAGE = "en-GB"
_MARGIN, _HEIGHT, _WIDTH = 22, 297, 210  # millimetres, of A4
_TABLE = "Table Grid"


def review(report: Report) -> bytes:
    """Return the review of all articles of a report; the same report, the same bytes."""
    docx = library("docx", "docx", "writing a Word file")
    document = docx.Document()
    _prepare(document, report.as_of)
    document.add_heading("Review report", 0)
    made = f"Made by claimcheck {__version__} as of {report.as_of}."
    document.add_paragraph(f"{summary(report)}. {made}")
    if law := profile_words(report):
        document.add_paragraph(plain(f"Under the law of: {law}."))
    document.add_paragraph(NOT_LEGAL_ADVICE)
    _summary(document, report)
    for article in report.articles:
        _article(document, article, no_clause(report))
    _list(document, "Not checked", ((f.path, f.reason) for f in report.failures))
    _list(
        document,
        "To see to",
        ((f"{n.path}:{n.line}" if n.line else n.path, n.message) for n in report.notices),
    )
    made_file = io.BytesIO()
    document.save(made_file)
    return Package("review.docx", made_file.getvalue()).settled()


def _prepare(document: _Document, as_of: str) -> None:
    """Set the page, the language and the dates."""
    shared = library("docx.shared", "docx", "writing a Word file")
    section = document.sections[0]
    section.page_width, section.page_height = shared.Mm(_WIDTH), shared.Mm(_HEIGHT)
    section.left_margin = section.right_margin = shared.Mm(_MARGIN)
    section.top_margin = section.bottom_margin = shared.Mm(_MARGIN)
    space = document.styles.element.tag.rpartition("}")[0] + "}"
    for node in document.styles.element.iter(f"{space}lang"):
        node.set(f"{space}val", _LANGUAGE)
    date = datetime.fromisoformat(as_of).replace(tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.author = "Review report", "claimcheck"
    properties.comments, properties.language = "", _LANGUAGE
    properties.created = properties.modified = date
    properties.last_modified_by = "claimcheck"


def _summary(document: _Document, report: Report) -> None:
    counts = Counter((f.category, f.severity) for f in report.findings if f.status == OPEN)
    categories = sorted({category for category, _ in counts})
    if not categories:
        return
    document.add_heading("Summary", 1)
    rows = [
        (category, *(str(counts[category, severity] or "") for severity in Severity))
        for category in categories
    ]
    found = report.counts()
    total = ("all", *(str(found[severity]) for severity in Severity))
    _table(document, ("category", "errors", "warnings", "info"), (*rows, total), (86, 27, 27, 26))


def _article(document: _Document, article: ArticleResult, none: str) -> None:
    document.add_heading(plain(article.path), 1)
    about = ", ".join(article.treatments) or "no treatment that claimcheck knows"
    document.add_paragraph(
        plain(f"About: {about}. {article.words} words, language {article.language}.")
    )
    found = [finding for finding in article.findings if finding.status == OPEN]
    if not found:
        document.add_paragraph("Nothing is open.")
    missing = [finding for finding in found if is_missing(finding)]
    conflicts = [finding for finding in found if is_conflict(finding)]
    wording = [f for f in found if not is_missing(f) and not is_conflict(f)]
    if wording:
        document.add_heading("Wording", 2)
    for number, finding in enumerate(wording, start=1):
        _wording(document, number, finding, none)
    if conflicts:
        document.add_heading("Contradictions", 2)
        rows = [_conflict(finding) for finding in conflicts]
        heads = ("severity", "it says here", "and there", "rule")
        _table(document, heads, rows, (20, 52, 52, 42))
    if missing:
        document.add_heading("Missing disclosures", 2)
    for finding in missing:
        _missing(document, finding)
    _accepted(document, [finding for finding in article.findings if finding.status != OPEN])


def _wording(document: _Document, number: int, finding: Finding, none: str) -> None:
    at = place(finding.start)
    document.add_heading(plain(f"{number}. {finding.severity}: {finding.category} ({at})"), 3)
    _quotation(document, finding)
    clauses = [clause(citation) for citation in finding.citations] or [none]
    _items(
        document,
        (
            Said("What", finding.message),
            Said("Why", finding.why),
            *(Said("Cue", words) for words in cue_words(finding)),
            *(Said("Like", words) for words in reason_words(finding)),
            *(Said("Clause", words) for words in clauses),
            Said("Write", finding.advice),
            *(Said("Wording", offered(suggestion)) for suggestion in finding.suggestions),
            *(Said("See", there(related, finding)) for related in finding.related),
            Said("Rule", f"{finding.rule}, confidence {finding.confidence}"),
        ),
    )


def _quotation(document: _Document, finding: Finding) -> None:
    """Add the sentence with the quote in bold."""
    paragraph = document.add_paragraph(style="Quote")
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


def _conflict(finding: Finding) -> tuple[str, ...]:
    here = plain(f"“{finding.quote}” ({place(finding.start)})")
    others = "; ".join(there(related, finding) for related in finding.related)
    return finding.severity, here, others, finding.rule


def _missing(document: _Document, finding: Finding) -> None:
    document.add_heading(plain(f"{finding.severity}: {finding.category}"), 3)
    owed = f"“{finding.sentence}” ({place(finding.start)})"
    _items(
        document,
        (
            Said("What", finding.message),
            Said("Owed by", owed),
            *(Said("Nearest", there(related, finding)) for related in finding.related),
            Said("Why", finding.why),
            *(Said("Clause", clause(citation)) for citation in finding.citations),
            *(Said("Text to insert", offered(suggestion)) for suggestion in finding.suggestions),
        ),
    )


def _accepted(document: _Document, findings: Sequence[Finding]) -> None:
    if not findings:
        return
    document.add_heading("Accepted", 2)
    rows = [(plain(f.quote or f.message), f.rule, place(f.start), accepted(f)) for f in findings]
    heads = ("words", "rule", "place", "who, until when, why")
    _table(document, heads, rows, (45, 42, 25, 54))


def _list(document: _Document, heading: str, pairs: Iterable[tuple[str, str]]) -> None:
    items = [Said(plain(path), words) for path, words in pairs]
    if items:
        document.add_heading(heading, 1)
        _items(document, items)


def _items(document: _Document, items: Iterable[Said]) -> None:
    for label, words in items:
        if words:
            paragraph = document.add_paragraph(style="List Bullet")
            paragraph.add_run(f"{label}: ").bold = True
            paragraph.add_run(plain(words))


def _table(
    document: _Document,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
) -> None:
    """Add a table whose head is named as one and repeated on each page."""
    shared = library("docx.shared", "docx", "writing a Word file")
    table = document.add_table(rows=0, cols=len(heads), style=_TABLE)
    table.autofit = False
    # Some programs go by the widths of columns, others by those of cells.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = shared.Mm(width)
    for texts in (heads, *rows):
        cells = table.add_row().cells
        for cell, text, width in zip(cells, texts, widths, strict=True):
            cell.width = shared.Mm(width)
            run = cell.paragraphs[0].add_run(str(text))
            run.bold = texts is heads
    head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 -- the library has no other way
    space = head.tag.rpartition("}")[0] + "}"
    head.append(head.makeelement(f"{space}tblHeader"))
    document.add_paragraph()
