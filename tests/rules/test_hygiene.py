"""How the files of the product's packs are laid out and worded."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from building import product_packs
from jsonschema import Draft202012Validator

from claimcheck.kinds import KINDS
from claimcheck.notation.folding import fold
from claimcheck.packs.load import pack_files
from claimcheck.packs.locate import builtin_packs
from claimcheck.packs.schema import rule_file_schema
from claimcheck.pipeline import check_text

if TYPE_CHECKING:
    from claimcheck.model.rule import Rule

_FOLDER = builtin_packs()
_FILES = [path.relative_to(_FOLDER).as_posix() for path in pack_files(_FOLDER)]
_WORDS = {"lexicon", "cues"}
_RULE_FILES = [name for name in _FILES if name.count("/") > 1 and name.split("/")[1] not in _WORDS]
_RULES = product_packs()[0]
_SCHEMA = Draft202012Validator(rule_file_schema(tuple(_RULES.categories)))


@pytest.mark.parametrize("name", _FILES)
def test_a_file_is_tidy(name: str) -> None:
    text = (_FOLDER / name).read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert [n for n, line in enumerate(text.split("\n"), 1) if line != line.rstrip(" ")] == []


@pytest.mark.parametrize("name", _RULE_FILES)
def test_a_rule_file_has_at_most_200_lines(name: str) -> None:
    assert len((_FOLDER / name).read_text(encoding="utf-8").splitlines()) <= 200


@pytest.mark.parametrize("name", _RULE_FILES)
def test_a_rule_file_keeps_the_schema(name: str) -> None:
    file = yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))
    errors = [f"{list(error.path)}: {error.message}" for error in _SCHEMA.iter_errors(file)]
    assert errors == []


@pytest.mark.parametrize("name", _RULE_FILES)
def test_a_rule_file_is_called_after_its_category(name: str) -> None:
    """Facts lie together, for several categories compare them."""
    path = Path(name)
    categories = {rule.category for rule in _RULES.rules if rule.path == f"rules/{name}"}
    assert len(categories) == 1
    if path.parent.name == "facts":
        return
    family, _, category = categories.pop().partition("/")
    assert path.parent.name == family
    assert path.stem == category or path.stem.startswith(f"{category}-")


def test_ids_are_unique() -> None:
    assert [i for i, n in Counter(rule.id for rule in _RULES.rules).items() if n > 1] == []


@pytest.mark.parametrize("rule", _RULES.rules, ids=lambda rule: rule.id)
def test_a_rule_is_worded_for_its_reader(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z-]+/[a-z-]+/[a-z0-9-]+", rule.id)
    if rule.kind == "quantity":
        return
    for sentence in (rule.message, rule.advice, rule.why):
        assert sentence.endswith((".", "?", ".”"))
        assert not re.search(r"\b(illegal|unlawful|lawful|against the law)\b", sentence)
    for word in KINDS[rule.kind].placeholders:
        if word != "prefer":
            assert f"{{{word}}}" in rule.message, f"the message does not say {{{word}}}"


def test_a_rule_of_the_chinese_pack_says_so_and_speaks_both_languages() -> None:
    rules = [rule for rule in _RULES.rules if rule.language == "zh"]
    assert [rule.id for rule in rules if not rule.id.endswith("-zh")] == []
    reporting = [rule for rule in rules if KINDS[rule.kind].reports]
    said = {"message", "advice", "why"}
    assert [rule.id for rule in reporting if not said <= set(rule.chinese)] == []


@pytest.mark.parametrize("rule", _RULES.rules, ids=lambda rule: rule.id)
def test_no_pattern_stands_twice_in_a_role(rule: Rule) -> None:
    for patterns in rule.patterns.values():
        assert [p for p, n in Counter(patterns).items() if n > 1] == []


def test_the_taxonomy_says_something_of_each_category() -> None:
    for category in _RULES.categories.values():
        assert re.fullmatch(r"[a-z]+/[a-z-]+", category.id)
        assert len(category.definition.split()) > 2, category.id
        assert len(category.why.split()) > 2, category.id


def test_what_is_owed_names_families_that_terms_have() -> None:
    families = {term.family for term in _RULES.terms}
    owed = {
        (rule.id, family)
        for rule in _RULES.rules
        if rule.kind == "required"
        for family in rule.table("owed")
    }
    assert sorted((rule, family) for rule, family in owed if family not in families) == []


def test_what_raises_a_disclosure_is_a_category() -> None:
    raised = {(rule.id, word) for rule in _RULES.rules for word in rule.words("raised-by")}
    assert sorted((rule, word) for rule, word in raised if word not in _RULES.categories) == []


def test_every_word_list_is_used() -> None:
    texts = {
        name: (_FOLDER / name).read_text(encoding="utf-8")
        for name in _FILES
        if name.endswith(".yaml") and name.startswith(("en/", "zh/"))
    }
    named = {name: set(re.findall(r"\{([a-z0-9-]+)\}", text)) for name, text in texts.items()}
    anywhere = set().union(*named.values())
    idle = [
        f"{name}: {words}"
        for name, text in texts.items()
        for words in yaml.safe_load(text).get("lexicon", {})
        if words not in (anywhere if "/lexicon/" in name else named[name])
    ]
    assert idle == []


@pytest.mark.parametrize(
    "rule", [rule for rule in _RULES.rules if rule.table("agreed")], ids=lambda rule: rule.id
)
def test_an_agreed_term_is_in_the_glossary_and_its_rule_finds_what_it_replaces(rule: Rule) -> None:
    heads = {
        re.sub(r" \([^()]*\)", "", entry.english)
        for entry in _RULES.glossary.entries
        if entry.certainty == "high"
    }
    forms = heads | {f"{head}s" for head in heads} | {head.removesuffix("s") for head in heads}
    assert set(rule.table("agreed").values()) <= forms
    for words in rule.table("agreed"):
        assert words == fold(words).replace("-", " ")
        found = check_text(f"We saw the {words} there.", packs=_RULES).findings
        assert words in [f.quote for f in found if f.rule == rule.id]
