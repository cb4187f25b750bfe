"""Rules, as plain values: what a person wrote, checked and given defaults."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.article import BlockKind
    from claimcheck.model.text import Span


class Severity(StrEnum):
    """How bad a finding is if it is true."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Return 0 for the gravest."""
        return _RANKS[self]

    def lowered(self, steps: int = 1) -> Severity:
        """Return the severity some steps lower, and never lower than info."""
        return _GRADES[min(_RANKS[self] + steps, len(_GRADES) - 1)]


_GRADES = tuple(Severity)
_RANKS = {severity: rank for rank, severity in enumerate(_GRADES)}


class Confidence(StrEnum):
    """How sure it is that a finding is true."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Qualifier(StrEnum):
    """What the context of a candidate may say of it."""

    NEGATED = "negated"
    HEDGED = "hedged"
    ASKED = "asked"
    CONDITIONAL = "conditional"
    ATTRIBUTED = "attributed"
    QUOTED = "quoted"
    CITED = "cited"
    OTHER_SUBJECT = "other-subject"


NEAR_MISS = "near-miss"
EXCEPTED = "except"

Setting = str | tuple[str, ...] | dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text with what a rule must make of it.

    `list` is the list it stands in: `flag` or a role's own list must be found at `spans`; `pass`
    must not be, for the reason `because`; `todo-flag` and `todo-pass` are known failures. `reads`
    is the range that a quantity must come out as.
    """

    list: str
    text: str
    spans: tuple[Span, ...] = ()
    because: str = ""
    reads: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """An entry of a pack.

    A rule with `only` speaks where the context gives one of these qualifiers, and nowhere else.
    `patterns` holds the phrases of each role its kind knows (`match`, `except`, ...), as written;
    `settings` what else its kind asks for. An empty `scope` means every part of an article. What a
    rule that is not waivable finds stays open, whoever accepts it. A rule with `jurisdictions` is
    only there where one of them is chosen. `language` is that of its pack, empty for one that
    belongs to none. `chinese` holds the message, the advice, the reason and settings that are
    printed in Chinese.
    """

    id: str
    category: str
    kind: str
    severity: Severity
    confidence: Confidence
    message: str
    advice: str
    why: str
    scope: frozenset[BlockKind] = frozenset()
    drop: frozenset[Qualifier] = frozenset()
    lower: frozenset[Qualifier] = frozenset()
    only: frozenset[Qualifier] = frozenset()
    patterns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    settings: Mapping[str, Setting] = field(default_factory=dict)
    replace: tuple[str, ...] = ()
    wording: tuple[str, ...] = ()
    source: str = ""
    is_waivable: bool = True
    jurisdictions: frozenset[str] = frozenset()
    examples: tuple[Example, ...] = ()
    path: str = ""
    line: int = 0
    language: str = ""
    chinese: Mapping[str, str] = field(default_factory=dict)

    def in_chinese(self) -> Rule:
        """Return the rule with what it says of a finding in Chinese, as far as it can."""
        if not self.chinese:
            return self
        said = dict(self.chinese)
        return replace(
            self,
            message=said.pop("message", self.message),
            advice=said.pop("advice", self.advice),
            why=said.pop("why", self.why),
            settings={**self.settings, **said},
        )

    @property
    def family(self) -> str:
        """Return the part of the id before the first slash."""
        return self.id.partition("/")[0]

    def setting(self, name: str) -> str:
        """Return a setting that is one string; empty when it is not given."""
        value = self.settings.get(name, "")
        return value if isinstance(value, str) else ""

    def table(self, name: str) -> dict[str, str]:
        """Return a setting that is a mapping; empty when it is not given."""
        value = self.settings.get(name)
        return value if isinstance(value, dict) else {}

    def words(self, name: str) -> tuple[str, ...]:
        """Return a setting that is a list of strings; empty when it is not given."""
        value = self.settings.get(name)
        return value if isinstance(value, tuple) else ()


class CueGroup(StrEnum):
    """Where a cue stands and what it does, as in ConText."""

    BEFORE = "before"
    AFTER = "after"
    PSEUDO = "pseudo"
    TERMINATING = "terminating"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that say something of the candidates in their reach, given in words.

    In articles about treatments of the family `unless_about` they say nothing: the patient who is
    told what comes after surgery is the one who has it.
    """

    qualifier: Qualifier
    group: CueGroup
    pattern: str
    reach: int
    unless_about: str = ""
    path: str = ""
    line: int = 0

    @property
    def corrects(self) -> bool:
        """Whether it can take back what stands before it, as a sentence of its own can."""
        takes_back = self.qualifier in {Qualifier.NEGATED, Qualifier.ATTRIBUTED}
        return takes_back and self.group is CueGroup.AFTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """An entry of the taxonomy; `drop` is what every rule of it drops unless it lowers it.

    `yields` names the categories that say more of the same words: where a finding of one of them,
    as grave or graver, stands at the same place, one of this category is not reported. A category
    that names itself is not reported in a heading right over another finding of it. `gathers` names
    the categories that mark what is sold: of the places of a category that has them, those in whose
    sentence one of them is kept or a number stands, or else one, are reported, with all others as
    places of it.
    """

    id: str
    severity: Severity
    definition: str
    why: str
    drop: frozenset[Qualifier] = frozenset()
    yields: frozenset[str] = frozenset()
    gathers: frozenset[str] = frozenset()


class Manner(StrEnum):
    """How a stretch of an article is written: what stands in for it must be written so too."""

    PROSE = "prose"
    HEADING = "heading"
    FIXED = "fixed"
    """The words of others, or of a picture: they can be left out, but not put otherwise."""


CONCERNS = frozenset({"concern", "area"})
"""The families of terms for what is treated."""

VARIANT = "variant"
"""The family of terms for one of several ways of doing the same, such as a gentle setting."""

ASIDES = frozenset(
    {"contraindication", "symptom", "activity", "phase", "service", "source", "breach", "repair"}
)
"""The families of terms for whom a treatment is not for, what it brings, what it interrupts, what
is sold with it, where a figure is from, how the skin is broken, and that it heals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A thing that articles are about, with its names in phrase notation.

    `family` is a treatment's family, or `concern` or `area` for what is treated,
    or `VARIANT`, or one of `ASIDES`. `called` is what a
    sentence calls it, such as “a chemical peel”, where that is not its name. `usual` holds what
    is usual for it in words, such as `downtime`: “1 to 3 days”; `ranges` holds the same in sessions
    or in days where that is known for certain, and `source` is where it is from. `chinese` is its
    name in Chinese.
    """

    id: str
    name: str
    family: str
    names: tuple[str, ...]
    called: str = ""
    usual: Mapping[str, str] = field(default_factory=dict)
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    source: str = ""
    chinese: str = ""

    def told(self, *, chinese: bool) -> str:
        """Return its name for a reader, in Chinese where it has one and that is wanted."""
        return (chinese and self.chinese) or self.name

    @property
    def is_treatment(self) -> bool:
        """Say whether it is a treatment, not what is treated or what goes with it."""
        return self.family not in CONCERNS | ASIDES | {VARIANT}
