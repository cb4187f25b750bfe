"""Finds where sentences end: after marks, not after abbreviations, figures and initials."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex
from claimcheck.model.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS = "\"'”’»)\\]*†‡」』）】〉》"
_PICTURES = "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff08-\uff60"
# Begins with a class of single characters and looks back at it, for speed. Of a row of marks only
# the first is tried: the others end where it does.
_END = regex(
    rf"""[.!?…。！？；｡|·•｜{_PICTURES}](?:
      (?P<mark>(?<=[.!?…])(?<![.!?…]{{2}})[.!?…]*+[{_CLOSERS}]*+(?:\[\^?\w{{1,3}}\])*+)
        (?:[ ]?[{_PICTURES}\ufe0f\u200d]+)*+(?=[ ])
    | (?P<wide>(?<=[。！？；｡])[。！？；｡!?…]*+[”’」』）)\]"]*+)
    | (?P<asked>(?<=[{_WIDE}][!?])[!?]*+[”’」』）)\]"]*+(?=[{_WIDE}]))
    | (?P<tight>(?<=[a-z][a-z][.!?])[.!?]*+(?=[A-Z][a-z]))
    | (?P<bar>(?<=[ ][|·•])(?=[ ])|(?<=｜))
    | (?P<picture>(?<=[{_PICTURES}])[{_PICTURES}\ufe0f\u200d ]*(?=[ ]))
    )""",
    re.VERBOSE,
)
# What never ends a sentence, since more must follow.
_BEFORE_MORE = frozenset(
    "dr drs mr mrs ms mx prof mt vs v e.g i.e eg ie cf approx viz rev al resp incl excl "
    "jan feb apr aug sept oct nov dec p.s p.p.s p.p.p.s".split()
)
# What ends one only when the next word begins like a new sentence.
_SHORT = frozenset(
    "etc min mins max hr hrs sec secs wk wks mo mos yr yrs inc ltd co corp dept est ext tel avg "
    "a.m p.m ph.d m.d b.sc m.sc r.n d.o n.p p.a u.s u.k u.s.a e.u jr no nos p pp vol fig st".split()
)
_NUMBERED = frozenset({"no", "nos", "p", "pp", "vol", "fig"})
# Words that open a sentence and are no names; told apart from “U.S. Food and Drug”, “J. Smith”.
_OPENERS = frozenset(
    "a after all also although always an and any are as ask at because before being book both but "
    "by call can choose come did do does don't each even every expect find first following for "
    "from get give has have he her here his how however i i'm i've if in is it it's its just keep "
    "last let like many may most my never no nobody none not nothing now of on once one only or "
    "our over people please results see she so some start such take tell that that's the their "
    "then there there's these they they're this those though to today treatment two unlike until "
    "use we we'll we're we've what when where which while who why will with without yes you "
    "you'll you're you've your".split()
)
_WORD = regex(r"[^\W_][\w'’]*")
_EDGE = "(\"'“‘[«*"
# 迷思｜一次就好: a short label stands before the full-width bar as before a colon, and what it says
# is said of the rest, unless that goes on to ask.
_LABEL = regex(rf"[{_WIDE}\w]{{1,6}}")
_ASKS = regex(r"[?？]")
_LISTED = regex(r"[0-9]{1,3}|[a-z]")
"""What numbers a heading or an item, as in “1. What it means”, “Q. Does it hurt?”"""
_LEADER = 3
"""Dots at least that lead from a name to its price: “Full legs ... £120”."""
_FIGURE = regex(r"(?:from |only )?[£$€¥฿₩₹]?\d")
_SHORTEST = 3
"""Letters of the shortest word that ends a sentence before a small letter."""


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences in `text` from `start` to `end`, in order.

    They hold every character but the spaces between them. The stretch has no line feed in it.
    """
    at = start
    for found in _END.finditer(text, start, end):
        stop = found.end()
        if stop >= end or not _ends(text, at, found, end):
            continue
        while text[stop - 1] == " ":
            stop -= 1
        if stop <= at:
            continue
        yield Span(at, stop)
        at = stop
        while at < end and text[at] == " ":
            at += 1
    if at < end:
        yield Span(at, end)


def _ends(text: str, start: int, found: re.Match[str], end: int) -> bool:
    """Say whether the sentence that began at `start` ends with what was found."""
    kind = found.lastgroup
    stop = found.end()
    if kind == "mark":
        return _mark_ends(text, start, found, end)
    if kind == "picture":
        # A picture before the first word is a bullet.
        return _WORD.search(text, start, found.start()) is not None and _opens(text, stop, end)
    if kind in {"wide", "asked"}:
        # In “「會痛嗎？」這是…” the quotation is a part of the sentence.
        return text[stop - 1] not in '”’」』"' or _WORD.match(text[stop]) is None
    if text[stop - 1] == "｜":
        is_label = _LABEL.fullmatch(text, start, stop - 1) is not None
        return not is_label or _ASKS.search(text, stop, end) is not None
    return True


def _mark_ends(text: str, start: int, found: re.Match[str], end: int) -> bool:
    mark = text[found.start() : found.end("mark")]
    follows = found.end() + 1
    goes_on = follows < end and text[follows].islower()
    if _is_leader(text, found, follows, end):
        return False
    if mark != ".":
        # “Does it hurt?” people ask; dots that trail off.
        return not goes_on or (mark[-1] in ".!?" and not mark.startswith(("…", "..")))
    before = text.rfind(" ", start, found.start()) + 1 or start
    token = text[before : found.start()].lstrip(_EDGE)
    word = token.lower()
    if word in _BEFORE_MORE or (before == start and _LISTED.fullmatch(word)):
        return False
    if word in _NUMBERED:
        return follows >= end or not text[follows].isdigit()
    if word in _SHORT or (len(word) == 1 and token.isupper()):  # “J. Smith”, but “vitamin C. It”
        return _opens_surely(text, follows, end)
    return not (goes_on and len(word) < _SHORTEST)


def _is_leader(text: str, found: re.Match[str], follows: int, end: int) -> bool:
    """Say whether dots lead from a name to its price or number: “Full legs ...... £120”."""
    return (
        found.end("mark") - found.start() >= _LEADER
        and text[found.start() - 1] in " \u00a0"
        and follows < end
        and _FIGURE.match(text, follows) is not None
    )


def _opens(text: str, at: int, end: int) -> bool:
    """Say whether a sentence can begin behind the space at `at`."""
    while at < end and text[at] in f" {_EDGE}":
        at += 1
    return at < end and not text[at].islower()


def _opens_surely(text: str, at: int, end: int) -> bool:
    """Say whether a sentence, and not a name, begins at `at`."""
    word = _WORD.search(text, at, end)
    return (
        word is not None
        and not word.group()[0].islower()
        and word.group().lower().replace("’", "'") in _OPENERS
    )
