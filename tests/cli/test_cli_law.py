"""The law on the command line: `check --jurisdiction`, the tables, and what is old."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from building import LAW, write_files

from claimcheck.report.look import NOT_LEGAL_ADVICE

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

    Run = Callable[..., Ran]

_CLAIM = "There is no downtime.\n"
_REGISTER = """\
claims:
  - id: C-1
    wording: There is no downtime.
    evidence: ["https://example.org/trial"]
    jurisdictions: [UK]
    owner: Ann
    review-by: 2999-12-31
"""


@pytest.fixture(autouse=True)
def _law(small: Path) -> None:
    au = LAW.replace("jurisdiction: uk", "jurisdiction: au").replace("United Kingdom", "Australia")
    write_files(small, {"law/uk.yaml": LAW, "law/au.yaml": au})


def _write(**files: str) -> None:
    write_files(Path.cwd(), {name.replace("_", "."): text for name, text in files.items()})


def _json(ran: Ran) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(ran.out)
    return report


def test_a_finding_cites_the_clauses_of_the_jurisdiction(run: Run) -> None:
    _write(a_txt=_CLAIM)
    ran = run("check", "a.txt", "--jurisdiction", "uk", "--advertiser", "salon", "-f", "json")
    report = _json(ran)
    (finding,) = report["findings"]
    assert (ran.code, report["jurisdictions"], finding["severity"]) == (0, ["uk"], "warning")
    assert finding["citations"] == [
        {
            "jurisdiction": "uk",
            "ref": "Code 1",
            "url": "https://example.org/1",
            "basis": "read",
            "as_of": "2026-01-01",
        }
    ]


def test_the_text_report_begins_with_the_profile_and_prints_the_clauses(run: Run) -> None:
    _write(a_txt=_CLAIM)
    out = run("check", "a.txt", "--jurisdiction", "uk", "--channel", "web").out
    head = out.partition("a.txt\n")[0]
    assert head.startswith("    under  uk (United Kingdom, as of 2026-01-01); channel web\n")
    assert " ".join(head.split()).endswith(NOT_LEGAL_ADVICE)
    assert (
        "   clause  uk: Code 2 (secondary, as of 2025-01-01): Doctors promise nothing.\n"
        "           https://example.org/2\n"
        "   clause  uk: Code 1 (read, as of 2026-01-01): Say nothing false.\n"
        "           https://example.org/1\n"
    ) in out


def test_without_a_jurisdiction_a_report_says_nothing_of_the_law(run: Run) -> None:
    _write(a_txt=_CLAIM)
    ran = run("check", "a.txt")
    assert ran.code == 1
    assert ran.out.startswith("a.txt\n")
    assert "clause" not in ran.out


def test_the_review_report_names_the_law_and_the_lack_of_a_clause(run: Run) -> None:
    _write(a_txt=_CLAIM, claimcheck_yaml="market: [uk]\ntreatments: []\n")
    out = run("check", "a.txt", "--format", "markdown", "--advertiser", "brand").out
    assert "Under the law of: uk (United Kingdom, as of 2026-01-01); advertiser brand.\n" in out
    assert "- **Clause:** uk: Code 1 (read, as of 2026-01-01): Say nothing false." in out


def test_the_configuration_names_the_market_and_the_command_line_wins(run: Run) -> None:
    _write(a_txt=_CLAIM, claimcheck_yaml="market: [uk]\nadvertiser: salon\n")
    assert _json(run("check", "a.txt", "-f", "json"))["jurisdictions"] == ["uk"]
    ran = run("check", "a.txt", "-f", "json", "--jurisdiction", "au,uk", "--jurisdiction", "au")
    report = _json(ran)
    assert report["jurisdictions"] == ["au", "uk"]
    assert report["findings"][0]["severity"] == "warning"


def test_a_jurisdiction_that_does_not_exist_is_wrong_use(run: Run) -> None:
    _write(a_txt=_CLAIM)
    ran = run("check", "a.txt", "--jurisdiction", "ukk")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no jurisdiction `ukk`, did you mean `uk`? (known: au, uk)" in ran.err


@pytest.mark.parametrize("option", [("--channel", "wbe"), ("--advertiser", "clinik")])
def test_a_profile_that_does_not_exist_is_wrong_use(run: Run, option: tuple[str, str]) -> None:
    _write(a_txt=_CLAIM)
    assert run("check", "a.txt", *option).code == 2


def test_a_claim_is_approved_only_where_it_was_approved(run: Run) -> None:
    _write(a_txt=_CLAIM, claims_yaml=_REGISTER)
    at_home = _json(run("check", "a.txt", "-f", "json", "--jurisdiction", "uk"))
    abroad = _json(run("check", "a.txt", "-f", "json", "--jurisdiction", "uk,au"))
    nowhere = _json(run("check", "a.txt", "-f", "json"))
    statuses = [report["findings"][0]["status"] for report in (at_home, abroad, nowhere)]
    assert statuses == ["approved", "open", "approved"]
    assert [notice["message"] for notice in abroad["notices"]] == [
        "claim C-1 is not approved for au"
    ]


def test_the_table_of_a_jurisdiction_is_printed(run: Run) -> None:
    when = "advertiser: clinic; channel: social, web; audience: public"
    assert run("rules", "list", "--jurisdiction", "uk").out.split("\n") == [
        f"United Kingdom, as of 2026-01-01. {NOT_LEGAL_ADVICE}",
        "",
        "overclaim/no-downtime  warning  Code 1  read, 2026-01-01",
        f"overclaim/no-downtime  error    Code 2  secondary, 2025-01-01  {when}",
        f"overclaim/no-downtime  error    Code 1  read, 2026-01-01       {when}",
        "",
    ]


def test_a_jurisdiction_whose_language_no_pack_reads_says_so(run: Run, small: Path) -> None:
    write_files(small, {"law/uk.yaml": LAW.replace("clauses:", "unread: Cornish\nclauses:", 1)})
    lines = run("rules", "list", "--jurisdiction", "uk").out.splitlines()
    assert lines[1] == (
        "No pack reads Cornish: copy in it is checked for hardly anything. "
        "What is checked under this law is copy in English and in Chinese."
    )


def test_the_table_of_a_jurisdiction_that_does_not_exist_is_wrong_use(run: Run) -> None:
    ran = run("rules", "list", "--jurisdiction", "ua")
    assert ran.code == 2
    assert "there is no jurisdiction ua" in ran.err
    assert run("rules", "list", "promotion", "--jurisdiction", "uk").code == 2


def test_old_clauses_are_listed_the_oldest_first(run: Run) -> None:
    ran = run("rules", "stale", "--older-than", "1d")
    lines = ran.out.split("\n")
    assert ran.code == 1
    assert lines[:2] == [
        "2025-01-01  rules/law/au.yaml:11  au: Code 2",
        "2025-01-01  rules/law/uk.yaml:11  uk: Code 2",
    ]
    assert run("rules", "stale", "--older-than", "900y").code == 0
    assert run("rules", "stale", "--older-than", "soon").code == 2
