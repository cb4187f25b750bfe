"""Whether the packs keep what their examples say, and whether every pattern and cue is needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.errors import Problem
from claimcheck.evaluate.cues import cue_problems
from claimcheck.evaluate.whole import WHOLE, article_problems
from claimcheck.judge import hear, listen
from claimcheck.judge.weigh import weigh
from claimcheck.kinds import KINDS
from claimcheck.kinds.required import ALIKE, SATISFIED, WEAK
from claimcheck.match import context_of, find_hits, propose
from claimcheck.model.rule import EXCEPTED, NEAR_MISS, Qualifier
from claimcheck.notation.index import NUMBER
from claimcheck.notation.slots import words_of
from claimcheck.read import read_text
from claimcheck.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Hit, Verdict
    from claimcheck.model.rule import Example, Rule
    from claimcheck.model.text import Span
    from claimcheck.packs.load import CueFile

_PASSING = ("pass", "todo-pass")
_MENTIONS = (SATISFIED, WEAK, ALIKE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """An example on its way: its text segmented, and the hits of its rule."""

    example: Example
    segmented: Segmented
    context: Context
    hits: Sequence[Hit]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A rule or a cue list with one part taken out, and whether an example noticed."""

    what: str
    killed: bool


def example_problems(
    rulebook: Rulebook,
    cue_files: Sequence[CueFile],
    prefix: str = "",
) -> Iterator[Problem]:
    """Yield what is wrong with the rules whose ids begin with a prefix, and with the cues."""
    for of, rule in enumerate(rulebook.rules):
        if rule.id.startswith(prefix):
            yield from rule_problems(of, rule, rulebook)
    if not prefix or prefix.startswith("cues"):
        yield from cue_problems(rulebook, cue_files)


def rule_problems(of: int, rule: Rule, rulebook: Rulebook) -> Iterator[Problem]:
    """Yield what is wrong with one rule's examples."""
    if rule.kind in WHOLE:
        yield from article_problems(rule, rulebook)
        return
    staged = [stage(example, of, rulebook) for example in rule.examples]
    broken = [problem for one in staged for problem in _broken(rule, one, rulebook)]
    yield from broken
    if not broken:
        yield from _unwitnessed(rule, staged, rulebook)
        yield from _idle_near_misses(of, rule, staged, rulebook)


def stage(example: Example, of: int, rulebook: Rulebook) -> Staged:
    """Return an example with its text segmented and the hits of the rule with index `of`."""
    # Markdown, so that an example can be a heading, a list item or a block quote.
    segmented = segment(read_text(example.text, path="<example>", format="markdown"))
    hits, places = find_hits(segmented, rulebook)
    return Staged(
        example=example,
        segmented=segmented,
        context=context_of(segmented, places, rulebook),
        hits=hits.get(of, ()),
    )


def verdicts_of(rule: Rule, staged: Staged, rulebook: Rulebook) -> list[Verdict]:
    """Return the verdicts of one rule on an example."""
    verdicts = []
    for candidate in propose(rule, staged.hits, staged.context):
        cues = listen(candidate.sentence, staged.segmented, rulebook)
        verdicts.append(weigh(candidate, hear(candidate, cues, staged.segmented, rulebook)))
    return verdicts


def _expected_roles(rule: Rule, name: str) -> tuple[str, ...]:
    """Return the roles whose verdicts count for an example of a list."""
    if rule.kind != "required":
        return ("match", "tokens", "scan")
    return (name.removeprefix("todo-"),) if name in _MENTIONS else (SATISFIED,)


def outcome(rule: Rule, staged: Staged, rulebook: Rulebook) -> list[Span]:
    """Return where a rule finds something in an example, as written."""
    roles = _expected_roles(rule, staged.example.list)
    source = staged.segmented.article.source_map.span
    return sorted(
        source(v.candidate.span)
        for v in verdicts_of(rule, staged, rulebook)
        if v.kept and v.candidate.role in roles
    )


def keeps(rule: Rule, staged: Staged, rulebook: Rulebook) -> bool:
    """Say whether a rule makes of an example what the example says."""
    example = staged.example
    found = outcome(rule, staged, rulebook)
    if example.list in {"todo-flag", "todo-pass"}:
        return (found == list(example.spans)) == (example.list == "todo-pass")
    if example.list != "pass":
        return found == list(example.spans) and _reads(rule, staged, rulebook)
    lowering = example.because in {q.value for q in rule.lower - rule.drop}
    if not lowering:
        return not found
    verdicts = [v for v in verdicts_of(rule, staged, rulebook) if v.kept]
    return bool(verdicts) and all(
        any(cue.qualifier.value == example.because and cue.effect == "lowered" for cue in v.cues)
        for v in verdicts
    )


def _reads(rule: Rule, staged: Staged, rulebook: Rulebook) -> bool:
    """Say whether a quantity example comes out as the range that it says."""
    if rule.kind != "quantity" or not staged.example.reads:
        return True
    facts = [v.candidate.fact for v in verdicts_of(rule, staged, rulebook) if v.kept]
    return all(
        fact is not None and f"{fact.low:g}..{fact.high:g}" == staged.example.reads
        for fact in facts
    )


def _broken(rule: Rule, staged: Staged, rulebook: Rulebook) -> Iterator[Problem]:
    example = staged.example
    if keeps(rule, staged, rulebook):
        return
    found = [span.of(example.text) for span in outcome(rule, staged, rulebook)]
    wanted = [span.of(example.text) for span in example.spans]
    if example.list == "todo-flag":
        message = "this known miss is found now; move it to `flag`"
    elif example.list == "todo-pass":
        message = "this known false alarm is gone; move it to `pass`"
    elif rule.kind == "quantity" and example.reads and found == wanted:
        message = f"this must read {example.reads}"
    else:
        cues = [
            f"{cue.qualifier} “{cue.text}”"
            for verdict in verdicts_of(rule, staged, rulebook)
            for cue in verdict.cues
        ]
        heard = f" (cues: {', '.join(cues)})" if cues else ""
        message = f"finds {found or 'nothing'}, not {wanted or example.because}{heard}"
    yield _problem(rule, f"“{example.text}”: {message}", example.line)


def mutants(of: int, rule: Rule, rulebook: Rulebook) -> Iterator[Mutant]:
    """Yield the rule with each pattern and each qualifier taken out in turn."""
    if rule.kind in WHOLE:
        return
    staged = [stage(example, of, rulebook) for example in rule.examples]
    yield from _pattern_mutants(rule, staged, rulebook)
    shared = rulebook.categories[rule.category].drop
    named = {example.because for example in rule.examples}
    for qualifier in sorted(rule.drop | rule.lower):
        if qualifier in shared and qualifier.value not in named:
            continue
        weaker = replace(rule, drop=rule.drop - {qualifier}, lower=rule.lower - {qualifier})
        killed = not all(keeps(weaker, one, rulebook) for one in staged)
        yield Mutant(what=f"{rule.id}: qualifier {qualifier}", killed=killed)
    if rule.only:
        yield _only_mutant(rule, staged, rulebook)


def _only_mutant(rule: Rule, staged: Sequence[Staged], rulebook: Rulebook) -> Mutant:
    wider = replace(rule, only=frozenset())
    killed = not all(keeps(wider, one, rulebook) for one in staged)
    return Mutant(what=f"{rule.id}: `only`", killed=killed)


def _pattern_mutants(
    rule: Rule,
    staged: Sequence[Staged],
    rulebook: Rulebook,
) -> Iterator[Mutant]:
    for role, patterns in rule.patterns.items():
        for ordinal, pattern in enumerate(patterns):
            touched = [
                one
                for one in staged
                if any(hit.role == role and hit.ordinal == ordinal for hit in one.hits)
            ]
            killed = not all(keeps(rule, _without(one, role, ordinal), rulebook) for one in touched)
            yield Mutant(what=f"{rule.id}: `{role}` pattern “{pattern}”", killed=killed)


def _without(staged: Staged, role: str, ordinal: int) -> Staged:
    hits = [hit for hit in staged.hits if hit.role != role or hit.ordinal != ordinal]
    return replace(staged, hits=hits)


def _unwitnessed(rule: Rule, staged: Sequence[Staged], rulebook: Rulebook) -> Iterator[Problem]:
    for mutant in _pattern_mutants(rule, staged, rulebook):
        if not mutant.killed:
            yield _problem(rule, f"no example needs the {mutant.what.partition(': ')[2]}")
    if rule.only and not _only_mutant(rule, staged, rulebook).killed:
        yield _problem(rule, "no `pass` example needs `only`")
    reasons = {one.example.because for one in staged if one.example.list == "pass"}
    shared = rulebook.categories[rule.category].drop
    for qualifier in sorted(rule.drop | rule.lower):
        if qualifier.value not in reasons:
            if qualifier in shared:
                continue  # the cue files witness it for the whole category
            yield _problem(rule, f"no `pass` example is there because: {qualifier}")
            continue
        weaker = replace(rule, drop=rule.drop - {qualifier}, lower=rule.lower - {qualifier})
        mine = [one for one in staged if one.example.because == qualifier.value]
        if all(keeps(weaker, one, rulebook) for one in mine):
            yield _problem(rule, f"no `pass` example needs the qualifier {qualifier}")
    extra = reasons - {q.value for q in rule.drop | rule.lower} - {EXCEPTED, NEAR_MISS}
    for reason in sorted(reason for reason in extra if reason in set(Qualifier)):
        yield _problem(rule, f"an example passes because {reason}, which the rule does not ask for")


def _idle_near_misses(
    of: int,
    rule: Rule,
    staged: Sequence[Staged],
    rulebook: Rulebook,
) -> Iterator[Problem]:
    """Yield the near misses that no pattern comes near, and the lack of any."""
    near = [one for one in staged if one.example.because == NEAR_MISS]
    if not near and rule.examples:
        yield _problem(rule, "there is no near miss among the `pass` examples")
    if KINDS[rule.kind].scans:
        return
    mine = [n for n, owner in enumerate(rulebook.owners) if owner.of == of]
    index = rulebook.index
    for one in near:
        if one.example.list in _PASSING:
            words = {
                NUMBER if word[0].isdigit() else word for word in words_of(one.segmented.folded)
            }
            if not any(index.is_near(word, n) for word in words for n in mine):
                message = f"“{one.example.text}” shares no telling word with any pattern"
                yield _problem(rule, message, one.example.line)


def _problem(rule: Rule, message: str, line: int = 0) -> Problem:
    return Problem(
        path=rule.path, line=line or rule.line, column=1, message=f"{rule.id}: {message}"
    )
