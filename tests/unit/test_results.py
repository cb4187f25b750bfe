"""What earlier runs found, kept by what it depends on."""

from __future__ import annotations

import os
import sqlite3
import stat
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import SMALL, load_pack, write_files

from claimcheck.config import Config
from claimcheck.model.report import ArticleResult
from claimcheck.report import render
from claimcheck.report.look import Look
from claimcheck.results import FILE, Results, kept_in
from claimcheck.run import check_paths
from claimcheck.single import check_file

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

_TEXTS = {
    "a.md": "# Laser\n\nThere is no downtime. “Painless”, they say.\n",
    "b.txt": "Is there no downtime? We never promise no downtime.\n",
    "c.html": "<p>No <b>downtime</b> &amp; 皮秒</p><!-- claimcheck-allow: overclaim -- x -->",
}


@pytest.fixture
def rules(tmp_path: Path) -> Rulebook:
    return load_pack(tmp_path / "pack", SMALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path, _TEXTS)
    return tmp_path / "cache"


def _checked(rules: Rulebook, folder: Path | None, **wishes: object) -> tuple[bytes, int]:
    """Return the report of the articles, and how many had to be checked for it."""
    checked = []
    config = Config(**wishes)  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:

        def counted(names: list[str], *rest: object) -> list[object]:
            checked.extend(names)
            return [check_file(name, *rest) for name in names]  # type: ignore[arg-type]

        patch.setattr("claimcheck.run.check_together", counted)
        report = check_paths(sorted(_TEXTS), packs=rules, config=config, cache=folder)
    return render("json", report, Look()), len(checked)


def test_a_second_run_checks_nothing_and_says_the_same(rules: Rulebook, folder: Path) -> None:
    fresh, _ = _checked(rules, None)
    assert _checked(rules, folder) == (fresh, 3)
    assert _checked(rules, folder) == (fresh, 0)


def test_a_result_comes_back_as_it_was(rules: Rulebook, folder: Path) -> None:
    config = Config(sites={"all": ("*",)})
    with Results(folder, rules, config) as results:
        for name in _TEXTS:
            key = results.key_of(name)
            assert key is not None
            result = check_file(name, rules, config)
            assert isinstance(result, ArticleResult)
            results.keep([(key, result)])
            assert dict(results.find({name: key})) == {name: result}


def test_only_what_changed_is_checked_again(rules: Rulebook, folder: Path) -> None:
    _checked(rules, folder)
    Path("a.md").write_text("No downtime, no downtime.\n", encoding="utf-8")
    fresh, _ = _checked(rules, None)
    assert _checked(rules, folder) == (fresh, 1)


def test_the_time_of_a_change_plays_no_part(rules: Rulebook, folder: Path) -> None:
    _checked(rules, folder)
    before = Path("a.md").stat()
    os.utime("b.txt", (0, 0))
    Path("a.md").write_text("# Laser\n\nThere is yes downtime. “Painless”, they say.\n", "utf-8")
    os.utime("a.md", ns=(before.st_atime_ns, before.st_mtime_ns))
    fresh, _ = _checked(rules, None)
    assert _checked(rules, folder) == (fresh, 1)


@pytest.mark.parametrize(
    "wishes",
    [
        {"ignore": ("overclaim/no-downtime",)},
        {"message_lang": "zh"},
        {"sites": {"all": ("*",)}},
        {"root": Path("/")},
    ],
    ids=str,
)
def test_another_configuration_has_other_results(
    rules: Rulebook, folder: Path, wishes: dict[str, object]
) -> None:
    _checked(rules, folder)
    fresh, _ = _checked(rules, None, **wishes)
    assert _checked(rules, folder, **wishes) == (fresh, 3)


def test_other_rules_have_other_results(rules: Rulebook, folder: Path) -> None:
    _checked(rules, folder)
    changed = tuple(replace(pack, sha256="0" * 64) for pack in rules.packs)
    assert _checked(replace(rules, packs=changed), folder)[1] == 3


def test_a_project_glossary_counts_by_what_it_holds(
    rules: Rulebook, folder: Path, tmp_path: Path
) -> None:
    glossary = tmp_path / "glossary.tsv"
    for content, checked in (("a", 3), ("a", 0), ("b", 3)):
        glossary.write_text(content, encoding="utf-8")
        assert _checked(rules, folder, glossary=str(glossary))[1] == checked


def test_the_same_content_elsewhere_is_another_article(rules: Rulebook, folder: Path) -> None:
    with Results(folder, rules, Config()) as results:
        Path("d.md").write_bytes(Path("a.md").read_bytes())
        assert results.key_of("a.md") != results.key_of("d.md")
        assert results.key_of("missing.md") is None


def test_what_cannot_be_read_is_said_each_time(rules: Rulebook, folder: Path) -> None:
    Path("b.txt").write_bytes(b"\xff")
    for checked in (3, 1, 1):
        assert _checked(rules, folder)[1] == checked


def test_a_file_that_changes_while_it_is_checked_is_not_kept(
    rules: Rulebook, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(names: list[str], *rest: object) -> list[object]:
        found = [check_file(name, *rest) for name in names]  # type: ignore[arg-type]
        Path("a.md").write_text("Changed.", encoding="utf-8")
        return found

    monkeypatch.setattr("claimcheck.run.check_together", slow)
    check_paths(sorted(_TEXTS), packs=rules, cache=folder)
    assert kept_in(folder)[0] == 2


@pytest.mark.parametrize("damage", [b"", b"no base", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_begun_anew(rules: Rulebook, folder: Path, damage: bytes) -> None:
    fresh, _ = _checked(rules, folder)
    for file in folder.iterdir():
        file.unlink()
    (folder / FILE).write_bytes(damage)
    assert _checked(rules, folder) == (fresh, 3)
    assert _checked(rules, folder) == (fresh, 0)


def test_a_damaged_result_is_found_again(rules: Rulebook, folder: Path) -> None:
    fresh, _ = _checked(rules, folder)
    with sqlite3.connect(folder / FILE) as base:
        base.execute("UPDATE results SET value = x'00'")
    base.close()
    assert _checked(rules, folder) == (fresh, 3)


def test_nothing_in_the_file_is_run(rules: Rulebook, folder: Path) -> None:
    """A pickle in the place of a result, which would write a file, is only a damaged result."""
    fresh, _ = _checked(rules, folder)
    harmful = b"cos\nsystem\n(S'touch harm'\ntR."
    with sqlite3.connect(folder / FILE) as base:
        base.execute("UPDATE results SET value = ?", (harmful,))
    base.close()
    assert _checked(rules, folder)[0] == fresh
    assert not Path("harm").exists()


def test_where_nothing_can_be_kept_all_is_checked(rules: Rulebook, folder: Path) -> None:
    folder.write_text("a file in its place", encoding="utf-8")
    fresh, _ = _checked(rules, None)
    assert _checked(rules, folder) == (fresh, 3)
    assert _checked(rules, folder) == (fresh, 3)


def test_what_was_not_asked_for_the_longest_goes_first(rules: Rulebook, folder: Path) -> None:
    result = check_file("a.md", rules, Config())
    assert isinstance(result, ArticleResult)
    large = replace(result, source="x" * 20_000)
    with Results(folder, rules, Config()) as results:
        results.keep([(bytes([n]) * 20, large) for n in range(20)])
    with sqlite3.connect(folder / FILE) as base:
        base.execute("UPDATE results SET used = 1 WHERE key < ?", (bytes([15]) * 20,))
    base.close()
    with Results(folder, rules, Config(), most=200_000):
        pass
    count, size = kept_in(folder)
    assert 5 <= count < 10
    assert size <= 200_000
    with Results(folder, rules, Config()) as results:
        assert dict(results.find({"new": bytes([19]) * 20})) == {"new": large}


def test_what_was_asked_for_stays(rules: Rulebook, folder: Path) -> None:
    _checked(rules, folder)
    with sqlite3.connect(folder / FILE) as base:
        base.execute("UPDATE results SET used = 1")
    base.close()
    _checked(rules, folder)
    with sqlite3.connect(folder / FILE) as base:
        ((oldest,),) = base.execute("SELECT min(used) FROM results")
    base.close()
    assert oldest > 1


def test_only_its_owner_can_read_what_is_kept(rules: Rulebook, folder: Path) -> None:
    _checked(rules, folder)
    mode = (folder / FILE).stat().st_mode
    assert os.name == "nt" or stat.S_IMODE(mode) == 0o600


def test_half_a_character_pair_costs_no_more_than_being_found_again(
    rules: Rulebook, folder: Path
) -> None:
    result = check_file("a.md", rules, Config())
    assert isinstance(result, ArticleResult)
    with Results(folder, rules, Config()) as results:
        results.keep([(b"a" * 20, replace(result, text="\ud800")), (b"b" * 20, result)])
        assert list(dict(results.find({"a": b"a" * 20, "b": b"b" * 20}))) == ["b"]
