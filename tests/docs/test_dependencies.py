"""The packages that claimcheck stands on: locked, with licences that let it be passed on."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

if TYPE_CHECKING:
    from types import ModuleType

_ROOT = Path(__file__).parents[2]
_PAGE = _ROOT / "docs/guide/dependencies.md"
_TABLE = re.compile("(?<=<!-- licences -->\n).*(?=<!-- end of licences -->)", re.DOTALL)
_PINNED = re.compile(
    r"^([a-z0-9-]+)==(\S+)(?: ; ([^\\]+?))? \\\n((?: +--hash=\S+(?: \\)?\n)+)", re.MULTILINE
)
_PROJECT = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
locked_only = pytest.mark.skipif(
    "CLAIMCHECK_LOCKED" not in os.environ, reason="what is installed is not what is locked"
)


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dependencies", _ROOT / "ci/dependencies.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


dependencies = _script()


def _lock(name: str) -> dict[str, list[Requirement]]:
    """Return what a lock holds fast: for each package one version, or one for each Python."""
    found: dict[str, list[Requirement]] = {}
    for package, number, marker, _ in _PINNED.findall((_ROOT / name).read_text(encoding="utf-8")):
        line = f"{package}=={number}" + (f"; {marker}" if marker else "")
        found.setdefault(package, []).append(Requirement(line))
    return found


def _asked(*extras: str) -> list[Requirement]:
    project = _PROJECT["project"]
    optional = project["optional-dependencies"]
    asked = [*project["dependencies"], *_PROJECT["build-system"]["requires"]]
    for extra in extras:
        for line in optional[extra]:
            requirement = Requirement(line)
            if requirement.name == project["name"]:
                asked += [more for inner in sorted(requirement.extras) for more in optional[inner]]
                asked += [
                    more for inner in ("docx", "pdf", "pptx", "xlsx") for more in optional[inner]
                ]
            else:
                asked.append(line)
    return [r for r in map(Requirement, asked) if r.name != project["name"]]


@pytest.mark.parametrize("requirement", _asked("test", "browser"), ids=str)
def test_what_the_project_asks_for_is_locked(requirement: Requirement) -> None:
    pinned = _lock("ci/requirements.lock")[dependencies.name_of(requirement.name)]
    numbers = [next(iter(pin.specifier)).version for pin in pinned]
    assert all(requirement.specifier.contains(number) for number in numbers)


def test_every_line_of_a_lock_is_a_version_with_hashes() -> None:
    for name in ("ci/requirements.lock", "ci/run.lock"):
        text = (_ROOT / name).read_text(encoding="utf-8")
        rest = _PINNED.sub("", text)
        assert [line for line in rest.splitlines() if not line.startswith("#")] == []
        assert "://" not in text


def test_what_comes_with_the_program_is_locked_in_the_versions_that_are_tested() -> None:
    run, every = _lock("ci/run.lock"), _lock("ci/requirements.lock")
    for name, pins in run.items():
        assert {pin.specifier for pin in pins} <= {pin.specifier for pin in every[name]}
    assert {
        dependencies.name_of(r.name) for r in map(Requirement, _PROJECT["project"]["dependencies"])
    } <= set(run)


@locked_only
def test_what_is_installed_is_what_is_locked() -> None:
    for name, pins in _lock("ci/requirements.lock").items():
        for pin in pins:
            if pin.marker is None or pin.marker.evaluate():
                assert pin.specifier.contains(Version(version(name))), name


@pytest.mark.parametrize("extra", ["", *dependencies.EXTRAS])
def test_every_package_may_be_passed_on(extra: str) -> None:
    found = dependencies.closure_of(extra)
    refused = {
        name: dependencies.refused(dependencies.licence_of(one)) for name, one in found.items()
    }
    assert {name: why for name, why in refused.items() if why} == {}


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("MIT", []),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", []),
        ("MIT AND GPL-3.0-only", ["GPL-3.0-only"]),
        ("unknown", ["unknown"]),
    ],
)
def test_a_licence_is_allowed_or_named(licence: str, refused: list[str]) -> None:
    assert dependencies.refused(licence) == refused


@locked_only
def test_the_table_of_licences_is_current(request: pytest.FixtureRequest) -> None:
    page = _PAGE.read_text(encoding="utf-8")
    table = _TABLE.search(page)
    assert table is not None
    if request.config.getoption("--update-golden"):
        _PAGE.write_text(_TABLE.sub(lambda _: dependencies.licences(), page), encoding="utf-8")
        return
    assert table[0] == dependencies.licences()


def test_the_list_of_parts_names_each_package_once_and_only_what_it_names() -> None:
    listed = json.loads(dependencies.sbom())
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    names = [part["name"] for part in listed["components"]]
    assert names == sorted(set(names))
    references = [part["bom-ref"] for part in listed["components"]]
    root = listed["metadata"]["component"]["bom-ref"]
    assert {entry["ref"] for entry in listed["dependencies"]} == {root, *references}
    needed = [one for entry in listed["dependencies"] for one in entry["dependsOn"]]
    assert set(needed) == set(references)
    assert f"pkg:pypi/click@{version('click')}" in references


def test_the_list_of_parts_is_the_same_twice() -> None:
    assert dependencies.sbom() == dependencies.sbom()
