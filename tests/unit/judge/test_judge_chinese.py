"""What Chinese writes around a claim that takes it back, and is no word of a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import load_pack, verdicts_of

from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_PACK = {
    "taxonomy.yaml": """\
        categories:
          overclaim/permanence: {severity: error, definition: For ever., why: Nothing is.}
        """,
    "zh/overclaim/permanence.yaml": """\
        category: overclaim/permanence
        why: Nothing lasts.
        rules:
          - {id: stated-zh, message: "“{match}”.", advice: Say how long.,
             match: [永久, 不會痛, 不紅腫, 免麻醉], drop: [negated, asked, attributed, cited],
             examples: {}}
        """,
    "zh/cues/attributed.yaml": "qualifier: attributed\nreach: 4\nbefore: [據說, 流傳]\n",
    "zh/cues/negated.yaml": "qualifier: negated\nreach: 4\nbefore: [不會告訴]\n",
    "zh/cues/asked.yaml": "qualifier: asked\nreach: 6\nbefore: [究竟]\npseudo: [什麼, 想要]\n",
    "zh/cues/headed.yaml": """\
        qualifier: attributed
        reach: 0
        before: [別當真]
        """,
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    path: Path = tmp_path_factory.mktemp("pack")
    return load_pack(path, _PACK)


def _kept(book: Rulebook, *parts: str | tuple[BlockKind, str]) -> list[bool]:
    return [verdict.kept for verdict in verdicts_of(book, *parts)]


@pytest.mark.parametrize(
    "text",
    [
        "這裡沒有「永久」這個選項。",
        "會吸收的東西哪來的永久。",
        "談不上永久。",
        "若不紅腫就可以回家。",
        "待不紅腫再化妝。",
        "盡量避免麻醉過深。",
        "她來信問：「聽人家講這是永久的，能信嗎？」我們說別信。",
        "維持率屬永久（文獻 3）。",
        "⭕ 會淡掉　❌ 永久",
        "✕ 永久　○ 會淡掉",
        "群裡流傳，這是永久的。",
    ],
)
def test_a_claim_that_is_taken_back_is_none(book: Rulebook, text: str) -> None:
    assert _kept(book, text) == [False]


@pytest.mark.parametrize(
    "text",
    [
        "效果是永久的。",
        "做完不紅腫。",
        "從此不會痛。",
        "❌ 開刀 ❌ 永久",
        "全程免麻醉。",
    ],
)
def test_a_claim_that_stands_is_one(book: Rulebook, text: str) -> None:
    assert _kept(book, text)[-1:] == [True]


def test_a_sentence_that_leads_a_list_may_deny_its_members(book: Rulebook) -> None:
    item = (BlockKind.LIST_ITEM, "這是永久的。")
    assert _kept(book, "我們不會告訴您：", item) == [False]
    assert _kept(book, "我們告訴您：", item) == [True]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("這是永久的，差很多吧？", True),
        ("這是永久的，看不出來吧？", True),
        ("這是永久的，應該沒錯吧？", False),
        ("這是永久的，對吧？", False),
        ("這是永久的吧？", False),
    ],
)
def test_a_tag_that_only_wants_assent_asks_nothing(
    book: Rulebook, text: str, *, kept: bool
) -> None:
    assert _kept(book, text) == [kept]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("很多人中午來，我們都叫它「永久除毛」。", True),
        ("很多人中午來，業界都叫它「永久除毛」。", False),
        ("很多人問起，我們從不叫它「永久除毛」。", False),
    ],
)
def test_a_name_that_the_clinic_gives_is_its_own_claim(
    book: Rulebook, text: str, *, kept: bool
) -> None:
    assert _kept(book, text) == [kept]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("想要永久除毛？", True),
        ("什麼毛都能永久除掉嗎？", False),
    ],
)
def test_a_question_that_opens_with_which_asks_and_offers_nothing(
    book: Rulebook, text: str, *, kept: bool
) -> None:
    assert _kept(book, text)[0] is kept
