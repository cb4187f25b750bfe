"""How far a cue reaches: within the clause, a number of words, and through lists."""

from __future__ import annotations

from claimcheck.model.regex import regex
from claimcheck.model.text import WIDE, count_words, is_wide

# A semicolon, a spaced dash or a bracket ends what a cue governs.
_BREAK = regex(r"[;()\[\]]| - |[.!?][\"')]* ")
_COMMA = regex(r", *[\"']?([a-z']+(?: [a-z']+)?)")
# “never told that the price ends tonight, that it is free, or that …”
_TOLD = regex(r"[\"' ]*(?:[a-z]+ )?that\b")
# “It doesn't stain your towels, and there is …”
_ANEW = regex(
    r"\b(?:and|so|,) (?:either way |with us |here )?"
    r"(?:(?:it|there|they|you|we|results|the results|the effect) "
    r"(?:is|are|will|can|works?|has|have|always|never)|(?:it|there)'s|(?:it|you|they|we)'ll)\b"
)
_THAT = regex(r"(?:or |and |nor )?that\b")
_WORD = regex(r"[^\s,;:()-]+")
_LONG = 30  # words
# In Chinese a comma parts clauses, and the sign 、 the members of a list.
_WIDE_COMMA = regex(rf"[,:|](?=[ \"'「『]*(?:[{WIDE}]|$))")


def reaches(
    between: str,
    limit: int,
    openers: frozenset[str],
    *,
    is_fronted: bool = False,
) -> bool:
    """Say whether a cue reaches across the folded text between it and a candidate.

    It does not when the text holds more than `limit` words, ends a clause, or goes on after a comma
    with one of the words that open a new clause. The comma of a list ends nothing, nor does the
    first comma after a cue that is fronted: “In most cases, it …”, nor those of a list of what is
    told: “that it …, or that it …”. In Chinese a cue of long reach speaks of its whole sentence.
    """
    if is_wide(between):
        is_near = count_words(between) <= limit and _BREAK.search(between) is None
        is_over_all = limit >= _LONG
        return is_near and (is_over_all or len(_WIDE_COMMA.findall(between)) <= is_fronted)
    if len(_WORD.findall(between)) > limit or _BREAK.search(between):
        return False
    is_told = _TOLD.match(between) is not None
    opening = [
        match
        for match in _COMMA.finditer(between)
        if _opens(match.group(1), openers) and not (is_told and _THAT.match(match.group(1)))
    ]
    return not opening[1:] if is_fronted else not opening


def begins_anew(between: str) -> bool:
    """Say whether a new clause begins between a cue and a candidate that the cue does not tell."""
    return _ANEW.search(between) is not None and _TOLD.match(between) is None


def _opens(words: str, openers: frozenset[str]) -> bool:
    first = words.partition(" ")[0]
    return words in openers or first in openers
