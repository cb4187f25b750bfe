"""What the second reader raises becomes findings, and ends a run only where it is asked to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from building import LAW, SMALL, load_pack

from claimcheck.config import Config, load_config
from claimcheck.errors import WeightsError
from claimcheck.model.law import Profile
from claimcheck.model.rule import Severity
from claimcheck.pipeline import check_text
from claimcheck.run import check_paths
from claimcheck.second_reader import second_reader

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding
    from claimcheck.model.report import Report

TEXT = "Clients rave. There is no downtime. Your calendar stays as it is, like a feather."
SECOND = "overclaim/no-downtime/second-reader"


@pytest.fixture
def rulebook(tmp_path: Path, weights: Path) -> Rulebook:
    assert weights.is_dir()
    return load_pack(tmp_path / "pack", {**SMALL, "law/uk.yaml": LAW})


def _found(text: str, rulebook: Rulebook, config: Config) -> tuple[Finding, ...]:
    return check_text(text, packs=rulebook, config=config).findings


def _told(findings: tuple[Finding, ...]) -> list[tuple[str, str, str]]:
    return [(one.rule, one.severity.value, one.confidence.value) for one in findings]


def test_off_it_says_nothing(rulebook: Rulebook) -> None:
    found = _found(TEXT, rulebook, Config(second_reader="off"))
    assert found == _found(TEXT, rulebook, Config())
    assert [one.rule for one in found] == ["overclaim/no-downtime/stated"]


def test_what_it_suggests_informs_with_its_confidence(rulebook: Rulebook) -> None:
    assert _told(_found(TEXT, rulebook, Config(second_reader="suggest"))) == [
        ("promotion/testimonial/second-reader", "info", "low"),
        ("overclaim/no-downtime/stated", "error", "high"),
        (SECOND, "info", "medium"),
        ("overclaim/painless/second-reader", "info", "medium"),
    ]


@pytest.mark.parametrize("mode", ["suggest", "gate"])
def test_what_it_doubts_is_as_grave_and_less_sure(
    rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    monkeypatch.setattr("claimcheck.second.DOUBTS", 0.2)
    (found,) = _found("There is no downtime.", rulebook, Config(second_reader=mode))
    assert _told((found,)) == [("overclaim/no-downtime/stated", "error", "low")]
    assert found.is_binding
    assert found.reason is not None
    assert (found.reason.probability, found.reason.doubts) == (0.1192, True)
    assert [one.id for one in found.reason.neighbours] == ["t-4", "t-5", "t-2"]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("There is no downtime for a feather that hurt a bit.", {}),
        ("There is no downtime.", {"ignore": ("overclaim/no-downtime/second-reader",)}),
    ],
    ids=["read as a claim", "not asked for"],
)
def test_what_it_has_no_doubt_of_stays_as_sure(
    rulebook: Rulebook,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    options: dict[str, tuple[str, ...]],
) -> None:
    monkeypatch.setattr("claimcheck.second.DOUBTS", 0.2)
    found = _found(text, rulebook, Config(second_reader="suggest", **options))
    assert ("overclaim/no-downtime/stated", "error", "high") in _told(found)


def test_it_has_no_doubt_of_a_few_words(
    rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = second_reader()
    monkeypatch.setattr("claimcheck.second.DOUBTS", 0.2)
    monkeypatch.setattr(reader, "weights", replace(reader.weights, fewest_words=4))
    found = _found("No downtime. There is no downtime.", rulebook, Config(second_reader="suggest"))
    assert [one.confidence.value for one in found] == ["high", "low"]


def test_as_a_gate_it_is_as_grave_as_the_category_and_raises_only_what_is_sure(
    rulebook: Rulebook,
) -> None:
    assert _told(_found(TEXT, rulebook, Config(second_reader="gate"))) == [
        ("overclaim/no-downtime/stated", "error", "high"),
        (SECOND, "error", "medium"),
        ("overclaim/painless/second-reader", "warning", "medium"),
    ]


def test_a_finding_says_how_likely_it_is_and_what_it_is_like(rulebook: Rulebook) -> None:
    (found,) = _found("Your calendar stays.", rulebook, Config(second_reader="suggest"))
    assert found.message == "Second reader, 0.95: reads like overclaim/no-downtime."
    assert (found.quote, found.why) == ("Your calendar stays.", "Skin heals in days.")
    assert found.reason is not None
    assert found.reason.probability == 0.9526
    assert [near.text for near in found.reason.neighbours] == [
        "your calendar stays as it is",
        "back at your desk by noon",
        "clients rave about us",
    ]


def test_a_sentence_keeps_its_fingerprint_where_it_moves(rulebook: Rulebook) -> None:
    config = Config(second_reader="suggest")
    (one,) = _found("A feather.", rulebook, config)
    (moved,) = _found("Hello there.\n\nMore.\n\nA feather.", rulebook, config)
    assert one.fingerprint == moved.fingerprint
    twice = _found("A feather.\n\nA feather.", rulebook, config)
    assert [at.fingerprint == one.fingerprint for at in twice] == [True, False]


def test_only_selected_categories_are_reported(rulebook: Rulebook) -> None:
    config = Config(second_reader="suggest", select=(SECOND,))
    assert [one.rule for one in _found(TEXT, rulebook, config)] == [SECOND]
    config = Config(second_reader="suggest", ignore=("overclaim", "promotion/testimonial"))
    assert _found(TEXT, rulebook, config) == ()


def test_a_suggestion_informs_whatever_the_law_or_wishes_for_its_category_say(
    rulebook: Rulebook,
) -> None:
    config = Config(
        second_reader="suggest",
        severity={"overclaim": Severity.ERROR},
        profile=Profile(jurisdictions=("uk",), advertiser="clinic", channel="web"),
        select=(SECOND,),
    )
    (found,) = _found("Your calendar stays.", rulebook, config)
    assert (found.severity, [one.ref for one in found.citations]) == (
        Severity.INFO,
        ["Code 2", "Code 1"],
    )


def test_a_wish_about_the_second_reader_itself_counts(rulebook: Rulebook) -> None:
    config = Config(second_reader="suggest", severity={SECOND: Severity.WARNING})
    (found,) = _found("Your calendar stays.", rulebook, config)
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(("mode", "fails"), [("suggest", False), ("gate", True)])
def test_only_a_gate_ends_a_run(rulebook: Rulebook, tmp_path: Path, mode: str, fails: bool) -> None:  # noqa: FBT001 -- a table
    (tmp_path / "a.txt").write_text("Your calendar stays.", encoding="utf-8")
    wish = Config(second_reader=mode, severity={SECOND: Severity.ERROR}, root=tmp_path)
    report = check_paths([tmp_path / "a.txt"], packs=rulebook, config=wish)
    assert report.counts()["error"] == 1
    assert report.is_failing(Severity.INFO) is fails


def _accepting(rulebook: Rulebook, folder: Path, text: str, mode: str) -> Report:
    (folder / "a.md").write_text(text, encoding="utf-8")
    config = Config(second_reader=mode, root=folder)
    return check_paths([folder / "a.md"], packs=rulebook, config=config)


ALLOWED = '<!-- claimcheck: allow {} reason="known" -->\nYour calendar stays.\n'


def test_a_suggestion_can_be_accepted_and_a_run_without_says_nothing_of_that(
    rulebook: Rulebook, tmp_path: Path
) -> None:
    text = ALLOWED.format(SECOND)
    ran = {mode: _accepting(rulebook, tmp_path, text, mode) for mode in ("off", "suggest", "gate")}
    assert {mode: [one.status for one in report.findings] for mode, report in ran.items()} == {
        "off": [],
        "suggest": ["waived"],
        "gate": ["waived"],
    }
    assert [report.notices for report in ran.values()] == [(), (), ()]


@pytest.mark.parametrize("text", [ALLOWED.format("overclaim/no-downtime"), "Your calendar stays."])
def test_a_run_with_suggestions_ends_as_one_without(
    rulebook: Rulebook, tmp_path: Path, text: str
) -> None:
    off, suggest = (_accepting(rulebook, tmp_path, text, mode) for mode in ("off", "suggest"))
    assert off.notices == suggest.notices
    assert [off.is_failing(severity) for severity in Severity] == [
        suggest.is_failing(severity) for severity in Severity
    ]


def test_a_gate_says_what_allows_nothing(rulebook: Rulebook, tmp_path: Path) -> None:
    text = f'<!-- claimcheck: allow {SECOND} reason="known" -->\nNothing.\n'
    report = _accepting(rulebook, tmp_path, text, "gate")
    assert [one.message for one in report.notices] == [
        f"allow {SECOND}: there is nothing here that it allows"
    ]


def test_without_weights_a_run_does_not_begin(
    rulebook: Rulebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_READER", str(tmp_path))
    with pytest.raises(WeightsError, match="the second reader is not installed"):
        check_paths([], packs=rulebook, config=Config(second_reader="gate"))


def test_what_is_asked_of_the_second_reader_can_stand_in_a_configuration(tmp_path: Path) -> None:
    (tmp_path / "claimcheck.yaml").write_text("second-reader: gate\n", encoding="utf-8")
    assert load_config(tmp_path / "claimcheck.yaml").second_reader == "gate"
