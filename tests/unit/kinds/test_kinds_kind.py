"""What kinds share: hits that overlap, and what a sentence speaks of."""

from __future__ import annotations

from building import make_segmented

from claimcheck.kinds.context import Context
from claimcheck.kinds.glossary import glossary_of
from claimcheck.kinds.kind import without_excepted
from claimcheck.model.article import BlockKind
from claimcheck.model.finding import Hit
from claimcheck.model.text import Span


def _hit(start: int, end: int, role: str = "match", ordinal: int = 0) -> Hit:
    return Hit(role=role, ordinal=ordinal, span=Span(start, end), sentence=0)


def test_the_longest_of_overlapping_hits_stays() -> None:
    assert without_excepted([_hit(0, 3), _hit(2, 9), _hit(10, 12)]) == [_hit(2, 9), _hit(10, 12)]


def test_of_equally_long_hits_the_earlier_pattern_stays() -> None:
    assert without_excepted([_hit(0, 3, ordinal=1), _hit(0, 3)]) == [_hit(0, 3)]


def test_an_exception_takes_away_what_it_overlaps_and_is_no_hit_itself() -> None:
    hits = [_hit(0, 3), _hit(5, 8), _hit(2, 4, "except")]
    assert without_excepted(hits) == [_hit(5, 8)]


def test_an_exception_that_only_touches_takes_nothing_away() -> None:
    assert without_excepted([_hit(0, 3), _hit(3, 4, "except")]) == [_hit(0, 3)]


_TEXT = "It takes 3 sessions. The peel takes 5."


def _context(terms: dict[int, frozenset[str]], text: str = _TEXT) -> Context:
    segmented = make_segmented((BlockKind.HEADING, "Pico laser"), text)
    return Context(
        segmented=segmented,
        glossary=glossary_of(()),
        terms=terms,
        terms_in=lambda text: frozenset(w for w in ("pico", "peel") if w in text.lower()),
    )


def test_a_sentence_speaks_of_the_terms_that_it_names() -> None:
    assert _context({2: frozenset({"peel"})}).subject_of(2) == {"peel"}


def test_a_sentence_without_a_term_speaks_of_its_heading() -> None:
    assert _context({}).subject_of(1) == {"pico"}


def test_a_sentence_before_any_heading_speaks_of_nothing_in_particular() -> None:
    assert _context({}).subject_of(0) == frozenset()


def test_a_sentence_without_a_term_speaks_of_the_label_before_it() -> None:
    context = _context({1: frozenset({"legs"})}, "Legs and back. It takes 5.")
    assert context.subject_of(2) == {"legs", "“legs and back”"}


def test_a_few_words_that_say_something_are_no_label() -> None:
    context = _context({}, "Please arrive shaved. It takes 5.")
    assert context.subject_of(2) == {"pico"}
