"""Kind `script`: Simplified characters in Chinese that is Traditional, or the reverse."""

from __future__ import annotations

from itertools import dropwhile, takewhile
from operator import not_
from typing import TYPE_CHECKING

from claimcheck.kinds.kind import Kind, Level, SettingField, Shape
from claimcheck.model.article import UNSEEN
from claimcheck.model.finding import Candidate
from claimcheck.model.regex import regex
from claimcheck.model.text import Span
from claimcheck.notation.variants import ONLY_SIMPLIFIED, ONLY_TRADITIONAL, SIMPLIFIED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.model.article import Segmented, Sentence
    from claimcheck.model.finding import Hit
    from claimcheck.model.rule import Rule

_IN_BOTH = frozenset("与疱痹吓")
"""Characters of one script that writers of the other one write too."""
_SHORT, _LONG = ONLY_SIMPLIFIED - _IN_BOTH, ONLY_TRADITIONAL - _IN_BOTH
_PASSAGE = 6
"""Characters from which on a stretch is no slip, but a passage of another text."""
_SHARE = 3
"""An article of which a third is in the other script is in both."""
_KANA = regex("[\u3040-\u30ff]")
# What is quoted, and the Japanese title of a doctor.
_QUOTED = regex('医師|「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"|《[^》]*》|〈[^〉]*〉|【[^】]*】')
_ADDRESS = regex(
    r"[路街道巷里][^，。,;；、]{0,8}[0-9一二三四五六七八九十]+[ ]?[號号樓楼层層室弄]|地址"
)
_CLAUSE = regex(r"[^，。！？；：、,;:!?()（）\n]+")
_TABLE = str.maketrans(SIMPLIFIED)


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield in each sentence the first clauses with characters that only the other script has.

    Where the rule names an `extent`, only a slip of some characters, or only a whole passage.
    Not those in quotation marks, in an address, or in a block of another language.
    """
    del hits
    segmented = context.segmented
    text = segmented.article.text
    if text.isascii():
        return
    short = sum(sign in ONLY_SIMPLIFIED for sign in text)
    long = sum(sign in ONLY_TRADITIONAL for sign in text)
    other = _SHORT if long > short else _LONG
    if min(short, long) * _SHARE > max(short, long):
        return
    for ordinal, sentence in enumerate(segmented.sentences):
        span = _stray_in(sentence, other, segmented)
        if span is None or rule.setting("extent") not in {"", _extent(span)}:
            continue
        right = span.of(text).translate(_TABLE)
        yield Candidate(
            rule=rule,
            role="scan",
            span=span,
            sentence=ordinal,
            replace=() if long > short else (right,),
        )


def _extent(span: Span) -> str:
    return "passage" if span.end - span.start >= _PASSAGE else "slip"


def _stray_in(sentence: Sentence, other: frozenset[str], segmented: Segmented) -> Span | None:
    """Return from the first to the last stray character of the first clauses in a row with some."""
    text = sentence.span.of(segmented.article.text)
    block = segmented.article.blocks[sentence.block]
    if block.kind in UNSEEN or block.language or _KANA.search(text) or _ADDRESS.search(text):
        return None
    bare = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    strays = (
        [at for at in range(*clause.span()) if bare[at] in other]
        for clause in _CLAUSE.finditer(bare)
    )
    first = list(takewhile(bool, dropwhile(not_, strays)))
    if not first:
        return None
    start = sentence.span.start
    return Span(start + first[0][0], start + first[-1][-1] + 1)


KIND = Kind(
    name="script",
    level=Level.SENTENCE,
    propose=propose,
    settings=(
        SettingField(name="extent", shape=Shape.WORD, required=False, known=("slip", "passage")),
    ),
    scans=True,
)
