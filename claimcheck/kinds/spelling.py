"""Kind `spelling`: a name in two parts, such as “HydraFacial”, that is also written otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.kinds.kind import Kind, Level
from claimcheck.model.article import BlockKind
from claimcheck.model.finding import Candidate
from claimcheck.model.regex import regex
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.model.finding import Hit
    from claimcheck.model.rule import Rule

_ENDS = r"(?![\w@]|[./-]\w)"
_NAME = regex(r"([A-Z](?<![\w/@#.&-][A-Z])[a-z]{2,})([A-Z][a-z]{2,})" + _ENDS)


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield the first use of a name that is written otherwise than at its first use.

    Otherwise is with a space or a hyphen between its parts, with the parts in the other order, or
    with the second part small.
    """
    del hits
    segmented = context.segmented
    text = segmented.article.text
    for first, second in dict.fromkeys(found.groups() for found in _NAME.finditer(text)):
        used = [
            found
            for found in _written(first, second).finditer(text)
            if _block(found.start(), context) is not BlockKind.LABEL
        ]
        other = next((found for found in used if found.group() != used[0].group()), None)
        if other is not None:
            yield Candidate(
                rule=rule,
                role="scan",
                span=Span(*other.span()),
                sentence=segmented.sentence_at(other.start()),
                replace=(used[0].group(),),
                beside=Span(*used[0].span()),
            )


def _written(first: str, second: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/@#.&-])(?:{first}[ -]?(?:{second}|{second.lower()})|{second}[ -]?{first}){_ENDS}"
    )


def _block(offset: int, context: Context) -> BlockKind:
    segmented = context.segmented
    sentence = segmented.sentences[segmented.sentence_at(offset)]
    return segmented.article.blocks[sentence.block].kind


KIND = Kind(
    name="spelling",
    level=Level.SENTENCE,
    propose=propose,
    placeholders=("match", "prefer"),
    scans=True,
)
