from __future__ import annotations

import pytest
from reading import blocks_of, place_of

from claimcheck.errors import ReadError
from claimcheck.model.article import BlockKind
from claimcheck.read import FORMATS, SAVE_AS, format_of, read_article, read_text


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", "text"),
        ("b/C.MD", "markdown"),
        ("d.markdown", "markdown"),
        ("e.html", "html"),
        ("f.htm", "html"),
        ("g.DOCX", "docx"),
        ("g.doc", None),
        ("README", None),
    ],
)
def test_the_suffix_says_the_format(path: str, expected: str | None) -> None:
    assert format_of(path) == expected


def test_a_file_of_no_known_format_is_refused() -> None:
    with pytest.raises(ReadError) as error:
        read_article("a.xyz", b"x")
    known = ", ".join(suffix for form in FORMATS.values() for suffix in form.suffixes)
    assert error.value.why == f"the suffix says no format that can be read ({known})"


@pytest.mark.parametrize("suffix", list(SAVE_AS))
def test_a_file_that_could_be_saved_as_another_is_refused_with_that_advice(suffix: str) -> None:
    with pytest.raises(ReadError) as error:
        read_article(f"a{suffix.upper()}", b"x")
    assert error.value.why == SAVE_AS[suffix]


def test_a_misspelt_format_is_refused_with_the_nearest() -> None:
    with pytest.raises(ReadError) as error:
        read_text("x", format="markdwon")
    assert error.value.why == "there is no format `markdwon`, did you mean `markdown`?"


def test_a_format_that_is_given_outranks_the_suffix() -> None:
    article = read_article("draft.txt", b"<p>Calm <b>skin</b>.</p>", "html")
    assert blocks_of(article) == [("paragraph", "Calm skin.")]


def test_the_byte_order_mark_is_no_part_of_the_source() -> None:
    article = read_article("a.md", "\ufeff# Peel".encode())
    assert article.source == "# Peel"
    assert blocks_of(article) == [("heading", "Peel")]


def test_every_character_leads_to_its_place_in_the_source() -> None:
    source = "# A&amp;B\r\n\r\nOne **two**\r\n  three&nbsp;four\u200b five.\r\n"
    article = read_text(source, format="markdown")
    assert article.text == "A&B\nOne two three four five."
    places = {word: place_of(article, word) for word in ("&", "two three", "three four", "five.")}
    assert places == {
        "&": "&amp;",
        "two three": "two**\r\n  three",
        "three four": "three&nbsp;four",
        "five.": "five.",
    }


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\ufeff", "\u2060", "\u202e"])
def test_characters_that_no_reader_sees_are_dropped(sign: str) -> None:
    assert read_text(f"pain{sign}less").text == "painless"


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\u2009", "  \t "])
def test_every_space_is_one_plain_space(space: str) -> None:
    assert read_text(f"no{space}pain").text == "no pain"


def test_a_line_wrap_between_chinese_signs_is_no_space() -> None:
    assert read_text("<p>零恢\n  復期 100\n次</p>", format="html").text == "零恢復期 100 次"


def test_the_title_is_the_first_title_else_the_first_main_heading() -> None:
    assert read_text("---\ntitle: A\n---\n# B", format="markdown").title == "A"
    assert read_text("## A\n\n# B", format="markdown").title == "B"
    assert read_text("Text.", format="markdown").title == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words.", "en"),
        ("“Curly”, naïve café", "en"),
        ("皮秒雷射 Pico 去斑", "zh"),
        ("Laser for 肝斑 and 雀斑 in our clinic", "en"),
        ("レーザーでシミを取る", "ja"),
        ("레이저 시술 안내", "ko"),
        ("เลเซอร์รักษาฝ้า", "th"),
        ("", "en"),
    ],
)
def test_the_script_says_the_language_where_nothing_else_does(text: str, expected: str) -> None:
    assert read_text(text).language == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en-GB", "en"), ("zh-TW", "zh-hant"), ("zh-Hans-SG", "zh-hans"), ("zh", "zh"), ("DE", "de")],
)
def test_a_declared_language_is_normalised(tag: str, expected: str) -> None:
    assert read_text(f"<html lang={tag}><p>x", format="html").language == expected
    assert read_text(f"---\nlang: {tag}\n---\nx", format="markdown").language == expected


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_nothing_makes_an_article_without_blocks(form: str) -> None:
    article = read_text(" \n\t\u200b", format=form)
    assert (article.text, article.blocks, article.source_map.pieces) == ("", (), ())


def test_kinds_are_those_of_the_model() -> None:
    article = read_text("<h3>A</h3>", format="html")
    assert [(b.kind, b.level) for b in article.blocks] == [(BlockKind.HEADING, 3)]
