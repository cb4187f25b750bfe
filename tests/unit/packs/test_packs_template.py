"""The rule file to start from loads and passes its own examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import CUES, write_pack

from claimcheck.evaluate.examples import example_problems
from claimcheck.packs.load import load_with_cue_examples
from claimcheck.packs.template import new_rule_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("why", ["Skin heals.", 'It says "no": {x} # \\ y', "‘’: “”"])
def test_a_new_rule_passes_its_own_examples(tmp_path: Path, why: str) -> None:
    text = new_rule_file("overclaim/painless", "promised", why)
    folder = write_pack(tmp_path, {**CUES, "en/overclaim/painless.yaml": text})
    rulebook, cues = load_with_cue_examples([folder])
    assert [(rule.id, rule.why) for rule in rulebook.rules] == [
        ("overclaim/painless/promised", why)
    ]
    assert list(example_problems(rulebook, cues, "overclaim/painless")) == []
