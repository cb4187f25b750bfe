"""The second reader: a small model that reads what no rule has explained, offline."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.second_reader.weights import weights_at

if TYPE_CHECKING:
    from claimcheck.second_reader.reader import SecondReader


def second_reader() -> SecondReader:
    """Return the second reader that is installed; a process loads it once.

    Raises:
        WeightsError: its libraries or its weights are missing, or are not what they should be.
    """
    return _loaded(str(weights_at().folder))


@lru_cache(maxsize=1)
def _loaded(folder: str) -> SecondReader:
    from claimcheck.second_reader.reader import SecondReader  # noqa: PLC0415 -- an extra

    return SecondReader(weights_at(folder))
