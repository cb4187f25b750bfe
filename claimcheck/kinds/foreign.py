"""Kind `foreign`: a stretch in another script that the reader is given no gloss for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.kinds.kind import Kind, Level, SettingField, Shape
from claimcheck.model.article import BlockKind
from claimcheck.model.finding import Candidate
from claimcheck.model.regex import regex
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.kinds.glossary import Glossary
    from claimcheck.model.finding import Hit
    from claimcheck.model.rule import Rule

SCRIPTS = {
    "han": "\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "kana": "\u3040-\u30ff\u31f0-\u31ff",
    "hangul": "\u1100-\u11ff\uac00-\ud7af",
    "thai": "\u0e00-\u0e7f",
    "cyrillic": "\u0400-\u04ff",
    "arabic": "\u0600-\u06ff",
    "hebrew": "\u0590-\u05ff",
    "devanagari": "\u0900-\u097f",
}
# What tells that a stretch is explained: a word of the reader's language beside it, in brackets,
# after a comma, or introduced as a name.
_GLOSS_AFTER = regex(
    r"[\"'”’」』*]*[ ]?(?:[(（[][^()（）\[\]]*[A-Za-z]{2}"
    r"|[,，][ ](?:which|that is|or|i\.e\.|meaning)\b"
    r"|[,，][ ][a-z ’']{0,12}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]"
    r"|[,，][ ](?:the|an?)[ ][^,.，]{3,40}[,，.]"
    r"|[,，][ ][^\W\d_]+(?:[ ][^\W\d_]+)?[,，.]"
    r"|[=＝][ ]?[A-Za-z]"
    r"|[ ](?:means?|is (?:an?|our)|stands? for)\b"
    r"|[ ]is the (?:[\w-]+ ){0,2}(?:word|name|term|phrase|characters?|one)\b)",
)
_GLOSS_BEFORE = regex(
    r"(?:[A-Za-z][\w’'.-]*[)）]?[ ]?[(（[][^()（）\[\]]*"
    r"|\b(?:called|known as|written|marked|labelled|named|in Chinese|in Korean|in Japanese|in Thai|"
    r"characters?|term|word|phrase|address|Mr|Ms|Mrs|Dr)"
    r"[ :,“\"'‘]*"
    r"|\b(?:name|word|term|characters?)\b[^.;:]{0,60} (?:is|are|reads?)[ :“\"'‘]*)$",
)
# Beside its name in the reader's script stands the name of a place in its own.
_ADDRESS = regex(
    r"\b(?:station|exit|street|road|lane|floor|branch|district|address|building|tower|plaza)\b",
    re.IGNORECASE,
)
_PLACE = regex(r"[A-Z][a-z]+[ ]$")
_WORD = regex(r"[0-9A-Za-z]{2}")


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield each stretch of a foreign script without a gloss, with its translation if known."""
    del hits
    article = context.segmented.article
    ranges = "".join(SCRIPTS[script] for script in rule.words("scripts"))
    if article.text.isascii() or _is_foreign(article.language):
        return
    letter = f"[{ranges}]"
    stretch = re.compile(f"{letter}+(?:[ ・·、，0-9A-Z-]*{letter}+)*")
    for ordinal, sentence in enumerate(context.segmented.sentences):
        block = article.blocks[sentence.block]
        if block.kind is BlockKind.LABEL or _is_foreign(block.language):
            continue
        text = sentence.span.of(article.text)
        if text.isascii():
            continue
        said = sentence.span.of(context.segmented.folded)
        foreign = sum(len(match.group()) for match in stretch.finditer(text))
        latin = sum(1 for letter in text if "a" <= letter.lower() <= "z")
        if foreign * 2 > latin and latin < 20:  # noqa: PLR2004 -- a sentence of theirs
            continue
        for span in _stretches(text, stretch, context.glossary):
            # A letter that only looks like one of the reader's is part of a word of theirs.
            if span.of(said).isascii() or _is_glossed(text, span):
                continue
            start = sentence.span.start
            yield Candidate(
                rule=rule,
                role="scan",
                span=Span(start + span.start, start + span.end),
                sentence=ordinal,
                replace=context.glossary.translate(span.of(text)),
            )


def _stretches(text: str, stretch: re.Pattern[str], glossary: Glossary) -> Iterator[Span]:
    """Yield the stretches of a text, each as wide as the name of the glossary that it is part of.

    “A酸” is one name, of which a script finds but the second half.
    """
    done = 0
    for match in stretch.finditer(text):
        start, end = match.span()
        for name in glossary.mixed:
            at = text.find(name, max(0, end - len(name)), start + len(name))
            if at >= 0 and not (_is_within_word(text, at) or _is_within_word(text, at + len(name))):
                start, end = at, at + len(name)
                break
        if end > done:
            yield Span(start, end)
            done = end


def _is_within_word(text: str, at: int) -> bool:
    """Say whether an offset parts a word or a number of the reader's script."""
    return at > 0 and _WORD.match(text, at - 1, at + 1) is not None


def _is_foreign(language: str) -> bool:
    return bool(language) and not language.startswith("en")


def _is_glossed(text: str, span: Span) -> bool:
    before, after = text[: span.start], text[span.end :]
    return (
        _GLOSS_AFTER.match(after) is not None
        or _GLOSS_BEFORE.search(before) is not None
        or (_PLACE.search(before) is not None and _ADDRESS.search(text) is not None)
    )


KIND = Kind(
    name="foreign",
    level=Level.SENTENCE,
    propose=propose,
    settings=(SettingField(name="scripts", shape=Shape.WORDS, known=tuple(SCRIPTS)),),
    scans=True,
)
