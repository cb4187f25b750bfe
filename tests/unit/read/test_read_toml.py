from __future__ import annotations

import pytest
from reading import place_of

from claimcheck.errors import ReadError
from claimcheck.read import read_text

_FILE = '''\
title = "No \\u0070ain" # a note with "quotes"
"odd key".text = 'Calm \\u0070'

[[products]]
description = """
Long \\
   text"""
seo = { title = "Inline", tags = ["ab", { text = "Deep" }] }
[products.more]
text = \'\'\'It's ''so''\'\'\'

[[products]]
description = "Second"
'''


def test_every_string_has_its_place_and_its_path() -> None:
    article = read_text(_FILE, format="toml")
    found = [(b.unit, b.span.of(article.text)) for b in article.blocks]
    assert found == [
        ("title", "No pain"),
        ("odd key.text", "Calm \\u0070"),
        ("products[0].description", "Long text"),
        ("products[0].seo.title", "Inline"),
        ("products[0].seo.tags[1].text", "Deep"),
        ("products[0].more.text", "It's ''so''"),
        ("products[1].description", "Second"),
    ]
    assert [place_of(article, text) for _, text in found] == [
        "No \\u0070ain",
        "Calm \\u0070",
        "Long \\\n   text",
        "Inline",
        "Deep",
        "It's ''so''",
        "Second",
    ]


def test_a_string_under_a_known_name_in_a_list_is_read() -> None:
    article = read_text('faq = [["Does it hurt?"]]', format="toml")
    assert [block.unit for block in article.blocks] == ["faq[0][0]"]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("a = ", "not TOML: Invalid value (at end of document)"),
        ("a = 1\na = 2", "not TOML: Cannot overwrite a value (at end of document)"),
        ("a = " + "[" * 100_000, "nested too deeply"),
        ("a." * 100_000 + "a = 1", "a key of more than 100 parts (line 1, column 1)"),
    ],
)
def test_what_is_no_toml_is_refused(source: str, why: str) -> None:
    with pytest.raises(ReadError) as error:
        read_text(source, format="toml")
    assert error.value.why == why
