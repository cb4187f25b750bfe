"""Kind `script`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import candidates_of, found_by, load_pack

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_FILE = """\
category: terminology/mistranslated
why: It looks careless.
rules:
  - {id: other, kind: script, message: "“{match}”.", advice: Keep., examples: {}}
"""
_LONG = "本院的儀器每年都會檢查，醫師會為您說明風險與療程。"
_SHORT = "本院的仪器每年都会检查，医师会为您说明风险与疗程。"


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path, {"zh/terminology/mistranslated.yaml": _FILE})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{_LONG}建议间隔四周，請預約。", ["议间"]),
        (f"{_SHORT}請預约時间。", ["請預约時"]),
        (f"{_LONG}只有一个错字。", ["个错"]),
        (f"{_LONG}体質不同。", ["体"]),
        (f"{_LONG}有唇疱疹請改期。", []),
        (f"{_LONG}由青木医師看診。", []),
        (f"{_LONG}招牌是「专业疗程」。", []),
        (f"{_LONG}《医疗广告管理办法》另有規定。", []),
        (f"{_LONG}地址是上海南京西路 88 号创业大厦。", []),
        (f"{_LONG}日本の国家資格が与えられる。", []),
        (f"{_LONG}皇后大道后面的台階由里長打掃乾淨。", []),
        (f"{_LONG}{_SHORT}", []),
        ("Redness settles in three days.", []),
    ],
)
def test_what_is_in_the_other_script_is_found(book: Rulebook, text: str, found: list[str]) -> None:
    assert found_by(book, text) == found


def test_the_first_clauses_of_each_sentence_are_found(book: Rulebook) -> None:
    parts = (_LONG, _LONG, "做完可能发红，请保湿。", "回家后请记得防晒。")
    assert found_by(book, *parts) == ["发红，请保湿", "请记"]


def test_only_for_simplified_articles_the_right_characters_are_known(book: Rulebook) -> None:
    (short,) = candidates_of(book, f"{_SHORT}請預約。")
    (long,) = candidates_of(book, f"{_LONG}请预约。")
    assert (short.replace, long.replace) == (("请预约",), ())
