"""The report in a PDF: marks cover the words, and nothing else in the file changes."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pdfs
import pikepdf
import pypdfium2
import pytest
from building import REPORTED, load_pack
from pypdfium2 import raw

from claimcheck.config import Config
from claimcheck.errors import ClaimcheckError, ReadError
from claimcheck.model.finding import Acceptance
from claimcheck.model.report import Report
from claimcheck.model.text import Span
from claimcheck.pipeline import check_article
from claimcheck.read import read_article
from claimcheck.reconcile.findings import Locator
from claimcheck.report.comment import comment
from claimcheck.report.look import Look
from claimcheck.report.pdf import render, render_each
from claimcheck.segment import segment

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding

_DATA = Path(__file__).parent.parent / "documents" / "data"
_LAYOUTS = {
    **pdfs.LAYOUTS,
    "printed by a browser": (_DATA / "menu.pdf").read_bytes,
    "three columns": (_DATA / "spread.pdf").read_bytes,
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), REPORTED)


def report_on(book: Rulebook, *files: tuple[str, bytes]) -> Report:
    articles = [check_article(read_article(path, data), book, Config()) for path, data in files]
    return Report(articles=tuple(articles), failures=(), packs=(), as_of="2026-01-02")


def look_at(*files: tuple[str, bytes], shows_accepted: bool = False) -> Look:
    return Look(original=dict(files).__getitem__, shows_accepted=shows_accepted)


def rendered(book: Rulebook, data: bytes) -> bytes:
    file = ("a.pdf", data)
    return render(report_on(book, file), look_at(file))


def notes(data: bytes) -> list[tuple[int, Any]]:
    """Return the page, from 0, and the values of each annotation of ours."""
    with pikepdf.open(io.BytesIO(data)) as file:
        return [
            (number, {key: _value(value) for key, value in note.items()})
            for number, page in enumerate(file.pages)
            for note in page.get("/Annots", [])
            if note.get("/T") == "claimcheck"
        ]


def _value(value: Any) -> Any:
    if isinstance(value, pikepdf.Array):
        return [float(one) for one in value]
    return str(value) if isinstance(value, (pikepdf.String, pikepdf.Name)) else value


def under(data: bytes, page: int, quads: list[float]) -> str:
    """Return the signs whose middle is inside the rectangles, by the file's own order."""
    text = pypdfium2.PdfDocument(data)[page].get_textpage()
    signs = []
    for at in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(at)
        sign = chr(raw.FPDFText_GetUnicode(text, at))
        middle = ((left + right) / 2, (bottom + top) / 2)
        if any(_is_in(quads[i : i + 8], middle) for i in range(0, len(quads), 8)):
            signs.append("-" if sign == "\x02" else sign)
    return "".join(signs)


def _is_in(quad: list[float], point: tuple[float, float]) -> bool:
    """Say whether a point is inside the parallelogram of the corners."""
    a, b, c, d, e, f = quad[:6]
    x, y = point[0] - a, point[1] - b
    across, down = (c - a, d - b), (e - a, f - b)
    area = across[0] * down[1] - across[1] * down[0]
    along = (x * down[1] - y * down[0]) / area
    below = (across[0] * y - across[1] * x) / area
    return 0 <= along <= 1 and 0 <= below <= 1


def folded(text: str) -> str:
    return "".join(text.replace("-", "").split())


def marked(book: Rulebook, data: bytes, spans: list[Span]) -> list[tuple[str, str]]:
    """Return each of some stretches of the text, and what is under the marks that it gets."""
    article = read_article("a.pdf", data)
    report = report_on(book, ("a.pdf", data))
    one = report_on(book, ("b.pdf", pdfs.plain())).findings[0]
    locator = Locator(segment(article))
    findings = []
    for number, span in enumerate(spans):
        start, end = locator.places(span)
        finding = one._replace(path="a.pdf", fingerprint=f"{number:04}", start=start, end=end)
        findings.append(finding)
    result = report.articles[0]
    changed = Report(articles=(_with(result, findings),), failures=(), packs=(), as_of="2026-01-02")
    copy = render(changed, look_at(("a.pdf", data)))
    texts = dict.fromkeys(range(len(spans)), "")
    for page, note in notes(copy):
        number = int(str(note["/NM"]).rpartition("-")[2])
        texts[number] += under(data, page, note["/QuadPoints"])
    return [(span.of(article.text), texts[number]) for number, span in enumerate(spans)]


def _with(result: Any, findings: list[Finding]) -> Any:
    return replace(result, findings=tuple(findings))


@pytest.mark.parametrize("name", list(_LAYOUTS))
def test_the_marks_of_a_sentence_cover_its_words_and_no_others(book: Rulebook, name: str) -> None:
    data = _LAYOUTS[name]()
    sentences = [one.span for one in segment(read_article("a.pdf", data)).sentences]
    pairs = marked(book, data, sentences)
    assert [folded(text) for _, text in pairs] == [folded(quote) for quote, _ in pairs]


@pytest.mark.parametrize("name", list(_LAYOUTS))
def test_the_marks_of_a_word_cover_it_and_no_other(book: Rulebook, name: str) -> None:
    data = _LAYOUTS[name]()
    text = read_article("a.pdf", data).text
    spans = [
        Span(at, at + len(word))
        for word in ("treatment", "laser", "day", "Price", "effect", "Pain", "fine", "all")
        if (at := text.find(word)) >= 0
    ]
    assert spans
    pairs = marked(book, data, spans)
    assert [folded(text) for _, text in pairs] == [folded(quote) for quote, _ in pairs]


def test_a_mark_has_its_comment_its_author_its_colour_and_the_day_of_the_report(
    book: Rulebook,
) -> None:
    file = ("a.pdf", pdfs.plain())
    report = report_on(book, file)
    ((page, note),) = notes(render(report, look_at(file)))
    finding = report.findings[0]
    assert page == 0
    assert (note["/Subtype"], note["/T"], note["/M"]) == ("/Highlight", "claimcheck", "D:20260102")
    assert note["/Contents"] == comment(finding)
    assert note["/C"] == [1.0, 0.6, 0.6]
    assert len(note["/QuadPoints"]) == 8


def test_words_on_two_lines_have_two_rectangles(book: Rulebook) -> None:
    data = pdfs.plain(b"BT /F 12 Tf 20 40 Td 14 TL (There is no) Tj T* (downtime.) Tj ET")
    ((_, note),) = notes(rendered(book, data))
    assert len(note["/QuadPoints"]) == 16
    assert under(data, 0, note["/QuadPoints"]) == "nodowntime"


def test_a_missing_disclosure_underlines_the_sentence_that_owes_it(book: Rulebook) -> None:
    data = pdfs.plain(b"BT /F 12 Tf 20 40 Td (Pico has no downtime. Pico: no lips swollen.) Tj ET")
    (note,) = [note for _, note in notes(rendered(book, data)) if note["/Subtype"] == "/Underline"]
    assert str(note["/Contents"]).endswith("Text to insert: “Swelling may follow.”")
    assert folded(under(data, 0, note["/QuadPoints"])) == "Picohasnodowntime."


def test_what_only_the_properties_say_is_a_note_in_the_corner(book: Rulebook) -> None:
    data = pdfs.drawn(lambda canvas: canvas.drawString(50, 700, "Calm."), title="No downtime")
    ((page, note),) = notes(rendered(book, data))
    assert (page, note["/Subtype"]) == (0, "/Text")
    assert [round(value) for value in note["/Rect"]] == [0, 822, 20, 842]


def test_accepted_findings_are_marked_only_when_asked_for_and_in_grey(book: Rulebook) -> None:
    file = ("a.pdf", pdfs.plain())
    report = report_on(book, file)
    accepted = report.findings[0]._replace(status="waived", acceptance=Acceptance("Said so."))
    waived = Report(
        articles=(_with(report.articles[0], [accepted]),), failures=(), packs=(), as_of="2026-01-02"
    )
    assert notes(render(waived, look_at(file))) == []
    ((_, note),) = notes(render(waived, look_at(file, shows_accepted=True)))
    assert note["/C"] == [0.85, 0.85, 0.85]


def test_the_same_file_makes_the_same_bytes(book: Rulebook) -> None:
    assert rendered(book, pdfs.one_column()) == rendered(book, pdfs.one_column())


def _linked() -> bytes:
    def draw(canvas: Any) -> None:
        canvas.drawString(50, 700, "There is no downtime.")
        canvas.linkURL("https://x.test", (50, 700, 90, 712))

    return pdfs.drawn(draw, author="Somebody", title="untitled")


def _content(data: bytes) -> list[bytes]:
    """Return everything in a file but our annotations, the lists they are in, and its id."""
    with pikepdf.open(io.BytesIO(data)) as file:
        for page in file.pages:
            kept = [note for note in page.get("/Annots", []) if note.get("/T") != "claimcheck"]
            if kept:
                page.Annots = pikepdf.Array(kept)
            elif "/Annots" in page:
                del page.Annots
        file.remove_unreferenced_resources()
        out = io.BytesIO()
        file.save(out, static_id=True)
    with pikepdf.open(io.BytesIO(out.getvalue())) as file:
        return [
            thing.unparse() + (thing.read_bytes() if isinstance(thing, pikepdf.Stream) else b"")
            for thing in file.objects
        ]


@pytest.mark.parametrize("name", [*_LAYOUTS, "with a link"])
def test_everything_else_in_the_file_stays(book: Rulebook, name: str) -> None:
    data = {**_LAYOUTS, "with a link": _linked}[name]()
    copy = rendered(book, data)
    assert _content(copy) == _content(data)
    assert read_article("a.pdf", copy).source == read_article("a.pdf", data).source


def test_a_file_that_changed_since_it_was_read_is_refused(book: Rulebook) -> None:
    report = report_on(book, ("a.pdf", pdfs.plain()))
    with pytest.raises(ReadError, match="changed since it was read"):
        render(report, look_at(("a.pdf", pdfs.one_column())))


def test_a_file_that_is_protected_against_changes_is_refused(book: Rulebook) -> None:
    with pytest.raises(ReadError, match="protected against changes"):
        rendered(book, pdfs.locked(""))


def test_a_report_on_another_format_names_those_that_can(book: Rulebook) -> None:
    with pytest.raises(ClaimcheckError, match="choose html or docx"):
        render(report_on(book, ("a.txt", b"No downtime.")), Look())


def test_a_report_on_several_files_asks_for_a_folder(book: Rulebook) -> None:
    files = (("a.pdf", pdfs.plain()), ("b.txt", b"No downtime."))
    with pytest.raises(ClaimcheckError, match="give a folder"):
        render(report_on(book, *files), look_at(*files))


def test_each_pdf_has_a_copy_named_as_it_lies_in_the_folder_of_all(book: Rulebook) -> None:
    files = (("x/a.pdf", pdfs.plain()), ("x/y/a.pdf", pdfs.one_column()), ("b.txt", b"Calm."))
    copies = render_each(report_on(book, *files), look_at(*files))
    assert list(copies) == ["a.pdf", "y/a.pdf"]
    assert [len(notes(copy)) for copy in copies.values()] == [1, 2]


def test_copies_of_no_pdf_are_refused(book: Rulebook) -> None:
    with pytest.raises(ClaimcheckError, match="none was"):
        render_each(report_on(book, ("a.txt", b"No downtime.")), Look())
