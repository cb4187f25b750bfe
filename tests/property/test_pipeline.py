"""What holds for every text, whatever it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from building import REPORTED, load_pack, make_article, product_packs, segment_simply, write_files
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.config import Config
from claimcheck.judge import judge
from claimcheck.match import match
from claimcheck.model.article import BlockKind
from claimcheck.pipeline import check_text
from claimcheck.reconcile import reconcile
from claimcheck.report.json import render
from claimcheck.report.look import Look
from claimcheck.run import check_paths

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented

_PHRASES = st.sampled_from(
    [
        "no downtime", "No Down-time", "zero downtime", "website", "never", "usually", "but", ",",
        "pico", "redness for 3–5 days", "swelling", "no", "painless", "100% safe", "for everyone",
        "we guarantee", "results", "3 sessions", "may", "?", ".", "\n", "“", "”", "無痛", "😀",
        "best", "Is it", "Yes", "\u00a0", "\t", "PIH", "(", ")", "cure", "instantly", "Dr", "$500",
    ]
)  # fmt: skip
_TEXT = st.lists(_PHRASES, max_size=25).map(" ".join)
_KINDS = st.sampled_from(
    [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE, BlockKind.QUESTION]
)
_PARTS = st.lists(st.tuples(_KINDS, _TEXT.map(lambda text: text.replace("\n", " "))), max_size=5)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), REPORTED)


def _segmented(parts: list[tuple[BlockKind, str]]) -> Segmented:
    return segment_simply(make_article(*parts))


@settings(max_examples=150)
@given(parts=_PARTS)
def test_every_span_lies_in_the_text_and_is_its_quote(parts: list[tuple[BlockKind, str]]) -> None:
    rulebook = product_packs()[0]
    segmented = _segmented(parts)
    matched = match(segmented, rulebook)
    verdicts = judge(matched.candidates, segmented, rulebook)
    findings, *_ = reconcile(verdicts, matched.terms, segmented, rulebook)
    text = segmented.article.text
    for candidate in matched.candidates:
        sentence = segmented.sentences[candidate.sentence].span
        assert sentence.contains(candidate.span)
        assert candidate.span.start < candidate.span.end
    for finding in findings:
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        if finding.quote:
            assert finding.quote == finding.span.of(text)
            assert finding.quote == finding.within.of(finding.sentence)
            assert text[finding.start.offset : finding.end.offset] == finding.quote
        for related in finding.related:
            assert text[related.start.offset : related.end.offset] == related.quote
        for cue in finding.cues:
            assert 0 <= cue.span.start < cue.span.end <= len(text)


@settings(max_examples=150)
@given(parts=_PARTS)
def test_the_judge_only_lowers_or_drops(parts: list[tuple[BlockKind, str]]) -> None:
    rulebook = product_packs()[0]
    segmented = _segmented(parts)
    candidates = match(segmented, rulebook).candidates
    verdicts = judge(candidates, segmented, rulebook)
    assert [verdict.candidate for verdict in verdicts] == list(candidates)
    for verdict in verdicts:
        rule = verdict.candidate.rule
        assert verdict.severity.rank >= rule.severity.rank
        assert verdict.severity.rank <= rule.severity.rank + 1
        dropped = any(cue.qualifier in rule.drop for cue in verdict.cues)
        silent = bool(rule.only) and not any(cue.qualifier in rule.only for cue in verdict.cues)
        assert verdict.kept is not (dropped or silent)


@settings(max_examples=150)
@given(parts=_PARTS)
def test_a_cue_never_overlaps_what_it_qualifies(parts: list[tuple[BlockKind, str]]) -> None:
    rulebook = product_packs()[0]
    segmented = _segmented(parts)
    worded = {"negated", "hedged", "conditional", "attributed", "other-subject"}
    for verdict in judge(match(segmented, rulebook).candidates, segmented, rulebook):
        for cue in verdict.cues:
            if cue.qualifier in worded:
                assert not cue.span.overlaps(verdict.candidate.span)


@settings(max_examples=100)
@given(parts=_PARTS)
def test_findings_are_ordered_and_never_overlap_in_a_category(
    book: Rulebook, parts: list[tuple[BlockKind, str]]
) -> None:
    segmented = _segmented(parts)
    matched = match(segmented, book)
    findings, *_ = reconcile(
        judge(matched.candidates, segmented, book), matched.terms, segmented, book
    )
    keys = [(f.start.offset, f.end.offset, f.rule, f.message) for f in findings]
    assert keys == sorted(keys)
    wording = [f for f in findings if f.category.startswith("overclaim/")]
    for one in wording:
        same = [f for f in wording if f.category == one.category and f is not one]
        assert not any(one.span.overlaps(other.span) for other in same)


@settings(max_examples=60)
@given(text=_TEXT)
def test_the_same_text_gives_the_same_findings(text: str) -> None:
    rulebook = product_packs()[0]
    assert check_text(text, packs=rulebook) == check_text(text, packs=rulebook)


@settings(max_examples=25)
@given(st.permutations(["a.txt", "b.txt", "c.txt", "d.txt"]))
def test_the_order_of_files_never_matters(
    tmp_path_factory: pytest.TempPathFactory, book: Rulebook, order: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("files")
    texts = ["There is no downtime.", "Pico. Pico.", "", "Redness for 3 days. No downtime."]
    write_files(folder, dict(zip(["a.txt", "b.txt", "c.txt", "d.txt"], texts, strict=True)))
    names = [folder / name for name in order]
    report = json.loads(render(check_paths(names, packs=book), Look()))
    assert report == json.loads(render(check_paths(sorted(names), packs=book), Look()))
    assert [article["path"] for article in report["articles"]] == sorted(map(str, names))


def test_the_order_of_rule_files_never_matters(tmp_path: Path) -> None:
    one = load_pack(tmp_path / "one", REPORTED)
    renamed = {
        name.replace("en/", "en/a/") if "no-downtime" in name else name: text
        for name, text in REPORTED.items()
    }
    other = load_pack(tmp_path / "other", renamed)
    assert [rule.id for rule in one.rules] != [rule.id for rule in other.rules]
    text = "Pico has no downtime.\n\nPico: redness for 3 days. It is usually no downtime."
    assert check_text(text, packs=one) == check_text(text, packs=other)


@settings(max_examples=60)
@given(data=st.binary(max_size=300))
def test_any_bytes_give_a_report_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, book: Rulebook, data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    for suffix in ("txt", "md", "html"):
        (folder / f"a.{suffix}").write_bytes(data)
    report = check_paths(sorted(folder.iterdir()), packs=book, config=Config())
    assert len(report.articles) + len(report.failures) == 3
    assert [f.reason for f in report.failures if f.reason.startswith("a rule failed")] == []
