"""What a comment, or a review document, says of a finding: labels and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from claimcheck.model.finding import OPEN
from claimcheck.model.regex import regex
from claimcheck.report.look import (
    accepted_by,
    clause_words,
    cue_words,
    is_conflict,
    is_missing,
    offered,
    reason_words,
    xml_text,
)
from claimcheck.report.words import place_words, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.finding import Citation, Finding, Related
    from claimcheck.model.text import Place

_SPACES = regex(r"\s+")


class Said(NamedTuple):
    """A sentence and the label before it, which may be empty."""

    label: str
    words: str


def plain(text: str) -> str:
    """Return text on one line that XML can hold."""
    return _SPACES.sub(" ", xml_text(text)).strip()


def heading_of(finding: Finding, *, chinese: bool = False) -> str:
    """Return the severity and the rule of a finding, and its status unless it is open."""
    status = f"{worded(finding.status, chinese=chinese)}, " if finding.status != OPEN else ""
    return f"{status}{worded(finding.severity, chinese=chinese)}: {finding.rule}"


def said_of(finding: Finding, *, chinese: bool = False) -> Iterator[Said]:
    """Yield what a finding says: what, why, what to write, where else, by which clause."""
    for label, words in _said_of(finding, chinese=chinese):
        yield Said(worded(label, chinese=chinese) if label else "", words)


def _said_of(finding: Finding, *, chinese: bool) -> Iterator[Said]:
    yield Said("", plain(finding.message))
    yield Said("Why", plain(finding.why))
    for words in cue_words(finding, chinese=chinese):
        yield Said("Cue", plain(words))
    for words in reason_words(finding):
        yield Said("Like", plain(words))
    yield Said("Write", plain(finding.advice))
    if finding.suggestions:
        label = "Insert" if is_missing(finding) else "Wording"
        best = next((one for one in finding.suggestions if one.text), None)
        left_out = worded("leave the sentence out", chinese=chinese)
        yield Said(label, plain(offered(best, chinese=chinese)) if best else left_out)
    for related in finding.related:
        yield Said("See", there(related, finding, chinese=chinese))
    for citation in finding.citations:
        yield Said("Clause", clause(citation))
    if finding.acceptance is not None:
        yield Said("Accepted", accepted(finding))


def place(at: Place, *, chinese: bool) -> str:
    """Return a place in words: in which part of the file, where that has a name, and which one."""
    words = place_words(at, chinese=chinese)
    return plain(f"{at.unit}, {words}" if at.unit else words)


def there(related: Related, finding: Finding, *, chinese: bool) -> str:
    """Return another place of a finding, with what is said of it.

    Of a contradiction that is nothing but the quote again.
    """
    file = "" if related.path == finding.path else f"{related.path}, "
    message = "" if is_conflict(finding) else related.message
    return plain(f"“{related.quote}” ({file}{place(related.start, chinese=chinese)}) {message}")


def clause(citation: Citation) -> str:
    """Return a clause with its jurisdiction, how it is known, and its address."""
    return plain(clause_words(citation))


def accepted(finding: Finding) -> str:
    """Return why a finding is not open, who said so, and until when."""
    acceptance = finding.acceptance
    if acceptance is None:
        return finding.status
    where = f" ({acceptance.where})" if acceptance.where else ""
    reason = f": {acceptance.reason}" if acceptance.reason else ""
    return plain(f"{accepted_by(finding)}{reason}{where}")
