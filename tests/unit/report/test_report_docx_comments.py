"""Commented copies: each comment on exactly the words, and nothing else changed."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from building import REPORTED, load_pack
from docx.shared import Pt
from word import (
    archive,
    box,
    cell,
    commented,
    field,
    p,
    picture,
    r,
    row,
    settled,
    table,
    unpacked,
    word_file,
)  # fmt: skip

from claimcheck.config import Config
from claimcheck.errors import ReadError
from claimcheck.model.finding import Acceptance, Citation
from claimcheck.model.report import ArticleResult, Report
from claimcheck.pipeline import check_article
from claimcheck.read import read_article
from claimcheck.report.docx import render
from claimcheck.report.look import Look

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

DATA = Path(__file__).parents[1] / "documents" / "data"
_INS = '<w:ins w:id="1" w:author="A">{}</w:ins>'
_DEL = '<w:del w:id="2" w:author="A"><w:r><w:delText>{}</w:delText></w:r></w:del>'
_CLAIM = "There is no downtime."


def _landing_page() -> bytes:
    """Return what a clinic writes in Word: headings, lists, bold parts, a table, a header."""
    document = docx.Document()
    document.add_heading("Our treatments", 0)
    document.add_heading("Zero downtime", 1)
    paragraph = document.add_paragraph("Here is ")
    paragraph.add_run("no ").italic = True
    paragraph.add_run("down").bold = True
    run = paragraph.add_run("time. And no\tdowntime\nlater")
    run.font.size = Pt(14)
    document.add_paragraph("It has no downtime.", style="List Bullet")
    document.add_paragraph("It had usually no downtime.", style="Quote")
    prices = document.add_table(2, 2, style="Table Grid")
    for at, text in enumerate(("Name", "Recovery", "Peel", "no downtime")):
        prices.cell(at // 2, at % 2).text = text
    document.sections[0].header.paragraphs[0].text = "No downtime since 1998"
    document.core_properties.title = ""
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _notes(kind: str, text: str) -> tuple[str, str]:
    return (
        f"{kind}s",
        f'<w:{kind} w:id="0">{p("-")}</w:{kind}><w:{kind} w:id="1">{p(text)}</w:{kind}>',
    )


_OLD_COMMENT = (
    '<w:comment w:id="7" w:author="Ann" w:initials="A"><w:p><w:r><w:t>Why?</w:t></w:r></w:p>'
    "</w:comment>"
)
_FILES = {
    "landing page": (
        _landing_page,
        ["Zero downtime", "no downtime", "no downtime", "no downtime", "no downtime",
         "no downtime", ""],
    ),
    "one word in many runs": (
        lambda: word_file(p(*"There is ", *(r(sign, f'<w:sz w:val="{20 + n}"/>')
                            for n, sign in enumerate("no downtime")), ".")),
        ["no downtime"],
    ),
    "many claims in one run": (
        lambda: word_file(p("No downtime. Zero downtime. No downtime.")),
        ["No downtime", "Zero downtime", "No downtime"],
    ),
    "tracked changes": (
        lambda: word_file(
            p("There is ", _DEL.format("hardly any"), _INS.format(r("no ")), r("down", "<w:b/>"),
              _DEL.format(" "), "time.")
            + p(_INS.format(r("There is no downtime today.")))
            + p("It has zero", mark='<w:del w:id="9" w:author="A"/>') + p(" downtime.")
        ),
        ["no downtime", "no downtime", "zero\n downtime"],
    ),
    "notes": (
        lambda: word_file(
            p("It works.", '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
              '<w:footnoteReference w:id="1"/></w:r>', " So it is.")
            + p("Well", '<w:r><w:endnoteReference w:id="1"/></w:r>'),
            parts={"footnotes.xml": _notes("footnote", _CLAIM),
                   "endnotes.xml": _notes("endnote", _CLAIM)},
        ),
        ["", ""],
    ),
    "boxes and pictures": (
        lambda: word_file(
            p("Look: ", box(p(_CLAIM)), picture("A face with no downtime"), " no downtime.")
        ),
        ["no downtime", "", ""],
    ),
    "fields and links": (
        lambda: word_file(
            p("See ", '<w:hyperlink w:anchor="x"><w:r><w:t>no downtime</w:t></w:r></w:hyperlink>')
            + p("So ", field("REF x", r("no downtime")), ".")
            + p("Or no ", field("REF y", r("downtime today")), ".")
        ),
        ["no downtime", "no downtime", "no downtime"],
    ),
    "comments that are there": (
        lambda: word_file(
            p("There is ", '<w:commentRangeStart w:id="7"/>', "no down",
              '<w:commentRangeEnd w:id="7"/>',
              '<w:r><w:commentReference w:id="7"/></w:r>', "time."),
            parts={"comments.xml": ("comments", _OLD_COMMENT)},
        ),
        ["no downtime"],
    ),
    "controls, hidden text and signs": (
        lambda: word_file(
            p("Has no", r("t", "<w:vanish/>"), " down",
              "<w:r><w:noBreakHyphen/><w:t>time</w:t></w:r>", ".")
            + "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>"
            + p("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>zero downtime</w:t>"
                "</w:r></w:sdtContent></w:sdt>")
            + "</w:sdtContent></w:sdt>"
        ),
        ["no down-time", "zero downtime"],
    ),
    "tables in tables": (
        lambda: word_file(
            table(row(cell(p("Zero downtime"), table(row("a no downtime", "b")), p())),
                  row(cell("x", more='<w:gridSpan w:val="2"/>')))
            + p("end")
        ),
        ["Zero downtime", "no downtime"],
    ),
    "sections with headers": (
        lambda: word_file(
            p("First.", more='<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>')
            + p("Second.") + '<w:sectPr><w:footerReference w:type="default" r:id="f1"/></w:sectPr>',
            parts={"h1.xml": ("header", p(_CLAIM)), "f1.xml": ("footer", p("Zero downtime"))},
            title="No downtime",
        ),
        ["", "", ""],
    ),
    "a page of another program": (
        (DATA / "price-list.docx").read_bytes,
        ["no downtime", "no downtime", "Zero downtime", "no downtime", "no-downtime"],
    ),
    "a leaflet of another program": (
        (DATA / "leaflet.docx").read_bytes,
        ["no downtime", "", "", ""],
    ),
    "Chinese with an English line": (
        (DATA / "story-zh.docx").read_bytes,
        ["no downtime"],
    ),
}  # fmt: skip
every_file = pytest.mark.parametrize("name", list(_FILES))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    files = {
        name: text for name, text in REPORTED.items() if "no-downtime" in name or "cues" in name
    }
    return load_pack(tmp_path_factory.mktemp("pack"), files)


def _checked(data: bytes, book: Rulebook) -> ArticleResult:
    return check_article(read_article("a.docx", data), book, Config())


def _report(*articles: ArticleResult) -> Report:
    return Report(articles=articles, failures=(), packs=(), as_of="2026-01-02")


def _render(data: bytes, article: ArticleResult, **look: bool) -> bytes:
    return render(_report(article), Look(original=lambda _: data, **look))  # type: ignore[arg-type] -- flags


@every_file
def test_each_comment_is_on_exactly_the_words(name: str, book: Rulebook) -> None:
    make, expected = _FILES[name]
    data = make()
    article = _checked(data, book)
    found = commented(_render(data, article))
    assert [words for words, _ in found] == expected
    assert [text.split("\n")[0] for _, text in found] == [
        f"{finding.severity}: {finding.rule}" for finding in article.findings
    ]


@every_file
def test_without_its_comments_the_document_is_as_it_was(name: str, book: Rulebook) -> None:
    data = _FILES[name][0]()
    before = unpacked(data)
    after = unpacked(_render(data, _checked(data, book)))
    may_change = {"word/document.xml", "word/comments.xml"}
    if "word/comments.xml" not in before:
        may_change |= {"[Content_Types].xml", "word/_rels/document.xml.rels"}
        assert list(after) == [*before, "word/comments.xml"]
    assert {n: c for n, c in after.items() if n not in may_change} == {
        n: c for n, c in before.items() if n not in may_change
    }
    assert settled(after["word/document.xml"]) == settled(before["word/document.xml"])


@every_file
def test_the_copy_reads_as_the_file_and_is_the_same_each_time(name: str, book: Rulebook) -> None:
    data = _FILES[name][0]()
    article = _checked(data, book)
    copy = _render(data, article)
    again = read_article("a.docx", copy)
    assert (again.source, again.blocks) == (article.source, article.blocks)
    assert copy == _render(data, _checked(data, book))


@every_file
def test_the_copy_opens_in_another_library(name: str, book: Rulebook) -> None:
    data = _FILES[name][0]()
    copy = _render(data, _checked(data, book))
    comments = [c for c in docx.Document(io.BytesIO(copy)).comments if c.author == "claimcheck"]
    assert len(comments) == len(_FILES[name][1])
    assert {(c.initials, f"{c.timestamp:%Y-%m-%d}") for c in comments} == {("cc", "2026-01-02")}


@every_file
def test_a_copy_can_be_checked_and_commented_again(name: str, book: Rulebook) -> None:
    data = _FILES[name][0]()
    once = _render(data, _checked(data, book))
    twice = _render(once, _checked(once, book))
    assert [words for words, _ in commented(twice)] == _FILES[name][1] * 2


def test_a_comment_says_all_that_the_finding_says(book: Rulebook) -> None:
    data = word_file(p("There is usually no downtime."))
    article = _checked(data, book)
    clause = Citation("uk", "Code 1.2", "https://x.test/", "secondary", "2026-01-01")
    (finding,) = article.findings
    article = _with(article, finding._replace(citations=(clause,), why="A\x00 <b>&"))
    ((_, text),) = commented(_render(data, article))
    assert text.split("\n")[:7] == [
        "warning: overclaim/no-downtime/stated",
        "“no downtime” promises recovery without any downtime.",
        "Why: A� <b>&",
        "Cue: hedged by “usually”, lowered",
        "Write: Say what to expect.",
        "Wording: leave the sentence out",
        "Clause: uk: Code 1.2 (secondary, as of 2026-01-01) https://x.test/",
    ]
    assert "It is no legal advice" in text.split("\n")[-1]


def _with(article: ArticleResult, *findings: object) -> ArticleResult:
    from dataclasses import replace  # noqa: PLC0415 -- only here

    return replace(article, findings=tuple(findings))  # type: ignore[arg-type] -- findings


@pytest.mark.parametrize(
    ("name", "anchors"),
    [
        ("notes", ["footnoteReference", "endnoteReference"]),
        ("boxes and pictures", ["AlternateContent", "drawing"]),
    ],
)
def test_where_no_comment_can_stand_it_is_at_what_leads_there(
    name: str, anchors: list[str], book: Rulebook
) -> None:
    data = _FILES[name][0]()
    copy = _render(data, _checked(data, book))
    apart = [(id_, text) for id_, (words, text) in enumerate(commented(copy)) if not words]
    assert [text.split("\n")[1].split(":")[0] for _, text in apart] == ["Where", "Where"]
    document = unpacked(copy)["word/document.xml"].decode()
    for (id_, _), anchor in zip(apart, anchors, strict=True):
        start = document.index(f'<w:commentRangeStart w:id="{id_}"/>')
        end = document.index(f'<w:commentRangeEnd w:id="{id_}"/>')
        assert anchor in document[start:end]
        assert document[start:end].count("<w:r>") == document[start:end].count("</w:r>") > 0


def test_a_comment_on_a_header_is_at_the_end_of_its_section_and_says_so(book: Rulebook) -> None:
    data = _FILES["sections with headers"][0]()
    copy = _render(data, _checked(data, book))
    assert [text.split("\n")[1] for _, text in commented(copy)] == [
        "Where: header: “no downtime”",
        "Where: footer: “Zero downtime”",
        "Where: properties: “No downtime”",
    ]
    document = unpacked(copy)["word/document.xml"].decode()
    ends = [document.index(f'<w:commentReference w:id="{id_}"/>') for id_ in range(3)]
    assert document.index("First.") < ends[2] < document.index("Second.") < ends[1]
    assert document.index("First.") < ends[0] < document.index("Second.")


def test_a_missing_disclosure_is_on_the_sentence_that_makes_it_owed(tmp_path: Path) -> None:
    book = load_pack(tmp_path, REPORTED)
    data = word_file(p("Hello. Pico has no downtime. Pico: redness for 3 days."))
    found = [one for one in commented(_render(data, _checked(data, book))) if "Insert" in one[1]]
    assert [words for words, _ in found] == ["Pico has no downtime."]
    assert "Insert: “Swelling may follow.”" in found[0][1].split("\n")


def test_a_contradiction_names_its_other_places(tmp_path: Path) -> None:
    book = load_pack(tmp_path, REPORTED)
    data = word_file(p("Pico has no downtime.") + p("Pico: redness for 3 days, and swelling."))
    texts = [text for _, text in commented(_render(data, _checked(data, book)))]
    (conflict,) = [text for text in texts if "recovery-time/differ" in text]
    assert "See: “redness for 3 days” (paragraph 2)" in conflict.split("\n")


def test_a_range_may_begin_in_one_paragraph_and_end_in_another(book: Rulebook) -> None:
    data = word_file(p("One two.") + table(row("Three four.", "five")))
    (finding,) = _checked(word_file(p(_CLAIM)), book).findings
    article = _checked(data, book)
    start, end = article.source.index("two"), article.source.index(" four")
    spanning = finding._replace(
        start=finding.start._replace(offset=start), end=finding.end._replace(offset=end)
    )
    ((words, _),) = commented(_render(data, _with(article, spanning)))
    assert words == "two.\nThree"


def test_accepted_findings_have_a_comment_only_when_asked_for(book: Rulebook) -> None:
    data = word_file(p(_CLAIM))
    article = _checked(data, book)
    accepted = article.findings[0]._replace(
        status="waived", acceptance=Acceptance("It is true.", "Ann", "2027-01-01", "waivers.yaml")
    )
    assert _render(data, _with(article, accepted)) == data
    ((_, text),) = commented(_render(data, _with(article, accepted), shows_accepted=True))
    lines = text.split("\n")
    assert lines[0] == "waived, error: overclaim/no-downtime/stated"
    assert "Accepted: waived by Ann until 2027-01-01: It is true. (waivers.yaml)" in lines


def test_a_file_that_was_changed_since_is_refused(book: Rulebook) -> None:
    article = _checked(word_file(p(_CLAIM)), book)
    with pytest.raises(ReadError) as error:
        _render(word_file(p("There was no downtime.")), article)
    assert error.value.why == "it was changed since it was read"


def test_a_title_without_any_paragraph_can_carry_no_comment(book: Rulebook) -> None:
    data = word_file("", title="No downtime")
    with pytest.raises(ReadError, match="no paragraph that a comment could stand at"):
        _render(data, _checked(data, book))


def test_ids_of_comments_that_are_there_are_not_used_again(book: Rulebook) -> None:
    data = _FILES["comments that are there"][0]()
    copy = unpacked(_render(data, _checked(data, book)))
    assert copy["word/comments.xml"].count(b'w:id="7"') == 1
    assert b'<w:comment w:id="8" w:author="claimcheck"' in copy["word/comments.xml"]
    assert b">Why?<" in copy["word/comments.xml"]


def test_a_document_without_relations_gets_them(book: Rulebook) -> None:
    files = unpacked(word_file(p(_CLAIM)))
    del files["word/_rels/document.xml.rels"]
    data = archive(files)
    assert [w for w, _ in commented(_render(data, _checked(data, book)))] == ["no downtime"]


def test_the_copies_open_in_libreoffice(book: Rulebook, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CLAIMCHECK_CI"):
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    files = []
    for number, (make, _) in enumerate(_FILES.values()):
        files.append(tmp_path / f"{number}.docx")
        files[-1].write_bytes(_render(make(), _checked(make(), book)))
    # All at once: the program takes longer to start than to read them.
    done = subprocess.run(
        [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless",
         "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, files)],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for file in files:
        assert file.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
