"""Rows of a site that cannot both be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from building import REPORTED, load_pack, write_files

from claimcheck.config import Config
from claimcheck.run import check_paths
from claimcheck.scan.check import check_table
from claimcheck.scan.folder import Folder
from claimcheck.scan.job import make_job
from claimcheck.scan.sites import compare_sites, compare_table, findings_in, told_in

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

NONE = "Pico laser means no downtime."
SOME = "After pico laser expect redness for 3 days."


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path / "pack", REPORTED)


def _articles(*rows: tuple[str, str | None, str]) -> pa.Table:
    return pa.table(
        {
            "row": list(range(len(rows))),
            "id": [id_ for id_, _, _ in rows],
            "site": pa.array([site for _, site, _ in rows], pa.string()),
            "text": [text for _, _, text in rows],
        }
    )


def _compared(rules: Rulebook, articles: pa.Table, **wishes: Any) -> list[dict[str, Any]]:
    job = make_job(sites=True, **wishes)
    outcome = check_table(articles, job, rules)
    rows: list[dict[str, Any]] = compare_table(told_in(outcome), job, rules).to_pylist()
    return rows


def test_what_one_row_says_another_of_its_site_denies(rules: Rulebook) -> None:
    (found,) = _compared(rules, _articles(("a", "s", NONE), ("b", "s", SOME)))
    assert (found["row"], found["id"], found["site"], found["rule"], found["quote"]) == (
        0,
        "a",
        "s",
        "consistency/recovery-time/differ",
        "no downtime",
    )
    ((other),) = found["related"]
    assert (other["id"], other["quote"]) == ("b", "redness for 3 days")
    assert SOME[other["start"] : other["end"]] == "redness for 3 days"


@pytest.mark.parametrize("sites", [("s", "t"), ("s", None), (None, None), ("", "")])
def test_rows_of_other_sites_are_not_compared(rules: Rulebook, sites: tuple[Any, Any]) -> None:
    rows = _articles(("a", sites[0], NONE), ("b", sites[1], SOME))
    assert _compared(rules, rows) == []


def test_rows_of_one_name_are_one_article(rules: Rulebook) -> None:
    assert _compared(rules, _articles(("a", "s", NONE), ("a", "s", SOME))) == []


def test_places_in_a_text_that_begins_with_a_mark_are_those_of_the_column(rules: Rulebook) -> None:
    first, second = f"\ufeff{NONE}", f"\ufeff{SOME}"
    (found,) = _compared(rules, _articles(("a", "s", first), ("b", "s", second)))
    ((other),) = found["related"]
    assert first[found["start"] : found["end"]] == found["quote"] == "no downtime"
    assert second[other["start"] : other["end"]] == other["quote"] == "redness for 3 days"


def test_what_is_wished_of_rules_counts_between_rows(rules: Rulebook) -> None:
    rows = _articles(("a", "s", NONE), ("b", "s", SOME))
    assert _compared(rules, rows, config=Config(ignore=("consistency",))) == []


def test_a_comment_in_a_row_accepts_what_another_denies(rules: Rulebook) -> None:
    allow = '<!-- claimcheck: allow consistency/recovery-time reason="E-1" -->'
    rows = _articles(("a", "s", f"{allow}\n\n{NONE}"), ("b", "s", SOME))
    (found,) = _compared(rules, rows, format="markdown")
    assert (found["status"], found["acceptance"]["where"]) == ("waived", "a:1")


def test_of_a_comment_that_may_be_for_other_rows_nothing_is_said(rules: Rulebook) -> None:
    allow = '<!-- claimcheck: allow consistency/recovery-time reason="E-1" -->'
    articles = _articles(("a", "s", f"{allow}\n\nHello."))
    alone, beside = (
        check_table(articles, make_job(format="markdown", sites=sites), rules)["status"].to_pylist()
        for sites in (False, True)
    )
    assert (alone, beside) == (["notice"], [])


def test_a_file_of_each_row_says_the_same(rules: Rulebook, tmp_path: Path) -> None:
    texts = [NONE, SOME, f"{NONE} {SOME}", "There is no downtime.", "Zero downtime with pico."]
    write_files(tmp_path / "site", {f"{at}.txt": text for at, text in enumerate(texts)})
    names = [str(tmp_path / "site" / f"{at}.txt") for at in range(len(texts))]
    config = Config(sites={"s": ("site/*",)}, root=tmp_path)
    known = [
        (finding.path, finding.rule, finding.start.offset, finding.message, finding.fingerprint)
        for finding in check_paths(names, packs=rules, config=config).findings
    ]
    articles = _articles(*((name, "s", text) for name, text in zip(names, texts, strict=True)))
    job = make_job(sites=True)
    outcome = check_table(articles, job, rules)
    tables = [findings_in(outcome), compare_table(told_in(outcome), job, rules)]
    rows = [row for table in tables for row in table.to_pylist()]
    found = [
        (row["id"], row["rule"], row["start"], row["message"], row["fingerprint"]) for row in rows
    ]
    assert any("The other is in" in message for *_, message, _ in found)
    assert sorted(found) == sorted(known)


def _bucketed(
    folder: Folder, articles: pa.Table, rules: Rulebook, *, part: int, size: int
) -> list[dict[str, Any]]:
    """Return what is found between rows that were told part by part."""
    job = make_job(sites=True)
    numbers = range(0, articles.num_rows, part)
    for number, first in enumerate(numbers):
        outcome = check_table(articles.slice(first, part), job, rules)
        folder.write(folder.told(number), told_in(outcome))
    compare_sites(folder, range(len(numbers)), job, rules, size)
    rows = [row for table in folder.tables(["row", "site", "rule"]) for row in table.to_pylist()]
    return sorted(rows, key=lambda row: (row["site"], row["row"], row["rule"]))


@pytest.mark.parametrize(("part", "size"), [(1, 1), (1, 100_000), (5, 1), (7, 900), (40, 1)])
def test_parts_and_buckets_make_no_difference(
    rules: Rulebook, tmp_path: Path, part: int, size: int
) -> None:
    rows = [(f"{at}", f"s{at % 7}", SOME if at % 3 else NONE) for at in range(40)]
    job = make_job(sites=True)
    folder = Folder(tmp_path / "out")
    found = _bucketed(folder, _articles(*rows), rules, part=part, size=size)
    outcome = check_table(_articles(*rows), job, rules)
    whole = compare_table(told_in(outcome), job, rules).select(["row", "site", "rule"]).to_pylist()
    assert [row["site"] for row in whole] == [f"s{at}" for at in range(7)]
    assert found == whole
    assert (len(list(folder.path.glob("sites-*"))) > 1) is (size < 1000)
    assert [path.name for path in (folder.path / "_told").iterdir() if path.is_dir()] == []


def test_a_bucket_that_stands_is_not_made_again(rules: Rulebook, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "out")
    articles = _articles(("a", "s", NONE), ("b", "s", SOME))
    first = _bucketed(folder, articles, rules, part=1, size=100_000)
    before = folder.sites(0).stat().st_mtime_ns
    assert _bucketed(folder, articles, rules, part=1, size=100_000) == first
    assert folder.sites(0).stat().st_mtime_ns == before
