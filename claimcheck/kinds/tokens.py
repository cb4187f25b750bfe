"""Kind `tokens`: wording that needs spaCy's tokens, such as numbers, currency signs and shapes.

`anchors` are ordinary phrases; only a sentence in which one stands is given to spaCy, and of these,
where `signs` are listed, only one in which such letters stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.kinds.kind import Kind, Level, Role, SettingField, Shape
from claimcheck.kinds.linguistics import match_tokens
from claimcheck.model.finding import Candidate
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.model.finding import Hit
    from claimcheck.model.rule import Rule


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield a candidate for each stretch of tokens found in a sentence with an anchor."""
    segmented = context.segmented
    signs = rule.words("signs")
    excepted = [hit.span for hit in hits if hit.role == "except"]
    for ordinal in sorted({hit.sentence for hit in hits if hit.role == "anchors"}):
        sentence = segmented.sentences[ordinal]
        text = segmented.sentence_text(sentence)
        folded = sentence.span.of(segmented.folded)
        if signs and not any(_has(folded, sign) for sign in signs):
            continue
        for found in match_tokens(text, rule.setting("tokens")):
            span = Span(sentence.span.start + found.start, sentence.span.start + found.end)
            if not any(span.overlaps(other) for other in excepted):
                yield Candidate(
                    rule=rule,
                    role="tokens",
                    span=span,
                    sentence=ordinal,
                    pattern=rule.setting("tokens"),
                    replace=rule.replace,
                )


def _has(folded: str, sign: str) -> bool:
    """Say whether a sentence holds a sign, or begins with it where the sign begins with “^”."""
    return folded.startswith(sign[1:]) if sign.startswith("^") else sign in folded


KIND = Kind(
    name="tokens",
    level=Level.SENTENCE,
    propose=propose,
    roles=(Role(name="anchors"), Role(name="except", examples="pass", required=False)),
    settings=(
        SettingField(name="tokens", shape=Shape.TOKENS),
        SettingField(name="signs", shape=Shape.WORDS, required=False),
    ),
)
