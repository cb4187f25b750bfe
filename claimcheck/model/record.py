"""What people accepted: in an article, in waivers, in the register, in a baseline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from claimcheck.model.text import Span  # noqa: TC001 -- kept results are read by these types


class Allowance(NamedTuple):
    """A comment in an article that accepts what a rule, or a category, finds beside it.

    `span` is the stretch of the reader's text that it holds for; None means the whole article.
    `line` is the line of the comment, from 1; `until` the last day it holds, or empty.
    """

    rule: str
    reason: str
    by: str
    until: str
    span: Span | None
    line: int


class Waiver(NamedTuple):
    """A finding that somebody accepts until a day, as long as its sentence stays as it is.

    It is known by its `fingerprint`; one that a person wrote without has the words of `quote` and
    `sentence` instead. An empty `path` means every article. Days are written 2027-01-31.
    """

    rule: str
    quote: str
    sentence: str
    reason: str
    approver: str
    expires: str
    path: str
    fingerprint: str
    line: int


class Claim(NamedTuple):
    """A wording that may be used, in `wordings`, and what stands behind it.

    What it finds approved may be narrowed to `rules`, to articles by `paths`, and to findings by
    their `fingerprints`; empty, nothing is narrowed. `review_by` is the last day it holds.
    """

    id: str
    wordings: tuple[str, ...]
    evidence: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    owner: str
    approval: str
    review_by: str
    rules: tuple[str, ...]
    paths: tuple[str, ...]
    fingerprints: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Known:
    """A finding that was there when a baseline was made, and how often in its article."""

    path: str
    rule: str
    quote: str
    fingerprint: str
    count: int


class Records(NamedTuple):
    """All that was accepted outside the articles, with the names of the files that say so."""

    waivers: tuple[Waiver, ...] = ()
    claims: tuple[Claim, ...] = ()
    baseline: tuple[Known, ...] = ()
    waivers_file: str = ""
    claims_file: str = ""
    baseline_file: str = ""


def is_date(text: str) -> bool:
    """Say whether a text is a day of the calendar, written as 2027-01-31."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
