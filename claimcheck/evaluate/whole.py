"""Whether the rules about whole articles keep what their examples say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.errors import Problem
from claimcheck.model.rule import NEAR_MISS
from claimcheck.pipeline import examine
from claimcheck.read import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.rule import Rule


WHOLE = frozenset({"conflict", "unusual"})
"""The kinds whose examples are short articles."""


def article_problems(rule: Rule, rulebook: Rulebook) -> Iterator[Problem]:
    """Yield the examples that the rule breaks; each is a short article of its own.

    A `flag` example marks all places, in any order.
    """
    lists = [example.list for example in rule.examples]
    if "flag" not in lists:
        yield _problem(rule, "there is no `flag` example")
    if not any(example.because == NEAR_MISS for example in rule.examples):
        yield _problem(rule, "there is no near miss among the `pass` examples")
    for example in rule.examples:
        examined = examine(read_text(example.text, path="<example>"), rulebook)
        found = sorted(
            sorted((finding.quote, *(related.quote for related in finding.related)))
            for finding in examined.findings
            if finding.rule == rule.id
        )
        marked = sorted(span.of(example.text) for span in example.spans)
        wanted = [marked] if marked else []
        known = example.list.startswith("todo-")
        if (found == wanted) == known:
            message = f"“{example.text}”: finds {found or 'nothing'}, not {wanted or 'nothing'}"
            yield _problem(rule, message, example.line)


def _problem(rule: Rule, message: str, line: int = 0) -> Problem:
    return Problem(
        path=rule.path, line=line or rule.line, column=1, message=f"{rule.id}: {message}"
    )
