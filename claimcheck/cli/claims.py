"""`claimcheck claims`: the register of approved wordings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.accepted import today
from claimcheck.cli.exits import Exit
from claimcheck.cli.files import write_whole
from claimcheck.cli.inputs import CONFIG, chosen_config
from claimcheck.cli.loading import load_for
from claimcheck.config import RECORDS
from claimcheck.errors import ClaimcheckError
from claimcheck.govern.register import with_claims
from claimcheck.model.record import Claim, is_date
from claimcheck.pipeline import check_text
from claimcheck.project import records_of
from claimcheck.report.look import plural, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.config import Config
    from claimcheck.kinds.rulebook import Rulebook


@click.group("claims")
def command() -> None:
    """See to the register of approved claims, claims.yaml: list, check, add."""


def _config(file: str | None) -> Config:
    return chosen_config((), file, (), (), ())


@command.command("list")
@CONFIG
def list_(config: str | None) -> int:
    """List the claims: their wording, owner, approval, and the day of their next review."""
    claims = records_of(_config(config)).claims
    for claim in sorted(claims, key=lambda claim: (claim.review_by, claim.id)):
        late = " (overdue)" if claim.review_by < today() else ""
        click.echo(f"{claim.id}  review by {claim.review_by}{late}  {claim.owner}")
        for wording in claim.wordings:
            click.echo(printable(f"    “{wording}”"))
        for proof in claim.evidence:
            click.echo(printable(f"    evidence: {proof}"))
        if claim.approval:
            click.echo(printable(f"    approval: {claim.approval}"))
    if not claims:
        click.echo("There are no claims in the register.")
    return Exit.CLEAN


@command.command("check")
@CONFIG
def check(config: str | None) -> int:
    """Check the register: days gone by, evidence that is not there, wordings nobody objects to.

    Exit code 1 says that something is overdue or missing.
    """
    chosen = _config(config)
    records = records_of(chosen)
    folder = Path(records.claims_file).parent
    rulebook = load_for(chosen)
    problems = [
        f"{records.claims_file}:{claim.line}: {claim.id}: {problem}"
        for claim in records.claims
        for problem in _problems(claim, folder, rulebook)
    ]
    for problem in problems:
        click.echo(printable(problem))
    click.echo(f"{plural(len(records.claims), 'claim')}, {plural(len(problems), 'problem')}")
    return Exit.FINDINGS if problems else Exit.CLEAN


def _problems(claim: Claim, folder: Path, rulebook: Rulebook) -> Iterator[str]:
    if claim.review_by < today():
        yield f"was to be reviewed by {claim.review_by}"
    for proof in claim.evidence:
        if _names_file(proof) and not (folder / proof).exists():
            yield f"there is no file {proof}"
    for rule in claim.rules:
        if rule not in rulebook.names:
            yield f"there is no rule or category `{rule}`"
    for wording in claim.wordings:
        found = {f.rule for f in check_text(wording, packs=rulebook).findings if f.quote}
        if refused := sorted(found & rulebook.unwaivable):
            yield f"“{wording}” holds what nobody can accept: {', '.join(refused)}"
        elif not found:
            yield f"no rule finds anything in “{wording}”, which needs no approval"


def _names_file(proof: str) -> bool:
    """Say whether evidence is the path of a file, and not an address or a description."""
    return " " not in proof and "://" not in proof and bool(Path(proof).suffix)


@command.command("add")
@click.argument("wording")
@click.option(
    "--id", "id_", metavar="ID", help="What the claim is called.  [default: the next C-n]"
)
@click.option("--variant", "variants", multiple=True, metavar="TEXT", help="Another wording of it.")
@click.option(
    "--evidence",
    multiple=True,
    required=True,
    metavar="TEXT",
    help="What proves it: a file, an address, a study. May be repeated.",
)
@click.option("--owner", required=True, metavar="NAME", help="Who answers for it.")
@click.option("--approval", default="", metavar="ID", help="The number of the approval.")
@click.option("--review-by", required=True, metavar="DAY", help="The last day that it holds.")
@click.option("--jurisdiction", "jurisdictions", multiple=True, metavar="NAME", help="Where.")
@click.option("--rule", "rules", multiple=True, metavar="PREFIX", help="Only for this rule.")
@CONFIG
def add(  # noqa: PLR0913, PLR0917 -- one argument for each option
    wording: str,
    id_: str | None,
    variants: tuple[str, ...],
    evidence: tuple[str, ...],
    owner: str,
    approval: str,
    review_by: str,
    jurisdictions: tuple[str, ...],
    rules: tuple[str, ...],
    config: str | None,
) -> int:
    """Add an approved WORDING to the register."""
    if not is_date(review_by):
        raise click.BadParameter("it must be a day such as 2027-01-31", param_hint="--review-by")
    chosen = _config(config)
    claims = records_of(chosen).claims
    name = id_ or next_id(claims)
    if any(claim.id == name for claim in claims):
        raise click.BadParameter(f"there is a claim {name} already", param_hint="--id")
    claim = Claim(
        id=name,
        wordings=(wording, *variants),
        evidence=evidence,
        jurisdictions=jurisdictions,
        owner=owner,
        approval=approval,
        review_by=review_by,
        rules=rules,
        paths=(),
        fingerprints=(),
        line=0,
    )
    file = add_claims(chosen, [claim])
    click.echo(f"Added {name} to {file}.")
    return Exit.CLEAN


def next_id(claims: Sequence[Claim]) -> str:
    """Return the first of C-1, C-2 and so on that is not taken."""
    taken = {claim.id for claim in claims}
    number = 1
    while f"C-{number}" in taken:
        number += 1
    return f"C-{number}"


def add_claims(config: Config, claims: Sequence[Claim]) -> str:
    """Write claims behind those in the register, and return its path.

    Raises:
        ClaimcheckError: it cannot be written.
    """
    file = record_path(config, "claims")
    write_whole(file, with_claims(text_of(file), claims).encode())
    return file


def record_path(config: Config, name: str) -> str:
    """Return the path of a file of records, whether there is one or not."""
    return config.record_file(name) or str(config.root / RECORDS[name])


def text_of(file: str) -> str:
    """Return the text of a file; empty when there is none."""
    path = Path(file)
    try:
        return path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except OSError as error:
        raise ClaimcheckError(f"{file}: cannot be read: {error.strerror or error}") from error
