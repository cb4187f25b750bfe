"""Decodes JSON strings, each character with its place."""

from __future__ import annotations

import json
import re

from claimcheck.model.regex import regex
from claimcheck.read.strand import Strand

_ESCAPE = regex(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL
)


def string(source: str, start: int, end: int) -> Strand:
    """Return what a JSON string means, of which the inside stands from `start` to `end`."""
    strand = Strand(source)
    at = start
    for found in _ESCAPE.finditer(source, start, end):
        strand.copy(at, found.start())
        at = found.end()
        strand.put(_meant(found.group()), found.start(), at)
    strand.copy(at, end)
    return strand


def _meant(escape: str) -> str:
    try:
        meant = str(json.loads(f'"{escape}"'))
    except ValueError:
        return escape[1:]
    return "\ufffd" if "\ud800" <= meant <= "\udfff" else meant
