"""The one door to spaCy, opened only when a candidate needs its tokens."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import orjson

from claimcheck.model.text import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc


MAX_REPEAT = 5


@lru_cache(maxsize=1)
def _english() -> Language:
    import spacy  # noqa: PLC0415 -- takes most of a second, and most articles never need it

    return spacy.blank("en")


@lru_cache(maxsize=256)
def _matcher(patterns: str) -> Matcher:
    from spacy.matcher import Matcher  # noqa: PLC0415 -- see above

    matcher = Matcher(_english().vocab, validate=True)
    matcher.add("rule", orjson.loads(patterns), greedy="LONGEST")
    return matcher


def check_patterns(patterns: str) -> str:
    """Return what is wrong with Matcher patterns written as JSON; empty when nothing is.

    Repetitions without a small bound are refused: the time they take does not grow with the length
    of a sentence alone.
    """
    loaded = orjson.loads(patterns)
    if not _is_lists_of_tokens(loaded):
        return "it must be a list of patterns, each a list of mappings"
    for token in (token for pattern in loaded for token in pattern):
        operator = str(token.get("OP", "1"))
        if operator in {"*", "+"} or any(int(n) > MAX_REPEAT for n in re.findall(r"\d+", operator)):
            return f"a token may be repeated at most {MAX_REPEAT} times, not {operator}"
    from spacy.errors import MatchPatternError  # noqa: PLC0415 -- see above

    try:
        _matcher(patterns)
    except (MatchPatternError, ValueError, TypeError) as error:
        return str(error)
    return ""


def _is_lists_of_tokens(loaded: object) -> bool:
    return (
        isinstance(loaded, list)
        and bool(loaded)
        and all(isinstance(pattern, list) and pattern for pattern in loaded)
        and all(isinstance(token, dict) for pattern in loaded for token in pattern)
    )


@lru_cache(maxsize=512)
def _tokenised(text: str) -> Doc:
    return _english()(text)


@lru_cache(maxsize=20_000)
def match_tokens(text: str, patterns: str) -> tuple[Span, ...]:
    """Return where spaCy's Matcher finds one of the patterns (JSON), in code points, in order."""
    doc = _tokenised(text)
    spans = sorted((start, end) for _, start, end in _matcher(patterns)(doc))
    return tuple(Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for start, end in spans)
