"""The second reader's part in an examined article: what it raises is found too, or it doubts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.govern.wishes import is_selected
from claimcheck.model.rule import Confidence, Severity
from claimcheck.model.second import Mode, Raised, Reason
from claimcheck.reconcile.findings import Locator, in_order, told_apart
from claimcheck.second_reader import second_reader
from claimcheck.second_reader.sentences import has_words, pairs_of, to_read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from claimcheck.config import Config
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented
    from claimcheck.model.finding import Finding, Verdict

DOUBTS = 0.05
"""The probability below which it says that a sentence is no claim of any category.

Of 55 such findings of rules in the seven held-out sets of articles that it was measured on, 41 were
wrong and 3 of a neighbouring category.
"""


def read_again(
    segmented: Segmented,
    verdicts: Sequence[Verdict],
    findings: tuple[Finding, ...],
    rulebook: Rulebook,
    config: Config,
) -> tuple[Finding, ...]:
    """Return the findings of an article with what the second reader raises beside them.

    Those of rules that it doubts stay as grave as they are; their confidence is low.

    Raises:
        WeightsError: the second reader is not there.
    """
    wishes = config.for_path(segmented.article.path)
    asked = {
        name
        for name, rule in rulebook.second.items()
        if is_selected(rule.id, wishes.select, wishes.ignore)
    }
    if not asked:
        return findings
    mode = Mode(config.second_reader)
    raised = raised_in(segmented, verdicts, mode, asked)
    more = told_apart(_findings(raised, rulebook, mode, Locator(segmented)))
    doubted = _doubted(segmented, findings, asked)
    return tuple(sorted((*doubted, *more), key=in_order))


def raised_in(
    segmented: Segmented,
    verdicts: Sequence[Verdict],
    mode: Mode,
    asked: Collection[str],
) -> Iterator[Raised]:
    """Yield what the second reader raises, of the categories asked for, in the order of the text.

    Raises:
        WeightsError: the second reader is not there.
    """
    reader = second_reader()
    for pair in to_read(segmented, verdicts, reader.weights.fewest_words):
        answer = reader.read(pair.before, pair.text)
        raised = reader.raises(answer, mode, only_sure=pair.only_sure)
        found = [one for one in raised if one[0] in asked]
        near = reader.nearest(answer.vector) if found else ()
        for category, probability, is_sure in found:
            yield Raised(pair.sentence, category, probability, is_sure, near)


def _doubted(
    segmented: Segmented, findings: Iterable[Finding], asked: Collection[str]
) -> Iterator[Finding]:
    """Yield findings; where the second reader says that a sentence is no claim, with its doubt."""
    reader = second_reader()
    pairs = {pair.sentence: pair for pair in pairs_of(segmented)}
    for finding in findings:
        known = finding.quote and finding.category in asked
        pair = pairs.get(segmented.sentence_at(finding.span.start)) if known else None
        if pair is None or not has_words(pair.text, reader.weights.fewest_words):
            yield finding
            continue
        answer = reader.read(pair.before, pair.text)
        likeliest = max(answer.probabilities.values())
        if likeliest >= DOUBTS:
            yield finding
            continue
        near = reader.nearest(answer.vector)
        reason = Reason(likeliest, near, decides=True, doubts=True)
        yield finding._replace(confidence=Confidence.LOW, reason=reason)


def _findings(
    raised: Iterable[Raised], rulebook: Rulebook, mode: Mode, locator: Locator
) -> Iterator[Finding]:
    segmented = locator.segmented
    for one in raised:
        rule = rulebook.second[one.category]
        decides = mode is Mode.GATE
        finding = locator.finding(
            replace(rule, confidence=Confidence.MEDIUM if one.is_sure else Confidence.LOW),
            segmented.sentences[one.sentence].span,
            severity=rulebook.categories[one.category].severity if decides else rule.severity,
            message=rule.message.format(probability=f"{one.probability:.2f}"),
        )
        reason = Reason(one.probability, one.neighbours, decides)
        yield finding._replace(reason=reason)


def only_suggested(
    findings: Iterable[Finding], severity: Mapping[str, Severity]
) -> tuple[Finding, ...]:
    """Return findings of which those of the second reader inform, whatever the law makes of them.

    Wishes about the `severity` of such a rule itself count; those about its category mean rules.
    """
    return tuple(
        finding
        if finding.is_binding
        else finding._replace(severity=severity.get(finding.rule, Severity.INFO))
        for finding in findings
    )
