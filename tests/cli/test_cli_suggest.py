"""`claimcheck suggest`: asks, shows, and writes only after a yes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import REPORTED, phrase_file, write_files, write_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

    Run = Callable[..., Ran]

CLAIM = "There is no downtime. Come in.\n"


@pytest.fixture
def suggest(run: Run, small: Path) -> Run:
    """Return a function that answers the questions of a run, without the cache."""
    more = 'replace: ["little downtime", "some <rest>"]\nwording: ["Ask how long it takes."]'
    write_pack(small, {**REPORTED, "en/b.yaml": phrase_file("come in", slug="come", more=more)})

    def answer(*answers: str, name: str = "a.txt") -> Ran:
        stdin = "".join(f"{one}\n" for one in answers).encode()
        return run("suggest", name, "--no-cache", "--select", "overclaim,disclaimer", stdin=stdin)

    return answer


def _write(**files: str) -> None:
    write_files(Path.cwd(), {name.replace("_", "."): text for name, text in files.items()})


def _read(name: str) -> str:
    return Path(name).read_bytes().decode()


def test_what_was_chosen_is_shown_and_written_after_a_yes(suggest: Run) -> None:
    _write(a_txt=CLAIM)
    ran = suggest("s", "1", "y")
    assert ran.code == 0
    assert _read("a.txt") == "There is no downtime. Little downtime.\n"
    assert "-There is no downtime. Come in.\n+There is no downtime. Little downtime.\n" in ran.out
    assert ran.out.endswith("Written. 1 finding left of 2.\n")


def test_the_fields_of_the_project_are_read(suggest: Run) -> None:
    _write(
        claimcheck_yaml="fields: {text: [sku]}\n",
        a_json='{"sku": "These words come first.", "body": "Please come in."}',
    )
    assert suggest("1", "y", name="a.json").code == 0
    assert (
        _read("a.json") == '{"sku": "These words come first.", "body": "Please little downtime."}'
    )


@pytest.mark.parametrize("answers", [("s", "1", "n"), ("s", "1", ""), ("s", "s"), ("q",)])
def test_nothing_is_written_without_a_yes(suggest: Run, answers: tuple[str, ...]) -> None:
    _write(a_txt=CLAIM)
    ran = suggest(*answers)
    assert ran.code == 0
    assert _read("a.txt") == CLAIM


def test_an_end_of_answers_writes_nothing(suggest: Run) -> None:
    _write(a_txt=CLAIM)
    assert suggest("s", "1").code == 3
    assert _read("a.txt") == CLAIM


def test_a_whole_sentence_can_be_put_in_or_left_out(suggest: Run) -> None:
    _write(a_txt=CLAIM)
    ran = suggest("s", "3", "y")
    assert "  3  “Ask how long it takes.” in place of the sentence\n" in ran.out
    assert _read("a.txt") == "There is no downtime. Ask how long it takes.\n"


def test_a_sentence_with_mark_up_inside_is_left_to_the_writer(suggest: Run) -> None:
    _write(a_md="Come **in**.\n")
    ran = suggest("s", name="a.md")
    assert "(to be changed by hand)" in ran.out


def test_html_gets_its_signs_escaped(suggest: Run) -> None:
    _write(a_html="<p>Come in.</p>")
    suggest("2", "y", name="a.html")
    assert _read("a.html") == "<p>Some &lt;rest&gt;.</p>"


def test_a_missing_disclosure_becomes_the_last_paragraph(suggest: Run) -> None:
    _write(a_md="# Pico laser\n\nIt is fine.\n")
    suggest("1", "y", name="a.md")
    assert _read("a.md") == "# Pico laser\n\nIt is fine.\n\nSwelling may follow.\n"


def test_a_missing_disclosure_becomes_the_last_paragraph_of_a_page(suggest: Run) -> None:
    _write(a_html="<h1>Pico laser</h1>\n<p>It is <b>fine</b></p>\n<footer>Us.</footer>")
    suggest("1", "y", name="a.html")
    assert _read("a.html") == (
        "<h1>Pico laser</h1>\n<p>It is <b>fine</b></p>\n<p>Swelling may follow.</p>\n"
        "<footer>Us.</footer>"
    )


def test_an_article_without_findings_needs_no_change(suggest: Run) -> None:
    _write(a_txt="It is fine.\n")
    ran = suggest()
    assert (ran.code, ran.out) == (0, "a.txt: nothing to change\n")


def test_a_file_that_cannot_be_read_is_said(suggest: Run) -> None:
    Path("a.txt").write_bytes(b"\xff")
    ran = suggest()
    assert ran.code == 3
    assert ran.err.startswith("claimcheck: a.txt: not UTF-8 text")
