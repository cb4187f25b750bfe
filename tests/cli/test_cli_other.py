"""The other commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import NEGATED, phrase_file, write_files
from jsonschema import Draft202012Validator

from claimcheck.cli import COMMANDS
from claimcheck.cli.completion import SHELLS
from claimcheck.config import load_config

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

    Run = Callable[..., Ran]

_RULE = "overclaim/no-downtime/stated"


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_has_help(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: claimcheck {command}")


def test_help_lists_the_commands_and_the_exit_codes(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    assert all(f"\n  {command} " in ran.out for command in COMMANDS)
    assert "Exit codes: 0 nothing found" in ran.out


def test_no_command_is_wrong_use(run: Run) -> None:
    assert run().code == 2


@pytest.mark.parametrize("shell", SHELLS)
def test_a_completion_script_names_the_command(run: Run, shell: str) -> None:
    ran = run("completion", shell)
    assert ran.code == 0
    assert "_CLAIMCHECK_COMPLETE" in ran.out


def test_a_completion_for_an_unknown_shell_is_wrong_use(run: Run) -> None:
    assert run("completion", "cmd").code == 2


def test_init_writes_a_configuration_that_loads(run: Run) -> None:
    ran = run("init", "new/site")
    assert ran.code == 0
    config = load_config(Path("new/site/claimcheck.yaml"))
    assert config.fail_on == "error"
    assert [override.paths for override in config.overrides] == [("newsletters/*",)]


def test_init_leaves_what_is_there(run: Run) -> None:
    Path("claimcheck.yaml").write_text("fail-on: never\n", encoding="utf-8")
    ran = run("init")
    assert ran.code == 2
    assert "is there already" in ran.err
    assert Path("claimcheck.yaml").read_text(encoding="utf-8") == "fail-on: never\n"


def test_rules_list_names_each_rule_with_its_severity(run: Run) -> None:
    ran = run("rules", "list")
    assert (ran.code, ran.out) == (0, f"error    phrase    {_RULE}\n")


def test_rules_list_without_a_match_is_wrong_use(run: Run) -> None:
    assert run("rules", "list", "promotion").code == 2


def test_rules_show_says_everything(run: Run) -> None:
    ran = run("rules", "show", _RULE)
    assert ran.code == 0
    for words in (
        "severity   error (confidence high)",
        "drops if   asked, negated",
        "lowers if  hedged",
        "rules/en/overclaim/no-downtime.yaml:4",
        "  match:\n    (no | zero) down-time\n",
        "  except:\n    website ... down-time\n",
    ):
        assert words in ran.out


@pytest.mark.parametrize("command", [["rules", "show"], ["explain"]])
def test_an_unknown_rule_is_wrong_use_with_the_nearest(run: Run, command: list[str]) -> None:
    ran = run(*command, "overclaim/no-downtime/statd")
    assert ran.code == 2
    assert f"did you mean `{_RULE}`?" in ran.err


def test_rules_test_passes_a_witnessed_pack(run: Run) -> None:
    ran = run("rules", "test")
    assert (ran.code, ran.out) == (0, "1 rules, 7 examples: 0 problems\n")


def test_rules_test_takes_out_each_part(run: Run) -> None:
    ran = run("rules", "test", "--mutate")
    assert (ran.code, ran.out) == (
        0,
        "1 rules, 7 examples: 0 problems\n12 mutants, 12 noticed\n",
    )


def test_rules_test_leaves_with_2_when_an_example_is_broken(run: Run) -> None:
    rule = phrase_file("no pain", category="overclaim/painless", slug="none")
    broken = rule.replace("{}", '{flag: ["It has [[no pains]]."]}')
    write_files(Path("own"), {"en/own.yaml": broken})
    ran = run("rules", "test", "overclaim/painless", "--packs", "own")
    assert ran.code == 2
    assert ran.out == (
        "rules/en/own.yaml:9:1: overclaim/painless/none: "
        "“It has no pains.”: finds nothing, not ['no pains']\n"
        "1 rules, 1 examples: 1 problems\n"
    )


def test_rules_test_leaves_with_2_when_a_mutant_lives(run: Run) -> None:
    cue = NEGATED.replace("before:\n", 'before:\n  - "(nobody | none)"\n')
    cue = cue.replace("  flag:\n", '  flag:\n    - "Nobody offers [[magic]]."\n')
    write_files(Path("own"), {"xx/cues/negated.yaml": cue.replace("[[magic]] is", "[[magic]] is")})
    ran = run("rules", "test", "--packs", "own")
    assert ran.code == 2
    assert "no example needs the before cue" in ran.out


def test_rules_test_of_a_prefix_that_no_rule_has_is_wrong_use(run: Run) -> None:
    ran = run("rules", "test", "overclaim/no-downtme")
    assert ran.code == 2
    assert "no rule begins with overclaim/no-downtme" in ran.err


def test_rules_test_cues_tests_the_cues(run: Run) -> None:
    assert run("rules", "test", "cues").code == 0


def test_rules_schema_is_a_schema_with_the_categories(run: Run) -> None:
    ran = run("rules", "schema")
    assert ran.code == 0
    schema = json.loads(ran.out)
    Draft202012Validator.check_schema(schema)
    assert "overclaim/no-downtime" in schema["properties"]["category"]["enum"]


def test_a_new_rule_loads_and_passes_its_own_test(run: Run) -> None:
    ran = run("rules", "new", "overclaim/painless/promised", "-o", "own/en/painless.yaml")
    assert ran.code == 0
    tested = run("rules", "test", "overclaim/painless", "--packs", "own")
    assert (tested.code, tested.out) == (0, "1 rules, 3 examples: 0 problems\n")


def test_a_new_rule_is_printed_when_no_file_is_named(run: Run) -> None:
    ran = run("rules", "new", "overclaim/painless/promised")
    assert ran.code == 0
    assert ran.out.startswith("category: overclaim/painless\n")


@pytest.mark.parametrize("rule", ["overclaim/painles/x", "painless", "overclaim/painless/"])
def test_a_new_rule_needs_a_category_and_a_name(run: Run, rule: str) -> None:
    assert run("rules", "new", rule).code == 2


def test_a_new_rule_replaces_no_file(run: Run) -> None:
    Path("a.yaml").write_text("mine", encoding="utf-8")
    assert run("rules", "new", "overclaim/painless/x", "-o", "a.yaml").code == 2
    assert Path("a.yaml").read_text(encoding="utf-8") == "mine"


def test_explain_shows_a_rule(run: Run) -> None:
    assert run("explain", _RULE).out == run("rules", "show", _RULE).out


def test_explain_says_why_a_line_was_flagged_or_was_not(run: Run) -> None:
    Path("a.txt").write_text(
        "There is usually no downtime.\n\nWe never promise no downtime.\n\nGood.\n",
        encoding="utf-8",
    )
    assert run("explain", "a.txt:1").out == (
        "“There is usually no downtime.”\n"
        f"  {_RULE}\n"
        "    found    “no downtime” by match (no | zero) down-time\n"
        "    cue      hedged by “usually”: lowered\n"
        "    so       reported as warning\n\n"
    )
    assert "    so       dropped\n" in run("explain", "a.txt:3").out
    assert run("explain", "a.txt:5").out == "“Good.”\n  no pattern matches here\n\n"
    assert run("explain", "a.txt:2").out == "a.txt:2: there is nothing here that a reader sees.\n"


_TERMS = (
    "english\tzh_tw\tzh_hk_if_different\tzh_cn\tja\tko\tdomain\tconfidence\tsource\tnote\n"
    "picosecond laser\t皮秒雷射 | 皮秒\t皮秒激光\t超皮秒\tピコ\t\tdevice\thigh\tours\tno claim\n"
    "whitening\t美白\t\t\t\t\tprocedure\tlow\tours\t\n"
)
_PICO = (
    "picosecond laser\n\n"
    "  Taiwan         皮秒雷射 | 皮秒\n"
    "  Hong Kong      皮秒激光\n"
    "  mainland China 超皮秒\n"
    "  Japan          ピコ\n"
    "  sort           device\n"
    "  certainty      high\n"
    "  source         ours\n"
    "  note           no claim\n"
)
_WHITENING = (
    "whitening\n\n"
    "  Taiwan         美白\n"
    "  Hong Kong      as in Taiwan, 美白\n"
    "  sort           procedure\n"
    "  certainty      low\n"
    "  source         ours\n"
)


def _own_terms() -> None:
    Path("claimcheck.yaml").write_text("glossary: terms.tsv\n", encoding="utf-8")
    Path("terms.tsv").write_text(_TERMS, encoding="utf-8")


@pytest.mark.parametrize("word", ["皮秒", "皮秒激光", "Picosecond Laser"])
def test_explain_shows_what_the_glossary_has_of_a_word(run: Run, word: str) -> None:
    _own_terms()
    assert run("explain", word).out == _PICO


def test_explain_shows_the_parts_of_a_word_that_the_glossary_does_not_have(run: Run) -> None:
    _own_terms()
    assert run("explain", "全新皮秒美白").out == (
        "全新皮秒美白 is not in the glossary as a whole, but parts of it are.\n\n"
        f"{_PICO}\n{_WHITENING}"
    )


def test_explain_of_a_word_that_nobody_knows_is_wrong_use(run: Run) -> None:
    ran = run("explain", "療程")
    assert ran.code == 2
    assert "the glossary has no 療程, nor any part of it" in ran.err


def test_explain_takes_the_configuration_that_it_is_told(run: Run) -> None:
    _own_terms()
    Path("claimcheck.yaml").rename("other.yaml")
    assert run("explain", "皮秒").code == 2
    assert run("explain", "皮秒", "--config", "other.yaml").out == _PICO


def test_a_glossary_with_mistakes_is_wrong_use_with_their_places(run: Run) -> None:
    _own_terms()
    Path("terms.tsv").write_text(_TERMS.replace("high", "sure"), encoding="utf-8")
    ran = run("explain", "皮秒")
    assert ran.code == 2
    assert "terms.tsv:2:48: `confidence` cannot be `sure`" in ran.err


def test_explain_follows_the_configuration(run: Run) -> None:
    write_files(
        Path.cwd(),
        {
            "claimcheck.yaml": "packs: [ours]\nfields: {text: [sku]}\n",
            "ours/spa.yaml": phrase_file("like a spa", slug="spa"),
            "a.json": '{"sku": "It is like a spa."}',
        },
    )
    assert "    so       reported as " in run("explain", "a.json:1").out
    assert run("explain", "overclaim/no-downtime/spa").code == 0


def test_explain_of_a_file_that_is_not_there_is_wrong_use(run: Run) -> None:
    assert run("explain", "nowhere.txt:3").code == 2


def test_explain_of_a_file_that_cannot_be_read_leaves_with_3(run: Run) -> None:
    Path("a.exe").write_bytes(b"MZ\x00\x01\xff")
    ran = run("explain", "a.exe:1")
    assert ran.code == 3
    assert ran.err.startswith("claimcheck: a.exe: ")


def _corpus() -> None:
    write_files(
        Path("corpus"),
        {
            "a.txt": "There is no downtime. Zero downtime is our name. It is painless.\n",
            "a.gold.yaml": (
                "findings:\n"
                "  - {category: overclaim/no-downtime, quote: no downtime}\n"
                "  - {category: overclaim/painless, quote: painless}\n"
                "allowed:\n"
                "  - {category: overclaim/no-downtime, quote: Zero downtime, why: a name}\n"
                "exhaustive: [overclaim]\n"
            ),
        },
    )


def test_eval_prints_the_scores(run: Run) -> None:
    _corpus()
    ran = run("eval", "corpus")
    assert ran.code == 0
    rows = [line.split() for line in ran.out.splitlines()]
    assert rows[1] == [
        "overclaim/no-downtime",
        "1",
        "1.00",
        "0.21–1.00",
        "0.50",
        "0.09–0.91",
        "0.67",
    ]
    assert rows[2] == ["overclaim/painless", "1", "0.00", "0.00–0.79", "–", "–", "–"]
    assert ran.out.endswith("\n1 article; 1 of 1 allowed span flagged\n")


def test_eval_shows_every_miss_and_false_alarm(run: Run) -> None:
    _corpus()
    out = run("eval", "corpus", "--errors").out
    assert "Missed:\n  overclaim/painless  corpus/a.txt:3  “painless”\n" in out
    assert "False alarms:\n  overclaim/no-downtime  corpus/a.txt:1  “Zero downtime”\n" in out
    assert (
        "Allowed, and flagged:\n  overclaim/no-downtime  corpus/a.txt:1  “Zero downtime”\n" in out
    )


@pytest.mark.parametrize(
    ("floor", "code", "said"),
    [
        ("overclaim: {recall: 0.5, precision: 0.5}\n", 0, ""),
        ("overclaim: {recall: 0.9}\n", 1, "overclaim: recall 0.50 is below 0.90\n"),
        ("promotion: {recall: 0.1}\n", 1, "promotion: recall cannot be measured\n"),
    ],
)
def test_eval_is_a_gate_with_a_floor(run: Run, floor: str, code: int, said: str) -> None:
    _corpus()
    Path("floor.yaml").write_text(floor, encoding="utf-8")
    ran = run("eval", "corpus", "--floor", "floor.yaml")
    assert (ran.code, ran.err) == (code, said)


def test_eval_writes_json_and_markdown(run: Run) -> None:
    _corpus()
    scores = json.loads(run("eval", "corpus", "--format", "json").out)
    assert [entry["name"] for entry in scores][-1] == "all"
    table = run("eval", "corpus", "--format", "markdown").out.splitlines()
    assert table[:2] == [
        "| category | labels | recall | 95 % | precision | 95 % | F1 |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]


def test_eval_of_a_bad_gold_file_leaves_with_2_and_its_place(run: Run) -> None:
    _corpus()
    Path("corpus/a.gold.yaml").write_text("finding: []\n", encoding="utf-8")
    ran = run("eval", "corpus")
    assert ran.code == 2
    assert "a.gold.yaml:1:1: unknown key `finding`" in ran.err


def test_eval_of_a_folder_without_gold_is_wrong_use(run: Run) -> None:
    Path("empty").mkdir()
    assert run("eval", "empty").code == 2


def test_rules_pages_writes_a_page_for_each_category_with_its_figures(run: Run) -> None:
    gold = 'findings:\n  - {category: overclaim/no-downtime, quote: "no downtime"}\n'
    write_files(
        Path(),
        {
            "corpus/peel.txt": "A peel has no downtime at all. Everyone will glow for good.",
            "corpus/peel.gold.yaml": f"{gold}exhaustive: [overclaim]\n",
        },
    )

    assert run("rules", "pages", "pages").code == 0

    page = Path("pages/overclaim/no-downtime.md").read_text(encoding="utf-8")
    assert "1 label, of which 1 found (recall 1.00, 95 % interval 0.21–1.00)" in page
    assert f"## {_RULE}\n" in page
    assert "\nFlags:\n" in page
    assert "\nLets pass:\n" in page
    index = Path("pages/README.md").read_text(encoding="utf-8")
    assert "| [overclaim/no-downtime](overclaim/no-downtime.md) |" in index


def test_rules_pages_without_a_corpus_is_wrong_use(run: Run) -> None:
    assert run("rules", "pages", "pages").code == 2
