"""What a finding says in the margin of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import REPORTED, load_pack, report_on

from claimcheck.model.finding import Acceptance, Citation, Suggestion
from claimcheck.report.comment import comment

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.model.finding import Finding


def findings(folder: Path, *parts: str) -> dict[str, Finding]:
    report = report_on(load_pack(folder, REPORTED), *parts)
    return {finding.category: finding for finding in report.findings}


def test_a_comment_has_all_that_is_said_of_a_wording(tmp_path: Path) -> None:
    finding = findings(tmp_path, "There is usually no downtime.")["overclaim/no-downtime"]
    law = Citation("uk", "CAP Code 12.9", "https://x.test", "read", "2026-01-02")
    told = finding._replace(citations=(law,), suggestions=(Suggestion("Some redness."),))
    assert comment(told) == (
        "Warning: overclaim/no-downtime/stated\n"
        "“no downtime” promises recovery without any downtime.\n"
        "Why: Skin heals in days.\n"
        "Cue: hedged by “usually”, lowered\n"
        "Clause: UK, CAP Code 12.9\n"
        "Write: Say what to expect.\n"
        "Wording: “Some redness.”"
    )


def test_a_comment_names_the_other_places_and_the_text_to_insert(tmp_path: Path) -> None:
    found = findings(tmp_path, "Pico has no downtime. Pico: redness for 3 days, no lips swollen.")
    assert "See: “redness for 3 days” (line 1)" in comment(found["consistency/recovery-time"])
    missing = found["disclaimer/side-effects"]
    assert comment(missing).endswith("Text to insert: “Swelling may follow.”")
    other = missing.related[0]._replace(path="b.pdf")
    assert "(b.pdf, line 1)" in comment(missing._replace(related=(other,)))


def test_an_empty_wording_leaves_the_sentence_out(tmp_path: Path) -> None:
    finding = findings(tmp_path, "No downtime.")["overclaim/no-downtime"]
    told = comment(finding._replace(suggestions=(Suggestion(""),)))
    assert told.endswith("Wording: leave the sentence out")


def test_a_comment_says_why_a_finding_was_accepted(tmp_path: Path) -> None:
    finding = findings(tmp_path, "No downtime.")["overclaim/no-downtime"]
    accepted = finding._replace(status="waived", acceptance=Acceptance("It is a quotation."))
    assert comment(accepted).endswith("Accepted (waived): It is a quotation.")


def test_signs_that_control_are_spaces(tmp_path: Path) -> None:
    finding = findings(tmp_path, "No downtime.")["overclaim/no-downtime"]
    told = comment(finding._replace(message="a\x1b[31mb\u202ec\nd", why="", advice=""))
    assert told == "Error: overclaim/no-downtime/stated\na [31mb c d"
