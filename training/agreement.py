"""How far a second annotator agrees with the hands: `python -m training.agreement`."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

SENTENCES = Path(__file__).parents[1] / "corpus" / "sentences"
AGAIN = SENTENCES / "again" / "labels.jsonl"
"""What a second annotator made of 600 of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Of how many sentences both, the first, the second, or none says that they have it."""

    both: int
    first: int
    second: int
    none: int

    @property
    def kappa(self) -> float:
        """Return Cohen's kappa: agreement beyond that of chance, 1 at most."""
        total = self.both + self.first + self.second + self.none
        observed = (self.both + self.none) / total
        yes = (self.both + self.first) * (self.both + self.second) / total**2
        no = (self.none + self.second) * (self.none + self.first) / total**2
        return (observed - yes - no) / (1 - yes - no) if yes + no < 1 else 1.0

    @property
    def f1(self) -> float:
        """Return the F1 of either annotator against the other, the same both ways."""
        total = 2 * self.both + self.first + self.second
        return 2 * self.both / total if total else 0.0


def agreement(first: Sequence[bool], second: Sequence[bool]) -> Agreement:
    """Return how often two annotators say the same of the same sentences."""
    pairs = list(zip(first, second, strict=True))
    return Agreement(
        both=pairs.count((True, True)),
        first=pairs.count((True, False)),
        second=pairs.count((False, True)),
        none=pairs.count((False, False)),
    )


def by_label(
    first: Mapping[str, frozenset[str]],
    second: Mapping[str, frozenset[str]],
    labels: Sequence[str],
) -> dict[str, Agreement]:
    """Return the agreement on any label, under `any`, and on each."""
    shared = sorted(first.keys() & second.keys())
    every = {
        label: agreement(
            [label in first[one] for one in shared], [label in second[one] for one in shared]
        )
        for label in labels
    }
    anything = agreement(
        [bool(first[one]) for one in shared], [bool(second[one]) for one in shared]
    )
    return {"any": anything, **every}


def read_labels(files: Iterable[Path]) -> dict[str, frozenset[str]]:
    """Return the labels of each sentence of some files."""
    return {
        row["id"]: frozenset(row["labels"])
        for path in files
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
    }


def main() -> None:
    """Write a table of the agreement on the sentences that were labelled twice."""
    first, second = read_labels(sorted(SENTENCES.glob("*.jsonl"))), read_labels([AGAIN])
    labels = sorted(frozenset().union(*first.values()))
    sys.stdout.write(
        "| | both | the hand only | the second only | kappa |\n|---|--:|--:|--:|--:|\n"
    )
    for name, found in by_label(first, second, labels).items():
        counts = f"{found.both} | {found.first} | {found.second} | {found.kappa:.2f}"
        sys.stdout.write(f"| {name} | {counts} |\n")


if __name__ == "__main__":
    main()
