"""Files that are no Word file, are damaged, protected, or made to do harm."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from word import archive, p, unpacked, word_file

from claimcheck.documents import docx_package
from claimcheck.documents.docx import read_word
from claimcheck.documents.docx_package import Package
from claimcheck.errors import MissingExtraError, ReadError
from claimcheck.read import read_article

if TYPE_CHECKING:
    from collections.abc import Mapping

GOOD = word_file(p("no downtime"), title="T")
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTITIES = b"".join(
    b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"ha" * 10) for n in range(10)
)


def _changed(changes: Mapping[str, bytes | None]) -> bytes:
    """Return a good file with parts replaced, or left out where there is None."""
    files = {**unpacked(GOOD), **changes}
    return archive({name: content for name, content in files.items() if content is not None})


def _twice() -> bytes:
    made = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(made, "a") as target:
        target.writestr("word/document.xml", b"<x/>")
    return made.getvalue()


def _many() -> bytes:
    return archive({**unpacked(GOOD), **{f"x{n}": b"" for n in range(docx_package.MOST_PARTS)}})


def _document(content: bytes) -> bytes:
    return _changed({"word/document.xml": content})


def _deep() -> bytes:
    space = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    tables = b"<w:tbl><w:tr><w:tc>" * 70, b"</w:tc></w:tr></w:tbl>" * 70
    body = b"<w:body>" + tables[0] + b"<w:p/>" + tables[1] + b"</w:body>"
    return _document(b'<w:document xmlns:w="%s">%s</w:document>' % (space, body))


def _flipped(at: int) -> bytes:
    """Return a good file with one byte of packed content changed."""
    data = bytearray(GOOD)
    data[GOOD.index(b"word/document.xml") + at] ^= 0xFF
    return bytes(data)


def _in_table(at: int, content: bytes) -> bytes:
    """Return a good file with bytes changed in its document's entry in the archive's table."""
    data = bytearray(GOOD)
    start = data.rindex(b"word/document.xml") - 46 + at
    data[start : start + len(content)] = content
    return bytes(data)


MALFORMED = {
    "nothing": (b"", "it is empty"),
    "zeros": (b"\0" * 2000, "it is empty"),
    "text": (b"There is no downtime.", "it is no Word file"),
    "page": (b"<html><p>There is no downtime.", "it is no Word file"),
    "pdf": (b"%PDF-1.7\n", "it is no Word file"),
    "old": (_OLD + b"\0" * 600, "it is an old Word file (.doc); save it as .docx"),
    "password": (
        _OLD + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "it is protected by a password; save it without one",
    ),
    "cut in half": (GOOD[: len(GOOD) // 2], "it is damaged: its end is missing or broken"),
    "without its last bytes": (GOOD[:-30], "it is damaged: its end is missing or broken"),
    "flipped bit": (_flipped(80), "it is damaged: word/document.xml cannot be unpacked"),
    "part beyond the end": (
        _in_table(42, b"\xf0\xff\xff\x7f"), "it is damaged: word/document.xml cannot be unpacked",
    ),
    "table in the wrong place": (
        GOOD[:-6] + b"\xff\xff" + GOOD[-4:], "it is damaged:",
    ),
    "packed in another way": (
        _in_table(10, b"\x0e"), "it is packed in a way that Word does not read",
    ),
    "zip of no document": (
        archive({"a.txt": b"x"}), "it is a zip archive, but no Word document",
    ),
    "document missing": (
        _changed({"word/document.xml": None}), "it is a zip archive, but no Word document",
    ),
    "relations missing": (
        _changed({"_rels/.rels": None}), "it is a zip archive, but no Word document",
    ),
    "workbook": (
        _document(b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'),
        "it is an Office file, but no Word document",
    ),
    "empty document": (_document(b""), "it is damaged: word/document.xml is no XML"),
    "broken document": (_document(b"<w:document"), "it is damaged: word/document.xml is no XML"),
    "unknown prefix": (
        _document(b"<w:document/>"), "it is damaged: word/document.xml is no XML",
    ),
    "wrong encoding": (
        _document('<?xml version="1.0" encoding="UTF-8"?><a>é</a>'.encode("latin-1")),
        "it is damaged: word/document.xml is no XML",
    ),
    "broken styles": (
        _changed({"word/styles.xml": b"<oops"}), "it is damaged: word/styles.xml is no XML",
    ),
    "broken relations": (
        _changed({"word/_rels/document.xml.rels": b"?"}),
        "it is damaged: word/_rels/document.xml.rels is no XML",
    ),
    "document type": (
        _document(b"<!DOCTYPE a><a/>"),
        "word/document.xml has a document type, which no Word file needs",
    ),
    "outside entity": (
        _document(b'<!DOCTYPE a [<!ENTITY e SYSTEM "secret.txt">]><a>&e;</a>'),
        "word/document.xml has a document type, which no Word file needs",
    ),
    "entity bomb": (
        _document(b"<!DOCTYPE a [" + _ENTITIES + b"]><a>&e9;</a>"),
        "it is damaged: word/document.xml is no XML (Maximum entity amplification factor",
    ),
    "entity bomb in an attribute": (
        _document(b"<!DOCTYPE a [" + _ENTITIES + b']><a b="&e9;"/>'),
        "it is damaged: word/document.xml is no XML",
    ),
    "deep tables": (
        _deep(), "word/document.xml has more than 200 elements inside each other",
    ),
    "deeper than the parser goes": (
        _document(b"<a>" * 5000), "it is damaged: word/document.xml is no XML",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", list(MALFORMED))
def test_a_malformed_file_is_refused_with_the_reason(name: str) -> None:
    data, why = MALFORMED[name]
    with pytest.raises(ReadError) as error:
        read_article("a.docx", data)
    assert error.value.why.startswith(why)


def test_two_parts_of_the_same_name_are_refused() -> None:
    with pytest.raises(ReadError, match="two of its parts have the same name"):
        read_article("a.docx", _twice())


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(ReadError, match="it has more than 10,000 parts"):
        read_article("a.docx", _many())


@pytest.mark.parametrize(
    ("limit", "why"),
    [
        ("LARGEST", "it would have more than 99,999 bytes when unpacked"),
        ("LARGEST_XML", "word/document.xml has more than 99,999 bytes"),
    ],
)
def test_a_file_that_swells_is_not_unpacked(
    limit: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx_package, limit, 99_999)
    bomb = _document(b" " * 100_000)
    assert len(bomb) < 5000
    with pytest.raises(ReadError) as error:
        read_article("a.docx", bomb)
    assert error.value.why == why


def test_a_protected_archive_is_refused() -> None:
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(ReadError, match="protected by a password"):
        read_article("a.docx", bytes(data))


def test_parts_are_found_whatever_the_case_and_the_way_to_them() -> None:
    files = unpacked(GOOD)
    files["WORD/Document.XML"] = files.pop("word/document.xml")
    files["word/_rels/Document.xml.rels"] = files.pop("word/_rels/document.xml.rels")
    files["_rels/.rels"] = files["_rels/.rels"].replace(
        b'Target="word/document.xml"', b'Target="/wor%64/document.xml"'
    )
    assert read_word("a.docx", archive(files)).source == "no downtime\nT"


def test_a_part_that_is_named_and_missing_is_none() -> None:
    assert read_word("a.docx", _changed({"word/styles.xml": None})).source == "no downtime\nT"


def test_rewriting_replaces_in_place_and_adds_at_the_end() -> None:
    package = Package("a.docx", GOOD)
    made = package.rewritten({"docProps/core.xml": b"new", "word/more.xml": b"added"})
    assert unpacked(made) == {
        **unpacked(GOOD),
        "docProps/core.xml": b"new",
        "word/more.xml": b"added",
    }
    assert list(unpacked(made)) == [*unpacked(GOOD), "word/more.xml"]
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        times = {info.filename: info.date_time for info in opened.infolist()}
    assert times["word/document.xml"] == (2026, 1, 2, 3, 4, 6)
    assert times["word/more.xml"] == (1980, 1, 1, 0, 0, 0)


def test_a_settled_file_has_the_same_parts_and_no_time() -> None:
    made = Package("a.docx", GOOD).settled()
    assert unpacked(made) == unpacked(GOOD)
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert {info.date_time for info in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_without_the_extra_the_failure_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str, extra: str, what: str) -> None:
        raise MissingExtraError(what, extra) from ModuleNotFoundError(name)

    monkeypatch.setattr(docx_package, "library", missing)
    with pytest.raises(ReadError) as error:
        read_article("a.docx", GOOD)
    assert error.value.why == (
        'reading a Word file needs an extra: pip install "claimcheck-lint[docx]"'
    )
