"""The report for code scanning keeps its schema and the limits of those who show it."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from building import REPORTED, SMALL, full_report, load_pack, report_on, with_findings
from jsonschema import Draft4Validator

from claimcheck import __version__
from claimcheck.model.finding import Related
from claimcheck.model.report import Failure
from claimcheck.model.text import Division
from claimcheck.report.look import Look
from claimcheck.report.sarif import MOST_LOCATIONS, MOST_RESULTS, render

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.report import Report

_SCHEMA = Path(__file__).parents[2] / "data/sarif-2.1.0.schema.json"
_VALIDATOR = Draft4Validator(json.loads(_SCHEMA.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), SMALL)


def _run(report: Report) -> dict[str, Any]:
    log = json.loads(render(report, Look()))
    (run,) = log["runs"]
    assert [error.message for error in _VALIDATOR.iter_errors(log)] == []
    return run


def test_the_schema_refuses_what_is_no_sarif(book: Rulebook) -> None:
    log = json.loads(render(full_report(book), Look()))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not _VALIDATOR.is_valid(log)


def test_every_sort_of_finding_keeps_the_schema(tmp_path: Path) -> None:
    report = report_on(
        load_pack(tmp_path, REPORTED),
        "Pico usually has no downtime 😀. Pico: redness for 3 days, no lips swollen.",
    )
    families = {result["ruleId"].partition("/")[0] for result in _run(report)["results"]}
    assert families == {"overclaim", "consistency", "disclaimer"}


def test_a_result_says_what_where_and_which(book: Rulebook) -> None:
    report = full_report(book)
    assert _run(report)["results"][0] == {
        "ruleId": "overclaim/no-downtime/stated",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "“no downtime” promises recovery without any downtime. Say what to expect."
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "a%20b.txt", "uriBaseId": "SRCROOT"},
                    "region": {
                        "startLine": 1,
                        "startColumn": 10,
                        "endLine": 1,
                        "endColumn": 21,
                        "charOffset": 9,
                        "charLength": 11,
                        "snippet": {"text": "no downtime"},
                    },
                }
            }
        ],
        "partialFingerprints": {"claimcheck/v1": report.findings[0].fingerprint},
    }


def test_a_rule_is_described_once_as_its_gravest_finding_tells(book: Rulebook) -> None:
    driver = _run(full_report(book))["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("claimcheck", __version__)
    assert driver["rules"] == [
        {
            "id": "overclaim/no-downtime/stated",
            "name": "OverclaimNoDowntimeStated",
            "shortDescription": {"text": "No downtime (overclaim): stated"},
            "fullDescription": {"text": "Skin heals in days."},
            "help": {
                "text": (
                    "Why it matters: Skin heals in days.\n\nWhat to write: Say what to expect."
                ),
                "markdown": (
                    "**Why it matters:** Skin heals in days.\n\n"
                    "**What to write:** Say what to expect."
                ),
            },
            "defaultConfiguration": {"level": "error"},
            "properties": {
                "tags": ["overclaim", "overclaim/no-downtime"],
                "precision": "high",
                "problem.severity": "error",
            },
        }
    ]


def test_what_was_accepted_is_suppressed_and_says_why(book: Rulebook) -> None:
    results = _run(full_report(book))["results"]
    assert [result.get("suppressions") for result in results] == [
        None,
        None,
        [
            {
                "kind": "external",
                "status": "accepted",
                "justification": "the award, E-12",
                "properties": {
                    "status": "waived",
                    "by": "Ana",
                    "until": "2027-01-31",
                    "where": "waivers.yaml:3",
                },
            }
        ],
        [
            {
                "kind": "inSource",
                "status": "accepted",
                "justification": "evidence E-1",
                "properties": {"status": "approved", "where": "a b.txt:4"},
            }
        ],
        [{"kind": "external", "status": "accepted", "properties": {"status": "baselined"}}],
    ]


def test_a_clause_is_a_taxon_of_its_jurisdiction(book: Rulebook) -> None:
    run = _run(full_report(book))
    assert run["tool"]["driver"]["supportedTaxonomies"] == [{"name": "uk", "index": 0}]
    assert run["taxonomies"] == [
        {
            "name": "uk",
            "shortDescription": {"text": "Clauses of the jurisdiction “uk” that findings cite."},
            "taxa": [
                {
                    "id": "CAP Code 12.9",
                    "helpUri": "https://example.org/12",
                    "properties": {"basis": "secondary", "asOf": "2026-01-01"},
                }
            ],
        }
    ]
    assert [result.get("taxa") for result in run["results"]] == [
        None,
        [{"id": "CAP Code 12.9", "index": 0, "toolComponent": {"name": "uk", "index": 0}}],
        None,
        None,
        None,
    ]


def test_clauses_are_counted_within_their_jurisdiction(book: Rulebook) -> None:
    report = full_report(book)
    (clause,) = report.findings[1].citations
    cited = [
        clause._replace(jurisdiction="uk", ref="2"),
        clause._replace(jurisdiction="au", ref="s133"),
        clause._replace(jurisdiction="uk", ref="1", url=""),
    ]
    report = with_findings(report, report.findings[0]._replace(citations=tuple(cited)))
    run = _run(report)
    listed = [(law["name"], [taxon["id"] for taxon in law["taxa"]]) for law in run["taxonomies"]]
    assert listed == [("au", ["s133"]), ("uk", ["1", "2"])]
    assert "helpUri" not in run["taxonomies"][1]["taxa"][0]
    assert [(t["id"], t["index"], t["toolComponent"]) for t in run["results"][0]["taxa"]] == [
        ("2", 1, {"name": "uk", "index": 1}),
        ("s133", 0, {"name": "au", "index": 0}),
        ("1", 0, {"name": "uk", "index": 1}),
    ]


def test_failures_and_notices_are_notifications(book: Rulebook) -> None:
    (invocation,) = _run(full_report(book))["invocations"]
    assert invocation == {
        "executionSuccessful": False,
        "toolExecutionNotifications": [
            {
                "descriptor": {"id": "not-checked"},
                "level": "error",
                "message": {"text": "there is no reader for it"},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": {"uri": "b.docx", "uriBaseId": "SRCROOT"}
                        }
                    }
                ],
            },
            {
                "descriptor": {"id": "notice"},
                "level": "warning",
                "message": {"text": "the waiver has expired"},
                "locations": [
                    {
                        "physicalLocation": {
                            "artifactLocation": {"uri": "waivers.yaml", "uriBaseId": "SRCROOT"},
                            "region": {"startLine": 7},
                        }
                    }
                ],
            },
        ],
    }


def test_a_run_without_failures_was_successful(book: Rulebook) -> None:
    run = _run(report_on(book, "Good."))
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert run["results"] == []
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["automationDetails"] == {"id": "claimcheck/2026-01-02"}


def test_a_file_without_lines_has_logical_places_and_no_region(book: Rulebook) -> None:
    report = report_on(book, "There is no downtime.", path="a.docx")
    (finding,) = report.findings
    place = finding.start._replace(number=12, division=Division.PARAGRAPH, unit="footnote 2")
    odd = finding._replace(start=place, end=place)
    results = _run(with_findings(report, odd, odd))["results"]
    assert results[0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a.docx", "uriBaseId": "SRCROOT"},
            },
            "logicalLocations": [
                {
                    "name": "paragraph 12",
                    "fullyQualifiedName": "a.docx: paragraph 12",
                    "kind": "element",
                },
                {
                    "name": "footnote 2",
                    "fullyQualifiedName": "a.docx: footnote 2",
                    "kind": "element",
                },
            ],
        }
    ]
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert hashes == [f"{finding.fingerprint}:1", f"{finding.fingerprint}:2"]


def test_a_unit_of_a_file_with_lines_is_logical_beside_the_region(book: Rulebook) -> None:
    report = report_on(book, "There is no downtime.", path="a.json")
    (finding,) = report.findings
    odd = finding._replace(start=finding.start._replace(unit="hero.title"))
    (location,) = _run(with_findings(report, odd))["results"][0]["locations"]
    assert [place["name"] for place in location["logicalLocations"]] == ["hero.title"]
    assert location["physicalLocation"]["region"]["startLine"] == 1


@pytest.mark.parametrize(
    ("path", "artifact"),
    [
        ("./a/b.md", {"uri": "a/b.md", "uriBaseId": "SRCROOT"}),
        ("é?#%.md", {"uri": "%C3%A9%3F%23%25.md", "uriBaseId": "SRCROOT"}),
        ("c:d.md", {"uri": "c%3Ad.md", "uriBaseId": "SRCROOT"}),
        ("bad\udcff.md", {"uri": "bad%FF.md", "uriBaseId": "SRCROOT"}),
        ("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "SRCROOT"}),
        ("/srv/a b.md", {"uri": "file:///srv/a%20b.md"}),
    ],
)
def test_the_address_of_a_file_is_encoded(
    book: Rulebook, path: str, artifact: dict[str, str]
) -> None:
    run = _run(report_on(book, "There is no downtime.", path=path))
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"] == artifact


def test_the_other_places_of_a_finding_are_related(tmp_path: Path) -> None:
    book = load_pack(tmp_path, REPORTED)
    run = _run(report_on(book, "Pico has no downtime. Pico: redness for 3 days."))
    (conflict,) = [r for r in run["results"] if r["ruleId"].startswith("consistency/")]
    (related,) = conflict["relatedLocations"]
    assert related["id"] == 1
    assert related["message"]["text"].startswith("“redness for 3 days”")
    assert related["physicalLocation"]["region"]["startColumn"] == 29


def test_words_of_an_article_cannot_become_a_link(book: Rulebook) -> None:
    report = full_report(book)
    finding = report.findings[0]._replace(message="“[here](https://example.org)” promises.")
    text = _run(with_findings(report, finding))["results"][0]["message"]["text"]
    assert text == "“[here\\](https://example.org)” promises. Say what to expect."


def test_of_too_many_findings_the_gravest_are_kept_and_that_is_said(book: Rulebook) -> None:
    report = full_report(book)
    error, warning, waived, *_ = report.findings
    many = (waived,) * 2_000 + (warning,) * 6_000 + (error,) * 22_000
    output = render(with_findings(report, *many), Look())
    (run,) = json.loads(output)["runs"]
    results = run["results"]
    assert len(results) == MOST_RESULTS == 25_000
    levels = [result["level"] for result in results]
    assert (levels.count("error"), levels.count("warning")) == (22_000, 3_000)
    assert [result for result in results if "suppressions" in result] == []
    told = run["invocations"][0]["toolExecutionNotifications"][-1]
    assert told == {
        "descriptor": {"id": "left-out"},
        "level": "warning",
        "message": {
            "text": "25000 of 30000 findings are in this file, the gravest: code scanning takes "
            "no more. The other 5000 are in the other reports of claimcheck."
        },
    }
    assert len(gzip.compress(output.encode())) < 10_000_000


def test_the_limits_of_rules_tags_and_places_are_kept(book: Rulebook) -> None:
    report = full_report(book)
    finding = report.findings[0]
    related = report_on(book, "No downtime.").findings[0]
    there = Related("a.txt", "quote", "says so", related.start, related.end)
    long = finding._replace(why="w" * 5_000, related=(there,) * 3_000)
    run = _run(with_findings(report, long))
    (rule,) = run["tool"]["driver"]["rules"]
    (result,) = run["results"]
    assert len(rule["fullDescription"]["text"]) == 1_024
    assert len(rule["properties"]["tags"]) <= 20
    assert len(result["locations"]) + len(result["relatedLocations"]) == MOST_LOCATIONS == 1_000


def test_a_reason_that_is_not_utf_8_is_written(book: Rulebook) -> None:
    report = replace(
        report_on(book, "Good."), failures=(Failure(path="b.md", reason="bad\udcff.md is gone"),)
    )
    text = render(report, Look()).encode("utf-8", "replace").decode()
    (notification,) = json.loads(text)["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == "bad?.md is gone"
