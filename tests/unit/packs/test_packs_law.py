"""Law files: what they say, and how every mistake is named with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import DOWNTIME, LAW, SMALL, load_pack

from claimcheck.errors import PackError
from claimcheck.model.law import When

if TYPE_CHECKING:
    from pathlib import Path

_TERMS = "terms:\n  - {id: pico, name: pico, family: laser-pigment, names: [pico]}\n"


def _problems(tmp_path: Path, law: str, **files: str) -> list[str]:
    pack = {**SMALL, "lexicon/terms.yaml": _TERMS, "law/uk.yaml": law}
    pack |= {name.replace("__", "/") + ".yaml": text for name, text in files.items()}
    with pytest.raises(PackError) as caught:
        load_pack(tmp_path, pack)
    return [str(problem) for problem in caught.value.problems]


def test_a_law_file_is_read_with_all_it_says(tmp_path: Path) -> None:
    law = load_pack(tmp_path, {**SMALL, "law/uk.yaml": LAW}).law["uk"]
    first, second = law.duties
    assert (law.name, law.as_of, law.path) == (
        "United Kingdom", "2026-01-01", "rules/law/uk.yaml",
    )  # fmt: skip
    assert [clause.id for clause in second.clauses] == ["two", "one"]
    assert (law.clauses[1].effective, law.clauses[1].penalty) == ("2020-05-25", "a fine")
    assert first.when == When()
    assert second.when.channel == {"web", "social"}
    assert (first.accepted, second.required) == (
        ("Allow some days to recover.",),
        "A doctor decides whether the treatment suits you.",
    )
    assert [example.list for example in first.examples] == ["flag", "pass"]


@pytest.mark.parametrize(
    ("good", "bad", "problem"),
    [
        (
            "categories: [overclaim/no-downtime]",
            "categories: [overclaim/no-downtme]",
            "20:18: there is no category or rule `overclaim/no-downtme`, did you mean",
        ),
        ("clauses: [two, one]", "clauses: [tow]", "29:15: there is no clause `tow`"),
        ("clauses: [one]", "clauses: []", "21:14: `clauses` names nothing"),
        ("id: two", "id: one", "11:5: clause `one` stands twice"),
        ("url: https:", "url: http:", "8:10: `url` must begin with https://"),
        ("basis: read", "basis: memory", "9:12: `basis` cannot be `memory`"),
        ("as-of: 2025-01-01", "as-of: 2025-13-01", "16:12: `as-of` must be a day"),
        (
            "when: {advertiser: [clinic]",
            "when: {treatments: [pcio], advertiser: [clinic]",
            "28:25: there is no treatment or family `pcio`, did you mean `pico`?",
        ),
        ("advertiser: [clinic]", "advertiser: [clinc]", "did you mean `clinic`?"),
        ("accepted:", "acepted:", "23:5: unknown key `acepted` in a duty, did you mean"),
        (
            "rule: overclaim/no-downtime/stated",
            "rule: overclaim/no-downtime/state",
            "there is no rule `overclaim/no-downtime/state`, did you mean",
        ),
        ("pass: [{text: There is some downtime., because: near-miss}]", "", "lacks `pass`"),
    ],
)
def test_a_mistake_has_its_place_and_what_was_meant(
    tmp_path: Path, good: str, bad: str, problem: str
) -> None:
    problems = _problems(tmp_path, LAW.replace(good, bad, 1))
    assert any(problem in one and one.startswith("rules/law/uk.yaml:") for one in problems), (
        problems
    )


def test_a_jurisdiction_stands_once(tmp_path: Path) -> None:
    problems = _problems(tmp_path, LAW, law__zz=LAW)
    assert problems == [
        "rules/law/zz.yaml:1:1: jurisdiction `uk` stands twice, first in rules/law/uk.yaml"
    ]


def test_a_rule_is_only_for_jurisdictions_that_there_are(tmp_path: Path) -> None:
    rule = DOWNTIME.replace("    match:", "    jurisdictions: [ukk]\n    match:")
    problems = _problems(tmp_path, LAW, en__overclaim__no_downtime=rule)
    assert problems == [
        (
            "rules/en/overclaim/no_downtime.yaml:4:1: rule `overclaim/no-downtime/stated` is of no "
            "jurisdiction: there is no `ukk`, did you mean `uk`?"
        ),
        (
            "rules/en/overclaim/no_downtime.yaml:4:1: rule `overclaim/no-downtime/stated` stands "
            "twice, first at rules/en/overclaim/no-downtime.yaml:4"
        ),
    ]


def test_a_pack_needs_no_law(tmp_path: Path) -> None:
    assert load_pack(tmp_path, SMALL).law == {}
