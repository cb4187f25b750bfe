"""`claimcheck decide`: what reviewers decided in a tracker becomes waivers and approved claims."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.accepted import today
from claimcheck.cli.claims import add_claims, next_id, record_path, text_of
from claimcheck.cli.exits import Exit
from claimcheck.cli.files import write_whole
from claimcheck.cli.inputs import CONFIG, NO_CACHE, PACKS, chosen_config
from claimcheck.cli.loading import check_at, load_for
from claimcheck.documents.tracker import Choice, read_tracker
from claimcheck.govern.waivers import with_waivers
from claimcheck.model.record import Claim, Records, Waiver
from claimcheck.model.second import Mode, is_second
from claimcheck.project import records_of
from claimcheck.report.look import plural, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from claimcheck.config import Config
    from claimcheck.documents.tracker import Decision
    from claimcheck.model.finding import Finding


@click.command("decide")
@click.argument("tracker", metavar="FILE", type=click.Path(exists=True, dir_okay=False))
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@NO_CACHE
@CONFIG
@PACKS
def command(  # noqa: PLR0913, PLR0917 -- one argument for each option
    tracker: str,
    paths: tuple[str, ...],
    dry_run: bool,  # noqa: FBT001 -- click gives it by name
    no_cache: bool,  # noqa: FBT001 -- click gives it by name
    config: str | None,
    packs: tuple[str, ...],
) -> int:
    """Put the decisions of reviewers in FILE into waivers.yaml and claims.yaml.

    FILE is the workbook or table that `check --report xlsx=FILE` or csv=FILE wrote, or what the
    HTML report exported. “waive” accepts a finding until a day, “approve” puts its sentence into
    the register, “fix” leaves it open. The articles are checked again first: a decision on a
    sentence that was changed since is refused, and said. PATHS name the site, where pages were
    compared.

    \b
    Exit codes: 0 all were taken; 1 some were refused; 2 the tracker cannot be used.
    """  # noqa: D301 -- \b keeps click from filling the lines
    decisions = read_tracker(tracker, Path(tracker).read_bytes())
    if not decisions:
        click.echo(f"{tracker}: nothing was decided")
        return Exit.CLEAN
    files = paths or tuple(dict.fromkeys(decision.path for decision in decisions))
    chosen = chosen_config(files, config, (), (), packs)
    if any(is_second(decision.rule) for decision in decisions) and not chosen.reads_twice:
        chosen = replace(chosen, second_reader=Mode.SUGGEST)
    rulebook = load_for(chosen, cached=not no_cache)
    records = records_of(chosen)
    there = tuple(file for file in files if Path(file).exists())
    findings = check_at(there, chosen, rulebook, records=Records()).findings if there else ()
    desk = _Desk(chosen, records, findings, rulebook.unwaivable)
    for decision in decisions:
        desk.take(decision)
    if not dry_run:
        desk.write()
    for refusal in desk.refusals:
        click.echo(printable(refusal), err=True)
    click.echo(desk.summary(dry_run=dry_run))
    return Exit.FINDINGS if desk.refusals else Exit.CLEAN


class _Desk:
    """Takes decisions one after the other, and holds what is to be written of them."""

    def __init__(
        self,
        config: Config,
        records: Records,
        findings: Iterable[Finding],
        unwaivable: frozenset[str],
    ) -> None:
        self._config = config
        self._unwaivable = unwaivable
        self._findings: dict[tuple[str, str], Finding] = {
            (config.name_of(finding.path), finding.fingerprint): finding for finding in findings
        }
        self._known = set(_accepted(records))
        self._claims = list(records.claims)
        self.waivers: list[Waiver] = []
        self.claims: list[Claim] = []
        self.to_fix = 0
        self.again = 0
        self.refusals: list[str] = []

    def take(self, decision: Decision) -> None:
        """Note what a decision comes to, or why it is refused."""
        key = (self._config.name_of(decision.path), decision.fingerprint)
        problem = self._problem(decision, key)
        if problem:
            self.refusals.append(f"{decision.where}: {problem}")
            return
        if decision.decision is Choice.FIX:
            self.to_fix += 1
            return
        if key in self._known:
            self.again += 1
            return
        self._known.add(key)
        if decision.decision is Choice.WAIVE:
            self.waivers.append(_waiver(decision, key, self._findings[key]))
        else:
            id_ = next_id([*self._claims, *self.claims])
            self.claims.append(_claim(decision, key, self._findings[key], id_))

    def _problem(self, decision: Decision, key: tuple[str, str]) -> str:
        finding = self._findings.get(key)
        if not Path(decision.path).exists():
            return f"there is no file {decision.path}"
        if finding is None:
            said = f"“{decision.sentence}”" if decision.sentence else "its sentence"
            return f"{decision.rule} finds nothing there any more; {said} was changed"
        if decision.decision is Choice.FIX:
            is_accepted = key in self._known
            return "it is accepted in the records; take it out there" if is_accepted else ""
        if finding.rule in self._unwaivable:
            return f"what {finding.rule} finds cannot be accepted"
        if decision.decision is Choice.APPROVE and not finding.quote:
            return "what is missing has no wording to approve; waive it"
        return ""

    def write(self) -> None:
        """Write the waivers and claims behind those that there are."""
        if self.waivers:
            file = record_path(self._config, "waivers")
            write_whole(file, with_waivers(text_of(file), self.waivers).encode())
        if self.claims:
            add_claims(self._config, self.claims)

    def summary(self, *, dry_run: bool) -> str:
        """Return what was taken and refused."""
        parts = [
            f"{plural(len(self.waivers), 'waiver')} to {record_path(self._config, 'waivers')}",
            f"{plural(len(self.claims), 'claim')} to {record_path(self._config, 'claims')}",
            f"{self.to_fix} to be fixed",
            f"{self.again} already there",
            f"{len(self.refusals)} refused",
        ]
        return f"{'Would add' if dry_run else 'Added'} {', '.join(parts)}."


def _accepted(records: Records) -> Iterator[tuple[str, str]]:
    """Yield the articles and fingerprints that records speak of, and whose day has not passed."""
    day = today()
    for waiver in records.waivers:
        if waiver.expires >= day:
            yield waiver.path, waiver.fingerprint
    for claim in records.claims:
        for path in claim.paths if claim.review_by >= day else ():
            for fingerprint in claim.fingerprints:
                yield path, fingerprint


def _waiver(decision: Decision, key: tuple[str, str], finding: Finding) -> Waiver:
    path, fingerprint = key
    return Waiver(
        rule=finding.rule,
        quote=finding.quote,
        sentence=finding.sentence,
        reason=decision.reason,
        approver=decision.by,
        expires=decision.until,
        path=path,
        fingerprint=fingerprint,
        line=0,
    )


def _claim(decision: Decision, key: tuple[str, str], finding: Finding, id_: str) -> Claim:
    path, fingerprint = key
    is_inside = finding.within.end <= len(finding.sentence)
    return Claim(
        id=id_,
        wordings=(finding.sentence if is_inside else finding.quote,),
        evidence=(decision.reason,),
        jurisdictions=(),
        owner=decision.by,
        approval="",
        review_by=decision.until,
        rules=(finding.rule,),
        paths=(path,),
        fingerprints=(fingerprint,),
        line=0,
    )
