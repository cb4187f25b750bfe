"""From sentences to candidates: every pattern of every rule in one pass."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.kinds import KINDS
from claimcheck.kinds.kind import Context
from claimcheck.model.finding import Candidate, Hit
from claimcheck.model.text import Span
from claimcheck.notation.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.article import Segmented
    from claimcheck.model.rule import Rule, Term

_SCANNING = tuple(kind.name for kind in KINDS.values() if kind.scans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What the patterns found: candidates in the order of the rules, and the terms of sentences."""

    candidates: tuple[Candidate, ...]
    terms: Mapping[int, frozenset[str]]


def match(segmented: Segmented, rulebook: Rulebook) -> Matched:
    """Return every candidate of an article, in the order of the rules."""
    hits, terms = find_hits(segmented, rulebook)
    context = context_of(segmented, terms, rulebook)
    scanning = (of for kind in _SCANNING for of in rulebook.by_kind.get(kind, ()))
    candidates = [
        candidate
        for of in sorted({*hits, *scanning})
        for candidate in propose(rulebook.rules[of], hits.get(of, ()), context)
    ]
    return Matched(candidates=tuple(candidates), terms=terms)


def find_hits(
    segmented: Segmented,
    rulebook: Rulebook,
) -> tuple[dict[int, list[Hit]], dict[int, frozenset[str]]]:
    """Return the hits of each rule by its index, and the ids of the terms in each sentence."""
    rules, terms, owners = rulebook.rules, rulebook.terms, rulebook.owners
    blocks, folded, find = segmented.article.blocks, segmented.folded, rulebook.index.find
    hits: dict[int, list[Hit]] = defaultdict(list)
    named: dict[int, set[str]] = defaultdict(set)
    for ordinal, sentence in enumerate(segmented.sentences):
        at = sentence.span.start
        for pattern, first, last in find(folded[at : sentence.span.end]):
            owner = owners[pattern]
            if owner.of >= len(rules):
                named[ordinal].add(terms[owner.of - len(rules)].id)
            elif not (scope := rules[owner.of].scope) or blocks[sentence.block].kind in scope:
                span = Span(at + first, at + last)
                hits[owner.of].append(Hit(owner.role, owner.ordinal, span, ordinal))
    return hits, {ordinal: frozenset(ids) for ordinal, ids in named.items()}


def context_of(
    segmented: Segmented,
    terms: Mapping[int, frozenset[str]],
    rulebook: Rulebook,
) -> Context:
    """Return what kinds see of an article."""
    known = {"": frozenset[str]()}

    def terms_in(text: str) -> frozenset[str]:
        if text not in known:
            known[text] = frozenset(term.id for term in _terms_in(text, rulebook))
        return known[text]

    return Context(
        segmented=segmented,
        glossary=rulebook.glossary,
        terms=terms,
        terms_in=terms_in,
    )


def propose(rule: Rule, hits: Sequence[Hit], context: Context) -> Iterator[Candidate]:
    """Yield the candidates that a rule makes of its hits, within its scope."""
    segmented = context.segmented
    for candidate in KINDS[rule.kind].propose(rule, hits, context):
        sentence = segmented.sentences[candidate.sentence]
        if not rule.scope or segmented.article.blocks[sentence.block].kind in rule.scope:
            yield candidate


def treatments_in(text: str, rulebook: Rulebook) -> tuple[Term, ...]:
    """Return the treatments that a text names, in the order of the lexicon."""
    return tuple(term for term in _terms_in(text, rulebook) if term.is_treatment)


def _terms_in(text: str, rulebook: Rulebook) -> tuple[Term, ...]:
    first = len(rulebook.rules)
    found = {rulebook.owners[pattern].of for pattern, _, _ in rulebook.index.find(fold(text))}
    return tuple(rulebook.terms[of - first] for of in sorted(found) if of >= first)
