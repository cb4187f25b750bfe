from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import blocks_of, place_of

from claimcheck.read import read_text

if TYPE_CHECKING:
    from claimcheck.model.article import Article


def read(source: str) -> Article:
    return read_text(source, format="markdown")


def shown(source: str) -> list[tuple[str, str]]:
    return blocks_of(read(source))


def source_of(source: str, quote: str) -> str:
    return place_of(read(source), quote)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("It is **not** *safe*.", "It is not safe."),
        ("It is __not__ _safe_.", "It is not safe."),
        ("***Really*** safe", "Really safe"),
        ("un**believ**able", "unbelievable"),
        ("**“Safe”**, she said", "“Safe”, she said"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("nurse* on call*", "nurse* on call*"),
        ("snake_case_word", "snake_case_word"),
        ("[Book](https://x.test/a_(b) 'Now') today", "Book today"),
        ("[**Book**](<a b>) today", "Book today"),
        (
            "[Book][1] and [Call][] and [Go]\n\n[1]: /a\n[call]: /b 'c'\n[go]: <d>",
            "Book and Call and Go",
        ),
        ("[Not a link] and [x](", "[Not a link] and [x]("),
        ("See <https://x.test/> or <a@b.test>", "See https://x.test/ or a@b.test"),
        ("Was ~~£90~~ £60", "Was £90 £60"),
        ("Use `code` here", "Use here"),
        ("Use `` a`b `` here", "Use here"),
        (r"5 \* 3 \& more\!", "5 * 3 & more!"),
        ("a&nbsp;b &amp; c &#38; d &copy; A&E", "a b & c & d © A&E"),
        ("no<!-- hidden -->thing", "nothing"),
        ("<u>safe</u> H<sub>2</sub>O <span hidden>gone</span>", "safe H2O"),
        ("one\\\ntwo  \nthree<br>four", "one two three four"),
        ("fade[^1] away", "fade[^1] away"),
        ("**Bold *and* [link](x)** end", "Bold and link end"),
        ("![Alt](x.png) text", "text"),
    ],
)
def test_inline_mark_up_leaves_its_text(source: str, expected: str) -> None:
    assert shown(source)[0][1] == expected


@pytest.mark.parametrize(
    ("source", "quote", "expected"),
    [
        ("Is **no** *down*time", "no downtime", "no** *down*time"),
        ("[no pain](/x) and", "no pain", "no pain"),
        ("no\n> ignored", "no", "no"),
        ("> no\n>   pain", "no pain", "no\n>   pain"),
        ("- no\n  pain", "no pain", "no\n  pain"),
        ("1. a\n\n   no **pain** b", "no pain", "no **pain"),
        ("no&nbsp;pain", "no pain", "no&nbsp;pain"),
        (r"no\-pain", "no-pain", r"no\-pain"),
        ("# no pain #", "no pain", "no pain"),
        ("no pain\n===", "no pain", "no pain"),
        ("`x` **no** pain", "no pain", "no** pain"),
        ("![a](b) no pain", "no pain", "no pain"),
        ("a | b\n--|--\nx \\| y | no *pain*", "x | y", "x \\| y"),
        ("a | b\n--|--\n1 | 1 and no *pain*", "no pain", "no *pain"),
    ],
)
def test_every_character_leads_to_its_place(source: str, quote: str, expected: str) -> None:
    assert source_of(source, quote) == expected


def test_headings_have_levels() -> None:
    source = "# One\n## Two ##\nThree\n---\n\nFour\n====\n"
    assert [(b.kind.value, b.level) for b in read(source).blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("heading", 2),
        ("heading", 1),
    ]


def test_every_list_item_is_a_block() -> None:
    source = "- One\n- Two\n  wrapped\n  - Inner\n\n    more\n1. First\n"
    assert shown(source) == [
        ("list-item", "One"),
        ("list-item", "Two wrapped"),
        ("list-item", "Inner"),
        ("list-item", "more"),
        ("list-item", "First"),
    ]


def test_task_boxes_are_left_out() -> None:
    assert shown("- [ ] Cool it\n- [x] *Rest*\n\n  well") == [
        ("list-item", "Cool it"),
        ("list-item", "Rest"),
        ("list-item", "well"),
    ]


def test_cells_know_their_row_and_column() -> None:
    source = "| Area | Visits |\n|---|---|\n| *Face* | 3 |\n| Legs |\n"
    article = read(source)
    assert [(b.kind.value, b.span.of(article.text), b.row, b.column) for b in article.blocks] == [
        ("table-header", "Area", "", ""),
        ("table-header", "Visits", "", ""),
        ("table-cell", "Face", "Face", "Area"),
        ("table-cell", "3", "Face", "Visits"),
        ("table-cell", "Legs", "Legs", "Area"),
    ]


def test_a_block_quote_is_a_quote() -> None:
    assert shown("> It has gone.\n> Really.\n>\n> — Ines") == [
        ("quote", "It has gone. Really."),
        ("quote", "— Ines"),
    ]


def test_code_is_left_out() -> None:
    assert shown("```\nno pain\n\nnone\n```\n\n    no scars\n\nText.") == [("paragraph", "Text.")]


def test_a_picture_s_text_follows_its_block() -> None:
    assert shown("Before ![Side *view*](a.png) and after.") == [
        ("paragraph", "Before and after."),
        ("alt", "Side view"),
    ]


def test_questions_and_answers_are_known_by_their_letter() -> None:
    assert shown("**Q:** Does it hurt?\n\nA: It stings.\n\n## Is it safe?") == [
        ("question", "Q: Does it hurt?"),
        ("answer", "A: It stings."),
        ("heading", "Is it safe?"),
    ]


def test_html_blocks_are_read_as_html() -> None:
    source = (
        "<div hidden>\n\nno **pain**\n\n</div>\n\n"
        "<details><summary>Does it hurt?</summary>\n\nYes.\n\n</details>"
    )
    assert shown(source) == [("question", "Does it hurt?"), ("paragraph", "Yes.")]


def test_comments_and_scripts_are_left_out() -> None:
    source = (
        "<!-- no\n\npain -->\n\n<script>\nlet a\n\nlet b\n</script>\n\n<style>p {}</style>\n\nText."
    )
    assert shown(source) == [("paragraph", "Text.")]


def test_html_in_a_list_is_read_in_its_place() -> None:
    assert shown("- One\n\n  <p>no\n  <b>pain</b></p>\n") == [
        ("list-item", "One"),
        ("list-item", "no pain"),
    ]


def test_addresses_and_footnotes_of_links() -> None:
    assert shown("One[^a] [two].\n\n[two]: https://x.test\n[^a]: A *note* here.") == [
        ("paragraph", "One[^a] two."),
        ("paragraph", "A note here."),
    ]


def test_the_front_matter_s_title_and_description_are_shown() -> None:
    source = (
        '---\ntitle: "A \\"safe\\" peel"\nlayout: page\n'
        "seo:\n  meta_description: 'It''s calm.'\n"
        "summary: >\n  Folded\n  text.\nfaq:\n  - question: Hurts?\n    answer: A bit.\n---\nBody."
    )
    assert shown(source) == [
        ("title", 'A "safe" peel'),
        ("description", "It's calm."),
        ("description", "Folded text."),
        ("question", "Hurts?"),
        ("answer", "A bit."),
        ("paragraph", "Body."),
    ]


@pytest.mark.parametrize(
    ("value", "quote", "expected"),
    [
        ("no pain", "no pain", "no pain"),
        ("'it''s no pain'", "it's no", "it''s no"),
        ('"é \\"no\\" pain"', '"no" pain', '\\"no\\" pain'),
        ("|\n  no\n  pain", "no pain", "no\n  pain"),
        ("no\n  pain", "no pain", "no\n  pain"),
    ],
)
def test_front_matter_leads_to_its_place(value: str, quote: str, expected: str) -> None:
    assert source_of(f"---\ndraft: é\ntitle: {value}\n---\n", quote) == expected


@pytest.mark.parametrize(
    "matter",
    [
        "---\ntitle: \ud800\n---\n",
        "---\ntitle: " + "[" * 50_000 + "\n---\n",
        "---\ntitle: [\n---\n",
        "---\ntitle: {{ x }}\n---\n",
        "+++\ntitle = 'x'\n+++\n",
    ],
)
def test_front_matter_that_is_no_yaml_shows_nothing(matter: str) -> None:
    assert shown(f"{matter}Body.") == [("paragraph", "Body.")]


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert shown("---\n\nOne.\n\n---\n\nTwo.") == [("paragraph", "One."), ("paragraph", "Two.")]


@pytest.mark.parametrize(
    "source",
    [
        "Para.\n\n- a\n- b\n\n    inner\n\nEnd",
        "- a\n\n    - b\n\n- c",
        "1. a\n2. b\n\ntext\n- x\n# h\npara",
        "```\nx\n\n# not\n",
        "> q\nlazy\n\npara\n\n***\n",
        "a\n\n  <div>\nx\n\n</div>\n\ny **z",
    ],
)
def test_the_short_way_reads_as_the_parser_does(source: str) -> None:
    # With these line ends nothing goes the short way.
    assert shown(source) == shown(source.replace("\n", "\r\n"))
