"""Pack folders → a rulebook, or every mistake with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import (
    CUES,
    DOWNTIME,
    SMALL,
    TAXONOMY,
    load_pack,
    phrase_file,
    write_files,
    write_pack,
)

from claimcheck.errors import PackError
from claimcheck.model.article import BlockKind
from claimcheck.model.rule import Confidence, CueGroup, Qualifier, Severity
from claimcheck.packs.load import load_rulebook, load_with_cue_examples, pack_files, versions

if TYPE_CHECKING:
    from pathlib import Path

_NAME = "en/overclaim/no-downtime.yaml"


def _problems(folder: Path, files: dict[str, str]) -> list[str]:
    with pytest.raises(PackError) as error:
        load_pack(folder, files)
    return [str(problem) for problem in error.value.problems]


def _rule_problems(folder: Path, old: str, new: str) -> list[str]:
    assert old in DOWNTIME
    problems = _problems(folder, {_NAME: DOWNTIME.replace(old, new)})
    return [problem.removeprefix(f"rules/{_NAME}:") for problem in problems]


def test_a_rule_drops_what_its_category_drops_unless_it_lowers_it(tmp_path: Path) -> None:
    taxonomy = TAXONOMY.replace("severity: error,", "severity: error, drop: [cited, hedged],", 1)
    (rule,) = load_pack(tmp_path, {**SMALL, "taxonomy.yaml": taxonomy}).rules
    assert rule.drop == {Qualifier.NEGATED, Qualifier.ASKED, Qualifier.CITED}
    assert rule.lower == {Qualifier.HEDGED}


@pytest.mark.parametrize("field", ["yields", "gathers"])
def test_a_category_names_only_others_of_the_taxonomy(tmp_path: Path, field: str) -> None:
    named = f"superlative: {{{field}: [overclaim/painles], severity: info,"
    taxonomy = TAXONOMY.replace("superlative: {severity: info,", named)
    with pytest.raises(PackError, match=f"`{field}` cannot be `overclaim/painles`, did you mean"):
        load_pack(tmp_path, {**SMALL, "taxonomy.yaml": taxonomy})


def test_a_rule_is_read_as_it_was_written(tmp_path: Path) -> None:
    (rule,) = load_pack(tmp_path, SMALL).rules
    assert rule.id == "overclaim/no-downtime/stated"
    assert rule.kind == "phrase"
    assert rule.severity is Severity.ERROR, "the category's own"
    assert rule.confidence is Confidence.HIGH
    assert rule.drop == {Qualifier.NEGATED, Qualifier.ASKED}
    assert rule.lower == {Qualifier.HEDGED}
    assert rule.patterns == {
        "match": ("(no | zero) down-time",),
        "except": ("website ... down-time",),
    }
    assert (rule.path, rule.line) == (f"rules/{_NAME}", 4)
    assert [(example.list, example.because) for example in rule.examples] == [
        ("flag", ""),
        ("flag", ""),
        ("pass", "negated"),
        ("pass", "asked"),
        ("pass", "hedged"),
        ("pass", "except"),
        ("pass", "near-miss"),
    ]


def test_a_rule_says_more_when_it_is_asked_to(tmp_path: Path) -> None:
    more = "severity: info\nconfidence: low\nscope: [title, table-cell]\nonly: [quoted]\nsource: X"
    (rule,) = load_pack(tmp_path, {"en/a.yaml": phrase_file("no pain", more=more)}).rules
    assert (rule.severity, rule.confidence) == (Severity.INFO, Confidence.LOW)
    assert rule.scope == {BlockKind.TITLE, BlockKind.TABLE_CELL}
    assert rule.only == {Qualifier.QUOTED}
    assert rule.source == "X"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "  - id: stated",
            "  - idd: stated",
            "4:5: unknown key `idd` in a rule, did you mean `id`?",
        ),
        ("    drop:", "    dropp:", "11:5: unknown key `dropp` in a rule, did you mean `drop`?"),
        (
            "[negated, asked]",
            "[negatd]",
            (
                "11:12: `drop` cannot be `negatd`, did you mean `negated`? "
                "(known: `negated`, `hedged`, "
                "`asked`, `conditional`, `attributed`, `quoted`, `cited`, `other-subject`)"
            ),
        ),
        (
            "stated\n",
            "stated\n    severity: eror\n",
            (
                "5:15: `severity` cannot be `eror`, did you mean `error`? "
                "(known: `error`, `warning`, `info`)"
            ),
        ),
        (
            "stated\n",
            "stated\n    kind: phrases\n",
            (
                "5:11: `kind` cannot be `phrases`, did you mean `phrase`? "
                "(known: `phrase`, `tokens`, `foreign`, `latin`, `script`, `acronym`, `term`, "
                "`alias`, `spelling`, `quantity`, `required`, `conflict`, `unusual`)"
            ),
        ),
        ("{match}", "{mtch}", "5:14: `message` cannot hold {mtch} (known: {match})"),
        ("{match}", "{match", "5:14: `message`: expected '}' before end of string"),
        (
            "Say what to expect.",
            "x" * 121,
            "6:13: `advice` has 121 characters of at most 120",
        ),
        (
            "because: negated}",
            "becuse: negated}",
            "16:51: unknown key `becuse` in an example, did you mean `because`?",
        ),
        ("[[no downtime]]", "[[no downtime", "14:14: `[[` is not closed by `]]`"),
        (
            "[[no downtime]]",
            "no downtime",
            "14:14: a `flag` example marks what is found: [[like this]]",
        ),
        (
            "(no | zero) down-time",
            "(no | zero down-time",
            (
                "4:1: in `overclaim/no-downtime/stated`, pattern “(no | zero down-time”: "
                "“(” is not closed by “)”"
            ),
        ),
        (
            "(no | zero) down-time",
            "no {downtim}",
            (
                "4:1: in `overclaim/no-downtime/stated`, pattern “no {downtim}”: "
                "there is no word list {downtim}"
            ),
        ),
        ('    advice: "Say what to expect."\n', "", "4:5: a rule lacks `advice`"),
        ("why: Skin heals in days.\n", "", "1:1: a rule file lacks `why`"),
        ("why: Skin heals in days.\n", "why: ''\n", "2:6: `why` is empty"),
    ],
)
def test_a_mistake_in_a_rule_has_its_place_and_what_was_meant(
    tmp_path: Path, old: str, new: str, problem: str
) -> None:
    assert problem in _rule_problems(tmp_path, old, new)


def test_an_unknown_category_is_refused_with_the_nearest(tmp_path: Path) -> None:
    (problem,) = _rule_problems(
        tmp_path, "category: overclaim/no-downtime", "category: overclaim/no-downtme"
    )
    assert problem.startswith(
        "1:11: `category` cannot be `overclaim/no-downtme`, did you mean `overclaim/no-downtime`?"
    )


def test_a_rule_that_stands_twice_is_refused_with_both_places(tmp_path: Path) -> None:
    problems = _problems(tmp_path, {"en/a.yaml": DOWNTIME, "en/b.yaml": DOWNTIME})
    assert problems == [
        (
            "rules/en/b.yaml:4:1: rule `overclaim/no-downtime/stated` stands twice, "
            "first at rules/en/a.yaml:4"
        )
    ]


def test_every_mistake_of_every_file_is_reported_in_order(tmp_path: Path) -> None:
    files = {
        "en/b.yaml": phrase_file("a (b", slug="b"),
        "en/a.yaml": phrase_file("a", slug="a", more="scope: [nowhere]\ndrop: [nothing]"),
        "en/cues/x.yaml": "qualifier: nonsense\nbefore: ['((']\n",
        "en/c.yaml": "a: [",
    }
    places = [problem.split(": ")[0] for problem in _problems(tmp_path, files)]
    assert places == [
        "rules/en/a.yaml:9:13",
        "rules/en/a.yaml:10:12",
        "rules/en/b.yaml:4:1",
        "rules/en/c.yaml:2:1",
        "rules/en/cues/x.yaml:1:12",
        "rules/en/cues/x.yaml:2:1",
    ]


def test_an_empty_rule_file_is_refused(tmp_path: Path) -> None:
    assert _problems(tmp_path, {"en/a.yaml": "# nothing\n"}) == [
        (
            "rules/en/a.yaml: a rule file must be a mapping of `category`, `why`, `rules`, "
            "`lexicon`, `why-zh`"
        )
    ]


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    folder = write_pack(tmp_path, {})
    (folder / "a.yaml").write_bytes(b"category: \xff\n")
    with pytest.raises(PackError, match=r"rules/a.yaml: this is not UTF-8: .* at byte 10"):
        load_rulebook([folder])


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="there is no pack folder here"):
        load_rulebook([write_pack(tmp_path / "pack", {}), tmp_path / "nowhere"])


@pytest.mark.parametrize("amount", ["abc", "1", "1..", "..2", "1..x", "5..3", "nan..2"])
def test_a_range_that_is_none_is_refused_when_the_pack_is_loaded(
    tmp_path: Path, amount: str
) -> None:
    rule = (
        "category: consistency/recovery-time\nwhy: x\nrules:\n  - id: none\n    kind: quantity\n"
        f'    fact: recovery\n    modality: absolute\n    range: "{amount}"\n    match: ["none"]\n'
        "    examples: {}\n"
    )
    assert _problems(tmp_path, {"en/a.yaml": rule}) == [
        f"rules/en/a.yaml:8:12: `range` must be two numbers such as 0..2, not `{amount}`"
    ]


def test_a_limit_that_is_no_number_is_refused_when_the_pack_is_loaded(tmp_path: Path) -> None:
    rule = (
        "category: consistency/recovery-time\nwhy: x\nrules:\n  - id: long\n    kind: conflict\n"
        '    message: "“{left}” and “{right}”."\n    advice: "Say one."\n'
        "    disagree: little-and-long\n    facts: [recovery]\n    limit: a week\n"
        "    examples: {}\n"
    )
    assert _problems(tmp_path, {"en/a.yaml": rule}) == [
        "rules/en/a.yaml:10:12: `limit` must be a number, not `a week`"
    ]


def test_a_todo_pass_example_must_mark_what_is_found(tmp_path: Path) -> None:
    text = phrase_file("no pain").replace("{}", '{todo-pass: ["There is no pain relief."]}')
    assert _problems(tmp_path, {"en/a.yaml": text}) == [
        "rules/en/a.yaml:9:28: a `todo-pass` example marks what is found: [[like this]]"
    ]


def test_a_word_list_of_a_file_is_its_own(tmp_path: Path) -> None:
    own = "lexicon:\n  rest: [days off]\n"
    files = {
        "en/a.yaml": phrase_file("no {rest}", slug="a") + own,
        "en/b.yaml": phrase_file("zero {rest}", slug="b"),
    }
    assert _problems(tmp_path, files) == [
        (
            "rules/en/b.yaml:4:1: in `overclaim/no-downtime/b`, pattern “zero {rest}”: "
            "there is no word list {rest}"
        )
    ]


def test_a_word_list_may_not_replace_a_shared_one(tmp_path: Path) -> None:
    files = {
        "en/lexicon/rest.yaml": "lexicon:\n  rest: [a break]\n",
        "en/a.yaml": phrase_file("no {rest}") + "lexicon:\n  rest: [days off]\n",
    }
    assert _problems(tmp_path, files) == ["rules/en/a.yaml:11:10: word list `rest` stands twice"]


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ("abc", "must be a list; write one as [abc]"),
        ("[]", "has no words"),
        ("''", "must be a list"),
        ("{a: b}", "must be a list"),
        ("[[a]]", "each member of word list `rest` must be text"),
    ],
)
def test_a_word_list_that_is_none_is_refused_where_it_stands(
    tmp_path: Path, entries: str, problem: str
) -> None:
    of_file = phrase_file("no {rest}") + f"lexicon:\n  rest: {entries}\n"
    shared = {
        "en/lexicon/a.yaml": f"lexicon: {{rest: {entries}}}",
        "en/a.yaml": phrase_file("no {rest}"),
    }
    (own,) = _problems(tmp_path / "own", {"en/a.yaml": of_file})
    assert own.startswith("rules/en/a.yaml:11:")
    assert own.endswith(problem)
    (other,) = _problems(tmp_path / "shared", shared)
    assert other.startswith("rules/en/lexicon/a.yaml:1:")
    assert other.endswith(problem)


@pytest.mark.parametrize("amount", ["a..b", "3", "5..3", "3..x"])
def test_what_is_usual_for_a_treatment_is_two_numbers(tmp_path: Path, amount: str) -> None:
    entry = f"terms:\n  - {{id: a, name: a, family: b, names: [a], sessions: '{amount}'}}\n"
    assert _problems(tmp_path, {"lexicon/a.yaml": entry}) == [
        f"rules/lexicon/a.yaml:2:55: `sessions` must be two numbers such as 0..2, not `{amount}`"
    ]


def test_a_rule_names_one_at_least_of_what_it_compares(tmp_path: Path) -> None:
    conflict = (
        "category: consistency/recovery-time\nwhy: x\nrules:\n  - id: long\n    kind: conflict\n"
        '    message: "“{left}” and “{right}”."\n    advice: "Say one."\n'
        "    disagree: little-and-long\n    facts: []\n    examples: {}\n"
    )
    foreign = (
        "category: terminology/untranslated\nwhy: x\nrules:\n  - id: han\n    kind: foreign\n"
        '    message: "“{match}”."\n    advice: "Gloss."\n    scripts: []\n    examples: {}\n'
    )
    assert _problems(tmp_path, {"en/a.yaml": conflict, "en/b.yaml": foreign}) == [
        "rules/en/a.yaml:9:12: `facts` must name one at least",
        "rules/en/b.yaml:8:14: `scripts` must name one at least",
    ]


def test_only_plain_figures_are_numbers_in_tokens(tmp_path: Path) -> None:
    rule = (
        "category: overclaim/superlative\nwhy: x\nrules:\n  - id: a\n    kind: tokens\n"
        '    message: "“{match}”."\n    advice: "Less."\n    anchors: [a]\n'
        "    tokens: [[{LENGTH: ²}]]\n    examples: {}\n"
    )
    (problem,) = _problems(tmp_path, {"en/a.yaml": rule})
    assert problem.startswith("rules/en/a.yaml:9:13: `tokens`: Invalid token patterns")


def test_a_term_that_stands_twice_is_refused(tmp_path: Path) -> None:
    entry = "terms:\n  - {id: pico, name: pico, family: laser, names: [pico]}\n"
    files = {"lexicon/a.yaml": entry, "lexicon/b.yaml": entry}
    assert _problems(tmp_path, files) == ["rules/lexicon/b.yaml:2:51: term `pico` stands twice"]


def test_a_glossary_without_its_columns_is_refused(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, {"lexicon/glossary.tsv": "english\tja\nlaser\tx\n"})
    assert problem == (
        "rules/lexicon/glossary.tsv: the glossary lacks the columns "
        "confidence, ko, source, zh_cn, zh_hk_if_different, zh_tw"
    )


def test_cues_keep_their_group_reach_and_place(tmp_path: Path) -> None:
    cues = load_pack(tmp_path, CUES).cues
    assert [(cue.qualifier, cue.group, cue.pattern, cue.reach, cue.line) for cue in cues] == [
        (Qualifier.HEDGED, CueGroup.BEFORE, "usually", 8, 2),
        (Qualifier.HEDGED, CueGroup.BEFORE, "may", 8, 2),
        (Qualifier.NEGATED, CueGroup.BEFORE, "never", 3, 4),
        (Qualifier.NEGATED, CueGroup.BEFORE, "(do | does) not", 3, 5),
        (Qualifier.NEGATED, CueGroup.AFTER, "is not possible", 3, 7),
        (Qualifier.NEGATED, CueGroup.PSEUDO, "never fails", 3, 9),
        (Qualifier.NEGATED, CueGroup.TERMINATING, "but", 3, 11),
    ]


def test_cue_examples_come_beside_the_rulebook(tmp_path: Path) -> None:
    _, files = load_with_cue_examples([write_pack(tmp_path, CUES)])
    assert [(file.path, len(file.examples)) for file in files] == [
        ("rules/en/cues/hedged.yaml", 2),
        ("rules/en/cues/negated.yaml", 5),
    ]


def test_a_cue_example_marks_one_stretch(tmp_path: Path) -> None:
    cue = "qualifier: hedged\nbefore: [may]\nexamples:\n  flag: ['it may be']\n"
    assert _problems(tmp_path, {"en/cues/hedged.yaml": cue}) == [
        "rules/en/cues/hedged.yaml:4:10: a cue's example marks one stretch: [[like this]]"
    ]


def test_a_pack_has_the_hash_of_its_files(tmp_path: Path) -> None:
    one = versions([write_pack(tmp_path / "one", SMALL)])
    same = versions([write_pack(tmp_path / "same", SMALL)])
    other = versions([write_pack(tmp_path / "other", {**SMALL, _NAME: DOWNTIME + "\n"})])
    assert [pack.id for pack in one] == ["base", "en"]
    assert one == same
    assert one[0] == other[0]
    assert one[1].sha256 != other[1].sha256


def test_a_renamed_file_changes_the_hash(tmp_path: Path) -> None:
    one = versions([write_files(tmp_path / "one", {"en/a.yaml": DOWNTIME})])
    two = versions([write_files(tmp_path / "two", {"en/b.yaml": DOWNTIME})])
    assert one != two


def test_files_are_read_in_a_fixed_order_and_others_are_left_alone(tmp_path: Path) -> None:
    write_files(tmp_path, {"b.yaml": "", "a/z.tsv": "", "a/readme.md": "", "c.yml": ""})
    names = [path.relative_to(tmp_path).as_posix() for path in pack_files(tmp_path)]
    assert names == ["a/z.tsv", "b.yaml"]


def test_a_message_of_a_category_must_fit_and_name_a_category(tmp_path: Path) -> None:
    text = 'messages:\n  overclaim/no-downtim: {message: "「{match}」", why: 要時間}\n'
    lacking, unknown = _problems(tmp_path, {**SMALL, "zh/messages.yaml": text})
    assert lacking.endswith("`overclaim/no-downtim` lacks `advice`")
    assert "a category cannot be `overclaim/no-downtim`, did you mean" in unknown


def test_a_message_that_names_what_a_rule_does_not_know_is_not_for_it(tmp_path: Path) -> None:
    said = '{message: "「{match}」{prefer}", advice: 寫明, why: 要時間}'
    text = f"messages:\n  overclaim/no-downtime: {said}\n"
    (rule,) = load_pack(tmp_path, {**SMALL, "zh/messages.yaml": text}).rules
    assert rule.chinese == {}
