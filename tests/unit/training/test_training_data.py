"""What is known of a sentence, by where it comes from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from building import DOWNTIME, TAXONOMY, write_files

from training.data import (
    Sentence,
    after_others,
    from_hands,
    from_pages,
    from_rules,
    labels_of,
    read_rules,
)

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


def test_lines_of_pages_are_no_hands_sentences(tmp_path: Path) -> None:
    page = json.dumps({**ROW, "id": "p1-001"}) + "\n"
    root = write_files(tmp_path, {"corpus/sentences/pages/p1.jsonl": page})
    assert from_hands(root, FAMILIES) == []
    assert [(one.id, one.hand) for one in from_pages(root, FAMILIES)] == [("p1-001", "pages")]


def test_a_sentence_that_stood_alone_can_be_read_after_another_of_its_hand() -> None:
    alone, answer, line = (
        Sentence(
            id=text, hand=hand, before=before, text=text, labels=frozenset(), known=frozenset()
        )
        for hand, before, text in (
            ("01", "", "Ask us."),
            ("01", "Does it hurt?", "No."),
            ("articles", "", "Laser"),
        )
    )
    read = after_others([alone, answer, line], alone=0.0, seed=1)
    assert read[0].before in {"Ask us.", "No."}
    assert read[1:] == [answer, line]
    assert after_others([alone], alone=1.0, seed=1) == [alone]
