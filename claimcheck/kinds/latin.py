"""Kind `latin`: what is left in English, or in a third script, in Chinese copy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.kinds.foreign import SCRIPTS
from claimcheck.kinds.glossed import NEAR, is_glossed
from claimcheck.kinds.kind import Kind, Level, SettingField, Shape
from claimcheck.model.article import UNSEEN
from claimcheck.model.finding import Candidate
from claimcheck.model.regex import regex
from claimcheck.model.text import Span, is_mostly_wide
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
# A whole clause: six words or more, of which four in a row begin small. None has forty letters.
_CLAUSE = regex(
    r"(?<![A-Za-z])[A-Za-z][A-Za-z'’-]{0,40}+(?:[ ,;]++[A-Za-z0-9'’-]{1,40}+){5,}+[.!?]?"
)
_PARTS = regex(r"[a-z]+").findall
_SMALL = regex(r"(?:\b[a-z][a-z'’-]*[ ,;]+){3}[a-z]")
# Words of small letters, or a capital with such words behind it, which names of devices are not.
_WORDS = regex(
    r"(?<![A-Za-z0-9@#/.&_’'-])(?:[a-z]{3,40}+|[A-Z][a-z]{2,40}+[ ][a-z]{3,40}+)"
    r"(?:[ -][a-z]{2,40}+)*+(?![A-Za-z0-9_’']|[@/.-][A-Za-z0-9])"
)
_THIRD = "".join(ranges for script, ranges in SCRIPTS.items() if script != "han")
_THIRD_WORDS = regex(rf"[{_THIRD}]{{2,}}+(?:[ 0-9]*+[{_THIRD}]++)*+")
_ADDRESS = regex(r"[0-9]|地址|住址|位於|位于")
_BRACKETED = regex(r"[”」』\"]?[ ]?[(（\[【]")
_BILINGUAL = 0.3  # the share of letters from which on copy is in both languages


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield English clauses, and the first use of each English term that is explained nowhere.

    `terms` pairs terms with their Chinese, beside those of the glossary; those in `known` are left.
    Where there are `everyday` words, all other words of small letters are found too, and words in
    scripts that are neither Chinese nor Latin.
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
    if everyday := rule.words("everyday"):
        left = frozenset((*everyday, *rule.words("known")))
        for span in _others(segmented, left, (*clauses, *first.values()), explained):
            ordinal = segmented.sentence_at(span.start)
            yield Candidate(rule=rule, role="scan", span=span, sentence=ordinal)


def _others(
    segmented: Segmented,
    everyday: frozenset[str],
    found: Sequence[Span],
    explained: set[str],
) -> Iterator[Span]:
    """Yield the first use of all other words that are not Chinese, names or for everyday."""
    text = segmented.article.text
    first: dict[str, Span] = {}
    glossed = set(explained)
    for match in _WORDS.finditer(text):
        said, span = match.group().lower(), Span(*match.span())
        if is_glossed(span, text):
            glossed.add(said)
        elif not (
            everyday.issuperset(_PARTS(said))
            or _NAME_BEFORE.search(text, max(0, span.start - NEAR), span.start)
            or _NAME_AFTER.match(text, span.end)
            or _is_passed_over(span, segmented)
            or any(other.overlaps(span) for other in found)
        ):
            first.setdefault(said, span)
    for match in _THIRD_WORDS.finditer(text):
        span = Span(*match.span())
        sentence = segmented.sentences[segmented.sentence_at(span.start)].span.of(text)
        if not (
            _BRACKETED.match(text, span.end)
            or is_glossed(span, text)
            or _ADDRESS.search(match.group())
            or _ADDRESS.search(sentence)
            or _is_passed_over(span, segmented)
        ):
            first.setdefault(match.group(), span)
    yield from (span for said, span in first.items() if said not in glossed)


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
        if is_seen and not is_glossed(span, text):
            yield span


def _is_explained(span: Span, glossary: Glossary, term: str, segmented: Segmented) -> bool:
    """Say whether Chinese stands beside a term, or in its sentence, that means the same."""
    text = segmented.article.text
    sentence = segmented.sentences[segmented.sentence_at(span.start)].span
    if is_glossed(span, text):
        return True
    entry = glossary.heads.get(term)
    said = sentence.of(text)
    return entry is not None and any(name in said for _, name in entry.names)


def _is_passed_over(span: Span, segmented: Segmented) -> bool:
    """Say whether a place is no copy in Chinese, or a term there is part of a name."""
    text = segmented.article.text
    sentence = segmented.sentences[segmented.sentence_at(span.start)]
    is_name = span.of(text)[0].isupper() and (
        _NAME_BEFORE.search(text, max(0, span.start - NEAR), span.start) is not None
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
        SettingField(name="everyday", shape=Shape.WORDS, required=False),
    ),
    scans=True,
)
