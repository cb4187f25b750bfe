"""The round trip of decisions: a tracker of the corpus, decided on at random, and back."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("openpyxl", reason="the extra xlsx is not installed")
import openpyxl

_CORPUS = Path(__file__).parents[2] / "corpus"
_SETS = ("injectables", "lasers", "plain")
_DECISIONS = 200
_STATUS = {"waive": "waived", "approve": "approved", "fix": "open", "": "open"}


def _claimcheck(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "claimcheck", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def _findings(folder: Path) -> dict[tuple[str, str], dict[str, str]]:
    ran = _claimcheck(folder, "check", "site", "--format", "json", "--jobs", "1")
    assert ran.returncode in {0, 1}, ran.stderr
    found = json.loads(ran.stdout)["findings"]
    by_key = {(finding["path"], finding["fingerprint"]): finding for finding in found}
    assert len(by_key) == len(found)
    return by_key


def _decide(tracker: Path, random: Random) -> dict[tuple[str, str], str]:
    """Fill in decisions on findings at random, and return the status that each must have."""
    book = openpyxl.load_workbook(tracker)
    sheet = book["Findings"]
    head = {cell.value: cell.column for cell in sheet[1]}
    rows = range(2, sheet.max_row + 1)
    expected = {}
    for row in random.sample(rows, _DECISIONS):
        has_quote = bool(sheet.cell(row, head["quote"]).value)
        word = random.choice(["waive", "approve", "fix"] if has_quote else ["waive", "fix"])
        said = {"decision": word, "reason": "seen: E-1", "reviewer": "Jo", "until": "2999-12-31"}
        for name, value in said.items():
            sheet.cell(row, head[name]).value = value
        path, print_ = (sheet.cell(row, head[name]).value for name in ("article", "fingerprint"))
        expected[path, print_] = _STATUS[word]
    content = io.BytesIO()
    book.save(content)
    tracker.write_bytes(content.getvalue())
    return expected


def test_decisions_come_back_as_exactly_those_statuses_and_an_edit_reopens_its_findings(
    tmp_path: Path,
) -> None:
    for name in _SETS:
        shutil.copytree(_CORPUS / name, tmp_path / "site" / name)
    _claimcheck(tmp_path, "check", "site", "--report", "xlsx=review.xlsx", "--quiet")
    expected = _decide(tmp_path / "review.xlsx", Random(11))  # noqa: S311 -- any decisions
    stale = (tmp_path / "review.xlsx").read_bytes()

    taken = _claimcheck(tmp_path, "decide", "review.xlsx", "site")
    assert (taken.returncode, taken.stderr) == (0, "")
    before = _findings(tmp_path)
    assert {key: one["status"] for key, one in before.items()} == {
        key: expected.get(key, "open") for key in before
    }

    again = _claimcheck(tmp_path, "decide", "review.xlsx", "site")
    assert again.returncode == 0
    assert ", 0 refused." in again.stdout
    assert _findings(tmp_path) == before

    edited = next(
        one
        for one in before.values()
        if one["status"] == "waived" and one["quote"] and one["sentence"].endswith(".")
        and (tmp_path / one["path"]).read_text(encoding="utf-8").count(one["sentence"]) == 1
    )  # fmt: skip
    file = tmp_path / edited["path"]
    text = file.read_text(encoding="utf-8")
    changed = f"{edited['sentence'][:-1]} on the fourth floor."
    file.write_text(text.replace(edited["sentence"], changed), encoding="utf-8")
    after = _findings(tmp_path)
    reopened = {key for key in after if key not in before}
    assert reopened
    assert {after[key]["status"] for key in reopened} == {"open"}
    assert {key: one["status"] for key, one in after.items() if key in before} == {
        key: one["status"] for key, one in before.items() if key in after
    }

    (tmp_path / "stale.xlsx").write_bytes(stale)
    refused = _claimcheck(tmp_path, "decide", "stale.xlsx", "site")
    assert refused.returncode == 1
    assert edited["sentence"] in refused.stderr
