"""What is seen on the way from an article to its report: values made by the thousand."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from claimcheck.model.fact import Fact  # noqa: TC001 -- kept results are read by these types
from claimcheck.model.rule import Confidence, Qualifier, Rule, Severity  # noqa: TC001 -- kept results are read by these types
from claimcheck.model.second import Reason  # noqa: TC001 -- kept results are read by these types
from claimcheck.model.text import Place, Span  # noqa: TC001 -- kept results are read by these types

OPEN = "open"
ACCEPTED = ("waived", "approved", "baselined")
"""The status of a finding: open, or accepted in one of these ways."""


class Hit(NamedTuple):
    """A pattern that matched: `role` says what the pattern is for, `ordinal` which one it is."""

    role: str
    ordinal: int
    span: Span
    sentence: int


class Candidate(NamedTuple):
    """What a rule's pattern hit, before the context is asked.

    `sentence` is an index into `Segmented.sentences`. `advice` and `replace` stand in for the
    rule's own where the kind knows better. `at` is the amount of a fact that was read by the words
    near it, `beside` the place of another name for the same thing.
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
    at: Span | None = None
    beside: Span | None = None


class HeardCue(NamedTuple):
    """A qualifier that the context gives a candidate, and the words that give it.

    `effect` is dropped, lowered or none. `answers` says that the words answer the question that the
    candidate is asked in: what is `asked` is affirmed by them, what is `negated` denied.
    """

    qualifier: Qualifier
    text: str
    span: Span
    effect: str = ""
    answers: bool = False


class Verdict(NamedTuple):
    """A candidate with everything its context says; `kept` is what the rule makes of it."""

    candidate: Candidate
    cues: tuple[HeardCue, ...]
    kept: bool
    severity: Severity


class Replaces(StrEnum):
    """What a suggested text stands in for; “nothing” where it is added behind the sentence."""

    QUOTE = "quote"
    SENTENCE = "sentence"
    NOTHING = "nothing"


class Suggestion(NamedTuple):
    """A wording to use instead; `safe` when it can be put in without reading the sentence.

    An empty text leaves out what it replaces.
    """

    text: str
    safe: bool = False
    replaces: Replaces = Replaces.QUOTE


class Related(NamedTuple):
    """Another place that a finding is about."""

    path: str
    quote: str
    message: str
    start: Place
    end: Place


class Citation(NamedTuple):
    """A clause of the law, or of a code that binds advertisers.

    `basis` says how it is known: read, official, secondary. `as_of` is the date of that knowledge,
    `about` what the clause asks for.
    """

    jurisdiction: str
    ref: str
    url: str
    basis: str
    as_of: str
    about: str = ""


class Acceptance(NamedTuple):
    """Why a finding is not open, and who said so.

    `by` is a person, or empty where nobody is named; `until` is a date, or empty for no end;
    `where` is the file that says so, or a place in one.
    """

    reason: str
    by: str = ""
    until: str = ""
    where: str = ""


class Finding(NamedTuple):
    """What is reported, complete.

    `span` counts in the reader's text, `start` and `end` in the source, `within` in `sentence`.
    The first of the `citations` is the one that decided the severity. `acceptance` tells of a
    `status` other than open, `reason` of what the second reader raised or doubts.
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
    citations: tuple[Citation, ...] = ()
    fingerprint: str = ""
    acceptance: Acceptance | None = None
    reason: Reason | None = None

    @property
    def is_binding(self) -> bool:
        """Whether it has a say in how a run ends, and is not only suggested."""
        return self.reason is None or self.reason.decides

    @property
    def is_doubted(self) -> bool:
        """Whether the second reader takes what a rule found for no claim."""
        return self.reason is not None and self.reason.doubts


class Spot(NamedTuple):
    """A place of an article, with what a finding there says of it.

    Offsets are those of a finding. `identity` is what tells the place apart wherever it moves.
    """

    path: str
    quote: str
    sentence: str
    span: Span
    within: Span
    start: Place
    end: Place
    identity: str


class Statement(NamedTuple):
    """A place of an article that another article may deny, or that denies another.

    `promising` and `denying` are the rules that compare it as the one and as the other.
    """

    fact: Fact
    spot: Spot
    promising: frozenset[str]
    denying: frozenset[str]

    @property
    def path(self) -> str:
        """The article."""
        return self.spot.path

    @property
    def span(self) -> Span:
        """Where it is stated in the reader's text."""
        return self.spot.span
