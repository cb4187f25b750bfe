"""What stops a reader that knows the source, but not the path."""

from __future__ import annotations

from claimcheck.model.text import PlaceIndex


class MalformedError(Exception):
    """A source that is not what its format says it is."""

    def __init__(self, why: str, offset: int = -1) -> None:
        """Say why, and at which code point of the source; below 0 when it has no place."""
        self.why = why
        self.offset = offset
        super().__init__(why)

    def reason(self, source: str) -> str:
        """Return why, with the line and the column."""
        if self.offset < 0:
            return self.why
        place = PlaceIndex(source).place(min(self.offset, len(source)))
        return f"{self.why} (line {place.number}, column {place.column})"
