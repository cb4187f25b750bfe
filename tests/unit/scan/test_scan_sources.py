"""Where tables are found, and what tells states of a file apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import fsspec
import pytest

from claimcheck.errors import ReadError
from claimcheck.scan.sources import find_sources, state_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("b.csv", "a.JSONL", "sub/c.parquet", "note.txt", ".hidden/d.csv", "_told/e.csv"):
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return tmp_path


def _found(*addresses: str, without: Path | None = None) -> list[tuple[str, str]]:
    return [(source.address, source.kind) for source in find_sources(addresses, without)]


def test_a_folder_stands_for_its_tables(here: Path) -> None:
    del here
    assert _found("data") == [
        ("data/a.JSONL", "jsonl"),
        ("data/b.csv", "csv"),
        ("data/sub/c.parquet", "parquet"),
    ]


def test_a_glob_stands_for_what_it_fits(here: Path) -> None:
    assert _found("data/*.csv", "data/b.csv") == [("data/b.csv", "csv")]
    assert _found(f"{here}/data/*.csv") == [(f"{here}/data/b.csv", "csv")]


def test_what_a_scan_wrote_itself_is_no_source(here: Path) -> None:
    assert _found("data", without=here / "data/sub") == [
        ("data/a.JSONL", "jsonl"),
        ("data/b.csv", "csv"),
    ]


def test_a_folder_at_an_address_stands_for_its_tables() -> None:
    for name in ("b.csv", "a.csv"):
        with fsspec.open(f"memory://tables/{name}", "wb") as file:
            file.write(b"text\n")
    found = [("memory://tables/a.csv", "csv"), ("memory://tables/b.csv", "csv")]
    assert _found("memory://tables") == found
    assert _found("memory://tables/*.csv") == found


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("nothing.csv", "nothing.csv: there is no such file"),
        (
            "data/*.tsv",
            "data/*.tsv: there is no table here (.jsonl, .ndjson, .parquet, .csv, .tsv)",
        ),
        (
            "data/note.txt",
            (
                "data/note.txt: the suffix says no table that can be read"
                " (.jsonl, .ndjson, .parquet, .csv, .tsv)"
            ),
        ),
        ("nowhere://a.csv", "nowhere://a.csv: Protocol not known: nowhere"),
    ],
)
def test_what_cannot_be_found_is_told(here: Path, address: str, why: str) -> None:
    del here
    with pytest.raises(ReadError) as refused:
        find_sources([address])
    assert str(refused.value) == why


def test_a_file_is_known_by_its_size_and_both_its_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    states = []
    for data in (b"a" * 200_000, b"b" + b"a" * 199_999, b"a" * 199_999 + b"b", b"a" * 200_001):
        path.write_bytes(data)
        (source,) = find_sources([str(path)])
        states.append(state_of(source))
    assert [state["size"] for state in states] == [200_000, 200_000, 200_000, 200_001]
    assert len({state["ends"] for state in states[:3]}) == 3
    assert {state["address"] for state in states} == {str(path)}
