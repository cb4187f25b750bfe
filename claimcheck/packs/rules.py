"""A rule file → rules."""

from __future__ import annotations

from dataclasses import replace
from string import Formatter
from typing import TYPE_CHECKING

from claimcheck.kinds import KINDS
from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.model.rule import (
    EXCEPTED,
    NEAR_MISS,
    Confidence,
    Example,
    Qualifier,
    Rule,
    Severity,
)
from claimcheck.notation.document import Fields, Items, Node, Reader, Text
from claimcheck.notation.marks import read_marks
from claimcheck.notation.phrase import NotationError
from claimcheck.packs.settings import read_setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from claimcheck.kinds.kind import Kind
    from claimcheck.model.rule import Category

LONGEST = 120
LANGUAGE = regex("[a-z]{2}")
ZH = "zh"
SAID = ("message", "advice")
"""What is said of a finding in its own words, and may be said in Chinese as well."""
PRINTED = ("incomplete", "alike-because", "insert")
"""Settings that are printed, and may stand in Chinese as well."""
RULE_KEYS = (
    "id", "kind", "severity", "confidence", "message", "advice", "scope", "only", "drop", "lower",
    "replace", "wording", "source", "waivable", "jurisdictions", "examples",
)  # fmt: skip
USUAL = ("sessions", "interval", "downtime")
"""What a wording may say of the treatment that it is about."""
REASONS = (*Qualifier, EXCEPTED, NEAR_MISS)


def read_rule_file(
    reader: Reader,
    root: Node | None,
    categories: Mapping[str, Category],
) -> tuple[list[Rule], dict[str, tuple[Text, ...]]]:
    """Return the rules of a file and its word lists, noting every mistake in `reader`."""
    required = ("category", "why", "rules")
    optional = ("lexicon", f"why-{ZH}")
    fields = reader.fields(root, "a rule file", required=required, optional=optional)
    category = reader.text(fields.get("category"), "`category`")
    if fields.get("category") is not None and category not in categories:
        reader.choice(fields["category"], "`category`", categories, "")
    why = (
        reader.text(fields.get("why"), "`why`"),
        reader.text(fields.get(f"why-{ZH}"), f"`why-{ZH}`"),
    )
    entry = categories.get(category)
    default = Severity.WARNING if entry is None else entry.severity
    dropped = frozenset() if entry is None else entry.drop
    rules = [
        replace(rule, drop=rule.drop | (dropped - rule.lower))
        for node in reader.items(fields.get("rules"), "`rules`")
        if (rule := _read_rule(reader, node, category, why, default)) is not None
    ]
    return rules, read_lexicon(reader, fields.get("lexicon"))


def read_lexicon(reader: Reader, node: Node | None) -> dict[str, tuple[Text, ...]]:
    """Return the word lists of a `lexicon` mapping; none of them is empty."""
    table = reader.table(node, "`lexicon`", of="word lists")
    return {name: _words(reader, entries, f"word list `{name}`") for name, entries in table.items()}


def _words(reader: Reader, node: Node, what: str) -> tuple[Text, ...]:
    words = reader.texts(node, what)
    if isinstance(node, Items) and not node.items:
        reader.report(node, f"{what} has no words")
    return words or (Text(value="x", line=node.line, column=node.column),)


def _read_rule(
    reader: Reader,
    node: Node,
    category: str,
    why: tuple[str, str],
    default: Severity,
) -> Rule | None:
    if not isinstance(node, Fields):
        reader.report(node, "a rule must be a mapping")
        return None
    kind_name = reader.choice(node.values.get("kind"), "`kind`", KINDS, "phrase")
    kind = KINDS[kind_name]
    extra = [*(role.name for role in kind.roles), *(field.name for field in kind.settings)]
    chinese = [f"{name}-{ZH}" for name in (*SAID, *(n for n in PRINTED if n in extra))]
    must = ["id", "message", "examples"]
    must += [role.name for role in kind.roles if role.required]
    must += [field.name for field in kind.settings if field.required]
    if kind_name != "quantity":
        must.append("advice")
    else:
        must.remove("message")
    optional = [key for key in (*RULE_KEYS, *extra, *chinese) if key not in must]
    fields = reader.fields(node, "a rule", required=must, optional=optional)
    slug = reader.text(fields.get("id"), "`id`")
    message = _sentence(reader, fields.get("message"), "`message`", kind)
    advice = _sentence(reader, fields.get("advice"), "`advice`", kind)
    return Rule(
        id=f"{category}/{slug}",
        category=category,
        kind=kind_name,
        severity=Severity(reader.choice(fields.get("severity"), "`severity`", Severity, default)),
        confidence=Confidence(
            reader.choice(fields.get("confidence"), "`confidence`", Confidence, Confidence.HIGH),
        ),
        message=message,
        advice=advice,
        why=why[0],
        scope=frozenset(
            BlockKind(part)
            for part in reader.choices(fields.get("scope"), "`scope`", BlockKind)
            if part
        ),
        only=_qualifiers(reader, fields, "only"),
        drop=_qualifiers(reader, fields, "drop"),
        lower=_qualifiers(reader, fields, "lower"),
        patterns={
            role.name: tuple(
                text.value for text in reader.texts(fields.get(role.name), f"`{role.name}`")
            )
            for role in kind.roles
            if role.name in fields
        },
        settings={
            field.name: read_setting(reader, field, fields[field.name])
            for field in kind.settings
            if field.name in fields
        },
        replace=tuple(text.value for text in reader.texts(fields.get("replace"), "`replace`")),
        wording=read_wordings(reader, fields.get("wording")),
        source=reader.text(fields.get("source"), "`source`"),
        is_waivable=reader.choice(fields.get("waivable"), "`waivable`", ("yes", "no"), "yes")
        == "yes",
        jurisdictions=frozenset(
            text.value for text in reader.texts(fields.get("jurisdictions"), "`jurisdictions`")
        ),
        examples=tuple(_examples(reader, fields.get("examples"), kind)),
        path=reader.path,
        line=node.line,
        language=language_of(reader.path.removeprefix("rules/")),
        chinese={
            **({"why": why[1]} if why[1] else {}),
            **{
                name: _sentence(reader, fields[f"{name}-{ZH}"], f"`{name}-{ZH}`", kind)
                for name in SAID
                if f"{name}-{ZH}" in fields
            },
            **{
                name: reader.text(fields[f"{name}-{ZH}"], f"`{name}-{ZH}`")
                for name in PRINTED
                if f"{name}-{ZH}" in fields
            },
        },
    )


def language_of(path: str) -> str:
    """Return the language of a file in a pack folder, which its first folder names; or nothing."""
    first, _, rest = path.partition("/")
    return first if rest and LANGUAGE.fullmatch(first) else ""


def read_wordings(reader: Reader, node: Node | None) -> tuple[str, ...]:
    """Return whole sentences with placeholders for what is usual for a treatment."""
    found = []
    for text in reader.texts(node, "`wording`"):
        names = {name for _, name, _, _ in Formatter().parse(text.value) if name is not None}
        if unknown := sorted(names - {"treatment", *USUAL}):
            known = ", ".join(f"{{{word}}}" for word in ("treatment", *USUAL))
            reader.report(text, f"a wording cannot hold {{{unknown[0]}}} (known: {known})")
        elif text.value:
            found.append(text.value)
    return tuple(found)


def _qualifiers(reader: Reader, fields: Mapping[str, Node], key: str) -> frozenset[Qualifier]:
    words = reader.choices(fields.get(key), f"`{key}`", Qualifier)
    return frozenset(Qualifier(word) for word in words if word)


def _sentence(reader: Reader, node: Node | None, what: str, kind: Kind) -> str:
    sentence = reader.text(node, what)
    if len(sentence) > LONGEST:
        reader.report(node, f"{what} has {len(sentence)} characters of at most {LONGEST}")
    try:
        names = [name for _, name, _, _ in Formatter().parse(sentence) if name is not None]
    except ValueError as error:
        reader.report(node, f"{what}: {error}")
        return ""
    for name in names:
        if name not in kind.placeholders:
            known = ", ".join(f"{{{word}}}" for word in kind.placeholders)
            reader.report(node, f"{what} cannot hold {{{name}}} (known: {known})")
            return ""
    return sentence


def example_lists(kind: Kind) -> tuple[str, ...]:
    """Return the names of the lists that a rule of the kind may have under `examples`."""
    return tuple(
        dict.fromkeys(
            ("flag", "pass", "todo-flag", "todo-pass", *(role.examples for role in kind.roles)),
        ),
    )


def _examples(reader: Reader, node: Node | None, kind: Kind) -> Iterator[Example]:
    if node is None:
        return
    lists = reader.fields(node, "`examples`", optional=example_lists(kind))
    for name, members in lists.items():
        for item in reader.items(members, f"`{name}`"):
            example = _example(reader, item, name)
            if example is not None:
                yield example


def _example(reader: Reader, node: Node, name: str) -> Example | None:
    because, reads, marked = "", "", ""
    if isinstance(node, Fields):
        passing = name.removeprefix("todo-") == "pass"
        keys = ("because",) if passing else ("reads",)
        needed = ("text", "because") if name == "pass" else ("text",)
        fields = reader.fields(node, "an example", required=needed, optional=(*keys, *needed))
        marked = reader.text(fields.get("text"), "`text`")
        because = reader.choice(fields.get("because"), "`because`", REASONS, NEAR_MISS)
        reads = reader.text(fields.get("reads"), "`reads`")
    elif name == "pass":
        reader.report(node, "a `pass` example needs `text` and `because`")
        return None
    else:
        marked = reader.text(node, "an example")
    try:
        text, spans = read_marks(marked)
    except NotationError as error:
        reader.report(node, str(error))
        return None
    if name != "pass" and not spans:
        reader.report(node, f"a `{name}` example marks what is found: [[like this]]")
        return None
    return Example(
        list=name,
        text=text,
        spans=spans,
        because=because,
        reads=reads,
        line=node.line,
    )
