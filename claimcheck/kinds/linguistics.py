"""The one door to spaCy, opened only when a candidate needs its tokens."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import orjson

from claimcheck.errors import did_you_mean
from claimcheck.model.regex import regex
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc


MAX_REPEAT = 5
_ATTRIBUTES = (
    *("ORTH", "TEXT", "LOWER", "NORM", "SHAPE", "LENGTH", "SPACY", "OP"),
    *("LIKE_NUM", "LIKE_URL", "LIKE_EMAIL", "IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_LOWER"),
    *("IS_UPPER", "IS_TITLE", "IS_PUNCT", "IS_SPACE", "IS_STOP", "IS_BRACKET", "IS_QUOTE"),
    *("IS_LEFT_PUNCT", "IS_RIGHT_PUNCT", "IS_CURRENCY"),
)
"""What the blank tokenizer knows of a token."""
_PREDICATES = ("IN", "NOT_IN", "REGEX", "==", "!=", ">=", "<=", ">", "<")
_OPERATOR = regex(rf"1|\?|!|\{{(?:[0-{MAX_REPEAT}],)?[0-{MAX_REPEAT}]\}}|\{{,[0-{MAX_REPEAT}]\}}")
# A regular expression of a pack: each of these adds a way to read a word, and ways multiply.
_MOST_OF = {"?": 3, "(": 3, "*": 1}
_LONGEST = 500
_QUICK = "an expression begins with ^, has one repetition, and groups only of alternatives"
_ESCAPED_OR_CLASS = regex(r"\\[^0-9]|\[\^?\]?(?:\\.|[^\]\\])*\]")
_REPETITION = regex(r"[*+]|\{[0-9,]*\}")
_GROUP = regex(r"\((?:\?:)?([^()]*)\)")


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

    What the blank tokenizer does not know of a token is refused, and so is what may take longer
    than the length of a sentence explains.
    """
    loaded = orjson.loads(patterns)
    if not _is_lists_of_tokens(loaded):
        return "it must be a list of patterns, each a list of mappings"
    for token in (token for pattern in loaded for token in pattern):
        if problem := next(_problems(token), ""):
            return problem
    from spacy.errors import MatchPatternError  # noqa: PLC0415 -- see above

    try:
        _matcher(patterns)
    except (MatchPatternError, ValueError, TypeError) as error:
        return str(error)
    return ""


def _problems(token: Mapping[str, object]) -> Iterator[str]:
    for name, said in token.items():
        known = name.upper()
        if known not in _ATTRIBUTES:
            yield f"nothing is known of `{name}`{did_you_mean(known, _ATTRIBUTES)}"
        elif known == "OP" and not _OPERATOR.fullmatch(str(said)):
            yield f"a token may be repeated at most {MAX_REPEAT} times, not {said}"
        elif isinstance(said, dict):
            for predicate, value in said.items():
                if predicate not in _PREDICATES:
                    yield f"`{predicate}` is not known{did_you_mean(predicate, _PREDICATES)}"
                elif predicate == "REGEX" and not _is_quick(value):
                    yield f"“{value}” may take any time; {_QUICK}"


def _is_quick(expression: object) -> bool:
    """Say whether the time that a regular expression takes of a word is its length, or little more.

    It stands for the beginning of the word. Python tries all ways to read it.
    """
    if not isinstance(expression, str) or not _LONGEST > len(expression) > 0 == expression.find(
        "^"
    ):
        return False
    bare = _ESCAPED_OR_CLASS.sub("a", expression[1:])
    outside = _GROUP.sub(")", bare)
    counted = _REPETITION.sub("*", bare.replace("(?:", "("))
    if (
        "\\" in bare  # what was found before, once more
        or "(" in outside  # groups in groups
        or "|" in outside
        or ")*" in counted
        or "(?" in counted
        or any(counted.count(sign) > most for sign, most in _MOST_OF.items())
    ):
        return False
    try:
        re.compile(expression)
    except (re.error, OverflowError, RecursionError):
        return False
    return True


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
