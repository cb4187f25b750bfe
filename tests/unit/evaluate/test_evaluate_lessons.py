"""Decisions of reviewers as sentences to learn from."""

from __future__ import annotations

from claimcheck.documents.tracker import Choice, Decision
from claimcheck.evaluate.lessons import lessons


def _decision(
    sentence: str,
    choice: Choice,
    rule: str = "overclaim/painless/second-reader",
    path: str = "a.md",
) -> Decision:
    return Decision(
        fingerprint="0123456789abcdef",
        path=path,
        rule=rule,
        quote=sentence,
        sentence=sentence,
        decision=choice,
        reason="because",
        by="Ann",
        until="2027-01-31",
        where="t.csv:2",
    )


def _labels(*decisions: Decision) -> list[tuple[object, object]]:
    found = lessons(decisions, "ann", lambda _path, _text: "")
    return [(row["text"], row["labels"]) for row in found.rows]


def test_what_is_to_be_fixed_has_its_category_and_what_was_waived_has_none() -> None:
    assert _labels(
        _decision("A feather.", Choice.FIX),
        _decision("It is quick.", Choice.WAIVE),
    ) == [("A feather.", ["overclaim/painless"]), ("It is quick.", [])]


def test_a_sentence_that_was_decided_on_twice_has_all_its_labels() -> None:
    assert _labels(
        _decision("A feather, by noon.", Choice.FIX),
        _decision("A feather,\n by noon.", Choice.FIX, "overclaim/no-downtime/stated"),
        _decision("A feather, by noon.", Choice.WAIVE, "overclaim/cure/stated"),
    ) == [("A feather, by noon.", ["overclaim/no-downtime", "overclaim/painless"])]


def test_a_row_has_the_keys_of_the_corpus() -> None:
    decision = _decision("Not a bit.", Choice.FIX)
    found = lessons([decision], "ann", lambda path, text: f"Before {text} in {path}")
    assert found.rows == (
        {
            "id": "ann-001",
            "before": "Before Not a bit. in a.md",
            "text": "Not a bit.",
            "labels": ["overclaim/painless"],
            "trap": None,
            "form": "review",
            "theme": "",
        },
    )


def test_what_teaches_nothing_is_counted() -> None:
    found = lessons(
        [
            _decision("We are the best.", Choice.APPROVE),
            _decision("Three visits.", Choice.FIX, "consistency/session-count/differ"),
            _decision("", Choice.FIX),
            _decision("不痛", Choice.FIX),
        ],
        "ann",
        lambda _path, _text: "",
    )
    assert found.rows == ()
    assert found.left == {"approved": 1, "not about a claim": 1, "without an English sentence": 2}
