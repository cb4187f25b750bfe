"""Kind `term`: a wrong or literal translation, and the term to use instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.kinds import phrase
from claimcheck.kinds.kind import Kind, Level, SettingField, Shape
from claimcheck.model.regex import regex
from claimcheck.model.text import WIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.model.finding import Candidate, Hit
    from claimcheck.model.rule import Rule


# Behind the original it shows what that says: “蟹足腫, the crab-foot swelling”.
_SHOWN = regex(
    rf"[{WIDE}][”\"」)]?[,，:]?[ ]"
    r"(?:[(（“\"‘'](?:the |an? )?|(?:or |that is |literally )?(?:the |an? )|literally )\Z"
)
_NEAR = 30  # code points before a term in which its original stands


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield a candidate for each use of the wrong term, with the right one to put in its place.

    Not where it says word for word what the original beside it means.
    """
    text = context.segmented.article.text
    for candidate in phrase.propose(rule, hits, context):
        start = candidate.span.start
        if _SHOWN.search(text, max(0, start - _NEAR), start):
            continue
        yield candidate._replace(replace=(rule.setting("prefer"),))


KIND = Kind(
    name="term",
    level=Level.SENTENCE,
    propose=propose,
    roles=phrase.KIND.roles,
    settings=(
        SettingField(name="prefer", shape=Shape.TEXT),
        SettingField(name="agreed", shape=Shape.TABLE, required=False),
    ),
    placeholders=("match", "prefer"),
)
