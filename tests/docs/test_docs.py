"""What the README and the guides show is what happens."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from building import CUES, write_files, write_pack
from click.testing import CliRunner

from claimcheck.cli import COMMANDS, cli
from claimcheck.config import load_config
from claimcheck.evaluate.examples import example_problems
from claimcheck.model.article import BlockKind
from claimcheck.model.rule import Qualifier
from claimcheck.packs.load import load_with_cue_examples
from claimcheck.packs.rules import RULE_KEYS
from claimcheck.read import FORMATS
from claimcheck.read.fields import KINDS, squashed
from claimcheck.scan.schema import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _pytest.mark import ParameterSet

_ROOT = Path(__file__).parents[2]
_PAGES = sorted(
    path.relative_to(_ROOT).as_posix()
    for path in (_ROOT / "README.md", _ROOT / "CONTRIBUTING.md", *(_ROOT / "docs").rglob("*.md"))
    if path.is_file()
)
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s#]+)(?:#[^)]*)?\)")


def _blocks(name: str, *languages: str) -> list[str]:
    text = (_ROOT / name).read_text(encoding="utf-8")
    return [body for language, body in _BLOCK.findall(text) if language in languages]


def _commands(name: str) -> Iterator[list[str]]:
    """Yield the words of each call of claimcheck in a page's blocks and code spans."""
    text = (_ROOT / name).read_text(encoding="utf-8")
    lines = [
        line.removeprefix("$ ")
        for b in _blocks(name, "console", "bash", "sh")
        for line in b.splitlines()
        if line.startswith("$ ") or "$ " not in b  # under a prompt stands what is printed
    ]
    for call in (*lines, *re.findall(r"`(claimcheck [^`]+)`", text)):
        words = shlex.split(call.split(" # ")[0].split(" > ")[0].split("|")[-1], posix=True)
        if words and Path(words[0]).name == "claimcheck":
            yield words[1:]


@pytest.mark.parametrize("name", _PAGES)
def test_every_command_and_option_that_is_shown_exists(name: str) -> None:
    for words in _commands(name):
        options = [word.partition("=")[0] for word in words if word.startswith("--")]
        names = [word for word in words if not word.startswith("-")]
        if not names or names[0] not in COMMANDS:
            assert not names, f"{name} shows claimcheck {' '.join(words)}"
            continue
        sub = names[:2] if names[0] in {"rules", "reader"} else names[:1]
        help_text = CliRunner().invoke(cli, [*sub, "--help"]).output
        assert [option for option in options if option not in help_text] == [], words


def _shown_runs() -> Iterator[ParameterSet]:
    """Yield each `$ claimcheck ...` of a console block with the output that is shown under it."""
    for name in _PAGES:
        for block in _blocks(name, "console"):
            for part in block.split("$ ")[1:]:
                command, _, output = part.partition("\n")
                words = shlex.split(command)
                plain = words[:1] == ["claimcheck"] and not {"|", ">"} & set(words)
                if plain and output.strip():
                    yield pytest.param(words[1:], output, id=f"{name}: {command}")


@pytest.mark.parametrize(("words", "output"), list(_shown_runs()))
def test_what_is_shown_is_what_is_printed(words: list[str], output: str) -> None:
    """A line of three dots stands for lines that are not shown."""
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", *words],
        cwd=_ROOT,
        env={**os.environ, "COLUMNS": "80"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    parts = [
        re.escape(part.strip("\n")) for part in re.split(r"^\.\.\.\n", output, flags=re.MULTILINE)
    ]
    assert re.fullmatch("(?s:.*)".join(parts), done.stdout.strip("\n")), done.stdout + done.stderr


@pytest.mark.parametrize(
    "block",
    [pytest.param(block, id=name) for name in _PAGES for block in _blocks(name, "python")],
)
def test_a_python_example_prints_what_its_comments_say(block: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", block],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    said = [line.removeprefix("# ") for line in block.splitlines() if line.startswith("# ")]
    assert done.stdout.splitlines() == said, done.stderr


@pytest.mark.parametrize("name", _PAGES)
def test_every_link_inside_the_project_leads_somewhere(name: str) -> None:
    text = _BLOCK.sub("", (_ROOT / name).read_text(encoding="utf-8"))
    here = (_ROOT / name).parent
    links = [link for link in _LINK.findall(text) if "://" not in link and "mailto:" not in link]
    assert [link for link in links if not (here / link).exists()] == []


def test_the_rule_in_the_guide_loads_and_passes_its_own_examples(tmp_path: Path) -> None:
    rule = _blocks("docs/guide/rules.md", "yaml")[0]
    attributed = (
        "qualifier: attributed\nbefore: [clinics claim]\n"
        "examples: {flag: ['Clinics claim [[magic]].']}\n"
    )
    files = {**CUES, "en/cues/attributed.yaml": attributed, "en/overclaim/no-downtime.yaml": rule}
    rulebook, cues = load_with_cue_examples([write_pack(tmp_path, files)])
    problems = [str(problem) for problem in example_problems(rulebook, cues, "overclaim")]
    assert problems == []


def test_the_guide_names_every_key_part_and_qualifier() -> None:
    text = (_ROOT / "docs/guide/rules.md").read_text(encoding="utf-8")
    words = (*(f"`{key}`" for key in RULE_KEYS), *BlockKind, *Qualifier)
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("name", _PAGES)
def test_no_page_names_a_place_on_one_machine(name: str) -> None:
    text = (_ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"(?<![\w.])/(?:root|tmp|home|Users)/\w+", text) == []


def test_the_sites_of_the_readme_are_compared_each_by_itself(tmp_path: Path) -> None:
    (block,) = [b for b in _blocks("README.md", "yaml") if b.startswith("sites:")]
    (tmp_path / "claimcheck.yaml").write_text(block, encoding="utf-8")
    config = load_config(tmp_path / "claimcheck.yaml")
    of = {
        name: config.site_of(str(tmp_path / name))
        for name in (
            "harbour/a.md",
            "shared/prices.md",
            "hill/a.md",
            "shared/other.md",
        )
    }
    assert list(of.values()) == ["harbour", "harbour", "hill", ""]


def test_the_pages_of_a_folder_are_compared(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "index.md": "# Home\n\nFreckles usually need two sessions.\n",
            "freckles.md": "# Freckles\n\nPlan for five sessions.\n",
        },
    )
    ran = CliRunner().invoke(cli, ["check", str(tmp_path), "--format", "json"])
    findings = json.loads(ran.output)["findings"]
    (finding,) = [f for f in findings if f["category"] == "consistency/session-count"]
    assert Path(finding["path"]).name == "index.md"
    assert [Path(related["path"]).name for related in finding["related"]] == ["freckles.md"]


def test_the_guide_names_every_column_of_a_scan() -> None:
    text = (_ROOT / "docs/guide/scan.md").read_text(encoding="utf-8")
    assert [name for name in FINDINGS.names if f"`{name}`" not in text] == []


def test_the_wishes_in_the_guide_are_those_of_its_example() -> None:
    (shown,) = _blocks("docs/guide/content-files.md", "yaml")
    assert shown == (_ROOT / "docs/guide/examples/claimcheck.yaml").read_text(encoding="utf-8")


def test_the_guide_names_every_suffix_of_the_content_files_and_every_field() -> None:
    text = (_ROOT / "docs/guide/content-files.md").read_text(encoding="utf-8")
    pages = {"text", "markdown", "html"}
    contents = [
        form
        for form in FORMATS.values()
        if form.name == "eml" or not (form.is_document or form.name in pages)
    ]
    suffixes = [f"`{suffix}`" for form in contents for suffix in form.suffixes]
    known = {squashed(word) for word in re.findall(r"[A-Za-z]+(?: [a-z]+)?", text)}
    assert [suffix for suffix in suffixes if suffix not in text] == []
    assert [name for name in KINDS if name not in known] == []
