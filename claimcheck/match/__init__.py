"""From sentences to candidates: every pattern of every rule in one pass."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.kinds import KINDS
from claimcheck.kinds.context import Context
from claimcheck.kinds.nearby import settled
from claimcheck.kinds.parallel import labels, lines, parts
from claimcheck.kinds.rows import cells_of, row_heads
from claimcheck.model.finding import Candidate, Hit
from claimcheck.model.regex import regex
from claimcheck.model.text import Span, is_mostly_wide, is_wide
from claimcheck.notation.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented
    from claimcheck.model.rule import Rule, Term

_NEITHER = "neither"
_SCANNING = tuple(kind.name for kind in KINDS.values() if kind.scans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What the patterns found: candidates in the order of the rules, and the terms of sentences.

    `places` says where each sentence names them, and `subject_of` what a sentence, or a place in
    it, speaks of.
    """

    candidates: tuple[Candidate, ...]
    terms: Mapping[int, frozenset[str]]
    places: Mapping[int, Sequence[tuple[Span, str]]]
    subject_of: Callable[[int, Span], frozenset[str]]


def match(segmented: Segmented, rulebook: Rulebook) -> Matched:
    """Return every candidate of an article, in the order of the rules."""
    hits, places = find_hits(segmented, rulebook)
    context = context_of(segmented, _without_others(places, segmented, rulebook), rulebook)
    scanning = (of for kind in _SCANNING for of in rulebook.by_kind.get(kind, ()))
    candidates = [
        candidate
        for of in sorted({*hits, *scanning} - rulebook.asleep)
        for candidate in propose(rulebook.rules[of], hits.get(of, ()), context)
    ]
    return Matched(
        candidates=tuple(settled(candidates)),
        terms=_ids(places),
        places=places,
        subject_of=context.subject_of,
    )


# Before what something is set against: “the alternative to a facelift” is none.
_SET_AGAINST = regex(
    r"\b(?:alternatives? to|instead of|rather than|in place of|replacement for|unlike"
    r"|compared (?:with|to))"
    r"(?: (?:an?|the|any|having|most|traditional|conventional|surgical|invasive))* \Z"
)


def find_hits(
    segmented: Segmented,
    rulebook: Rulebook,
) -> tuple[dict[int, list[Hit]], dict[int, list[tuple[Span, str]]]]:
    """Return the hits of each rule by its index, and the terms of each sentence with their ids."""
    rules, terms, owners = rulebook.rules, rulebook.terms, rulebook.owners
    blocks, folded, find = segmented.article.blocks, segmented.folded, rulebook.index.find
    hits: dict[int, list[Hit]] = defaultdict(list)
    named: dict[int, list[tuple[Span, str]]] = defaultdict(list)
    for ordinal, sentence in enumerate(segmented.sentences):
        at = sentence.span.start
        text = folded[at : sentence.span.end]
        found = find(text)
        foreign = _foreign_to(text) if found else _NEITHER
        for pattern, first, last in found:
            owner = owners[pattern]
            if owner.of >= len(rules):
                place = Span(at + first, at + last)
                named[ordinal].append((place, terms[owner.of - len(rules)].id))
            elif rules[owner.of].language == foreign:
                continue
            elif not (scope := rules[owner.of].scope) or blocks[sentence.block].kind in scope:
                span = Span(at + first, at + last)
                hits[owner.of].append(Hit(owner.role, owner.ordinal, span, ordinal))
    return hits, named


def _ids(
    places: Mapping[int, Sequence[tuple[Span, str]]],
) -> dict[int, frozenset[str]]:
    return {of: frozenset(name for _, name in named) for of, named in places.items()}


def _without_others(
    places: Mapping[int, Sequence[tuple[Span, str]]], segmented: Segmented, rulebook: Rulebook
) -> dict[int, list[tuple[Span, str]]]:
    """Return where terms are named, but for treatments that another one is set against."""
    starts = {of: segmented.sentences[of].span.start for of in places}
    return {
        of: [
            (place, name)
            for place, name in named
            if rulebook.groups.get(name) != "treatment"
            or _SET_AGAINST.search(segmented.folded, starts[of], place.start) is None
        ]
        for of, named in places.items()
    }


def context_of(
    segmented: Segmented,
    places: Mapping[int, Sequence[tuple[Span, str]]],
    rulebook: Rulebook,
) -> Context:
    """Return what kinds see of an article, given where its sentences name terms."""
    known = {"": frozenset[str]()}

    def terms_in(text: str) -> frozenset[str]:
        if text not in known:
            known[text] = frozenset(term.id for term in _terms_in(text, rulebook))
        return known[text]

    terms = _ids(places)
    cells = cells_of(segmented)
    return Context(
        segmented=segmented,
        glossary=rulebook.glossary,
        terms=terms,
        terms_in=terms_in,
        places=places,
        groups=rulebook.groups,
        cells=cells,
        rows=row_heads(segmented, cells),
        parts=parts(segmented, terms, rulebook.groups),
        lines=lines(segmented),
        labels=labels(segmented),
    )


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield the candidates that a rule makes of its hits, within its scope."""
    segmented = context.segmented
    is_english = KINDS[rule.kind].scans and rule.language == "en"
    for candidate in KINDS[rule.kind].propose(rule, hits, context):
        sentence = segmented.sentences[candidate.sentence]
        if is_english and is_mostly_wide(sentence.span.of(segmented.folded)):
            continue
        if not rule.scope or segmented.article.blocks[sentence.block].kind in rule.scope:
            yield candidate


def _foreign_to(text: str) -> str:
    """Return the language whose rules have no business with a sentence; neither where it is mixed.

    English rules do not judge what is mostly Chinese, nor Chinese ones what is wholly Latin.
    """
    if not is_wide(text):
        return "zh"
    return "en" if is_mostly_wide(text) else _NEITHER


def treatments_in(text: str, rulebook: Rulebook) -> tuple[Term, ...]:
    """Return the treatments that a text names, in the order of the lexicon."""
    return tuple(term for term in _terms_in(text, rulebook) if term.is_treatment)


def _terms_in(text: str, rulebook: Rulebook) -> tuple[Term, ...]:
    first = len(rulebook.rules)
    found = {rulebook.owners[pattern].of for pattern, _, _ in rulebook.index.find(fold(text))}
    return tuple(rulebook.terms[of - first] for of in sorted(found) if of >= first)
