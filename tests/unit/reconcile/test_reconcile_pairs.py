"""What pairs tie together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reconcile.pairs import components


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15))
def test_a_pair_ties_all_that_either_of_it_is_tied_to(pairs: list[tuple[int, int]]) -> None:
    root = {member: member for pair in pairs for member in pair}
    for one, other in pairs:
        root = {m: root[one] if r == root[other] else r for m, r in root.items()}
    parts = components(pairs)
    assert sorted(member for part in parts for member in part) == sorted(root)
    assert all(len({root[member] for member in part}) == 1 for part in parts)
    assert len(parts) == len(set(root.values()))
