"""Documents that are no text: places are exact, marks cover their words, noise does no harm."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import decks
import pdfs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.documents.pdf import take_apart
from claimcheck.errors import ReadError
from claimcheck.model.text import PlaceIndex
from claimcheck.read import FORMATS, read_article
from claimcheck.segment import segment

if TYPE_CHECKING:
    from claimcheck.model.article import Article

WORDS = st.lists(
    st.sampled_from("calm skin peel never pain fades after session treatment naturally".split()),
    min_size=1,
    max_size=25,
).map(" ".join)
SENTENCES = st.tuples(WORDS, st.sampled_from(".!?")).map(lambda parts: f"We see {''.join(parts)}")
PARAGRAPHS = st.lists(st.lists(SENTENCES, min_size=1, max_size=3), min_size=1, max_size=12)
SIGNS = st.text(
    st.sampled_from([*"abc 1.,-–“”•<&\u00a0\u200b皮膚🌸", "\v", "\t"]), min_size=1, max_size=20
)


def sentences_of(article: Article) -> list[str]:
    segmented = segment(article)
    return [segmented.sentence_text(one) for one in segmented.sentences]


def check_places(article: Article) -> None:
    """Assert that what stands in the source at a block's place is the block, spaces aside."""
    index = PlaceIndex(article.source, article.division)
    end = -1
    for block in article.blocks:
        assert block.span.start == end + 1
        end = block.span.end
        shown = block.span.of(article.text)
        assert shown == " ".join(shown.split()) != ""
        stretch = article.source_map.span(block.span)
        assert "".join(stretch.of(article.source).split()) == "".join(shown.split())
        place = index.place(stretch.start)
        page = article.source.split("\f")[place.number - 1]
        assert page[place.column - 1] == shown[0]
    assert article.source.endswith("\f")


@settings(max_examples=25, deadline=None)
@given(
    paragraphs=PARAGRAPHS,
    width=st.sampled_from([150, 220, 400]),
    columns=st.integers(1, 3),
)
def test_the_sentences_of_a_pdf_are_those_that_were_written(
    paragraphs: list[list[str]], width: float, columns: int
) -> None:
    texts = [" ".join(sentences) for sentences in paragraphs]
    article = read_article("a.pdf", pdfs.paragraphs(texts, width, columns))
    check_places(article)
    written = [sentence for sentences in paragraphs for sentence in sentences]
    assert sentences_of(article) == written


@settings(max_examples=25, deadline=None)
@given(paragraphs=PARAGRAPHS, data=st.data())
def test_a_stretch_of_a_pdf_has_a_rectangle_on_each_of_its_lines(
    paragraphs: list[list[str]], data: st.DataObject
) -> None:
    text = take_apart("a.pdf", pdfs.paragraphs([" ".join(one) for one in paragraphs], 220))
    start = data.draw(st.integers(0, len(text.source) - 1))
    end = data.draw(st.integers(start + 1, len(text.source)))
    quads = list(text.quads(start, end))
    assert len(quads) == sum(
        bool(line) for line in text.source[start:end].split("\n") if line.strip("\f")
    )
    for quad in quads:
        left, top, right, _, _, bottom, _, _ = quad.corners
        assert left < right
        assert bottom < top


@settings(max_examples=40, deadline=None)
@given(
    slides=st.lists(
        st.tuples(SIGNS, st.lists(SIGNS, min_size=1, max_size=4)), min_size=1, max_size=4
    )
)
@example(slides=[("\u200b", ["\v"])])
def test_the_blocks_of_a_presentation_stand_at_their_places(
    slides: list[tuple[str, list[str]]],
) -> None:
    article = read_article("a.pptx", decks.deck(*slides))
    check_places(article)
    assert article.source.count("\f") == len(slides)


@pytest.mark.parametrize(
    ("form", "whole"),
    [("pdf", pdfs.one_column()), ("pptx", decks.deck(("Calm", ["No pain", "Safe"])))],
)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_file_with_noise_in_it_is_read_or_refused(
    form: str, whole: bytes, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    noise = data.draw(st.binary(max_size=60))
    with suppress(ReadError):
        read_article(f"a.{form}", whole[:start] + noise + whole[end:])


@pytest.mark.parametrize("form", [one.name for one in FORMATS.values() if one.is_document])
@settings(max_examples=60, deadline=None)
@given(noise=st.binary(max_size=80), head=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04"]))
def test_bytes_that_are_no_document_are_refused(form: str, noise: bytes, head: bytes) -> None:
    with pytest.raises(ReadError):
        read_article("a", head + noise, form)
