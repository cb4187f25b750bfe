from __future__ import annotations

import pytest
from reading import blocks_of, place_of

from claimcheck.read import read_text


def shown(source: str) -> list[tuple[str, str]]:
    return blocks_of(read_text(source, format="rst"))


def test_headings_have_the_level_of_their_signs() -> None:
    article = read_text("====\nPeel\n====\n\nWhy\n---\n\nHow\n~~~\n\nWho\n---\n", format="rst")
    assert [(b.span.of(article.text), b.level) for b in article.blocks] == [
        ("Peel", 1),
        ("Why", 2),
        ("How", 3),
        ("Who", 2),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("no **pain** and *calm*", "no pain and calm"),
        ("``code`` no", "no"),
        ("a `link <http://x.test>`_, `other`_ and word_", "a link, other and word"),
        (":ref:`see <x>` :doc:`gone` :emphasis:`kept`", "see kept"),
        ("a [1]_ b [#n]_", "a b"),
        (r"2 \* 3 re\ **s**\ t", "2 * 3 rest"),
        ("one\\\ntwo\\", "onetwo"),
        ("snake_case 2*3*4 a|b|c", "snake_case 2*3*4 a|b|c"),
        ("|unknown|", "unknown"),
        ("no\n  pain".replace("\n  ", "\n"), "no pain"),
    ],
)
def test_marks_in_a_line_are_taken_out(source: str, text: str) -> None:
    assert [b for _, b in shown(source)] == [text]


def test_places_are_those_of_the_words() -> None:
    article = read_text("- No *pain*\n  at |all|\n\n.. |all| replace:: all times\n", format="rst")
    assert article.text == "No pain at all times"
    assert place_of(article, "pain at") == "pain*\n  at"
    assert place_of(article, "all times") == "|all|"


@pytest.mark.parametrize(
    "source",
    [
        ".. a comment: painless\n\n   goes on\n",
        "..\n\n   painless\n",
        ".. _target: https://painless.test\n",
        "__ https://painless.test\n",
        ".. code-block:: python\n   :caption: x\n\n   painless()\n",
        "::\n\n    painless\n\n    more\n",
        ">>> painless\n1\n",
        ".. |x| replace:: painless\n",
        ":author: Dr Painless\n",
        "-----\n",
    ],
)
def test_what_readers_do_not_see_is_left_out(source: str) -> None:
    assert shown(f"Calm.\n\n{source}\nSkin.\n") == [("paragraph", "Calm."), ("paragraph", "Skin.")]


def test_code_behind_two_colons_is_left_out() -> None:
    assert shown("As follows::\n\n  painless\n\nCalm.\n") == [
        ("paragraph", "As follows:"),
        ("paragraph", "Calm."),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("- one\n  more\n\n  second\n\n  1. deep\n", ["one more", "second", "deep"]),
        ("1. one\n#. two\n(a) three\n", ["one", "two", "three"]),
    ],
)
def test_lists_are_read(source: str, expected: list[str]) -> None:
    assert shown(source) == [("list-item", text) for text in expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            ".. note:: Calm\n   skin.\n\n   - one\n",
            [("paragraph", "Calm skin."), ("list-item", "one")],
        ),
        (".. warning::\n\n   Careful.\n", [("paragraph", "Careful.")]),
        (".. admonition:: Risks\n\n   Red.\n", [("heading", "Risks"), ("paragraph", "Red.")]),
        (".. image:: x.png\n   :alt: Before\n   :width: 3\n", [("alt", "Before")]),
        (
            ".. figure:: x.png\n   :alt: Before\n\n   After a week.\n",
            [("alt", "Before"), ("caption", "After a week.")],
        ),
        (".. [1] A note.\n", [("paragraph", "A note.")]),
        (".. epigraph::\n\n   Calm.\n", [("quote", "Calm.")]),
        (".. raw:: html\n\n   <p>No <b>pain</b></p>\n", [("paragraph", "No pain")]),
        (".. meta::\n   :description: Calm skin\n", [("description", "Calm skin")]),
        (".. unknown:: x\n   :option: y\n\n   Calm.\n", [("paragraph", "Calm.")]),
        (":title: Calm\n", [("title", "Calm")]),
        ("Hurts?\n  A bit.\n", [("question", "Hurts?"), ("answer", "A bit.")]),
        ("Calm.\n\n  Quoted.\n", [("paragraph", "Calm."), ("quote", "Quoted.")]),
        ("| one\n| two\n", [("paragraph", "one"), ("paragraph", "two")]),
    ],
)
def test_each_block_is_what_it_is(source: str, expected: list[tuple[str, str]]) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        (
            "+-----+-------+\n| For | Takes |\n+=====+=======+\n"
            "| red | one   |\n|     | day   |\n+-----+-------+\n"
        ),
        "===  =====\nFor  Takes\n===  =====\nred  one\n     day\n===  =====\n",
    ],
)
def test_tables_are_read_cell_by_cell(source: str) -> None:
    article = read_text(source, format="rst")
    assert [(b.kind.value, b.span.of(article.text), b.row, b.column) for b in article.blocks] == [
        ("table-header", "For", "", ""),
        ("table-header", "Takes", "", ""),
        ("table-cell", "red", "red", "For"),
        ("table-cell", "one day", "red", "Takes"),
    ]


def test_a_cell_over_two_columns_is_one() -> None:
    source = "+---+---+\n| wide  |\n+---+---+\n| a | b |\n+---+---+\n"
    assert shown(source) == [("table-cell", "wide"), ("table-cell", "a"), ("table-cell", "b")]


def test_indents_without_end_are_read_flat() -> None:
    source = "".join(" " * depth + f"- a{depth}\n" for depth in range(0, 400, 2))
    assert read_text(source, format="rst").text.count("a") == 200
