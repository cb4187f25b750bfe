"""Kind `latin`: an English term in Chinese copy that the reader is given no Chinese for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.kinds.kind import Kind, Level, SettingField, Shape
from claimcheck.model.article import UNSEEN
from claimcheck.model.finding import Candidate
from claimcheck.model.regex import regex
from claimcheck.model.text import WIDE, Span, is_mostly_wide
from claimcheck.notation.variants import is_simplified

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.kinds.glossary import Glossary
    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Hit
    from claimcheck.model.rule import Rule

_BEGINS = r"(?<![\w@#/.&-][A-Za-z])(?<![A-Za-z0-9@#/.&_-])"
_ENDS = r"(?:e?s)?(?![A-Za-z0-9_]|[@/.-][A-Za-z0-9])"
# Beside a word with a capital it is part of a name: PicoWay Laser, Laser Studio.
_NAME_BEFORE = regex(r"[A-Z][\w’'-]*[®™]?[ ]\Z")
_NAME_AFTER = regex(r"[ ][A-Z]")
# What tells that a term is explained: Chinese in brackets behind it, or its being in brackets
# or introduced itself.
_GLOSS_AFTER = regex(
    rf"[”」』\"]?[ ]?(?:[(（\[【][^()（）]{{0,20}}[{WIDE}]"
    rf"|[,，、]?[ ]?(?:即|就是|也就是|中文|意思|是指|係指|又稱|又称|俗稱|俗称|全名|指的是|＝|=))"
)
_GLOSS_BEFORE = regex(
    r"(?:[(（\[【「『“\"][^()（）\[\]【】「」『』“”\"]{0,40}"
    r"|(?:英文|原文|學名|学名|簡稱|简称|又稱|又称|也叫|叫做|叫|稱為|称为|名為|名为|標示|标示|品牌|型號|型号|商品名"
    r"|關鍵字|关键字|輸入|输入|/|／|=|＝)[^，。,;；、]{0,6})\Z"
)
_NEAR = 60  # code points before a term in which it is explained
# A whole clause: six words or more, of which four in a row begin small. None has forty letters.
_CLAUSE = regex(
    r"(?<![A-Za-z])[A-Za-z][A-Za-z'’-]{0,40}+(?:[ ,;]++[A-Za-z0-9'’-]{1,40}+){5,}+[.!?]?"
)
_SMALL = regex(r"(?:\b[a-z][a-z'’-]*[ ,;]+){3}[a-z]")
_BILINGUAL = 0.3  # the share of letters from which on copy is in both languages


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield English clauses, and the first use of each English term that is explained nowhere.

    `terms` pairs terms with their Chinese, beside those of the glossary; those in `known` are left.
    """
    del hits
    segmented = context.segmented
    text = segmented.article.text
    if not is_mostly_wide(text):
        return
    clauses = list(_clauses(segmented))
    for span in clauses:
        ordinal = segmented.sentence_at(span.start)
        yield Candidate(rule=rule, role="scan", span=span, sentence=ordinal)
    own = rule.table("terms")
    used = dict.fromkeys((*own, *context.glossary.heads))
    words = [word for word in used if word not in rule.words("known")]
    alike = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    explained: set[str] = set()
    first: dict[str, Span] = {}
    for match in re.compile(f"{_BEGINS}({alike}){_ENDS}", re.IGNORECASE).finditer(text):
        term, span = match[1].lower(), Span(*match.span())
        if _is_explained(span, context.glossary, term, segmented):
            explained.add(term)
        elif not (
            _is_passed_over(span, segmented) or any(clause.contains(span) for clause in clauses)
        ):
            first.setdefault(term, span)
    for term, span in first.items():
        if term not in explained:
            yield Candidate(
                rule=rule,
                role="scan",
                span=span,
                sentence=segmented.sentence_at(span.start),
                replace=(own.get(term) or _chinese_of(term, context.glossary, text),),
            )


def _clauses(segmented: Segmented) -> Iterator[Span]:
    """Yield the clauses in English that stand in Chinese copy without their translation."""
    text = segmented.article.text
    spans = [
        Span(*match.span()) for match in _CLAUSE.finditer(text) if _SMALL.search(match.group())
    ]
    if sum(span.end - span.start for span in spans) > _BILINGUAL * len(text):
        return
    for span in spans:
        sentence = segmented.sentences[segmented.sentence_at(span.start)]
        is_seen = segmented.article.blocks[sentence.block].kind not in UNSEEN
        if is_seen and not _is_glossed(span, text):
            yield span


def _is_glossed(span: Span, text: str) -> bool:
    return (
        _GLOSS_AFTER.match(text, span.end) is not None
        or _GLOSS_BEFORE.search(text, max(0, span.start - _NEAR), span.start) is not None
    )


def _is_explained(span: Span, glossary: Glossary, term: str, segmented: Segmented) -> bool:
    """Say whether Chinese stands beside a term, or in its sentence, that means the same."""
    text = segmented.article.text
    sentence = segmented.sentences[segmented.sentence_at(span.start)].span
    if _is_glossed(span, text):
        return True
    entry = glossary.heads.get(term)
    said = sentence.of(text)
    return entry is not None and any(name in said for _, name in entry.names)


def _is_passed_over(span: Span, segmented: Segmented) -> bool:
    """Say whether a place is no copy in Chinese, or a term there is part of a name."""
    text = segmented.article.text
    sentence = segmented.sentences[segmented.sentence_at(span.start)]
    is_name = span.of(text)[0].isupper() and (
        _NAME_BEFORE.search(text, max(0, span.start - _NEAR), span.start) is not None
        or _NAME_AFTER.match(text, span.end) is not None
    )
    return (
        is_name
        or segmented.article.blocks[sentence.block].kind in UNSEEN
        or not is_mostly_wide(sentence.span.of(text))
    )


def _chinese_of(term: str, glossary: Glossary, text: str) -> str:
    """Return what a term is called in the script of a text."""
    market = "zh_cn" if is_simplified(text) else "zh_tw"
    names = glossary.heads[term].names
    return next((name for where, name in names if where == market), names[0][1])


KIND = Kind(
    name="latin",
    level=Level.SENTENCE,
    propose=propose,
    settings=(
        SettingField(name="terms", shape=Shape.TABLE, required=False),
        SettingField(name="known", shape=Shape.WORDS, required=False),
    ),
    scans=True,
)
