"""Whatever a content file says: each word stands where its place says, and no file stops a run."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, unescape

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from samples import SAMPLES

from claimcheck.errors import ReadError
from claimcheck.model.fields import USUAL
from claimcheck.model.text import Span
from claimcheck.read import read_article, read_text
from claimcheck.read.builder import Builder
from claimcheck.read.json import read as read_json
from claimcheck.read.malformed import MalformedError

if TYPE_CHECKING:
    from collections.abc import Sequence

# No sign of Markdown or HTML: what these do in a value is tested with those readers.
VALUES = st.lists(
    st.text(st.sampled_from("abcZ0é😀 '\"\\,:;-.!?%{}|=$@\n\t\x85"), min_size=1, max_size=40).map(
        lambda text: f"We {text}"
    ),
    min_size=1,
    max_size=4,
)


def as_json(values: Sequence[str], data: st.DataObject) -> str:
    return json.dumps([{"title": v} for v in values], ensure_ascii=data.draw(st.booleans()))


def as_yaml(values: Sequence[str], data: st.DataObject) -> str:
    return yaml.safe_dump(
        [{"title": value} for value in values],
        default_style=data.draw(st.sampled_from(["", "'", '"', "|", ">"])) or None,
        width=data.draw(st.sampled_from([10, 80])),
        allow_unicode=data.draw(st.booleans()),
        explicit_start=data.draw(st.booleans()),
    )


def as_toml(values: Sequence[str], data: st.DataObject) -> str:
    def string(value: str) -> str:
        basic = json.dumps(value.replace("\x85", " "), ensure_ascii=False)
        is_literal = "'" not in value and "\n" not in value and "\x85" not in value
        if is_literal and data.draw(st.booleans()):
            return f"'{value}'"
        if data.draw(st.booleans()):
            return '"""\n' + basic[1:-1].replace("\\n", "\n") + '"""'
        return basic

    return "".join(f"[[a]]\ntitle = {string(value)}\n" for value in values)


def as_csv(values: Sequence[str], data: st.DataObject) -> str:
    out = io.StringIO()
    writer = csv.writer(
        out, delimiter=data.draw(st.sampled_from([",", ";", "\t"])), lineterminator="\r\n"
    )
    writer.writerows([("id", "title"), *(("1", value) for value in values)])
    return out.getvalue()


def as_po(values: Sequence[str], data: st.DataObject) -> str:
    def string(value: str) -> str:
        value = value.replace("\\", "\\\\").replace('"', '\\"')
        parts = value.replace("\n", "\\n").replace("\t", "\\t").split(" ")
        gap = data.draw(st.sampled_from([' "\n"', " "]))
        return f'"{gap.join(parts)}"'

    entries = [f'msgid "{n}"\nmsgstr {string(value)}\n' for n, value in enumerate(values)]
    return "\n".join(entries)


def as_xliff(values: Sequence[str], data: st.DataObject) -> str:
    units = "".join(
        f'<trans-unit id="{n}"><source>no</source><target>'
        + data.draw(st.sampled_from(["{}", "<g id='1'>{}</g>", "{}<x id='2'/>"])).format(
            escape(value)
        )
        + "</target></trans-unit>"
        for n, value in enumerate(values)
    )
    return f"<xliff><file><body>{units}</body></file></xliff>"


WRITERS = {
    "json": as_json,
    "yaml": as_yaml,
    "toml": as_toml,
    "csv": as_csv,
    "po": as_po,
    "xliff": as_xliff,
}


def meant(form: str, stretch: str) -> set[str]:
    """Return what a word's stretch of source may mean, found out without the readers."""
    found = {stretch}
    if form == "json":
        found = {json.loads(f'"{stretch}"')}
    elif form == "yaml":
        found.add(stretch.replace("''", "'"))
        with suppress(yaml.YAMLError):
            found.add(yaml.safe_load(f'"{stretch}"'))
    elif form == "toml":
        with suppress(ValueError):
            found.add(json.loads(f'"{stretch}"'))
    elif form == "csv":
        found.add(stretch.replace('""', '"'))
    elif form == "po":
        stretch = re.sub(r'(?<!\\)((?:\\\\)*)"\n"', r"\1", stretch)
        found = {stretch.replace("\\\\", "\0").replace('\\"', '"').replace("\0", "\\")}
    elif form == "xliff":
        found = {unescape(re.sub("<[^>]*>", "", stretch))}
    return found


@pytest.mark.parametrize("form", list(WRITERS))
@settings(max_examples=150, deadline=None)
@given(values=VALUES, data=st.data())
def test_every_word_is_what_stands_at_its_place(
    form: str, values: list[str], data: st.DataObject
) -> None:
    if form in {"po", "xliff"}:  # texts of several lines are several blocks
        values = [value.replace("\n", " ") for value in values]

    source = WRITERS[form](values, data)
    article = read_text(source, format=form)
    shown = [block.span.of(article.text) for block in article.blocks]
    assert [text.split() for text in shown] == [value.split() for value in values]
    for found in re.finditer(r"\S+", article.text):
        stretch = article.source_map.span(Span(*found.span())).of(source)
        assert found.group() in meant(form, stretch)


WORDS = st.lists(
    st.sampled_from(["calm", "skin", "peel", "no", "pain", "fades", "3.5", "naïve", "İ"]),
    min_size=1,
    max_size=6,
)
PARAGRAPHS = st.lists(WORDS.map(lambda words: ["We", *words, "heal."]), min_size=1, max_size=4)
CUE = "\n\n7\n00:00:01,000 --> 00:00:02,000\n"
DRESSES = {
    "mdx": (
        ["**{}**", "<B x={{a > b}}>{}</B>", "{}{{/* no */}}", "<i>{}</i>"],
        [" ", "\n"],
        "\n\n",
    ),
    "rst": (["**{}**", "*{}*", "`{} <no>`_", ":sup:`{}`"], [" ", "\n"], "\n\n"),
    "asciidoc": (["*{}*", "__{}__", "link:no[{}]", "[.no]#{}#"], [" ", "\n", " +\n"], "\n\n"),
    "srt": (["<i>{}</i>", "<font color='no'>{}</font>"], [" ", "\n", CUE], CUE),
    "vtt": (["<v No>{}</v>", "<c.no>{}", "<00:01.000>{}"], [" ", "\n", CUE], CUE),
}
UNDRESS = re.compile(
    r"\n\n7\n[^\n]*\n(?=\S)|\{[^}]*\}|<B[^}]*\}>|</?[A-Za-z0-9][^>]*>`?_?|:sup:"
    r"|link:no\[|\[\.no\]|[\]*#`\\]|__| \+(?=\n)"
)


@pytest.mark.parametrize("form", list(DRESSES))
@settings(max_examples=80, deadline=None)
@given(data=st.data(), paragraphs=PARAGRAPHS)
def test_every_word_of_a_document_is_what_stands_at_its_place(
    form: str, paragraphs: list[list[str]], data: st.DataObject
) -> None:
    marks, spaces, gap = DRESSES[form]

    def dressed(words: list[str]) -> str:
        text = ""
        for word in words:
            mark = data.draw(st.sampled_from([*marks, "{}", "{}"]))
            text += (text and data.draw(st.sampled_from(spaces))) + mark.format(word)
        return text

    source = gap.join(dressed(words) for words in paragraphs)
    source = f"WEBVTT{CUE}{source}" if gap == CUE else source
    article = read_text(source, format=form)
    assert [b.span.of(article.text).split() for b in article.blocks] == paragraphs
    for block in article.blocks:
        stretch = article.source_map.span(block.span).of(source)
        plain = UNDRESS.sub(lambda found: " " if "-->" in found.group() else "", stretch)
        assert plain.split() == block.span.of(article.text).split()


@settings(max_examples=300, deadline=None)
@given(source=st.text(st.sampled_from('{}[]",:\\u0aE-1. tfn\n'), max_size=25))
@example(source='{"a":1,"a":[true,null,1.5e-3]}')
@example(source="-0")
@example(source='"\\ud800"')
def test_what_the_standard_library_reads_as_json_is_read_and_nothing_else(source: str) -> None:
    try:
        json.loads(source, parse_constant=pytest.fail)
        is_json = True
    except ValueError:
        is_json = False
    try:
        read_json(source, Builder(source), USUAL)
        is_read = True
    except MalformedError:
        is_read = False
    assert is_read == is_json


OPENERS = {
    "json": '{"a":[',
    "yaml": "{a: [",
    "toml": "a = [{b = ",
    "csv": '"",',
    "po": 'msgid "\\',
    "xliff": "<xliff><g>",
    "mdx": "<A>{<b>",
    "rst": "- * ``",
    "asciidoc": "[[<<*_",
    "srt": "1\n00:00:01,000 --> 00:00:02,000\n<i>{\\",
    "vtt": "<v <c.",
    "eml": "Content-Type: multipart/mixed; boundary=a\n\n--a\n",
}


def spoiled(form: str) -> list[bytes]:
    """Return files that are no good, each in another way."""
    sample = SAMPLES[form]
    good = sample.encode()
    half = len(good) // 2
    return [
        b"",
        b"\xef\xbb\xbf",
        good[: half // 2],
        good[:half],
        good[: half + half // 2],
        good[:-1],
        good[half:],
        good[:half] + b"\xff\xfe\xe9" + good[half:],
        good[:half] + b"\0" + good[half:],
        sample.encode("utf-16-le"),
        sample.encode("utf-16")[:-1],
        sample.replace("\\", "\\q\\").replace("&#", "&#x110000;&#").encode(),
        good[:half] + b"a" * 300_000 + good[half:],
        good[:half] + "\u202e\ud7ff\u2028\x85\x0c".encode() + good[half:],
        OPENERS[form].encode() * 100_000,
        good + OPENERS[form].encode() * 20_000,
        good * 2_000,
        b'"' * 100_001,
        b"\\" * 100_001,
        b"<" * 50_000 + b"&" * 50_000,
        b"\n" * 200_000 + b"  " * 100_000 + b"x",
        b"".join(b" " * depth + b"- a:\n" for depth in range(600)),
        b"[1, 2]" if form != "json" else b"12",
        b"%PDF-1.7\n\x00\x01\x02",
    ]


@pytest.mark.parametrize("form", list(OPENERS))
@pytest.mark.parametrize("number", range(24))
def test_a_file_that_is_no_good_is_an_article_or_an_error_in_time(form: str, number: int) -> None:
    data = spoiled(form)[number]
    begin = time.process_time()
    with suppress(ReadError):
        read_article("a", data, form)
    assert time.process_time() - begin < 15


@pytest.mark.parametrize("form", list(SAMPLES))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_file_with_a_stretch_taken_out_is_an_article_or_an_error(
    form: str, data: st.DataObject
) -> None:
    good = SAMPLES[form].encode()
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, len(good)))
    put = data.draw(st.sampled_from([b"", b"\n", b'"', b"<", b"{", b"\\", b"\xff", b"  "]))
    with suppress(ReadError):
        read_article("a", good[:start] + put + good[end:], form)


@pytest.mark.parametrize("form", list(SAMPLES))
def test_the_good_file_is_read(form: str) -> None:
    assert "pain" in read_article("a", SAMPLES[form].encode(), form).text
