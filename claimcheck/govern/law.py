"""The law laid over findings: which clauses a finding cites, and how grave they make it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.errors import did_you_mean
from claimcheck.model.finding import Replaces, Suggestion
from claimcheck.model.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Citation, Finding
    from claimcheck.model.law import Duty, Jurisdiction, Profile
    from claimcheck.model.rule import Term

_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？", "”", "」")
_FIRST_IDEOGRAPH = "\u2e80"


class Ruling(NamedTuple):
    """A duty of a jurisdiction that a finding falls under, and how grave the duty makes it."""

    jurisdiction: Jurisdiction
    duty: Duty
    severity: Severity


def under_law(
    findings: Iterable[Finding],
    rulebook: Rulebook,
    profile: Profile,
    about: Callable[[Finding], Collection[Term]],
) -> tuple[Finding, ...]:
    """Return the findings with the clauses of the chosen jurisdictions, as grave as these say.

    `about` gives the treatments that a finding speaks of. The strictest duty decides, the earlier
    one of equals, and its clauses come first. Without a fitting duty a finding stays as it is, or
    is none where its rule is there for a law alone.
    """
    ruled = []
    for finding in findings:
        rulings = rulings_on(finding, rulebook, profile, about)
        if rulings:
            severity = rulings[0].severity
            ruled.append(finding._replace(severity=severity, citations=_citations(rulings)))
        elif not rulebook.by_id[finding.rule].jurisdictions:
            ruled.append(finding)
    return tuple(ruled)


def rulings_on(
    finding: Finding,
    rulebook: Rulebook,
    profile: Profile,
    about: Callable[[Finding], Collection[Term]],
) -> list[Ruling]:
    """Return the duties that a finding falls under, the one that decides first."""
    rulings = [
        Ruling(jurisdiction, duty, _severity(duty, finding, rulebook))
        for jurisdiction, duty in _duties(finding, rulebook, profile, about)
    ]
    if rulings:
        decides = min(rulings, key=lambda ruling: ruling.severity.rank)
        rulings.remove(decides)
        rulings.insert(0, decides)
    return rulings


def _duties(
    finding: Finding,
    rulebook: Rulebook,
    profile: Profile,
    about: Callable[[Finding], Collection[Term]],
) -> Iterator[tuple[Jurisdiction, Duty]]:
    """Yield the duties for a finding; a rule of some jurisdictions knows no duties of others."""
    own = rulebook.by_id[finding.rule].jurisdictions
    for jurisdiction in rulebook.jurisdictions:
        if not own or jurisdiction.id in own:
            for duty in _fitting(jurisdiction, finding, profile, about):
                yield jurisdiction, duty


def _fitting(
    jurisdiction: Jurisdiction,
    finding: Finding,
    profile: Profile,
    about: Callable[[Finding], Collection[Term]],
) -> Iterator[Duty]:
    """Yield the duties for a finding; those that name its rule stand in for its category's."""
    named = [(duty.name_for(finding.rule), duty) for duty in jurisdiction.duties]
    fits = [
        (name, duty)
        for name, duty in named
        if name and duty.when.fits(profile, about(finding) if duty.when.treatments else ())
    ]
    narrowest = max((len(name) for name, _ in fits), default=0)
    for name, duty in fits:
        if len(name) == narrowest:
            yield duty


def _severity(duty: Duty, finding: Finding, rulebook: Rulebook) -> Severity:
    """Return how grave a duty makes a finding.

    By as many steps as its context has lowered it, it stays below what the duty says. A rule that
    only informs, in a category that is graver, finds hints: under a duty for the whole category
    these stay a step below.
    """
    rule = rulebook.by_id[finding.rule]
    steps = max(0, finding.severity.rank - rule.severity.rank)
    category = rulebook.categories[finding.category].severity
    is_hint = rule.severity is Severity.INFO and category is not Severity.INFO
    if is_hint and duty.name_for(rule.id) != rule.id:
        steps += 1
    return duty.severity.lowered(steps)


def _citations(rulings: Iterable[Ruling]) -> tuple[Citation, ...]:
    cited = (
        ruling.jurisdiction.citation(clause) for ruling in rulings for clause in ruling.duty.clauses
    )
    return tuple(dict.fromkeys(cited))


def with_wordings(
    findings: Iterable[Finding],
    rulebook: Rulebook,
    profile: Profile,
    about: Callable[[Finding], Collection[Term]],
    is_clean: Callable[[str], bool],
) -> tuple[Finding, ...]:
    """Return the findings with the wordings that regulators accept or ask for, before all others.

    A wording that raises a finding itself, by `is_clean`, is not offered, nor one in a script that
    the article is not written in.
    """
    worded = []
    for finding in findings:
        if not finding.citations:
            worded.append(finding)
            continue
        offered = dict.fromkeys(
            suggestion
            for _, duty in _duties(finding, rulebook, profile, about)
            for suggestion in _wordings(duty)
            if _is_ideographic(suggestion.text) == _is_ideographic(finding.sentence)
            and is_clean(_in_place(suggestion, finding))
        )
        others = (one for one in finding.suggestions if one not in offered)
        worded.append(finding._replace(suggestions=(*offered, *others)))
    return tuple(worded)


def _wordings(duty: Duty) -> Iterator[Suggestion]:
    """Yield what a duty asks to be added, then what it accepts: a sentence, or some words."""
    if duty.required:
        yield Suggestion(text=duty.required, replaces=Replaces.NOTHING)
    for text in duty.accepted:
        whole = text.endswith(_SENTENCE_ENDS)
        yield Suggestion(text=text, replaces=Replaces.SENTENCE if whole else Replaces.QUOTE)


def _in_place(suggestion: Suggestion, finding: Finding) -> str:
    """Return what is read where a suggestion is taken up."""
    if suggestion.replaces is not Replaces.QUOTE:
        return suggestion.text
    start, end = finding.within
    return finding.sentence[:start] + suggestion.text + finding.sentence[end:]


def _is_ideographic(text: str) -> bool:
    return any(sign >= _FIRST_IDEOGRAPH and sign.isalpha() for sign in text)


def profile_problems(
    profile: Profile, law: Collection[str], treatments: Collection[str]
) -> Iterator[str]:
    """Yield what a profile names that does not exist, and the nearest that does."""
    for what, names, known in (
        ("jurisdiction", profile.jurisdictions, law),
        ("treatment or family", profile.treatments, treatments),
    ):
        yield from _unknown(what, names, known)


def _unknown(what: str, names: Sequence[str], known: Collection[str]) -> Iterator[str]:
    for name in names:
        if name not in known:
            every = f" (known: {', '.join(sorted(known))})" if what == "jurisdiction" else ""
            yield f"there is no {what} `{name}`{did_you_mean(name, sorted(known))}{every}"
