"""Kind `acronym`: letters that the article uses and never spells out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.kinds.kind import Context, Kind, Level, SettingField, Shape
from claimcheck.model.article import BlockKind
from claimcheck.model.finding import Candidate
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.finding import Hit
    from claimcheck.model.rule import Rule

# Begins with a class of single letters and looks back from it, for speed.
_ACRONYM = re.compile(
    r"[A-Z](?<![\w/.@#&-][A-Z])[A-Z0-9]{1,4}[A-Z](?:-[A-Z]{2,})?(?![\w/@]|[.]\w)",
)
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")
_NEAR = 40  # code points before and behind the letters in which they are explained
_BRACKET = re.compile(r"\w[ ]?[(（\[](?:the |or |also )?[“\"]?\Z")
_BRACKET_ENDS = re.compile(r"[”\"]?(?:s|[ ,;:][^)]*)?[)）\]]")
_CALLED = re.compile(r"(?:call(?:ed)?|known as|abbreviated|short for)[^.]{0,20}\Z")
_EXPLAINED = re.compile(
    r"s?[”\"]?[ ]?[(（\[=,:–—-]+[ ]?(?:or |i\.e\. |short for )?[a-zA-Z]+[ -]"
    r"|[”\"]?[ ](?:is (?:short for|the|an?|what)|(?:here )?means|stands for)[ ]",
)
_UNREAD = frozenset({BlockKind.HEADING, BlockKind.TITLE, BlockKind.LABEL, BlockKind.ALT})


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield the first use of each acronym that is neither known to readers nor spelt out."""
    del hits
    segmented = context.segmented
    text = segmented.article.text
    known = _known(rule.words("known"))
    seen: set[str] = set()
    for match in _ACRONYM.finditer(text):
        acronym = match.group()
        if acronym in known or acronym in seen:
            continue
        ordinal = segmented.sentence_at(match.start())
        sentence = segmented.sentences[ordinal]
        if segmented.article.blocks[sentence.block].kind in _UNREAD:
            continue
        part = sentence.span.of(text)
        if part.isupper() or len(_SHOUTED.findall(part)) > 1:
            continue  # words in capitals for emphasis
        seen.add(acronym)
        if not _is_spelt_out(acronym, text):
            yield Candidate(
                rule=rule,
                role="scan",
                span=Span(match.start(), match.end()),
                sentence=ordinal,
            )


@lru_cache(maxsize=8)
def _known(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.upper() for word in words)


def _is_spelt_out(acronym: str, text: str) -> bool:
    """Say whether the article explains the letters, in brackets, by a dash or in words."""
    at = text.find(acronym)
    while at >= 0:
        end = at + len(acronym)
        before, after = text[max(0, at - _NEAR) : at], text[end : end + _NEAR]
        if (
            _EXPLAINED.match(after)
            or _CALLED.search(before)
            or (_BRACKET.search(before) and _BRACKET_ENDS.match(after))
        ):
            return True
        at = text.find(acronym, end)
    return False


KIND = Kind(
    name="acronym",
    level=Level.SENTENCE,
    propose=propose,
    settings=(SettingField(name="known", shape=Shape.WORDS, required=False),),
    scans=True,
)
