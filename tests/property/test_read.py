"""Whatever is read: places are exact, blocks and sentences are in order and inside the text."""

from __future__ import annotations

import html
import re
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading import check

from claimcheck.errors import ReadError
from claimcheck.read import FORMATS, read_article, read_text
from claimcheck.segment import segment

if TYPE_CHECKING:
    from claimcheck.model.article import Article

# What holds for documents too is shown beside each of them.
formats = pytest.mark.parametrize("form", list(FORMATS))
text_formats = pytest.mark.parametrize(
    "form", [name for name, form in FORMATS.items() if not form.is_document]
)

# Signs that mean something in one of the formats, among ordinary ones.
SIGNS = st.sampled_from(
    [
        *"abcZ019 .!?,:;'\"“”*_~`[]()<>/\\&#=|-+{}!\t\n\r\u00a0\u200b…—皮。？「」🌸İ",
        *("\n\n", "\r\n", "    ", "\x1c", "\u2028", "\ud800", "\0", "&amp;", "&#0;", "&nbsp"),
        *("<p>", "</p>", "<br>", "<li hidden>", "<table><td>", "<!--", "-->", "<script>", "<q>"),
        *("<script type=application/ld+json>", '{"name": "', '"acceptedAnswer": ', "title: "),
        *("**", "```", "---\n", "](x)", "![", "[^1]: ", "\n- ", "\n1. ", "\n> ", "\n# ", "|\n"),
        *("\n| a |", "Q: ", "• "),
    ]
)
WILD = st.lists(SIGNS, max_size=40).map("".join)


def read_or_none(source: str, form: str) -> Article | None:
    try:
        return read_text(source, format=form)
    except ReadError:
        return None


@text_formats
@settings(max_examples=250, deadline=None)
@given(source=WILD)
@example(source="")
@example(source="<https://x.test/%20>")
@example(source="&nbspb;")
@example(source="\u2028\n|\r|")
@example(source="![[](){<b>]()")
@example(source="---\n\ud800\n---\n")
def test_any_text_is_an_article_or_an_error(form: str, source: str) -> None:
    with suppress(ReadError):
        check(read_text(source, format=form))


@formats
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=60) | WILD.map(lambda text: text.encode("utf-16", "replace")))
@example(data=b"\xff\xfe\x00")
@example(data=b"<meta charset=iso-2022-jp>\x1b$B\x7f")
def test_any_bytes_are_an_article_or_an_error(form: str, data: bytes) -> None:
    with suppress(ReadError):
        check(read_article("a", data, form))


@text_formats
@settings(max_examples=250, deadline=None)
@given(source=WILD)
@example(source="# |\n--")
@example(source='<table><li hidden>\n\n1. "')
@example(source="\n- r<script><dl><")
def test_line_ends_do_not_matter(form: str, source: str) -> None:
    # With carriage returns a Markdown document never goes the short way around the block parser.
    source = source.replace("\r", "")
    unix, windows = (read_or_none(text, form) for text in (source, source.replace("\n", "\r\n")))
    assert (unix is None) == (windows is None)
    if unix is not None and windows is not None:
        assert [(b.kind, b.level, b.span.of(unix.text)) for b in unix.blocks] == [
            (b.kind, b.level, b.span.of(windows.text)) for b in windows.blocks
        ]


@text_formats
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@settings(max_examples=40, deadline=None)
@given(source=WILD)
def test_the_encoding_does_not_matter(form: str, encoding: str, source: str) -> None:
    source = source.replace("\0", "").replace("\ud800", "")
    plain = read_or_none(source, form)
    if plain is None:
        with pytest.raises(ReadError):
            read_article("a", source.encode(encoding), form)
        return
    article = read_article("a", source.encode(encoding), form)
    assert (article.source, article.text, article.blocks, article.source_map.pieces) == (
        plain.source,
        plain.text,
        plain.blocks,
        plain.source_map.pieces,
    )


@pytest.mark.parametrize(
    ("charset", "signs"),
    [("windows-1252", "aé “”–."), ("big5", "a皮膚。 "), ("shift_jis", "aレーザ。 ")],
)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_page_is_read_in_the_encoding_that_it_declares(
    charset: str, signs: str, data: st.DataObject
) -> None:
    text = data.draw(st.text(st.sampled_from(signs), max_size=20))
    page = f"<meta charset={charset}><p>{text}".encode(charset)
    assert read_article("a.html", page).text == " ".join(text.split())


WORDS = st.lists(
    st.sampled_from(["calm", "skin", "peel", "no", "pain", "fades", "at", "3.5", "ml", "naïve"]),
    min_size=1,
    max_size=6,
).map(" ".join)
SENTENCE = st.tuples(WORDS, st.sampled_from([".", "!", "?"])).map(
    lambda parts: f"We see {parts[0]}{parts[1]}"
)
PARAGRAPHS = st.lists(st.lists(SENTENCE, min_size=1, max_size=3), min_size=1, max_size=4)
MARKS = {
    "markdown": (
        ("**{}**", "*{}*", "[{}](x.html 'no')", "~~{}~~", "{}<!-- no -->", "<u>{}</u>", "{}`no`"),
        ("\n", " ", "&nbsp;", "  \n  "),
        "\n\n",
    ),
    "html": (
        ("<b>{}</b>", "<a href='x'>{}</a>", "{}<!-- no -->", "<i class=no>{}</i>"),
        ("\r\n\t", " ", "&#160;", "&nbsp;", " <wbr>"),
        "<p>",
    ),
    "text": (("{}", "{}\u200b"), (" ", "\u00a0"), "\n\n"),
}
# Written without a look at the readers: what one of the marks above leaves.
UNMARKS = (
    (re.compile(r"<!--.*?-->|</?[a-z][^>]*>|`[^`]*`|\]\([^)]*\)|\[|\*+|~~|\u200b"), ""),
    (re.compile(r"\s+"), " "),
)


def unmarked(source: str) -> str:
    for pattern, instead in UNMARKS:
        source = pattern.sub(instead, html.unescape(source))
    return source.strip()


@pytest.mark.parametrize("form", list(MARKS))
@settings(max_examples=80, deadline=None)
@given(data=st.data(), paragraphs=PARAGRAPHS)
def test_every_sentence_is_what_stands_at_its_place(
    form: str, data: st.DataObject, paragraphs: list[list[str]]
) -> None:
    marks, spaces, gap = MARKS[form]

    def dress(word: str) -> str:
        mark = data.draw(st.sampled_from([*marks, "{}", "{}", "{}"]))
        return mark.format(word) + data.draw(st.sampled_from(spaces))

    source = gap.join(
        "".join(dress(word) for sentence in sentences for word in sentence.split())
        for sentences in paragraphs
    )
    segmented = segment(read_text(source, format=form))
    article = segmented.article
    assert [segmented.sentence_text(sentence) for sentence in segmented.sentences] == [
        sentence for sentences in paragraphs for sentence in sentences
    ]
    for sentence in segmented.sentences:
        stretch = article.source_map.span(sentence.span).of(source)
        assert unmarked(stretch) == segmented.sentence_text(sentence)
