"""Takes the marks out of reStructuredText inside a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.read.strand import Strand

# Marks count where words begin and end, as the format has it. No repetition is unbounded: what is
# never closed is text.
_BEFORE = r"(?<![^\s'\"(\[{<\-/:‘“’«¡¿])"
_AFTER = r"(?![^\s'\")\]}>\-/:.,;!?\\’”»])"
_ROLE = r":(?:[A-Za-z][\w.+-]{0,40}:){1,3}"
_INLINE = regex(
    rf"\\(?P<escaped>.|\Z)|{_BEFORE}(?:``(?P<literal>[^\n]{{1,400}}?)``{_AFTER}"
    rf"|(?P<role>{_ROLE})?`(?P<interpreted>[^`\s](?:[^`]{{0,400}}[^`\s])?)`"
    rf"(?P<behind>{_ROLE}|__?)?{_AFTER}"
    rf"|\*\*(?P<strong>[^\s*](?:[^*]{{0,400}}[^\s*])?)\*\*{_AFTER}"
    rf"|\*(?P<emphasis>[^\s*](?:[^*]{{0,400}}[^\s*])?)\*{_AFTER}"
    rf"|\|(?P<substitution>[^\s|](?:[^|]{{0,80}}[^\s|])?)\|(?:__?)?{_AFTER}"
    rf"|_`(?P<target>[^`]{{1,400}})`{_AFTER}"
    rf"|(?P<note>\[(?:\d{{1,4}}|[#*]|#?[A-Za-z][\w.-]{{0,40}})\]_){_AFTER})"
    rf"|(?<!\w)(?P<reference>[A-Za-z0-9](?:[\w.+-]{{0,80}}[A-Za-z0-9])?)__?{_AFTER}",
    re.DOTALL,
)
_ADDRESS = regex(r"\s*<[^<>]{1,400}>\Z")
_CODES = frozenset(
    "code command doc download envvar file func kbd math mod class meth option program raw ref "
    "samp term".split()
)
"""Roles that show code, or the title of something elsewhere."""
_EXPLICIT = frozenset({"doc", "download", "ref", "term"})
"""Those of them whose text is shown if an address stands behind it."""


def unmarked(strand: Strand, substitutions: Mapping[str, str]) -> Strand:
    """Return what a paragraph shows; `substitutions` are the texts that short names stand for."""
    return strand.changed(_edits(strand.text, substitutions))


def _edits(text: str, substitutions: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    for found in _INLINE.finditer(text):
        start, end = found.span()
        group = next(
            name
            for name, value in found.groupdict().items()
            if value is not None and name != "role"
        )
        first, last = found.span(group)
        if group == "escaped":
            yield start, end if found[group].isspace() else first, ""
        elif group in {"literal", "note"}:
            yield start, end, ""
        elif group == "substitution":
            instead = substitutions.get(found[group])
            if instead is not None:
                yield start, end, instead
                continue
            yield start, first, ""
            yield last, end, ""
        else:
            if group == "interpreted":
                last = _shown_end(found)
            yield start, first, ""
            yield last, end, ""


def _shown_end(found: re.Match[str]) -> int:
    """Return where the text ends that interpreted text shows: before any address."""
    first, last = found.span("interpreted")
    behind = found["behind"] or ""
    role = (found["role"] or (behind if ":" in behind else "")).strip(":")
    address = _ADDRESS.search(found["interpreted"])
    if role and (":" in role or role in _CODES) and not (address and role in _EXPLICIT):
        return first
    return first + address.start() if address else last
