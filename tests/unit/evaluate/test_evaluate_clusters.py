"""What the second reader found alone, in groups that are the same every time."""

from __future__ import annotations

from itertools import permutations

import numpy as np

from claimcheck.evaluate.clusters import Cluster, Sighting, clusters

PAINLESS, CURE = "overclaim/painless", "overclaim/cure"


def _sighting(
    text: str, vector: tuple[int, ...], probability: float = 0.8, category: str = PAINLESS
) -> Sighting:
    return Sighting(
        category=category,
        where="a.md:1",
        before="",
        text=text,
        probability=probability,
        neighbours=(),
        vector=np.array(vector, dtype=np.float32),
    )


def _texts(found: list[Cluster]) -> list[tuple[str, list[str]]]:
    return [(one.category, [member.text for member in one.members]) for one in found]


def test_what_is_alike_is_one_group_the_likeliest_first() -> None:
    found = clusters(
        [
            _sighting("A feather.", (10, 1), 0.7),
            _sighting("Light as a feather.", (10, 0), 0.9),
            _sighting("Home by noon.", (0, 10), 0.8),
        ]
    )
    assert _texts(found) == [
        (PAINLESS, ["Light as a feather.", "A feather."]),
        (PAINLESS, ["Home by noon."]),
    ]


def test_each_category_has_its_own_groups_and_in_it_the_largest_comes_first() -> None:
    found = clusters(
        [
            _sighting("Gone.", (1, 0), 0.9),
            _sighting("One.", (0, 1), 0.8),
            _sighting("Two.", (0, 1), 0.7),
            _sighting("Healed.", (1, 0), 0.9, CURE),
        ]
    )
    assert _texts(found) == [
        (CURE, ["Healed."]),
        (PAINLESS, ["One.", "Two."]),
        (PAINLESS, ["Gone."]),
    ]


def test_the_order_of_what_was_found_makes_no_difference() -> None:
    sightings = [
        _sighting("One.", (10, 2)),
        _sighting("Two.", (8, 6)),
        _sighting("Three.", (5, 8)),
        _sighting("Four.", (0, 9)),
    ]
    made = [_texts(clusters(order)) for order in permutations(sightings)]
    assert [groups for groups in made if groups != made[0]] == []


def test_what_stands_in_several_places_counts_once() -> None:
    found = clusters([_sighting("A feather.", (1, 0)), _sighting("A  Feather!", (1, 0), 0.7)])
    assert _texts(found) == [(PAINLESS, ["A feather."])]


def test_a_group_says_which_words_most_of_it_share() -> None:
    (found,) = clusters(
        [
            _sighting("You will be home by noon.", (1, 0)),
            _sighting("Home in time for lunch.", (1, 0)),
            _sighting("You are home by noon, promised.", (1, 0)),
        ]
    )
    assert found.words == ("home", "noon")


def test_a_sentence_alone_has_no_common_words() -> None:
    (found,) = clusters([_sighting("Home by noon.", (1, 0))])
    assert found.words == ()


def test_a_vector_without_a_length_is_like_no_other() -> None:
    assert len(clusters([_sighting("One.", (0, 0)), _sighting("Two.", (0, 0))])) == 2
