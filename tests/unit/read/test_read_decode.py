from __future__ import annotations

import pytest

from claimcheck.errors import ReadError
from claimcheck.read.decode import decode


def test_utf_8_is_read_with_and_without_its_mark() -> None:
    assert decode("a.txt", "naïve".encode()) == "naïve"
    assert decode("a.txt", b"\xef\xbb\xbf" + "naïve".encode()) == "naïve"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_encodings_are_known_by_their_mark(encoding: str) -> None:
    assert decode("a.txt", "naïve\r\n".encode(encoding)) == "naïve\r\n"


def test_a_byte_that_is_no_utf_8_is_named_by_its_offset() -> None:
    with pytest.raises(ReadError) as error:
        decode("a.txt", b"\xef\xbb\xbfcaf\xe9!")
    assert error.value.why == "not UTF-8 text: cannot read the byte 0xE9 at offset 6"


def test_binary_is_refused() -> None:
    with pytest.raises(ReadError) as error:
        decode("a.txt", b"PK\x03\x00")
    assert error.value.why == "not text: a NUL character at offset 3"


@pytest.mark.parametrize(
    "meta",
    [
        b'<meta charset="windows-1252">',
        b"<META CHARSET=iso-8859-1>",
        b'<meta http-equiv="Content-Type" content="text/html; charset=latin1">',
    ],
)
def test_a_page_may_declare_its_encoding(meta: bytes) -> None:
    assert decode("a.html", meta + b"caf\xe9 \x93x\x94", declares="html").endswith("café “x”")


def test_only_a_format_that_can_declare_its_encoding_does() -> None:
    with pytest.raises(ReadError):
        decode("a.txt", b'<meta charset="windows-1252">caf\xe9')


def test_a_byte_order_mark_outranks_a_declaration() -> None:
    page = "<meta charset=big5>é".encode("utf-8-sig")
    assert decode("a.html", page, declares="html") == "<meta charset=big5>é"


def test_a_declared_wide_encoding_cannot_be_true() -> None:
    page = "<meta charset=utf-16>é".encode()
    assert decode("a.html", page, declares="html") == "<meta charset=utf-16>é"


@pytest.mark.parametrize("name", ["klingon", "rot13", "iso-8859-12"])
def test_an_unknown_declared_encoding_is_named(name: str) -> None:
    with pytest.raises(ReadError) as error:
        decode("a.html", f"<meta charset={name}>".encode(), declares="html")
    assert error.value.why == f"declares the unknown encoding `{name}`"


def test_text_that_is_not_in_the_declared_encoding_is_refused() -> None:
    with pytest.raises(ReadError) as error:
        decode("a.html", b"<meta charset=shift_jis>\x81", declares="html")
    assert error.value.why == "not CP932 text: cannot read the byte 0x81 at offset 24"
