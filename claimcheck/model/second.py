"""What the second reader says of a sentence: a model's guess beside the rules' verdicts."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from claimcheck.model.rule import Category, Confidence, Rule, Severity

SLUG = "second-reader"
"""The last part of the ids under which it reports, and its kind."""
FAMILIES = ("overclaim", "promotion")
"""The families whose categories it knows."""

_MESSAGE = "Second reader, {probability}: reads like {like}."
_ADVICE = "Read it yourself: if it promises that, say what is true and known; if not, leave it."
_MESSAGE_CHINESE = "第二讀者，{probability}：讀來近似 {like} 的文案。"
_ADVICE_CHINESE = "請自行判讀：若確有此意，改寫成真實且可查的說法；若無，可以不理。"
_SOURCE = "learned from labelled sentences; docs/guide/second-reader.md says how, and how well"
_SUBJECT = "The text "
"""What the definition of a category begins with."""


class Mode(StrEnum):
    """What the second reader is asked for: nothing, suggestions, or a say in how a run ends."""

    OFF = "off"
    SUGGEST = "suggest"
    GATE = "gate"


MODES = tuple(mode.value for mode in Mode)


class Neighbour(NamedTuple):
    """A sentence that the second reader learned from, with the categories it was labelled with."""

    id: str
    text: str
    labels: tuple[str, ...]


class Reason(NamedTuple):
    """Why the second reader raised a sentence, or `doubts` what a rule found in it.

    `probability` is calibrated, `neighbours` are what it learned that is nearest, the nearest
    first. What does not `decides` is only suggested, and has no say in how a run ends. Of what it
    doubts, which decides as before, the probability is that of the likeliest of its categories.
    """

    probability: float
    neighbours: tuple[Neighbour, ...]
    decides: bool
    doubts: bool = False

    def plain(self) -> dict[str, Any]:
        """Return the reason as reports for programs hold it."""
        return {
            "probability": self.probability,
            "doubts": self.doubts,
            "neighbours": [
                {"id": one.id, "text": one.text, "labels": list(one.labels)}
                for one in self.neighbours
            ],
        }


class Raised(NamedTuple):
    """A category that the second reader raises at a sentence of an article, by its index.

    What `is_sure` is above the threshold at which the category could decide.
    """

    sentence: int
    category: str
    probability: float
    is_sure: bool
    neighbours: tuple[Neighbour, ...]


def is_second(rule: str) -> bool:
    """Say whether a rule id is one under which the second reader reports."""
    return rule.endswith(f"/{SLUG}")


def rule_of(category: Category, why_chinese: str = "") -> Rule:
    """Return what stands in for a rule where the second reader raises a category.

    It speaks Chinese where the reason of the category does, which is `why_chinese`.
    """
    chinese = {
        "message": _MESSAGE_CHINESE.replace("{like}", category.id),
        "advice": _ADVICE_CHINESE,
        "why": why_chinese,
    }
    return Rule(
        id=f"{category.id}/{SLUG}",
        category=category.id,
        kind=SLUG,
        severity=Severity.INFO,
        confidence=Confidence.LOW,
        message=_MESSAGE.replace("{like}", _like(category)),
        advice=_ADVICE,
        why=category.why,
        source=_SOURCE,
        chinese=chinese if why_chinese else {},
    )


def _like(category: Category) -> str:
    """Return what a sentence of a category reads like, in the words of its definition."""
    said = category.definition.rstrip(".")
    if said.startswith(_SUBJECT):
        return f"copy that {said.removeprefix(_SUBJECT)}"
    return category.id
