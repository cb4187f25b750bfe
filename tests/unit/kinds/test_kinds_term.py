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


def test_what_shows_the_words_of_the_original_is_no_translation(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/terminology/mistranslated.yaml": _FILE})
    assert candidates_of(book, "They write 皮秒, the skin second laser, on the door.") == []
    assert candidates_of(book, "It is the 皮秒 “skin second laser” of the ads.") == []
    assert len(candidates_of(book, "我們 have a skin second laser.")) == 1
