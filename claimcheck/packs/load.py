"""Pack folders → a rulebook."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from claimcheck.errors import PackError, Problem, did_you_mean
from claimcheck.kinds import KINDS
from claimcheck.kinds.glossary import Entry, glossary_of
from claimcheck.kinds.rulebook import Owner, Rulebook, worded_in
from claimcheck.model.rule import Manner
from claimcheck.notation.build import build_index
from claimcheck.notation.compile import Pattern, compile_pattern
from claimcheck.notation.document import Node, Reader, Text
from claimcheck.notation.folding import fold
from claimcheck.notation.phrase import Item, NotationError, lexicon_of
from claimcheck.packs.glossary import read_glossary
from claimcheck.packs.law import read_law
from claimcheck.packs.locate import pack_files, versions
from claimcheck.packs.rules import language_of, read_lexicon, read_rule_file
from claimcheck.packs.words import (
    read_cues,
    read_messages,
    read_reach,
    read_taxonomy,
    read_terms,
    read_wording,
    told_generally,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from claimcheck.model.law import Jurisdiction
    from claimcheck.model.report import Pack
    from claimcheck.model.rule import Category, Cue, Example, Rule, Term

LAW = "law"
"""The folder of the law files."""
MESSAGES = "messages.yaml"
"""The file of what is said in a language of findings whose rules say nothing in it."""


@dataclass(slots=True)
class _Draft:
    """What has been read so far."""

    problems: list[Problem] = field(default_factory=list)
    categories: dict[str, Category] = field(default_factory=dict)
    rules: list[tuple[Rule, Mapping[str, Item]]] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    cue_examples: list[tuple[str, tuple[Example, ...]]] = field(default_factory=list)
    openers: frozenset[str] = frozenset()
    affirmations: tuple[str, ...] = ()
    terms: list[Term] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    lexicon: dict[str, Item] = field(default_factory=dict)
    general: dict[str, dict[str, str]] = field(default_factory=dict)
    law: dict[str, Jurisdiction] = field(default_factory=dict)
    wordings: dict[Manner, dict[str, tuple[str, ...]]] = field(
        default_factory=lambda: {manner: {} for manner in Manner}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CueFile:
    """A cue file's examples, for the tests of the packs."""

    path: str
    examples: tuple[Example, ...]


def load_rulebook(folders: Sequence[Path]) -> Rulebook:
    """Return everything that the folders say.

    Raises:
        PackError: with every mistake of every file.
    """
    return load_with_cue_examples(folders)[0]


def load_with_cue_examples(folders: Sequence[Path]) -> tuple[Rulebook, tuple[CueFile, ...]]:
    """Return the rulebook, and the examples of the cue files beside it.

    Raises:
        PackError: with every mistake of every file.
    """
    draft = _Draft()
    files = [
        (path, parts)
        for folder in folders
        for path in pack_files(folder)
        for parts in (path.relative_to(folder).parts,)
    ]
    # What rules refer to is read before them: the taxonomy, then the shared word lists; the law,
    # which refers to rules, comes last.
    for path, parts in sorted(files, key=lambda entry: _order(entry[1])):
        _read_file(draft, path, parts)
    _check_rules(draft)
    rulebook = _compile(draft, versions(folders))
    if draft.problems:
        raise PackError(draft.problems)
    cue_files = tuple(CueFile(path=path, examples=found) for path, found in draft.cue_examples)
    return rulebook, cue_files


def _order(parts: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    if parts[-1] == "taxonomy.yaml":
        return 0, parts
    if parts[0] == LAW:
        return 3, parts
    is_first = "lexicon" in parts or parts[-1] == MESSAGES
    return (1, parts) if is_first else (2, parts)


def _read_file(draft: _Draft, path: Path, parts: tuple[str, ...]) -> None:
    reader = Reader("/".join(("rules", *parts)))
    try:
        source = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        reader.report(None, f"this is not UTF-8: {error.reason} at byte {error.start}")
        draft.problems += reader.problems
        return
    if path.suffix == ".tsv":
        draft.entries += read_glossary(reader, source)
    else:
        root = reader.parse(source)
        if root is not None or not reader.problems:
            _read_yaml(draft, reader, root, parts)
    draft.problems += reader.problems


def _read_yaml(draft: _Draft, reader: Reader, root: Node | None, parts: tuple[str, ...]) -> None:
    if parts[-1] == "taxonomy.yaml":
        draft.categories.update(read_taxonomy(reader, root))
    elif parts[-1] == "wording.yaml":
        prefix = worded_in(language_of("/".join(parts)))
        for manner, texts in read_wording(reader, root, draft.categories).items():
            draft.wordings[manner].update({prefix + name: text for name, text in texts.items()})
    elif parts[-1] == MESSAGES:
        draft.general.update(read_messages(reader, root, draft.categories))
    elif "cues" in parts and parts[-1] == "reach.yaml":
        openers, affirmations = read_reach(reader, root)
        draft.openers |= openers
        draft.affirmations += tuple(map(fold, affirmations))
    elif "cues" in parts:
        cues, examples = read_cues(reader, root)
        draft.cues += cues
        draft.cue_examples.append((reader.path, examples))
    elif parts[0] == LAW:
        _add_law(draft, reader, root)
    elif parts[0] == "lexicon":
        _add_terms(draft, reader, read_terms(reader, root))
    elif "lexicon" in parts:
        fields = reader.fields(root, "a word list file", required=("lexicon",))
        _add_lists(draft.lexicon, reader, read_lexicon(reader, fields.get("lexicon")))
    else:
        rules, lists = read_rule_file(reader, root, draft.categories)
        local = dict(draft.lexicon)
        _add_lists(local, reader, lists)
        draft.rules += [(told_generally(rule, draft.general), local) for rule in rules]


def _add_terms(
    draft: _Draft,
    reader: Reader,
    found: Iterable[tuple[Term, tuple[Text, ...]]],
) -> None:
    known = {term.id for term in draft.terms}
    for term, names in found:
        if term.id in known:
            reader.report(names[0] if names else None, f"term `{term.id}` stands twice")
        known.add(term.id)
        draft.terms.append(term)


def _add_law(draft: _Draft, reader: Reader, root: Node | None) -> None:
    names = {*draft.categories, *(rule.id for rule, _ in draft.rules)}
    treatments = (term for term in draft.terms if term.is_treatment)
    found = read_law(reader, root, names, treatments)
    if found.id in draft.law:
        first = draft.law[found.id].path
        reader.report(root, f"jurisdiction `{found.id}` stands twice, first in {first}")
    draft.law[found.id] = found


def _add_lists(
    lexicon: dict[str, Item],
    reader: Reader,
    lists: Mapping[str, tuple[Text, ...]],
) -> None:
    for name, entries in lists.items():
        if name in lexicon:
            reader.report(entries[0] if entries else None, f"word list `{name}` stands twice")
    plain = {name: [entry.value for entry in entries] for name, entries in lists.items()}
    try:
        lexicon.update(lexicon_of(plain, lexicon))
    except NotationError as error:
        reader.report(next((e[0] for e in lists.values() if e), None), f"in the lexicon: {error}")


def _check_rules(draft: _Draft) -> None:
    seen: dict[str, Rule] = {}
    for rule, _ in draft.rules:
        if rule.id in seen:
            first = seen[rule.id]
            draft.problems.append(
                Problem(
                    path=rule.path,
                    line=rule.line,
                    column=1,
                    message=f"rule `{rule.id}` stands twice, first at {first.path}:{first.line}",
                ),
            )
        seen[rule.id] = rule
        for name in sorted(rule.jurisdictions - draft.law.keys()):
            near = did_you_mean(name, sorted(draft.law))
            message = f"rule `{rule.id}` is of no jurisdiction: there is no `{name}`{near}"
            draft.problems.append(
                Problem(path=rule.path, line=rule.line, column=1, message=message)
            )


def _compile(draft: _Draft, packs: tuple[Pack, ...]) -> Rulebook:
    rules = tuple(rule for rule, _ in draft.rules)
    patterns: list[Pattern] = []
    owners: list[Owner] = []

    def add(of: int, role: str, ordinal: int, pattern: Pattern | None) -> None:
        if pattern is not None:
            patterns.append(pattern)
            owners.append(Owner(of=of, role=role, ordinal=ordinal))

    for of, (rule, lexicon) in enumerate(draft.rules):
        roles = {role.name: role for role in KINDS[rule.kind].roles}
        for role, sources in rule.patterns.items():
            for ordinal, source in enumerate(sources):
                pattern = _try(draft, source, lexicon, (rule.path, rule.line, rule.id))
                beside = roles[role].beside
                if pattern is not None and beside is not None:
                    pattern = replace(pattern, slots=(*pattern.slots, beside(rule)))
                add(of, role, ordinal, pattern)
    for of, term in enumerate(draft.terms, start=len(rules)):
        for ordinal, source in enumerate(term.names):
            pattern = _try(draft, source, draft.lexicon, ("rules/lexicon", 0, term.id))
            add(of, "name", ordinal, pattern)
    cue_patterns = [
        _try(draft, cue.pattern, draft.lexicon, (cue.path, cue.line, cue.group))
        for cue in draft.cues
    ]
    return Rulebook(
        packs=packs,
        rules=rules,
        categories=draft.categories,
        cues=tuple(draft.cues),
        openers=draft.openers,
        affirmations=draft.affirmations,
        terms=tuple(draft.terms),
        glossary=glossary_of(tuple(draft.entries)),
        wordings=draft.wordings,
        index=build_index(patterns, _exceptions(owners)),
        owners=tuple(owners),
        cue_index=build_index([pattern for pattern in cue_patterns if pattern is not None]),
        law=draft.law,
    )


def _exceptions(owners: Sequence[Owner]) -> dict[int, Sequence[int]]:
    """Return for each pattern of a rule the exceptions that the rule makes of what it finds."""
    exceptions: dict[int, list[int]] = {}
    for pattern, owner in enumerate(owners):
        if owner.role == "except":
            exceptions.setdefault(owner.of, []).append(pattern)
    return {
        pattern: exceptions[owner.of]
        for pattern, owner in enumerate(owners)
        if owner.of in exceptions and owner.role != "except"
    }


def _try(
    draft: _Draft,
    source: str,
    lexicon: Mapping[str, Item],
    where: tuple[str, int, str],
) -> Pattern | None:
    path, line, name = where
    try:
        return compile_pattern(source, lexicon)
    except NotationError as error:
        message = f"in `{name}`, pattern “{source}”: {error}"
        draft.problems.append(Problem(path=path, line=line, column=1, message=message))
        return None
