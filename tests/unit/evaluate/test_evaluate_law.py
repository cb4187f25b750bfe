"""The examples of duties, and the page of the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import LAW, SMALL, load_pack

from claimcheck.evaluate.duties import duty_problems
from claimcheck.evaluate.law_pages import law_page

if TYPE_CHECKING:
    from pathlib import Path


def _problems(tmp_path: Path, law: str) -> list[str]:
    book = load_pack(tmp_path, {**SMALL, "law/uk.yaml": law})
    return [str(problem) for problem in duty_problems(book)]


def test_examples_that_hold_are_no_problem(tmp_path: Path) -> None:
    assert _problems(tmp_path, LAW) == []


def test_a_flag_example_without_a_citation_is_a_problem(tmp_path: Path) -> None:
    law = LAW.replace("flag: [{text: There is no downtime.}]", "flag: [{text: There is pain.}]")
    assert _problems(tmp_path, law) == [
        "rules/law/uk.yaml:25:1: “There is pain.”: no finding cites the clauses; found: nothing"
    ]


def test_a_pass_example_with_a_citation_is_a_problem(tmp_path: Path) -> None:
    law = LAW.replace("pass: [{text: There is some downtime.", "pass: [{text: Zero downtime.", 1)
    assert _problems(tmp_path, law) == [
        "rules/law/uk.yaml:26:1: “Zero downtime.”: overclaim/no-downtime/stated cites the clauses"
    ]


def test_an_example_in_a_language_without_a_pack_is_left_alone(tmp_path: Path) -> None:
    law = LAW.replace("{text: There is no downtime.}", "{text: 無恢復期。, lang: zh}", 1)
    assert _problems(tmp_path, law) == []


def test_the_page_has_every_jurisdiction_with_its_duties_and_clauses(tmp_path: Path) -> None:
    page = law_page(load_pack(tmp_path, {**SMALL, "law/uk.yaml": LAW}).law)
    assert "| `uk` | United Kingdom | 2026-01-01 | 2 | 2 |\n" in page
    assert (
        "| overclaim/no-downtime | warning | [Code 1](https://example.org/1) | read |  |\n"
        "| overclaim/no-downtime | error | [Code 2](https://example.org/2) | secondary | "
        "advertiser: clinic; channel: social, web; audience: public |\n"
    ) in page
    assert page.endswith(
        "- [Code 1](https://example.org/1): Say nothing false. (looked at on 2026-01-01)\n"
        "- [Code 2](https://example.org/2): Doctors promise nothing. (in force since 2020-05-25; "
        "a fine; looked at on 2025-01-01)\n"
    )
