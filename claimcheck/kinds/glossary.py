"""The glossary: what a term is called in each language."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from claimcheck.model.regex import regex

HIGH = "high"
# What only names a thing. Who treats, where, and what is promised are claims.
_NAMING = frozenset({"device", "procedure", "lesion", "side-effect", "aftercare"})
# A head that says its own letters: “intense pulsed light (IPL)”.
_LETTERS = regex(r"(?P<words>[^()]+) \((?P<letters>[A-Z][A-Za-z-]*[A-Z])\)")
# What a note says of an entry, or of one of its names, that must not stand in for it unread: it has
# another meaning, or it is a brand, and to name a brand is a claim.
_DOUBTFUL = regex(r"ambiguous|homograph|brand|trademark", re.IGNORECASE)
_OTHERWISE = r"(?:/\w+)*(?: \(\w+\))? (?:(?:also )?=|alone|is a marketing)"
_REMARK = regex(r" \([^()]*\)")
_OURS = regex(r"[!-~]")  # what ASCII can print


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A term. `names` pairs a language with one name; `certainty` is high, medium or low.

    `domain` says what sort of thing it is: device, procedure, lesion, title and so on.
    """

    english: str
    names: tuple[tuple[str, str], ...]
    certainty: str
    source: str
    note: str = ""
    domain: str = ""


@dataclass(frozen=True, kw_only=True)
class Glossary:
    """All terms, found by any of their foreign names."""

    entries: tuple[Entry, ...] = ()
    by_name: dict[str, int]

    @cached_property
    def bearers(self) -> dict[str, tuple[Entry, ...]]:
        """The entries that have a name, by each name without its spaces."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for name in dict.fromkeys(_compact(name) for _, name in entry.names):
                found[name].append(entry)
        return {name: tuple(entries) for name, entries in found.items()}

    @cached_property
    def certain(self) -> dict[str, str]:
        """The English of each name that can mean only one thing, and names no more than a thing."""
        return {
            name: _plain(entries[0].english)
            for name, entries in self.bearers.items()
            if len(entries) == 1 and _is_certain(name, entries[0])
        }

    @cached_property
    def mixed(self) -> tuple[str, ...]:
        """The names that are partly in the reader's script, such as “A酸”; the longest first."""
        names = {name for entry in self.entries for _, name in entry.names}
        mixed = (name for name in names if not name.isascii() and _OURS.search(name))
        return tuple(sorted(mixed, key=lambda name: (-len(name), name)))

    @cached_property
    def spelt(self) -> dict[str, str]:
        """What letters stand for, where an entry of high certainty has them behind its head."""
        found: dict[str, str] = {}
        for entry in self.entries:
            head = _LETTERS.fullmatch(entry.english)
            if entry.certainty != HIGH or entry.domain not in _NAMING or head is None:
                continue
            words, letters = head["words"], head["letters"]
            signs = iter(words.casefold())
            in_order = all(letter in signs for letter in letters.casefold() if letter.isalpha())
            if in_order and words[0].casefold() == letters[0].casefold():
                found.setdefault(letters, words)
        return found

    @cached_property
    def heads(self) -> dict[str, Entry]:
        """The entries that name a thing and have a Chinese name, by their English in small letters.

        Names of makers, which have capitals, stay in Latin letters in Chinese.
        """
        found: dict[str, Entry] = {}
        for entry in self.entries:
            head = _plain(entry.english)
            in_chinese = any(market.startswith("zh") for market, _ in entry.names)
            if entry.domain in _NAMING and in_chinese and head == head.lower():
                found.setdefault(head, entry)
        return found

    def translate(self, stretch: str) -> tuple[str, ...]:
        """Return the English of a foreign stretch: each meaning of the whole, else of its parts.

        Empty when nothing is known.
        """
        whole = self.bearers.get(_compact(stretch), ())
        if whole:
            return tuple(dict.fromkeys(_plain(entry.english) for entry in whole))
        parts = (_plain(entry.english) for entry in self.parts(stretch))
        english = " ".join(dict.fromkeys(parts))
        return (english,) if english else ()

    def parts(self, stretch: str) -> tuple[Entry, ...]:
        """Return the entries of the names in a stretch, from the left, the longest name first."""
        compact = _compact(stretch)
        found: list[Entry] = []
        at = 0
        while at < len(compact):
            for end in range(min(len(compact), at + 12), at + 1, -1):
                entry = self.by_name.get(compact[at:end])
                if entry is not None:
                    found.append(self.entries[entry])
                    at = end
                    break
            else:
                at += 1
        return tuple(dict.fromkeys(found))

    def entries_of(self, word: str) -> tuple[Entry, ...]:
        """Return the entries that have a word as a name, or else as their English."""
        english = word.casefold()
        return self.bearers.get(_compact(word), ()) or tuple(
            entry
            for entry in self.entries
            if english in {entry.english.casefold(), _plain(entry.english).casefold()}
        )

    def extended(self, entries: tuple[Entry, ...]) -> Glossary:
        """Return a glossary with more entries: what they say of a name stands in for what is here.

        An entry of which no name is left stays, since its English may spell letters out.
        """
        theirs = {_compact(name) for entry in entries for _, name in entry.names}
        kept = (
            replace(
                entry, names=tuple(pair for pair in entry.names if _compact(pair[1]) not in theirs)
            )
            for entry in self.entries
        )
        return glossary_of((*entries, *kept))


def _compact(name: str) -> str:
    return "".join(name.split())


def _plain(english: str) -> str:
    """Return a glossary head without the remarks in brackets and after slashes."""
    return _REMARK.sub("", english).split(" / ", maxsplit=1)[0].strip()


def glossary_of(entries: tuple[Entry, ...]) -> Glossary:
    """Return a glossary; of entries that share a name the first is found."""
    by_name: dict[str, int] = {}
    for ordinal, entry in enumerate(entries):
        for _, name in entry.names:
            by_name.setdefault(_compact(name), ordinal)
    return Glossary(entries=entries, by_name=by_name)


def _is_certain(name: str, entry: Entry) -> bool:
    return (
        entry.certainty == HIGH
        and entry.domain in _NAMING
        and " / " not in entry.english
        and not _DOUBTFUL.search(entry.note)
        and not re.search(re.escape(name) + _OTHERWISE, entry.note)
    )
