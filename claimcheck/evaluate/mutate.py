"""Packs with one pattern, qualifier or cue taken out: does an example notice?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.evaluate.cues import needed_cues, stage_cues
from claimcheck.evaluate.examples import Mutant, mutants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.packs.load import CueFile


def all_mutants(
    rulebook: Rulebook,
    cue_files: Sequence[CueFile],
    prefix: str = "",
) -> Iterator[Mutant]:
    """Yield every mutant of the rules whose ids begin with a prefix, and of the cues."""
    for of, rule in enumerate(rulebook.rules):
        if rule.id.startswith(prefix):
            yield from mutants(of, rule, rulebook)
    if not prefix or prefix.startswith("cues"):
        for cue, needed in needed_cues(rulebook, stage_cues(rulebook, cue_files)):
            what = f"{cue.path}: {cue.group} cue “{cue.pattern}”"
            yield Mutant(what=what, killed=needed)
