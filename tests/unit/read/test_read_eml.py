from __future__ import annotations

from email.message import EmailMessage

import pytest
from reading import blocks_of

from claimcheck.errors import ReadError
from claimcheck.model.text import PlaceIndex
from claimcheck.read import read_article, read_text


def make_message() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Zéro downtime – now"
    message.set_content("Plain café.\n")
    return message


def test_the_html_part_of_alternatives_is_read_and_attachments_are_not() -> None:
    message = make_message()
    message.add_alternative(
        '<html lang="fr"><p>Sans <b>douleur</b> é.', subtype="html", cte="base64"
    )
    message.add_attachment("Attached.", filename="a.txt")
    message.add_attachment(make_message())
    article = read_article("a.eml", message.as_bytes())
    assert blocks_of(article) == [
        ("title", "Zéro downtime – now"),
        ("paragraph", "Sans douleur é."),
    ]
    assert [block.unit for block in article.blocks] == ["subject", "HTML part"]
    assert (article.language, article.title) == ("fr", "Zéro downtime – now")


def test_the_source_is_the_decoded_message() -> None:
    article = read_article("a.eml", make_message().as_bytes())
    assert article.source == "Zéro downtime – now\n\nPlain café.\n"
    place = PlaceIndex(article.source, article.division).place(article.source.index("café"))
    assert str(place) == "line 3"


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        (b"=?utf-8?B?Tm8gcGFpbg==?=", "No pain"),
        (b"=?iso-8859-1?Q?caf=E9?= =?utf-8?Q?_x?=", "café x"),
        (b"No\r\n pain", "No pain"),
        ("Café".encode(), "Café"),
        (b"=?none?Q?caf?=", "caf"),
        (b"=?utf-8?B?x?=", "=?utf-8?B?x?="),
    ],
)
def test_a_subject_is_decoded_as_far_as_it_can_be(subject: bytes, title: str) -> None:
    article = read_article("a.eml", b"Subject: " + subject + b"\r\n\r\nCalm.")
    assert blocks_of(article) == [("title", title), ("paragraph", "Calm.")]


def test_parts_that_stand_side_by_side_are_all_read() -> None:
    data = (
        b"Content-Type: multipart/mixed; boundary=x\n\n--x\n\nOne.\n--x\n"
        b"Content-Type: text/html\n\n<p>Two.\n--x--\n"
    )
    assert blocks_of(read_article("a.eml", data)) == [("paragraph", "One."), ("paragraph", "Two.")]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no e-mail: it does not begin with a header"),
        (b"Just a text.", "no e-mail: it does not begin with a header"),
        (b"Note: a text.", "no e-mail: none of its headers is one of a letter"),
        (b"Subject: a\n\n\xff", "a part is not utf-8 text: the byte 0xFF"),
        (
            b"Content-Type: text/plain; charset=none\n\nx",
            "a part declares the unknown encoding `none`",
        ),
        (
            b"A: " + b"boundary=" * 2000 + b"\n\nx",
            "it has more parts or lines than any letter",
        ),
    ],
)
def test_what_is_no_letter_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ReadError) as error:
        read_article("a.eml", data)
    assert error.value.why == why


def test_a_text_cannot_be_an_email() -> None:
    with pytest.raises(ReadError, match="whose files are no text"):
        read_text("Subject: a", format="eml")


def test_parts_nested_without_end_are_refused() -> None:
    with pytest.raises(ReadError) as error:
        read_article("a.eml", b"Content-Type: message/rfc822\n\n" * 100_000)
    assert error.value.why == "its parts are nested too deeply"
