"""Compiled packs, kept between runs.

The stored form is plain text, so that a file that somebody tampered with can be wrong but cannot
run anything. It is found by the hash of every pack file and of this program's version; a file that
cannot be read is compiled again.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import __version__
from claimcheck.kinds.glossary import Entry, glossary_of
from claimcheck.kinds.rulebook import Owner, Rulebook
from claimcheck.model.article import BlockKind
from claimcheck.model.rule import (
    Category,
    Confidence,
    Cue,
    CueGroup,
    Qualifier,
    Rule,
    Setting,
    Severity,
    Term,
)
from claimcheck.notation.index import PatternIndex
from claimcheck.packs.locate import versions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimcheck.model.report import Pack

FORMAT = 9
# Whatever reading a file that is cut off, mixed up or tampered with may come to.
_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def cache_folder() -> Path:
    """Return where compiled packs are kept: `CLAIMCHECK_CACHE_DIR`, else the user's folder."""
    chosen = os.environ.get("CLAIMCHECK_CACHE_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path  # noqa: PLC0415 -- only when no folder is named

    return user_cache_path("claimcheck", appauthor=False)


def load_cached(folders: Sequence[Path]) -> Rulebook:
    """Return the folders' rulebook, compiled now or by an earlier run. Its rules have no examples.

    Raises:
        PackError: the packs have mistakes.
    """
    packs = versions(folders)
    key = json.dumps([FORMAT, __version__, [[pack.id, pack.sha256] for pack in packs]])
    path = cache_folder() / f"packs-{hashlib.sha256(key.encode()).hexdigest()[:24]}.json"
    with suppress(*_DAMAGED):
        return _from_text(path.read_text(encoding="utf-8"), packs)
    from claimcheck.packs.load import load_rulebook  # noqa: PLC0415 -- only when there is no cache

    rulebook = load_rulebook(folders)
    rulebook = replace(
        rulebook,
        rules=tuple(replace(rule, examples=()) for rule in rulebook.rules),
    )
    with suppress(OSError):
        _write(path, _to_text(rulebook))
    return rulebook


def _to_text(rulebook: Rulebook) -> str:
    """Return the stored form: a line of JSON, then a line for each regular expression.

    The expressions are most of it, and are not worth the time that JSON takes to read them.
    """
    head = json.dumps(_to_plain(rulebook), ensure_ascii=False, separators=(",", ":"))
    return "\n".join((head, *rulebook.index.regexes, *rulebook.cue_index.regexes))


def _from_text(text: str, packs: tuple[Pack, ...]) -> Rulebook:
    head, *regexes = text.split("\n")
    return _from_plain(json.loads(head), regexes, packs)


def _write(path: Path, text: str) -> None:
    """Put a file in its place in one step, so that no other run reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _row(value: Any) -> list[Any]:  # noqa: ANN401 -- any of the frozen values
    return [getattr(value, field.name) for field in fields(value)]


def _to_plain(rulebook: Rulebook) -> dict[str, Any]:
    index, cue_index = (_index_to_plain(i) for i in (rulebook.index, rulebook.cue_index))
    return {
        "rules": [
            [
                *(getattr(rule, name) for name in _RULE_TEXTS),
                [sorted(part) for part in (rule.scope, rule.drop, rule.lower, rule.only)],
                dict(rule.patterns),
                dict(rule.settings),
                rule.replace,
                rule.line,
            ]
            for rule in rulebook.rules
        ],
        "categories": [_row(category) for category in rulebook.categories.values()],
        "cues": [_row(cue) for cue in rulebook.cues],
        "openers": sorted(rulebook.openers),
        "affirmations": rulebook.affirmations,
        "terms": [_row(term) for term in rulebook.terms],
        "entries": [_row(entry) for entry in rulebook.glossary.entries],
        "owners": [_row(owner) for owner in rulebook.owners],
        "index": index,
        "cue_index": cue_index,
    }


_RULE_TEXTS = (
    "id", "category", "kind", "severity", "confidence", "message", "advice", "why", "source",
    "path",
)  # fmt: skip


def _from_plain(
    plain: dict[str, Any],
    regexes: Sequence[str],
    packs: tuple[Pack, ...],
) -> Rulebook:
    cues = len(regexes) - len(plain["index"][1])
    return Rulebook(
        packs=packs,
        rules=tuple(_rule(row) for row in plain["rules"]),
        categories={
            row[0]: Category(id=row[0], severity=Severity(row[1]), definition=row[2], why=row[3])
            for row in plain["categories"]
        },
        cues=tuple(
            Cue(
                qualifier=Qualifier(row[0]),
                group=CueGroup(row[1]),
                pattern=row[2],
                reach=row[3],
                path=row[4],
                line=row[5],
            )
            for row in plain["cues"]
        ),
        openers=frozenset(plain["openers"]),
        affirmations=tuple(plain["affirmations"]),
        terms=tuple(
            Term(id=row[0], name=row[1], family=row[2], names=tuple(row[3]))
            for row in plain["terms"]
        ),
        glossary=glossary_of(
            tuple(
                Entry(
                    english=row[0],
                    names=tuple((name[0], name[1]) for name in row[1]),
                    certainty=row[2],
                    source=row[3],
                    note=row[4],
                )
                for row in plain["entries"]
            ),
        ),
        index=_index(plain["index"], regexes[: len(regexes) - cues]),
        owners=tuple(Owner(of=row[0], role=row[1], ordinal=row[2]) for row in plain["owners"]),
        cue_index=_index(plain["cue_index"], regexes[len(regexes) - cues :]),
    )


def _rule(row: list[Any]) -> Rule:
    texts = dict(zip(_RULE_TEXTS, row[:10], strict=True))
    (scope, drop, lower, only), patterns, settings, replaced, line = row[10:]
    return Rule(
        **{**texts, "severity": Severity(row[3]), "confidence": Confidence(row[4])},
        scope=frozenset(BlockKind(part) for part in scope),
        drop=frozenset(Qualifier(name) for name in drop),
        lower=frozenset(Qualifier(name) for name in lower),
        only=frozenset(Qualifier(name) for name in only),
        patterns={role: tuple(texts) for role, texts in patterns.items()},
        settings={name: _setting(value) for name, value in settings.items()},
        replace=tuple(replaced),
        line=line,
    )


def _setting(value: Any) -> Setting:  # noqa: ANN401 -- JSON
    if isinstance(value, str):
        return value
    if value and isinstance(value[0], list):
        return tuple((pair[0], pair[1]) for pair in value)
    return tuple(value)


def _index_to_plain(index: PatternIndex) -> list[Any]:
    return [
        {word: _slots(bits) for word, bits in index.vocabulary.items()},
        [_slots(bits) for bits in index.needs],
        index.starts,
    ]


def _index(plain: list[Any], regexes: Sequence[str]) -> PatternIndex:
    vocabulary, needs, starts = plain
    if len(needs) != len(regexes):
        raise ValueError("the file is cut off")
    return PatternIndex(
        vocabulary={word: _bits(slots) for word, slots in vocabulary.items()},
        needs=tuple(_bits(slots) for slots in needs),
        starts={word: tuple(ordinals) for word, ordinals in starts.items()},
        regexes=tuple(regexes),
    )


def _slots(bits: int) -> list[int]:
    """Return the numbers of the bits that are set."""
    return [slot for slot, bit in enumerate(reversed(f"{bits:b}")) if bit == "1"]


def _bits(slots: Sequence[int]) -> int:
    bits = 0
    for slot in slots:
        bits |= 1 << slot
    return bits
