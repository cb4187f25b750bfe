"""Whether the duties of the law keep what their examples say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.config import Config
from claimcheck.errors import Problem
from claimcheck.model.law import Profile
from claimcheck.pipeline import check_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.law import Duty, DutyExample, Jurisdiction


def duty_problems(rulebook: Rulebook) -> Iterator[Problem]:
    """Yield each example of a duty that does not hold, of those in a language that is read."""
    for jurisdiction in rulebook.law.values():
        for duty in jurisdiction.duties:
            for example in duty.examples:
                if wrong := duty_problem(jurisdiction, duty, example, rulebook):
                    yield Problem(
                        path=jurisdiction.path, line=example.line, column=1, message=wrong
                    )


def duty_problem(
    jurisdiction: Jurisdiction, duty: Duty, example: DutyExample, rulebook: Rulebook
) -> str:
    """Return what is wrong with an example of a duty; empty when it holds.

    It is checked for the jurisdiction alone, under the conditions of the duty.
    """
    if not rulebook.reads(example.lang):
        return ""
    when = duty.when
    profile = Profile(
        jurisdictions=(jurisdiction.id,),
        advertiser=_first(when.advertiser),
        channel=_first(when.channel),
        audience=_first(when.audience),
        treatments=tuple(sorted(when.treatments)),
    )
    # Markdown, so that an example can have a heading.
    result = check_text(
        example.text, format="markdown", packs=rulebook, config=Config(profile=profile)
    )
    clauses = {jurisdiction.citation(clause) for clause in duty.clauses}
    cited = [
        finding.rule
        for finding in result.findings
        if duty.name_for(finding.rule) and clauses <= set(finding.citations)
    ]
    if example.list == "pass":
        return f"“{example.text}”: {cited[0]} cites the clauses" if cited else ""
    if not cited or (example.rule and example.rule not in cited):
        found = ", ".join(finding.rule for finding in result.findings) or "nothing"
        wanted = f"no finding of {example.rule}" if example.rule else "no finding"
        return f"“{example.text}”: {wanted} cites the clauses; found: {found}"
    return ""


def _first(words: Iterable[str]) -> str:
    return min(words, default="")
