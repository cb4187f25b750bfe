"""Examples with their expected spans, as in `There is [[no downtime]].`."""

from __future__ import annotations

from claimcheck.model.text import Span
from claimcheck.notation.phrase import NotationError


def read_marks(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text without its marks, and the spans that were marked, in order.

    Raises:
        NotationError: a mark is open, empty or inside another.
    """
    parts: list[str] = []
    spans: list[Span] = []
    length = 0
    start: int | None = None
    rest = marked
    while rest:
        opening, closing = rest.find("[["), rest.find("]]")
        # Of three brackets the inner two are the mark, as in the text of a link.
        opening += rest.startswith("[[[", opening) if opening >= 0 else 0
        nearest = min((at for at in (opening, closing) if at >= 0), default=-1)
        if nearest < 0:
            parts.append(rest)
            break
        parts.append(rest[:nearest])
        length += nearest
        if nearest == opening:
            if start is not None:
                raise NotationError("a mark stands inside another")
            start = length
        elif start is None or start == length:
            raise NotationError("`]]` closes nothing" if start is None else "a mark is empty")
        else:
            spans.append(Span(start, length))
            start = None
        rest = rest[nearest + 2 :]
    if start is not None:
        raise NotationError("`[[` is not closed by `]]`")
    return "".join(parts), tuple(spans)
