"""Words that are written so that no program finds them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import place_of

from claimcheck.model.text import Piece
from claimcheck.read import read_text
from claimcheck.read.disguise import Edit, rewritten

ACUTE, LINE = "\u0301", "\u0336"


def _under(mark: str, text: str) -> str:
    return "".join(sign + mark for sign in text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("It has n o   d o w n t i m e now.", "It has no downtime now."),
        ("N O  D O W N T I M E!", "NO DOWNTIME!"),
        ("1 0 0 %   s a f e", "100% safe"),
        ("n o\nd o w n t i m e", "no downtime"),
        ("n\u200ao d\u200ao\u200aw\u200an\u200at\u200ai\u200am\u200ae", "no downtime"),
        ("It is p a i n l e s s, they say.", "It is painless, they say."),
        ("“s a f e”", "“safe”"),
        (_under(LINE, "no") + f" {LINE}" + _under(LINE, "downtime"), "no downtime"),
        (f"no d{ACUTE}owntime", "no downtime"),
        (unicodedata.normalize("NFC", _under(ACUTE, "downtime")), "downtime"),
        ("n\ufe0fo d\ufe0fowntime", "no downtime"),
        ("It has \u202eemitnwod on\u202c now.", "It has no downtime now."),
        ("It has \u202eemitnwod on", "It has no downtime"),
        ("no d\u202eown\u202ctime", "no downtime"),
        # what is turned keeps the spaces at its ends where they are
        ("no\u202e emitnwod \u202cnow", "no downtime now"),
        ("=\u202e\nwols=x \n\u202c", "= x=slow"),
        ("no downtime \u202e \u202c", "no downtime"),
        ("no \u0301 \u0336 downtime \u0336", "no downtime"),
    ],
)
def test_a_word_is_read_as_it_is_seen(source: str, text: str) -> None:
    assert read_text(source).text == text


@pytest.mark.parametrize(
    "source",
    [
        "Vitamins A B C D E F",
        "Answers: Y N Y N Y N",
        "Grades A B B A C",
        "J R R Tolkien",
        "S P F 5 0",
        "a b",
        "plan A or B",
        f"cafe{ACUTE}, nai\u0308ve, re{ACUTE}sume{ACUTE}",
        "Tie\u0302\u0301ng Vie\u0323\u0302t",
        "ก\u0e31น และ क\u093cि",
        "\u202eשלום עולם\u202c",
        "❤️ and 3\ufe0f\u20e3",
    ],
)
def test_what_is_no_disguise_is_read_as_it_is_written(source: str) -> None:
    assert read_text(source).text == source.replace("\u202e", "").replace("\u202c", "")


@pytest.mark.parametrize(
    ("form", "source", "quote", "place"),
    [
        ("text", "Has n o   d o w n t i m e.", "no downtime", "n o   d o w n t i m e"),
        ("text", "Has n̶o̶ downtime.", "no downtime", "n̶o̶ downtime"),
        ("text", "Has \u202eemitnwod on\u202c.", "no downtime", "emitnwod on"),
        ("text", "Has n o   d o w n t i m e. So be it.", "So be", "So be"),
        ("html", "<p>n&nbsp;o <b> d o w n</b> t i m e</p>", "no downtime", None),
        ("html", "<p>n&#822;o&#822; time<p>Then rest.", "Then rest", "Then rest"),
        ("markdown", "# N O  P A I N\n\nThen *rest*.", "Then rest", "Then *rest"),
    ],
)
def test_it_leads_to_its_place_and_so_does_what_follows(
    form: str, source: str, quote: str, place: str | None
) -> None:
    expected = "n&nbsp;o <b> d o w n</b> t i m e" if place is None else place
    assert place_of(read_text(source, format=form), quote) == expected


def test_what_is_put_in_stands_for_all_that_it_replaces() -> None:
    pieces = [Piece(5, 12, 20, 27), Piece(12, 15, 30, 31)]
    assert rewritten(pieces, [Edit(6, 11, "xyz"), Edit(12, 14, "")]) == [
        Piece(5, 6, 20, 21),
        Piece(6, 9, 21, 26),
        Piece(9, 10, 26, 27),
        Piece(10, 11, 30, 31),
    ]


def test_what_is_put_in_is_no_copy_even_if_it_is_as_long() -> None:
    assert rewritten([Piece(0, 3, 0, 3)], [Edit(0, 3, "cba")]) == [
        Piece(0, 1, 0, 3),
        Piece(1, 3, 0, 3),
    ]


_SIGNS = st.text(st.sampled_from(" \n\taeTb1%.\u0301\u0336\u200a\u202e\u202c\u200b"), max_size=60)


@given(_SIGNS)
def test_every_sign_of_the_text_has_a_place_in_the_source(source: str) -> None:
    article = read_text(source)
    pieces = article.source_map.pieces
    starts = [piece.text_start for piece in pieces]
    ends = [piece.text_end for piece in pieces]
    assert starts == [0, *ends][: len(pieces)]
    assert (ends or [0])[-1] == len(article.text)
    assert all(0 <= p.source_start <= p.source_end <= len(source) for p in pieces)
    assert [b.span.of(article.text) for b in article.blocks] == article.text.split("\n")[
        : len(article.blocks)
    ]
