"""The core of a scan: a table of articles in, a table of findings out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from building import LAW, REPORTED, SMALL, load_pack, write_files

from claimcheck import pipeline
from claimcheck.config import Config, load_config
from claimcheck.model.law import Profile
from claimcheck.pipeline import check_text
from claimcheck.scan import check, job
from claimcheck.scan.check import check_table
from claimcheck.scan.job import make_job, rulebook_of
from claimcheck.scan.schema import FINDINGS, OUTCOMES

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

CLAIM = "There is no downtime."


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path / "pack", SMALL)


def _found(rules: Rulebook, *texts: str | None, **wishes: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = check_table(
        pa.table({"text": pa.array(texts, pa.string())}), make_job(**wishes), rules
    ).to_pylist()
    return rows


def test_a_finding_is_a_row_with_everything_that_is_known_of_it(rules: Rulebook) -> None:
    articles = pa.table({"row": [7], "id": ["a"], "site": ["s"], "text": [f"Hello.\n{CLAIM}"]})
    (finding,) = check_table(articles, make_job(), rules).to_pylist()
    (known,) = check_text(f"Hello.\n{CLAIM}", packs=rules).findings
    assert finding == {
        "row": 7,
        "id": "a",
        "site": "s",
        "rule": "overclaim/no-downtime/stated",
        "category": "overclaim/no-downtime",
        "severity": "error",
        "confidence": "high",
        "status": "open",
        "message": "“no downtime” promises recovery without any downtime.",
        "advice": "Say what to expect.",
        "why": "Skin heals in days.",
        "quote": "no downtime",
        "sentence": CLAIM,
        "start": 16,
        "end": 27,
        "line": 2,
        "column": 10,
        "cues": [],
        "suggestions": [{"text": "", "safe": False, "replaces": "sentence"}],
        "related": [],
        "citations": [],
        "acceptance": None,
        "reason": None,
        "fingerprint": known.fingerprint,
        "failure": None,
    }


def test_a_table_needs_nothing_but_a_text(rules: Rulebook) -> None:
    found = _found(rules, "Nothing.", CLAIM)
    assert [(row["row"], row["id"], row["site"]) for row in found] == [(1, "1", None)]


def test_an_empty_table_has_the_columns_of_any_other(rules: Rulebook) -> None:
    empty = pa.table({"text": pa.array([], pa.string())})
    assert check_table(empty, make_job(), rules).schema == FINDINGS
    assert check_table(empty, make_job(sites=True), rules).schema == OUTCOMES


def test_a_row_without_a_text_is_a_failure_and_costs_no_other(rules: Rulebook) -> None:
    found = _found(rules, None, CLAIM)
    assert [(row["row"], row["rule"], row["failure"]) for row in found] == [
        (0, None, "there is no text"),
        (1, "overclaim/no-downtime/stated", None),
    ]


def test_a_row_that_was_not_read_says_why(rules: Rulebook) -> None:
    articles = pa.table({"text": [None], "failure": ["it is no JSON"]})
    (found,) = check_table(articles, make_job(), rules).to_pylist()
    assert found["failure"] == "it is no JSON"


def test_a_row_on_which_a_rule_fails_costs_no_other(
    rules: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    segment = pipeline.segment

    def fails(article: Any) -> Any:
        if "odd" in article.text:
            raise RuntimeError("a hole in the road")
        return segment(article)

    monkeypatch.setattr(pipeline, "segment", fails)
    found = _found(rules, CLAIM, "odd", CLAIM)
    assert [(row["row"], row["failure"]) for row in found] == [
        (0, None),
        (1, "a rule failed: RuntimeError: a hole in the road"),
        (2, None),
    ]


def test_a_row_that_stops_its_reader_costs_no_other(
    rules: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(text: str, **_: Any) -> Any:
        raise RecursionError(text)

    monkeypatch.setattr(check, "read_text", fails)
    (found,) = _found(rules, "deep")
    assert found["failure"] == "it cannot be read: RecursionError: deep"


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("text", f"Hello. {CLAIM}"),
        ("markdown", f"# Hello\n\n*{CLAIM}*\n"),
        ("html", f"<p>Hello &amp; so on</p>\r\n<p>{CLAIM}</p>"),
        ("text", f"\ufeffHello. {CLAIM}"),
        ("markdown", f"\ufeff# Hello\n\n{CLAIM}"),
    ],
)
def test_offsets_count_in_the_text_of_the_column(rules: Rulebook, form: str, text: str) -> None:
    (found,) = _found(rules, text, format=form)
    assert text[found["start"] : found["end"]] == "no downtime"


def test_a_mark_at_the_start_counts_as_a_column_of_the_first_line_only(rules: Rulebook) -> None:
    found = _found(rules, f"\ufeff{CLAIM}\n{CLAIM}")
    assert [(row["line"], row["column"]) for row in found] == [(1, 11), (2, 10)]


def test_other_places_of_a_finding_are_told(tmp_path: Path) -> None:
    rules = load_pack(tmp_path / "reported", REPORTED)
    text = "\ufeffThere is no downtime. Expect redness for 3 days."
    found = [row for row in _found(rules, text) if row["related"]]
    ((one,),) = [row["related"] for row in found]
    assert text[one["start"] : one["end"]] == one["quote"] == "redness for 3 days"
    assert (one["id"], one["line"], one["column"]) == ("0", 1, one["start"] + 1)


def test_a_comment_accepts_what_is_beside_it(rules: Rulebook) -> None:
    allow = '<!-- claimcheck: allow overclaim/no-downtime reason="E-1" by="Ana" -->'
    (found,) = _found(rules, f"{allow}\n<p>{CLAIM}</p>", format="html")
    assert found["status"] == "waived"
    assert found["acceptance"] == {"reason": "E-1", "by": "Ana", "until": "", "where": "0:1"}


def test_a_comment_that_allows_nothing_is_a_notice(rules: Rulebook) -> None:
    allow = '<!-- claimcheck: allow overclaim/no-downtime reason="E-1" -->'
    (found,) = _found(rules, f"<p>Hello.</p>\n{allow}", format="html")
    assert (found["status"], found["severity"], found["rule"], found["failure"], found["line"]) == (
        "notice",
        "warning",
        None,
        None,
        2,
    )
    assert found["message"] == "allow overclaim/no-downtime: there is nothing here that it allows"


def test_an_article_in_a_language_without_a_pack_is_a_notice(rules: Rulebook) -> None:
    (found,) = _found(rules, '<html lang="fr"><p>Bonjour.</p></html>', format="html")
    assert (found["status"], found["severity"]) == ("notice", "info")


def test_what_is_wished_of_rules_counts(rules: Rulebook) -> None:
    assert _found(rules, CLAIM, config=Config(ignore=("overclaim",))) == []


def test_what_is_said_of_files_does_not_count(rules: Rulebook, tmp_path: Path) -> None:
    config = "overrides:\n  - {paths: ['*'], ignore: [overclaim]}\n"
    write_files(tmp_path, {"claimcheck.yaml": config})
    found = _found(rules, CLAIM, config=load_config(tmp_path / "claimcheck.yaml"))
    assert [row["quote"] for row in found] == ["no downtime"]


def test_the_waivers_beside_the_configuration_count(rules: Rulebook, tmp_path: Path) -> None:
    waiver = (
        "waivers:\n  - {rule: overclaim/no-downtime/stated, quote: no downtime,"
        f" sentence: {CLAIM}, reason: r,"
        " approver: Ana, expires: 2027-01-31}\n"
    )
    write_files(tmp_path, {"waivers.yaml": waiver})
    status = [
        _found(rules, CLAIM, config=Config(root=tmp_path), as_of=day)[0]["status"]
        for day in ("2027-01-31", "2027-02-01")
    ]
    assert status == ["waived", "open"]


def test_the_law_lies_over_the_findings(tmp_path: Path) -> None:
    rules = load_pack(tmp_path / "law", {**SMALL, "law/uk.yaml": LAW})
    profile = Profile(jurisdictions=("uk",), advertiser="brand")
    (found,) = _found(rules, CLAIM, config=Config(profile=profile))
    clause = {
        "jurisdiction": "uk",
        "ref": "Code 1",
        "url": "https://example.org/1",
        "basis": "read",
        "as_of": "2026-01-01",
    }
    assert (found["severity"], found["citations"]) == ("warning", [clause])


def test_half_a_character_pair_costs_nothing(
    rules: Rulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def halved(_: str, **__: Any) -> Any:
        raise RecursionError("\ud800")

    monkeypatch.setattr(check, "read_text", halved)
    (found,) = _found(rules, "x")
    assert found["failure"] == "it cannot be read: RecursionError: ?"


def test_without_rules_those_of_the_job_are_loaded_once(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del small
    loads = []
    load = job.load_packs

    def counted(*arguments: Any, **named: Any) -> Rulebook:
        loads.append(arguments)
        return load(*arguments, **named)

    monkeypatch.setattr(job, "load_packs", counted)
    job.loaded_once.cache_clear()
    try:
        articles = pa.table({"text": [CLAIM]})
        found = [check_table(articles, make_job())["quote"].to_pylist() for _ in range(3)]
        assert rulebook_of(make_job()) is rulebook_of(make_job())
    finally:
        job.loaded_once.cache_clear()
    assert found == [["no downtime"]] * 3
    assert loads == [((),)]
