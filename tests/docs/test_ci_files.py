"""The files for other places do what the guide says: read as those places read them, and run."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck.config import FAIL_ON
from claimcheck.read import FORMATS
from claimcheck.report import REPORTERS

_ROOT = Path(__file__).parents[2]
_BASH = shutil.which("bash") or "bash"
_GUIDE = (_ROOT / "docs/guide/ci.md").read_text(encoding="utf-8")
_EXPRESSION = re.compile(r"\$\{\{\s*([^}]+?)\s*\}\}")


def _yaml(name: str) -> Any:
    return yaml.safe_load((_ROOT / name).read_text(encoding="utf-8"))


def _guide_blocks(starts: str) -> list[Any]:
    blocks = re.findall(r"^```yaml\n(.*?)^```", _GUIDE, re.MULTILINE | re.DOTALL)
    return [yaml.safe_load(block) for block in blocks if block.startswith(starts)]


def _desk(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """Return a folder with two articles, and an environment in which the command is this one."""
    desk = tmp_path / "desk"
    (desk / "sub").mkdir(parents=True)
    (desk / "bad one.md").write_text("There is no downtime after the peel.\n", encoding="utf-8")
    (desk / "sub/good.md").write_text("Ask your doctor before you book.\n", encoding="utf-8")
    shims = tmp_path / "shims"
    shims.mkdir()
    for name, command in (("claimcheck", " -m claimcheck"), ("python", "")):
        shim = shims / name
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}"{command} "$@"\n', encoding="utf-8")
        shim.chmod(0o755)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    return desk, {
        **os.environ,
        "PATH": f"{shims}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(_ROOT),
        "RUNNER_TEMP": str(temporary),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }


def _steps() -> dict[str, dict[str, Any]]:
    steps = _yaml("action.yml")["runs"]["steps"]
    return {step.get("name", step.get("uses")): step for step in steps}


def _run_step(name: str, desk: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the shell of a step of the action, as GitHub runs `shell: bash`."""
    return subprocess.run(
        [_BASH, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", _steps()[name]["run"]],
        cwd=desk,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def _outputs(env: dict[str, str]) -> dict[str, str]:
    text = Path(env["GITHUB_OUTPUT"]).read_text(encoding="utf-8")
    return dict(line.split("=", 1) for line in text.splitlines())


def test_the_action_is_a_composite_one_whose_steps_are_complete() -> None:
    action = _yaml("action.yml")
    assert action["runs"]["using"] == "composite"
    assert all("description" in value for value in action["inputs"].values())
    for step in action["runs"]["steps"]:
        assert ("uses" in step) != ("run" in step)
        if "run" in step:
            assert step["shell"] == "bash"


def test_no_input_of_the_action_is_pasted_into_a_shell() -> None:
    for step in _yaml("action.yml")["runs"]["steps"]:
        assert _EXPRESSION.findall(step.get("run", "")) == []


def test_the_action_names_only_inputs_and_outputs_that_there_are() -> None:
    action = _yaml("action.yml")
    text = (_ROOT / "action.yml").read_text(encoding="utf-8")
    named = set(re.findall(r"inputs\.([\w-]+)", text))
    assert named == set(action["inputs"])
    told = {expression for value in action["outputs"].values() for expression in
            _EXPRESSION.findall(value["value"])}  # fmt: skip
    assert told == {"steps.check.outputs.exit-code", "steps.check.outputs.sarif"}
    assert action["inputs"]["format"]["default"] in REPORTERS
    assert action["inputs"]["fail-on"]["default"] in FAIL_ON


def test_the_action_shows_what_was_found_and_then_fails(tmp_path: Path) -> None:
    desk, env = _desk(tmp_path)
    env |= {
        "CLAIMCHECK_PATHS": "bad one.md\n\nsub/*.md\n",
        "CLAIMCHECK_FORMAT": "github",
        "CLAIMCHECK_FAIL_ON": "error",
        "CLAIMCHECK_SUMMARY": "true",
    }
    done = _run_step("Check", desk, env)
    assert done.returncode == 0, done.stderr
    found = [line for line in done.stdout.splitlines() if "no-downtime/stated" in line]
    assert len(found) == 1
    assert found[0].startswith("::error file=bad one.md,line=1,col=10,endLine=1,endColumn=21,")
    outputs = _outputs(env)
    assert outputs["exit-code"] == "1"
    log = json.loads(Path(outputs["sarif"]).read_text(encoding="utf-8"))
    rules = {result["ruleId"] for result in log["runs"][0]["results"]}
    assert "overclaim/no-downtime/stated" in rules
    summary = Path(env["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8")
    assert summary.startswith("# Review report\n")
    ended = _run_step("Result", desk, {**env, "CLAIMCHECK_CODE": outputs["exit-code"]})
    assert ended.returncode == 1


def test_the_action_passes_when_nothing_is_open(tmp_path: Path) -> None:
    desk, env = _desk(tmp_path)
    env |= {
        "CLAIMCHECK_PATHS": "sub",
        "CLAIMCHECK_FORMAT": "text",
        "CLAIMCHECK_FAIL_ON": "error",
        "CLAIMCHECK_SUMMARY": "false",
    }
    done = _run_step("Check", desk, env)
    assert done.stdout == "1 article checked: 0 errors, 0 warnings, 0 info\n"
    assert _outputs(env)["exit-code"] == "0"
    assert not Path(env["GITHUB_STEP_SUMMARY"]).exists()
    assert _run_step("Result", desk, {**env, "CLAIMCHECK_CODE": "0"}).returncode == 0


def test_a_path_of_the_action_is_never_run_and_no_option(tmp_path: Path) -> None:
    desk, env = _desk(tmp_path)
    env |= {
        "CLAIMCHECK_PATHS": "--version\n$(touch hacked)",
        "CLAIMCHECK_FORMAT": "github",
        "CLAIMCHECK_FAIL_ON": "error",
        "CLAIMCHECK_SUMMARY": "true",
    }
    done = _run_step("Check", desk, env)
    assert done.returncode == 0, done.stderr
    assert _outputs(env)["exit-code"] == "3"
    assert "::error file=--version::" in done.stdout
    assert not (desk / "hacked").exists()


def test_the_action_tells_of_wrong_use_without_a_report(tmp_path: Path) -> None:
    desk, env = _desk(tmp_path)
    env |= {
        "CLAIMCHECK_PATHS": ".",
        "CLAIMCHECK_FORMAT": "nonsense",
        "CLAIMCHECK_FAIL_ON": "error",
        "CLAIMCHECK_SUMMARY": "true",
    }
    done = _run_step("Check", desk, env)
    assert done.returncode == 0, done.stderr
    assert _outputs(env) == {"exit-code": "2"}
    assert "'nonsense' is not one of" in done.stderr


def test_the_action_leaves_out_what_is_suppressed(tmp_path: Path) -> None:
    desk, env = _desk(tmp_path)
    log = {"runs": [{"results": [{"ruleId": "a"}, {"ruleId": "b", "suppressions": [{}]}]}]}
    shim = Path(env["PATH"].split(os.pathsep)[0]) / "claimcheck"
    shim.write_text(
        f'#!/bin/sh\necho {shlex.quote(json.dumps(log))} > "$RUNNER_TEMP/claimcheck.sarif"\n',
        encoding="utf-8",
    )
    env |= {
        "CLAIMCHECK_PATHS": ".",
        "CLAIMCHECK_FORMAT": "github",
        "CLAIMCHECK_FAIL_ON": "error",
        "CLAIMCHECK_SUMMARY": "false",
    }
    assert _run_step("Check", desk, env).returncode == 0
    kept = json.loads(Path(_outputs(env)["sarif"]).read_text(encoding="utf-8"))
    assert kept == {"runs": [{"results": [{"ruleId": "a"}]}]}


def test_a_summary_that_is_too_long_is_not_shown(tmp_path: Path) -> None:
    desk, env = _desk(tmp_path)
    shim = Path(env["PATH"].split(os.pathsep)[0]) / "claimcheck"
    shim.write_text(
        '#!/bin/sh\nhead -c 1000001 /dev/zero > "$RUNNER_TEMP/claimcheck.md"\n', encoding="utf-8"
    )
    env |= {
        "CLAIMCHECK_PATHS": ".",
        "CLAIMCHECK_FORMAT": "github",
        "CLAIMCHECK_FAIL_ON": "error",
        "CLAIMCHECK_SUMMARY": "true",
    }
    assert _run_step("Check", desk, env).returncode == 0
    assert Path(env["GITHUB_STEP_SUMMARY"]).read_text(encoding="utf-8") == (
        "The review report is too long to be shown here; see the log.\n"
    )


def test_the_workflow_of_the_guide_gives_inputs_that_there_are() -> None:
    (workflow,) = _guide_blocks("name: claimcheck")
    (job,) = workflow["jobs"].values()
    (step,) = [step for step in job["steps"] if "claimcheck" in step["uses"]]
    assert set(step["with"]) <= set(_yaml("action.yml")["inputs"])
    assert workflow["permissions"] == {"contents": "read", "security-events": "write"}


def test_the_guide_tells_of_every_input_with_its_default() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \|.*\| (.+) \|$", _GUIDE, re.MULTILINE)
    inputs = _yaml("action.yml")["inputs"]
    said = {name: default.strip("`") for name, default in rows}
    assert said == {name: value["default"] or "the newest" for name, value in inputs.items()}


def test_the_hook_has_the_keys_that_pre_commit_asks_for() -> None:
    (hook,) = _yaml(".pre-commit-hooks.yaml")
    assert {"id", "name", "entry", "language"} <= set(hook)
    assert hook["language"] == "python"
    for name in ("text", "markdown", "html"):
        for suffix in FORMATS[name].suffixes:
            assert re.search(hook["files"], f"a/b{suffix}"), suffix
    assert not re.search(hook["files"], "a/b.py")
    used = {hook["id"] for block in _guide_blocks("repos:") for hook in block["repos"][0]["hooks"]}
    assert used == {hook["id"]}


def test_the_hook_fails_on_a_claim_and_passes_without(tmp_path: Path) -> None:
    desk, env = _desk(tmp_path)
    (hook,) = _yaml(".pre-commit-hooks.yaml")
    entry = shlex.split(hook["entry"])
    codes = [
        subprocess.run(
            [*entry, file], cwd=desk, env=env, capture_output=True, check=False
        ).returncode
        for file in ("bad one.md", "sub/good.md")
    ]
    assert codes == [1, 0]


def test_the_gitlab_job_runs_and_writes_the_reports_that_it_keeps(tmp_path: Path) -> None:
    job = _yaml("ci/claimcheck.gitlab-ci.yml")["claimcheck"]
    desk, env = _desk(tmp_path)
    env |= {**job["variables"], "CLAIMCHECK_PATHS": "sub/*.md *.md"}
    done = subprocess.run(
        [_BASH, "-e", "-c", "\n".join(job["script"])],
        cwd=desk, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    kept = [*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()]
    assert [name for name in kept if not (desk / name).is_file()] == []
    issues = json.loads((desk / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert "overclaim/no-downtime/stated" in {issue["check_name"] for issue in issues}
    assert job["artifacts"]["when"] == "always"


def test_the_guide_sets_variables_that_the_gitlab_job_has() -> None:
    (block,) = _guide_blocks("include:")
    job = _yaml("ci/claimcheck.gitlab-ci.yml")["claimcheck"]
    assert set(block["claimcheck"]["variables"]) <= set(job["variables"])
    assert (_ROOT / block["include"][0]["file"]).is_file()


def _instructions() -> list[tuple[str, str]]:
    text = (_ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines)]


def test_what_the_image_copies_is_there_and_let_through() -> None:
    let_through = {
        line.removeprefix("!")
        for line in (_ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }
    sources = [
        source
        for word, rest in _instructions()
        if word == "COPY" and "--from" not in rest
        for source in rest.split()[:-1]
    ]
    assert [source for source in sources if not (_ROOT / source).exists()] == []
    assert set(sources) == let_through


def test_the_image_runs_as_nobody_and_names_no_host() -> None:
    instructions = _instructions()
    users = [rest for word, rest in instructions if word == "USER"]
    assert users
    assert users[-1] not in {"root", "0"}
    bases = [rest.split()[0] for word, rest in instructions if word == "FROM"]
    assert bases == ["python:3.12-slim"] * 2
    text = (_ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r"https?://|--index-url|--extra-index-url|\w+\.(?:io|org|com)\b", text) == []
    assert [json.loads(rest) for word, rest in instructions if word == "ENTRYPOINT"] == [
        ["claimcheck"]
    ]


def test_the_last_stage_installs_without_a_network() -> None:
    last = max(at for at, (word, _) in enumerate(_instructions()) if word == "FROM")
    installs = [
        rest for word, rest in _instructions()[last:] if word == "RUN" and "pip install" in rest
    ]
    assert len(installs) == 1
    assert "--no-index" in installs[0]


@pytest.mark.parametrize("name", ["action.yml", "ci/claimcheck.gitlab-ci.yml"])
def test_every_extra_that_is_installed_exists(name: str) -> None:
    text = (_ROOT / name).read_text(encoding="utf-8")
    project = (_ROOT / "pyproject.toml").read_text(encoding="utf-8")
    extras = re.findall(r"claimcheck-lint\[(\w+)\]", text)
    assert extras == ["all"]
    assert "\nall = [" in project
