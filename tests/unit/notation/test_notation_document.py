"""Strict YAML: nothing is guessed, every mistake has its place."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.notation.document import Fields, Items, Node, Reader, Text


def _problems(reader: Reader) -> list[str]:
    return [str(problem) for problem in reader.problems]


def _parsed(source: str) -> tuple[Node | None, list[str]]:
    reader = Reader("f.yaml")
    return reader.parse(source), _problems(reader)


def _plain(node: Node | None) -> object:
    match node:
        case Fields():
            return {key: _plain(value) for key, value in node.values.items()}
        case Items():
            return [_plain(item) for item in node.items]
        case Text():
            return node.value
        case _:
            return None


@pytest.mark.parametrize(
    "written", ["no", "yes", "true", "1.0", "012", "1e3", "2026-01-02", "null", "~", "1:30"]
)
def test_a_scalar_stays_the_string_that_was_written(written: str) -> None:
    node, problems = _parsed(f"a: {written}")
    assert _plain(node) == {"a": written}
    assert problems == []


def test_an_empty_document_is_nothing_and_no_mistake() -> None:
    assert _parsed("# only a comment\n") == (None, [])


def test_a_key_that_stands_twice_is_refused_with_both_places() -> None:
    _, problems = _parsed("a: 1\nb: 2\na: 3\n")
    assert problems == ["f.yaml:3:1: key `a` stands twice, first on line 1"]


def test_an_alias_is_refused() -> None:
    _, problems = _parsed("a: &x [1]\nb: *x\n")
    assert problems == ["f.yaml:1:4: anchors and aliases are not allowed; write the value again"]


def test_a_tag_is_refused() -> None:
    _, problems = _parsed("a: !thing x\n")
    assert problems == ["f.yaml:1:4: tags such as `!thing` are not allowed"]


def test_a_key_that_is_no_word_is_refused() -> None:
    _, problems = _parsed("? [a, b]\n: c\n")
    assert problems == ["f.yaml:1:3: a key must be a plain word"]


def test_what_is_no_yaml_has_its_place() -> None:
    node, problems = _parsed("a: [1\nb: 2\n")
    assert node is None
    assert len(problems) == 1
    assert problems[0].startswith("f.yaml:2:")
    assert "this is not YAML" in problems[0]


def test_a_second_document_is_refused() -> None:
    node, problems = _parsed("a: 1\n---\nb: 2\n")
    assert node is None
    assert problems[0].startswith("f.yaml:2:1: this is not YAML")


def test_a_control_character_is_refused() -> None:
    node, problems = _parsed("a: \x00\n")
    assert node is None
    assert len(problems) == 1
    assert "this is not YAML" in problems[0]


def test_deep_nesting_is_refused() -> None:
    _, problems = _parsed("[" * 60 + "]" * 60)
    assert problems == ["f.yaml:1:42: nested deeper than 40 levels"]


def test_absurd_nesting_is_refused_and_kills_nothing() -> None:
    code = (
        "from claimcheck.notation.document import Reader\n"
        "reader = Reader('f.yaml')\n"
        "reader.parse('[' * 200_000)\n"
        "print(len(reader.problems))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "1\n")


def test_places_count_code_points_from_one() -> None:
    node, _ = _parsed("無痛: x\nlist:\n  - 好: y\n")
    assert isinstance(node, Fields)
    value, items = node.values["無痛"], node.values["list"]
    assert (value.line, value.column) == (1, 5)
    assert isinstance(items, Items)
    assert (items.items[0].line, items.items[0].column) == (3, 5)


def test_an_unknown_key_is_refused_with_the_nearest_known_one() -> None:
    reader = Reader("f.yaml")
    values = reader.fields(
        reader.parse("severty: error\n"), "a rule", optional=("severity", "scope")
    )
    assert values == {}
    assert _problems(reader) == [
        "f.yaml:1:1: unknown key `severty` in a rule, did you mean `severity`?"
    ]


def test_an_unknown_key_like_no_other_gets_no_suggestion() -> None:
    reader = Reader("f.yaml")
    reader.fields(reader.parse("zzz: error\n"), "a rule", optional=("severity",))
    assert _problems(reader) == ["f.yaml:1:1: unknown key `zzz` in a rule"]


def test_a_missing_key_is_reported_at_the_mapping() -> None:
    reader = Reader("f.yaml")
    reader.fields(reader.parse("\n\na: 1\n"), "a rule", required=("id",), optional=("a",))
    assert _problems(reader) == ["f.yaml:3:1: a rule lacks `id`"]


def test_a_list_where_a_mapping_is_due_is_refused() -> None:
    reader = Reader("f.yaml")
    assert reader.fields(reader.parse("- a\n"), "a rule", required=("id",)) == {}
    assert _problems(reader) == ["f.yaml:1:1: a rule must be a mapping of `id`"]


def test_an_unknown_choice_is_refused_and_the_default_stands() -> None:
    reader = Reader("f.yaml")
    chosen = reader.choice(reader.parse("warnin"), "`severity`", ("error", "warning"), "error")
    assert chosen == "error"
    assert _problems(reader) == [
        (
            "f.yaml:1:1: `severity` cannot be `warnin`, did you mean `warning`? "
            "(known: `error`, `warning`)"
        )
    ]


def test_a_choice_that_is_left_out_is_its_default() -> None:
    reader = Reader("f.yaml")
    assert reader.choice(None, "`severity`", ("error",), "error") == "error"
    assert reader.problems == []


@pytest.mark.parametrize(("written", "number"), [("3", 3.0), ("0.85", 0.85), ("-1", -1.0)])
def test_a_number_is_read(written: str, number: float) -> None:
    reader = Reader("f.yaml")
    assert reader.number(reader.parse(written), "`reach`", 8) == number
    assert reader.problems == []


@pytest.mark.parametrize("written", ["eight", "inf", "nan", "1_000", "0x8", "1e999"])
def test_what_is_no_plain_number_is_refused(written: str) -> None:
    reader = Reader("f.yaml")
    assert reader.number(reader.parse(written), "`reach`", 8) == 8
    assert _problems(reader) == [f"f.yaml:1:1: `reach` must be a number, not `{written}`"]


def test_empty_text_is_refused() -> None:
    reader = Reader("f.yaml")
    reader.text(reader.parse('a: " "'), "`why`")
    root = reader.parse('a: " "')
    assert isinstance(root, Fields)
    reader.problems.clear()
    reader.text(root.values["a"], "`why`")
    assert _problems(reader) == ["f.yaml:1:4: `why` is empty"]


def test_a_list_of_texts_refuses_what_is_no_text_and_keeps_the_rest() -> None:
    reader = Reader("f.yaml")
    texts = reader.texts(reader.parse("[a, [b], '', c]"), "`match`")
    assert [text.value for text in texts] == ["a", "c"]
    assert _problems(reader) == [
        "f.yaml:1:5: each member of `match` must be text",
        "f.yaml:1:10: each member of `match` must be text",
    ]


def test_text_where_a_list_is_due_is_refused() -> None:
    reader = Reader("f.yaml")
    assert reader.items(reader.parse("a"), "`match`") == ()
    assert _problems(reader) == ["f.yaml:1:1: `match` must be a list; write one as [a]"]


def test_all_mistakes_of_a_document_are_found_in_one_pass() -> None:
    reader = Reader("f.yaml")
    root = reader.parse("a: 1\na: 2\nb: !x 3\n")
    reader.fields(root, "it", optional=("a",))
    assert [problem.line for problem in reader.problems] == [2, 3, 3]


_WORD = st.text(alphabet="abc no1.0無:#- '\"", min_size=1, max_size=8).filter(str.strip)
_TREE = st.recursive(
    _WORD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_WORD, inner, max_size=3),
    max_leaves=12,
)


@given(_TREE)
def test_what_is_written_is_read_back(tree: object) -> None:
    class Quoted(yaml.SafeDumper):
        pass

    source = yaml.dump(tree, Dumper=Quoted, allow_unicode=True, default_style='"')
    node, problems = _parsed(source)
    assert problems == []
    assert _plain(node) == tree


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(source: str) -> None:
    node, problems = _parsed(source)
    assert node is None or isinstance(node, Text | Items | Fields)
    assert all(problem.startswith("f.yaml") for problem in problems)
