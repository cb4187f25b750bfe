"""No report brings a sign to a terminal that does more than be seen."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from building import SMALL, load_pack, report_on, with_findings

from claimcheck.model.report import Failure
from claimcheck.report import REPORTERS, render
from claimcheck.report.look import Look, named

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model.report import Report

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ESCAPES = "\x1b[31m\x1b]0;title\x07\x9b2J\u202e\x7f"


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """Return a report of one finding, and of a file that could not be read, full of escapes."""
    failures = (Failure(path=ESCAPES, reason=ESCAPES),)
    book = load_pack(tmp_path, SMALL)
    made = report_on(book, f"{ESCAPES} no downtime.", path=ESCAPES, failures=failures)
    found = made.findings[0]
    texts = dict.fromkeys(("message", "advice", "why", "rule"), ESCAPES)
    return with_findings(made, found._replace(**texts, start=found.start._replace(unit=ESCAPES)))


@pytest.mark.parametrize("name", [one.name for one in REPORTERS.values() if not one.is_binary])
def test_nothing_from_outside_reaches_the_terminal(name: str, report: Report) -> None:
    assert _CONTROL.findall(render(name, report, Look()).decode()) == []


def test_json_still_says_what_it_was(report: Report) -> None:
    said = json.loads(render("json", report, Look()))
    assert said["failures"] == [{"path": ESCAPES, "reason": ESCAPES}]


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("drafts/皮秒 “a”.md", "drafts/皮秒 “a”.md"),
        ("a\nb\x1b.md", "a\\nb\\x1b.md"),
        ("a\u202eb\udcff.md", "a\\u202eb\\udcff.md"),
    ],
)
def test_what_cannot_be_seen_in_a_path_is_written_out(path: str, shown: str) -> None:
    assert named(path) == shown
