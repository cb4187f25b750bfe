"""Kind `latin`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import candidates_of, found_by, load_pack

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_FILE = """\
category: terminology/untranslated
why: Nobody can read it.
rules:
  - id: english
    kind: latin
    message: "“{match}” is not translated."
    advice: "Translate it."
    terms: {handpiece: 探頭}
    known: [blister]
    examples: {}
"""
_GLOSSARY = (
    "english\tzh_tw\tzh_hk_if_different\tzh_cn\tja\tko\tconfidence\tsource\tdomain\n"
    "melasma\t肝斑\t\t黄褐斑\t\t\thigh\tbook\tlesion\n"
    "blister\t水泡\t\t水泡\t\t\thigh\tbook\tside-effect\n"
    "nurse\t護理師\t\t护士\t\t\thigh\tbook\ttitle\n"
    "HydraFacial\t海菲秀\t\t\t\t\thigh\tbook\tprocedure\n"
    "scar\t\t\t\tきず\t\thigh\tbook\tlesion\n"
)


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load_pack(
        tmp_path,
        {"zh/terminology/untranslated.yaml": _FILE, "zh/lexicon/glossary.tsv": _GLOSSARY},
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("這台儀器可以處理 melasma 與曬斑。", ["melasma"]),
        ("醫師先把 Handpiece 貼住皮膚再調整。", ["Handpiece"]),
        ("先看 melasma 的深淺，再談 melasma 的治療。", ["melasma"]),
        ("melasma（肝斑）需要耐心處理。", []),
        ("需要耐心處理的肝斑（melasma）很常見。", []),
        ("肝斑的英文是 melasma 這個字。", []),
        ("melasma（肝斑）很常見。要治療 melasma 需要耐心。", []),
        ("melasma 也就是兩頰的褐色斑塊。", []),
        ("歡迎光臨中山北路的 Melasma Studio 皮膚科。", []),
        ("歡迎光臨中山北路的 Bright Melasma 皮膚科。", []),
        ("詳情請看網頁 example.com/melasma 的說明。", []),
        ("皮膚起 blister 請立即回診。", []),
        ("請和 nurse 約好時間再來。", []),
        ("HydraFacial 約四十分鐘可以做完。", []),
        ("這道 scar 很久了，醫師說不急。", []),
        ("處理的是 melasmatic 這種狀況。", []),
        ("Ask us about melasma before you book a visit.", []),
        ("請先預約再來門診。Ask us about melasma before you book.", []),
    ],
)
def test_a_term_without_its_chinese_is_found(book: Rulebook, text: str, found: list[str]) -> None:
    assert found_by(book, text) == found


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("這台儀器可以處理 melasma 與曬斑，請先預約時間。", "肝斑"),
        ("这台仪器可以处理 melasma 与晒斑，请先预约时间。", "黄褐斑"),
        ("醫師先把 handpiece 貼住皮膚再調整。", "探頭"),
    ],
)
def test_a_term_brings_its_chinese_in_the_script_of_the_article(
    book: Rulebook, text: str, chinese: str
) -> None:
    (candidate,) = candidates_of(book, text)
    assert candidate.replace == (chinese,)
