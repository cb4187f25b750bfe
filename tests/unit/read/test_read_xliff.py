from __future__ import annotations

import pytest
from reading import place_of

from claimcheck.errors import ReadError
from claimcheck.read import read_article, read_text

_OLD = """\
<?xml version="1.0"?>
<xliff version="1.2"><file source-language="en" target-language="fr"><body>
<!-- <target>no</target> -->
<trans-unit id="u1" resname="hero"><source>Pain</source><note>no</note>
<target state="final">Sans <g id="1">douleur</g><x id="2" ctype="lb"/>&amp; \
<ph id="3">&lt;br></ph>vite\
<![CDATA[ <i>oui</i>]]>&#33;</target>
<alt-trans><target>non</target></alt-trans></trans-unit>
<trans-unit id="u2"><source>Only source</source></trans-unit>
</body></file><file target-language="de"><body>
<trans-unit id="u3"><target>Ruhe</target></trans-unit></body></file></xliff>
"""
_NEW = """\
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:mtc="m" version="2.0" srcLang="en"
trgLang="zh-TW">
<file id="f"><unit id="u"><mtc:matches><mtc:match><target>no</target></mtc:match></mtc:matches>
<segment><source>a</source><target>零<pc id="1">恢復期</pc>。</target></segment>
<segment><source>b</source><target>好<ph id="4"/><mrk id="m">吧</mrk></target></segment>
</unit></file></xliff>
"""


def test_translations_of_the_first_version_are_read() -> None:
    article = read_text(_OLD, format="xliff")
    assert [(b.unit, b.language, b.span.of(article.text)) for b in article.blocks] == [
        ("hero", "", "Sans douleur & vite oui!"),
        ("u3", "de", "Ruhe"),
    ]
    assert article.language == "fr"
    assert place_of(article, "douleur & v") == (
        'douleur</g><x id="2" ctype="lb"/>&amp; <ph id="3">&lt;br></ph>v'
    )
    assert place_of(article, "!") == "&#33;"


def test_the_segments_of_a_unit_of_the_second_version_are_one_text() -> None:
    article = read_text(_NEW, format="xliff")
    assert [(b.unit, b.span.of(article.text)) for b in article.blocks] == [("u", "零恢復期。 好吧")]
    assert article.language == "zh-hant"


def test_the_declaration_names_the_encoding() -> None:
    text = (
        '<?xml version="1.0" encoding="iso-8859-1"?><xliff><file><body><trans-unit id="a">'
        "<target>café</target></trans-unit></body></file></xliff>"
    )
    assert read_article("a.xlf", text.encode("latin-1")).text == "café"


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("", "not XML: no element found (line 1, column 1)"),
        ("<xliff><file></xliff>", "not XML: mismatched tag (line 1, column 16)"),
        ("<xliff>&x;</xliff>", "not XML: undefined entity (line 1, column 8)"),
        ("<html/>", "not XLIFF: the root is <html>"),
        ("<!DOCTYPE x [<!ENTITY a 'b'>]><xliff>&a;</xliff>", "entities of its own are not read"),
        (
            "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><xliff>&a;</xliff>",
            "entities of its own are not read",
        ),
    ],
)
def test_what_is_no_xliff_is_refused(source: str, why: str) -> None:
    with pytest.raises(ReadError) as error:
        read_text(source, format="xliff")
    assert error.value.why == why


def test_elements_may_be_nested_as_deeply_as_they_like() -> None:
    source = "<xliff>" + "<group>" * 100_000 + "</group>" * 100_000 + "</xliff>"
    assert read_text(source, format="xliff").text == ""
