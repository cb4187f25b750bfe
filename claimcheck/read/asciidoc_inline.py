"""Takes the marks out of AsciiDoc inside a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.read.strand import Strand

# No repetition is unbounded: what is never closed is text.
_ROLE = r"(?:\[[^\[\]\n]{0,80}\])?"
_TIGHT = r"(?<![\w\\;:}])"
_MARKS = "|".join(
    [
        *(
            rf"{_ROLE}{double}(?P<double{at}>[^\s].{{0,600}}?){double}"
            for at, double in enumerate((r"\*\*", "__", "``", "##"))
        ),
        *(
            rf"{_TIGHT}{_ROLE}{single}(?P<single{at}>(?!\s).{{1,600}}?(?<!\s)){single}(?!\w)"
            for at, single in enumerate((r"\*", "_", "`", "#"))
        ),
    ]
)
_INLINE = regex(
    r"\\(?P<escaped>[*_`#{<\[+^~h])"
    r"|\+\+\+(?P<raw>.{1,600}?)\+\+\+|(?<![\w+])\+(?P<plain>[^\s+](?:[^+]{0,600}[^\s+])?)\+(?![\w+])"
    r"|pass:[a-z,]{0,20}\[(?P<passed>[^\]]{0,600})\]"
    rf"|{_MARKS}"
    r"|\^(?P<high>[^\s^]{1,80})\^|~(?P<low>[^\s~]{1,80})~"
    r"|<<(?P<cross>[^<>,\n]{1,200})(?:,(?P<crosstext>[^<>]{1,600}))?>>"
    r"|\[\[[^\[\]\n]{1,200}\]\]"
    r"|(?:(?<!\w)link:|(?<!\w)mailto:|(?<!\w)xref:|(?=\b(?:https?|ftp)://))(?P<address>[^\s\[\]]{1,600})"
    r"\[(?P<link>[^\]]{0,600})\]"
    r"|(?<!\w)image:(?!:)[^\s\[\]]{1,600}\[(?P<image>[^\]]{0,600})\]"
    r"|footnote:[\w-]{0,80}\[(?P<note>[^\]]{0,1000})\]"
    r"|(?<!\w)(?:btn|kbd):\[(?P<key>[^\]]{1,80})\]"
    r"|(?<!\w)(?:anchor|icon|indexterm2?|latexmath|menu|asciimath|stem):[^\s\[\]]{0,200}\[[^\]]{0,600}\]"
    r"|\(\(\([^()]{1,200}\)\)\)|\(\((?P<index>[^()]{1,200})\)\)"
    r"|\{(?P<attribute>[\w-]{1,80})\}",
    re.DOTALL,
)
_KNOWN = {
    "nbsp": " ",
    "sp": " ",
    "empty": "",
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "zwsp": "",
    "apos": "'",
    "quot": '"',
    "plus": "+",
    "deg": "°",
    "rsquo": "’",
    "lsquo": "‘",
    "ldquo": "“",
    "rdquo": "”",
    "vbar": "|",
    "asterisk": "*",
    "hyphen": "-",
}
_NAMED = regex(r",\s*[\w-]+=|\^\Z")
_ALT = regex(r"(?:\A|,\s*)alt=\"?([^\",\]]*)")
_POSITIONAL = regex(r"\s*(?:\"([^\"]*)\"|((?![\w-]+=)[^\",]+))")
_DEEPEST = 5


class Found:
    """What stands in a paragraph, but is shown elsewhere."""

    def __init__(self) -> None:
        """Start with nothing found."""
        self.alts: list[tuple[int, int]] = []
        self.notes: list[tuple[int, int]] = []


def unmarked(strand: Strand, attributes: Mapping[str, str]) -> tuple[Strand, Found]:
    """Return what a paragraph shows, and the stretches that are shown elsewhere."""
    text = strand.text
    found = Found()
    return strand.changed(_edits(text, 0, len(text), attributes, found, 0)), found


def alt_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the alternative text stands in what is in an image's brackets."""
    named = _ALT.search(text[start:end])
    first = _POSITIONAL.match(text, start, end)
    if named:
        return start + named.start(1), start + named.end(1)
    return first.span(first.lastindex or 0) if first else (start, start)


def _edits(  # noqa: PLR0913, PLR0917 -- what a walk hands down
    text: str, start: int, end: int, attributes: Mapping[str, str], found: Found, depth: int
) -> Iterator[tuple[int, int, str]]:
    for match in _INLINE.finditer(text, start, end):
        begin, stop = match.span()
        group = match.lastgroup or ""
        first, last = match.span(group) if group else (stop, stop)
        if group == "attribute":
            instead = attributes.get(match[group].lower(), _KNOWN.get(match[group].lower()))
            if instead is not None:
                yield begin, stop, instead
            continue
        if group == "escaped":
            yield begin, first, ""
            continue
        if group in {"image", "note"}:
            (found.alts if group == "image" else found.notes).append((first, last))
            first = last = stop
        elif group == "cross":
            first = last = stop
        elif group == "link":
            named = _NAMED.search(text, first, last)
            last = named.start() if named else last
            if first == last:  # without a text the address is shown
                first, last = match.span("address")
                yield begin, first, ""
                yield last, stop, ""
                continue
        yield begin, first, ""
        if group not in {"raw", "plain", "passed"} and depth < _DEEPEST:
            yield from _edits(text, first, last, attributes, found, depth + 1)
        yield last, stop, ""
