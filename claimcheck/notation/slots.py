"""What a pattern needs: sets of words of which a text must have one each."""

from __future__ import annotations

import re

from claimcheck.notation.phrase import Choice, Item, Number, Sequence, Word
from claimcheck.notation.words import forms

NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand dozen half"
).split()
_WORD = re.compile(r"[a-z0-9]+|[^\x00-\x7f]")
_COMMON = frozenset(
    "a an the and or of to in on for with without is are was be been being it its it's this that "
    "these those you your yours we our us they their them i my he she his her as at by from no not "
    "any all every each so just only even than more most one can will may do does did have has had "
    "get gets up out off if but".split(),
)


def words_of(folded: str) -> list[str]:
    """Return the words of folded text, as slots know them."""
    return _WORD.findall(folded)


def slots_of(item: Item) -> tuple[frozenset[str], ...]:
    """Return the slots of an item, each once."""
    return tuple(dict.fromkeys(_required(item)))


def _required(item: Item) -> tuple[frozenset[str], ...]:
    match item:
        case Word(text, inflected):
            # Any hyphen may be nothing, so the joined words are looked for beside the first part.
            spelt = forms(text, inflect=inflected)
            firsts = {
                word
                for form in spelt
                for parts in (form.split("-"),)
                for joined in range(1, len(parts) + 1)
                for word in words_of("".join(parts[:joined]))[:1]
            }
            return (frozenset(firsts),) if firsts else ()
        case Number():
            return (frozenset({"#", *NUMBER_WORDS}),)
        case Choice(options):
            each = [_required(option) for option in options]
            if not all(each):
                return ()
            return (frozenset().union(*(min(slots, key=_weight) for slots in each)),)
        case Sequence(items):
            return tuple(slot for inner in items for slot in _required(inner))
        case _:
            return ()


def _weight(slot: frozenset[str]) -> int:
    """Return how often a slot is likely to have a word in a sentence; lower is rarer."""
    return sum(50 if word in _COMMON else 20 if word == "#" else 1 for word in slot)


def rarest(slots: tuple[frozenset[str], ...]) -> frozenset[str]:
    """Return the slot that is likely to have a word in the fewest sentences."""
    return min(slots, key=lambda slot: (_weight(slot), sorted(slot)))
