"""The second reader on the command line: asked for, missing, decided on, taught."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from claimcheck.report.json import schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

    Run = Callable[..., Ran]

TEXT = "# Does it hurt?\n\nNot a bit. Your calendar stays as it is.\n"
RULES = ["overclaim/painless/second-reader", "overclaim/no-downtime/second-reader"]
INSTALL = 'pip install "claimcheck-lint[reader]" ./reader'


@pytest.fixture
def article() -> Path:
    return Path("a.md")


@pytest.fixture
def asked(run: Run, weights: Path, article: Path) -> Run:
    """Write an article, and return a function that runs the command line with weights."""
    assert weights.is_dir()
    article.write_text(TEXT, encoding="utf-8")
    return run


def _findings(ran: Ran) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(ran.out)["findings"]
    return found


def _rules(ran: Ran) -> list[str]:
    return [one["rule"] for one in _findings(ran)]


def test_unless_it_is_asked_for_it_is_off(asked: Run) -> None:
    assert _rules(asked("check", "a.md", "--format", "json")) == []


def test_what_it_suggests_never_fails_a_run(asked: Run) -> None:
    ran = asked("check", "a.md", "--second-reader", "suggest", "--fail-on", "info", "-f", "json")
    assert (ran.code, _rules(ran)) == (0, RULES)


def test_as_a_gate_it_fails_a_run(asked: Run) -> None:
    ran = asked("check", "a.md", "--second-reader", "gate", "--format", "json")
    assert (ran.code, _rules(ran)) == (1, RULES[1:])


def test_a_report_for_programs_has_its_reason(asked: Run) -> None:
    ran = asked("check", "a.md", "--second-reader", "suggest", "--format", "json")
    assert list(Draft202012Validator(schema()).iter_errors(json.loads(ran.out))) == []
    reason = _findings(ran)[0]["reason"]
    assert reason["probability"] == 0.8808
    assert reason["neighbours"][0] == {"id": "t-2", "text": "it did hurt a bit", "labels": []}


def test_a_report_for_people_has_its_reason(asked: Run) -> None:
    ran = asked("check", "a.md", "--second-reader", "suggest")
    assert "     like  “it did hurt a bit” (no claim)\n" in ran.out
    assert "     like  " not in asked("check", "a.md", "--second-reader", "suggest", "-q").out


def test_a_report_for_people_tells_of_a_doubt(
    asked: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimcheck.second.DOUBTS", 0.2)
    article.write_text("There is no downtime.", encoding="utf-8")
    ran = asked("check", "a.md", "--second-reader", "suggest")
    assert (ran.code, "      cue  doubted by the second reader, 0.12\n" in ran.out) == (1, True)
    ran = asked("check", "a.md", "--second-reader", "suggest", "--message-lang", "zh")
    assert "第二讀者存疑（0.12）" in ran.out
    ran = asked("check", "a.md", "--second-reader", "suggest", "--format", "html")
    assert ("? doubted</span>" in ran.out, '"doubted":true' in ran.out) == (True, True)
    ran = asked("check", "a.md", "--second-reader", "suggest", "--format", "json")
    assert list(Draft202012Validator(schema()).iter_errors(json.loads(ran.out))) == []
    (found,) = _findings(ran)
    assert (found["confidence"], found["reason"]["doubts"]) == ("low", True)


@pytest.mark.parametrize("mode", ["suggest", "gate"])
def test_where_it_is_missing_the_run_does_not_begin(run: Run, article: Path, mode: str) -> None:
    article.write_text(TEXT, encoding="utf-8")
    ran = run("check", "a.md", "--second-reader", mode)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"claimcheck: the second reader is not installed, there are no weights: {INSTALL}\n"
    )


def test_weights_that_were_changed_are_refused(
    asked: Run, weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(weights, "weights")
    Path("weights/model.onnx").write_bytes(b"")
    monkeypatch.setenv("CLAIMCHECK_READER", "weights")
    ran = asked("check", "a.md", "--second-reader", "suggest")
    assert ran.code == 2
    assert "weights/model.onnx: it is not the file that reader.json names" in ran.err


@pytest.mark.parametrize("form", ["markdown", "csv", "html", "xlsx", "docx", "pdf"])
def test_reviews_have_its_suggestions_where_it_is_installed(asked: Run, form: str) -> None:
    ran = asked("check", "a.md", "--format", "json", "--report", f"{form}=out.file")
    assert _rules(ran) == RULES


@pytest.mark.parametrize("form", ["text", "sarif", "github", "gitlab", "junit"])
def test_other_reports_have_not(asked: Run, form: str) -> None:
    ran = asked("check", "a.md", "--format", "json", "--report", f"{form}=out.file")
    assert _rules(ran) == []


def test_reviews_go_without_where_it_is_not_installed(run: Run, article: Path) -> None:
    article.write_text(TEXT, encoding="utf-8")
    ran = run("check", "a.md", "--format", "json", "--report", "html=out.html")
    assert (ran.code, _rules(ran)) == (0, [])


def test_what_was_said_of_it_holds_for_reviews_too(asked: Run) -> None:
    arguments = ("check", "a.md", "--format", "json", "--report", "html=out.html")
    assert _rules(asked(*arguments, "--second-reader", "off")) == []
    Path("claimcheck.yaml").write_text("second-reader: off\n", encoding="utf-8")
    assert _rules(asked(*arguments)) == []
    Path("claimcheck.yaml").write_text("second-reader: gate\n", encoding="utf-8")
    assert _rules(asked(*arguments)) == RULES[1:]


def test_a_wrong_word_in_the_configuration_is_named(asked: Run) -> None:
    Path("claimcheck.yaml").write_text("second-reader: gates\n", encoding="utf-8")
    ran = asked("check", "a.md")
    assert ran.code == 2
    assert (
        "claimcheck.yaml:1:16: `second-reader` cannot be `gates`, did you mean `gate`?" in ran.err
    )


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("html", "it did hurt a bit"),
        ("csv", "like “it did hurt a bit” (no claim)"),
        ("markdown", "- **Like:** “it did hurt a bit” (no claim)"),
        ("sarif", '"properties":{"probability":0.8808,"doubts":false,"neighbours":[{"id":"t-2",'),
        ("junit", '<skipped message="suggested: Second reader, 0.88: reads like '),
        ("github", "::notice file=a.md"),
    ],
)
def test_every_format_tells_of_it(asked: Run, form: str, said: str) -> None:
    ran = asked("check", "a.md", "--second-reader", "suggest", "--format", form)
    assert ran.code == 0
    assert said in ran.out


def test_several_processes_find_the_same_as_one(asked: Run) -> None:
    for number in range(12):
        Path(f"b{number:02}.md").write_text(TEXT + f"A feather {number}.\n", encoding="utf-8")
    arguments = ("check", ".", "--second-reader", "suggest", "--format", "json", "--no-cache")
    one, two = (asked(*arguments, "--jobs", jobs) for jobs in ("1", "2"))
    assert one.out == two.out
    assert len(_findings(one)) == 2 + 12 * 3


def test_what_is_kept_is_kept_for_what_was_asked(asked: Run, weights: Path) -> None:
    for number in range(10):
        Path(f"b{number}.md").write_text(TEXT, encoding="utf-8")

    def found(mode: str) -> int:
        return len(_findings(asked("check", ".", "--second-reader", mode, "--format", "json")))

    assert [found(mode) for mode in ("suggest", "off", "gate", "suggest")] == [22, 0, 11, 22]
    assert weights.is_dir()


def test_other_weights_find_anew(
    asked: Run, weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(10):
        Path(f"b{number}.md").write_text(TEXT, encoding="utf-8")
    arguments = ("check", ".", "--second-reader", "suggest", "--format", "json")
    assert len(_findings(asked(*arguments))) == 22
    folder = Path(shutil.copytree(weights, "weights"))
    told = json.loads((folder / "reader.json").read_bytes())
    told["thresholds"] = {}
    (folder / "reader.json").write_text(json.dumps(told), encoding="utf-8")
    monkeypatch.setenv("CLAIMCHECK_READER", "weights")
    assert len(_findings(asked(*arguments))) == 0


def test_the_rules_show_what_stands_in_for_one(asked: Run) -> None:
    ran = asked("rules", "show", RULES[0])
    assert ran.code == 0
    assert "  kind       second-reader\n" in ran.out
    assert "  file" not in ran.out
    assert asked("explain", RULES[0]).out == ran.out


def test_its_rules_can_be_chosen_and_left_out(asked: Run) -> None:
    arguments = ("check", "a.md", "--second-reader", "suggest", "--format", "json")
    assert _rules(asked(*arguments, "--select", RULES[0])) == RULES[:1]
    assert _rules(asked(*arguments, "--ignore", RULES[0])) == RULES[1:]


def test_a_line_is_explained_with_what_it_makes_of_it(asked: Run) -> None:
    ran = asked("explain", "a.md:3", "--second-reader", "suggest")
    assert ran.out.splitlines()[:10] == [
        "“Not a bit.”",
        "  no pattern matches here",
        "  second reader",
        "    reads    overclaim/painless 0.88; suggested from 0.70, a gate from 0.90",
        "    reads    overclaim/no-downtime 0.12; suggested from 0.70, a gate from 0.90",
        "    like     “it did hurt a bit” (no claim)",
        "    like     “like a feather on the skin” (overclaim/painless)",
        "    like     “back at your desk by noon” (overclaim/no-downtime, overclaim/painless)",
        "    so       raised as overclaim/painless",
        "",
    ]


def test_a_line_that_a_rule_explains_is_not_read(asked: Run, article: Path) -> None:
    article.write_text("There is no downtime.\n\n不痛。\n", encoding="utf-8")
    ran = asked("explain", "a.md:1", "--second-reader", "suggest")
    assert "    so       not read: a rule says what this is\n" in ran.out
    ran = asked("explain", "a.md:3", "--second-reader", "suggest")
    assert "    so       not read: this is not English, or has few words\n" in ran.out


def _decide(word: str) -> None:
    lines = Path("t.csv").read_text(encoding="utf-8-sig").splitlines()
    head = lines[0].split(",")
    row = ["" for _ in head]
    report = json.loads(Path("r.json").read_bytes())["findings"][0]
    given = {
        "article": "a.md",
        "sentence": report["sentence"],
        "rule": report["rule"],
        "decision": word,
        "reason": "known",
        "reviewer": "Ann",
        "until": "2999-01-01",
        "fingerprint": report["fingerprint"],
    }
    for name, value in given.items():
        row[head.index(name)] = value
    Path("t.csv").write_text("\n".join((lines[0], ",".join(row))) + "\n", encoding="utf-8")


def _review(asked: Run) -> None:
    asked("check", "a.md", "--report", "csv=t.csv", "--report", "json=r.json")


def test_what_was_decided_on_it_comes_back(asked: Run) -> None:
    _review(asked)
    _decide("waive")
    ran = asked("decide", "t.csv")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Added 1 waiver to ")
    ran = asked("check", "a.md", "--second-reader", "suggest", "--format", "json")
    assert [one["status"] for one in _findings(ran)] == ["waived", "open"]
    ran = asked("check", "a.md", "--format", "json", "--fail-on", "info")
    assert (ran.code, "notices" in json.loads(ran.out)) == (0, False)


@pytest.mark.parametrize(("word", "labels"), [("fix", ["overclaim/painless"]), ("waive", [])])
def test_decisions_become_sentences_to_learn_from(asked: Run, word: str, labels: list[str]) -> None:
    _review(asked)
    _decide(word)
    ran = asked("reader", "export", "t.csv", "--hand", "ann")
    assert (ran.code, ran.err) == (0, "1 sentence of 1 decision\n")
    assert json.loads(ran.out) == {
        "id": "ann-001",
        "before": "Does it hurt?",
        "text": "Not a bit.",
        "labels": labels,
        "trap": None,
        "form": "review",
        "theme": "",
    }
    assert asked("reader", "export", "t.csv", "--hand", "ann", "-o", "x.jsonl").out == ""
    assert Path("x.jsonl").read_text(encoding="utf-8") == ran.out


def test_decisions_that_teach_nothing_are_counted(asked: Run) -> None:
    _review(asked)
    _decide("approve")
    ran = asked("reader", "export", "t.csv")
    assert (ran.out, ran.err) == ("", "0 sentences of 1 decision, 1 approved\n")


def test_decisions_on_an_article_that_is_gone_have_nothing_before_them(
    asked: Run, article: Path
) -> None:
    _review(asked)
    _decide("fix")
    article.unlink()
    assert json.loads(asked("reader", "export", "t.csv").out)["before"] == ""


def test_what_no_rule_explains_is_listed_in_groups(asked: Run) -> None:
    Path("b.md").write_text("There is no downtime. A feather.\n\nA feather!\n", encoding="utf-8")
    ran = asked("reader", "clusters", "a.md", "b.md", "--select", "overclaim/painless")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "overclaim/painless, 2 sentences",
        "  1.00  b.md:3  “A feather!”",
        "  0.88  a.md:3  “Not a bit.”",
        "  like  “like a feather on the skin” (overclaim/painless)",
        "",
        "2 files: 2 sentences that no rule explains, in 1 group",
    ]


def test_groups_can_be_read_by_programs(asked: Run) -> None:
    ran = asked("reader", "clusters", "a.md", "--format", "json", "--select", "overclaim/painless")
    (group,) = json.loads(ran.out)
    assert (group["category"], group["words"]) == ("overclaim/painless", [])
    (sentence,) = group["sentences"]
    assert (sentence["where"], sentence["before"], sentence["probability"]) == (
        "a.md:3",
        "Does it hurt?",
        0.8808,
    )
    assert sentence["neighbours"][0]["id"] == "t-2"


def test_small_groups_can_be_left_out(asked: Run) -> None:
    ran = asked("reader", "clusters", "a.md", "--least", "2")
    assert ran.out == "1 file: 0 sentences that no rule explains, in 0 groups\n"


def test_a_file_that_cannot_be_read_costs_no_other(asked: Run) -> None:
    Path("b.md").write_bytes(b"\x00\x01\xff\xfe\x00" * 9)
    ran = asked("reader", "clusters", "a.md", "b.md", "--select", "overclaim/painless")
    assert ran.code == 3
    assert "claimcheck: b.md: " in ran.err
    assert "a.md:3  “Not a bit.”" in ran.out


def test_what_is_installed_is_said(asked: Run, weights: Path) -> None:
    ran = asked("reader", "info")
    assert ran.code == 0
    assert ran.out.startswith(f"  version           0.0.1\n  folder            {weights}\n")
    assert "  overclaim/superlative                suggested never, a gate never\n" in ran.out


@pytest.mark.parametrize("command", ["info", "clusters"])
def test_without_weights_nothing_can_be_said(run: Run, command: str) -> None:
    ran = run("reader", command)
    assert (ran.code, ran.out) == (2, "")
    assert INSTALL in ran.err


def test_a_scan_has_its_suggestions_and_does_not_fail_for_them(asked: Run) -> None:
    Path("t.jsonl").write_text(json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
    arguments = ("scan", "t.jsonl", "--write", "jsonl", "--format", "markdown", "--fail-on", "info")
    ran = asked(*arguments, "-o", "suggested", "--second-reader", "suggest")
    assert (ran.code, ran.out) == (
        0,
        "1 row scanned: 0 errors, 0 warnings, 2 info; see suggested\n",
    )
    lines = Path("suggested/part-000000.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["rule"] for row in rows] == RULES
    assert rows[0]["reason"]["neighbours"][0]["text"] == "it did hurt a bit"
    ran = asked(*arguments, "-o", "gated", "--second-reader", "gate")
    assert (ran.code, ran.out) == (1, "1 row scanned: 1 error, 0 warnings, 0 info; see gated\n")
    ran = asked(*arguments, "-o", "gated", "--second-reader", "suggest")
    assert ran.code == 2
    assert "second reader" in ran.err


def test_a_scan_does_not_begin_without_weights(run: Run) -> None:
    Path("t.jsonl").write_text("{}\n", encoding="utf-8")
    ran = run("scan", "t.jsonl", "-o", "out", "--second-reader", "gate")
    assert (ran.code, Path("out").exists()) == (2, False)
    assert INSTALL in ran.err


def test_a_run_without_it_loads_nothing_of_it(run: Run, small: Path, article: Path) -> None:
    assert run("--version").code == 0  # in an empty folder
    article.write_text(TEXT, encoding="utf-8")
    code = (
        "import sys, pathlib\n"
        "from claimcheck import pipeline\n"
        "from claimcheck.cli import cli\n"
        f"pipeline.builtin_packs = lambda: pathlib.Path({str(small)!r})\n"
        "cli.main(['check', 'a.md', '-q', '--no-cache'], standalone_mode=False)\n"
        "mine = ('onnxruntime', 'tokenizers', 'numpy', 'claimcheck.second')\n"
        "print([name for name in sys.modules if name.startswith(mine)], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"
