"""The order of the house: layers, tables, pages, sizes."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import claimcheck
from claimcheck.cli import COMMANDS
from claimcheck.kinds import KINDS

_ROOT = Path(claimcheck.__file__).parent.parent
_PACKAGE = _ROOT / "claimcheck"
_MODULES = sorted(path.relative_to(_ROOT).as_posix() for path in _PACKAGE.rglob("*.py"))
_SPACY = {"claimcheck/kinds/linguistics.py", "claimcheck/spacy_component.py"}
_LONGEST = 320
# The notation is read from the top: tree, slots, expression. Cutting it would scatter one grammar.
_LONGER: dict[str, int] = {}
_HELPERS = {
    "amount",
    "context",
    "kind",
    "glossary",
    "glossed",
    "linguistics",
    "gaps",
    "nearby",
    "parallel",
    "rows",
    "rulebook",
}


def test_the_layers_hold() -> None:
    command = Path(sys.executable).parent / "lint-imports"
    found = str(command) if command.exists() else shutil.which("lint-imports")
    assert found, "import-linter is not installed"
    done = subprocess.run(
        [found, "--no-cache"], cwd=_ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def _imports(name: str) -> set[str]:
    tree = ast.parse((_ROOT / name).read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def test_spacy_has_one_door_and_one_guest() -> None:
    assert {name for name in _MODULES if "spacy" in _imports(name)} == _SPACY


def test_the_second_reader_s_libraries_have_one_door() -> None:
    libraries = {"onnxruntime", "tokenizers", "numpy"}
    doors = {"claimcheck/second_reader/reader.py"}
    assert {name for name in _MODULES if libraries & _imports(name)} == doors


@pytest.mark.parametrize("name", _MODULES)
def test_nothing_that_reaches_the_network_is_imported(name: str) -> None:
    assert (
        _imports(name) & {"socket", "urllib", "http", "requests", "httpx", "ssl", "ftplib"} == set()
    )


@pytest.mark.parametrize("name", _MODULES)
def test_a_module_is_short_enough_to_be_read(name: str) -> None:
    lines = len((_ROOT / name).read_text(encoding="utf-8").splitlines())
    assert lines <= _LONGER.get(name, _LONGEST)


def test_each_kind_is_a_module_a_test_and_a_page() -> None:
    modules = {path.stem for path in (_PACKAGE / "kinds").glob("*.py")} - {"__init__"} - _HELPERS
    tests = {
        path.stem.removeprefix("test_kinds_")
        for path in (_ROOT / "tests/unit/kinds").glob("test_*.py")
    }
    pages = {path.stem for path in (_ROOT / "docs/kinds").glob("*.md")}
    assert modules == set(KINDS)
    assert tests - _HELPERS == set(KINDS)
    assert pages - {"README", "index"} == set(KINDS)


@pytest.mark.parametrize("name", list(KINDS))
def test_a_kind_is_the_value_of_its_module(name: str) -> None:
    assert import_module(f"claimcheck.kinds.{name}").KIND is KINDS[name]
    assert KINDS[name].name == name


@pytest.mark.parametrize("name", list(COMMANDS))
def test_a_command_is_the_value_of_its_module(name: str) -> None:
    assert import_module(COMMANDS[name]).command.name == name


def test_every_module_of_the_command_line_is_a_command_or_shared_by_all() -> None:
    modules = {f"claimcheck.cli.{path.stem}" for path in (_PACKAGE / "cli").glob("*.py")}
    shared = ("__init__", "changes", "exits", "files", "inputs", "loading")
    helpers = {f"claimcheck.cli.{name}" for name in shared}
    assert modules - helpers == set(COMMANDS.values())


@pytest.mark.parametrize("name", claimcheck.__all__)
def test_a_public_name_can_be_imported(name: str) -> None:
    assert getattr(claimcheck, name) is not None


def test_a_name_that_is_not_public_cannot() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = claimcheck.nothing


def test_importing_the_package_loads_next_to_nothing() -> None:
    code = (
        "import sys, claimcheck; print([m for m in ('spacy', 'yaml', 'click') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", _MODULES)
def test_only_the_command_line_prints(name: str) -> None:
    tree = ast.parse((_ROOT / name).read_text(encoding="utf-8"))
    called = {
        n.func.id
        for n in ast.walk(tree)
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    }
    assert "print" not in called


def test_the_version_is_a_version() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", claimcheck.__version__)
