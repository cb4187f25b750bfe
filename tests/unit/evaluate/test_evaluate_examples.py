"""Examples say what a rule must do, and each part of a rule is needed by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import CUES, DOWNTIME, NEGATED, SMALL, write_pack

from claimcheck.evaluate.examples import example_problems
from claimcheck.evaluate.mutate import all_mutants
from claimcheck.packs.load import load_with_cue_examples

if TYPE_CHECKING:
    from pathlib import Path

_NAME = "en/overclaim/no-downtime.yaml"


def _problems(folder: Path, files: dict[str, str], prefix: str = "overclaim") -> list[str]:
    rulebook, cues = load_with_cue_examples([write_pack(folder, files)])
    return [problem.message for problem in example_problems(rulebook, cues, prefix)]


def _changed(folder: Path, *pairs: tuple[str, str]) -> list[str]:
    text = DOWNTIME
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    messages = _problems(folder, {**CUES, _NAME: text})
    return [message.removeprefix("overclaim/no-downtime/stated: ") for message in messages]


def test_a_witnessed_pack_has_no_problem(tmp_path: Path) -> None:
    assert _problems(tmp_path, SMALL, "") == []


def test_a_flag_example_that_is_not_found_is_reported(tmp_path: Path) -> None:
    assert _changed(tmp_path, ("It means [[zero downtime]]", "It means [[nil downtime]]")) == [
        "“It means nil downtime.”: finds nothing, not ['nil downtime']"
    ]


def test_a_flag_example_must_mark_the_exact_span(tmp_path: Path) -> None:
    assert _changed(tmp_path, ("It means [[zero downtime]]", "It [[means zero downtime]]")) == [
        "“It means zero downtime.”: finds ['zero downtime'], not ['means zero downtime']"
    ]


def test_all_findings_of_an_example_must_be_marked(tmp_path: Path) -> None:
    found = _changed(tmp_path, ("[[zero downtime]].", "[[zero downtime]]. No downtime!"))
    assert found == [
        (
            "“It means zero downtime. No downtime!”: finds ['zero downtime', 'No downtime'], "
            "not ['zero downtime']"
        )
    ]


def test_a_pass_example_that_is_found_is_reported_with_its_cues(tmp_path: Path) -> None:
    assert _changed(tmp_path, ("We never promise no", "We usually promise no"))[0] == (
        "“We usually promise no downtime.”: finds ['no downtime'], not negated "
        "(cues: hedged “usually”)"
    )


def test_a_lowered_example_must_still_be_found(tmp_path: Path) -> None:
    assert _changed(tmp_path, ("There is usually no downtime.", "There is usually some downtime."))[
        0
    ].startswith("“There is usually some downtime.”: finds nothing, not hedged")


def test_a_pattern_that_no_example_needs_is_reported(tmp_path: Path) -> None:
    added = (
        '      - "(no | zero) down-time"\n',
        '      - "(no | zero) down-time"\n      - "nil rest"\n',
    )
    assert _changed(tmp_path, added) == ["no example needs the `match` pattern “nil rest”"]


def test_a_shadowed_pattern_is_reported(tmp_path: Path) -> None:
    added = (
        '      - "(no | zero) down-time"\n',
        '      - "(no | zero) down-time"\n      - "no down-time"\n',
    )
    assert _changed(tmp_path, added) == ["no example needs the `match` pattern “no down-time”"]


def test_an_exception_that_no_example_needs_is_reported(tmp_path: Path) -> None:
    added = (
        '      - "website ... down-time"\n',
        '      - "website ... down-time"\n      - "server"\n',
    )
    assert _changed(tmp_path, added) == ["no example needs the `except` pattern “server”"]


def test_a_qualifier_without_an_example_is_reported(tmp_path: Path) -> None:
    assert _changed(tmp_path, ("drop: [negated, asked]", "drop: [negated, asked, quoted]")) == [
        "no `pass` example is there because: quoted"
    ]


def test_a_reason_that_the_rule_does_not_ask_for_is_reported(tmp_path: Path) -> None:
    line = '        - {text: "Some downtime is normal.", because: quoted}\n'
    head = '        - {text: "There is some'
    assert _changed(tmp_path, (head, line + head)) == [
        "an example passes because quoted, which the rule does not ask for"
    ]


def test_a_rule_without_a_near_miss_is_reported(tmp_path: Path) -> None:
    line = '        - {text: "There is some downtime.", because: near-miss}\n'
    assert _changed(tmp_path, (line, "")) == ["there is no near miss among the `pass` examples"]


def test_an_idle_near_miss_is_reported(tmp_path: Path) -> None:
    assert _changed(tmp_path, ("There is some downtime.", "There is some tea.")) == [
        "“There is some tea.” shares no telling word with any pattern"
    ]


def test_a_known_miss_that_is_found_must_move(tmp_path: Path) -> None:
    todo = ("      pass:\n", '      todo-flag: ["It has [[no downtime]]."]\n      pass:\n')
    assert _changed(tmp_path, todo) == [
        "“It has no downtime.”: this known miss is found now; move it to `flag`"
    ]


def test_a_known_miss_that_is_still_missed_is_fine(tmp_path: Path) -> None:
    todo = ("      pass:\n", '      todo-flag: ["It has [[nil downtime]]."]\n      pass:\n')
    assert _changed(tmp_path, todo) == []


def test_a_known_false_alarm_that_is_gone_must_move(tmp_path: Path) -> None:
    todo = ("      pass:\n", '      todo-pass: ["It has [[nil downtime]]."]\n      pass:\n')
    assert _changed(tmp_path, todo) == [
        "“It has nil downtime.”: this known false alarm is gone; move it to `pass`"
    ]


def test_a_quantity_must_read_what_its_example_says(tmp_path: Path) -> None:
    rule = (
        "category: consistency/recovery-time\nwhy: x\nrules:\n  - id: red\n    kind: quantity\n"
        "    fact: recovery\n    modality: typical\n    match: ['red for # day~']\n    examples:\n"
        "      flag: [{text: 'It is [[red for 3–5 days]].', reads: '3..4'}]\n"
        "      pass: [{text: 'It is red for days.', because: near-miss}]\n"
    )
    messages = _problems(tmp_path, {"en/a.yaml": rule}, "consistency")
    assert messages == [
        "consistency/recovery-time/red: “It is red for 3–5 days.”: this must read 3..4"
    ]


def test_a_conflict_example_must_be_found_in_both_places(tmp_path: Path) -> None:
    rules = (
        "category: consistency/recovery-time\nwhy: x\nrules:\n"
        "  - {id: red, kind: quantity, fact: sessions, modality: typical,\n"
        "     match: ['takes # sessions'], examples: {}}\n"
        "  - id: differ\n    kind: conflict\n    message: “{left}” and “{right}”.\n"
        "    advice: One.\n"
        "    disagree: ranges\n    facts: [sessions]\n    examples:\n"
        "      flag:\n"
        "        - 'It [[takes 2 sessions]]. It [[takes 4 sessions]].'\n"
        "        - 'It [[takes 2 sessions]]. It [[takes 2 sessions]].'\n"
        "      pass: [{text: 'It takes 2 sessions.', because: near-miss}]\n"
    )
    messages = _problems(tmp_path, {"en/a.yaml": rules}, "consistency/recovery-time/differ")
    assert messages == [
        (
            "consistency/recovery-time/differ: “It takes 2 sessions. It takes 2 sessions.”: "
            "finds nothing, not [['takes 2 sessions', 'takes 2 sessions']]"
        )
    ]


def test_a_cue_example_that_does_not_hold_is_reported(tmp_path: Path) -> None:
    cues = NEGATED.replace("We never offer [[magic]]", "We always offer [[magic]]")
    assert _problems(tmp_path, {**CUES, "en/cues/negated.yaml": cues}, "cues") == [
        "“We always offer magic.”: the mark must be negated"
    ]


@pytest.mark.parametrize(
    ("group", "cue"), [("before", "without"), ("after", "is untrue"), ("pseudo", "do not wait")]
)
def test_a_cue_that_no_example_needs_is_reported(tmp_path: Path, group: str, cue: str) -> None:
    cues = NEGATED.replace(f"{group}:\n", f'{group}:\n  - "{cue}"\n')
    assert _problems(tmp_path, {**CUES, "en/cues/negated.yaml": cues}, "cues") == [
        f"no example needs the {group} cue “{cue}”"
    ]


def test_a_prefix_limits_what_is_tested(tmp_path: Path) -> None:
    text = DOWNTIME.replace("[[zero downtime]]", "[[nil downtime]]")
    assert _problems(tmp_path, {**CUES, _NAME: text}, "promotion") == []


def test_every_mutant_of_a_witnessed_pack_is_noticed(tmp_path: Path) -> None:
    rulebook, cues = load_with_cue_examples([write_pack(tmp_path, SMALL)])
    mutants = list(all_mutants(rulebook, cues))
    assert [mutant.what for mutant in mutants if not mutant.killed] == []
    rule = "overclaim/no-downtime/stated"
    assert [mutant.what for mutant in mutants if mutant.what.startswith(rule)] == [
        f"{rule}: `match` pattern “(no | zero) down-time”",
        f"{rule}: `except` pattern “website ... down-time”",
        f"{rule}: qualifier asked",
        f"{rule}: qualifier hedged",
        f"{rule}: qualifier negated",
    ]
    assert len(mutants) == 12


def test_a_mutant_that_nothing_notices_is_alive(tmp_path: Path) -> None:
    text = DOWNTIME.replace('      - "(no', '      - "nil rest"\n      - "(no')
    rulebook, cues = load_with_cue_examples([write_pack(tmp_path, {**CUES, _NAME: text})])
    alive = [
        mutant.what for mutant in all_mutants(rulebook, cues, "overclaim") if not mutant.killed
    ]
    assert alive == ["overclaim/no-downtime/stated: `match` pattern “nil rest”"]
