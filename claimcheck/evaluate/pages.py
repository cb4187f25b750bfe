"""A page for each category: what its rules flag and let pass, and how well they do."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from claimcheck.evaluate.score import interval_words, share_words
from claimcheck.kinds import KINDS
from claimcheck.model.regex import regex
from claimcheck.report.look import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from claimcheck.evaluate.corpus import Evaluation
    from claimcheck.evaluate.score import Score
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.rule import Category, Example, Rule

SHOWN = 4
"""Examples of each list that a rule shows; the rule's file has the others."""
ERRORS = 8
"""Misses and false alarms of a category that are shown."""
_MARK_UP = regex(r"[\\`*_\[\]<>#|]")
_FLAGS = "Flags"
_TITLES = {
    "pass": "Lets pass",
    "todo-flag": "Does not catch yet",
    "todo-pass": "Still raises wrongly",
}
"""What the lists of examples show; every other list holds what is flagged."""


def pages(rulebook: Rulebook, evaluation: Evaluation) -> dict[str, str]:
    """Return the pages by their path, and `README.md` that leads to them.

    The rulebook's rules must have their examples.
    """
    by_category: dict[str, list[Rule]] = defaultdict(list)
    for rule in sorted(rulebook.rules, key=lambda rule: rule.id):
        if KINDS[rule.kind].reports:
            by_category[rule.category].append(rule)
    written = {
        f"{name}.md": "\n".join(_page(rulebook.categories[name], rules, evaluation)) + "\n"
        for name, rules in sorted(by_category.items())
    }
    index = [
        "# The rules, by category",
        "",
        "Written by `claimcheck rules pages`; the figures are those of `claimcheck eval corpus/`.",
        "",
        "| category | rules | recall | precision |",
        "|---|--:|--:|--:|",
    ]
    for name, rules in sorted(by_category.items()):
        score = _score(evaluation, name)
        recall, precision = (score.recall, score.precision) if score else (None, None)
        shares = f"{share_words(recall)} | {share_words(precision)}"
        index.append(f"| [{name}]({name}.md) | {len(rules)} | {shares} |")
    return {**written, "README.md": "\n".join(index) + "\n"}


def _page(category: Category, rules: Sequence[Rule], evaluation: Evaluation) -> Iterator[str]:
    yield f"# {category.id}"
    yield ""
    yield category.definition
    yield ""
    yield category.why
    yield ""
    yield from _figures(_score(evaluation, category.id))
    outcomes = [outcome for outcome in evaluation.outcomes if outcome.category == category.id]
    labels = [outcome for outcome in outcomes if outcome.labelled]
    alarms = [outcome for outcome in outcomes if not outcome.labelled and outcome.counts]
    found = Counter(rule for label in labels for rule in label.rules)
    false = Counter(rule for alarm in alarms for rule in alarm.rules)
    for rule in rules:
        yield ""
        yield from _rule(rule, found[rule.id], false[rule.id])
    missed = [_plain(label.quote) for label in labels if label.quote and not label.found]
    yield from _listed("Labels of the corpus that no rule finds", missed)
    wrong = [_plain(alarm.quote) for alarm in alarms if alarm.quote]
    yield from _listed("Raised in the corpus without a label", wrong)


def _score(evaluation: Evaluation, name: str) -> Score | None:
    return next((entry for entry in evaluation.scores if entry.name == name), None)


def _figures(score: Score | None) -> Iterator[str]:
    if score is None:
        yield "The corpus has no label of this category, and nothing is raised in it."
        return
    yield f"In the corpus: {plural(score.support, 'label')}" + (
        f", of which {score.hit} found {_of(score.hit, score.support, 'recall')}"
        if score.support
        else ""
    )
    counted = score.right + score.false
    if counted:
        yield f"and {plural(score.false, 'false alarm')} " + _of(score.right, counted, "precision")


def _of(hits: int, total: int, name: str) -> str:
    interval = interval_words(hits, total)
    return f"({name} {share_words(hits / total)}, 95 % interval {interval})"


def _rule(rule: Rule, found: int, false: int) -> Iterator[str]:
    yield f"## {rule.id}"
    yield ""
    yield f"{rule.severity.capitalize()}, kind `{rule.kind}`, confidence {rule.confidence}."
    if rule.jurisdictions:
        yield f"Only under the law of: {', '.join(sorted(rule.jurisdictions))}."
    else:
        yield f"In the corpus: {plural(found, 'label')} found, {plural(false, 'false alarm')}."
    yield ""
    yield f"- Why: {rule.why}"
    yield f"- Write instead: {rule.advice}"
    if rule.replace:
        yield f"- Replaced by: {'; '.join(f'“{text}”' for text in rule.replace)}"
    for label, qualifiers in (("Dropped", rule.drop), ("Lowered", rule.lower)):
        if qualifiers:
            yield f"- {label} when: {', '.join(sorted(qualifiers))}"
    if rule.source:
        yield f"- Source: {rule.source}"
    for title in (_FLAGS, *_TITLES.values()):
        mine = [e for e in rule.examples if _TITLES.get(e.list, _FLAGS) == title]
        shown = [_marked(example) for example in _varied(mine)]
        yield from _listed(title, shown, len(shown))


def _varied(examples: Iterable[Example]) -> list[Example]:
    """Return a few examples, first one for each reason."""
    ordered = list(examples)
    firsts = {example.because: example for example in reversed(ordered)}
    chosen = list(firsts.values()) if len(firsts) > 1 else ordered
    return sorted(chosen[: max(SHOWN, len(firsts))], key=lambda example: example.line)


def _marked(example: Example) -> str:
    """Return an example with its marked stretches in bold, and why it passes."""
    text, at = "", 0
    for span in example.spans:
        text += f"{_plain(example.text[at : span.start])}**{_plain(span.of(example.text))}**"
        at = span.end
    because = f" ({example.because})" if example.because else ""
    return f"{text}{_plain(example.text[at:])}{because}"


def _plain(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    return _MARK_UP.sub(r"\\\g<0>", text.replace("\n", " "))


def _listed(title: str, texts: Sequence[str], most: int = ERRORS) -> Iterator[str]:
    if not texts:
        return
    yield ""
    yield f"{title}:"
    yield ""
    for text in texts[:most]:
        yield f"- {text}"
    if len(texts) > most:
        yield f"- and {len(texts) - most} more"
