"""What all tests share: an own cache folder, a small pack in place of the product's."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import SMALL, product_packs, write_pack
from hypothesis import settings

from claimcheck.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from claimcheck.kinds.rulebook import Rulebook

settings.register_profile("claimcheck", deadline=None, derandomize=True, database=None)
settings.load_profile("claimcheck")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Write the golden files instead of comparing with them; read the diff.",
    )


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep compiled packs of the tests apart from those of the person who runs them.

    No weights of the second reader are there, whatever that person has installed.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLAIMCHECK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("CLAIMCHECK_READER", str(tmp_path_factory.mktemp("no-weights")))
        yield


@pytest.fixture(scope="session")
def product() -> Rulebook:
    """Return the rules that come with claimcheck."""
    return product_packs()[0]


@pytest.fixture
def weights(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put weights that know a dozen words in the place of those installed; return their folder."""
    folder = Path(__file__).parent / "data" / "second_reader"
    monkeypatch.setenv("CLAIMCHECK_READER", str(folder))
    return folder


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a small pack in the place of the product's and return its folder."""
    folder = write_pack(tmp_path / "small-pack", SMALL)
    for module in ("claimcheck.pipeline", "claimcheck.packs.locate"):
        monkeypatch.setattr(f"{module}.builtin_packs", lambda: folder)
    return folder


@pytest.fixture
def run(
    small: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Callable[..., Ran]:
    """Return a function that runs the command line with the small pack, in an empty folder."""
    del small
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)

    def run_command(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["claimcheck", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        written = capsys.readouterr()
        code = left.value.code
        assert code is not None
        return Ran(code=int(code), out=written.out, err=written.err)

    return run_command
