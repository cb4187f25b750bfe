"""Facts: what a sentence says in numbers, made comparable."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

ENDLESS = 36500.0
"""Days from which an effect counts as one that lasts for ever: a hundred years."""


class FactKind(StrEnum):
    """What quantity a fact is of. `UNITS` says in what each is counted.

    Prices are in the currency of their unit, per what it names. An age is the least that is
    treated. Of some there is only none (0) or some (1): anaesthesia, people or skin excluded,
    people or things that do not respond, breaks of the skin, what must be left off afterwards,
    costs beside the price, visits that others need, harm to the skin around the target.
    """

    SESSIONS = "sessions"
    MAINTENANCE = "maintenance"
    INTERVAL = "interval"
    RECOVERY = "recovery"
    SYMPTOM_DURATION = "symptom-duration"
    RETURN_TO_ACTIVITY = "return-to-activity"
    PRICE = "price"
    PAIN = "pain"
    ANAESTHESIA = "anaesthesia"
    PROCEDURE_TIME = "procedure-time"
    ONSET = "onset"
    ONSET_FULL = "onset-full"
    EFFECT_DURATION = "effect-duration"
    EFFICACY = "efficacy"
    PROPORTION = "proportion"
    RISK = "risk"
    AGE = "age"
    SKIN_TYPE = "skin-type"
    EXCLUSION = "exclusion"
    SKIN_EXCLUSION = "skin-exclusion"
    NON_RESPONSE = "non-response"
    INVASIVENESS = "invasiveness"
    MINIMAL_INVASION = "minimal-invasion"
    RESTRICTION = "restriction"
    EXTRA_COST = "extra-cost"
    MANY_SESSIONS = "many-sessions"
    TISSUE_HARM = "tissue-harm"


UNITS = {
    FactKind.SESSIONS: "session",
    FactKind.MAINTENANCE: "session/year",
    FactKind.INTERVAL: "day",
    FactKind.RECOVERY: "day",
    FactKind.SYMPTOM_DURATION: "day",
    FactKind.RETURN_TO_ACTIVITY: "day",
    FactKind.PAIN: "0-10",
    FactKind.ANAESTHESIA: "",
    FactKind.PROCEDURE_TIME: "day",
    FactKind.ONSET: "day",
    FactKind.ONSET_FULL: "day",
    FactKind.EFFECT_DURATION: "day",
    FactKind.EFFICACY: "%",
    FactKind.PROPORTION: "%",
    FactKind.RISK: "%",
    FactKind.AGE: "year",
    FactKind.SKIN_TYPE: "phototype",
    FactKind.EXCLUSION: "",
    FactKind.SKIN_EXCLUSION: "",
    FactKind.NON_RESPONSE: "",
    FactKind.INVASIVENESS: "",
    FactKind.MINIMAL_INVASION: "",
    FactKind.RESTRICTION: "day",
    FactKind.EXTRA_COST: "",
    FactKind.MANY_SESSIONS: "",
    FactKind.TISSUE_HARM: "",
}
"""The unit of each kind but prices, which name their own: `GBP`, `GBP/session`, `GBP/area`."""


MORE_IS_BETTER = frozenset({FactKind.EFFECT_DURATION, FactKind.EFFICACY, FactKind.PROPORTION})
"""The kinds of which the greater number promises more; of all others it is the smaller."""


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
    CASE = "case"
    """Said of some people or some cases only."""
    COMPARATIVE = "comparative"
    VAGUE = "vague"


class Fact(NamedTuple):
    """A normalised statement: `low..high`, both ends included, about some subject.

    `high` is infinite where no upper end is given. `slack` is by what share of themselves the ends
    may be off, as those of “about a week”. `subject` holds the ids of the treatments,
    concerns and areas that the sentence, its table row or its heading names; empty when it speaks
    of the article's subject in general.
    """

    kind: FactKind
    low: float
    high: float
    unit: str
    modality: Modality
    subject: frozenset[str] = frozenset()
    slack: float = 0.0

    @property
    def least(self) -> float:
        """The lower end, as low as it may be meant."""
        return self.low * (1 - self.slack)

    @property
    def most(self) -> float:
        """The upper end, as high as it may be meant."""
        return self.high * (1 + self.slack)

    @property
    def asks(self) -> float:
        """How much it asks of a reader: what asks least promises most."""
        if self.kind not in MORE_IS_BETTER:
            return self.high
        return -self.high if self.modality is Modality.MAXIMUM else -self.low
