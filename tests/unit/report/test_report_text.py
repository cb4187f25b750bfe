"""The report for a terminal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

import pytest
from building import (
    CUES,
    DOWNTIME,
    REPORTED,
    SMALL,
    full_report,
    load_pack,
    report_on,
    with_findings,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.model.report import Failure, Report
from claimcheck.report.look import Look
from claimcheck.report.text import render

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), SMALL)


@pytest.fixture
def full(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path, REPORTED)


def _columns(line: str) -> int:
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in line)


def test_a_finding_shows_its_line_reason_and_advice(book: Rulebook) -> None:
    report = report_on(book, "Good news.", "There is usually no downtime after it.")
    assert render(report, Look(width=60)) == (
        "a.txt\n"
        "\n"
        "  2:18     warning overclaim/no-downtime/stated\n"
        "           “no downtime” promises recovery without any\n"
        "           downtime.\n"
        "        2 │ There is usually no downtime after it.\n"
        "          │                  ^^^^^^^^^^^\n"
        "      why  Skin heals in days.\n"
        "      cue  hedged by “usually”, lowered\n"
        "    write  Say what to expect.\n"
        "\n"
        "1 article checked: 0 errors, 1 warning, 0 info\n"
    )


def test_a_quiet_report_leaves_out_the_reasons(book: Rulebook) -> None:
    report = report_on(book, "There is no downtime.")
    assert "why" in render(report, Look())
    assert "why" not in render(report, Look(detail=False))


def test_a_missing_disclosure_and_a_conflict_name_both_places(full: Rulebook) -> None:
    report = report_on(full, "Pico has no downtime. Pico: redness for 3 days, no lips swollen.")
    text = render(report, Look())
    assert "  owed by  “Pico has no downtime.”\n" in text
    assert "      see  a.txt:1:29 says “redness for 3 days”\n" in text
    assert "     e.g.  “Swelling may follow.”\n" in text
    assert "    about  pico laser\n" in text


def test_a_clean_article_is_one_line(book: Rulebook) -> None:
    text = render(report_on(book, "Good news."), Look())
    assert text == "1 article checked: 0 errors, 0 warnings, 0 info\n"


def test_a_failure_says_why(book: Rulebook) -> None:
    report = report_on(book, "Good.", failures=(Failure(path="b.txt", reason="it is binary"),))
    assert render(report, Look()) == (
        "b.txt\n   failed  it is binary\n\n"
        "1 article checked: 0 errors, 0 warnings, 0 info; 1 file could not be checked\n"
    )


def test_what_was_accepted_is_counted_but_not_shown(book: Rulebook) -> None:
    lines = render(full_report(book), Look(width=60)).split("\n")
    assert [line for line in lines if "overclaim/no-downtime/stated" in line] == [
        "  1:10     error   overclaim/no-downtime/stated",
        "  2:18     warning overclaim/no-downtime/stated",
    ]
    assert lines[-9:] == [
        "b.docx",
        "   failed  there is no reader for it",
        "",
        "waivers.yaml:7",
        "  warning  the waiver has expired",
        "",
        "1 article checked: 1 error, 1 warning, 0 info; 1 file could not be checked",
        "3 accepted (1 waived, 1 approved, 1 baselined); --show-waived lists them",
        "",
    ]


def test_what_was_accepted_is_shown_when_asked_for_with_who_and_why(book: Rulebook) -> None:
    text = render(full_report(book), Look(width=80, shows_accepted=True))
    assert (
        "  3:1      error   overclaim/no-downtime/stated\n"
        "   waived  by Ana until 2027-01-31: the award, E-12 (waivers.yaml:3)\n"
        "           “Zero downtime” promises recovery without any downtime.\n"
    ) in text
    assert " approved  evidence E-1 (a b.txt:4)\n" in text
    assert "\nbaselined\n" in text
    assert text.endswith("\n3 accepted (1 waived, 1 approved, 1 baselined)\n")


def test_an_article_of_which_all_was_accepted_is_not_shown(book: Rulebook) -> None:
    report = full_report(book)
    report = replace(with_findings(report, report.findings[4]), failures=(), notices=())
    assert render(report, Look()) == (
        "1 article checked: 0 errors, 0 warnings, 0 info\n"
        "1 accepted (1 baselined); --show-waived lists them\n"
    )


@pytest.fixture(scope="module")
def of_no_language(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    """Return a pack whose rules judge Chinese sentences too."""
    files = {"overclaim/no-downtime.yaml": DOWNTIME, **CUES}
    return load_pack(tmp_path_factory.mktemp("pack"), files)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(
    "text",
    [
        "There is no downtime after it.",
        "無痛" * 60 + " no downtime " + "美白" * 60,
        "word " * 60 + "no downtime " + "word " * 60,
        "no downtime " + "美白" * 60,
        "無痛" * 60 + " no downtime",
        "e\u0301" * 100 + " no downtime " + "e\u0301" * 100,
    ],
)
def test_every_line_fits_the_terminal_and_the_carets_stand_under_the_phrase(
    of_no_language: Rulebook, text: str, width: int
) -> None:
    lines = render(report_on(of_no_language, text), Look(width=width)).split("\n")
    assert [line for line in lines[:-2] if _columns(line) > width] == []
    (at,) = [n for n, line in enumerate(lines) if "^" in line]
    before = lines[at].index("^")
    assert lines[at].count("^") == len("no downtime")
    shown = lines[at - 1]
    assert _columns(shown[: shown.index("no downtime")]) == before


def test_wide_characters_in_a_message_are_wrapped_by_columns(tmp_path: Path) -> None:
    from building import phrase_file  # noqa: PLC0415

    wide = phrase_file("無痛").replace("is flagged.", "美白療程" * 20)
    report = report_on(load_pack(tmp_path, {"en/a.yaml": wide}), "全程無痛療程。")
    lines = render(report, Look(width=60)).split("\n")
    assert [line for line in lines[:-2] if _columns(line) > 60] == []


def test_a_phrase_that_runs_over_the_end_of_a_line_is_underlined_to_the_end(
    book: Rulebook,
) -> None:
    report = report_on(book, "There is no downtime.")
    article = report.articles[0]
    (finding,) = article.findings
    wrapped = finding._replace(end=finding.end._replace(number=2, column=9))
    source = "There is no\ndowntime."
    report = replace(report, articles=(replace(article, source=source, findings=(wrapped,)),))
    text = render(report, Look())
    assert "        1 │ There is no\n          │          ^^\n" in text


_HOSTILE = "\x1b[31m\x1b]0;title\x07\x9b2J\u202e\u200b\r\x08"


def _escaped(report: Report) -> str:
    return render(report, Look(colour=False))


def test_nothing_in_an_article_can_reach_the_terminal(book: Rulebook) -> None:
    text = _escaped(report_on(book, f"{_HOSTILE} no downtime {_HOSTILE}", path=f"a{_HOSTILE}.txt"))
    assert [sign for sign in text if not sign.isprintable() and sign != "\n"] == []


def test_nothing_in_a_failure_can_reach_the_terminal(book: Rulebook) -> None:
    failure = Failure(path=f"b{_HOSTILE}.txt", reason=f"bad {_HOSTILE}")
    text = _escaped(report_on(book, "Good.", failures=(failure,)))
    assert [sign for sign in text if not sign.isprintable() and sign != "\n"] == []


def test_nothing_that_was_accepted_can_reach_the_terminal(book: Rulebook) -> None:
    report = full_report(book)
    waived = report.findings[2]
    assert waived.acceptance is not None
    told = waived.acceptance._replace(reason=_HOSTILE, by=_HOSTILE)
    notice = report.notices[0]
    report = replace(
        with_findings(report, waived._replace(acceptance=told)),
        notices=(replace(notice, message=_HOSTILE, path=f"w{_HOSTILE}"),),
    )
    text = render(report, Look(shows_accepted=True))
    assert [sign for sign in text if not sign.isprintable() and sign != "\n"] == []


@settings(max_examples=60)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_article_is_rendered_printable(book: Rulebook, before: str, after: str) -> None:
    report = report_on(book, f"{before} no downtime {after}".replace("\n", " "))
    text = _escaped(report)
    assert [sign for sign in text if not sign.isprintable() and sign != "\n"] == []


def test_colours_are_only_there_when_they_are_wanted(book: Rulebook) -> None:
    report = report_on(book, "There is no downtime.")
    assert "\x1b[1;31merror  \x1b[0m" in render(report, Look(colour=True))
    assert "\x1b" not in render(report, Look(colour=False))


def test_the_frame_can_be_chinese(book: Rulebook) -> None:
    report = report_on(book, "There is usually no downtime after it.")
    text = render(report, Look(width=60, chinese=True))
    assert "  1:18     警告    overclaim/no-downtime/stated\n" in text
    assert "     原因  Skin heals in days.\n" in text
    assert "     語境  「usually」：保留，因而降級\n" in text
    assert text.endswith("\n檢查了 1 篇：0 個錯誤、1 個警告、0 個提示\n")
