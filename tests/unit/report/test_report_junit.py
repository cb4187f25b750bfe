"""The report as test results keeps the schema that CI servers read by."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import SMALL, full_report, load_pack, report_on
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from claimcheck.model.report import Failure
from claimcheck.report.junit import render
from claimcheck.report.look import Look

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.report import Report

_SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parents[2] / "data/junit-10.xsd"))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), SMALL)


def _parsed(report: Report) -> etree._Element:
    root = etree.fromstring(render(report, Look()).encode("utf-8", "replace"))
    assert _SCHEMA.validate(root), _SCHEMA.error_log
    return root


def test_the_schema_refuses_what_is_no_report() -> None:
    assert not _SCHEMA.validate(etree.fromstring("<testsuites><test/></testsuites>"))


def test_an_article_is_a_suite_and_a_finding_a_test(book: Rulebook) -> None:
    root = _parsed(full_report(book))
    assert dict(root.attrib) == {
        "name": "claimcheck", "tests": "7", "failures": "3", "errors": "1",
    }  # fmt: skip
    assert [dict(suite.attrib) for suite in root] == [
        {"name": "a b.txt", "tests": "5", "failures": "2", "errors": "0", "skipped": "3"},
        {"name": "b.docx", "tests": "1", "failures": "0", "errors": "1", "skipped": "0"},
        {"name": "notices", "tests": "1", "failures": "1", "errors": "0", "skipped": "0"},
    ]
    cases = [
        (case.get("name"), case[0].tag, case[0].get("type"), case[0].get("message"))
        for case in root.iter("testcase")
    ]
    said = "“no downtime” promises recovery without any downtime."
    rule = "overclaim/no-downtime/stated"
    assert cases == [
        (f"{rule} (line 1, column 10)", "failure", "error", said),
        (f"{rule} (line 2, column 18)", "failure", "warning", said),
        (
            f"{rule} (line 3, column 1)",
            "skipped",
            None,
            "waived by Ana until 2027-01-31: the award, E-12 (waivers.yaml:3)",
        ),
        (f"{rule} (line 4, column 1)", "skipped", None, "approved evidence E-1 (a b.txt:4)"),
        (f"{rule} (line 5, column 9)", "skipped", None, "baselined"),
        ("can be checked", "error", "not-checked", "there is no reader for it"),
        ("waivers.yaml:7", "failure", "warning", "the waiver has expired"),
    ]


def test_a_failure_holds_the_sentence_and_the_advice(book: Rulebook) -> None:
    report = report_on(book, "There is usually no downtime.")
    (failure,) = _parsed(report).iter("failure")
    assert failure.text == (
        "a.txt, line 1: There is usually no downtime.\n"
        "why: Skin heals in days.\n"
        "write: Say what to expect.\n"
        "cue: hedged by “usually”, lowered\n"
        f"fingerprint: {report.findings[0].fingerprint}"
    )


def test_an_article_with_nothing_open_passes(book: Rulebook) -> None:
    (suite,) = _parsed(report_on(book, "Good."))
    assert [(case.get("name"), len(case)) for case in suite] == [("nothing open", 0)]


@given(st.text(max_size=20))
@example("\x00\x0b\ufffe\udc80")
@example("]]><x a='\"'>&amp;\n\r\t")
def test_any_text_comes_back_but_for_what_xml_cannot_hold(book: Rulebook, text: str) -> None:
    report = replace(report_on(book, "Good."), failures=(Failure(path="b", reason=text),))
    (error,) = _parsed(report).iter("error")
    held = "".join(
        sign
        if sign in "\t\n\r"
        or (sign >= " " and sign not in "\ufffe\uffff" and not "\ud800" <= sign <= "\udfff")
        else "\ufffd"
        for sign in text
    )
    assert error.get("message") == held
