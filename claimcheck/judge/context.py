"""What stands around a candidate and is no word: questions, quotation marks, references."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.finding import HeardCue
from claimcheck.model.rule import Qualifier
from claimcheck.model.text import Span
from claimcheck.notation.folding import fold

if TYPE_CHECKING:
    from claimcheck.model.article import Segmented

_BARE = 4  # words of an answer that only says yes
_QUESTION = re.compile(r"[?？][\"'”’」』)\]]*$")
_QUOTED = re.compile(r'"[^"]*"|「[^」]*」|『[^』]*』')
_ALL_QUOTED = re.compile(r'"[^"]+"[.!]?|「[^」]+」')
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.QUESTION})
# Every reference holds one of these.
_MAY_CITE = re.compile(r"[0-9\[/¹²³⁴-⁹]")
_REFERENCE = re.compile(
    r"\[\d{1,3}(?:[,–-] ?\d{1,3})*\]"
    r"|\[\^[\w-]+\]"
    r"|[¹²³⁴-⁹]+"
    r"|\([^()]*\b(?:19|20)\d\d[a-z]?\)"
    r"|\b[A-Z][\w'’-]+(?: et al\.?| (?:and|&) [A-Z][\w'’-]+)?,? (?:19|20)\d\d\b"
    r"|\bdoi:|\bPMID\b|\bhttps?://\S+",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a sentence's punctuation says of every candidate in it.

    `said` holds what they say of all: asked, posed, cited. `quotes` are the stretches in quotation
    marks of its block; `is_quote` says that the block is a quotation as a whole.
    """

    said: tuple[HeardCue, ...]
    quotes: tuple[Span, ...]
    is_quote: bool


def look_around(
    ordinal: int,
    segmented: Segmented,
    affirmations: tuple[str, ...],
) -> Surroundings:
    """Return what stands around the candidates of a sentence and is no word."""
    sentence = segmented.sentences[ordinal]
    text = segmented.sentence_text(sentence)
    block = segmented.article.blocks[sentence.block]
    said = [
        cue
        for cue in (
            _question(ordinal, text, segmented, affirmations),
            _posed(text, sentence.span, block.kind),
            _reference(text, sentence.span.start),
        )
        if cue is not None
    ]
    return Surroundings(
        said=tuple(said),
        quotes=_quotes(segmented.folded, block.span),
        is_quote=block.kind is BlockKind.QUOTE,
    )


def _quotes(folded: str, block: Span) -> tuple[Span, ...]:
    if not ('"' in folded or "「" in folded or "『" in folded):
        return ()
    return tuple(Span(*match.span()) for match in _QUOTED.finditer(folded, block.start, block.end))


def hear_punctuation(target: Span, around: Surroundings, text: str) -> list[HeardCue]:
    """Return what the punctuation says of one candidate: asked, posed, quoted, cited."""
    heard = list(around.said)
    if around.is_quote:
        heard.append(HeardCue(qualifier=Qualifier.QUOTED, text="block quote", span=target))
        return heard
    for marks in around.quotes:
        if marks.contains(target) and marks != target:
            sign = Span(marks.start, marks.start + 1)
            heard.append(HeardCue(qualifier=Qualifier.QUOTED, text=sign.of(text), span=sign))
            return heard
    return heard


def _question(
    ordinal: int,
    text: str,
    segmented: Segmented,
    affirmations: tuple[str, ...],
) -> HeardCue | None:
    """Return `asked` for a question that is not answered with a yes."""
    mark = _QUESTION.search(text) if "?" in text or "？" in text else None
    if mark is None or _answer_affirms(ordinal, segmented, affirmations):
        return None
    start = segmented.sentences[ordinal].span.start + mark.start()
    sign = Span(start, start + 1)
    return HeardCue(qualifier=Qualifier.ASKED, text=mark.group()[0], span=sign)


def _posed(text: str, span: Span, kind: BlockKind) -> HeardCue | None:
    """Return `attributed` for a heading in quotation marks: what people say, answered below."""
    if kind not in _HEADINGS or _ALL_QUOTED.fullmatch(fold(text)) is None:
        return None
    sign = Span(span.start, span.start + 1)
    return HeardCue(qualifier=Qualifier.ATTRIBUTED, text=text[0], span=sign)


def _reference(text: str, start: int) -> HeardCue | None:
    """Return `cited` for a sentence that holds a reference."""
    match = _REFERENCE.search(text) if _MAY_CITE.search(text) else None
    if match is None:
        return None
    span = Span(start + match.start(), start + match.end())
    return HeardCue(qualifier=Qualifier.CITED, text=match.group(), span=span)


def _answer_affirms(sentence: int, segmented: Segmented, affirmations: tuple[str, ...]) -> bool:
    """Say whether what follows a question is a yes and little more.

    An answer that says more states the claim itself, and is judged where it stands.
    """
    if sentence + 1 >= len(segmented.sentences):
        return False
    following = fold(segmented.sentence_text(segmented.sentences[sentence + 1])).lstrip("\"'-: ")
    following = following.removeprefix("a:").lstrip()
    if len(following.split()) > _BARE:
        return False
    return any(
        following.startswith(word) and not following[len(word) : len(word) + 1].isalnum()
        for word in affirmations
    )
