"""Facts: what a sentence says in numbers, made comparable."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ENDLESS = 36500.0
"""Days from which an effect counts as one that lasts for ever: a hundred years."""


class FactKind(StrEnum):
    """What quantity a fact is of. Durations are in days, prices in the currency of their unit.

    Of some there is only none or some: risks, people or skin excluded, people or things that do not
    respond, breaks of the skin, what must be left off afterwards, costs beside the price.
    """

    SESSIONS = "sessions"
    MAINTENANCE = "maintenance"
    INTERVAL = "interval"
    RECOVERY = "recovery"
    SYMPTOM_DURATION = "symptom-duration"
    RETURN_TO_ACTIVITY = "return-to-activity"
    PRICE = "price"
    PAIN = "pain"
    EFFECT_DURATION = "effect-duration"
    RISK = "risk"
    EXCLUSION = "exclusion"
    SKIN_EXCLUSION = "skin-exclusion"
    NON_RESPONSE = "non-response"
    INVASIVENESS = "invasiveness"
    RESTRICTION = "restriction"
    EXTRA_COST = "extra-cost"


class Modality(StrEnum):
    """In what sense a number is meant."""

    ABSOLUTE = "absolute"
    REQUIRED = "required"
    TYPICAL = "typical"
    OPTIMAL = "typical-for-optimal"
    NOTICE = "minimum-to-notice"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    MEAN = "mean"
    SOFT = "soft"
    SOFT_STRONG = "soft-strong"
    COMPARATIVE = "comparative"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A normalised statement: `low..high`, both ends included, about some subject.

    `high` is infinite where no upper end is given. `subject` holds the ids of the treatments,
    concerns and areas that the sentence, its table row or its heading names; empty when it speaks
    of the article's subject in general.
    """

    kind: FactKind
    low: float
    high: float
    unit: str
    modality: Modality
    subject: frozenset[str] = frozenset()
