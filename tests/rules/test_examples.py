"""One case for each example of the product's packs, and one for each rule's witnesses."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from building import product_packs

from claimcheck.evaluate.cues import CueExample, holds, needed_cues, stage_cues
from claimcheck.evaluate.examples import keeps, outcome, rule_problems, stage
from claimcheck.evaluate.whole import WHOLE, article_problems

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

_RULES, _CUE_FILES = product_packs()


def _examples() -> list[ParameterSet]:
    cases = []
    for of, rule in enumerate(_RULES.rules):
        counts: Counter[str] = Counter()
        for at, example in enumerate(rule.examples):
            name = f"{rule.id}[{example.list}-{counts[example.list]}]"
            counts[example.list] += 1
            cases.append(pytest.param(of, at, id=name))
    return cases


@pytest.mark.parametrize(("of", "at"), _examples())
def test_example(of: int, at: int) -> None:
    rule = _RULES.rules[of]
    example = rule.examples[at]
    if rule.kind in WHOLE:
        alone = replace(rule, examples=(example,))
        broken = [p for p in article_problems(alone, _RULES) if p.line == example.line]
        assert broken == []
        return
    staged = stage(example, of, _RULES)
    found = [span.of(example.text) for span in outcome(rule, staged, _RULES)]
    wanted = [span.of(example.text) for span in example.spans]
    assert keeps(rule, staged, _RULES), f"{rule.path}:{example.line}: found {found}, not {wanted}"


@pytest.mark.parametrize(
    "of", [pytest.param(of, id=rule.id) for of, rule in enumerate(_RULES.rules)]
)
def test_everything_in_a_rule_is_witnessed(of: int) -> None:
    problems = [str(problem) for problem in rule_problems(of, _RULES.rules[of], _RULES)]
    assert problems == []


@cache
def _staged_cues() -> tuple[CueExample, ...]:
    return tuple(stage_cues(_RULES, _CUE_FILES))


def _cue_examples() -> list[ParameterSet]:
    flat = [(file.path, example) for file in _CUE_FILES for example in file.examples]
    return [
        pytest.param(n, id=f"{path.removeprefix('rules/')}[{example.list}-{example.line}]")
        for n, (path, example) in enumerate(flat)
    ]


@pytest.mark.parametrize("n", _cue_examples())
def test_cue_example(n: int) -> None:
    example = _staged_cues()[n]
    assert holds(example, _RULES), f"{example.path}:{example.example.line}"


@cache
def _idle_cues() -> tuple[tuple[str, str], ...]:
    needed = needed_cues(_RULES, _staged_cues())
    return tuple((cue.path, cue.pattern) for cue, is_needed in needed if not is_needed)


@pytest.mark.parametrize("path", sorted({cue.path for cue in _RULES.cues}))
def test_every_cue_is_needed_by_an_example(path: str) -> None:
    assert [pattern for where, pattern in _idle_cues() if where == path] == []
