"""Edits written into a file's bytes: all others stay as they are, in whatever encoding."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from claimcheck.read import encoding_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from claimcheck.fix.edits import Edit
    from claimcheck.model.article import Article


def in_references(path: str, data: bytes, article: Article, edits: Iterable[Edit]) -> list[Edit]:
    """Return edits that write what a web page's encoding lacks as character references."""
    if article.format != "html":
        return list(edits)
    _, encoding = encoding_in(path, data, article.format)
    return [
        edit._replace(written=edit.written.encode(encoding, "xmlcharrefreplace").decode(encoding))
        for edit in edits
    ]


def write_edits(path: str, data: bytes, article: Article, edits: Sequence[Edit]) -> bytes:
    """Return the bytes of a file with edits made in its source.

    Raises:
        UnicodeEncodeError: the file's encoding lacks a character.
    """
    start, encoding = encoding_in(path, data, article.format)
    byte_at = _places(data[start:], article.source, encoding)
    # From the last to the first; of two that are put in at one place the first stays first.
    ordered = sorted(enumerate(edits), key=lambda one: (one[1].span, one[0]), reverse=True)
    for _, edit in ordered:
        first, last = (start + byte_at(offset) for offset in edit.span)
        data = data[:first] + edit.written.encode(encoding) + data[last:]
    return data


def _places(data: bytes, source: str, encoding: str) -> Callable[[int], int]:
    """Return what gives the byte at which a code point of the source begins."""
    try:
        is_plain = source.encode(encoding) == data
    except UnicodeEncodeError:
        is_plain = False
    if is_plain:
        return lambda offset: len(source[:offset].encode(encoding))
    # Some encodings write one character in several ways: only the decoder knows the bytes.
    decoder = codecs.getincrementaldecoder(encoding)()
    ends = [0]
    for at in range(len(data)):
        ends += [at + 1] * len(decoder.decode(data[at : at + 1]))
    return ends.__getitem__
