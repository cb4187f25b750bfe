"""`claimcheck check`: its exit codes, its inputs, its outputs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pdfs
import pytest
from building import phrase_file, write_files
from jsonschema import Draft202012Validator

from claimcheck.report.json import schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Ran

    from claimcheck.model.report import Report
    from claimcheck.report.look import Look

    Run = Callable[..., Ran]

CLAIM = "There is no downtime.\n"
HEDGED = "There is usually no downtime.\n"
CLEAN = "Ask your doctor first.\n"


def _write(**files: str) -> None:
    write_files(Path.cwd(), {name.replace("_", "."): text for name, text in files.items()})


def _rules(ran: Ran) -> list[tuple[str, str]]:
    return [(f["path"], f["quote"]) for f in json.loads(ran.out)["findings"]]


def test_a_clean_article_leaves_with_0(run: Run) -> None:
    _write(a_txt=CLEAN)
    ran = run("check", "a.txt")
    assert (ran.code, ran.out, ran.err) == (
        0,
        "1 article checked: 0 errors, 0 warnings, 0 info\n",
        "",
    )


def test_an_error_leaves_with_1(run: Run) -> None:
    _write(a_txt=CLAIM)
    ran = run("check", "a.txt")
    assert ran.code == 1
    assert ran.out.startswith("a.txt\n\n  1:10     error   overclaim/no-downtime/stated\n")


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (HEDGED, "error", 0),
        (HEDGED, "warning", 1),
        (HEDGED, "info", 1),
        (CLAIM, "never", 0),
        (CLAIM, "info", 1),
        (CLEAN, "info", 0),
    ],
)
def test_fail_on_is_the_least_severity_that_fails(
    run: Run, text: str, fail_on: str, code: int
) -> None:
    _write(a_txt=text)
    assert run("check", "a.txt", "--fail-on", fail_on).code == code


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--nonsense"], "No such option"),
        (["chek"], "No such command"),
        (["check", "--format", "doc"], "'doc' is not one of"),
        (["check", "--fail-on", "grave"], "'grave' is not one of"),
        (["check", "--jobs", "-1"], "-1 is not in the range"),
        (["check", "--report", "json"], "is not FORMAT=FILE"),
        (["check", "--report", "doc=x"], "(formats: text, json, sarif"),
        (["check", "--config", "nowhere.yaml"], "there is no file nowhere.yaml"),
        (["check", "--packs", "nowhere"], "nowhere: there is no pack folder here"),
        (["check", "*.txt"], "no file to check at *.txt"),
        (["check", "a.txt", "--select", "overclam"], "did you mean `overclaim`?"),
        (["check", "a.txt", "--ignore", "nothing/at-all"], "no rule or category `nothing/at-all`"),
    ],
)
def test_wrong_use_leaves_with_2_and_says_why(run: Run, arguments: list[str], said: str) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""


def test_a_folder_without_articles_is_wrong_use(run: Run) -> None:
    ran = run("check")
    assert ran.code == 2
    assert "no file to check at ." in ran.err


def test_a_bad_configuration_leaves_with_2_and_its_place(run: Run) -> None:
    _write(a_txt=CLAIM, claimcheck_yaml="ignor: []\n")
    ran = run("check", "a.txt")
    assert ran.code == 2
    assert "claimcheck.yaml:1:1: unknown key `ignor`" in ran.err


def test_a_bad_pack_leaves_with_2_and_all_its_mistakes(run: Run) -> None:
    _write(a_txt=CLAIM)
    write_files(Path("own"), {"en/a.yaml": "categry: x\nwhy: y\n"})
    ran = run("check", "a.txt", "--packs", "own")
    assert ran.code == 2
    assert "rules/en/a.yaml:1:1: unknown key `categry` in a rule file" in ran.err
    assert "rules/en/a.yaml:1:1: a rule file lacks `rules`" in ran.err


def test_an_unreadable_file_leaves_with_3_and_the_others_are_reported(run: Run) -> None:
    _write(a_txt=CLAIM, b_txt=HEDGED)
    ran = run("check", "a.txt", "missing.txt", "b.txt", "--format", "json")
    assert ran.code == 3
    assert _rules(ran) == [("a.txt", "no downtime"), ("b.txt", "no downtime")]
    assert json.loads(ran.out)["failures"] == [
        {"path": "missing.txt", "reason": "No such file or directory"}
    ]
    assert ran.err == "claimcheck: missing.txt: No such file or directory\n"


def test_a_page_that_is_a_picture_leaves_with_3_and_the_others_are_reported(run: Run) -> None:
    Path("a.pdf").write_bytes(pdfs.partly_scanned())
    ran = run("check", "a.pdf", "--format", "json")
    assert ran.code == 3
    assert _rules(ran) == [("a.pdf", "No downtime")]
    reason = "it is a picture without text; run text recognition (OCR) on it first"
    assert json.loads(ran.out)["failures"] == [{"path": "a.pdf, page 2", "reason": reason}]
    assert ran.err == f"claimcheck: a.pdf, page 2: {reason}\n"


def test_pages_that_are_pictures_are_told_of_each_file_of_several(run: Run) -> None:
    Path("a.pdf").write_bytes(pdfs.partly_scanned())
    Path("b.pdf").write_bytes(pdfs.partly_scanned())
    ran = run("check", "b.pdf", "no.txt", "a.pdf", "--format", "json")
    assert [one["path"] for one in json.loads(ran.out)["failures"]] == [
        "a.pdf, page 2",
        "b.pdf, page 2",
        "no.txt",
    ]


def test_a_report_in_a_copy_of_the_pdf_is_written_beside_others(run: Run) -> None:
    Path("a.pdf").write_bytes(pdfs.plain())
    assert run("check", "a.pdf", "--report", "pdf=out.pdf").code == 1
    assert Path("out.pdf").read_bytes().startswith(b"%PDF-")


def test_a_report_in_a_pdf_about_something_else_is_wrong_use(run: Run) -> None:
    _write(a_txt=CLAIM)
    ran = run("check", "a.txt", "--quiet", "--report", "pdf=out.pdf")
    assert ran.code == 2
    assert ran.err == (
        "claimcheck: a report as PDF is a copy of the PDF that was checked, and none was: choose "
        "html or docx\n"
    )


def test_a_file_that_no_reader_knows_leaves_with_3(run: Run) -> None:
    Path("a.exe").write_bytes(b"MZ\x00\x01\xff")
    assert run("check", "a.exe").code == 3


def test_a_rule_that_crashes_leaves_with_3_and_is_no_finding(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(a_txt=CLAIM, b_txt=CLEAN)

    def crash(*_: object) -> None:
        raise ZeroDivisionError("by a rule")

    monkeypatch.setattr("claimcheck.match.propose", crash)
    ran = run("check", "a.txt", "b.txt", "--format", "json")
    assert ran.code == 3
    report = json.loads(ran.out)
    assert report["failures"] == [
        {"path": "a.txt", "reason": "a rule failed: ZeroDivisionError: by a rule"}
    ]
    assert [article["path"] for article in report["articles"]] == ["b.txt"]


def test_a_crash_of_the_program_leaves_with_3(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("claimcheck.cli.check.load_for", crash)
    ran = run("check")
    assert (ran.code, ran.err) == (3, "claimcheck: internal error: ZeroDivisionError: oh\n")


def test_standard_input_is_read_by_its_name(run: Run) -> None:
    ran = run(
        "check", "-", "--stdin-filename", "x/post.txt", "--format", "json", stdin=CLAIM.encode()
    )
    assert ran.code == 1
    assert _rules(ran) == [("x/post.txt", "no downtime")]


def test_standard_input_without_a_name_is_text(run: Run) -> None:
    ran = run("check", "-", "--format", "json", stdin=CLAIM.encode())
    assert _rules(ran) == [("<stdin>", "no downtime")]


def test_standard_input_stands_beside_files(run: Run) -> None:
    _write(a_txt=CLAIM)
    ran = run("check", "a.txt", "-", "--stdin-filename", "z.txt", "--format", "json", stdin=b"Hi.")
    assert [article["path"] for article in json.loads(ran.out)["articles"]] == ["a.txt", "z.txt"]


def test_folders_and_globs_mean_their_articles(run: Run) -> None:
    write_files(
        Path.cwd(),
        {
            "s/a.txt": CLAIM,
            "s/t/b.txt": CLAIM,
            "s/.hidden/c.txt": CLAIM,
            "s/node_modules/d.txt": CLAIM,
            "s/e.bin": CLAIM,
        },
    )
    both = [("s/a.txt", "no downtime"), ("s/t/b.txt", "no downtime")]
    assert _rules(run("check", "s", "--format", "json")) == both
    assert _rules(run("check", "s/t/**/*.txt", "--format", "json")) == both[1:]
    assert _rules(run("check", "s/t/*.txt", "--format", "json")) == both[1:]


def test_a_file_that_is_named_twice_is_checked_once(run: Run) -> None:
    _write(a_txt=CLAIM)
    assert _rules(run("check", "a.txt", ".", "a.txt", "--format", "json")) == [
        ("a.txt", "no downtime")
    ]


def test_excluded_files_are_left_out_of_folders_but_not_when_named(run: Run) -> None:
    write_files(Path.cwd(), {"s/a.txt": CLAIM, "s/old/b.txt": CLAIM})
    _write(claimcheck_yaml="exclude: [s/old]\n")
    assert _rules(run("check", "s", "--format", "json")) == [("s/a.txt", "no downtime")]
    assert _rules(run("check", "s/old/b.txt", "--format", "json")) == [
        ("s/old/b.txt", "no downtime")
    ]


def _own_pack() -> None:
    write_files(
        Path("own"),
        {"en/own.yaml": phrase_file("ask ...2 doctor", category="overclaim/painless", slug="own")},
    )


def test_an_own_pack_adds_its_rules(run: Run) -> None:
    _write(a_txt=CLEAN)
    _own_pack()
    assert _rules(run("check", "a.txt", "--packs", "own", "--format", "json")) == [
        ("a.txt", "Ask your doctor")
    ]


def test_an_own_pack_may_stand_in_the_configuration(run: Run) -> None:
    _write(a_txt=CLEAN, claimcheck_yaml="packs: [own]\n")
    _own_pack()
    assert _rules(run("check", "a.txt", "--format", "json")) == [("a.txt", "Ask your doctor")]


@pytest.mark.parametrize(
    ("options", "quotes"),
    [
        (["--select", "overclaim/painless"], ["Ask your doctor"]),
        (
            ["--select", "overclaim/painless,overclaim/no-downtime"],
            ["no downtime", "Ask your doctor"],
        ),
        (["--ignore", "overclaim/painless/own"], ["no downtime"]),
        (["--ignore", "overclaim", "--select", "overclaim/no-downtime"], ["no downtime"]),
        (["--ignore", "overclaim"], []),
    ],
)
def test_select_and_ignore_choose_by_the_longest_prefix(
    run: Run, options: list[str], quotes: list[str]
) -> None:
    _write(a_txt=CLAIM.strip() + " " + CLEAN)
    _own_pack()
    ran = run("check", "a.txt", "--packs", "own", "--format", "json", *options)
    assert [quote for _, quote in _rules(ran)] == quotes


def test_several_reports_come_from_one_run(run: Run) -> None:
    _write(a_txt=CLAIM)
    ran = run(
        "check", "a.txt", "--quiet", "--output", "o.txt",
        "--report", "json=r.json", "--report", "markdown=r.md",
    )  # fmt: skip
    assert (ran.code, ran.out) == (1, "")
    report = json.loads(Path("r.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema()).iter_errors(report)) == []
    assert Path("r.md").read_text(encoding="utf-8").startswith("# Review report\n")
    assert Path("o.txt").read_text(encoding="utf-8").startswith("a.txt\n")


@pytest.mark.parametrize("option", [["--output", "no/x.txt"], ["--report", "json=no/x.json"]])
def test_a_place_that_cannot_be_written_leaves_with_2(run: Run, option: list[str]) -> None:
    _write(a_txt=CLEAN)
    ran = run("check", "a.txt", *option)
    assert ran.code == 2
    assert ran.err.startswith("claimcheck: no/x.")
    assert "cannot be written: No such file or directory" in ran.err


def test_a_report_is_written_to_a_pipe_without_a_name(run: Run) -> None:
    _write(a_txt=CLEAN)
    reads, writes = os.pipe()
    with os.fdopen(reads) as pipe:
        ran = run("check", "a.txt", "--quiet", "--output", f"/dev/fd/{writes}")
        os.close(writes)
        assert (ran.code, pipe.read()) == (0, "1 article checked: 0 errors, 0 warnings, 0 info\n")


def test_show_waived_asks_for_what_was_accepted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from claimcheck.cli import check  # noqa: PLC0415 -- patched here only

    looks = []
    original = check.render_parts

    def render_parts(format_: str, report: Report, look: Look) -> Iterator[bytes]:
        looks.append(look.shows_accepted)
        return original(format_, report, look)

    monkeypatch.setattr(check, "render_parts", render_parts)
    _write(a_txt=CLEAN)
    run("check", "a.txt")
    run("check", "a.txt", "--show-waived", "--report", "markdown=r.md")
    assert looks == [False, True, True]


def test_a_workbook_needs_a_file(run: Run) -> None:
    _write(a_txt=CLAIM)
    ran = run("check", "a.txt", "--format", "xlsx")
    assert ran.code == 2
    assert "a report in xlsx needs a file: --output FILE" in ran.err
    assert run("check", "a.txt", "--format", "xlsx", "--output", "r.xlsx").code == 1
    assert Path("r.xlsx").read_bytes().startswith(b"PK")


def test_colours_are_off_away_from_a_terminal_and_on_when_asked_for(run: Run) -> None:
    _write(a_txt=CLAIM)
    assert "\x1b" not in run("check", "a.txt").out
    assert "\x1b[1;31merror" in run("check", "a.txt", "--color", "always").out
    assert "\x1b" not in run("check", "a.txt", "--color", "never").out


def test_the_configuration_may_be_named(run: Run) -> None:
    _write(a_txt=CLAIM, other_yaml="fail-on: never\n", claimcheck_yaml="fail-on: error\n")
    assert run("check", "a.txt").code == 1
    assert run("check", "a.txt", "--config", "other.yaml").code == 0


def test_overrides_hold_for_their_files_only(run: Run) -> None:
    wishes = "overrides: [{paths: ['b.*'], severity: {overclaim: info}}]\n"
    _write(a_txt=CLAIM, b_txt=CLAIM, claimcheck_yaml=wishes)
    ran = run("check", "a.txt", "b.txt", "--format", "json")
    assert [f["severity"] for f in json.loads(ran.out)["findings"]] == ["error", "info"]


_FOREIGN = """\
category: terminology/untranslated
why: Nobody can read it.
rules:
  - id: han
    kind: foreign
    message: "“{match}” is not translated."
    advice: "Translate it."
    scripts: [han]
    examples: {}
"""
_TERMS = (
    "english\tzh_tw\tzh_hk_if_different\tzh_cn\tja\tko\tdomain\tconfidence\tsource\n"
    "Harbour Light facial\t海光\t\t\t\t\tprocedure\thigh\tour price list\n"
)


def test_the_terms_of_ones_own_glossary_are_proposed(run: Run) -> None:
    write_files(Path("own"), {"en/own.yaml": _FOREIGN})
    _write(a_txt="Please ask about 海光 before you come to our clinic.\n", terms_tsv=_TERMS)
    _write(claimcheck_yaml="packs: [own]\nglossary: terms.tsv\n")
    (finding,) = json.loads(run("check", "a.txt", "--format", "json").out)["findings"]
    assert finding["suggestions"] == [
        {"text": "Harbour Light facial (海光)", "safe": True, "replaces": "quote"},
        {"text": "Harbour Light facial", "safe": False, "replaces": "quote"},
    ]


def test_a_prefix_in_the_configuration_must_exist(run: Run) -> None:
    _write(a_txt=CLAIM, claimcheck_yaml="severity: {overclaim/no-downtim: info}\n")
    ran = run("check", "a.txt")
    assert ran.code == 2
    assert "did you mean `overclaim/no-downtime`?" in ran.err


def _as_process(
    folder: Path, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Under other hash seeds, in another order and place, with and without what is kept."""
    lines = "There is no downtime after pico. It is painless and 100% safe. Results are guaranteed."
    names = "abcdefghijkl"
    write_files(tmp_path, {f"{name}.txt": f"{lines} {name}\n" for name in names})
    paths = [f"{name}.txt" for name in names]
    json_ = ["--format", "json"]
    first = _as_process(tmp_path, "check", *paths, *json_, PYTHONHASHSEED="1")
    assert first.returncode in {0, 1}
    assert len(json.loads(first.stdout)["articles"]) == len(names)
    others = [
        _as_process(tmp_path, "check", *paths, *json_),  # all results are known by now
        _as_process(tmp_path, "check", *reversed(paths), *json_, PYTHONHASHSEED="2"),
        _as_process(tmp_path, "check", *paths, *json_, "--jobs", "2", PYTHONHASHSEED="3"),
        _as_process(
            tmp_path, "check", *paths, *json_, PYTHONHASHSEED="4",
            CLAIMCHECK_CACHE_DIR=str(tmp_path / "fresh"),
        ),
        _as_process(
            tmp_path, "check", *paths, *json_, "--no-cache",
            LC_ALL="C", TZ="UTC", LANG="tr_TR.UTF-8", PYTHONUTF8="0",
        ),
    ]  # fmt: skip
    assert [other.stdout for other in others] == [first.stdout] * 5


@pytest.mark.parametrize("form", ["text", "json", "html", "sarif", "csv"])
def test_nothing_is_asked_of_the_network(tmp_path: Path, form: str) -> None:
    """A run that may connect to nothing says what any other run says."""
    write_files(tmp_path, {"a.txt": CLAIM, "b.html": "<p>No downtime.</p>", "c.md": "# 皮秒\n"})
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k):\n    raise SystemExit('the network was asked for')\n"
        "ways = dict.fromkeys(('connect', 'connect_ex', 'sendto', 'sendmsg'), refuse)\n"
        "socket.socket = type('Refused', (socket.socket,), ways)\n"
        "socket.create_connection = socket.getaddrinfo = refuse\n"
        "from claimcheck.cli import main\n"
        f"sys.argv = ['claimcheck', 'check', '.', '--format', '{form}', '--no-cache']\n"
        "main()\n"
    )
    without = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True)  # noqa: PLW1510 -- compared below
    usual = _as_process(tmp_path, "check", ".", "--format", form)
    assert (without.returncode, without.stdout) == (1, usual.stdout), without.stderr


def test_a_short_clean_article_never_loads_spacy(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.txt": "Ask your doctor before you book."})
    code = (
        "import sys\nfrom claimcheck.cli import main\n"
        "sys.argv = ['claimcheck', 'check', 'a.txt']\n"
        "try:\n    main()\nexcept SystemExit as left:\n"
        "    print(left.code, 'spacy' in sys.modules)\n"
    )
    for _ in range(2):  # the first run may compile the packs, the second must not
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
        )
    assert done.stdout.splitlines()[-1:] == ["0 False"], done.stderr


def test_the_module_is_the_command(tmp_path: Path) -> None:
    done = _as_process(tmp_path, "--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"claimcheck, version ")


def test_the_fields_of_content_files_are_checked(run: Run) -> None:
    write_files(
        Path.cwd(),
        {
            "claimcheck.yaml": "fields: {text: ['hero.*']}\ninclude: ['content/*']\n",
            "content/home.json": '{"hero": {"claim": "No\\u0020downtime."}}',
            "content/a.srt": "1\n00:00:01,000 --> 00:00:02,000\nThere is no\ndowntime.\n",
            "data.json": '{"text": "No downtime."}',
        },
    )
    ran = run("check", ".", "--format", "json")
    assert ran.code == 1
    found = json.loads(ran.out)["findings"]
    assert [(f["path"], f["start"]["unit"], f["start"]["line"]) for f in found] == [
        ("content/a.srt", "cue 1", 3),
        ("content/home.json", "hero.claim", 1),
    ]
    assert _rules(run("check", "data.json", "--format", "json")) == [("data.json", "No downtime")]


def test_a_content_file_that_is_broken_leaves_with_3(run: Run) -> None:
    _write(a_json='{"text": "No downtime."', b_txt=CLAIM)
    ran = run("check", "a.json", "b.txt")
    assert ran.code == 3
    assert ran.err == "claimcheck: a.json: not JSON: it ends too early (line 1, column 24)\n"


def test_standard_input_is_read_with_the_fields_of_the_project(run: Run) -> None:
    write_files(Path.cwd(), {"claimcheck.yaml": "fields: {text: [x]}\n"})
    source = b'{"x": "No downtime."}'
    ran = run("check", "-", "--stdin-filename", "a.json", "--format", "json", stdin=source)
    assert _rules(ran) == [("a.json", "No downtime")]
