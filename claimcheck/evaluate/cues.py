"""Whether the cues do what their examples say, and whether each is needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.errors import Problem
from claimcheck.judge import hear, listen
from claimcheck.model.finding import Candidate
from claimcheck.model.rule import Confidence, Rule, Severity
from claimcheck.read import read_text
from claimcheck.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented
    from claimcheck.model.rule import Cue, Example, Qualifier
    from claimcheck.packs.load import CueFile

_ANY = Rule(
    id="cue/example",
    category="cue/example",
    kind="phrase",
    severity=Severity.INFO,
    confidence=Confidence.LOW,
    message="",
    advice="",
    why="",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CueExample:
    """An example of a cue file, segmented, with its marked stretch as a candidate."""

    path: str
    qualifier: Qualifier
    example: Example
    segmented: Segmented
    candidate: Candidate


def cue_problems(rulebook: Rulebook, cue_files: Sequence[CueFile]) -> Iterator[Problem]:
    """Yield the examples that the cues break, and the cues that no example needs."""
    examples = stage_cues(rulebook, cue_files)
    for example in examples:
        if not holds(example, rulebook):
            wanted = "must" if example.example.list == "flag" else "must not"
            yield Problem(
                path=example.path,
                line=example.example.line,
                column=1,
                message=f"“{example.example.text}”: the mark {wanted} be {example.qualifier}",
            )
    for cue, needed in needed_cues(rulebook, examples):
        if not needed:
            yield Problem(
                path=cue.path,
                line=cue.line,
                column=1,
                message=f"no example needs the {cue.group} cue “{cue.pattern}”",
            )


def stage_cues(rulebook: Rulebook, cue_files: Sequence[CueFile]) -> list[CueExample]:
    """Return the examples of the cue files, ready to be judged."""
    qualifiers = {cue.path: cue.qualifier for cue in rulebook.cues}
    staged = []
    for file in cue_files:
        if file.path not in qualifiers:
            continue  # a file without cues has nothing to show
        for example in file.examples:
            segmented = segment(read_text(example.text, path="<example>"))
            sentence = next(
                ordinal
                for ordinal, sentence in enumerate(segmented.sentences)
                if sentence.span.overlaps(example.spans[0])
            )
            staged.append(
                CueExample(
                    path=file.path,
                    qualifier=qualifiers[file.path],
                    example=example,
                    segmented=segmented,
                    candidate=Candidate(
                        rule=_ANY,
                        role="match",
                        span=example.spans[0],
                        sentence=sentence,
                    ),
                ),
            )
    return staged


def holds(example: CueExample, rulebook: Rulebook, without: Cue | None = None) -> bool:
    """Say whether the cues, perhaps `without` one of them, do what an example says."""
    found = listen(example.candidate.sentence, example.segmented, rulebook, without)
    heard = hear(example.candidate, found, example.segmented, rulebook)
    given = any(cue.qualifier is example.qualifier for cue in heard)
    return given == (example.example.list == "flag")


def needed_cues(
    rulebook: Rulebook,
    examples: Sequence[CueExample],
) -> Iterator[tuple[Cue, bool]]:
    """Yield each cue, and whether some example fails without it."""
    for cue in rulebook.cues:
        mine = [example for example in examples if example.qualifier is cue.qualifier]
        yield cue, not all(holds(example, rulebook, without=cue) for example in mine)
