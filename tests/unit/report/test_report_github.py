"""The report as workflow commands: one line each, whatever an article says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from building import SMALL, full_report, load_pack, report_on, with_findings
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.model.report import Failure
from claimcheck.model.text import Division
from claimcheck.report.github import render
from claimcheck.report.look import Look

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), SMALL)


def test_failures_notices_and_open_findings_are_commands(book: Rulebook) -> None:
    assert render(full_report(book), Look()) == (
        "::error file=b.docx::there is no reader for it\n"
        "::warning file=waivers.yaml,line=7::the waiver has expired\n"
        "::error file=a b.txt,line=1,col=10,endLine=1,endColumn=21,"
        "title=overclaim/no-downtime/stated::"
        "“no downtime” promises recovery without any downtime.%0ASay what to expect.\n"
        "::warning file=a b.txt,line=2,col=18,endLine=2,endColumn=29,"
        "title=overclaim/no-downtime/stated::"
        "“no downtime” promises recovery without any downtime.%0ASay what to expect.\n"
        "claimcheck: 1 article checked: 1 error, 1 warning, 0 info; 1 file could not be checked\n"
    )


def test_the_gravest_come_first(book: Rulebook) -> None:
    report = report_on(book, "Usually no downtime.", "No downtime.")
    commands = [line.partition(" ")[0] for line in render(report, Look()).splitlines()]
    assert commands == ["::error", "::warning", "claimcheck:"]


def test_over_several_lines_there_are_no_columns(book: Rulebook) -> None:
    report = report_on(book, "No downtime.")
    (finding,) = report.findings
    report = with_findings(report, finding._replace(end=finding.end._replace(number=2)))
    assert render(report, Look()).startswith("::error file=a.txt,line=1,endLine=2,title=")


def test_without_lines_the_place_is_in_the_words(book: Rulebook) -> None:
    report = report_on(book, "No downtime.", path="a.docx")
    (finding,) = report.findings
    place = finding.start._replace(number=3, division=Division.PARAGRAPH, unit="header")
    report = with_findings(report, finding._replace(start=place))
    assert render(report, Look()).startswith(
        "::error file=a.docx,title=overclaim/no-downtime/stated::"
        "paragraph 3: header: “No downtime” promises"
    )


def test_signs_that_mean_something_are_escaped(book: Rulebook) -> None:
    report = report_on(book, "Good.", path="a:b,c%.txt")
    report = replace(report, failures=(Failure(path="a:b,c%.txt", reason="100%, a: b\nc\rd"),))
    assert render(report, Look()).startswith("::error file=a%3Ab%2Cc%25.txt::100%25, a: b%0Ac d\n")


@given(st.text(max_size=30))
@example("\n::error::evil")
@example("\r::set-env name=A::b")
@example("\u2028::error::x\x85::error::y\x0b::z")
def test_no_text_can_begin_a_command_of_its_own(book: Rulebook, text: str) -> None:
    report = report_on(book, "Good.", path=f"a{text}.txt")
    report = replace(report, failures=(Failure(path=f"b{text}", reason=text),))
    lines = render(report, Look()).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=b")
    assert lines[1].startswith("claimcheck: ")
