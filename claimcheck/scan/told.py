"""What a row tells that other rows of its site may deny, as bytes that wait to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from claimcheck.model.finding import Statement  # noqa: TC001 -- read by these types
from claimcheck.model.record import Allowance  # noqa: TC001 -- read by these types

if TYPE_CHECKING:
    from claimcheck.model.report import ArticleResult
    from claimcheck.model.text import Place
    from claimcheck.scan.job import Job


class Told(NamedTuple):
    """The statements of a row, and what decides on the findings that may come of them.

    `text` is what the reader sees; empty where no register asks for it.
    """

    statements: tuple[Statement, ...]
    treatments: tuple[str, ...]
    allowances: tuple[Allowance, ...]
    text: str


_DECODER = msgspec.msgpack.Decoder(Told)


def told_by(result: ArticleResult, job: Job, shift: int) -> bytes | None:
    """Return what a row tells; None when it is nothing. Its places move by `shift` characters."""
    if not result.statements:
        return None
    statements = tuple(
        one._replace(
            spot=one.spot._replace(
                start=moved(one.spot.start, shift), end=moved(one.spot.end, shift)
            )
        )
        for one in result.statements
    )
    text = result.text if job.records.claims else ""
    told = Told(statements, result.treatments, result.allowances, text)
    try:
        return msgspec.msgpack.encode(told)
    except UnicodeEncodeError:  # half a character pair cannot be written down
        return None


def read_told(stored: bytes) -> Told:
    """Return what `told_by` returned as bytes."""
    return _DECODER.decode(stored)


def moved(place: Place, shift: int) -> Place:
    """Return a place of a text that has `shift` more characters before its first line."""
    column = place.column + (shift if place.number == 1 else 0)
    return place._replace(offset=place.offset + shift, column=column) if shift else place
