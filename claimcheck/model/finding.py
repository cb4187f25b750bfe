"""What is seen on the way from an article to its report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model.fact import Fact
    from claimcheck.model.rule import Confidence, Qualifier, Rule, Severity
    from claimcheck.model.text import Place, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A pattern that matched: `role` says what the pattern is for, `ordinal` which one it is."""

    role: str
    ordinal: int
    span: Span
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What a rule's pattern hit, before the context is asked.

    `sentence` is an index into `Segmented.sentences`. `advice` and `replace` stand in for the
    rule's own where the kind knows better.
    """

    rule: Rule
    role: str
    span: Span
    sentence: int
    pattern: str = ""
    fact: Fact | None = None
    message: str = ""
    replace: tuple[str, ...] = ()
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardCue:
    """A qualifier that the context gives a candidate, and the words that give it."""

    qualifier: Qualifier
    text: str
    span: Span
    effect: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A candidate with everything its context says; `kept` is what the rule makes of it."""

    candidate: Candidate
    cues: tuple[HeardCue, ...]
    kept: bool
    severity: Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A wording to use instead; `safe` when it can be put in without reading the sentence."""

    text: str
    safe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another place that a finding is about."""

    path: str
    quote: str
    message: str
    start: Place
    end: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is reported, complete.

    `span` counts in the reader's text, `start` and `end` in the source, `within` in `sentence`.
    """

    path: str
    rule: str
    category: str
    severity: Severity
    confidence: Confidence
    status: str
    message: str
    advice: str
    why: str
    quote: str
    sentence: str
    span: Span
    within: Span
    start: Place
    end: Place
    cues: tuple[HeardCue, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
