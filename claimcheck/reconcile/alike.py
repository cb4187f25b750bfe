"""Whether two facts may speak of one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.fact import FactKind, Modality
from claimcheck.model.rule import ASIDES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.fact import Fact

# Of these an article has one price, if it names no other thing.
_GOODS = ("/unit", "/ml", "/syringe")
# Of what such a fact is said, beside what it is said of in general.
_ASIDE_OF = {
    FactKind.EXCLUSION: "contraindication",
    FactKind.RISK: "symptom",
    FactKind.SYMPTOM_DURATION: "symptom",
    FactKind.PROCEDURE_TIME: "phase",
    FactKind.PAIN: "phase",
    FactKind.EXTRA_COST: "service",
    FactKind.EFFICACY: "source",
    FactKind.PROPORTION: "source",
    FactKind.INVASIVENESS: "breach",
}
# What leaves nothing to hide and keeps nobody at home, so that there is no downtime for all that.
_UNSEEN = {
    FactKind.SYMPTOM_DURATION: frozenset({"numbness", "soreness", "sensitivity", "lumps"}),
    FactKind.RESTRICTION: frozenset(
        {"sunbathing", "swimming", "alcohol-drunk", "shaving", "skin-care"}
    ),
}
# With these nobody is back among people, though one may well be at work.
_CONSPICUOUS = frozenset({"crusts", "peeling"})
_CLOSED = frozenset({"variant-treated"})
_TREATING = frozenset({"phase-alone"})  # the injections hurt, whatever the cream does
# What may cost extra though the price of the treatment holds all that belongs to it.
_APART = frozenset(
    {"service-consultation", "service-review", "service-touch-up", "service-patch-test"}
)
# What names no source may be of any.
_TOLD_APART = frozenset({FactKind.EFFICACY, FactKind.PROPORTION})
# What is told of the face is told of its parts, where no figure makes them differ.
_WITHIN = {
    "face": frozenset(
        {"full-face", "cheeks", "forehead", "under-eye", "nose", "lips", "chin", "jaw"}
    ),
    "under-eye": frozenset({"upper-lids", "lower-lids"}),
}
_OF_EACH_PART = frozenset({FactKind.PRICE, FactKind.PROCEDURE_TIME, FactKind.SESSIONS})
_EVERYDAY = frozenset({"work"})  # what people are back to, where nothing is named


def same_subject(a: Fact, b: Fact, groups: Mapping[str, str]) -> bool:
    """Say whether two facts may speak of one thing.

    They do not when both name treatments, or concerns, or areas, or table rows, and share none.
    What is promised of one symptom, activity or contraindication is denied by what is said of the
    same.
    """
    if a.kind is FactKind.PRICE and not _is_one_good(a, b, groups):
        return False
    if _in_two_rows(a, b, groups):
        return False
    return _is_of_one(a, b, groups) and all(
        not mine
        or not theirs
        or mine & theirs
        or (a.kind not in _OF_EACH_PART and (_holds(mine, theirs) or _holds(theirs, mine)))
        for group in {groups.get(name, "row") for name in a.subject | b.subject} - ASIDES
        for mine, theirs in ((_of_group(a, group, groups), _of_group(b, group, groups)),)
    )


def _holds(wide: frozenset[str], narrow: frozenset[str]) -> bool:
    """Say whether some parts of the body hold another."""
    return any(_WITHIN.get(name, frozenset()) & narrow for name in wide)


def _in_two_rows(a: Fact, b: Fact, groups: Mapping[str, str]) -> bool:
    """Say whether facts, one of them of a table row or labelled paragraph, are of two things."""
    mine, theirs = narrowed(a, groups), narrowed(b, groups)
    if mine and theirs:
        return not mine & theirs and is_row(mine | theirs, groups)
    return a.kind in _OF_EACH_PART and is_row(mine | theirs, groups) and not _shares(a, b, groups)


def _shares(a: Fact, b: Fact, groups: Mapping[str, str]) -> bool:
    """Say whether two facts name a treatment alike, or none of them does."""
    mine, theirs = _of_group(a, "treatment", groups), _of_group(b, "treatment", groups)
    return bool(mine & theirs) or not (mine or theirs)


def _is_one_good(a: Fact, b: Fact, groups: Mapping[str, str]) -> bool:
    """Say whether two prices are of one thing, unless they are the least or of a course.

    In a list each price is of another thing, which its line may not name in words we know.
    """
    if _of_group(a, "service", groups) & _APART != _of_group(b, "service", groups) & _APART:
        return False  # the consultation has a price of its own
    if Modality.ABSOLUTE in {a.modality, b.modality}:
        return True  # it is said to be that of everything
    if Modality.MINIMUM in {a.modality, b.modality} or Modality.MEAN in {a.modality, b.modality}:
        # What names no treatment beside what does is of another one, in an article about several.
        ours, others = _of_group(a, "treatment", groups), _of_group(b, "treatment", groups)
        return bool(ours) == bool(others) and (
            bool(ours) or not is_row(a.subject | b.subject, groups)
        )
    mine, theirs = narrowed(a, groups), narrowed(b, groups)
    is_named = bool(a.subject and b.subject) or a.unit.endswith(_GOODS)
    if mine == theirs:
        return is_named
    known, others = (frozenset(n for n in names if n in groups) for names in (mine, theirs))
    if mine - known and theirs - others:  # of two rows each is of its own good
        return is_named and (mine - known <= theirs - others or mine - known >= theirs - others)
    # The head of a row says more, but what it names is the same, or it is a treatment's name.
    is_plain = all(" " not in head for head in (mine | theirs) - known - others)
    shared = _of_group(a, "treatment", groups) & _of_group(b, "treatment", groups)
    return known == others and bool(known or (is_plain and shared))


def _is_of_one(a: Fact, b: Fact, groups: Mapping[str, str]) -> bool:
    if a.kind is FactKind.RECOVERY:
        return _is_seen(a, b, groups)
    if a.kind is FactKind.RETURN_TO_ACTIVITY:
        return _is_back(a, b, groups)
    if a.kind is FactKind.EFFECT_DURATION and _CLOSED & a.subject:
        return bool(_CLOSED & b.subject)  # the cells are gone, whatever the tone needs
    group = _ASIDE_OF.get(a.kind)
    return group is None or _is_beside(
        a.kind, _of_group(a, group, groups), _of_group(b, group, groups)
    )


def _is_beside(kind: FactKind, mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Say whether what one fact of a kind is said of beside the treatment is what another is."""
    if kind is FactKind.PROCEDURE_TIME:
        return mine == theirs  # the injections alone take less than the appointment
    if kind in _TOLD_APART:  # patients here, and those of a trial
        return not mine or not theirs or bool(mine & theirs)
    if kind is FactKind.PAIN:
        mine -= _TREATING
    if kind is FactKind.EXTRA_COST and not mine:
        return not theirs or not theirs <= _APART
    return bool(mine & theirs) or (kind is not FactKind.SYMPTOM_DURATION and not mine)


def _is_seen(a: Fact, b: Fact, groups: Mapping[str, str]) -> bool:
    """Say whether what is said of recovery is also said by what shows or must be left off."""
    shown = _of_group(a, "symptom", groups)
    if shown and a.high == 0:  # no bruises is no promise of the rest
        theirs = _of_group(b, "symptom", groups)
        return b.kind is FactKind.SYMPTOM_DURATION and bool(shown & theirs)
    if b.kind is FactKind.SYMPTOM_DURATION and _EVERYDAY & a.subject:
        return bool(_of_group(b, "symptom", groups) & _CONSPICUOUS)  # at work with a bruise
    if b.kind not in _UNSEEN:
        return True
    theirs = _of_group(b, _ASIDE_OF.get(b.kind, "activity"), groups)
    return not theirs or not theirs <= _UNSEEN[b.kind]


def _is_back(a: Fact, b: Fact, groups: Mapping[str, str]) -> bool:
    """Say whether what people are back to is what something else keeps them from."""
    mine = _of_group(a, "activity", groups)
    if b.kind is FactKind.SYMPTOM_DURATION:
        return not mine and bool(_of_group(b, "symptom", groups) & _CONSPICUOUS)
    theirs = _of_group(b, "activity", groups)
    if a.kind == b.kind:
        mine, theirs = mine or _EVERYDAY, theirs or _EVERYDAY
    if mine & theirs:
        return True
    is_away = b.kind is FactKind.RECOVERY and not _of_group(b, "repair", groups)
    return is_away and mine <= _EVERYDAY  # people are at work while the skin heals


def _of_group(fact: Fact, group: str, groups: Mapping[str, str]) -> frozenset[str]:
    return frozenset(name for name in fact.subject if groups.get(name, "row") == group)


def narrowed(fact: Fact, groups: Mapping[str, str]) -> frozenset[str]:
    """Return the concerns, areas and table rows that a fact is of."""
    wide = ASIDES | {"treatment"}
    return frozenset(name for name in fact.subject if groups.get(name, "row") not in wide)


def is_row(things: frozenset[str], groups: Mapping[str, str]) -> bool:
    """Say whether a table row or a label is among what a fact is of."""
    return any(name not in groups for name in things)
