"""What a matched phrase amounts to: a range of a unit, and in what sense it is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model.fact import UNITS, Fact, FactKind, Modality
from claimcheck.model.finding import Candidate
from claimcheck.model.regex import regex
from claimcheck.notation import amounts
from claimcheck.notation.amounts import Bound
from claimcheck.notation.chinese import in_english
from claimcheck.notation.numbers import Range, read_range

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from claimcheck.model.rule import Rule
    from claimcheck.model.text import Span

_READERS: Mapping[FactKind, Callable[[str], Range | None]] = {
    FactKind.INTERVAL: amounts.read_interval,
    FactKind.MAINTENANCE: amounts.read_rate,
    FactKind.PRICE: amounts.read_price,
    FactKind.EFFICACY: amounts.read_share,
    FactKind.PROPORTION: amounts.read_share,
    FactKind.RISK: amounts.read_share,
    FactKind.PAIN: amounts.read_score,
    FactKind.AGE: amounts.read_age,
    FactKind.SKIN_TYPE: amounts.read_phototypes,
}
_LOOSELY = 0.25  # by how much about a week may be more or less
_EACH_LASTS = regex(r"(?<=[\w] )\d+[ -](?:minute|min|hour)s?\b")
_MANY = 100  # visits, of which nobody has more: “cleared in 2019”
_MEANT = {
    Bound.LOWER: Modality.MINIMUM,
    Bound.UPPER: Modality.MAXIMUM,
    Bound.MEAN: Modality.MEAN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What a phrase amounts to: `low..high` of a unit, in what sense and how loosely."""

    low: float
    high: float
    unit: str
    modality: Modality
    slack: float = 0.0


def read_amount(rule: Rule, folded: str, value: str = "") -> Amount | None:
    """Return what a matched phrase amounts to: the rule's own range, else the numbers in it.

    `value` is the part of it that says which end is meant, if not all of it does.

    Words such as “up to” and “at least” open an end of a number, unless the rule says `bound`; a
    number that the rule calls typical is then a maximum or a minimum.
    """
    kind, modality = FactKind(rule.setting("fact")), Modality(rule.setting("modality"))
    unit = UNITS.get(kind, "")
    fixed = rule.setting("range")
    if fixed:
        low, _, high = fixed.partition("..")
        unit = rule.setting("unit") or unit
        return Amount(low=float(low), high=float(high), unit=unit, modality=modality)
    folded = in_english(folded)
    if unit == "session":
        folded = _EACH_LASTS.sub("", folded)
    found = _READERS.get(kind, read_range)(folded)
    if found is None or (unit == "day") != (found.unit == "day"):
        return None
    if unit == "session" and (0 < found.high < 1 or found.low > _MANY):  # “gone in half that”
        return None
    stated = rule.setting("bound")
    slack = 0.0
    if stated:
        bound = Bound(stated) if stated != "both" else None
    else:
        bound = amounts.bound_of(value or folded, found)
        if kind is FactKind.PRICE and amounts.is_least_price(folded, found):
            bound = Bound.LOWER
        if kind is FactKind.PRICE and amounts.is_course_price(folded):
            bound = bound or Bound.MEAN
        if modality is Modality.TYPICAL and bound in _MEANT:
            modality = _MEANT[bound]
        if bound is Bound.ABOUT and found.unit == "day" and found.low == found.high:
            slack = _LOOSELY
    found = amounts.opened(found, bound)
    unit = unit or found.unit
    return Amount(low=found.low, high=found.high, unit=unit, modality=modality, slack=slack)


def stated(  # noqa: PLR0913, PLR0917 -- what a candidate is made of
    rule: Rule,
    span: Span,
    sentence: int,
    amount: Amount,
    pattern: str,
    subject: frozenset[str],
    at: Span | None = None,
) -> Candidate:
    """Return the candidate that states an amount as the kind of fact that the rule reads."""
    fact = Fact(
        kind=FactKind(rule.setting("fact")),
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        modality=amount.modality,
        subject=subject,
        slack=amount.slack,
    )
    return Candidate(
        rule=rule,
        role="match",
        span=span,
        sentence=sentence,
        pattern=pattern,
        fact=fact,
        at=at,
    )
