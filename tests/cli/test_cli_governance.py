"""What people accept: comments, waivers, the register, baselines, and `--diff`."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from building import DOWNTIME, REPORTED, SMALL, write_files, write_pack

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

    Run = Callable[..., Ran]

CLAIM = "There is no downtime.\n"
RULE = "overclaim/no-downtime/stated"


def _write(**files: str) -> None:
    write_files(Path.cwd(), {name.replace("_", "."): text for name, text in files.items()})


def _json(ran: Ran) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(ran.out)
    return report


def _statuses(ran: Ran) -> list[tuple[str, str]]:
    return [(finding["quote"], finding["status"]) for finding in _json(ran)["findings"]]


def _notices(ran: Ran) -> list[tuple[str, int, str, str]]:
    return [
        (notice["path"], notice["line"], notice["severity"], notice["message"])
        for notice in _json(ran).get("notices", [])
    ]


def _waiver(**others: str) -> str:
    fields = {
        "rule": RULE,
        "quote": "no downtime",
        "sentence": "There is no downtime.",
        "reason": "measured",
        "approver": "Jo",
        "expires": "2999-12-31",
        **others,
    }
    return "waivers:\n  - {" + ", ".join(f'{key}: "{v}"' for key, v in fields.items()) + "}\n"


def test_a_comment_waives_a_finding_and_says_who_and_why(run: Run) -> None:
    comment = f'<!-- claimcheck: allow {RULE} reason="measured" by="Jo" until="2999-12-31" -->'
    _write(a_md=f"{comment}\n\n{CLAIM}")
    ran = run("check", "a.md", "--format", "json")
    assert ran.code == 0
    (finding,) = _json(ran)["findings"]
    assert finding["status"] == "waived"
    assert finding["acceptance"] == {
        "reason": "measured",
        "by": "Jo",
        "until": "2999-12-31",
        "where": "a.md:1",
    }


def test_a_comment_that_ran_out_waives_nothing(run: Run) -> None:
    _write(
        a_md=f'<!-- claimcheck: allow {RULE} reason="x" until="2020-01-31" -->\n\n{CLAIM}',
    )
    ran = run("check", "a.md", "--format", "json")
    assert (ran.code, _statuses(ran)) == (1, [("no downtime", "open")])
    assert _notices(ran) == [("a.md", 1, "warning", f"allow {RULE}: it held until 2020-01-31")]


def test_a_comment_that_allows_nothing_is_reported(run: Run) -> None:
    _write(a_md=f'<!-- claimcheck: allow {RULE} reason="x" -->\n\nAsk a doctor.\n')
    ran = run("check", "a.md", "--format", "json", "--fail-on", "warning")
    assert ran.code == 1
    assert _notices(ran) == [
        ("a.md", 1, "warning", f"allow {RULE}: there is nothing here that it allows")
    ]


def test_a_waiver_holds_until_its_sentence_is_edited(run: Run) -> None:
    _write(a_txt=CLAIM, waivers_yaml=_waiver())
    assert _statuses(run("check", "a.txt", "--format", "json")) == [("no downtime", "waived")]
    _write(a_txt="There is really no downtime.\n")
    ran = run("check", "a.txt", "--format", "json")
    assert (ran.code, _statuses(ran)) == (1, [("no downtime", "open")])
    assert _notices(ran) == [
        ("waivers.yaml", 2, "info", f"this waiver of {RULE} is for nothing that is found any more")
    ]


def test_a_waiver_for_one_article_holds_for_no_other(run: Run) -> None:
    _write(a_txt=CLAIM, b_txt=CLAIM, waivers_yaml=_waiver(path="a.txt"))
    ran = run("check", ".", "--format", "json")
    assert _statuses(ran) == [("no downtime", "waived"), ("no downtime", "open")]


def test_a_waiver_that_expired_is_reported(run: Run) -> None:
    _write(a_txt=CLAIM, waivers_yaml=_waiver(expires="2020-01-31"))
    ran = run("check", "a.txt", "--format", "json")
    assert (ran.code, _statuses(ran)) == (1, [("no downtime", "open")])
    assert _notices(ran) == [
        ("waivers.yaml", 2, "warning", f"this waiver of {RULE} expired on 2020-01-31")
    ]


def test_a_waiver_beside_a_configuration_elsewhere_holds_from_every_folder(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiver = _waiver(path="../site/a.txt")
    _write(**{"site/a_txt": CLAIM, "conf/claimcheck_yaml": "", "conf/waivers_yaml": waiver})
    for folder, path, config in (
        (".", "site", "conf/claimcheck.yaml"),
        ("site", "a.txt", "../conf/claimcheck.yaml"),
        (".", str(Path.cwd() / "site"), "../conf/claimcheck.yaml"),
    ):
        monkeypatch.chdir(folder)
        ran = run("check", path, "--config", config, "--format", "json")
        assert (_statuses(ran), _notices(ran)) == ([("no downtime", "waived")], [])


def test_a_waiver_stands_in_for_one_that_expired(run: Run) -> None:
    old = _waiver(expires="2020-01-31")
    new = _waiver().removeprefix("waivers:\n")
    _write(a_txt=CLAIM, waivers_yaml=old + new + new)
    ran = run("check", "a.txt", "--format", "json")
    assert (ran.code, _statuses(ran), _notices(ran)) == (0, [("no downtime", "waived")], [])


def test_what_is_not_asked_for_is_not_said_to_be_accepted_in_vain(run: Run) -> None:
    comment = f'<!-- claimcheck: allow {RULE} reason="measured" -->'
    _write(
        a_md=f"{comment}\n\n{CLAIM}\nThere is zero downtime.\n",
        waivers_yaml=_waiver(quote="zero downtime", sentence="There is zero downtime."),
    )
    ran = run("check", "a.md", "--format", "json", "--ignore", "overclaim")
    assert (_statuses(ran), _notices(ran)) == ([], [])


def test_a_malformed_waiver_leaves_with_2_and_its_place(run: Run) -> None:
    _write(a_txt=CLAIM, waivers_yaml=_waiver(expires="next year"))
    ran = run("check", "a.txt")
    assert ran.code == 2
    assert "`expires` must be a day such as 2027-01-31, not `next year`" in ran.err
    assert ran.err.startswith("claimcheck: waivers.yaml:2:")


def test_a_rule_can_refuse_to_be_waived(run: Run, small: Path) -> None:
    write_pack(
        small,
        {
            **SMALL,
            "en/down.yaml": DOWNTIME.replace("  - id: stated", "  - id: stated\n    waivable: no"),
        },
    )
    _write(a_txt=CLAIM, waivers_yaml=_waiver())
    for file in small.rglob("no-downtime.yaml"):
        file.unlink()
    ran = run("check", "a.txt", "--format", "json", "--no-cache")
    assert (ran.code, _statuses(ran)) == (1, [("no downtime", "open")])
    assert _notices(ran) == [
        ("waivers.yaml", 2, "warning", f"what {RULE} finds cannot be accepted")
    ]
    assert run("baseline", ".", "--no-cache").out.endswith(
        "1 finding that nobody can accept stayed open.\n"
    )


CLAIMS = """\
claims:
  - id: C-1
    wording: There is no downtime.
    evidence: [study.pdf, "https://example.org/trial"]
    owner: Ann
    approval: A-7
    review-by: {day}
"""


def test_an_approved_wording_is_approved(run: Run) -> None:
    _write(a_txt=f"Welcome. {CLAIM}", claims_yaml=CLAIMS.format(day="2999-12-31"))
    ran = run("check", "a.txt", "--format", "json")
    assert ran.code == 0
    (finding,) = _json(ran)["findings"]
    assert finding["status"] == "approved"
    assert finding["acceptance"] == {
        "reason": "approved as C-1: study.pdf; https://example.org/trial",
        "by": "Ann",
        "until": "2999-12-31",
        "where": "claims.yaml:2",
    }


def test_a_near_wording_is_said_to_differ(run: Run) -> None:
    _write(a_txt="There is really no downtime.\n", claims_yaml=CLAIMS.format(day="2999-12-31"))
    ran = run("check", "a.txt", "--format", "json")
    assert (ran.code, _statuses(ran)) == (1, [("no downtime", "open")])
    assert _notices(ran) == [
        (
            "a.txt",
            1,
            "info",
            "“There is really no downtime.” differs from the approved wording C-1",
        )
    ]


def test_past_its_day_an_approved_wording_is_an_error(run: Run) -> None:
    _write(a_txt="There is no downtime.\n", claims_yaml=CLAIMS.format(day="2020-01-31"))
    ran = run("check", "a.txt", "--format", "json")
    assert (ran.code, _statuses(ran)) == (1, [("no downtime", "open")])
    assert [notice[:3] for notice in _notices(ran)] == [("claims.yaml", 2, "error")]


def test_an_approval_stands_in_for_one_past_its_day(run: Run) -> None:
    new = CLAIMS.format(day="2999-12-31").removeprefix("claims:\n").replace("C-1", "C-2")
    _write(a_txt=CLAIM, claims_yaml=CLAIMS.format(day="2020-01-31") + new)
    ran = run("check", "a.txt", "--format", "json")
    assert (ran.code, _statuses(ran), _notices(ran)) == (0, [("no downtime", "approved")], [])


def test_claims_are_listed_checked_and_added(run: Run) -> None:
    _write(claims_yaml=CLAIMS.format(day="2020-01-31"))
    assert run("claims", "list").out.startswith("C-1  review by 2020-01-31 (overdue)  Ann\n")
    ran = run("claims", "check")
    assert ran.code == 1
    assert ran.out == (
        "claims.yaml:2: C-1: was to be reviewed by 2020-01-31\n"
        "claims.yaml:2: C-1: there is no file study.pdf\n"
        "1 claim, 2 problems\n"
    )
    added = run(
        "claims", "add", "Zero downtime, measured", "--evidence", "a trial of 2024",
        "--owner", "Ann", "--review-by", "2999-12-31",
    )  # fmt: skip
    assert (added.code, added.out) == (0, "Added C-2 to claims.yaml.\n")
    _write(a_txt="Zero downtime, measured.\n")
    assert _statuses(run("check", "a.txt", "--format", "json")) == [("Zero downtime", "approved")]


def test_a_claim_that_nothing_objects_to_needs_no_approval(run: Run) -> None:
    _write(
        claims_yaml=CLAIMS.format(day="2999-12-31")
        .replace("There is no downtime.", "Ask your doctor.")
        .replace("study.pdf, ", ""),
    )
    assert run("claims", "check").out.startswith(
        "claims.yaml:2: C-1: no rule finds anything in “Ask your doctor.”, "
        "which needs no approval\n"
    )


def test_a_baseline_hides_what_was_there_and_nothing_else(run: Run) -> None:
    _write(a_txt=CLAIM, b_txt=CLAIM)
    made = run("baseline", ".")
    assert (made.code, made.out) == (
        0,
        "Wrote claimcheck-baseline.json: 2 findings in 2 articles.\n",
    )
    assert run("check", ".").code == 0
    _write(a_txt="Welcome.\n\nThere is no\ndowntime.\n", b_txt="There is zero downtime.\n")
    ran = run("check", ".", "--format", "json")
    assert [
        (finding["path"], finding["quote"], finding["status"]) for finding in _json(ran)["findings"]
    ] == [
        ("a.txt", "no downtime", "baselined"),
        ("b.txt", "zero downtime", "open"),
    ]


def test_a_baseline_follows_an_article_that_moves(run: Run) -> None:
    _write(a_txt=CLAIM)
    run("baseline", ".")
    Path("a.txt").rename("z.txt")
    assert run("check", ".").code == 0


def test_a_copy_of_a_known_finding_is_new(run: Run) -> None:
    _write(b_txt=CLAIM)
    run("baseline", ".")
    _write(a_txt=CLAIM)
    ran = run("check", ".", "--format", "json")
    assert [(f["path"], f["status"]) for f in _json(ran)["findings"]] == [
        ("a.txt", "open"),
        ("b.txt", "baselined"),
    ]


def test_a_baseline_that_is_none_leaves_with_2(run: Run) -> None:
    _write(a_txt=CLAIM, old_json="{}")
    ran = run("check", "a.txt", "--baseline", "old.json")
    assert ran.code == 2
    assert ran.err.startswith("claimcheck: old.json: this is no baseline")
    assert run("check", "a.txt", "--baseline", "none.json").code == 2


def _git(*arguments: str) -> None:
    who = ["-c", "user.name=Jo", "-c", "user.email=jo@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *who, *arguments]
    subprocess.run(command, check=True, capture_output=True)


def _commit(**files: str) -> None:
    _write(**files)
    _git("add", "-A")
    _git("commit", "-q", "-m", "state")


@pytest.fixture
def repository(run: Run) -> Run:
    _git("init", "-q", "-b", "main")
    return run


def _new(ran: Ran) -> list[tuple[str, str]]:
    return [(finding["path"], finding["quote"]) for finding in _json(ran)["findings"]]


def test_diff_reports_only_changed_sentences(repository: Run) -> None:
    _commit(a_txt=f"{CLAIM}\nIt is fine.\n", b_txt=CLAIM)
    _write(a_txt=f"{CLAIM}\nThere is zero downtime.\n")
    ran = repository("check", ".", "--diff", "HEAD", "--format", "json")
    assert (ran.code, _new(ran)) == (1, [("a.txt", "zero downtime")])


def test_diff_survives_new_wrapping_moves_and_new_names(repository: Run) -> None:
    _commit(a_txt=f"{CLAIM}\nIt is fine.\n", b_txt=CLAIM)
    Path("b.txt").rename("c.txt")
    _write(a_txt="It is fine.\n\nThere is\nno downtime.\n")
    ran = repository("check", ".", "--diff", "main", "--format", "json")
    assert (ran.code, _new(ran)) == (0, [])


def test_diff_follows_a_file_with_a_new_name_under_a_glob(repository: Run) -> None:
    _commit(**{"site/a_txt": CLAIM, "old/b_txt": "There is zero downtime.\n"})
    Path("site/a.txt").rename("site/c.txt")
    Path("old/b.txt").rename("site/d.txt")
    ran = repository("check", "site/**/*.txt", "--diff", "HEAD", "--format", "json")
    assert _new(ran) == [("site/d.txt", "zero downtime")]


def test_diff_reports_what_comes_out_of_an_excluded_folder(repository: Run) -> None:
    _commit(**{"drafts/a_txt": CLAIM, "claimcheck_yaml": "exclude: [drafts]\n"})
    Path("drafts/a.txt").rename("a.txt")
    ran = repository("check", ".", "--diff", "HEAD", "--format", "json")
    assert _new(ran) == [("a.txt", "no downtime")]


def test_diff_reports_what_is_new_in_standard_input(repository: Run) -> None:
    _commit(a_md=CLAIM)
    stdin = f"{CLAIM}\nThere is zero downtime.\n".encode()
    options = ["--diff", "HEAD", "--format", "json"]
    ran = repository("check", "-", "--stdin-filename", "a.md", *options, stdin=stdin)
    assert _new(ran) == [("a.md", "zero downtime")]
    ran = repository("check", "-", *options, stdin=stdin)
    assert _new(ran) == [("<stdin>", "no downtime"), ("<stdin>", "zero downtime")]


def test_diff_says_nothing_of_waivers_that_what_was_there_needs(repository: Run) -> None:
    comment = f'<!-- claimcheck: allow {RULE} reason="measured" -->'
    _commit(
        a_md=f"{comment}\n\n{CLAIM}\nThere is zero downtime.\n",
        waivers_yaml=_waiver(
            quote="zero downtime", sentence="There is zero downtime.", path="a.md"
        ),
    )
    ran = repository("check", ".", "--diff", "HEAD", "--format", "json")
    assert (_new(ran), _notices(ran)) == ([], [])


def test_diff_works_in_a_hook_of_git(repository: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _commit(**{"site/a_txt": CLAIM})
    monkeypatch.setenv("GIT_DIR", ".git")
    ran = repository("check", "site", "--diff", "HEAD", "--format", "json")
    assert (ran.code, _new(ran)) == (0, [])


def test_diff_knows_what_submodules_were(repository: Run) -> None:
    _commit(z_txt=CLAIM)
    _git("init", "-q", "-b", "main", "part")
    _write(**{"part/a_txt": CLAIM, "part/b_txt": CLAIM})
    _git("-C", "part", "add", "-A")
    _git("-C", "part", "commit", "-q", "-m", "state")
    _commit()
    _write(**{"part/a_txt": f"{CLAIM}\nThere is zero downtime.\n"})
    ran = repository("check", ".", "--diff", "HEAD", "--format", "json")
    assert _new(ran) == [("part/a.txt", "zero downtime")]


def test_diff_reports_everything_of_a_new_file(repository: Run) -> None:
    _commit(a_txt=CLAIM)
    _write(b_txt=CLAIM)
    ran = repository("check", ".", "--diff", "HEAD", "--format", "json")
    assert _new(ran) == [("b.txt", "no downtime")]


def test_diff_reports_what_the_change_left_undisclosed_and_contradicted(
    repository: Run, small: Path
) -> None:
    write_pack(small, REPORTED)
    told = "# Pico laser\n\nNo downtime. Swelling may follow. Expect redness for 3 days.\n"
    _commit(a_md=told)
    same = repository("check", ".", "--diff", "HEAD", "--format", "json", "--no-cache")
    assert _new(same) == []
    _write(a_md=told.replace("3 days", "5 days").replace("Swelling may follow. ", ""))
    ran = repository("check", ".", "--diff", "HEAD", "--format", "json", "--no-cache")
    assert [finding["rule"] for finding in _json(ran)["findings"]] == [
        "disclaimer/side-effects/missing",
        "consistency/recovery-time/differ",
    ]


@pytest.mark.parametrize("ref", ["no-such-branch", "--output=x"])
def test_a_ref_that_is_none_leaves_with_2(repository: Run, ref: str) -> None:
    _commit(a_txt=CLAIM)
    ran = repository("check", ".", f"--diff={ref}")
    assert ran.code == 2
    assert f"there is no commit `{ref}`" in ran.err


def test_diff_outside_of_a_repository_leaves_with_2(run: Run) -> None:
    _write(a_txt=CLAIM)
    ran = run("check", "a.txt", "--diff", "HEAD")
    assert ran.code == 2
    assert "--diff: not a git repository" in ran.err


def _decide(run: Run, decision: str, times: int = 1) -> Ran:
    """Return what comes of one decision on all findings, in rows that stand so many times."""
    run("check", ".", "--report", "csv=review.csv")
    with Path("review.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["fingerprint"]]
    said = {"decision": decision, "reason": "measured", "reviewer": "Jo", "until": "2999-12-31"}
    with Path("review.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, **said} for row in rows * times)
    return run("decide", "review.csv")


@pytest.mark.parametrize("decision", ["waive", "approve"])
def test_what_ran_out_can_be_decided_again(run: Run, decision: str) -> None:
    _write(a_txt=CLAIM)
    assert _decide(run, decision).code == 0
    for file in Path().glob("*s.yaml"):
        file.write_text(file.read_text("utf-8").replace("2999", "2020"), encoding="utf-8")
    assert run("check", "a.txt").code == 1
    assert "0 already there" in _decide(run, decision).out
    assert run("check", "a.txt").code == 0
    assert "1 already there" in _decide(run, decision).out


def test_a_row_that_stands_twice_is_decided_once(run: Run) -> None:
    _write(a_txt=CLAIM)
    assert _decide(run, "waive", times=2).out == (
        "Added 1 waiver to waivers.yaml, 0 claims to claims.yaml, 0 to be fixed, "
        "1 already there, 0 refused.\n"
    )
    assert run("check", "a.txt").code == 0
