"""Which wordings of terms can be put in without reading the sentence: glosses and agreed terms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.advise.manner import manner_of
from claimcheck.model.finding import Suggestion
from claimcheck.model.regex import regex
from claimcheck.model.rule import Confidence, Manner
from claimcheck.notation.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Finding

FAMILY = "terminology"
"""The family whose findings are about terms, and never about what is claimed."""

_NEAR = 40  # code points before the quote in which an article or a bracket is looked for
_JOINED_BEFORE = regex(r"[\w/&+’'-]\Z")
_JOINED_AFTER = regex(r"[\w/&+’'-]")
_ARTICLE = regex(r"\b(?P<article>an?) [“\"'‘]?\Z", re.IGNORECASE)
_OPEN_BRACKET = regex(r"[(（\[][^)）\]]*\Z")
_NAME_BEFORE = regex(r"\w[,;]? [A-Z][\w®™]+ \Z")
_NAME_AFTER = regex(r"[®™]| [A-Z0-9]")
# “An hour”, “a unit”: the sound decides, not the letter.
_VOWEL = regex(r"(?!u[nst]i|eu|one\b)[aeiou]|hour|honest", re.IGNORECASE)


class _Place(NamedTuple):
    """A quote with what stands around it in its block; `opens` where it begins a sentence."""

    quote: str
    sentence: str
    before: str
    after: str
    opens: bool


def mark_safe(
    findings: Iterable[Finding],
    segmented: Segmented,
    rulebook: Rulebook,
) -> tuple[Finding, ...]:
    """Return the findings; one about a term begins with what can be put in unread, if anything.

    The words of others, of pictures and of labels are left to those who wrote them.
    """
    marked = []
    for finding in findings:
        text = _safe(finding, segmented, rulebook)
        if text:
            others = (s for s in finding.suggestions if s.text != text)
            suggestions = (Suggestion(text=text, safe=True), *others)
            marked.append(finding._replace(suggestions=suggestions))
        else:
            marked.append(finding)
    return tuple(marked)


def _safe(finding: Finding, segmented: Segmented, rulebook: Rulebook) -> str:
    if finding.category.partition("/")[0] != FAMILY or not finding.quote:
        return ""
    make = _MAKERS.get(rulebook.by_id[finding.rule].kind)
    if make is None or manner_of(finding, segmented) is Manner.FIXED:
        return ""
    place = _place(finding, segmented)
    if _JOINED_BEFORE.search(place.before) or _JOINED_AFTER.match(place.after):
        return ""
    text = make(finding, place, rulebook)
    if not text or not _fits_article(text, place.before):
        return ""
    return text[0].upper() + text[1:] if place.opens else text


def _place(finding: Finding, segmented: Segmented) -> _Place:
    ordinal = segmented.sentence_at(finding.span.start)
    block = segmented.article.blocks[segmented.sentences[ordinal].block].span
    text, span = segmented.article.text, finding.span
    return _Place(
        quote=finding.quote,
        sentence=finding.sentence,
        before=text[max(block.start, span.start - _NEAR) : span.start],
        after=text[span.end : min(block.end, span.end + _NEAR)],
        opens=not re.search(r"\w", finding.sentence[: finding.within.start]),
    )


def _fits_article(text: str, before: str) -> bool:
    """Say whether “a” or “an” before the quote is right before the text too."""
    found = _ARTICLE.search(before)
    return found is None or (_VOWEL.match(text) is not None) is (len(found["article"]) > 1)


def _gloss(finding: Finding, place: _Place, rulebook: Rulebook) -> str:
    """Return the English with the foreign word in brackets, where it can mean only one thing."""
    del finding
    english = rulebook.glossary.certain.get("".join(place.quote.split()), "")
    if not english or english.casefold() in place.sentence.casefold():
        return ""
    if _OPEN_BRACKET.search(place.before) or _is_several(english, place.before):
        return ""
    return f"{english} ({place.quote})"


def _spelt_out(finding: Finding, place: _Place, rulebook: Rulebook) -> str:
    """Return what the glossary says of the letters, unless they are part of a name."""
    del finding
    meaning = rulebook.glossary.spelt.get(place.quote, "")
    if (
        not meaning
        or _OPEN_BRACKET.search(place.before)
        or _NAME_BEFORE.search(place.before)
        or _NAME_AFTER.match(place.after)
    ):
        return ""
    return f"{meaning} ({place.quote})"


def _agreed(finding: Finding, place: _Place, rulebook: Rulebook) -> str:
    """Return the agreed term, where the rule says that it is the same thing in the same number.

    Capitals behind the first letter may be a name; after “a” only a noun that takes it too will do.
    """
    rule = rulebook.by_id[finding.rule]
    folded = fold(place.quote).replace("-", " ")
    text = rule.table("agreed").get(folded, "")
    is_title = place.quote[1:] != place.quote[1:].lower()
    if not text or is_title or rule.confidence is not Confidence.HIGH:
        return ""
    same_head = folded.split()[-1] == text.split()[-1]
    return text if same_head or not _ARTICLE.search(place.before) else ""


def _is_several(english: str, before: str) -> bool:
    return english.endswith("s") and _ARTICLE.search(before) is not None


_MAKERS: dict[str, Callable[[Finding, _Place, Rulebook], str]] = {
    "foreign": _gloss,
    "acronym": _spelt_out,
    "term": _agreed,
}
"""For each kind of rule about terms, what makes the wording."""
