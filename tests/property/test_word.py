"""Any Word file: its text comes out, a comment is on its words, and nothing else changes."""

from __future__ import annotations

from contextlib import suppress
from html import escape
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from reading import check
from word import W, box, cell, commented, p, r, row, settled, table, unpacked, word_file

from claimcheck.documents.docx import read_word
from claimcheck.errors import ReadError
from claimcheck.model.finding import Finding
from claimcheck.model.report import ArticleResult, Report
from claimcheck.model.rule import Confidence, Severity
from claimcheck.model.text import Place, Span
from claimcheck.read import read_article
from claimcheck.report.docx import render
from claimcheck.report.look import Look

if TYPE_CHECKING:
    from claimcheck.model.article import Article

_WORDS = st.text(alphabet="ab .-–é皮🌸<&\"'", min_size=1, max_size=6)
_LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:sz w:val="30"/>'])
_INS = '<w:ins w:id="1" w:author="A">{}</w:ins>'
_DEL = '<w:del w:id="2" w:author="A"><w:r><w:delText>{}</w:delText></w:r></w:del>'
_LINK = '<w:hyperlink w:anchor="x">{}</w:hyperlink>'
_CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"

# Each part of a paragraph: its XML, and what a reader sees of it.
_RUN = st.tuples(_WORDS, _LOOKS).map(lambda given: (r(escape(given[0]), given[1]), given[0]))
_AROUND = st.sampled_from([_INS, _LINK, _CONTROL])
_PART = st.one_of(
    _RUN,
    _RUN,
    st.tuples(_RUN, _AROUND).map(lambda given: (given[1].format(given[0][0]), given[0][1])),
    _WORDS.map(lambda text: (_DEL.format(escape(text)), "")),
    _WORDS.map(lambda text: (r(escape(text), "<w:vanish/>"), "")),
    st.sampled_from(
        [
            ("<w:r><w:tab/></w:r>", "\t"),
            ("<w:r><w:t>x</w:t><w:br/><w:t>y</w:t></w:r>", "x\vy"),
            ("<w:r><w:t>x</w:t><w:noBreakHyphen/><w:t>yz</w:t></w:r>", "x\u2011yz"),
            ('<w:bookmarkStart w:id="5" w:name="b"/>', ""),
        ]
    ),
)
_PARAGRAPH = st.lists(_PART, max_size=6).map(
    lambda parts: (p(*(xml for xml, _ in parts)), ["".join(text for _, text in parts)])
)
_BOXED = st.tuples(_PARAGRAPH, _WORDS).map(
    lambda given: (
        given[0][0].replace("</w:p>", f"{box(p(r(escape(given[1]))))}</w:p>"),
        [*given[0][1], given[1]],
    )
)
_TABLE = st.lists(_PARAGRAPH, min_size=1, max_size=4).map(
    lambda cells: (
        table(row(*(cell(xml) for xml, _ in cells))),
        [text for _, texts in cells for text in texts],
    )
)
_BODY = st.lists(st.one_of(_PARAGRAPH, _PARAGRAPH, _TABLE, _BOXED), max_size=5)


def _finding(article: Article, start: int, end: int, text: str) -> Finding:
    at = Place(start, 1, 1)
    return Finding(
        path=article.path, rule="a/b/c", category="a/b", severity=Severity.INFO,
        confidence=Confidence.HIGH, status="open", message=text, advice="", why="", quote=text,
        sentence=text, span=Span(0, 0), within=Span(0, 0), start=at,
        end=at._replace(offset=end),
    )  # fmt: skip


def _report(article: Article, *findings: Finding) -> Report:
    checked = ArticleResult(
        path=article.path, format="docx", language="en", treatments=(), words=0,
        source=article.source, text=article.text, blocks=article.blocks, findings=findings,
    )  # fmt: skip
    return Report(articles=(checked,), failures=(), packs=(), as_of="2026-01-02")


@settings(max_examples=60)
@given(body=_BODY)
def test_the_source_is_what_a_reader_sees(body: list[tuple[str, list[str]]]) -> None:
    article = read_article("a.docx", word_file("".join(xml for xml, _ in body)))
    assert article.source == "\n".join(text for _, texts in body for text in texts)
    check(article)


@settings(max_examples=60)
@given(body=_BODY, data=st.data())
def test_comments_are_on_their_words_and_change_nothing_else(
    body: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    file = word_file("".join(xml for xml, _ in body))
    article = read_article("a.docx", file)
    starts, at = [], 0
    for paragraph in read_word("a.docx", file).paragraphs:
        if paragraph.anchor is None:
            starts += range(at, at + len(paragraph.text))
        at += len(paragraph.text) + 1
    if not starts:
        return
    findings, expected = [], []
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.sampled_from(starts))
        whole = article.source[start:].split("\n")[0]
        words = whole[: data.draw(st.integers(1, len(whole)))]
        findings.append(_finding(article, start, start + len(words), "x"))
        expected.append(words.translate({0x09: " ", 0x0B: " ", 0x2011: "-"}))
    copy = render(_report(article, *findings), Look(original=lambda _: file))
    assert [words for words, _ in commented(copy)] == expected
    assert settled(unpacked(copy)["word/document.xml"]) == settled(
        unpacked(file)["word/document.xml"]
    )
    assert read_article("a.docx", copy).source == article.source


_XML = st.recursive(
    st.sampled_from(["<w:t>a</w:t>", "<w:br/>", '<w:fldChar w:fldCharType="separate"/>', "b"]),
    lambda inner: st.tuples(
        st.sampled_from(
            ["w:p", "w:r", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:pPr", "w:drawing", "w:txbxContent",
             "mc:AlternateContent", "mc:Choice", "w:sectPr", "w:ins", "w:tcPr", "w:vMerge"]
        ),
        st.lists(inner, max_size=4),
    ).map(lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=60)
@given(body=st.lists(_XML, max_size=4))
def test_any_elements_in_any_order_are_an_article(body: list[str]) -> None:
    article = read_article("a.docx", word_file("".join(body)))
    check(article)
    if article.source.strip():
        with suppress(ReadError):  # where there is no paragraph, no comment can stand
            at = len(article.source) - len(article.source.lstrip())
            found = _finding(article, at, at + 1, "x")
            copy = render(
                _report(article, found),
                Look(original=lambda _: word_file("".join(body))),
            )
            assert W.encode() in unpacked(copy)["word/comments.xml"]


@settings(max_examples=60)
@given(data=st.data())
def test_a_file_with_changed_bytes_is_an_article_or_an_error(data: st.DataObject) -> None:
    file = bytearray(word_file(p("There is ", r("no", "<w:b/>"), " downtime."), title="T"))
    for _ in range(data.draw(st.integers(1, 3))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ReadError):
        check(read_article("a.docx", bytes(file)))
