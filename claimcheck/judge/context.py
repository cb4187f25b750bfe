"""What stands around a candidate and is no word: questions, quotation marks, references."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.judge.shapes import Shaped, shaped
from claimcheck.judge.voices import is_told
from claimcheck.model.article import BlockKind
from claimcheck.model.finding import HeardCue
from claimcheck.model.regex import regex
from claimcheck.model.rule import Qualifier
from claimcheck.model.text import Span
from claimcheck.notation.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.judge.voices import Quotation
    from claimcheck.model.article import Segmented

EXCUSES_NOTHING = "none"
# ❌ what is said, ⭕ what is true: a cross that a tick answers in the same block.
_CROSSES, _TICKS = "❌❎✗✘✖🚫🙅", "⭕✅✔☑🙆"
_CROSSED = regex(rf"[{_CROSSES}][^{_CROSSES}{_TICKS}]*+(?=[^{_TICKS}]*[{_TICKS}])")
_QUESTION = regex(r"[?？][\"'”’」』)\]]*$")
_ALL_QUOTED = regex(r'"[^"]+"[.!]?|「[^」]+」')
_DENIES = frozenset("不唔沒没")
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.QUESTION})
# Every reference holds one of these.
_MAY_CITE = regex(r"[0-9\[/¹²³⁴-⁹]")
_REFERENCE = regex(
    r"\[\d{1,3}(?:[,–-] ?\d{1,3})*\]"
    r"|\[\^[\w-]+\]"
    r"|[¹²³⁴-⁹]+"
    r"|\([^()]*\b(?:19|20)\d\d[a-z]?\)"
    r"|\b[A-Z][\w'’-]+(?: et al\.?| (?:and|&) [A-Z][\w'’-]+)?,? (?:19|20)\d\d\b"
    r"|\bdoi:?\b|\bPMID\b|\bhttps?://\S+"
    r"|\b(?:NCT|PMC|PubMed |[Rr]eference |[Rr]ef\. ?)\d+|\b[nN] ?= ?\d+|\b95 ?% CI\b",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a sentence's punctuation says of every candidate in it.

    `said` holds what they say of all: asked, posed, cited. `quotes` are the quotations of its
    block; `is_quote` says that the block is a quotation as a whole, `is_told` that it is a
    customer's. `shaped` are the stretches of which the sentence's shape says something, or a cross
    that a tick corrects.
    """

    said: tuple[HeardCue, ...]
    quotes: tuple[Quotation, ...]
    is_quote: bool
    is_told: bool = False
    shaped: tuple[Shaped, ...] = ()


def look_around(
    ordinal: int,
    segmented: Segmented,
    quotes: tuple[Quotation, ...] = (),
) -> Surroundings:
    """Return what stands around the candidates of a sentence and is no word.

    `quotes` are the quotations of its block.
    """
    sentence = segmented.sentences[ordinal]
    text = segmented.sentence_text(sentence)
    block = segmented.article.blocks[sentence.block]
    said = (
        _question(text, sentence.span.start),
        _posed(text, sentence.span, block.kind),
        _reference(text, sentence.span.start),
    )
    is_quote = block.kind is BlockKind.QUOTE
    return Surroundings(
        said=tuple(cue for cue in said if cue is not None),
        quotes=quotes,
        is_quote=is_quote,
        is_told=is_quote and is_told(segmented.article.text, block.span),
        shaped=(
            *shaped(sentence.span, segmented.folded, segmented.article.text),
            *_crossed(segmented.article.text, block.span),
        ),
    )


def hear_punctuation(target: Span, around: Surroundings, text: str) -> list[HeardCue]:
    """Return what the punctuation says of one candidate: asked, posed, quoted, cited.

    That a customer says it excuses no claim: such a quotation comes with the effect “none”.
    """
    heard = list(around.said)
    heard.extend(
        cue for stretch, cue in around.shaped if stretch.start <= target.start < stretch.end
    )
    if around.is_quote:
        effect = EXCUSES_NOTHING if around.is_told else ""
        heard.append(HeardCue(Qualifier.QUOTED, "block quote", target, effect))
        return heard
    for marks, is_vouched, is_posed in around.quotes:
        if marks.contains(target) and marks != target:
            sign = Span(marks.start, marks.start + 1)
            effect = EXCUSES_NOTHING if is_vouched else ""
            heard.append(HeardCue(Qualifier.QUOTED, sign.of(text), sign, effect))
            if is_posed:
                heard.append(HeardCue(Qualifier.ATTRIBUTED, sign.of(text), sign))
            return heard
    return heard


def _crossed(text: str, block: Span) -> Iterator[Shaped]:
    """Yield what a block refutes with a cross; a cross alone says only what there is none of."""
    for found in _CROSSED.finditer(text, block.start, block.end):
        stretch = Span(*found.span())
        sign = Span(stretch.start, stretch.start + 1)
        yield Shaped(stretch, HeardCue(Qualifier.ATTRIBUTED, sign.of(text), sign))


def hear_either(target: Span, text: str) -> tuple[HeardCue, ...]:
    """Return `asked` where a word and its denial ask together, as 會 before 不會痛 does."""
    first = target.start
    if not 0 < first < len(text) - 1 or text[first] not in _DENIES:
        return ()
    if text[first - 1] != text[first + 1]:
        return ()
    pair = Span(first - 1, first + 2)
    return (HeardCue(qualifier=Qualifier.ASKED, text=pair.of(text), span=pair),)


def _question(text: str, start: int) -> HeardCue | None:
    """Return `asked` for a question."""
    mark = _QUESTION.search(text) if "?" in text or "？" in text else None
    if mark is None:
        return None
    sign = Span(start + mark.start(), start + mark.start() + 1)
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
