"""The review report: a reader finds what the article says, and no mark-up of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import REPORTED, SMALL, full_report, load_pack, report_on, with_findings
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
        "\n"
        "## Accepted\n"
        "\n"
        "Nothing was accepted.\n"
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


@pytest.mark.parametrize("look", [Look(), Look(shows_accepted=True)])
def test_what_was_accepted_is_always_listed_with_notices_and_failures(
    book: Rulebook, look: Look
) -> None:
    text = render(full_report(book), look)
    assert text.split("## Accepted\n", 1)[1] == (
        "\n"
        "3 accepted (1 waived, 1 approved, 1 baselined).\n"
        "\n"
        "- **waived: overclaim/no-downtime/stated** in a b.txt, line 3: "
        "**Zero downtime** here.\n"
        "  - accepted by Ana until 2027-01-31: the award, E-12 (waivers.yaml:3)\n"
        "- **approved: overclaim/no-downtime/stated** in a b.txt, line 4: "
        "**No downtime** there.\n"
        "  - accepted evidence E-1 (a b.txt:4)\n"
        "- **baselined: overclaim/no-downtime/stated** in a b.txt, line 5: "
        "We mean **no downtime**.\n"
        "\n"
        "## Notices\n"
        "\n"
        "- **warning:** waivers.yaml:7: the waiver has expired\n"
        "\n"
        "## Not checked\n"
        "\n"
        "- b.docx: there is no reader for it\n"
    )


def test_what_was_accepted_is_not_counted_and_no_finding_of_its_article(book: Rulebook) -> None:
    text = render(full_report(book), Look())
    assert "| overclaim/no-downtime | 1 | 1 |  |\n| **all** | **1** | **1** | **0** |\n" in text
    headings = [line for line in text.split("\n") if line.startswith("### ")]
    assert headings == [
        "### 1. error: overclaim/no-downtime (line 1)",
        "### 2. warning: overclaim/no-downtime (line 2)",
    ]


def test_an_article_of_which_all_was_accepted_has_nothing_open(book: Rulebook) -> None:
    report = full_report(book)
    text = render(with_findings(report, *report.findings[2:]), Look())
    assert "\nNothing open, see what was accepted.\n" in text


def test_a_clause_is_named_with_how_it_is_known(book: Rulebook) -> None:
    text = render(full_report(book), Look())
    assert [line for line in text.split("\n") if line.startswith("- **Clause:**")] == [
        "- **Clause:** none asked for (no jurisdiction was chosen)",
        "- **Clause:** uk: CAP Code 12.9 (secondary, as of 2026-01-01) https://example.org/12",
    ]


def test_a_reason_cannot_become_mark_up(book: Rulebook) -> None:
    report = full_report(book)
    waived = report.findings[2]
    assert waived.acceptance is not None
    told = waived.acceptance._replace(reason="<b>*bold*</b>\n\n# Title", by="[x](y)")
    text = render(with_findings(report, waived._replace(acceptance=told)), Look())
    assert (
        "  - accepted by \\[x\\](y) until 2027-01-31: "
        "\\<b\\>\\*bold\\*\\</b\\> \\# Title (waivers.yaml:3)\n"
    ) in text


def test_the_second_of_two_equal_phrases_is_the_one_in_bold(book: Rulebook) -> None:
    text = render(
        report_on(book, "We never promise no downtime, but there is no downtime."), Look()
    )
    quotes = [line for line in text.split("\n") if line.startswith("> ")]
    assert quotes == ["> We never promise no downtime, but there is **no downtime**."]


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


def test_the_frame_can_be_chinese(tmp_path: Path) -> None:
    book = load_pack(tmp_path, REPORTED)
    report = report_on(book, "Pico has no downtime. Pico: redness for 3 days, no lips swollen.")
    text = render(report, Look(chinese=True))
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings[0] == "# 審閱報告"
    assert {"### 前後矛盾", "### 缺少的揭露", "## 已接受"} <= set(headings)
    assert "| 類別 | 錯誤 | 警告 | 提示 |\n" in text
    assert "- **改寫:** Say what to expect.\n" in text
