from __future__ import annotations

import pytest
from reading import blocks_of, place_of

from claimcheck.read import read_text


def shown(source: str) -> list[tuple[str, str]]:
    return blocks_of(read_text(source, format="asciidoc"))


def test_the_head_of_a_document_is_read() -> None:
    source = (
        "= Peel\nJane Doe <jane@clinic.test>\nv1.0\n:description: Calm skin\n:lang: en-GB\n"
        ":prod: Pico\n\n== Why {prod}\n"
    )
    article = read_text(source, format="asciidoc")
    assert [(b.kind.value, b.level, b.span.of(article.text)) for b in article.blocks] == [
        ("heading", 1, "Peel"),
        ("description", 0, "Calm skin"),
        ("heading", 2, "Why Pico"),
    ]
    assert article.language == "en"
    assert place_of(article, "Pico") == "{prod}"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("no *pain* and _calm *skin*_", "no pain and calm skin"),
        ("**un**constrained, #mark#, [.role]#x#, `mono`", "unconstrained, mark, x, mono"),
        ("https://x.test[our page^] link:a.html[this] <<id,there>> <<id>>", "our page this there"),
        ("https://x.test[] mailto:a@x.test[write,subject=x]", "https://x.test write"),
        (r"\*not bold* 2 * 3 * 4 snake_case_x", "*not bold* 2 * 3 * 4 snake_case_x"),
        ("+*raw*+ pass:[_x_]", "*raw* _x_"),
        ("H~2~O m^2^ &amp; a{nbsp}b {unknown}", "H2O m2 & a b {unknown}"),
        ("one +\ntwo", "one two"),
        ("[[anchor]]a ((term))(((index)))", "a term"),
        ("Press btn:[Book]", "Press Book"),
    ],
)
def test_marks_in_a_line_are_taken_out(source: str, text: str) -> None:
    assert [b for _, b in shown(source)] == [text]


def test_footnotes_and_images_in_a_line_come_behind_it() -> None:
    assert shown("No painfootnote:[Almost.] image:x.png[Before, 30].") == [
        ("paragraph", "No pain ."),
        ("alt", "Before"),
        ("paragraph", "Almost."),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "// painless\n",
        "////\npainless\n\n////\n",
        "----\npainless\n----\n",
        "[source,js]\n----\npainless\n\n----\n",
        "[source]\npainless()\n",
        "[listing]\n--\npainless\n--\n",
        "....\npainless\n....\n",
        "```js\npainless\n```\n",
        " painless\n",
        ":attribute: painless\n",
        "include::painless.adoc[]\n",
        "'''\n",
        "[[painless]]\n",
    ],
)
def test_what_readers_do_not_see_is_left_out(source: str) -> None:
    assert shown(f"Calm.\n\n{source}\nSkin.\n") == [("paragraph", "Calm."), ("paragraph", "Skin.")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "* one\nmore\n** two\n+\nunder it\n",
            [("list-item", "one more"), ("list-item", "two"), ("paragraph", "under it")],
        ),
        (". one\n- [x] two\n1. three\n", [("list-item", x) for x in ("one", "two", "three")]),
        ("NOTE: Calm.\n", [("paragraph", "Calm.")]),
        ("[NOTE]\n====\nCalm.\n\n* one\n====\n", [("paragraph", "Calm."), ("list-item", "one")]),
        (
            "[quote,A patient]\n____\nCalm.\n\nSkin.\n____\n",
            [("quote", "Calm."), ("quote", "Skin.")],
        ),
        ("[quote]\nCalm.\n", [("quote", "Calm.")]),
        ("____\nCalm.\n____\n\nSkin.\n", [("quote", "Calm."), ("paragraph", "Skin.")]),
        (
            '.After a week\nimage::x.png["Red, calm",300]\n',
            [("caption", "After a week"), ("alt", "Red, calm")],
        ),
        ('image::x.png[x,alt="Calm"]\n', [("alt", "Calm")]),
        (
            "Hurts?:: A bit.\nWhen?::\n  Soon.\n",
            [
                ("question", "Hurts?"),
                ("answer", "A bit."),
                ("question", "When?"),
                ("answer", "Soon."),
            ],
        ),
        ("++++\n<p>No <b>pain</b></p>\n++++\n", [("paragraph", "No pain")]),
    ],
)
def test_each_block_is_what_it_is(source: str, expected: list[tuple[str, str]]) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "|===\n|For |Takes\n\n|red |one\nday\n|===\n",
        '[cols="1,2",options="header"]\n|===\n|For\n|Takes\n|red\na|one day\n|===\n',
        "[%header,cols=2*]\n|===\n|For|Takes\n|red|one day\n|===\n",
    ],
)
def test_tables_are_read_cell_by_cell(source: str) -> None:
    article = read_text(source, format="asciidoc")
    assert [(b.kind.value, b.span.of(article.text), b.row, b.column) for b in article.blocks] == [
        ("table-header", "For", "", ""),
        ("table-header", "Takes", "", ""),
        ("table-cell", "red", "red", "For"),
        ("table-cell", "one day", "red", "Takes"),
    ]


def test_places_are_those_of_the_words() -> None:
    article = read_text("* No *pain* &\nlink:x[calm]\n", format="asciidoc")
    assert place_of(article, "pain & calm") == "pain* &\nlink:x[calm"
