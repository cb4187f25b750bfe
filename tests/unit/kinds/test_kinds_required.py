"""Kind `required`: what counts as a disclosure; what an article owes is for `reconcile`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import candidates_of, load_pack

if TYPE_CHECKING:
    from pathlib import Path

_FILE = """\
category: disclaimer/side-effects
why: Readers need them.
rules:
  - id: missing
    kind: required
    message: "Nothing names a side effect of {treatment}."
    advice: "Name them."
    satisfied: ["(redness | swelling)"]
    weak: ["risk~"]
    alike: ["no (redness | risk~)"]
    except: ["redness from acne"]
    owed: {laser: error}
    insert: "Redness may follow."
    examples: {}
"""


def test_each_role_proposes_what_it_finds(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/disclaimer/side-effects.yaml": _FILE})
    text = "Expect swelling. There are risks. We fight redness from acne. No risk."
    found = [(candidate.role, candidate.span.of(text)) for candidate in candidates_of(book, text)]
    assert found == [
        ("satisfied", "swelling"),
        ("weak", "risks"),
        ("weak", "risk"),
        ("alike", "No risk"),
    ]


def test_hits_that_overlap_are_one_disclosure(tmp_path: Path) -> None:
    file = _FILE.replace('"(redness | swelling)"', '"not ...2 redness", "redness ...3 swelling"')
    book = load_pack(tmp_path, {"en/disclaimer/side-effects.yaml": file})
    text = "It is not without redness and some swelling."
    assert [candidate.span.of(text) for candidate in candidates_of(book, text)] == [
        "not without redness and some swelling"
    ]
