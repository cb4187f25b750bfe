"""The JSON Schema of rule files, made from the same tables that the loader reads by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.kinds import KINDS
from claimcheck.kinds.kind import SettingField, Shape
from claimcheck.model.article import BlockKind
from claimcheck.model.rule import Confidence, Qualifier, Severity
from claimcheck.packs.rules import LONGEST, PRINTED, REASONS, SAID, ZH, example_lists
from claimcheck.packs.settings import RANGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}


def rule_file_schema(categories: Sequence[str]) -> dict[str, Any]:
    """Return the schema of a rule file (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "claimcheck rule file",
        "type": "object",
        "additionalProperties": False,
        "required": ["category", "why", "rules"],
        "properties": {
            "category": {"enum": list(categories)},
            "why": _TEXT,
            f"why-{ZH}": _TEXT,
            "lexicon": {"type": "object", "additionalProperties": _TEXTS},
            "rules": {"type": "array", "items": {"oneOf": [_rule(name) for name in KINDS]}},
        },
    }


def _rule(name: str) -> dict[str, Any]:
    kind = KINDS[name]
    sentence = {"type": "string", "minLength": 1, "maxLength": LONGEST}
    said = ["advice"] if name == "quantity" else []
    must = ["id", "examples", *(["message", "advice"] if not said else [])]
    must += [role.name for role in kind.roles if role.required]
    must += [field.name for field in kind.settings if field.required]
    named = {"kind": {"const": name}}
    if name != "phrase":
        must.append("kind")
    return {
        "type": "object",
        "additionalProperties": False,
        "required": must,
        "properties": {
            "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
            **named,
            "severity": _one_of(Severity),
            "confidence": _one_of(Confidence),
            "message": sentence,
            "advice": sentence,
            **{f"{text}-{ZH}": sentence for text in SAID},
            "scope": {"type": "array", "items": _one_of(BlockKind)},
            "only": {"type": "array", "items": _one_of(Qualifier)},
            "drop": {"type": "array", "items": _one_of(Qualifier)},
            "lower": {"type": "array", "items": _one_of(Qualifier)},
            "replace": _TEXTS,
            "wording": _TEXTS,
            "waivable": {"enum": ["yes", "no", True, False]},
            "jurisdictions": _TEXTS,
            "source": _TEXT,
            "examples": _examples(example_lists(kind)),
            **{role.name: _TEXTS for role in kind.roles},
            **{field.name: _setting(field) for field in kind.settings},
            **{f"{f.name}-{ZH}": _TEXT for f in kind.settings if f.name in PRINTED},
        },
    }


def _one_of(words: Iterable[str]) -> dict[str, Any]:
    return {"enum": [str(word) for word in words]}


def _setting(field: SettingField) -> dict[str, Any]:  # noqa: PLR0911 -- one case for each shape
    match field.shape:
        case Shape.TEXT:
            return _TEXT
        case Shape.NUMBER:
            return {"type": ["string", "number"]}
        case Shape.RANGE:
            return {"type": "string", "pattern": f"^{RANGE.pattern}$"}
        case Shape.WORD:
            return _one_of(field.known)
        case Shape.WORDS:
            return {"type": "array", "items": _one_of(field.known) if field.known else _TEXT}
        case Shape.TABLE:
            value = _one_of(field.values) if field.values else _TEXT
            return {"type": "object", "additionalProperties": value}
        case Shape.TOKENS:
            return {"type": "array", "items": {"type": "array", "items": {"type": "object"}}}


def _examples(lists: Iterable[str]) -> dict[str, Any]:
    passing = {
        "type": "object",
        "additionalProperties": False,
        "required": ["text", "because"],
        "properties": {"text": _TEXT, "because": _one_of(REASONS)},
    }
    items = {
        "pass": passing,
        "todo-pass": {"oneOf": [_TEXT, {**passing, "required": ["text"]}]},
    }
    flagged = {
        "oneOf": [
            _TEXT,
            {
                "type": "object",
                "additionalProperties": False,
                "required": ["text"],
                "properties": {"text": _TEXT, "reads": _TEXT},
            },
        ],
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {"type": "array", "items": items.get(name, flagged)} for name in lists
        },
    }
