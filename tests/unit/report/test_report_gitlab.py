"""The report as GitLab's code quality keeps the fields that GitLab documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from building import SMALL, full_report, load_pack, report_on, with_findings
from jsonschema import Draft202012Validator

from claimcheck.model.text import Division
from claimcheck.report.gitlab import render
from claimcheck.report.look import Look

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.report import Report

_SCHEMA = Path(__file__).parents[2] / "data/gitlab-code-quality.schema.json"
_VALIDATOR = Draft202012Validator(json.loads(_SCHEMA.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), SMALL)


def _issues(report: Report) -> list[dict[str, Any]]:
    issues: list[dict[str, Any]] = json.loads(render(report, Look()))
    assert [error.message for error in _VALIDATOR.iter_errors(issues)] == []
    return issues


def test_failures_notices_and_open_findings_are_issues(book: Rulebook) -> None:
    shown = [
        (i["check_name"], i["severity"], i["location"], i["description"])
        for i in _issues(full_report(book))
    ]
    said = "“no downtime” promises recovery without any downtime. Say what to expect."
    rule = "overclaim/no-downtime/stated"
    assert shown == [
        (
            "claimcheck/not-checked",
            "blocker",
            {"path": "b.docx", "lines": {"begin": 1, "end": 1}},
            "there is no reader for it",
        ),
        (
            "claimcheck/notice",
            "major",
            {"path": "waivers.yaml", "lines": {"begin": 7, "end": 7}},
            "the waiver has expired",
        ),
        (rule, "critical", {"path": "a b.txt", "lines": {"begin": 1, "end": 1}}, said),
        (rule, "major", {"path": "a b.txt", "lines": {"begin": 2, "end": 2}}, said),
    ]


def test_a_report_with_nothing_is_an_empty_list(book: Rulebook) -> None:
    assert render(report_on(book, "Good."), Look()) == "[]\n"


def test_the_same_sentence_twice_has_two_fingerprints(book: Rulebook) -> None:
    first, second = _issues(report_on(book, "No downtime.", "No downtime."))
    assert first["fingerprint"] != second["fingerprint"]


def test_a_fingerprint_stays_when_the_sentence_moves(book: Rulebook) -> None:
    (before,) = _issues(report_on(book, "No downtime."))
    (after,) = _issues(report_on(book, "Good news.", "No downtime."))
    assert before["fingerprint"] == after["fingerprint"]
    assert (before["location"]["lines"]["begin"], after["location"]["lines"]["begin"]) == (1, 2)


def test_the_same_sentence_in_two_files_has_two_fingerprints(book: Rulebook) -> None:
    (one,) = _issues(report_on(book, "No downtime.", path="a.txt"))
    (other,) = _issues(report_on(book, "No downtime.", path="b.txt"))
    assert one["fingerprint"] != other["fingerprint"]


def test_without_lines_the_place_is_in_the_words(book: Rulebook) -> None:
    report = report_on(book, "No downtime.", path="./a.pdf")
    (finding,) = report.findings
    place = finding.start._replace(number=3, division=Division.PAGE)
    (issue,) = _issues(with_findings(report, finding._replace(start=place)))
    assert issue["location"] == {"path": "a.pdf", "lines": {"begin": 1, "end": 1}}
    assert issue["description"].startswith("page 3: “No downtime” promises")
