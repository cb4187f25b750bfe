"""What stands in the place of a finding's quote, made to fit the sentence around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.advise.manner import speaker_of
from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from claimcheck.model.finding import Finding, Suggestion

_REASON = regex(r"\b(?:as|because|since)(?: there(?: is|['’]s)| it has)?\s+$", re.IGNORECASE)
_CONCLUSION = regex(
    r":|\W{1,3}(?:and )?(?:so|hence|therefore|meaning|which means|that means)\b", re.IGNORECASE
)
# What leans on a denial: no downtime at all.
_STRENGTHENED = regex(r"\s+(?:at all|whatsoever|whatever\b|of any (?:kind|sort)|to speak of)\b")
_BE = frozenset({"is", "are", "was", "were"})


def fits(suggestion: Suggestion, finding: Finding) -> bool:
    """Say whether the sentence holds together with a suggestion in the place of the quote.

    “No recovery time, so you can get up” concludes from the claim what its replacement denies.
    """
    start, end = finding.within
    before, after = finding.sentence[:start], finding.sentence[end:]
    is_verb = finding.quote.partition(" ")[0].casefold() in _BE
    return not (
        _REASON.search(before)
        or _CONCLUSION.match(after)
        or _STRENGTHENED.match(after)
        or (is_verb and suggestion.text.partition(" ")[0].casefold() not in _BE)
    )


def begun(suggestion: Suggestion, finding: Finding) -> Suggestion:
    """Return a suggestion with a capital where it begins the sentence of a finding."""
    before = finding.sentence[len(speaker_of(finding.sentence)) : finding.within.start]
    text = suggestion.text
    if not text or any(letter.isalnum() for letter in before):
        return suggestion
    return suggestion._replace(text=text[0].upper() + text[1:])


def with_suggestion(suggestion: Suggestion, finding: Finding) -> str:
    """Return the sentence of a finding with a suggestion in the place of the quote."""
    start, end = finding.within
    return finding.sentence[:start] + suggestion.text + finding.sentence[end:]
