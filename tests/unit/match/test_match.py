"""From sentences to candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from building import candidates_of, load_pack, make_segmented, phrase_file

from claimcheck.match import match

if TYPE_CHECKING:
    from pathlib import Path

_TERMS = """\
terms:
  - {id: pico, name: pico laser, family: laser, names: ["pico [laser]", "皮秒"]}
  - {id: acne, name: acne, family: concern, names: [acne]}
"""


def test_candidates_come_in_the_order_of_the_rules(tmp_path: Path) -> None:
    files = {
        "en/a.yaml": phrase_file("zebra", slug="z"),
        "en/b.yaml": phrase_file("ant", slug="a"),
    }
    found = candidates_of(load_pack(tmp_path, files), "ant zebra. ant.")
    assert [(c.rule.id.rpartition("/")[2], c.sentence) for c in found] == [
        ("z", 0),
        ("a", 0),
        ("a", 1),
    ]


def test_each_sentence_has_the_terms_that_it_names(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"lexicon/terms.yaml": _TERMS})
    matched = match(make_segmented("Pico treats acne. It is new. 皮秒激光"), book)
    assert matched.terms == {0: {"pico", "acne"}, 2: {"pico"}}
    assert matched.candidates == ()


def test_typography_hides_no_claim(tmp_path: Path) -> None:
    book = load_pack(tmp_path, {"en/a.yaml": phrase_file("don't need down-time")})
    texts = ("You DON’T need\u00a0down‑time.", "You don't need ｄｏｗｎｔｉｍｅ.")
    assert len(candidates_of(book, *texts)) == 2
