"""Facts of one article that cannot both hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import CUES, DOWNTIME, load_pack, phrase_file, reconciled

from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding

_TERMS = """\
terms:
  - {id: pico, name: pico laser, family: laser, names: [pico]}
  - {id: peel, name: peel, family: peel, names: [peel]}
  - {id: soft, name: soft settings, family: variant, names: [softly]}
  - {id: hard, name: hard settings, family: variant, names: [hard]}
"""


def _quantity(slug: str, fact: str, modality: str, pattern: str, more: str = "") -> str:
    return (
        f"  - {{id: {slug}, kind: quantity, fact: {fact}, modality: {modality}, "
        f'match: ["{pattern}"], drop: [negated, asked]{more}, examples: {{}}}}\n'
    )


def _conflict(slug: str, disagree: str, facts: str, more: str = "") -> str:
    return (
        f"  - {{id: {slug}, kind: conflict, severity: error, "
        f'message: "“{{left}}” against “{{right}}”.", '
        f"advice: Say one., disagree: {disagree}, facts: [{facts}]{more}, examples: {{}}}}\n"
    )


_FILE = (
    "category: consistency/recovery-time\nwhy: One is wrong.\nrules:\n"
    + _quantity("usual", "sessions", "typical", "takes # session~")
    + _quantity("notice", "sessions", "minimum-to-notice", "change after # session~")
    + _quantity("least", "sessions", "minimum", "at least # session~", ", bound: lower")
    + _quantity("most", "sessions", "maximum", "up to # session~", ", bound: upper")
    + _quantity("none", "recovery", "absolute", "no down-time", ', range: "0..0", unit: day')
    + _quantity("little", "recovery", "soft", "minimal down-time", ', range: "0..3", unit: day')
    + _quantity("red", "symptom-duration", "typical", "redness for # (day~ | hour~ | week~)")
    + _conflict("ranges", "ranges", "sessions")
    + _conflict("none-some", "none-and-some", "recovery", ", against: [symptom-duration]")
    + _conflict(
        "little-long", "little-and-long", "recovery", ", against: [symptom-duration], limit: 7"
    )
)


@pytest.fixture
def book(tmp_path: Path) -> Rulebook:
    return load_pack(
        tmp_path, {**CUES, "en/consistency/all.yaml": _FILE, "lexicon/terms.yaml": _TERMS}
    )


def _findings(book: Rulebook, *parts: str | tuple[BlockKind, str]) -> list[Finding]:
    return list(reconciled(book, *parts)[0])


def _pairs(book: Rulebook, *parts: str | tuple[BlockKind, str]) -> list[tuple[str, str]]:
    found = _findings(book, *parts)
    return [(finding.quote, finding.related[0].quote) for finding in found if finding.related]


def test_a_conflict_shows_both_places(book: Rulebook) -> None:
    (finding,) = _findings(book, "It takes 2 sessions.", "It takes 5 to 6 sessions.")
    assert finding.rule == "consistency/recovery-time/ranges"
    assert finding.message == "“takes 2 sessions” against “takes 5 to 6 sessions”."
    assert (finding.quote, finding.start.number) == ("takes 2 sessions", 1)
    (related,) = finding.related
    assert (related.quote, related.start.number) == ("takes 5 to 6 sessions", 2)
    assert related.message == "says “takes 5 to 6 sessions”"


def test_figures_of_neighbouring_sentences_disagree_in_paragraphs_of_their_own(
    book: Rulebook,
) -> None:
    assert _pairs(book, "It takes 9 sessions.", "Up to 4 sessions.") == [
        ("Up to 4 sessions", "takes 9 sessions")
    ]


def test_it_stands_where_more_is_promised_whatever_comes_first(book: Rulebook) -> None:
    assert _pairs(book, "It takes 5 sessions.", "It takes 2 sessions.") == [
        ("takes 2 sessions", "takes 5 sessions")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It takes 3 to 5 sessions. It takes 4 sessions.",
        "It takes 3 to 5 sessions. It takes 5 to 8 sessions.",
        "It takes 3 sessions. It takes 3 sessions.",
        "See a change after 1 session. It takes 5 sessions.",
        "It takes 5 sessions. Plan at least 3 sessions.",
        "It takes 2 sessions. Does it really say it takes 5 sessions?",
        "It takes 2 sessions. We never said it takes 5 sessions.",
        "Pico it takes 2 sessions. A peel it takes 5 sessions.",
        "There is no downtime. Expect redness for 3 hours.",
        "There is minimal downtime. Expect redness for 5 days.",
        "Expect redness for 5 days. Expect redness for 2 weeks.",
        "Softly it takes 5 sessions. Set hard it takes 2 sessions.",
        "It takes 2 sessions and then it takes 5 sessions.",
        "It takes 9 sessions. Up to 4 sessions.",
    ],
)
def test_what_can_both_be_true_is_no_conflict(book: Rulebook, text: str) -> None:
    assert _pairs(book, text) == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("It takes 2 sessions. At least 4 sessions.", ("takes 2 sessions", "At least 4 sessions")),
        (
            "Pico it takes 2 sessions. It takes 5 sessions.",
            ("takes 2 sessions", "takes 5 sessions"),
        ),
        (
            "It takes 2 sessions, though it takes 5 sessions.",
            ("takes 2 sessions", "takes 5 sessions"),
        ),
        (
            "Softly it takes 2 sessions. It takes 5 sessions.",
            ("takes 2 sessions", "takes 5 sessions"),
        ),
        ("No downtime. Then redness for 3 days.", ("No downtime", "redness for 3 days")),
        ("Redness for 3 days. No downtime.", ("No downtime", "Redness for 3 days")),
        ("Minimal downtime. Redness for 2 weeks.", ("Minimal downtime", "Redness for 2 weeks")),
    ],
)
def test_what_cannot_both_be_true_is_a_conflict(
    book: Rulebook, text: str, pair: tuple[str, str]
) -> None:
    assert _pairs(book, text) == [pair]


def test_the_same_pair_of_words_is_reported_once(book: Rulebook) -> None:
    assert _pairs(book, "It takes 2 sessions.", "It takes 5 sessions.", "It takes 2 sessions.") == [
        ("takes 2 sessions", "takes 5 sessions")
    ]


def test_facts_under_two_headings_are_about_two_things(book: Rulebook) -> None:
    parts: list[str | tuple[BlockKind, str]] = [
        (BlockKind.HEADING, "Pico"),
        "It takes 2 sessions.",
        (BlockKind.HEADING, "Peel"),
        "It takes 6 sessions.",
    ]
    assert _pairs(book, *parts) == []


_CLAIMS = (
    "category: consistency/recovery-time\nwhy: One is wrong.\nrules:\n"
    + _quantity("red", "symptom-duration", "typical", "redness for # (day~ | hour~ | week~)")
    + _conflict(
        "claimed",
        "none-and-some",
        "recovery",
        ", against: [symptom-duration], claims: [overclaim/no-downtime]",
    )
    + _conflict(
        "caveat",
        "none-and-some",
        "risk",
        ", claims: [overclaim/painless], caveats: [disclaimer/side-effects]",
    )
)
_SIDE_EFFECTS = """\
category: disclaimer/side-effects
why: Readers need them.
rules:
  - id: missing
    kind: required
    message: None for {treatment}.
    advice: Name them.
    satisfied: ["may swell"]
    weak: ["swells"]
    owed: {laser: error}
    insert: It may swell.
    examples: {}
"""


def _claiming_files() -> dict[str, str]:
    return {
        **CUES,
        "en/a.yaml": DOWNTIME,
        "en/b.yaml": phrase_file("no pain", category="overclaim/painless", more="severity: error"),
        "en/c.yaml": _SIDE_EFFECTS,
        "en/d.yaml": _CLAIMS,
    }


@pytest.fixture
def claiming(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path, _claiming_files())


def _conflicts(book: Rulebook, text: str) -> list[tuple[str, str]]:
    return [(f.quote, f.related[0].quote) for f in _findings(book, text) if f.related]


def test_a_claim_counts_as_a_fact(claiming: Rulebook) -> None:
    found = _conflicts(claiming, "There is no downtime. Expect redness for 3 days.")
    assert found == [("no downtime", "redness for 3 days")]


def test_a_claim_that_its_context_lowers_counts_as_none(claiming: Rulebook) -> None:
    assert not _conflicts(claiming, "There is usually no downtime. Expect redness for 3 days.")
    assert not _conflicts(claiming, "There is never no downtime. Expect redness for 3 days.")


def test_claims_and_the_caveats_that_deny_them_are_one_disagreement(claiming: Rulebook) -> None:
    text = "There is no pain. It may swell. Really no pain. Your lip may swell."
    (finding,) = [finding for finding in _findings(claiming, text) if finding.related]
    assert finding.quote == "no pain"
    assert [r.quote for r in finding.related] == ["may swell", "no pain", "may swell"]
    assert [r.start.column for r in finding.related] == [22, 40, 58]


def test_a_caveat_that_says_too_little_denies_nothing(claiming: Rulebook) -> None:
    assert not _conflicts(claiming, "There is no pain. It swells.")


def test_a_rule_may_ask_for_weak_caveats_too(tmp_path: Path) -> None:
    weak = _CLAIMS.replace("caveats: [disclaimer", "weak-caveats: [disclaimer")
    files = {
        "b.yaml": phrase_file("no pain", category="overclaim/painless", more="severity: error")
    }
    files |= {**CUES, "c.yaml": _SIDE_EFFECTS, "d.yaml": weak}
    files = {name if "/" in name else f"en/{name}": text for name, text in files.items()}
    book = load_pack(tmp_path, files)
    assert _conflicts(book, "There is no pain. It swells.") == [("no pain", "swells")]


def test_a_rule_may_ask_for_the_claims_of_one_rule(tmp_path: Path) -> None:
    of_rule = _CLAIMS.replace("claims: [overclaim/painless]", "claims: [overclaim/painless/other]")
    book = load_pack(tmp_path, {**_claiming_files(), "en/d.yaml": of_rule})
    assert not _conflicts(book, "There is no pain. It may swell.")


def test_a_risk_of_a_fraction_of_a_percent_is_some(tmp_path: Path) -> None:
    risks = (
        "category: consistency/recovery-time\nwhy: One is wrong.\nrules:\n"
        + _quantity("none", "risk", "absolute", "no risk", ', range: "0..0"')
        + _quantity("share", "risk", "typical", "burns in #%")
        + _conflict("none-some", "none-and-some", "risk")
    )
    book = load_pack(tmp_path, {**CUES, "en/consistency/all.yaml": risks})
    assert _pairs(book, "There is no risk.", "We saw burns in 0.1%.") == [
        ("no risk", "burns in 0.1%")
    ]


def test_two_prices_in_one_sentence_are_of_two_things(tmp_path: Path) -> None:
    prices = (
        "category: consistency/recovery-time\nwhy: One is wrong.\nrules:\n"
        + _quantity("stated", "price", "typical", "£# per session")
        + _conflict("prices", "prices", "price")
    )
    book = load_pack(
        tmp_path, {**CUES, "en/consistency/all.yaml": prices, "lexicon/terms.yaml": _TERMS}
    )
    assert _pairs(book, "Pico is £90 per session by day, £70 per session by night.") == []
    assert _pairs(book, "Pico is £90 per session.", "Pico is £70 per session.") == [
        ("£70 per session", "£90 per session")
    ]


def test_what_another_finding_of_the_category_names_is_not_repeated(tmp_path: Path) -> None:
    twice = _FILE + _conflict("again", "none-and-some", "recovery", ", against: [symptom-duration]")
    files = {**CUES, "en/consistency/all.yaml": twice, "lexicon/terms.yaml": _TERMS}
    found = _findings(load_pack(tmp_path, files), "No downtime. Then redness for 3 days.")
    assert [finding.rule for finding in found] == ["consistency/recovery-time/none-some"]


def test_of_lasting_effects_the_longer_promises_more(tmp_path: Path) -> None:
    lasting = (
        "category: consistency/recovery-time\nwhy: One is wrong.\nrules:\n"
        + _quantity("lasts", "effect-duration", "typical", "lasts # (month~ | year~)")
        + _conflict("ranges", "ranges", "effect-duration")
    )
    book = load_pack(tmp_path, {**CUES, "en/consistency/all.yaml": lasting})
    assert _pairs(book, "It lasts 3 months.", "It lasts 2 years.") == [
        ("lasts 2 years", "lasts 3 months")
    ]


def test_two_least_ages_of_one_thing_disagree(tmp_path: Path) -> None:
    ages = (
        "category: consistency/recovery-time\nwhy: One is wrong.\nrules:\n"
        + _quantity("stated", "age", "required", "from age #").replace(
            "modality: required", "modality: required, bound: lower"
        )
        + _conflict("ages", "least", "age")
    )
    book = load_pack(
        tmp_path, {**CUES, "en/consistency/all.yaml": ages, "lexicon/terms.yaml": _TERMS}
    )
    assert _pairs(book, "Pico is done from age 18.", "Pico is done from age 16.") == [
        ("from age 16", "from age 18")
    ]
    assert _pairs(book, "Pico is done from age 18.", "Pico, from age 18.") == []


def test_about_a_week_may_be_a_quarter_more_or_less(tmp_path: Path) -> None:
    rules = (
        "category: consistency/recovery-time\nwhy: One is wrong.\nrules:\n"
        + _quantity("off", "recovery", "typical", "[about] # day~ off")
        + _conflict("ranges", "ranges", "recovery")
    )
    book = load_pack(tmp_path, {**CUES, "en/consistency/all.yaml": rules})
    assert _pairs(book, "Take about 8 days off.", "Take 10 days off.") == []
    assert _pairs(book, "Take 8 days off.", "Take 10 days off.") == [("8 days off", "10 days off")]


def test_a_claim_that_the_article_denies_is_denied(tmp_path: Path) -> None:
    rules = "category: consistency/recovery-time\nwhy: One is wrong.\nrules:\n" + _conflict(
        "both",
        "none-and-some",
        "recovery",
        ", claims: [overclaim/no-downtime], denied: [overclaim/no-downtime]",
    )
    files = {**CUES, "en/consistency/all.yaml": rules, "en/overclaim/no-downtime.yaml": DOWNTIME}
    book = load_pack(tmp_path, files)
    both = "There is zero downtime.", "We never promise no downtime."
    assert _pairs(book, *both) == [("zero downtime", "no downtime")]
    assert _pairs(book, "There is zero downtime.", "Is there no downtime?") == []


def test_claims_of_a_rule_that_does_not_count_promise_nothing(tmp_path: Path) -> None:
    rules = (
        "category: consistency/recovery-time\nwhy: One is wrong.\nrules:\n"
        + _quantity("red", "symptom-duration", "typical", "redness for # day~")
        + _conflict(
            "both",
            "none-and-some",
            "recovery",
            ", against: [symptom-duration], claims: [overclaim/no-downtime]"
            ", but: [overclaim/no-downtime/stated]",
        )
    )
    files = {**CUES, "en/consistency/all.yaml": rules, "en/overclaim/no-downtime.yaml": DOWNTIME}
    assert _pairs(load_pack(tmp_path, files), "Zero downtime.", "Expect redness for 3 days.") == []
