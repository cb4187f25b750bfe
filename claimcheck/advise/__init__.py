"""From a finding to what may be written instead: each wording is checked before it is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.finding import Replaces, Suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding
    from claimcheck.model.rule import Rule, Term

ADVISED = frozenset({"overclaim", "promotion", "accuracy"})
"""The families whose findings are about a claim that can be put in other words."""
ENOUGH = 2
"""Sentences offered for one finding: the first that can be filled."""
_NOBODY = "the treatment"
_DELETE = Suggestion(text="", replaces=Replaces.SENTENCE)


def advise(
    findings: Iterable[Finding],
    rulebook: Rulebook,
    treatment_of: Callable[[str], Term | None],
    is_clean: Callable[[str], bool],
) -> tuple[Finding, ...]:
    """Return the findings with what may be written instead.

    A claim gets the replacements of its rule that raise nothing in its sentence, whole sentences
    that hold of the treatment, and the advice to leave it out. `treatment_of` says what a sentence
    is about, `is_clean` whether a text raises no finding.
    """
    advised = []
    for finding in findings:
        if finding.category.partition("/")[0] not in ADVISED:
            advised.append(finding)
            continue
        treatment = treatment_of(finding.sentence)
        key = (finding.rule, treatment.id if treatment else "")
        made = rulebook.advised.get(key)
        if made is None:
            rule = next(rule for rule in rulebook.rules if rule.id == finding.rule)
            made = tuple(sentences_for(rule, treatment, rulebook, is_clean))
            rulebook.advised[key] = made
        fitting = [s for s in finding.suggestions if is_clean(_with(s, finding))]
        advised.append(finding._replace(suggestions=(*fitting, *made)))
    return tuple(advised)


def sentences_for(
    rule: Rule,
    treatment: Term | None,
    rulebook: Rulebook,
    is_clean: Callable[[str], bool],
) -> list[Suggestion]:
    """Return what to write in the place of the sentence of a rule's findings, the fullest first.

    The last is to write nothing.

    Where the treatment's name is itself what must not be written, it is “the treatment”.
    """
    wordings = (*rule.wording, *rulebook.wordings.get(rule.category, ()))
    names = (treatment.called or treatment.name, _NOBODY) if treatment else (_NOBODY,)
    usual = treatment.usual if treatment else {}
    found = []
    for wording in dict.fromkeys(wordings):
        filled = (fill(wording, name, usual) for name in names)
        text = next((text for text in filled if text and is_clean(text)), "")
        if text:
            found.append(Suggestion(text=text, replaces=Replaces.SENTENCE))
        if len(found) == ENOUGH:
            break
    return [*found, _DELETE]


def fill(wording: str, name: str, usual: Mapping[str, str]) -> str:
    """Return a wording about a treatment; empty where it asks for something that is not known."""
    try:
        text = wording.format_map({**usual, "treatment": name})
    except KeyError:
        return ""
    return text[0].upper() + text[1:]


def _with(suggestion: Suggestion, finding: Finding) -> str:
    """Return the sentence of a finding with a suggestion in the place of the quote."""
    start, end = finding.within
    return finding.sentence[:start] + suggestion.text + finding.sentence[end:]
