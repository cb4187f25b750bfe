"""From a finding to what may be written instead: each wording is checked before it is offered."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.advise.manner import closing_of, speaker_of
from claimcheck.advise.quote import begun, fits, with_suggestion
from claimcheck.model.finding import Replaces, Suggestion
from claimcheck.model.rule import Manner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Finding
    from claimcheck.model.rule import Rule, Term

ADVISED = frozenset({"overclaim", "promotion", "accuracy"})
"""The families whose findings are about a claim that can be put in other words."""
ENOUGH = 2
"""Sentences offered for one finding: the first that can be filled."""
_FACTS = "accuracy/"
_NOBODY = "the treatment"
_THIS = "此療程"
_DELETE = Suggestion(text="", replaces=Replaces.SENTENCE)


class Setting(NamedTuple):
    """What a finding's sentence is about, if that is one treatment, and how it is written."""

    treatment: Term | None
    manner: Manner


def advise(
    findings: Iterable[Finding],
    rulebook: Rulebook,
    setting_of: Callable[[Finding], Setting],
    is_clean: Callable[[str], bool],
) -> tuple[Finding, ...]:
    """Return the findings with what may be written instead.

    A claim gets the replacements of its rule that raise nothing in its sentence, whole sentences
    that hold of the treatment, and the advice to leave it out. `setting_of` says what a finding's
    sentence is about and how it is written, `is_clean` whether a text raises no finding.
    Where the same words get a fact wrong, the sentences are those that put it right.
    """
    findings = tuple(findings)
    facts = [finding for finding in findings if finding.category.startswith(_FACTS)]
    advised = []
    for finding in findings:
        if finding.category.partition("/")[0] not in ADVISED:
            advised.append(finding)
            continue
        setting = setting_of(finding)
        treatment, manner = setting
        name = next((fact.rule for fact in facts if _meet(fact, finding)), finding.rule)
        name = name if manner is Manner.PROSE else finding.rule
        key = (name, treatment.id if treatment else "", manner)
        made = rulebook.advised.get(key)
        if made is None:
            made = tuple(sentences_for(rulebook.by_id[name], setting, rulebook, is_clean))
            rulebook.advised[key] = made
        speaker, closing = speaker_of(finding.sentence), closing_of(finding.sentence)
        worded = (begun(s, finding) for s in finding.suggestions if fits(s, finding))
        fitting = [s for s in worded if is_clean(with_suggestion(s, finding))]
        if speaker or closing:
            made = tuple(_set_in(s, speaker, closing, is_clean) for s in made)
        advised.append(finding._replace(suggestions=(*fitting, *made)))
    return tuple(advised)


def sentences_for(
    rule: Rule,
    setting: Setting,
    rulebook: Rulebook,
    is_clean: Callable[[str], bool],
) -> list[Suggestion]:
    """Return what to write in the place of the sentence of a rule's findings, the fullest first.

    The last is to write nothing, and the only one where the words are another's.
    Where the treatment's name is itself what must not be written, it is “the treatment”.
    A rule that has words of its own is about something narrower than its category, whose words
    stand in only where none of its own can be filled.
    """
    treatment, manner = setting
    own = rule.wording if manner is Manner.PROSE else ()
    of_category = rulebook.wordings_for(rule, manner)
    is_chinese = rule.language == "zh"
    names: tuple[str, ...] = (_THIS if is_chinese else _NOBODY,)
    if treatment:
        name = treatment.chinese if is_chinese else treatment.called or treatment.name
        names = (name, *names)
    usual = treatment.usual if treatment and not is_chinese else {}
    for wordings in (own, of_category):
        each = ([fill(wording, name, usual) for name in names] for wording in wordings)
        fitting = (next((t for t in texts if t and is_clean(t)), "") for texts in each)
        found = list(dict.fromkeys(islice(filter(None, fitting), ENOUGH)))
        if found:
            return [*(Suggestion(text=t, replaces=Replaces.SENTENCE) for t in found), _DELETE]
    return [_DELETE]


def _set_in(
    suggestion: Suggestion, speaker: str, closing: str, is_clean: Callable[[str], bool]
) -> Suggestion:
    """Return a sentence behind the label of who speaks, and before the end of the quotation."""
    text = suggestion.text
    if not text:
        return suggestion
    kept = speaker if is_clean(speaker + text) else ""
    return suggestion._replace(text=f"{kept}{text}{closing}")


def fill(wording: str, name: str, usual: Mapping[str, str]) -> str:
    """Return a wording about a treatment; empty where it asks for something that is not known."""
    try:
        text = wording.format_map({**usual, "treatment": name})
    except KeyError:
        return ""
    return text[0].upper() + text[1:]


def _meet(fact: Finding, finding: Finding) -> bool:
    """Say whether a finding about a fact is another one, about some of the same words."""
    return (
        fact is not finding
        and not finding.category.startswith(_FACTS)
        and fact.span.overlaps(finding.span)
    )
