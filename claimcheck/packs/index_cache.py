"""An index of patterns as plain values, for the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.notation.index import PatternIndex

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.notation.regexes import Regexes


def index_to_plain(index: PatternIndex) -> list[Any]:
    """Return what an index holds but its expressions, for `index_from_plain`."""
    return [
        index.vocabulary,
        index.needs,
        [hex(bits) for bits in index.free],
        index.leads,
        hex(index.anywhere),
        sorted(index.crossing),
        _exceptions_to_plain(index.exceptions),
        hex(index.late),
    ]


def index_from_plain(plain: list[Any], regexes: Regexes) -> PatternIndex:
    """Return the index that was made plain, with its expressions."""
    vocabulary, needs, free, leads, anywhere, crossing, exceptions, late = plain
    return PatternIndex(
        vocabulary=vocabulary,
        needs=needs,
        free=[int(bits, 16) for bits in free],
        leads=leads,
        anywhere=int(anywhere, 16),
        crossing=frozenset(crossing),
        exceptions={
            pattern: later
            for patterns, later in ((of, int(bits, 16)) for bits, *of in exceptions)
            for pattern in patterns
        },
        late=int(late, 16),
        regexes=regexes,
    )


def _exceptions_to_plain(exceptions: Mapping[int, int]) -> list[list[str | int]]:
    """Return the patterns that share their exceptions behind those."""
    shared: dict[int, list[int]] = {}
    for pattern, late in exceptions.items():
        shared.setdefault(late, []).append(pattern)
    return [[hex(late), *patterns] for late, patterns in shared.items()]
