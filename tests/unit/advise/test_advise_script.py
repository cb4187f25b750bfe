"""What is said of an article in Simplified Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import load_pack

from claimcheck.config import Config
from claimcheck.pipeline import check_text

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_PACK = {
    "zh/overclaim/painless.yaml": """\
        category: overclaim/painless
        why: It hurts.
        why-zh: 多少會痛。
        rules:
          - id: stated-zh
            message: "“{match}” promises no pain."
            message-zh: "「{match}」等於保證雷射不會痛。"
            advice: "Say what it feels like."
            advice-zh: "請寫出實際感覺。"
            match: [無痛]
            examples: {}
        """,
    "zh/wording.yaml": "wording:\n  overclaim/painless: ['療程的感受因人而異。']\n",
}


def _said(book: Rulebook, text: str, message_lang: str) -> list[tuple[str, str, str]]:
    config = Config(message_lang=message_lang)
    findings = check_text(text, packs=book, config=config).findings
    return [(found.message, found.advice, found.why) for found in findings]


def test_a_chinese_article_is_told_of_in_its_own_script(tmp_path: Path) -> None:
    book = load_pack(tmp_path, _PACK)
    assert _said(book, "全程無痛。", "auto") == [
        ("「無痛」等於保證雷射不會痛。", "請寫出實際感覺。", "多少會痛。")
    ]
    assert _said(book, "治疗过程无痛。", "auto") == [
        ("「无痛」等于保证激光不会痛。", "请写出实际感觉。", "多少会痛。")
    ]


def test_messages_can_be_had_in_english(tmp_path: Path) -> None:
    book = load_pack(tmp_path, _PACK)
    assert _said(book, "全程無痛。", "en") == [
        ("“無痛” promises no pain.", "Say what it feels like.", "It hurts.")
    ]


def test_what_is_suggested_is_in_the_language_of_the_rule(tmp_path: Path) -> None:
    book = load_pack(tmp_path, _PACK)
    found = check_text("治疗过程无痛。", packs=book, config=Config(message_lang="en")).findings
    assert [suggestion.text for suggestion in found[0].suggestions] == ["疗程的感受因人而异。", ""]
