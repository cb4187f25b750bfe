"""What stands around a candidate and is no word: questions, quotation marks, references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.article import BlockKind
from claimcheck.model.finding import HeardCue
from claimcheck.model.rule import Qualifier
from claimcheck.model.text import Span
from claimcheck.notation.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Candidate

_QUESTION = re.compile(r"[?？][\"'”’」』)\]]*$")
_QUOTED = re.compile(r'"[^"]*"|「[^」]*」|『[^』]*』')
_REFERENCE = re.compile(
    r"\[\d{1,3}(?:[,–-] ?\d{1,3})*\]"
    r"|\[\^[\w-]+\]"
    r"|[¹²³⁴-⁹]+"
    r"|\([^()]*\b(?:19|20)\d\d[a-z]?\)"
    r"|\b[A-Z][\w'’-]+(?: et al\.?| (?:and|&) [A-Z][\w'’-]+)?,? (?:19|20)\d\d\b"
    r"|\bdoi:|\bPMID\b|\bhttps?://\S+",
)


def hear_question(
    candidate: Candidate,
    segmented: Segmented,
    affirmations: tuple[str, ...],
) -> Iterator[HeardCue]:
    """Yield `asked` for a candidate in a question that is not answered with a yes."""
    sentence = segmented.sentences[candidate.sentence]
    text = segmented.sentence_text(sentence)
    mark = _QUESTION.search(text)
    if mark is None or _answer_affirms(candidate.sentence, segmented, affirmations):
        return
    start = sentence.span.start + mark.start()
    yield HeardCue(
        qualifier=Qualifier.ASKED,
        text=mark.group()[0],
        span=Span(start, start + 1),
    )


def _answer_affirms(sentence: int, segmented: Segmented, affirmations: tuple[str, ...]) -> bool:
    """Say whether what follows a question begins with a yes."""
    if sentence + 1 >= len(segmented.sentences):
        return False
    following = fold(segmented.sentence_text(segmented.sentences[sentence + 1])).lstrip("\"'-: ")
    following = following.removeprefix("a:").lstrip()
    return any(
        following.startswith(word) and not following[len(word) : len(word) + 1].isalnum()
        for word in affirmations
    )


def hear_quotation(candidate: Candidate, segmented: Segmented) -> Iterator[HeardCue]:
    """Yield `quoted` for a candidate in quotation marks or in a block quote."""
    sentence = segmented.sentences[candidate.sentence]
    block = segmented.article.blocks[sentence.block]
    if block.kind is BlockKind.QUOTE:
        yield HeardCue(qualifier=Qualifier.QUOTED, text="block quote", span=candidate.span)
        return
    folded = block.span.of(segmented.folded)
    for match in _QUOTED.finditer(folded):
        marks = Span(block.span.start + match.start(), block.span.start + match.end())
        if marks.contains(candidate.span) and marks != candidate.span:
            yield HeardCue(
                qualifier=Qualifier.QUOTED,
                text=segmented.article.text[marks.start],
                span=Span(marks.start, marks.start + 1),
            )
            return


def hear_reference(candidate: Candidate, segmented: Segmented) -> Iterator[HeardCue]:
    """Yield `cited` for a candidate whose sentence holds a reference."""
    sentence = segmented.sentences[candidate.sentence]
    text = segmented.sentence_text(sentence)
    match = _REFERENCE.search(text)
    if match is not None:
        start = sentence.span.start
        yield HeardCue(
            qualifier=Qualifier.CITED,
            text=match.group(),
            span=Span(start + match.start(), start + match.end()),
        )
