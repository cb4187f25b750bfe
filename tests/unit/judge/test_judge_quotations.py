"""Quotations that are set up to be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import CUES, load_pack, phrase_file, verdicts_of

from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        ("“It is painless.” The pulse is short, and it is hot.", False),
        ("“It is painless.” Thank you for these kind words.", True),
        ("“It is painless.” Ann, Leeds", True),
        ("The “painless” pulse is short, and it is hot.", True),
        ("The ‘painless’ pulse is short, and it is hot.", True),
    ],
)
def test_a_list_of_quotations_that_are_answered_is_of_others(
    tmp_path: Path, item: str, *, kept: bool
) -> None:
    rule = phrase_file("painless", more="drop: [attributed]")
    book = load_pack(tmp_path, {**CUES, "en/a.yaml": rule})
    other = (BlockKind.LIST_ITEM, "“It lasts.” Freckles are rather fond of the summer.")
    assert verdicts_of(book, (BlockKind.LIST_ITEM, item), other)[0].kept is kept


def test_one_quotation_in_a_list_of_plain_items_is_not_of_others(tmp_path: Path) -> None:
    rule = phrase_file("painless", more="drop: [attributed]")
    book = load_pack(tmp_path, {**CUES, "en/a.yaml": rule})
    item = (BlockKind.LIST_ITEM, "“It is painless.” The pulse is short, and it is hot.")
    assert verdicts_of(book, item, (BlockKind.LIST_ITEM, "It is new."))[0].kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("“Lasers are painless.” The pulse is short, and it is hot.", False),
        ("“Painless” and “quick”. The pulse is short, and it is hot.", False),
        ("“Painless”: the pulse is short, and it is hot.", False),
        ("“It was painless.” The pulse is short, and it is hot.", True),
        ("“So painless!” The pulse is short, and it is hot.", True),
        ("4. “So painless!” The pulse is short, and it is hot.", False),
        ("4. “Lasers are painless.” The pulse is short, and it is hot.", False),
        ("4. “It was painless.” The pulse is short, and it is hot.", True),
        ("“Lasers are painless.” Book today.", True),
        ("Our “painless” pulse is short, and it is hot.", True),
    ],
)
def test_a_quotation_that_prose_answers_is_of_others(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    rule = phrase_file("painless", more="drop: [attributed]")
    book = load_pack(tmp_path, {**CUES, "en/a.yaml": rule})
    assert verdicts_of(book, text)[0].kept is kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Read “painless” in a leaflet as a wish.", False),
        ("Read ‘painless’ in a leaflet as a wish.", False),
        ("Read «quick and painless» in a leaflet as a wish.", False),
        ("Read painless in a leaflet as a wish.", True),
        ("Try our “painless” pulse in May.", True),
        ("You get “painless” pulses in May.", True),
        ("Read “I found it painless” in a letter to us.", True),
        ("In a letter one reads “a pulse that is as painless as rain”.", True),
        ("“A pulse that is as painless as summer rain” is how it was sold.", False),
        ("“Painless”, said Ann.", True),
        ("Our clients' painless pulse is the nurses' own.", True),
    ],
)
def test_a_few_quoted_words_in_a_sentence_are_only_named(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    rule = phrase_file("painless", more="drop: [attributed]")
    book = load_pack(tmp_path, {**CUES, "en/a.yaml": rule})
    assert verdicts_of(book, text)[0].kept is kept


_PAINLESS = {
    "zh/overclaim/painless.yaml": """\
        category: overclaim/painless
        why: It hurts.
        rules:
          - {id: stated-zh, message: "“{match}”.", advice: Say so., match: [不痛, 無痛],
             drop: [attributed, quoted, asked], examples: {}}
        """,
}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("海報寫著「不痛」兩字。", False),
        ("「打皮秒會怎樣？」「完全不痛。」", True),
        ("「打皮秒很快。」「完全不痛。」", False),
        ("「完全不痛」，陳小姐說。", True),
        ("「完全不痛」，陳小姐記得店員這樣講。", False),
        ("❌ 皮秒不痛 ⭕ 多少會痛", False),
        ("❌ 紅腫 ❌ 結痂 ⭕ 皮秒不痛", True),
        ("❌ 皮秒不痛", True),
        ("想知道痛不痛的人很多。", False),
        ("想知道無痛的人很多。", True),
    ],
)
def test_chinese_talk_signs_and_questions_are_heard(
    tmp_path: Path, text: str, *, kept: bool
) -> None:
    book = load_pack(tmp_path, {**CUES, **_PAINLESS})
    assert verdicts_of(book, text)[0].kept is kept
