"""The reviewer's desk: one page that is whole, that says all, and in which nothing hostile runs."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reviewing import (
    FIRST,
    HOSTILE,
    article_of,
    finding_in,
    hostile_report,
    large_report,
    report_of_articles,
    site_report,
)

from claimcheck.model.finding import Suggestion
from claimcheck.model.report import Report
from claimcheck.report import render as render_any
from claimcheck.report.html import MOST_IN_FULL, render
from claimcheck.report.html.shown import shown
from claimcheck.report.look import NOT_LEGAL_ADVICE, Look

_VOID = {"meta", "input"}
_BLOCKS = {"p", "li", "dt", "dd", "div", "blockquote", "td", "th", "h2", "h3", "h4", "section"}


class _Page(HTMLParser):
    """What a browser makes of a page: elements, their attributes, their text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.raw: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag in {"script", "style"}:
            self.raw.append("")
        if tag not in _VOID:
            self.open.append(tag)
        if tag in _BLOCKS:
            self.texts.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> ends nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in {"script", "style"}:
            self.raw[-1] += data
        else:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def links(self) -> list[str]:
        return [attributes["href"] for tag, attributes in self.elements if tag == "a"]


def _page(report: Report) -> _Page:
    return _Page(render(report, Look()))


def _data(page: _Page) -> dict[str, object]:
    data: dict[str, object] = json.loads(page.raw[1])
    return data


def test_the_policy_allows_the_page_its_own_script_and_style_and_nothing_else() -> None:
    page = _page(site_report())
    style, _, script = page.raw
    policy = next(a["content"] for tag, a in page.elements if "http-equiv" in a and tag == "meta")

    def hashed(content: str) -> str:
        return b64encode(sha256(content.encode()).digest()).decode()

    assert policy.split("; ") == [
        "default-src 'none'",
        f"script-src 'sha256-{hashed(script)}'",
        f"style-src 'sha256-{hashed(style)}'",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]


def test_the_page_brings_all_it_needs() -> None:
    page = _page(site_report())
    assert {tag for tag, _ in page.elements} & {"link", "img", "iframe", "object", "base"} == set()
    assert [a for tag, a in page.elements if tag in {"script", "style"}] == [
        {},
        {"type": "application/json", "id": "data"},
        {},
    ]
    assert "url(" not in page.raw[0]
    assert "@import" not in page.raw[0]


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_any("html", site_report(), Look()) == render_any("html", site_report(), Look())


def test_the_page_says_what_it_is_made_of_and_that_it_is_no_legal_advice() -> None:
    text = _page(site_report()).text
    assert "2 articles checked: 3 errors, 2 warnings, 1 info" in text
    assert "as of 2026-01-02 · rules en 1 0123456789ab." in text
    assert NOT_LEGAL_ADVICE in text


def test_failures_and_notices_stand_above_the_articles() -> None:
    text = _page(site_report()).text
    assert (
        "To be seen to Not checked: site/c.docx: it is <b>encrypted</b> "
        "Warning: waivers.yaml, line 9: It expired."
    ) in text


def test_a_finding_is_whole_without_a_script() -> None:
    text = _page(site_report()).text
    start = text.index("2. No downtime")
    assert text[start : text.index("3. Perfection")] == (
        "2. No downtime ✕ error line 2, column 14 · overclaim "
        "“no downtime at all” promises too much. It says "
        "There may be no downtime at all after it. Why Skin heals in days. "
        "Cue hedged by “may”, lowered "
        "Clause CAP Code 12.1 (uk; the regulator's own advice, as of 2026-01-01) "
        "Clause Guideline 4 (au; from a secondary source) "
        "Write Say what to expect. "
        "Wording “Most people need a few days.” in place of the marked words "
        "Wording Leave the marked words out. "
        "Rule overclaim/no-downtime/stated, confidence high Decision "
    )


def test_both_sides_of_a_contradiction_are_quoted_with_their_places() -> None:
    text = _page(site_report()).text
    assert (
        "It says here · line 3, column 1 Redness lasts three days. "
        "and there · site/b.txt, line 2, column 8 Expect redness for a week."
    ) in text


def test_what_is_missing_comes_with_a_text_to_insert() -> None:
    text = _page(site_report()).text
    assert "Owed by Pico laser Why" in text
    assert "Text to insert “Swelling may follow.”" in text


def test_what_was_accepted_says_by_whom_why_and_until_when() -> None:
    text = _page(site_report()).text
    assert "waived by Dr Wu until 2027-01-01: numbing cream (waivers.yaml:3)" in text


def test_every_link_inside_the_page_leads_to_one_place() -> None:
    page = _page(site_report())
    ids = page.ids()
    assert sorted(ids) == sorted(set(ids))
    inside = [link[1:] for link in page.links() if link.startswith("#")]
    assert [link for link in inside if link not in ids] == []
    assert "s4-1" in inside


def test_only_addresses_of_the_web_become_links() -> None:
    outside = [link for link in _page(site_report()).links() if not link.startswith("#")]
    assert outside == ["https://example.org/12"]


def test_the_headings_skip_no_level() -> None:
    levels = [int(tag[1]) for tag, _ in _page(site_report()).elements if re.match(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_every_control_has_a_label() -> None:
    page = _page(site_report())
    labels = {a["for"] for tag, a in page.elements if tag == "label" and "for" in a}
    controls = [
        a for tag, a in page.elements if tag in {"input", "select"} and a.get("type") != "checkbox"
    ]
    assert [a["id"] for a in controls if a["id"] not in labels] == []


def test_several_articles_begin_with_an_overview_of_each() -> None:
    text = _page(site_report()).text
    assert "2 articles at a glance 3 ✕ errors 2 ! warnings 1 i info 1 ✓ accepted" in text
    assert "Findings by article, all in site/" in text
    row = text[text.index("all in site/") :].partition("By severity")[2]
    assert row.startswith(
        " Open consistency disclaimer overclaim a.txt 3 errors, 1 warning, 1 info, 1 accepted 5 "
        "1 of consistency 1 of disclaimer 3 of overclaim"
    )


def test_the_bars_have_a_text() -> None:
    page = _page(site_report())
    bars = [a["aria-label"] for tag, a in page.elements if tag == "svg"]
    assert bars[:2] == ["3 errors, 1 warning, 1 info, 1 accepted", "1 warning"]


def test_one_article_has_no_overview() -> None:
    page = _page(report_of_articles(article_of("Good.")))
    assert "overview" not in page.ids()
    assert "article" not in page.ids()
    assert (
        "a.txt Nothing found · 1 word · text · language en · about picosecond laser treatment Good."
        in page.text
    )


def test_a_report_of_nothing_says_so() -> None:
    text = _page(Report(articles=(), failures=(), packs=(), as_of="2026-01-02")).text
    assert "Nothing was checked There is no article in this report." in text


def test_an_article_without_text_says_so() -> None:
    empty = article_of("")
    report = report_of_articles(
        type(empty)(**{name: getattr(empty, name) for name in empty.__slots__} | {"blocks": ()})
    )
    assert "There is nothing to read in this article." in _page(report).text


def test_the_script_knows_each_finding_as_it_is() -> None:
    data = _data(_page(site_report()))
    texts = data["texts"]
    found = data["findings"]
    assert isinstance(texts, list)
    assert isinstance(found, list)
    assert data["articles"] == ["site/a.txt", "site/b.txt"]
    assert [texts[one["quote"]] for one in found] == [
        "",
        "no downtime at all",
        "at all",
        "Redness lasts three days",
        "The best",
        "painless",
        "painless",
    ]
    assert found[1]["excerpt"] == ["There may be ", "no downtime at all", " after it."]
    assert texts[found[1]["sentence"]] == "There may be no downtime at all after it."
    assert [texts[one] for one in found[1]["clauses"][1]][2] == ""
    assert [found[3]["related"][0][name] for name in ("article", "anchor")] == [2, "s4-1"]


def test_what_has_many_findings_writes_the_first_out_and_has_a_line_for_the_others() -> None:
    page = _page(large_report(MOST_IN_FULL + 2, 4))
    cards = [a["class"] for tag, a in page.elements if a.get("class", "").startswith("card ")]
    assert len([name for name in cards if "brief" not in name]) == MOST_IN_FULL
    assert [name for name in cards if "brief" in name] == ["card brief info", "card brief error"]
    assert f"Findings after number {MOST_IN_FULL} have a line each" in page.text


def test_ten_thousand_findings_in_one_sentence_make_no_page_of_a_gigabyte() -> None:
    assert len(render(large_report(2000, 2000), Look())) < 6_000_000


@pytest.fixture(scope="module")
def hostile() -> _Page:
    return _page(hostile_report())


def test_hostile_text_makes_no_element_that_is_not_the_page_s_own(hostile: _Page) -> None:
    own = {tag for tag, _ in _page(site_report()).elements}
    assert {tag for tag, _ in hostile.elements} - own == set()
    assert [tag for tag, _ in hostile.elements].count("script") == len(("data", "script"))


def test_hostile_text_makes_no_attribute_that_runs(hostile: _Page) -> None:
    names = {name for _, attributes in hostile.elements for name in attributes}
    assert {name for name in names if name.startswith("on") or name == "style"} == set()


def test_hostile_text_makes_no_link_out_of_the_page(hostile: _Page) -> None:
    assert [link for link in hostile.links() if not link.startswith("#")] == []


def test_hostile_text_cannot_end_the_data_of_the_script(hostile: _Page) -> None:
    assert re.findall(r"[<>&]", hostile.raw[1]) == []
    assert hostile.raw[1].isascii()


def test_the_script_is_the_same_as_for_any_report(hostile: _Page) -> None:
    assert hostile.raw[2] == _page(site_report()).raw[2]


def test_hostile_text_can_be_read_as_it_is(hostile: _Page) -> None:
    for text in HOSTILE:
        assert " ".join(shown(text).split()) in hostile.text


def test_no_unseen_character_comes_through() -> None:
    page = render(hostile_report(), Look())
    # The page itself glues the number of a finding to its words.
    unseen = re.sub(r'(id="m\d+">)\u2060', r"\1", page)
    assert (
        sorted(set(re.findall(r"[^\n -~\xa0-\uffff]|[\u200b-\u200f\u2028-\u202e]", unseen))) == []
    )
    assert re.findall(r"[\u2060-\u206f\ud800-\udfff\ufeff]", unseen) == []


def test_the_name_of_a_hostile_file_comes_through_for_the_export(hostile: _Page) -> None:
    report = hostile_report()
    assert _data(hostile)["articles"] == [one.path for one in report.articles]


def test_no_language_is_claimed_that_is_none(hostile: _Page) -> None:
    assert {a["lang"] for _, a in hostile.elements if "lang" in a} == {"en"}


def test_hostile_text_is_bytes_whatever_it_is() -> None:
    assert render_any("html", hostile_report(), Look()).decode("utf-8").startswith("<!DOCTYPE")


@settings(max_examples=40)
@given(
    st.text(max_size=30), st.text(alphabet="<>&\"'/!-=a \u202e\ud800{}%#", min_size=1, max_size=20)
)
def test_whatever_is_written_stays_text(around: str, quote: str) -> None:
    line = f"{around} {quote} {around}".replace("\n", " ")
    found = finding_in(line, quote.replace("\n", " "))
    found = found._replace(message=quote, suggestions=(Suggestion(quote),))
    page = _page(report_of_articles(article_of(line, found)))
    assert [tag for tag, _ in page.elements if tag in {"script", "img", "svg", "iframe"}] == [
        "script",
        "script",
    ]
    assert page.open == []
    assert _data(page)["findings"] != []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plain", "plain"),
        ("two\nlines\u2028and\tmore", "two lines and more"),
        ("\u202etxt.exe", "[U+202E]txt.exe"),
        ("no\u200bdown\u00adtime", "no[U+200B]down[U+00AD]time"),
        ("nul\x00", "nul[U+0000]"),
        ("half \udce9", "half [U+DCE9]"),
        ("10\u00a0£ 点", "10\u00a0£ 点"),
    ],
)
def test_unseen_characters_are_named(text: str, words: str) -> None:
    assert shown(text) == words


def test_the_first_article_of_the_site_reads_as_it_was_written() -> None:
    page = render(site_report(), Look())
    sheet = page[page.index('<div class="sheet"') : page.index('<section class="listing"')]
    words = re.sub(r"<sup.*?</sup>|<a class=\"owed.*?</a>", "", sheet)
    assert " ".join(re.sub(r"<[^>]+>", " ", words).split()).replace(" .", ".") == " ".join(
        FIRST.split()
    )
