"""Compiled packs, kept between runs."""

from __future__ import annotations

import json
import os
import threading
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from building import LAW, SMALL, load_pack, write_pack

from claimcheck.packs.cache import cache_folder, load_cached
from claimcheck.packs.law_cache import without_law_examples
from claimcheck.packs.load import load_rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.kinds.rulebook import Rulebook

_FILES = {
    **SMALL,
    "lexicon/terms.yaml": "terms:\n  - {id: pico, name: pico, family: laser, names: [pico]}\n",
    "lexicon/glossary.tsv": (
        "english\tzh_tw\tzh_hk_if_different\tzh_cn\tja\tko\tconfidence\tsource\n"
        "laser\t激光\t\t\t\t\thigh\tbook\n"
    ),
    "en/disclaimer/side-effects.yaml": (
        "category: disclaimer/side-effects\nwhy: x\nrules:\n  - id: missing\n    kind: required\n"
        "    message: Nothing.\n    advice: Name them.\n    satisfied: [redness]\n"
        "    owed: {laser: error}\n    raised-by: []\n    insert: Redness.\n    examples: {}\n"
        "    jurisdictions: [uk]\n"
    ),
    "law/uk.yaml": LAW,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack", _FILES)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def _without_examples(rulebook: Rulebook) -> Rulebook:
    return replace(
        rulebook,
        rules=tuple(replace(rule, examples=()) for rule in rulebook.rules),
        law=without_law_examples(rulebook.law),
    )


def _forbid_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folders: object) -> Rulebook:
        raise AssertionError(f"compiled {folders} again")

    monkeypatch.setattr("claimcheck.packs.load.load_rulebook", refuse)


def test_the_cache_gives_the_same_rulebook(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = load_cached([folder])
    assert compiled == _without_examples(load_rulebook([folder]))
    assert len(list(cache.iterdir())) == 1
    _forbid_compiling(monkeypatch)
    assert load_cached([folder]) == compiled


def test_a_changed_pack_is_compiled_again(folder: Path, cache: Path) -> None:
    load_cached([folder])
    path = folder / "en/overclaim/no-downtime.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("(no | zero)", "no"), encoding="utf-8")
    assert load_cached([folder]).rules[1].patterns["match"] == ("no down-time",)
    assert len(list(cache.iterdir())) == 2


_EMPTY = bytes(4) + (25).to_bytes(8) + b'{"rules":[],"index":[]}  '


def _damaged(stored: bytes) -> dict[str, bytes]:
    end = 12 + int.from_bytes(stored[4:12])
    head, blob = stored[12:end], stored[end:]
    plain = json.loads(head)

    def with_head(head: bytes) -> bytes:
        """Return the file with another head, whose checksum is right."""
        rest = len(head).to_bytes(8) + head + blob
        return zlib.crc32(rest).to_bytes(4) + rest

    def changed(**parts: object) -> bytes:
        return with_head(json.dumps({**plain, **parts}).encode())

    return {
        "empty": b"",
        "cut": stored[: len(stored) // 2],
        "too short": b"\x00\x01",
        "no text": with_head(b"\xff\xfe\n"),
        "a list": with_head(b"[]"),
        "a number": with_head(b"3"),
        "no rules": changed(rules=None),
        "short rules": changed(rules=[["a"]]),
        "rules of lists": changed(rules=[[*row[:11], [], *row[12:]] for row in plain["rules"]]),
        "an unknown severity": with_head(head.replace(b'"error"', b'"grave"')),
        "an index of lists": changed(index=[[], [], [], [], [], []]),
        "nothing in it": with_head(b"{}"),
        "a letter changed": stored[:40] + bytes([stored[40] ^ 1]) + stored[41:] if blob else b"",
        "an expression cut": stored[:-1],
        "an expression changed": stored[:-1] + bytes([stored[-1] ^ 1]) if stored else b"",
        "expressions missing": changed(sizes=[[], []]),
        "deep": with_head(b"[" * 100_000),
    }


@pytest.mark.parametrize("kind", list(_damaged(_EMPTY)))
def test_a_damaged_cache_is_compiled_again_and_mended(
    folder: Path, cache: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = load_cached([folder])
    (path,) = cache.iterdir()
    whole = path.read_bytes()
    path.write_bytes(_damaged(whole)[kind])
    assert load_cached([folder]) == compiled
    assert path.read_bytes() == whole
    _forbid_compiling(monkeypatch)
    assert load_cached([folder]) == compiled


@pytest.mark.usefixtures("cache")
def test_a_kept_rulebook_finds_what_a_compiled_one_finds(folder: Path) -> None:
    text = "There is no downtime, no down-time and zero downtime."
    found = load_cached([folder]).index.find(text)
    assert found
    assert load_cached([folder]).index.find(text) == found


def test_several_writers_leave_one_whole_file(folder: Path, cache: Path) -> None:
    expected = _without_examples(load_rulebook([folder]))
    found: list[Rulebook] = []
    threads = [
        threading.Thread(target=lambda: found.append(load_cached([folder]))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [expected] * 6
    assert [path.suffix for path in cache.iterdir()] == [".bin"]


def test_a_folder_that_cannot_be_written_costs_only_time(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a-file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(blocked / "below"))
    assert load_cached([folder]) == _without_examples(load_rulebook([folder]))


def test_a_disk_that_fills_up_leaves_nothing_behind(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    assert load_cached([folder]) == _without_examples(load_rulebook([folder]))
    assert list(cache.iterdir()) == []


def test_mistakes_in_a_pack_are_not_kept(tmp_path: Path, cache: Path) -> None:
    folder = write_pack(tmp_path / "bad", {"en/a.yaml": "a: 1\n"})
    for _ in range(2):
        with pytest.raises(Exception, match="unknown key `a`"):
            load_cached([folder])
    assert not cache.exists()


def test_the_cache_lies_where_the_environment_says(cache: Path) -> None:
    assert cache_folder() == cache


def test_a_rulebook_can_be_loaded_without_a_cache(tmp_path: Path, cache: Path) -> None:
    load_pack(tmp_path / "x", SMALL)
    assert not cache.exists()


def test_whoever_waits_for_the_compiler_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    folder = write_pack(tmp_path / "pack", SMALL)
    told: list[str] = []
    for _ in range(2):
        load_cached([folder], lambda: told.append("compiling"))
    assert told == ["compiling"]


def test_the_oldest_compiled_packs_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "cache").mkdir()
    for number in range(9):
        old = tmp_path / "cache" / f"packs-{number}.bin"
        old.write_bytes(b"")
        os.utime(old, (number, number))
    load_cached([write_pack(tmp_path / "pack", SMALL)])
    names = {path.name for path in (tmp_path / "cache").iterdir()}
    assert len(names) == 6
    assert {f"packs-{number}.bin" for number in range(4, 9)} < names
