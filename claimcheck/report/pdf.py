"""The report in a PDF: a copy of the file that was checked, its words highlighted and commented."""

from __future__ import annotations

import io
import math
import os
from collections import defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from claimcheck.documents import library
from claimcheck.documents.pdf import Quad, take_apart
from claimcheck.documents.pdf_guard import EXTRA
from claimcheck.errors import ClaimcheckError, ReadError
from claimcheck.model.finding import OPEN
from claimcheck.model.rule import Severity
from claimcheck.report.comment import AUTHOR, comment
from claimcheck.report.look import is_missing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.model.report import ArticleResult, Report
    from claimcheck.report.look import Look

FORMAT = "pdf"
_COLOURS = {
    Severity.ERROR: (1.0, 0.6, 0.6),
    Severity.WARNING: (1.0, 0.85, 0.35),
    Severity.INFO: (0.65, 0.85, 1.0),
}
_ACCEPTED = (0.85, 0.85, 0.85)
_UNDER = 1.2  # points; how thick the line under a sentence is that lacks something
_PRINTED = 4  # the flag of annotations that are printed too
_NOTE = 20.0  # points; the side of a note that belongs to no words


def render(report: Report, look: Look) -> bytes:
    """Return the one PDF that a report is about, with its findings.

    Raises:
        ClaimcheckError: the report is about something else.
        ReadError: the file is not what was checked, or must not be changed.
        MissingExtraError: the libraries are not installed.
    """
    match report.articles:
        case (article,) if article.format == FORMAT:
            return _annotated(article, report.as_of, look)
        case articles if any(article.format == FORMAT for article in articles):
            raise ClaimcheckError(
                "a report as PDF is a copy of one PDF, and several files were checked: give a "
                "folder, such as --report pdf=reviewed/, or choose html or docx"
            )
        case _:
            raise ClaimcheckError(
                "a report as PDF is a copy of the PDF that was checked, and none was: choose html "
                "or docx"
            )


def render_each(report: Report, look: Look) -> Mapping[str, bytes]:
    """Return each PDF that a report is about, with its findings, by where it lies.

    The names are those of the files, relative to the folder that holds them all.

    Raises:
        ClaimcheckError: no PDF was checked.
        ReadError: a file is not what was checked, or must not be changed.
        MissingExtraError: the libraries are not installed.
    """
    articles = [article for article in report.articles if article.format == FORMAT]
    if not articles:
        return {"": render(report, look)}  # which says what is wrong
    names = _relative([article.path for article in articles])
    return {
        name: _annotated(article, report.as_of, look)
        for name, article in zip(names, articles, strict=True)
    }


def _relative(paths: Sequence[str]) -> list[str]:
    whole = [os.path.abspath(path) for path in paths]  # noqa: PTH100 -- need not exist
    folder = os.path.commonpath([os.path.dirname(path) for path in whole])  # noqa: PTH120 -- see above
    return [PurePath(path).relative_to(folder).as_posix() for path in whole]


def _annotated(article: ArticleResult, as_of: str, look: Look) -> bytes:
    data = look.original(article.path)
    text = take_apart(article.path, data)
    if text.source != article.source:
        raise ReadError(article.path, "it has changed since it was read")
    pikepdf = library("pikepdf", EXTRA, "writing a PDF")
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as file:
        if file.is_encrypted:
            why = "it is protected against changes; save a copy without protection"
            raise ReadError(article.path, why)
        pages = list(file.pages)
        pen = _Pen(pikepdf, file, f"D:{as_of.replace('-', '')}", chinese=look.chinese)
        wanted = [one for one in article.findings if look.shows_accepted or one.status == OPEN]
        for number, finding in enumerate(wanted, start=1):
            quads = list(text.quads(finding.start.offset, finding.end.offset))
            for page, some in _by_page(quads, finding).items():
                pen.mark(pages[page - 1], finding, some, number)
        out = io.BytesIO()
        # The same file makes the same bytes; streams stay packed as they are.
        file.save(
            out,
            deterministic_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        )
    return out.getvalue()


def _by_page(quads: Iterable[Quad], finding: Finding) -> dict[int, list[Quad]]:
    by_page: dict[int, list[Quad]] = defaultdict(list)
    for quad in quads:
        by_page[quad.page].append(quad)
    # The title that only the file's properties hold stands nowhere.
    return by_page or {finding.start.number: []}


class _Pen:
    """Writes annotations into a file of pikepdf."""

    def __init__(self, pikepdf: Any, file: Any, date: str, *, chinese: bool) -> None:  # noqa: ANN401 -- the library is untyped here
        self._pikepdf = pikepdf
        self._file = file
        self._date = date
        self._chinese = chinese
        self._name = pikepdf.Name
        self._array = pikepdf.Array

    def mark(self, page: Any, finding: Finding, quads: Sequence[Quad], number: int) -> None:  # noqa: ANN401 -- see above
        """Add what a finding says to a page: at the words of the quads, else as a note."""
        colour = _COLOURS[finding.severity] if finding.status == OPEN else _ACCEPTED
        rect = _around(quads) if quads else _corner(page)
        kind = "/Text" if not quads else "/Underline" if is_missing(finding) else "/Highlight"
        note = self._pikepdf.Dictionary(
            Type=self._name.Annot,
            Subtype=self._name(kind),
            Rect=self._array(_rounded(rect)),
            C=self._array(colour),
            Contents=comment(finding, chinese=self._chinese),
            T=AUTHOR,
            NM=f"claimcheck-{number}-{finding.fingerprint}",
            M=self._date,
            CreationDate=self._date,
            F=_PRINTED,
        )
        if quads:
            corners = [value for quad in quads for value in quad.corners]
            note.QuadPoints = self._array(_rounded(corners))
            note.AP = self._pikepdf.Dictionary(N=self._looks(quads, rect, colour, finding))
        there = page.obj.get("/Annots", [])
        # A new list: the old one may belong to other pages too.
        page.obj.Annots = self._array([*there, self._file.make_indirect(note)])

    def _looks(
        self,
        quads: Sequence[Quad],
        rect: tuple[float, float, float, float],
        colour: tuple[float, float, float],
        finding: Finding,
    ) -> Any:  # noqa: ANN401 -- the library is untyped here
        """Return the drawing of the marks, for programs that make none themselves."""
        shapes = _underlined(quads) if is_missing(finding) else _filled(quads)
        red, green, blue = colour
        drawing = f"/M gs {red} {green} {blue} rg\n{shapes}"
        stream = self._file.make_stream(drawing.encode())
        stream.Type, stream.Subtype = self._name.XObject, self._name.Form
        stream.BBox = self._array(_rounded(rect))
        state = self._pikepdf.Dictionary(Type=self._name.ExtGState, BM=self._name.Multiply)
        stream.Resources = self._pikepdf.Dictionary(ExtGState=self._pikepdf.Dictionary(M=state))
        return stream


def _filled(quads: Iterable[Quad]) -> str:
    return "\n".join(_area(*quad.corners) for quad in quads)


def _underlined(quads: Iterable[Quad]) -> str:
    """Return thin areas along the lower edge of each rectangle."""
    lines = []
    for quad in quads:
        a, b, _, _, e, f, g, h = quad.corners
        high = max(math.dist((a, b), (e, f)), _UNDER)
        x, y = (a - e) / high * _UNDER, (b - f) / high * _UNDER
        lines.append(_area(e + x, f + y, g + x, h + y, e, f, g, h))
    return "\n".join(lines)


def _area(*corners: float) -> str:
    a, b, c, d, e, f, g, h = _rounded(corners)
    return f"{a} {b} m {c} {d} l {g} {h} l {e} {f} l h f"


def _around(quads: Iterable[Quad]) -> tuple[float, float, float, float]:
    xs = [x for quad in quads for x in quad.corners[::2]]
    ys = [y for quad in quads for y in quad.corners[1::2]]
    return min(xs), min(ys), max(xs), max(ys)


def _corner(page: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 -- the library is untyped here
    left, _, _, top = map(float, page.cropbox)
    return left, top - _NOTE, left + _NOTE, top


def _rounded(values: Iterable[float]) -> list[float]:
    return [round(value, 2) for value in values]
