"""Kind `quantity`: a number that the article states, made into a fact."""

from __future__ import annotations

import re
from itertools import groupby
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING

from claimcheck.kinds.amount import Amount, read_amount, stated
from claimcheck.kinds.context import row_name
from claimcheck.kinds.gaps import gapped
from claimcheck.kinds.kind import (
    Kind,
    Level,
    Role,
    SettingField,
    Shape,
    without_excepted,
)
from claimcheck.kinds.nearby import (
    NEAR,
    amount_words,
    is_likely,
    later_asides,
    naming,
    near_words,
)
from claimcheck.kinds.rows import MEASURES
from claimcheck.model.article import BlockKind
from claimcheck.model.fact import UNITS, FactKind, Modality
from claimcheck.model.regex import regex
from claimcheck.model.text import Span, is_wide
from claimcheck.notation import amounts, values
from claimcheck.notation.chinese import in_english
from claimcheck.notation.folding import fold
from claimcheck.notation.numbers import DAYS
from claimcheck.notation.slots import CURRENCY_SIGNS
from claimcheck.notation.values import answering, labelled, value_of, word_alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.context import Context
    from claimcheck.model.finding import Candidate, Hit
    from claimcheck.model.rule import Rule

COLUMN = "column"
ASKED = "asked"
_BOUNDS = ("both", "lower", "upper")
# What a word in the place of a number comes to, where a value stands alone.
_MARK = regex(r"[,;.、|!?](?![0-9])")
_NOTHING = frozenset(
    {FactKind.RECOVERY, FactKind.RETURN_TO_ACTIVITY, FactKind.PAIN, FactKind.ANAESTHESIA}
)
_LITTLE = {FactKind.RECOVERY: 2.0, FactKind.PAIN: 3.0}
_COUNTED = frozenset({FactKind.SESSIONS, FactKind.RECOVERY, FactKind.INTERVAL})
# “How long does it last?” may be asked of a visit and of its effect; the answer tells (in days).
_PLAUSIBLE = {FactKind.PROCEDURE_TIME: (0.0, 0.5), FactKind.EFFECT_DURATION: (7.0, inf)}
_SPACING = regex(r"\b(?:apart|intervals?)\b")
_PRICED = regex(r"(?P<what>[^:£$€¥.!?]{3,60}?)(?::| [–—-]| ?\.{3,}|\s{2,})\s*(?:from )?[£$€¥]")
_MEASURED = regex(r"(?i)(?:per|each|prices?|costs?|fees?|from|our price)\b")
_SOLD = regex(
    r"\b(?:blocks?|packs?|packages?|bundles?|sets?) of\b|\bfor ?[£$€¥]"
    r"|\b(?:paid|bought|booked) (?:together|up front|upfront|in advance)\b"
)
_MONEY = regex(r"[£$€¥₩฿₹₱]|\b(?:eur|gbp|usd|aud|hkd|sgd)\b")
_NO_COUNT = regex(r"[£$€¥%]|\b(?:after|within|one in|out of|every|months?|weeks?)\b")


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield a candidate with its fact for each number that the rule's patterns find.

    A value that stands alone is one too, in a table cell where a `column` pattern finds the header
    of its column or the head of its row, and behind a colon where one finds the label before it.
    So is an amount in whose clause a `near` pattern finds words for the kind of it.
    """
    for candidate in _stated_alone(rule, hits, context):
        yield candidate
        yield from gapped(rule, candidate, context)


def _stated_alone(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    folded = context.segmented.folded
    in_words = [hit for hit in hits if hit.role not in {COLUMN, ASKED, NEAR}]
    taken: list[Span] = []
    for hit in without_excepted(in_words):
        amount = read_amount(rule, hit.span.of(folded))
        if amount is not None and not _is_sold(rule, hit.sentence, context):
            pattern = rule.patterns[hit.role][hit.ordinal]
            taken.append(hit.span)
            subject = context.subject_of(hit.sentence, hit.span)
            if rule.setting("fact") in {FactKind.SYMPTOM_DURATION, FactKind.PRICE}:
                subject -= later_asides(context, hit.sentence, hit.span)
            if rule.setting("fact") == FactKind.PRICE:
                subject |= _line_of(hit.sentence, context)
            if rule.setting("fact") == FactKind.PRICE and amount.modality is Modality.ABSOLUTE:
                subject = context.wherever(subject)
            yield stated(rule, hit.span, hit.sentence, amount, pattern, subject)
    heads = without_excepted([hit for hit in hits if hit.role in {COLUMN, "except"}])
    asked = without_excepted([hit for hit in hits if hit.role in {ASKED, "except"}])
    if NEAR in rule.patterns:
        yield from near_words(rule, hits, context)
        more = naming(rule, hits, context)
        heads, asked = [*heads, *more.heads], [*asked, *more.asked]
    if heads:
        yield from _labels(rule, heads, taken, context)
        yield from _cells(rule, heads, context)
    yield from _answers(rule, asked, taken, context)


def _line_of(sentence: int, context: Context) -> frozenset[str]:
    """Return what a line of a price list is about: “Face laser, cheeks or nose: £140”."""
    text = context.segmented.sentence_text(context.segmented.sentences[sentence])
    found = _PRICED.match(text)
    return frozenset({found["what"]}) if found is not None else frozenset()


def _is_sold(rule: Rule, sentence: int, context: Context) -> bool:
    """Say whether a number of sessions is what a head or a line of a price list sells.

    “Block of five” says what can be bought, and not how many are needed.
    """
    if FactKind(rule.setting("fact")) is not FactKind.SESSIONS:
        return False
    segmented = context.segmented
    place = segmented.sentences[sentence]
    block = segmented.article.blocks[place.block]
    text = place.span.of(segmented.folded)
    is_head = block.kind is BlockKind.TABLE_HEADER or (block.row and fold(block.row) == text)
    return bool(is_head) or (_SOLD.search(text) is not None and _MONEY.search(text) is not None)


def _answers(
    rule: Rule,
    asked: Sequence[Hit],
    taken: Sequence[Span],
    context: Context,
) -> Iterator[Candidate]:
    """Yield what answers a question, as “About four” does “How many will I need?”."""
    segmented = context.segmented
    for question, hits in groupby(asked, key=attrgetter("sentence")):
        pattern = _pattern(rule, next(hits))
        answer = context.answer_to(question)
        for ordinal in answer:
            sentence = segmented.sentences[ordinal].span
            found = _answer(rule, sentence.of(segmented.folded))
            if found is None:
                continue
            amount, start, end = found
            if amount.high == 0 and amount.unit == UNITS[FactKind.PAIN] and len(answer) > 1:
                break  # what comes next says how it does feel
            span = Span(sentence.start + start, sentence.start + end)
            if not any(span.overlaps(other) for other in taken):
                subject = context.subject_of_answer(ordinal, span, question)
                yield stated(rule, span, ordinal, amount, pattern, subject)
            break


def _answer(rule: Rule, folded: str) -> tuple[Amount, int, int] | None:
    """Return what an answer comes to as the kind of the rule, and where it stands."""
    kind = FactKind(rule.setting("fact"))
    place = answering(folded)
    if place is None:
        word = word_alone(folded)
        amount = _word_for(kind, folded[slice(*word)]) if word is not None else None
        return (amount, *word) if word is not None and amount is not None else None
    if kind is FactKind.PRICE:
        place = place[0], amounts.end_of_price(folded, place[1])
    value = folded[slice(*place)]
    is_timed = any(word.removesuffix("s") in DAYS for word in re.split(r"[ -]", value))
    if kind is FactKind.SESSIONS and (is_timed or _NO_COUNT.search(folded[: place[1] + 3])):
        return None
    is_spacing = kind is not FactKind.INTERVAL and _SPACING.search(folded[: place[1]])
    amount = None if rule.setting("range") or is_spacing else read_amount(rule, value)
    shortest, longest = _PLAUSIBLE.get(kind, (0.0, inf))
    if amount is None or not shortest <= (amount.low or amount.high) <= longest:
        return None
    return amount, *place


def _labels(
    rule: Rule,
    heads: Sequence[Hit],
    taken: Sequence[Span],
    context: Context,
) -> Iterator[Candidate]:
    """Yield what stands behind a label: “Sessions: 3–6”, “Downtime (days): none”."""
    segmented = context.segmented
    for hit in heads:
        sentence = segmented.sentences[hit.sentence].span
        text = sentence.of(segmented.folded)
        at = labelled(text, hit.span.start - sentence.start, hit.span.end - sentence.start)
        if at is None:
            continue
        label, rest = text[:at], _value_in(text[at:])
        amount = _standing_alone(rule, rest, label)
        if amount is None:
            continue
        value = value_of(rest) or (rest if is_wide(rest) else rest.split()[0].rstrip(".,;"))
        start = sentence.start + text.index(value, at)
        span = Span(start, start + len(value))
        if not any(span.overlaps(other) for other in taken):
            pattern = _pattern(rule, hit)
            subject = context.subject_of(hit.sentence, span)
            yield stated(rule, span, hit.sentence, amount, pattern, subject)


def _value_in(text: str) -> str:
    """Return what may be a value: in Chinese, where no space ends it, what stands before a mark."""
    return _MARK.split(text, maxsplit=1)[0].strip() if is_wide(text) else text


def _cells(rule: Rule, heads: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    segmented = context.segmented
    headers = {segmented.sentence_text(segmented.sentences[hit.sentence]): hit for hit in heads}
    for ordinal, sentence in enumerate(segmented.sentences):
        block = segmented.article.blocks[sentence.block]
        if block.kind is not BlockKind.TABLE_CELL:
            continue
        cell = sentence.span.of(segmented.folded)
        for header in (block.column, block.row):
            if header not in headers or fold(header) == cell:
                continue
            if header != block.column and MEASURES.match(block.column) is not None:
                continue  # the column says what is measured, the row of what
            others = f"{header} {block.row}" if header != block.row else header
            amount = _standing_alone(rule, cell, fold(others))
            if amount is not None:
                pattern = _pattern(rule, headers[header])
                subject = context.subject_of(ordinal, sentence.span)
                if header == block.row:  # then the columns are what the table is about
                    subject = context.terms_in(block.column) | context.narrowing(block.row)
                    if block.column:
                        subject |= {row_name(block.column)}
                    is_price = rule.setting("fact") == FactKind.PRICE
                    if is_price and _MEASURED.match(block.row) is None:  # each row is sold
                        subject |= {row_name(block.row)}
                at = sentence.span if headers[header].role == NEAR else None
                yield stated(rule, sentence.span, ordinal, amount, pattern, subject, at)
                break


def _standing_alone(rule: Rule, folded: str, header: str) -> Amount | None:
    """Return what a value comes to; its header may name the unit, the currency, the bound."""
    kind = FactKind(rule.setting("fact"))
    text, header = in_english(folded.strip()), in_english(header)
    value = value_of(text)
    place = answering(text) if value is None and kind in _COUNTED else None
    if place is not None:  # “Allow six”
        value = text[slice(*place)]
    if value is None:
        return _word_for(kind, text)
    if kind is FactKind.PRICE:
        for words in (text, f"{header} {value}", f"{value} {header}"):
            amount = read_amount(rule, words, text)
            if amount is not None and "/" in amount.unit:
                return amount
        return read_amount(rule, text) or read_amount(rule, f"{header} {value}", text)
    if any(sign in value for sign in CURRENCY_SIGNS):  # what six sessions cost, not how many
        return None
    is_timed = any(word.removesuffix("s") in DAYS for word in value.split())
    if UNITS[kind] == "day" and not is_timed and (unit := _unit_in(header)):
        value = f"{value} {unit}"
    elif UNITS[kind] == "%" and "%" in header and "%" not in value:
        value = f"{value}%"
    amount = read_amount(rule, value)
    if amount is None or (kind is FactKind.SESSIONS and is_timed):
        return None
    return amount if NEAR not in rule.patterns or is_likely(kind, amount) else None


def _word_for(kind: FactKind, text: str) -> Amount | None:
    """Return what a word in the place of a number comes to: “None”, “Minimal”."""
    if kind in _NOTHING and values.is_nothing(text):
        return Amount(low=0, high=0, unit=UNITS[kind], modality=Modality.ABSOLUTE)
    if kind in _LITTLE and values.is_little(text):
        return Amount(low=0, high=_LITTLE[kind], unit=UNITS[kind], modality=Modality.SOFT)
    if kind is FactKind.RETURN_TO_ACTIVITY and values.is_today(text):
        return Amount(low=0, high=0, unit=UNITS[kind], modality=Modality.ABSOLUTE)
    return None


def _pattern(rule: Rule, hit: Hit) -> str:
    return rule.patterns[hit.role][hit.ordinal]


def _unit_in(header: str) -> str:
    words = header.replace("(", " ").replace(")", " ").replace(":", " ").split()
    return next((word for word in words if word.removesuffix("s") in DAYS), "")


KIND = Kind(
    name="quantity",
    level=Level.SENTENCE,
    reports=False,
    propose=propose,
    roles=(
        Role(name="match", required=False),
        Role(name=COLUMN, required=False),
        Role(name=ASKED, required=False),
        Role(name=NEAR, required=False, beside=amount_words),
        Role(name="except", examples="pass", required=False),
    ),
    settings=(
        SettingField(name="fact", shape=Shape.WORD, known=tuple(FactKind)),
        SettingField(name="modality", shape=Shape.WORD, known=tuple(Modality)),
        SettingField(name="bound", shape=Shape.WORD, required=False, known=_BOUNDS),
        SettingField(name="range", shape=Shape.RANGE, required=False),
        SettingField(name="unit", shape=Shape.TEXT, required=False),
    ),
)
