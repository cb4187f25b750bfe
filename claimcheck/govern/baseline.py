"""`claimcheck-baseline.json`: what was there when the tool was adopted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import normalize

import orjson

from claimcheck.errors import ConfigError, Problem
from claimcheck.model.record import Known
from claimcheck.model.report import ArticleResult

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from claimcheck.model.finding import Finding
    from claimcheck.model.report import Failure

SCHEMA = "claimcheck-baseline/1"
_KEYS = {"path": str, "rule": str, "quote": str, "fingerprint": str, "count": int}


def read_baseline(path: str, data: bytes) -> tuple[Known, ...]:
    """Return what a baseline knows.

    Raises:
        ConfigError: the file is no baseline.
    """
    try:
        plain = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise _error(path, f"this is not JSON: {error}") from error
    if not isinstance(plain, dict) or plain.get("schema") != SCHEMA:
        raise _error(path, f"this is no baseline: its `schema` must be `{SCHEMA}`")
    entries = plain.get("findings")
    if not isinstance(entries, list) or not all(map(_is_entry, entries)):
        raise _error(path, f"each of its `findings` must have {', '.join(_KEYS)}")
    return tuple(Known(**{**entry, "path": normalize("NFC", entry["path"])}) for entry in entries)


def _is_entry(entry: object) -> bool:
    return (
        isinstance(entry, dict)
        and entry.keys() == _KEYS.keys()
        and all(type(entry[key]) is shape for key, shape in _KEYS.items())
    )


def _error(path: str, message: str) -> ConfigError:
    return ConfigError([Problem(path=path, message=message)])


def known_of(findings: Iterable[tuple[str, Finding]]) -> tuple[Known, ...]:
    """Return a baseline of findings, each with the name of its article, in order."""
    counted = Counter(
        (path, finding.rule, finding.quote, finding.fingerprint) for path, finding in findings
    )
    return tuple(Known(*key, count) for key, count in sorted(counted.items()))


def write_baseline(known: Iterable[Known], as_of: str) -> bytes:
    """Return the file of a baseline: a line for each entry, so that versions can be compared."""
    lines = ",\n".join(orjson.dumps(entry).decode() for entry in known)
    findings = f"[\n{lines}\n]" if lines else "[]"
    head = f'"schema":"{SCHEMA}",\n"as_of":"{as_of}",\n"findings":'
    return f"{{\n{head}{findings}\n}}\n".encode()


class Baseline:
    """The findings of a baseline that are not yet found again.

    What an article had is looked for in that article first. What is left of articles that are gone,
    or moved, may be anywhere; so may a phrase, as it is told by its sentence, but not a lack.
    """

    def __init__(self, known: Iterable[Known], is_there: Callable[[str], bool]) -> None:
        """Begin with all; `is_there` says whether an article still exists."""
        self._here: Counter[tuple[str, str]] = Counter()
        self._anywhere: Counter[str] = Counter()
        self._is_there = is_there
        self._quoted: dict[str, bool] = {}
        for entry in known:
            self._here[entry.path, entry.fingerprint] += entry.count
            self._quoted[entry.fingerprint] = bool(entry.quote)

    def take_here(self, path: str, fingerprint: str) -> bool:
        """Say whether the article had such a finding, and count it as found."""
        if self._here[path, fingerprint] <= 0:
            return False
        self._here[path, fingerprint] -= 1
        return True

    def open_rest(self) -> None:
        """Let what was not found in its own article be found elsewhere."""
        for (path, fingerprint), count in self._here.items():
            if self._quoted.get(fingerprint) or not self._is_there(path):
                self._anywhere[fingerprint] += count
        self._here.clear()

    def take_anywhere(self, fingerprint: str) -> bool:
        """Say whether a finding is left that may have moved, and count it as found."""
        if self._anywhere[fingerprint] <= 0:
            return False
        self._anywhere[fingerprint] -= 1
        return True


def without_known(
    findings: Mapping[str, tuple[Finding, ...]],
    known: Iterable[Known],
    is_there: Callable[[str], bool],
) -> dict[str, frozenset[int]]:
    """Return for each article, by name, which of its findings the baseline knows, by index."""
    baseline = Baseline(known, is_there)
    taken: dict[str, set[int]] = {path: set() for path in findings}
    for path, some in findings.items():
        for at, finding in enumerate(some):
            if baseline.take_here(path, finding.fingerprint):
                taken[path].add(at)
    baseline.open_rest()
    for path, some in findings.items():
        for at, finding in enumerate(some):
            if at not in taken[path] and baseline.take_anywhere(finding.fingerprint):
                taken[path].add(at)
    return {path: frozenset(found) for path, found in taken.items()}


def new_since(
    before: Iterable[ArticleResult | Failure],
    now: Sequence[ArticleResult | Failure],
    name_of: Callable[[str], str],
) -> list[ArticleResult | Failure]:
    """Return the results of now without the findings that there were before, wherever they were."""
    known = known_of(
        (name_of(result.path), finding)
        for result in before
        if isinstance(result, ArticleResult)
        for finding in result.findings
    )
    there = {
        name_of(result.path): result.findings for result in now if isinstance(result, ArticleResult)
    }
    old = without_known(there, known, there.__contains__)
    return [
        replace(
            result,
            findings=tuple(
                finding
                for at, finding in enumerate(result.findings)
                if at not in old[name_of(result.path)]
            ),
        )
        if isinstance(result, ArticleResult)
        else result
        for result in now
    ]
