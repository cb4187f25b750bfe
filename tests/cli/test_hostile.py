"""Files of strangers: each is a report or a reason, and costs no other file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest
from building import SMALL, phrase_file, write_files, write_pack
from hostile import DEEP, LAUGHS, OUTSIDE, swelling, zipped
from word import archive

from claimcheck.errors import ReadError
from claimcheck.model.limits import Limits
from claimcheck.read.files import content_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

    Run = Callable[..., Ran]

CLAIM = "There is no downtime.\n"
_HINT = "(to allow more: --limit {0}=NUMBER, or `limits: {{{0}: NUMBER}}` in claimcheck.yaml)"
_DEEP_200 = "nested deeper than 200 levels"

REFUSED = {
    "swells.docx": (swelling("word/document.xml", 100_000_000), "it is a zip archive, but no Word"),
    "swells.pptx": (
        swelling("ppt/presentation.xml", 100_000_000),
        "ppt/presentation.xml in it unfolds",
    ),
    "inside.docx": (
        zipped({"a.docx": zipped({"b.docx": swelling("c", 10_000_000)})}),
        "it is a zip archive, but no Word document",
    ),
    "laughs.docx": (archive({"_rels/.rels": LAUGHS.encode()}), "it is damaged: _rels/.rels is no"),
    "laughs.xlf": (LAUGHS.encode(), "entities of its own are not read"),
    "outside.xlf": (OUTSIDE.encode(), "entities of its own are not read"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj << /Kids [1 0 R] /Type /Pages >>", "it is damaged"),
    "deep.json": (b"[" * DEEP, _DEEP_200),
    "deep.yaml": (b"[" * DEEP, _DEEP_200),
    "deep.toml": (b"a = " + b"[" * DEEP, "nested too deeply"),
    "quotation.md": (b">" * DEEP + b" no downtime", "nested deeper than 100 levels"),
    "list.md": (b"- " * DEEP + b"no downtime", "nested deeper than 100 levels"),
    "nul.txt": (b"no down\0time", "not text: a NUL character at offset 7"),
    "surrogate.txt": (b"no down\xed\xa0\x80time", "not UTF-8 text: cannot read the byte 0xED"),
}
"""For each file that is refused its content, and how the reason begins."""

READ = {
    "tags.html": (b"<div>" * DEEP + b"no downtime", ["no downtime"]),
    "bold.html": (b"<b>" * DEEP + b"no downtime", ["no downtime"]),
    "tags.md": (b"<div>" * DEEP + b"no downtime", ["no downtime"]),
    "brackets.md": (b"no downtime " + b"[" * DEEP, ["no downtime"]),
    "lists.md": (b"".join(b"  " * at + b"- no downtime\n" for at in range(40)), ["no downtime"]),
    "word.txt": (b"a" * 10_000_000 + b" no downtime", ["no downtime"]),
    "marks.txt": (b"?" * 1_000_000 + b" no downtime", ["no downtime"]),
    "years.txt": (b"in 2012 we did " * 1_000 + b"no downtime", ["no downtime"]),
    "letters.txt": ("本院有執照。".encode() * 9_000 + b"a" * 50_000 + b" a-" * 9_000, []),
    "prices.txt": (
        b"Areas: " + b", ".join(b"lips \xc2\xa3%d" % n for n in range(100, 500)) + b", no downtime",
        ["no downtime"],
    ),
    "object.yaml": (b"text: !!python/object/apply:os.system [touch pwned]", []),
    "laughs.yaml": (
        b"a: &a [no downtime]\n"
        + b"".join(
            b"%c: &%c [%s]\n" % (c, c, b",".join([b"*%c" % (c - 1)] * 9)) for c in b"bcdefg"
        ),
        [],
    ),
    "unseen.txt": ("no\u00a0d\u200bown\u202etime\u202c".encode(), ["no downtime"]),
}
"""For each file that is read its content, and the claims in it."""


@pytest.mark.parametrize("name", list(REFUSED))
def test_what_must_not_be_read_is_a_failure_and_the_next_file_is_checked(
    run: Run, name: str
) -> None:
    content, why = REFUSED[name]
    Path(name).write_bytes(content)
    Path("good.txt").write_text(CLAIM, encoding="utf-8")
    ran = run("check", name, "good.txt", "--format", "json")
    report = json.loads(ran.out)
    assert ran.code == 3
    assert [failure["path"] for failure in report["failures"]] == [name]
    assert report["failures"][0]["reason"].startswith(why)
    assert [finding["path"] for finding in report["findings"]] == ["good.txt"]


@pytest.mark.parametrize("name", list(READ))
def test_what_is_only_strange_is_read(run: Run, name: str) -> None:
    content, claims = READ[name]
    Path(name).write_bytes(content)
    ran = run("check", name, "--format", "json")
    found = json.loads(ran.out)
    assert found["failures"] == []
    assert sorted({finding["quote"] for finding in found["findings"]}) == claims
    assert [path.name for path in Path.cwd().iterdir()] == [name]


def test_a_file_may_have_as_many_bytes_as_the_limit_says(run: Run) -> None:
    Path("a.txt").write_bytes(b"a" * 100)
    assert run("check", "a.txt", "--limit", "bytes=100").code == 0
    ran = run("check", "a.txt", "--limit", "bytes=99")
    assert ran.code == 3
    assert ran.err == f"claimcheck: a.txt: it has more than 99 bytes {_HINT.format('bytes')}\n"


def test_a_gigabyte_on_one_line_is_not_even_read(run: Run) -> None:
    with Path("line.txt").open("wb") as file:
        file.truncate(1 << 30)
    ran = run("check", "line.txt")
    assert ran.code == 3
    assert "it has more than 200,000,000 bytes" in ran.err


def test_standard_input_has_the_same_limit(run: Run) -> None:
    ran = run("check", "-", "--limit", "bytes=5", stdin=b"There")
    assert ran.code == 0
    ran = run("check", "-", "--limit", "bytes=5", stdin=b"There is")
    assert ran.code == 3
    assert "<stdin>: it has more than 5 bytes" in ran.err


def test_limits_stand_in_the_configuration_and_the_command_line_wins(run: Run) -> None:
    write_files(Path.cwd(), {"claimcheck.yaml": "limits: {bytes: 5}", "a.txt": CLAIM})
    assert run("check", "a.txt").code == 3
    assert run("check", "a.txt", "--limit", "bytes=0").code == 1


@pytest.mark.parametrize("value", ["bytes", "bytes=", "bytes=-1", "words=5", "seconds=1e9"])
def test_a_limit_that_is_none_is_wrong_use(run: Run, value: str) -> None:
    ran = run("check", ".", "--limit", value)
    assert ran.code == 2
    assert f"“{value}” is not NAME=NUMBER (names: seconds, bytes, memory)" in ran.err


def test_a_file_that_takes_too_long_is_a_failure(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object, **__: object) -> None:
        while True:
            pass

    monkeypatch.setattr("claimcheck.single.check_article", endless)
    Path("a.txt").write_text(CLAIM, encoding="utf-8")
    ran = run("check", "a.txt", "--limit", "seconds=0.1")
    assert ran.code == 3
    assert ran.err == (
        f"claimcheck: a.txt: it took more than 0.1 seconds {_HINT.format('seconds')}\n"
    )


def test_pipes_devices_and_circles_of_links_are_named_and_not_waited_for(run: Run) -> None:
    os.mkfifo("pipe.txt")
    Path("circle.txt").symlink_to("circle.txt")
    Path("folder").mkdir()
    Path("folder/back").symlink_to("..")
    Path("folder/a.txt").write_text(CLAIM, encoding="utf-8")
    ran = run("check", "pipe.txt", "circle.txt", "/dev/zero", "folder", "--format", "json")
    report = json.loads(ran.out)
    no_file = "it is a pipe or a device, no file; give it to `check -`"
    assert ran.code == 3
    assert [(one["path"], one["reason"]) for one in report["failures"]] == [
        ("/dev/zero", no_file),
        ("circle.txt", "Too many levels of symbolic links"),
        ("pipe.txt", no_file),
    ]
    assert [article["path"] for article in report["articles"]] == ["folder/a.txt"]


def test_a_file_that_nobody_may_read_says_so(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(CLAIM, encoding="utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("whoever runs the tests may read everything")
    with pytest.raises(PermissionError):
        content_of(file)


def test_no_more_is_read_than_the_limit_and_one_byte(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"abc")
    assert content_of(file, Limits(bytes=3)) == b"abc"
    assert content_of(file, Limits(bytes=0)) == b"abc"
    with pytest.raises(ReadError, match="more than 2 bytes"):
        content_of(file, Limits(bytes=2))


def test_a_name_with_line_ends_and_escapes_is_shown_written_out(run: Run) -> None:
    name = "a\n\x1b[31mb\u202e.txt"
    Path(name).write_text(CLAIM, encoding="utf-8")
    assert run("check", name, "-q").out.startswith("a\\n\\x1b[31mb\\u202e.txt\n")
    Path(name).write_bytes(b"\0")
    said = "claimcheck: a\\n\\x1b[31mb\\u202e.txt: not text: a NUL character at offset 0\n"
    assert run("check", name, "-q").err == said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk here")
@pytest.mark.parametrize("option", [["--output", "/dev/full"], ["--report", "html=/dev/full"]])
def test_a_full_disk_is_named(run: Run, option: list[str]) -> None:
    Path("a.txt").write_text(CLAIM, encoding="utf-8")
    ran = run("check", "a.txt", *option)
    assert (ran.code, ran.err) == (
        2,
        "claimcheck: /dev/full: cannot be written: No space left on device\n",
    )


def test_a_report_that_does_not_fit_leaves_the_old_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("claimcheck.cli.files.os.fsync", full)
    write_files(Path.cwd(), {"a.txt": CLAIM, "report.json": "old"})
    ran = run("check", "a.txt", "--report", "json=report.json")
    assert ran.code == 2
    assert "report.json: cannot be written: No space left on device" in ran.err
    assert Path("report.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in Path.cwd().iterdir()) == ["a.txt", "report.json"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("ignore: !!python/object/apply:os.system [touch pwned]", ""),
        ("ignore: [&a overclaim, *a]", "anchors and aliases are not allowed"),
        ("exclude: !own [x]", "tags such as `!own` are not allowed"),
        ("&a [*a]", "anchors and aliases are not allowed"),
        ("[" * DEEP, "nested deeper than 40 levels"),
        ('exclude: ["\\x1b[31m"]', "the control character U+001B is not allowed"),
        ('"\\x1b[31mkey": 1', "unknown key"),
        ("limits: {seconds: -1}", "`seconds` must not be below 0"),
        ("limits: {second: 1}", "unknown key `second` in `limits`, did you mean `seconds`?"),
    ],
)
def test_a_configuration_of_a_stranger_makes_nothing_and_writes_no_escapes(
    run: Run, text: str, problem: str
) -> None:
    write_files(Path.cwd(), {"claimcheck.yaml": text, "a.txt": CLAIM})
    ran = run("check", "a.txt")
    assert ran.code == 2
    assert problem in ran.err
    assert "\x1b" not in ran.err
    assert not Path("pwned").exists()


@pytest.mark.parametrize(
    "more",
    [
        'why: "\\x1b]0;title\\x07"',
        'advice: "\\u202Etxt"',
        'wording: ["\\x9b2J"]',
        "settings: !!python/object/apply:os.system [touch pwned]",
    ],
)
def test_a_pack_of_a_stranger_runs_nothing_and_writes_no_escapes(run: Run, more: str) -> None:
    Path("a.txt").write_text("Zap.\n", encoding="utf-8")
    own = phrase_file("zap", slug="own").replace('    advice: "Say less."\n', "")
    write_files(Path("own"), {"en/own.yaml": own.replace("    match:", f"    {more}\n    match:")})
    ran = run("check", "a.txt", "--packs", "own")
    assert ran.code == 2
    assert ran.err.startswith("claimcheck: rules/en/own.yaml:")
    assert not set("\x1b\x07\x9b\u202e") & set(ran.err)
    assert not Path("pwned").exists()


INTERRUPTED = """
import sys, time
from pathlib import Path
import claimcheck.pipeline, claimcheck.single
from claimcheck.cli import main
folder = Path(sys.argv.pop(1))
claimcheck.pipeline.builtin_packs = lambda: folder
def slow(*_):
    Path("begun").touch()
    time.sleep(100)
claimcheck.single.content_of = slow
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_ends_the_run_and_all_its_processes(tmp_path: Path, jobs: str) -> None:
    pack = write_pack(tmp_path / "pack", SMALL)
    desk = write_files(tmp_path / "desk", {"a.txt": CLAIM, "b.txt": CLAIM, "r.json": "old"})
    command = [sys.executable, "-c", dedent(INTERRUPTED), str(pack)]
    options = ["check", "a.txt", "b.txt", "-j", jobs, "--report", "json=r.json"]
    with subprocess.Popen(
        [*command, *options], cwd=desk, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        late = monotonic() + 60
        while not (desk / "begun").exists() and process.poll() is None and monotonic() < late:
            sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.split() == [b"claimcheck:", b"interrupted"]
    assert (desk / "r.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in desk.iterdir()) == ["a.txt", "b.txt", "begun", "r.json"]
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
