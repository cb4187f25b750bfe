"""Kind `acronym`: letters that the article uses and never spells out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.kinds.kind import Context, Kind, Level, SettingField, Shape
from claimcheck.model.article import BlockKind
from claimcheck.model.finding import Candidate
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.model.finding import Hit
    from claimcheck.model.rule import Rule

_ACRONYM = re.compile(r"(?<![\w/.@#&-])[A-Z][A-Z0-9]{1,4}[A-Z](?:-[A-Z]{2,})?(?![\w/@]|[.]\w)")
_SHOUTED = re.compile(r"\b[A-Z]{4,}\b")


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield the first use of each acronym that is neither known to readers nor spelt out."""
    del hits
    segmented = context.segmented
    text = segmented.article.text
    known = {word.upper() for word in rule.words("known")}
    unknown = {found for found in _ACRONYM.findall(text) if found not in known}
    if not unknown:
        return
    seen: set[str] = set()
    for ordinal, sentence in enumerate(segmented.sentences):
        block = segmented.article.blocks[sentence.block]
        if block.kind in {BlockKind.HEADING, BlockKind.TITLE, BlockKind.LABEL, BlockKind.ALT}:
            continue
        part = sentence.span.of(text)
        if _ACRONYM.search(part) is None:
            continue
        if part.isupper() or len(_SHOUTED.findall(part)) > 1:
            continue  # words in capitals for emphasis
        for match in _ACRONYM.finditer(part):
            acronym = match.group()
            if acronym in known or acronym in seen:
                continue
            seen.add(acronym)
            if not _is_spelt_out(acronym, text):
                start = sentence.span.start + match.start()
                yield Candidate(
                    rule=rule,
                    role="scan",
                    span=Span(start, start + len(acronym)),
                    sentence=ordinal,
                )


def _is_spelt_out(acronym: str, text: str) -> bool:
    """Say whether the article explains the letters, in brackets, by a dash or in words."""
    letters = re.escape(acronym)
    explained = (
        rf"\w[ ]?[(（\[](?:the |or |also )?[“\"]?{letters}[”\"]?(?:s|[ ,;:][^)]*)?[)）\]]"
        rf"|{letters}s?[”\"]?[ ]?[(（\[=,:–—-]+[ ]?(?:or |i\.e\. |short for )?(?:[a-zA-Z]+[ -])+"
        rf"|{letters}[”\"]?[ ](?:is (?:short for|the|an?|what)|(?:here )?means|stands for)[ ]"
        rf"|(?:call(?:ed)?|known as|abbreviated|short for)[^.]{{0,20}}{letters}"
    )
    return re.search(explained, text) is not None


KIND = Kind(
    name="acronym",
    level=Level.SENTENCE,
    propose=propose,
    settings=(SettingField(name="known", shape=Shape.WORDS, required=False),),
    scans=True,
)
