"""What stands in for a rule where the second reader speaks."""

from __future__ import annotations

from claimcheck.model.rule import Category, Severity
from claimcheck.model.second import is_second, rule_of


def _category(definition: str) -> Category:
    return Category(
        id="overclaim/painless", severity=Severity.ERROR, definition=definition, why="It stings."
    )


def test_a_message_says_what_a_category_means() -> None:
    rule = rule_of(_category("The text promises that it does not hurt."))
    assert (rule.id, rule.severity, rule.why) == (
        "overclaim/painless/second-reader",
        Severity.INFO,
        "It stings.",
    )
    assert rule.message.format(probability="0.87") == (
        "Second reader, 0.87: reads like copy that promises that it does not hurt."
    )


def test_a_definition_of_other_words_leaves_the_name() -> None:
    rule = rule_of(_category("No pain."))
    assert rule.message.format(probability="0.50") == (
        "Second reader, 0.50: reads like overclaim/painless."
    )


def test_its_rules_are_known_by_their_ids() -> None:
    assert is_second("overclaim/painless/second-reader")
    assert not is_second("overclaim/painless")
    assert not is_second("overclaim/painless/stated")


def test_it_speaks_chinese_where_the_reason_of_the_category_does() -> None:
    spoken = rule_of(_category("No pain."), "痛感因人而異。").in_chinese()
    assert spoken.message.startswith("第二讀者，{probability}：讀來近似 ")
    assert spoken.why == "痛感因人而異。"
    assert rule_of(_category("No pain.")).in_chinese() == rule_of(_category("No pain."))
