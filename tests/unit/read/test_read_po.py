from __future__ import annotations

import pytest
from reading import blocks_of, place_of

from claimcheck.errors import ReadError
from claimcheck.read import read_article, read_text

_FILE = """\
# A translation.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Language: zh_TW\\n"

#. a note
#, fuzzy
msgctxt "home"
msgid "Book now"
msgstr "No \\"pain\\" "
"at all\\n"

msgid "one"
msgid_plural "many"
msgstr[0] "A <b>day</b>"
msgstr[1] "Days"

msgid "not translated"
msgstr ""

#~ msgid "old"
#~ msgstr "Painless"
"""


def test_translations_are_read_under_what_they_translate() -> None:
    article = read_text(_FILE, format="po")
    assert [(block.unit, block.span.of(article.text)) for block in article.blocks] == [
        ("home: Book now (fuzzy)", 'No "pain" at all'),
        ("one", "A day"),
        ("one", "Days"),
    ]
    assert article.language == "zh-hant"
    assert place_of(article, '"pain" at all') == '\\"pain\\" "\n"at all'


def test_entries_need_no_blank_lines_between() -> None:
    source = 'msgid "a"\nmsgstr "Calm"\nmsgid "b"\nmsgstr "Skin"\n'
    assert blocks_of(read_text(source, format="po")) == [
        ("paragraph", "Calm"),
        ("paragraph", "Skin"),
    ]


def test_escapes_by_number_are_characters() -> None:
    assert read_text(r'msgid "a"' + "\n" + r'msgstr "\x41\102c\\"', format="po").text == "ABc\\"


def test_the_header_names_the_encoding() -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=ISO-8859-1\\n"\n\n'
    data = (head + 'msgid "a"\nmsgstr "café"\n').encode("latin-1")
    assert read_article("a.po", data).text == "café"


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("msgid no", "not a PO file: cannot read this line (line 1, column 1)"),
        ('msgid "a"\nmsgstr "b', "not a PO file: cannot read this line (line 2, column 1)"),
        ('"a"', "not a PO file: a text without a keyword (line 1, column 1)"),
    ],
)
def test_what_is_no_po_file_is_refused_with_the_place(source: str, why: str) -> None:
    with pytest.raises(ReadError) as error:
        read_text(source, format="po")
    assert error.value.why == why
