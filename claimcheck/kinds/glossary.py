"""The glossary: what a term is called in each language."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

HIGH = "high"
# What only names a thing. Who treats, where, and what is promised are claims.
_NAMING = frozenset({"device", "procedure", "lesion", "side-effect", "aftercare"})
# A head that says its own letters: “intense pulsed light (IPL)”.
_LETTERS = re.compile(r"(?P<words>[^()]+) \((?P<letters>[A-Z][A-Za-z-]*[A-Z])\)")
# What a note says of an entry, or of one of its names, that must not stand in for it unread: it has
# another meaning, or it is a brand, and to name a brand is a claim.
_DOUBTFUL = re.compile(r"ambiguous|homograph|brand|trademark", re.IGNORECASE)
_OTHERWISE = r"(?:/\w+)*(?: \(\w+\))? (?:(?:also )?=|alone|is a marketing)"
_REMARK = re.compile(r" \([^()]*\)")


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
    def certain(self) -> dict[str, str]:
        """The English of each name that can mean only one thing, and names no more than a thing."""
        bearers = Counter(
            name
            for entry in self.entries
            for name in {"".join(name.split()) for _, name in entry.names}
        )
        return {
            name: _plain(self.entries[ordinal].english)
            for name, ordinal in self.by_name.items()
            if bearers[name] == 1 and _is_certain(name, self.entries[ordinal])
        }

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

    def translate(self, stretch: str) -> str:
        """Return the English of a foreign stretch: of the whole, else of the parts it holds.

        Parts are read from the left, the longest name first. Empty when nothing is known.
        """
        compact = "".join(stretch.split())
        whole = self.by_name.get(compact)
        if whole is not None:
            return _plain(self.entries[whole].english)
        found: list[str] = []
        at = 0
        while at < len(compact):
            for end in range(min(len(compact), at + 12), at + 1, -1):
                entry = self.by_name.get(compact[at:end])
                if entry is not None:
                    found.append(_plain(self.entries[entry].english))
                    at = end
                    break
            else:
                at += 1
        return " ".join(dict.fromkeys(found))


def _plain(english: str) -> str:
    """Return a glossary head without the remarks in brackets and after slashes."""
    return _REMARK.sub("", english).split(" / ", maxsplit=1)[0].strip()


def glossary_of(entries: tuple[Entry, ...]) -> Glossary:
    """Return a glossary; of entries that share a name the first is found."""
    by_name: dict[str, int] = {}
    for ordinal, entry in enumerate(entries):
        for _, name in entry.names:
            by_name.setdefault("".join(name.split()), ordinal)
    return Glossary(entries=entries, by_name=by_name)


def _is_certain(name: str, entry: Entry) -> bool:
    return (
        entry.certainty == HIGH
        and entry.domain in _NAMING
        and " / " not in entry.english
        and not _DOUBTFUL.search(entry.note)
        and not re.search(re.escape(name) + _OTHERWISE, entry.note)
    )
