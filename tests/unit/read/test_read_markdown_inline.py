from __future__ import annotations

import pytest

from claimcheck.model.text import Span
from claimcheck.read import read_text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("![[a](b) no **pain**](x)", "a no pain"),
        ("Text ![`x` no pain](y)", "no pain"),
        ("![![in](a) no pain](b)", "no pain"),
        (r"![no\-pain &amp; calm](b)", "no-pain & calm"),
    ],
)
def test_mark_up_in_a_picture_s_text_leaves_its_text(source: str, expected: str) -> None:
    article = read_text(source, format="markdown")
    assert expected in [block.span.of(article.text) for block in article.blocks]


def test_a_picture_s_text_leads_to_its_place() -> None:
    source = "Text ![[a](b) no **pain** d](x) on."
    article = read_text(source, format="markdown")
    start = article.text.index("no pain")
    assert article.source_map.span(Span(start, start + 7)).of(source) == "no **pain"


def test_an_address_that_is_made_readable_stands_for_all_of_its_source() -> None:
    source = "<https://x.test/%C3%A9/a>"
    article = read_text(source, format="markdown")
    assert article.text == "https://x.test/é/a"
    assert article.source_map.span(Span(0, 5)).of(source) == source[1:-1]


def test_faq_data_in_a_document_is_shown() -> None:
    source = (
        '<script type="application/ld+json">\n'
        '{"name": "Hurts?", "acceptedAnswer": {"text": "No pain."}}\n</script>\n\nText.'
    )
    article = read_text(source, format="markdown")
    assert [(block.kind.value, block.span.of(article.text)) for block in article.blocks] == [
        ("paragraph", "Text."),
        ("question", "Hurts?"),
        ("answer", "No pain."),
    ]
