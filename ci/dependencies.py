"""Write down what claimcheck stands on: the licences as a table, or everything as an SBOM.

Both are of what is installed beside it: the packages that it, and the extras that read and write
files, need, and what these need. `licences` prints a table for docs/guide/dependencies.md, `sbom`
prints CycloneDX JSON, the same bytes for the same packages.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from importlib.metadata import Distribution, distribution
from uuid import NAMESPACE_URL, uuid5

from packaging.requirements import Requirement

PROJECT = "claimcheck-lint"
EXTRAS = ("docx", "pdf", "pptx", "xlsx", "scan", "reader")
"""The extras that are looked at; `ray` and `spark` bring a cluster's own packages."""
ALLOWED = frozenset(
    """0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 ISC MIT MIT-CMU MPL-2.0 PSF-2.0
    Zlib""".split()
)
"""Licences, by their SPDX names, under which packages may be passed on with any program."""
_NAMED = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""What packages call a licence that say it in other words."""
_OPERATORS = frozenset({"AND", "OR", "WITH"})


def name_of(name: str) -> str:
    """Return the name of a package as the index writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needs_of(found: Distribution, extras: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return what a package needs here, with some extras of its own: names, with their extras."""
    needed: dict[str, tuple[str, ...]] = {}
    for requirement in map(Requirement, found.requires or ()):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            needed[name_of(requirement.name)] = tuple(requirement.extras)
    return needed


def closure_of(extra: str) -> dict[str, Distribution]:
    """Return the packages that claimcheck with an extra needs, by name; without one when empty."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, tuple[str, ...]]] = set()
    left = list(needs_of(distribution(PROJECT), (extra,)).items())
    while left:
        name, extras = left.pop()
        if (name, extras) not in seen:
            seen.add((name, extras))
            found[name] = distribution(name)
            left += needs_of(found[name], extras).items()
    return found


def licence_of(found: Distribution) -> str:
    """Return the licence of a package as an SPDX expression, or what it says otherwise."""
    said = found.metadata.get_all("License-Expression") or found.metadata.get_all("License") or []
    named = [one.rpartition(" :: ")[2] for one in found.metadata.get_all("Classifier") or []]
    classified = [_NAMED[name] for name in named if name in _NAMED]
    plain = next((text for text in said if text and "\n" not in text), "")
    return _NAMED.get(plain, plain) or " AND ".join(classified) or "unknown"


def refused(licence: str) -> list[str]:
    """Return the licences of an expression that are not allowed."""
    names = re.findall(r"[^\s()]+", licence)
    return [name for name in names if name not in ALLOWED | _OPERATORS]


def licences() -> str:
    """Return a table of the packages, their licences, and which extras need them."""
    core = closure_of("")
    by_extra = {extra: closure_of(extra) for extra in EXTRAS}
    every = {name: one for some in (core, *by_extra.values()) for name, one in some.items()}
    lines = ["| package | licence | comes with |", "|---|---|---|"]
    for name in sorted(every):
        extras = [f"`{extra}`" for extra, some in by_extra.items() if name in some]
        wanted = "claimcheck" if name in core else ", ".join(extras)
        lines.append(f"| {name} | {licence_of(every[name])} | {wanted} |")
    return "\n".join(lines) + "\n"


def _component(found: Distribution, kind: str = "library") -> dict[str, object]:
    name, licence = name_of(found.metadata["Name"]), licence_of(found)
    address = f"pkg:pypi/{name}@{found.version}"
    is_one = licence in ALLOWED
    return {
        "type": kind,
        "bom-ref": address,
        "name": name,
        "version": found.version,
        "purl": address,
        "licenses": [{"license": {"id": licence}} if is_one else {"expression": licence}],
    }


def sbom() -> str:
    """Return all packages that are installed of those it needs, as CycloneDX JSON."""
    own = distribution(PROJECT)
    every = {name: one for extra in ("", *EXTRAS) for name, one in _installed(extra).items()}
    parts = [_component(every[name]) for name in sorted(every)]
    references = {str(part["name"]): str(part["bom-ref"]) for part in parts}
    root = _component(own, "application")

    def needs(of: Distribution, extras: tuple[str, ...]) -> list[str]:
        named = sorted(needs_of(of, extras))
        return [references[name] for name in named if name in references]

    body = {
        "metadata": {"component": root},
        "components": parts,
        "dependencies": [
            {"ref": root["bom-ref"], "dependsOn": needs(own, EXTRAS)},
            *(
                {"ref": references[name], "dependsOn": needs(every[name], ())}
                for name in references
            ),
        ],
    }
    # A number of its own for each content, and no date: the same packages are the same document.
    serial = uuid5(NAMESPACE_URL, json.dumps(body, sort_keys=True)).urn
    head = {"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": serial, "version": 1}
    return json.dumps({**head, **body}, indent=2) + "\n"


def _installed(extra: str) -> dict[str, Distribution]:
    """Return what an extra needs, or nothing when it is not installed."""
    try:
        return closure_of(extra)
    except ModuleNotFoundError:
        return {}


def main() -> None:
    """Print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["licences", "sbom"])
    options = parser.parse_args()
    sys.stdout.write(licences() if options.what == "licences" else sbom())


if __name__ == "__main__":
    main()
