"""Each stretch of an article is judged by the packs of its own language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import SMALL, TERMS, load_pack

from claimcheck.config import Config
from claimcheck.pipeline import check_text

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_ZH = {
    "zh/overclaim/no-downtime.yaml": """\
        category: overclaim/no-downtime
        why: Skin heals in days.
        rules:
          - {id: stated-zh, message: "“{match}”.", advice: Say how long.,
             match: ["(零 | 無) (恢復期 | downtime)"], drop: [negated], examples: {}}
        """,
    "zh/cues/negated.yaml": "qualifier: negated\nreach: 3\nbefore: [不保證]\n",
    "zh/disclaimer/side-effects.yaml": """\
        category: disclaimer/side-effects
        why: Readers need them.
        rules:
          - {id: missing-zh, kind: required, message: "Nothing names a risk of {treatment}.",
             message-zh: "沒有說明{treatment}的風險。", advice: Name one.,
             satisfied: ["紅腫"], owed: {laser: error}, insert: "可能紅腫。", examples: {}}
        """,
    "en/disclaimer/side-effects.yaml": """\
        category: disclaimer/side-effects
        why: Readers need them.
        rules:
          - {id: missing, kind: required, message: "Nothing names a risk of {treatment}.",
             advice: Name one., satisfied: ["swelling"], owed: {laser: error},
             insert: "Swelling may follow.", examples: {}}
        """,
    "lexicon/terms.yaml": """\
        terms:
          - {id: pico, name: pico laser, family: laser, names: [pico], zh-hant: [皮秒雷射],
             zh-hans: [皮秒激光]}
        """,
}


def _found(book: Rulebook, text: str) -> list[tuple[str, str]]:
    return [(f.rule, f.quote) for f in check_text(text, packs=book, format="markdown").findings]


def test_an_article_in_two_languages_is_judged_stretch_by_stretch(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {**SMALL, **_ZH})
    parts = (
        "There is no downtime.",
        "保證零恢復期。",
        "我們不保證零恢復期。",
        "Never no downtime.",
    )
    assert _found(book, "\n\n".join(parts)) == [
        ("overclaim/no-downtime/stated", "no downtime"),
        ("overclaim/no-downtime/stated-zh", "零恢復期"),
    ]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("皮秒零恢复期。", "零恢复期"),
        ("皮秒無downtime喔", "無downtime"),
        ("零  恢復期", "零 恢復期"),
    ],
)
def test_a_rule_reads_both_scripts_and_latin_words_among_them(
    tmp_path: Path, text: str, quote: str
) -> None:
    book = load_pack(tmp_path, {**SMALL, **_ZH})
    assert _found(book, text) == [("overclaim/no-downtime/stated-zh", quote)]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("本院不保證很快零恢復期。", False),
        ("本院不保證無痛、零恢復期。", False),
        ("本院不保證無痛，但零恢復期。", True),
        ("本院不保證每一位客人都會零恢復期。", True),
    ],
)
def test_a_cue_reaches_so_many_words_of_two_characters_and_over_no_comma(
    tmp_path: Path, text: str, *, is_found: bool
) -> None:
    book = load_pack(tmp_path, {**SMALL, **_ZH})
    assert bool(_found(book, text)) is is_found


def test_a_disclosure_is_owed_by_the_rules_of_the_language(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {**SMALL, **_ZH})
    chinese = check_text("皮秒雷射是什麼。皮秒激光怎麼做。", packs=book).findings
    assert [(found.rule, found.message) for found in chinese] == [
        ("disclaimer/side-effects/missing-zh", "沒有說明皮秒雷射的風險。")
    ]
    english = check_text("What pico is. How pico works.", packs=book).findings
    assert [found.rule for found in english] == ["disclaimer/side-effects/missing"]


def test_a_disclosure_in_another_language_of_the_article_counts(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {**SMALL, **_ZH})
    assert _found(book, "皮秒雷射是什麼？皮秒激光怎麼做？\n\nThere may be swelling.") == []


def test_letters_in_a_chinese_article_are_no_business_of_the_english_pack(tmp_path: Path) -> None:
    book = load_pack(tmp_path, TERMS)
    assert _found(book, "這台機器使用HIFU技術，屬於儀器治療。") == []


def test_an_article_that_no_pack_reads_says_so(tmp_path: Path) -> None:
    book = load_pack(tmp_path, SMALL)
    result = check_text("レーザーで、シミをきれいにします。", packs=book)
    assert [notice.message for notice in result.notices] == [
        "no pack reads its language (ja); what is in others was checked"
    ]
    assert check_text("It is fine.", packs=book).notices == ()


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("It has zero downtime.", ["stated"]),
        ("本院的療程主打 zero downtime 喔。", ["stated-zh"]),
        ("Zero downtime 皮秒 treatment for everybody.", ["stated"]),
    ],
)
def test_rules_judge_what_is_written_in_their_language(
    tmp_path: Path, text: str, rules: list[str]
) -> None:
    """A sentence that is mostly Chinese is none for English rules; one finding says it once."""
    pack = {**SMALL, **_ZH}
    zh = pack["zh/overclaim/no-downtime.yaml"].replace("(零 | 無)", "(零 | 無 | zero)")
    book = load_pack(tmp_path, {**pack, "zh/overclaim/no-downtime.yaml": zh})
    found = check_text(text, packs=book).findings
    claims = [f.rule.rpartition("/")[2] for f in found if f.category == "overclaim/no-downtime"]
    assert claims == rules


def test_a_stretch_that_no_pack_reads_is_named_once_where_it_begins(tmp_path: Path) -> None:
    book = load_pack(tmp_path, SMALL)
    german = "Die Haarentfernung mit dem Laser ist schmerzfrei und ohne jede Ausfallzeit."
    japanese = "痛みのないレーザー脱毛で、ダウンタイムはありません。"
    english = "The clinic is open on every day of the week, and you can book at any time. " * 4
    text = f"{english}\n\n{german}\n\n{japanese}\n\n{german}\n\nKurz gesagt."
    notices = check_text(text, packs=book, format="markdown").notices
    assert [(notice.line, notice.message) for notice in notices] == [
        (3, "no pack reads this language (de); what is in others was checked"),
        (5, "no pack reads this language (ja); what is in others was checked"),
    ]


def test_an_article_in_latin_letters_is_told_by_its_words(tmp_path: Path) -> None:
    book = load_pack(tmp_path, SMALL)
    text = "Die Haarentfernung mit dem Laser ist schmerzfrei und ohne jede Ausfallzeit."
    result = check_text(text, packs=book)
    assert result.language == "de"
    assert [notice.message for notice in result.notices] == [
        "no pack reads its language (de); what is in others was checked"
    ]


def test_a_category_speaks_for_rules_that_say_nothing_in_chinese(tmp_path: Path) -> None:
    general = """\
        messages:
          overclaim/no-downtime: {message: "「{match}」。", advice: 寫明。, why: 要時間。}
        """
    book = load_pack(tmp_path, {**SMALL, "zh/messages.yaml": general})
    config = Config(message_lang="zh")
    (found,) = check_text("There is no downtime.", packs=book, config=config).findings
    assert (found.message, found.advice, found.why) == ("「no downtime」。", "寫明。", "要時間。")
    (found,) = check_text("There is no downtime.", packs=book).findings
    assert found.message == "“no downtime” promises recovery without any downtime."
