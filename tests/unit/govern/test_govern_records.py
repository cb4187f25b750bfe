"""The files of waivers, claims and the baseline: what is read, written and refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from claimcheck.errors import ConfigError
from claimcheck.govern.baseline import read_baseline, write_baseline
from claimcheck.govern.records import load_records
from claimcheck.govern.register import read_claims, with_claims
from claimcheck.govern.waivers import read_waivers, with_waivers
from claimcheck.model.record import Claim, Known, Waiver
from claimcheck.notation.document import Reader

WAIVER = Waiver(
    rule="overclaim/painless/stated",
    quote="no pain",
    sentence="It's 100 % sure: no pain, “ever”.",
    reason="measured: see E-12",
    approver="Jo",
    expires="2030-01-31",
    path="a.md",
    fingerprint="0123456789abcdef",
    line=3,
)
CLAIM = Claim(
    id="C-1",
    wordings=("No pain at all", "Without any pain"),
    evidence=("study.pdf",),
    jurisdictions=("uk",),
    owner="Ann",
    approval="A-7",
    review_by="2030-01-31",
    rules=("overclaim/painless",),
    paths=("a.md",),
    fingerprints=("0123456789abcdef",),
    line=3,
)


def _waivers(source: str) -> tuple[tuple[Waiver, ...], list[str]]:
    reader = Reader("waivers.yaml")
    found = read_waivers(reader, reader.parse(source))
    return found, [str(problem) for problem in reader.problems]


def test_what_is_written_is_read_again() -> None:
    source = with_waivers("", [WAIVER])
    assert _waivers(source) == ((WAIVER,), [])


def test_accents_in_a_path_may_be_signs_of_their_own() -> None:
    (waiver,), _ = _waivers(with_waivers("", [WAIVER._replace(path="cafe\u0301.md")]))
    known = write_baseline([Known("cafe\u0301.md", "a/b", "c", "d", 1)], "2026-01-02")
    assert (waiver.path, read_baseline("a", known)[0].path) == ("caf\u00e9.md", "caf\u00e9.md")


@pytest.mark.parametrize("path", [r".\site\a.md", "./site/a.md", "site//a.md"])
def test_a_path_may_be_written_as_elsewhere(path: str) -> None:
    (waiver,), _ = _waivers(with_waivers("", [WAIVER._replace(path=path)]))
    reader = Reader("claims.yaml")
    source = with_claims("", [CLAIM._replace(paths=(path,))])
    (claim,) = read_claims(reader, reader.parse(source))
    assert (waiver.path, claim.paths) == ("site/a.md", ("site/a.md",))


@pytest.mark.parametrize(
    "source",
    [
        "waivers:\n- {fields}\n",
        "waivers:\n    - {fields}\n",
        "waivers: [{fields}]\n",
        "{{waivers: [{fields}]}}\n",
        "# Ours.\nwaivers:\n  - {fields}\n...\n",
    ],
)
def test_waivers_are_added_however_those_there_are_laid_out(source: str) -> None:
    there = source.format(
        fields="{rule: a/b, reason: x, approver: Jo, expires: 2030-01-31, fingerprint: a}"
    )
    found, problems = _waivers(with_waivers(there, [WAIVER]))
    assert ([one.rule for one in found], problems) == (["a/b", WAIVER.rule], [])


@pytest.mark.parametrize("source", ["# None yet.\n", "# None yet.", "\n"])
def test_waivers_are_added_to_a_file_of_comments(source: str) -> None:
    written = with_waivers(source, [WAIVER])
    assert written.startswith(source.partition("\n")[0])
    assert _waivers(written) == ((WAIVER._replace(line=written.count("\n") - 7),), [])
    assert with_claims(source, [CLAIM]).count("claims:\n") == 1


def test_a_file_that_can_be_read_can_be_added_to() -> None:
    # One parser of YAML takes the question mark for a sign of a word, the other does not.
    fields = "rule: 😀a?b, reason: x, approver: Jo, expires: 2030-01-31, fingerprint: a"
    there = f"waivers:\n- {{{fields}}}\n# é\n"
    found, problems = _waivers(with_waivers(there, [WAIVER]))
    assert ([one.rule for one in found], problems) == (["😀a?b", WAIVER.rule], [])


def test_waivers_are_added_to_a_list_that_is_empty() -> None:
    found, problems = _waivers(with_waivers("waivers: []  # none yet\n", [WAIVER]))
    assert ([one.rule for one in found], problems) == ([WAIVER.rule], [])


def test_waivers_are_added_behind_those_there_and_comments_stay() -> None:
    first = with_waivers("# Ours.\nwaivers:  # all of them\n", [WAIVER])
    both = with_waivers(first, [WAIVER._replace(fingerprint="f" * 16)])
    assert both.startswith("# Ours.\nwaivers:  # all of them\n")
    assert [one.fingerprint for one in _waivers(both)[0]] == ["0123456789abcdef", "f" * 16]


def test_waivers_are_added_to_an_empty_list() -> None:
    assert [one.rule for one in _waivers(with_waivers("waivers: []\n", [WAIVER]))[0]] == [
        WAIVER.rule
    ]


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (
            "{rule: r, quote: q, sentence: s, reason: x, approver: Jo}",
            "waivers.yaml:2:5: a waiver lacks `expires`",
        ),
        (
            "{rule: r, quote: q, sentence: s, reason: x, approver: Jo, expires: soon}",
            "waivers.yaml:2:72: `expires` must be a day such as 2027-01-31, not `soon`",
        ),
        (
            "{rule: r, quote: q, reason: x, approver: Jo, expires: 2030-01-31}",
            "waivers.yaml:2:5: a waiver needs `quote` and `sentence`, or a `fingerprint`",
        ),
        (
            "{rule: r, quote: q, sentence: s, reasn: x, approver: Jo, expires: 2030-01-31}",
            "waivers.yaml:2:5: a waiver lacks `reason`",
        ),
    ],
)
def test_a_mistake_in_a_waiver_has_its_place(entry: str, problem: str) -> None:
    assert problem in _waivers(f"waivers:\n  - {entry}\n")[1]


def test_a_claim_that_is_written_is_read_again() -> None:
    reader = Reader("claims.yaml")
    assert read_claims(reader, reader.parse(with_claims("", [CLAIM]))) == (CLAIM,)
    assert reader.problems == []


def test_evidence_may_be_one_text() -> None:
    reader = Reader("claims.yaml")
    entry = "{id: C-1, wording: w, evidence: e, owner: o, review-by: 2030-01-31}"
    (claim,) = read_claims(reader, reader.parse(f"claims:\n  - {entry}\n"))
    assert (claim.evidence, reader.problems) == (("e",), [])


def test_a_claim_stands_once() -> None:
    reader = Reader("claims.yaml")
    read_claims(reader, reader.parse(with_claims(with_claims("", [CLAIM]), [CLAIM])))
    assert [problem.message for problem in reader.problems] == ["claim `C-1` stands 2 times"]


def test_a_baseline_that_is_written_is_read_again() -> None:
    known = (Known("a.md", "r", "“q”", "0" * 16, 2), Known("b.md", "r", "", "1" * 16, 1))
    assert read_baseline("b.json", write_baseline(known, "2026-01-02")) == known
    assert read_baseline("b.json", write_baseline((), "2026-01-02")) == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "this is not JSON"),
        (b"[]", "this is no baseline: its `schema` must be `claimcheck-baseline/1`"),
        (b'{"schema": "claimcheck-report/1"}', "this is no baseline"),
        (b'{"schema": "claimcheck-baseline/1", "findings": [{}]}', "each of its `findings` must"),
        (
            b'{"schema":"claimcheck-baseline/1","findings":[{"path":"a","rule":"r","quote":"",\
"fingerprint":"0","count":"2"}]}',
            "each of its `findings` must have path, rule, quote, fingerprint, count",
        ),
    ],
)
def test_what_is_no_baseline_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read_baseline("b.json", data)
    assert str(raised.value).startswith(f"b.json: {message}")


def test_mistakes_of_all_files_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text("waivers: 3\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_bytes(b"\xff")
    with pytest.raises(ConfigError) as raised:
        load_records(
            waivers=str(tmp_path / "w.yaml"),
            claims=str(tmp_path / "c.yaml"),
            baseline=str(tmp_path / "none.json"),
        )
    assert [Path(problem.path).name for problem in raised.value.problems] == [
        "c.yaml",
        "none.json",
        "w.yaml",
    ]


def test_a_file_of_comments_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert load_records(waivers=str(tmp_path / "w.yaml"), claims="", baseline="").waivers == ()


def test_what_is_written_is_plain_yaml() -> None:
    plain = yaml.safe_load(with_waivers("", [WAIVER]))
    assert plain["waivers"][0]["expires"] == "2030-01-31"
