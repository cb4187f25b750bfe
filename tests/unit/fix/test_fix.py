"""What is put right in a file's bytes, and what is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import TERMS, load_pack

from claimcheck.config import Config, Override
from claimcheck.errors import ReadError
from claimcheck.fix import Fixed, fix_bytes, fix_file
from claimcheck.model.fields import Fields
from claimcheck.model.report import Failure

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), TERMS)


def _fixed(book: Rulebook, path: str, text: str, encoding: str = "utf-8") -> str:
    data = fix_bytes(path, text.encode(encoding), book, Config()).data
    return data.decode(encoding)


@pytest.mark.parametrize(
    ("path", "text", "fixed"),
    [
        (
            "a.txt",
            "We use IPL, and IPL again.",
            "We use intense pulsed light (IPL), and IPL again.",
        ),
        ("a.txt", "A redstone laser for 肝斑 here.", "A ruby laser for melasma (肝斑) here."),
        ("a.md", "# IPL\n\nOn **肝斑** of years.", "# IPL\n\nOn **melasma (肝斑)** of years."),
        ("a.md", "It is *IPL* again.", "It is *intense pulsed light (IPL)* again."),
        (
            "a.html",
            "<p>It is <b>IPL</b> again.",
            "<p>It is <b>intense pulsed light (IPL)</b> again.",
        ),
        (
            "a.html",
            '<meta name=description content="It is IPL again.">',
            '<meta name=description content="It is intense pulsed light (IPL) again.">',
        ),
        ("a.html", "<p>We are downtime free.", "<p>We are crow&#x27;s feet &amp; café."),
        ("a.txt", "We are downtime free.", "We are crow's feet & café."),
    ],
)
def test_the_quote_is_replaced_and_nothing_else(
    book: Rulebook, path: str, text: str, fixed: str
) -> None:
    assert _fixed(book, path, text) == fixed


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.txt", "There is no downtime."),
        ("a.md", "A redstone *laser* hummed."),
        ("a.md", "A redstone\nlaser hummed."),
        ("a.html", "<p>A redstone&nbsp;laser hummed."),
        ("a.html", "<p>It is I<b>PL</b> again."),
        ("a.html", "<meta name=description content=IPL><p>It is so."),
        ("a.html", "<img alt='It is IPL again'>"),
        ("a.md", "> “A redstone laser hummed.”"),
        ("a.txt", "There is no downtime, and an odd laser is here."),
    ],
)
def test_what_cannot_be_replaced_as_it_stands_is_left_alone(
    book: Rulebook, path: str, text: str
) -> None:
    assert _fixed(book, path, text) == text


def test_a_fix_that_would_raise_a_claim_is_dropped_and_the_others_are_made(book: Rulebook) -> None:
    text = "A zero laser and a redstone laser."
    assert _fixed(book, "a.txt", text) == "A zero laser and a ruby laser."


def test_a_fix_after_which_its_finding_is_still_there_is_dropped(book: Rulebook) -> None:
    assert _fixed(book, "a.txt", "Our odd laser.") == "Our odd laser."


def test_only_what_is_selected_is_put_right(book: Rulebook) -> None:
    config = Config(
        ignore=("terminology/untranslated",),
        overrides=(Override(paths=("b.txt",), ignore=("terminology/mistranslated",)),),
    )
    data = "A redstone laser for 肝斑 here.".encode()
    assert fix_bytes("a.txt", data, book, config).after == "A ruby laser for 肝斑 here."
    assert fix_bytes("b.txt", data, book, config).edits == ()


def test_the_edits_are_told(book: Rulebook) -> None:
    fixed = fix_bytes("a.txt", "A redstone laser for 肝斑 here.".encode(), book, Config())
    assert [(edit.finding.quote, edit.shown) for edit in fixed.edits] == [
        ("redstone laser", "ruby laser"),
        ("肝斑", "melasma (肝斑)"),
    ]
    assert fixed.before == "A redstone laser for 肝斑 here."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_encoding_the_mark_and_the_line_ends_stay(
    book: Rulebook, encoding: str, end: str
) -> None:
    lines = ("😀 one", "", "A redstone laser.", "", "Two\u00a0three")
    data = end.join(lines).encode(encoding)
    fixed = fix_bytes("a.txt", data, book, Config()).data
    assert fixed == end.join(lines).replace("redstone", "ruby").encode(encoding)


@pytest.mark.parametrize("charset", ["windows-1252", "big5", "gb18030", "shift_jis"])
def test_a_page_stays_in_the_encoding_that_it_declares(book: Rulebook, charset: str) -> None:
    page = f"<meta charset={charset}><p>A redstone laser … here.</p>"
    fixed = _fixed(book, "a.html", page, charset)
    assert fixed == page.replace("redstone", "ruby")


def test_what_the_encoding_of_a_page_lacks_is_written_as_a_reference(book: Rulebook) -> None:
    page = "<meta charset=windows-1251><p>We are downtime free."
    fixed = _fixed(book, "a.html", page, "cp1251")
    assert fixed == page.replace("downtime free", "crow&#x27;s feet &amp; caf&#233;")


def test_bytes_that_could_be_written_otherwise_stay(book: Rulebook) -> None:
    # Shift JIS, as Windows has it, writes this sign in two ways; the second is not the usual one.
    head, tail = b"<meta charset=shift_jis><p>A \xfa\x54 and a ", b" laser \xfa\x54."
    fixed = fix_bytes("a.html", head + b"redstone" + tail, book, Config())
    assert fixed.data == head + b"ruby" + tail


def test_a_file_that_cannot_be_read_is_a_failure(book: Rulebook, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff")
    for name, reason in (
        ("a.txt", "not UTF-8 text: cannot read the byte 0xFF at offset 0"),
        ("b.txt", "No such file or directory"),
    ):
        path = str(tmp_path / name)
        assert fix_file(path, book, Config()) == Failure(path=path, reason=reason)
    with pytest.raises(ReadError):
        fix_bytes("a.txt", b"\xff", book, Config())


def test_a_rule_that_fails_is_a_failure(
    book: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError("by a rule")

    monkeypatch.setattr("claimcheck.match.propose", crash)
    path = tmp_path / "a.txt"
    path.write_text("IPL", encoding="utf-8")
    failed = fix_file(str(path), book, Config())
    assert failed == Failure(path=str(path), reason="a rule failed: ZeroDivisionError: by a rule")


def test_nothing_is_written(book: Rulebook, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A redstone laser.", encoding="utf-8")
    assert isinstance(fix_file(str(path), book, Config()), Fixed)
    assert path.read_text(encoding="utf-8") == "A redstone laser."


@pytest.mark.parametrize(
    ("path", "text", "fixed"),
    [
        (
            "a.json",
            '{"text": "It is IPL \\u0061gain."}',
            '{"text": "It is intense pulsed light (IPL) \\u0061gain."}',
        ),
        ("a.yaml", "text: 'It is IPL again.'", "text: 'It is intense pulsed light (IPL) again.'"),
        ("a.yaml", "text: 'We are downtime free.'", "text: 'We are downtime free.'"),
        (
            "a.srt",
            "1\n0:00:01 --> 0:00:02\nIt is IPL\n",
            "1\n0:00:01 --> 0:00:02\nIt is intense pulsed light (IPL)\n",
        ),
    ],
)
def test_content_files_are_put_right_where_they_stay_what_they_are(
    book: Rulebook, path: str, text: str, fixed: str
) -> None:
    assert _fixed(book, path, text) == fixed


def test_the_fields_that_a_project_wants_are_put_right(book: Rulebook) -> None:
    config = Config(fields=Fields(text=("x",)))
    assert (
        fix_bytes("a.json", b'{"title": "Calm", "x": "It is IPL again."}', book, config).edits != ()
    )
    assert (
        fix_bytes("a.json", b'{"title": "Calm", "x": "It is IPL again."}', book, Config()).edits
        == ()
    )


def test_an_email_is_not_written(book: Rulebook) -> None:
    with pytest.raises(ReadError) as error:
        fix_bytes("a.eml", b"Subject: Calm\n\nIt is IPL again.", book, Config())
    assert error.value.why == (
        "1 term to put right, but files of the format `eml` are not written; "
        "mend it where it was made"
    )
    assert fix_bytes("a.eml", b"Subject: Calm\n\nCalm.", book, Config()).edits == ()
