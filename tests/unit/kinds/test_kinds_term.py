"""Kind `term`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import candidates_of, load_pack

if TYPE_CHECKING:
    from pathlib import Path

_FILE = """\
category: terminology/mistranslated
why: It means otherwise.
rules:
  - id: picosecond
    kind: term
    message: "“{match}” is called {prefer}."
    advice: "Write {prefer}."
    match: ["(skin | leather) second laser"]
    except: ["so-called skin second laser"]
    prefer: picosecond laser
    examples: {}
"""


def test_a_wrong_term_brings_the_right_one(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/terminology/mistranslated.yaml": _FILE})
    (candidate,) = candidates_of(book, "Our leather second laser. The so-called skin second laser.")
    assert candidate.replace == ("picosecond laser",)
