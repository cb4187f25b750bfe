"""What is known of a sentence, by where it comes from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from building import DOWNTIME, TAXONOMY, write_files

from training.data import Sentence, from_articles, from_hands, from_rules, labels_of, read_rules

if TYPE_CHECKING:
    from pathlib import Path

LABELS = ("overclaim/no-downtime", "overclaim/painless", "overclaim/superlative")
FAMILIES = (*LABELS, "promotion/testimonial")
ROW = {
    "id": "01-001",
    "before": "Does it hurt?",
    "text": "Not a bit.",
    "labels": ["overclaim/painless"],
    "trap": None,
    "form": "FAQ",
    "theme": "laser",
}


def _project(folder: Path, files: dict[str, str]) -> Path:
    rules = {"rules/taxonomy.yaml": TAXONOMY, "rules/en/overclaim/no-downtime.yaml": DOWNTIME}
    return write_files(folder, {**rules, **files})


def _of_article(folder: Path, text: str, gold: str) -> list[Sentence]:
    root = _project(folder, {"corpus/set/a.txt": text, "corpus/set/a.gold.yaml": gold})
    return from_articles(root, read_rules(root), FAMILIES)


def test_the_labels_are_overclaims_and_promotions_in_the_order_of_the_taxonomy(
    tmp_path: Path,
) -> None:
    assert labels_of(read_rules(_project(tmp_path, {}))) == FAMILIES


def test_of_a_hands_sentence_every_category_is_known(tmp_path: Path) -> None:
    root = write_files(tmp_path, {"corpus/sentences/01.jsonl": json.dumps(ROW) + "\n"})
    (sentence,) = from_hands(root, FAMILIES)
    assert sentence.labels == {"overclaim/painless"}
    assert sentence.known == set(FAMILIES)


def test_of_a_rules_example_only_its_own_category_is_known(tmp_path: Path) -> None:
    examples = from_rules(read_rules(_project(tmp_path, {})), FAMILIES)
    assert {one.known for one in examples} == {frozenset({"overclaim/no-downtime"})}


def test_a_flag_example_has_its_rules_category_and_a_pass_example_has_not(tmp_path: Path) -> None:
    examples = from_rules(read_rules(_project(tmp_path, {})), FAMILIES)
    assert [one.text for one in examples if one.labels] == [
        "There is no downtime after treatment.",
        "It means zero downtime.",
    ]
    assert len(examples) == 7


def test_an_example_that_a_rule_fails_on_is_not_learnt(tmp_path: Path) -> None:
    todo = DOWNTIME + '      todo-flag: ["Straight back to [[work]]."]\n'
    root = write_files(
        tmp_path,
        {"rules/taxonomy.yaml": TAXONOMY, "rules/en/overclaim/no-downtime.yaml": todo},
    )
    texts = [one.text for one in from_rules(read_rules(root), FAMILIES)]
    assert "Straight back to work." not in texts


def test_a_sentence_of_an_article_stands_with_the_one_before(tmp_path: Path) -> None:
    found = _of_article(tmp_path, "It is quick. There is no pain.\n", "exhaustive: [overclaim]\n")
    assert [(one.before, one.text) for one in found] == [
        ("", "It is quick."),
        ("It is quick.", "There is no pain."),
    ]


def test_without_a_label_a_sentence_is_known_to_be_clean_where_labelling_is_complete(
    tmp_path: Path,
) -> None:
    (found,) = _of_article(tmp_path, "It is quick.\n", "exhaustive: [overclaim]\n")
    assert (found.labels, found.known) == (frozenset(), frozenset(LABELS))


def test_a_label_is_known_where_labelling_is_not_complete(tmp_path: Path) -> None:
    gold = 'findings: [{category: promotion/testimonial, quote: "says Ann"}]\n'
    (found,) = _of_article(tmp_path, "I love it, says Ann.\n", gold)
    assert found.labels == found.known == {"promotion/testimonial"}
