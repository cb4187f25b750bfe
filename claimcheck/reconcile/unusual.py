"""Numbers outside what is usual for the treatment that they are said of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.kinds.unusual import USUAL
from claimcheck.model.fact import FactKind, Modality
from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.model.rule import Rule, Term
    from claimcheck.reconcile.findings import Locator
    from claimcheck.reconcile.said import Said, Stated
    from claimcheck.reconcile.treatments import Subject

_PLAIN = frozenset({Modality.REQUIRED, Modality.TYPICAL, Modality.OPTIMAL})
# “Several sessions” and “for years” are no figures that could be a slip of the pen.
_FIGURE = regex(
    r"\d|[一二兩两三四五六七八九十]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|eighteen|twenty|thirty|fortnight|couple|dozen)\b",
)


def find_unusual(
    rule: Rule,
    said: Said,
    subjects: Sequence[Subject],
    treatments: Mapping[str, Term],
    locator: Locator,
) -> Iterator[Finding]:
    """Yield a finding for each number that lies wholly outside its treatment's usual range.

    A number belongs to the one treatment that its sentence or heading names, else to the one that
    the article is about. Ranges and their sources are those of `rules/lexicon`.
    """
    only = subjects[0].term if len(subjects) == 1 else None
    for stated in said.facts:
        if stated.fact.kind != rule.setting("fact") or stated.fact.modality not in _PLAIN:
            continue
        quote = stated.span.of(locator.segmented.article.text)
        if not _FIGURE.search(quote.lower()):
            continue
        named = [treatments[name] for name in stated.fact.subject if name in treatments]
        term = named[0] if len(named) == 1 else only if not named else None
        name = USUAL[stated.fact.kind]
        if term is not None and name in term.ranges and _is_outside(stated, term.ranges[name]):
            yield locator.finding(
                rule,
                stated.span,
                severity=rule.severity,
                message=rule.message.format(
                    match=quote,
                    treatment=term.name,
                    usual=term.usual[name],
                    source=term.source,
                ),
                cues=stated.verdict.cues,
            )


def _is_outside(stated: Stated, usual: tuple[float, float]) -> bool:
    """Say whether a number is wholly outside a range.

    What is done in one session and repeated as it wears off has no course to be longer than.
    """
    low, high = usual
    if stated.fact.kind is FactKind.SESSIONS and high <= 1:
        return False
    return stated.fact.most < low or stated.fact.least > high
