"""The glossary: what a term is called in each language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A term. `names` pairs a language with one name; `certainty` is high, medium or low."""

    english: str
    names: tuple[tuple[str, str], ...]
    certainty: str
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """All terms, found by any of their foreign names."""

    entries: tuple[Entry, ...] = ()
    by_name: dict[str, int]

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
    return english.split(" (", maxsplit=1)[0].split(" / ", maxsplit=1)[0].strip()


def glossary_of(entries: tuple[Entry, ...]) -> Glossary:
    """Return a glossary; of entries that share a name the first is found."""
    by_name: dict[str, int] = {}
    for ordinal, entry in enumerate(entries):
        for _, name in entry.names:
            by_name.setdefault("".join(name.split()), ordinal)
    return Glossary(entries=entries, by_name=by_name)
