"""The law that is laid over findings, as plain values: clauses, the duties they found, profiles."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from claimcheck.model.finding import Citation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimcheck.model.rule import Severity, Term


class Basis(StrEnum):
    """How a clause is known, from the surest. What is only remembered is no clause."""

    READ = "read"
    OFFICIAL = "official"
    SECONDARY = "secondary"


class Advertiser(StrEnum):
    """Who speaks to the public."""

    CLINIC = "clinic"
    SALON = "salon"
    BRAND = "brand"
    PUBLISHER = "publisher"


class Channel(StrEnum):
    """Where the article appears."""

    WEB = "web"
    SOCIAL = "social"
    PRINT = "print"
    OUTDOOR = "outdoor"
    EMAIL = "email"


class Audience(StrEnum):
    """Who reads the article."""

    PUBLIC = "public"
    PROFESSIONAL = "professional"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of the law, or of a code that binds advertisers.

    `ref` is what a report prints, `about` what the clause asks for in one sentence. Days are
    written as 2026-01-31: `as_of` is that of the knowledge, `effective` that of the clause.
    """

    id: str
    ref: str
    about: str
    url: str
    basis: Basis
    as_of: str
    effective: str = ""
    penalty: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """What a duty depends on; what is empty it does not depend on.

    `treatments` are ids of terms, families, or the first parts of families.
    """

    treatments: frozenset[str] = frozenset()
    advertiser: frozenset[str] = frozenset()
    channel: frozenset[str] = frozenset()
    audience: frozenset[str] = frozenset()

    def fits(self, profile: Profile, about: Iterable[Term]) -> bool:
        """Say whether it holds of an article that is about some treatments.

        What a profile does not say may be anything; a treatment must be known.
        """
        said = (
            (self.advertiser, profile.advertiser),
            (self.channel, profile.channel),
            (self.audience, profile.audience),
        )
        if any(words and value and value not in words for words, value in said):
            return False
        return not self.treatments or any(is_of(term, self.treatments) for term in about)


def is_of(term: Term, names: Iterable[str]) -> bool:
    """Say whether one of the names is a treatment's id, its family or the family's first part."""
    return any(
        name in {term.id, term.family} or term.family.startswith(f"{name}-") for name in names
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyExample:
    """A text with what a duty must make of it.

    In a `flag` example a finding, of the rule `rule` if it names one, cites the clauses; in a
    `pass` example none does. `lang` is the language of the text.
    """

    list: str
    text: str
    rule: str = ""
    because: str = ""
    lang: str = "en"
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """What clauses make of the findings of some categories or rules, and when.

    `accepted` are wordings that the regulator accepts, `required` one that must be there.
    """

    categories: tuple[str, ...]
    clauses: tuple[Clause, ...]
    severity: Severity
    when: When = field(default_factory=When)
    accepted: tuple[str, ...] = ()
    required: str = ""
    examples: tuple[DutyExample, ...] = ()
    line: int = 0

    def name_for(self, rule: str) -> str:
        """Return the longest of the categories and rules that a rule is of; empty for none."""
        names = (name for name in self.categories if rule == name or rule.startswith(f"{name}/"))
        return max(names, key=len, default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """The clauses of a country, a province or a union, as of the day they were gathered.

    `unread` is the language of most copy there, where no pack reads it.
    """

    id: str
    name: str
    as_of: str
    unread: str = ""
    clauses: tuple[Clause, ...] = ()
    duties: tuple[Duty, ...] = ()
    path: str = ""

    @property
    def warning(self) -> str:
        """Return what nobody who chooses the jurisdiction may overlook; mostly nothing."""
        if not self.unread:
            return ""
        return (
            f"No pack reads {self.unread}: copy in it is checked for hardly anything. "
            "What is checked under this law is copy in English and in Chinese."
        )

    def citation(self, clause: Clause) -> Citation:
        """Return what a finding says of a clause."""
        return Citation(
            jurisdiction=self.id,
            ref=clause.ref,
            url=clause.url,
            basis=clause.basis.value,
            as_of=clause.as_of,
            about=clause.about,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """For whom an article is checked: where it is read, who speaks, through which channel.

    `treatments` are what it is about if it does not say, as ids or families. What is empty is not
    said.
    """

    jurisdictions: tuple[str, ...] = ()
    advertiser: str = ""
    channel: str = ""
    audience: str = ""
    treatments: tuple[str, ...] = ()


def treatment_names(treatments: Iterable[Term]) -> frozenset[str]:
    """Return what a condition may call treatments: ids, families, first parts of families."""
    found = set()
    for term in treatments:
        found |= {term.id, term.family, term.family.partition("-")[0]}
    return frozenset(found)
