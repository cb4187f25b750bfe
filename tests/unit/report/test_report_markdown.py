"""The review report: a reader finds what the article says, and no mark-up of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import REPORTED, SMALL, load_pack, report_on
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimcheck.model.report import Failure
from claimcheck.report.look import Look
from claimcheck.report.markdown import render

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), SMALL)


def test_a_wording_stands_in_its_sentence_with_all_that_is_said_of_it(book: Rulebook) -> None:
    report = report_on(book, "There is usually no downtime after it.")
    assert render(report, Look()).split("## a.txt\n", 1)[1] == (
        "\n"
        "About: no treatment that claimcheck knows. 7 words, language en.\n"
        "\n"
        "### 1. warning: overclaim/no-downtime (line 1)\n"
        "\n"
        "> There is usually **no downtime** after it.\n"
        "\n"
        "- **What:** “no downtime” promises recovery without any downtime.\n"
        "- **Why:** Skin heals in days.\n"
        "- **Cue:** hedged by “usually”, lowered\n"
        "- **Clause:** none asked for (no jurisdiction was chosen)\n"
        "- **Write:** Say what to expect.\n"
        "- **Rule:** overclaim/no-downtime/stated, confidence high\n"
    )


def test_the_report_begins_with_its_date_and_what_it_is_not(book: Rulebook) -> None:
    lines = render(report_on(book, "Good."), Look()).split("\n")
    assert lines[0] == "# Review report"
    assert lines[2].endswith("as of 2026-01-02.")
    assert lines[4] == (
        "claimcheck flags wording for a person to judge. "
        "It is no legal advice and never says what is lawful."
    )
    assert "Nothing found." in lines


def test_contradictions_and_missing_disclosures_have_their_own_parts(tmp_path: Path) -> None:
    book = load_pack(tmp_path, REPORTED)
    report = report_on(book, "Pico has no downtime. Pico: redness for 3 days, no lips swollen.")
    text = render(report, Look())
    assert (
        "| error | “no downtime” (line 1) | “redness for 3 days” (line 1) "
        "| consistency/recovery-time/differ |\n"
    ) in text
    assert (
        "- **info: disclaimer/side-effects**: Nothing names a risk of pico laser.\n"
        "  - owed by: “Pico has no downtime.” (line 1)\n"
        "  - nearest: “no lips swollen” (line 1) does not count: it only looks like one\n"
        "  - why: Readers need them.\n"
        "  - text to insert: “Swelling may follow.”\n"
    ) in text


def test_the_table_counts_by_category_and_severity(tmp_path: Path) -> None:
    report = report_on(
        load_pack(tmp_path, REPORTED), "No downtime. Usually no downtime. Zero downtime."
    )
    text = render(report, Look())
    assert "| overclaim/no-downtime | 2 | 1 |  |\n| **all** | **2** | **1** | **0** |\n" in text


def test_what_was_not_checked_is_listed(book: Rulebook) -> None:
    report = report_on(book, "Good.", failures=(Failure(path="b_*.txt", reason="it is <b>"),))
    assert render(report, Look()).endswith("## Not checked\n\n- b\\_\\*.txt: it is \\<b\\>\n")


def test_the_second_of_two_equal_phrases_is_the_one_in_bold(book: Rulebook) -> None:
    text = render(report_on(book, "Say no downtime, and no downtime it is."), Look())
    quotes = [line for line in text.split("\n") if line.startswith("> ")]
    assert quotes == [
        "> Say **no downtime**, and no downtime it is.",
        "> Say no downtime, and **no downtime** it is.",
    ]


def _shown(markdown: str) -> list[str]:
    """Return the words of each block quote as a reader of the rendered report sees them."""
    parser = MarkdownIt("commonmark").enable("table")
    shown, inside = [], 0
    for token in parser.parse(markdown):
        inside += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if inside and token.type not in {
            "blockquote_open", "blockquote_close", "paragraph_open", "paragraph_close",
        }:  # fmt: skip
            assert token.type == "inline", f"{token.type} in {markdown}"
            children = token.children or []
            assert {child.type for child in children} <= {
                "text",
                "text_special",
                "strong_open",
                "strong_close",
            }
            shown.append("".join(child.content for child in children))
    return shown


@settings(max_examples=150)
@given(
    st.text(alphabet="ab1 .-+=*_#>|`~[](){}!&;<:\\/\n\t“”", max_size=16),
    st.text(alphabet="a *_`<&[", max_size=10),
)
@example("- ", "")
@example("1. ", "")
@example("+ ", "")
@example("===", "")
@example("&lt;b&gt; &#42; ", "")
@example("<script>", "</script>")
@example("![x](http://example.org) ", "")
@example("http://example.org ", "")
@example("| a |\n|---|\n", "")
def test_what_is_quoted_cannot_become_mark_up(book: Rulebook, before: str, after: str) -> None:
    sentence = (
        f"{before}, no downtime {after}".replace(".", ",").replace("!", "¡").replace("?", ",")
    )
    report = report_on(book, " ".join(sentence.split()))
    findings = [finding for finding in report.findings if finding.quote]
    shown = _shown(render(report, Look()))
    assert shown == [finding.sentence for finding in findings]
