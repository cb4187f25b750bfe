"""`claimcheck check` with Word files in and out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from word import commented, p, word_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

    Run = Callable[..., Ran]

CLAIM = word_file(p("Calm skin.") + p("There is no downtime."))


def _word(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(CLAIM)


def test_a_word_file_is_checked_and_its_places_are_paragraphs(run: Run) -> None:
    _word("a.docx")
    ran = run("check", "a.docx", "--format", "json")
    assert ran.code == 1
    (finding,) = json.loads(ran.out)["findings"]
    assert finding["start"] == {"paragraph": 2, "offset": 9}
    assert json.loads(ran.out)["articles"][0]["format"] == "docx"


def test_the_text_report_shows_the_paragraph(run: Run) -> None:
    _word("a.docx")
    out = run("check", "a.docx", "--quiet").out
    assert out.startswith("a.docx\n\n  paragraph 2 error   overclaim/no-downtime/stated\n")
    assert "There is no downtime." in out


def test_a_report_in_word_is_a_commented_copy(run: Run) -> None:
    _word("a.docx")
    assert run("check", "a.docx", "--format", "docx", "--output", "out.docx").code == 1
    assert [words for words, _ in commented(Path("out.docx").read_bytes())] == ["no downtime"]
    assert Path("a.docx").read_bytes() == CLAIM


def test_a_report_in_word_needs_a_file(run: Run) -> None:
    _word("a.docx")
    ran = run("check", "a.docx", "--format", "docx")
    assert (ran.code, ran.out) == (2, "")
    assert "a report in docx needs a file: --output FILE" in ran.err


def test_a_folder_gets_a_copy_of_each_word_file_and_a_review(run: Run) -> None:
    _word("drafts/a.docx", "drafts/b.docx")
    Path("drafts/c.txt").write_text("No downtime.", encoding="utf-8")
    ran = run("check", "drafts", "--report", "docx=out/", "--report", "json=out/report.json")
    assert ran.code == 1
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "a.docx", "b.docx", "report.json", "review.docx",
    ]  # fmt: skip


def test_a_folder_that_is_there_needs_no_slash(run: Run) -> None:
    _word("a.docx")
    Path("out").mkdir()
    run("check", "a.docx", "--report", "docx=out")
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.docx", "review.docx"]


def test_no_file_that_was_checked_is_written_over(run: Run) -> None:
    _word("drafts/a.docx")
    for target in ("drafts/", "drafts/../drafts/a.docx"):
        ran = run("check", "drafts/a.docx", "--report", f"docx={target}")
        assert ran.code == 2
        assert ran.err.endswith(
            "a.docx: is one of the files that were checked; it is left as it is\n"
        )
    assert Path("drafts/a.docx").read_bytes() == CLAIM


def test_a_format_of_one_file_cannot_be_a_folder(run: Run) -> None:
    _word("a.docx")
    Path("out").mkdir()
    ran = run("check", "a.docx", "--report", "json=out")
    assert (ran.code, ran.err) == (2, "claimcheck: out: cannot be written: Is a directory\n")


def test_a_word_file_from_a_pipe_has_no_copy(run: Run) -> None:
    arguments = ("check", "-", "--stdin-filename", "a.docx")
    assert run(*arguments, stdin=CLAIM).code == 1
    ran = run(*arguments, "--report", "docx=out.docx", stdin=CLAIM)
    assert ran.code == 3
    assert ran.err.startswith("claimcheck: a.docx: it is not at hand: ")


def test_a_damaged_word_file_costs_no_other_file(run: Run) -> None:
    _word("a.docx")
    Path("b.docx").write_bytes(CLAIM[:300])
    ran = run("check", "a.docx", "b.docx")
    assert ran.code == 3
    assert ran.err == "claimcheck: b.docx: it is damaged: its end is missing or broken\n"
    assert "overclaim/no-downtime/stated" in ran.out


def test_an_old_word_file_is_to_be_saved_anew(run: Run) -> None:
    Path("a.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    ran = run("check", "a.doc")
    assert (ran.code, ran.err) == (
        3, "claimcheck: a.doc: it is an old Word file; save it as .docx\n",
    )  # fmt: skip
