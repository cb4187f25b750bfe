"""Findings about wording: one for each place and category."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import CUES, DOWNTIME, TAXONOMY, load_pack, phrase_file, reconciled

from claimcheck.model.finding import Suggestion
from claimcheck.model.text import Place, Span
from claimcheck.pipeline import examine
from claimcheck.read import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding


def _findings(book: Rulebook, *texts: str) -> list[Finding]:
    return list(reconciled(book, *texts)[0])


def _said(book: Rulebook, *texts: str) -> list[tuple[str, str]]:
    return [(finding.rule.rpartition("/")[2], finding.quote) for finding in _findings(book, *texts)]


def test_a_finding_is_complete(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {**CUES, "en/a.yaml": DOWNTIME})
    (finding,) = _findings(book, "Good news.", "It’s true. There is usually NO down-time.")
    assert finding.message == "“NO down-time” promises recovery without any downtime."
    assert (finding.severity, finding.confidence, finding.status) == ("warning", "high", "open")
    assert (finding.quote, finding.sentence) == ("NO down-time", "There is usually NO down-time.")
    assert finding.span == Span(39, 51)
    assert finding.start == Place(39, 2, 29)
    assert finding.end == Place(51, 2, 41)
    assert [(cue.text, cue.effect) for cue in finding.cues] == [("usually", "lowered")]
    assert (finding.why, finding.advice) == ("Skin heals in days.", "Say what to expect.")


def test_the_gravest_of_overlapping_findings_of_a_category_stays(tmp_path: Path) -> None:
    files = {
        "en/a.yaml": phrase_file("pain at all times", slug="long", more="severity: info"),
        "en/b.yaml": phrase_file("no pain", slug="grave", more="severity: error"),
    }
    found = _said(load_pack(tmp_path, files), "There is no pain at all times.")
    assert found == [("grave", "no pain")]


def test_what_says_more_stays_before_what_lies_in_it(tmp_path: Path) -> None:
    files = {
        "en/a.yaml": phrase_file("hardly any pain", slug="soft", more="severity: info"),
        "en/b.yaml": phrase_file("any pain", slug="grave", more="severity: error"),
    }
    found = _said(load_pack(tmp_path, files), "There is hardly any pain.")
    assert found == [("soft", "hardly any pain")]


def test_what_can_be_accepted_never_stands_in_for_what_cannot(tmp_path: Path) -> None:
    files = {
        "en/a.yaml": phrase_file("no pain at all", slug="ours", more="severity: error"),
        "en/b.yaml": phrase_file("no pain", slug="never", more="waivable: no"),
    }
    found = _said(load_pack(tmp_path, files), "There is no pain at all.")
    assert found == [("never", "no pain"), ("ours", "no pain at all")]


def test_the_longest_of_equally_grave_ones_stays(tmp_path: Path) -> None:
    files = {
        "en/a.yaml": phrase_file("no pain", slug="short"),
        "en/b.yaml": phrase_file("no pain at all", slug="long"),
    }
    assert _said(load_pack(tmp_path, files), "There is no pain at all.") == [
        ("long", "no pain at all")
    ]


def test_a_lowered_finding_yields_to_a_graver_one(tmp_path: Path) -> None:
    files = {
        **CUES,
        "en/a.yaml": phrase_file("pain ever after", slug="hedging", more="lower: [hedged]"),
        "en/b.yaml": phrase_file("no pain", slug="plain"),
    }
    found = _said(load_pack(tmp_path, files), "There is usually no pain ever after.")
    assert found == [("plain", "no pain")]


def test_findings_of_two_categories_stand_side_by_side(tmp_path: Path) -> None:
    files = {
        "en/a.yaml": phrase_file("no pain", category="overclaim/painless"),
        "en/b.yaml": phrase_file("no pain ... down-time", category="overclaim/no-downtime"),
    }
    assert _said(load_pack(tmp_path, files), "There is no pain or downtime.") == [
        ("stated", "no pain"),
        ("stated", "no pain or downtime"),
    ]


def test_dropped_verdicts_are_no_findings(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {**CUES, "en/a.yaml": DOWNTIME})
    assert _said(book, "Is there no downtime?") == []


def test_findings_are_ordered_by_place_whatever_the_order_of_the_rules(tmp_path: Path) -> None:
    files = {
        "en/a.yaml": phrase_file("zebra", slug="z"),
        "en/b.yaml": phrase_file("ant", category="overclaim/painless", slug="a"),
    }
    assert _said(load_pack(tmp_path, files), "ant zebra", "ant", "zebra") == [
        ("a", "ant"),
        ("z", "zebra"),
        ("a", "ant"),
        ("z", "zebra"),
    ]


def test_what_a_sentence_claims_in_several_words_is_one_finding(tmp_path: Path) -> None:
    files = {
        "en/a.yaml": phrase_file("zebra", slug="z"),
        "en/b.yaml": phrase_file("ant", slug="a", more="severity: info"),
        "en/c.yaml": phrase_file("bee", slug="b", more="confidence: low"),
    }
    book = load_pack(tmp_path, files)
    assert _said(book, "An ant, a zebra, an ant, and a bee.") == [("z", "ant, a zebra, an ant")]
    assert _said(book, "An ant. A zebra.") == [("a", "ant"), ("z", "zebra")]
    assert _said(book, "A bee here, a bee there.") == [("b", "bee here, a bee")]


def test_each_word_of_a_claim_is_replaced_or_none(tmp_path: Path) -> None:
    files = {
        "en/a.yaml": phrase_file("zebra", slug="z", more='replace: ["horse", "mule"]'),
        "en/b.yaml": phrase_file("ant", slug="a", more='replace: ["bee"]'),
        "en/c.yaml": phrase_file("cat", slug="c"),
    }
    book = load_pack(tmp_path, files)
    (both,) = _findings(book, "An ant and a zebra.")
    assert both.suggestions == (Suggestion(text="bee and a horse"),)
    (some,) = _findings(book, "An ant and a cat.")
    assert some.suggestions == ()


def test_a_rule_suggests_its_wordings(tmp_path: Path) -> None:
    more = 'replace: ["little downtime", "a rest"]'
    book = load_pack(tmp_path, {"en/a.yaml": phrase_file("no down-time", more=more)})
    (finding,) = _findings(book, "There is no downtime.")
    assert finding.suggestions == (Suggestion(text="little downtime"), Suggestion(text="a rest"))


def _prints(book: Rulebook, *texts: str) -> list[str]:
    return [finding.fingerprint for finding in _findings(book, *texts)]


def test_a_fingerprint_stays_when_the_finding_moves_or_is_reset(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/a.yaml": phrase_file("no down-time")})
    text = "After the peel there is {} for you or for anybody else{}"
    one = _prints(book, text.format("no downtime", "."))
    assert one == _prints(book, "New.", text.format("no downtime", "!"), "And more.")
    assert one == _prints(book, text.format("No Downtime", "."))


def test_the_same_sentence_twice_has_two_fingerprints(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/a.yaml": phrase_file("no down-time")})
    once = _prints(book, "There is no downtime.")
    twice = _prints(book, "There is no downtime.", "Come in.", "There is no downtime.")
    assert twice[:1] == once
    assert twice[1] != twice[0]


def test_a_fingerprint_tells_uses_with_other_neighbours_apart(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/a.yaml": phrase_file("no down-time")})
    first, second = _prints(
        book, "The peel has no downtime today.", "The laser has no downtime now."
    )
    assert first != second


@pytest.mark.parametrize(
    ("severity", "text", "said"),
    [
        ("warning", "The best, no pain ever.", [("crown", "The best"), ("none", "no pain ever")]),
        ("warning", "It has the least pain ever.", [("none", "least pain ever")]),
        (
            "error",
            "It has the least pain ever.",
            [("crown", "the least"), ("none", "least pain ever")],
        ),
    ],
)
def test_a_category_yields_to_one_that_says_more_and_is_as_grave(
    tmp_path: Path, severity: str, text: str, said: list[tuple[str, str]]
) -> None:
    yields = "superlative: {yields: [overclaim/painless], severity: info,"
    files = {
        "taxonomy.yaml": TAXONOMY.replace("superlative: {severity: info,", yields),
        "en/a.yaml": phrase_file(
            "the (best | least)",
            category="overclaim/superlative",
            slug="crown",
            more=f"severity: {severity}",
        ),
        "en/b.yaml": phrase_file(
            "(no | least) pain ever",
            category="overclaim/painless",
            slug="none",
            more="severity: warning",
        ),
    }
    assert _said(load_pack(tmp_path, files), text) == said


@pytest.mark.parametrize(
    ("confidence", "text", "said"),
    [
        ("low", "It wipes lines away with no pain.", [("none", "no pain")]),
        ("low", "It wipes lines away. No pain.", [("wiped", "wipes lines"), ("none", "No pain")]),
        (
            "medium",
            "It wipes lines away with no pain.",
            [("wiped", "wipes lines"), ("none", "no pain")],
        ),
    ],
)
def test_a_rule_of_low_confidence_is_silent_beside_another_claim(
    tmp_path: Path, confidence: str, text: str, said: list[tuple[str, str]]
) -> None:
    files = {
        "en/a.yaml": phrase_file(
            "wipes lines",
            category="overclaim/superlative",
            slug="wiped",
            more=f"severity: warning\nconfidence: {confidence}",
        ),
        "en/b.yaml": phrase_file("no pain", category="overclaim/painless", slug="none"),
    }
    assert _said(load_pack(tmp_path, files), text) == said


def test_a_category_does_not_yield_to_what_is_too_faint_to_be_told(tmp_path: Path) -> None:
    yields = "superlative: {yields: [overclaim/painless], severity: info,"
    files = {
        "taxonomy.yaml": TAXONOMY.replace("superlative: {severity: info,", yields),
        "en/a.yaml": phrase_file(
            "least pain", category="overclaim/superlative", slug="crown", more="severity: warning"
        ),
        "en/b.yaml": phrase_file(
            "pain ever",
            category="overclaim/painless",
            slug="none",
            more="severity: warning\nconfidence: low",
        ),
    }
    assert _said(load_pack(tmp_path, files), "The least pain ever.") == [("crown", "least pain")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# The best\n\nIt is the best.", ["the best"]),
        ("The best.\n\nIt is the best.", ["The best", "the best"]),
        ("# The best\n\nHere it is.\n\nIt is the best.", ["The best", "the best"]),
    ],
)
def test_a_heading_yields_to_what_it_announces(tmp_path: Path, text: str, said: list[str]) -> None:
    yields = "superlative: {yields: [overclaim/superlative], severity: info,"
    files = {
        "taxonomy.yaml": TAXONOMY.replace("superlative: {severity: info,", yields),
        "en/a.yaml": phrase_file("the best", category="overclaim/superlative", slug="crown"),
    }
    article = read_text(text, format="markdown")
    findings = examine(article, load_pack(tmp_path, files)).findings
    assert [finding.quote for finding in findings] == said


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("Balm first.", "Then balm.", "And balm."), {"Balm": ["balm", "balm"]}),
        (("Balm first.", "Now balm with no pain."), {"balm": ["Balm"]}),
        (
            ("Balm first.", "Now balm, no pain.", "No pain, that balm."),
            {"balm": ["Balm"], "that balm": []},
        ),
        (("Balm first.", "The very strong balm.", "Balm."), {"strong balm": ["Balm", "Balm"]}),
        (("Balm and a fixed balm.", "No pain."), {"Balm and a fixed balm": []}),
    ],
)
def test_a_category_that_gathers_is_told_where_it_is_sold_with_every_other_place(
    tmp_path: Path, texts: tuple[str, ...], said: dict[str, list[str]]
) -> None:
    gathers = "superlative: {gathers: [overclaim/painless], severity: info,"
    named = {"category": "overclaim/superlative"}
    files = {
        "taxonomy.yaml": TAXONOMY.replace("superlative: {severity: info,", gathers),
        "en/a.yaml": phrase_file("[that] balm", slug="named", more="severity: info", **named),
        "en/b.yaml": phrase_file("strong balm", slug="grave", more="severity: error", **named),
        "en/c.yaml": phrase_file("no pain", category="overclaim/painless", slug="none"),
    }
    found = _findings(load_pack(tmp_path, files), *texts)
    balms = [finding for finding in found if finding.category == "overclaim/superlative"]
    assert {f.quote: [place.quote for place in f.related] for f in balms} == said


def test_what_cannot_be_accepted_is_not_gathered_with_what_can(tmp_path: Path) -> None:
    gathers = "superlative: {gathers: [overclaim/painless], severity: info,"
    named = {"category": "overclaim/superlative"}
    files = {
        "taxonomy.yaml": TAXONOMY.replace("superlative: {severity: info,", gathers),
        "en/a.yaml": phrase_file("balm", slug="named", more="severity: info", **named),
        "en/b.yaml": phrase_file("salve", slug="law", more="waivable: no", **named),
    }
    found = _said(load_pack(tmp_path, files), "A balm.", "A salve.", "Balm and salve.")
    assert found == [("named", "balm"), ("law", "salve")]
