"""What the packs say of the corpus keeps the contract of the JSON report."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator

from claimcheck.model.report import Report
from claimcheck.pipeline import check_text
from claimcheck.read.discover import discover
from claimcheck.report.json import render, schema
from claimcheck.report.look import Look
from claimcheck.run import check_paths

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

_CORPUS = Path(__file__).parents[2] / "corpus"
_VALIDATOR = Draft202012Validator(schema())


def _problems(report: Report) -> list[str]:
    plain = json.loads(render(report, Look()))
    return [f"{error.json_path}: {error.message}" for error in _VALIDATOR.iter_errors(plain)]


def test_the_report_on_the_corpus_keeps_the_schema(product: Rulebook) -> None:
    report = check_paths(discover([str(_CORPUS)])[0], packs=product, jobs=1)
    assert {cue.qualifier.value for f in report.findings for cue in f.cues} >= {"hedged", "quoted"}
    assert _problems(report) == []


def test_a_claim_that_an_answer_makes_keeps_the_schema(product: Rulebook) -> None:
    text = "Is there any downtime? None at all.\n\nIs it painless? Absolutely."
    article = check_text(text, packs=product)
    report = Report(articles=(article,), failures=(), packs=product.packs, as_of="2026-01-02")
    answered = [cue for f in report.findings for cue in f.cues if cue.answers]
    assert answered
    assert _problems(report) == []
