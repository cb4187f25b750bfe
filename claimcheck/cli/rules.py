"""`claimcheck rules`: what the rules are, whether they hold, and how to start a new one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.accepted import today
from claimcheck.cli.exits import Exit
from claimcheck.cli.loading import load
from claimcheck.errors import did_you_mean
from claimcheck.govern.clauses import day_before, older_than, rows_of
from claimcheck.kinds import KINDS
from claimcheck.report.look import NOT_LEGAL_ADVICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.law import Jurisdiction
    from claimcheck.model.rule import Rule

_PACKS = click.option("--packs", multiple=True, metavar="FOLDER", help="Read these rule packs too.")


@click.group("rules")
def command() -> None:
    """List, show, test and start rules."""


@command.command("list")
@click.argument("prefix", default="")
@click.option(
    "--jurisdiction", metavar="NAME", help="List what the law there makes of the categories."
)
@_PACKS
def list_rules(prefix: str, jurisdiction: str | None, packs: tuple[str, ...]) -> None:
    """List the rules whose ids begin with PREFIX, with their severities.

    With --jurisdiction, list its duties: category or rule, severity, clause, how it is known, and
    when.
    """
    if jurisdiction is not None:
        lines = list(_duties(find_jurisdiction(load(packs), jurisdiction), prefix))
        if not lines:
            raise click.UsageError(f"{jurisdiction} has no duty about {prefix}")
        for line in lines:
            click.echo(line)
        return
    rules = [rule for rule in load(packs).rules if rule.id.startswith(prefix)]
    if not rules:
        raise click.UsageError(f"no rule begins with {prefix}")
    for rule in sorted(rules, key=lambda rule: rule.id):
        if KINDS[rule.kind].reports:
            click.echo(f"{rule.severity:<8} {rule.kind:<9} {rule.id}")


def find_jurisdiction(rulebook: Rulebook, name: str) -> Jurisdiction:
    """Return a jurisdiction by its id.

    Raises:
        click.UsageError: there is none; the nearest id and all others are named.
    """
    if name in rulebook.law:
        return rulebook.law[name]
    known = sorted(rulebook.law)
    near = did_you_mean(name, known)
    raise click.UsageError(f"there is no jurisdiction {name}{near} (known: {', '.join(known)})")


def _duties(jurisdiction: Jurisdiction, prefix: str) -> Iterator[str]:
    """Yield a head, then a line for each category or rule and each of its clauses."""
    rows = [
        (row.name, row.duty.severity, row.clause.ref, f"{row.clause.basis}, {row.clause.as_of}")
        for row in rows_of(jurisdiction, prefix)
    ]
    if not rows:
        return
    yield f"{jurisdiction.name}, as of {jurisdiction.as_of}. {NOT_LEGAL_ADVICE}"
    if jurisdiction.warning:
        yield jurisdiction.warning
    yield ""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row, more in zip(rows, rows_of(jurisdiction, prefix), strict=True):
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield "  ".join((*cells, more.when)).rstrip()


@command.command("stale")
@click.option(
    "--older-than",
    "age",
    default="12m",
    show_default=True,
    metavar="AGE",
    help="Days, weeks, months or years: 90d, 6w, 12m, 1y.",
)
@_PACKS
def list_stale(age: str, packs: tuple[str, ...]) -> int:
    """List the clauses that nobody has looked at for some time, the oldest first.

    The exit code is 1 when there are any.
    """
    limit = day_before(today(), age)
    if limit is None:
        raise click.BadParameter(f"“{age}” is no age such as 90d, 6w, 12m or 1y")
    law = load(packs).law.values()
    stale = older_than(law, limit)
    for one, clause in stale:
        click.echo(f"{clause.as_of}  {one.path}:{clause.line}  {one.id}: {clause.ref}")
    count = sum(len(one.clauses) for one in law)
    click.echo(f"{len(stale)} of {count} clauses are older than {limit}")
    return Exit.FINDINGS if stale else Exit.CLEAN


@command.command("show")
@click.argument("rule_id", metavar="RULE")
@_PACKS
def show_rule(rule_id: str, packs: tuple[str, ...]) -> None:
    """Show everything about one rule."""
    click.echo(describe(find_rule(load(packs), rule_id)), nl=False)


def find_rule(rulebook: Rulebook, rule_id: str) -> Rule:
    """Return a rule by its id.

    Raises:
        click.UsageError: there is none; the nearest id is named.
    """
    if rule_id in rulebook.by_id:
        return rulebook.by_id[rule_id]
    near = did_you_mean(rule_id, list(rulebook.by_id))
    raise click.UsageError(f"there is no rule {rule_id}{near}")


def describe(rule: Rule) -> str:
    """Return what a rule says of itself, for a terminal."""
    lines = [rule.id, ""]
    pairs = [
        ("severity", f"{rule.severity} (confidence {rule.confidence})"),
        ("kind", rule.kind),
        ("message", rule.message),
        ("why", rule.why),
        ("write", rule.advice),
        ("instead", "; ".join(f"“{text}”" for text in rule.replace)),
        ("drops if", ", ".join(sorted(rule.drop))),
        ("lowers if", ", ".join(sorted(rule.lower))),
        ("parts", ", ".join(sorted(rule.scope))),
        ("only in", ", ".join(sorted(rule.jurisdictions))),
        ("source", rule.source),
        ("file", f"{rule.path}:{rule.line}" if rule.path else ""),
    ]
    lines += [f"  {label:<10} {words}" for label, words in pairs if words]
    for role, patterns in rule.patterns.items():
        lines += ["", f"  {role}:", *(f"    {pattern}" for pattern in patterns)]
    for name, setting in rule.settings.items():
        if isinstance(setting, str):
            lines += ["", f"  {name}: {setting}"]
        else:
            members = [f"{key}: {value}" for key, value in rule.table(name).items()] or setting
            lines += ["", f"  {name}: {', '.join(members)}"]
    return "\n".join(lines) + "\n"


@command.command("test")
@click.argument("prefix", default="")
@click.option("--mutate", is_flag=True, help="Take out every pattern, qualifier and cue in turn.")
@_PACKS
def test_rules(prefix: str, mutate: bool, packs: tuple[str, ...]) -> int:  # noqa: FBT001 -- click gives it by name
    """Check every example, and that every pattern, qualifier and cue has one that needs it.

    PREFIX limits it to rules whose ids begin with it; “cues” stands for the cues, “law” for the
    examples of the law.
    """
    from claimcheck.evaluate.duties import duty_problems  # noqa: PLC0415 -- only for tests
    from claimcheck.evaluate.examples import example_problems  # noqa: PLC0415 -- only for tests
    from claimcheck.evaluate.mutate import all_mutants  # noqa: PLC0415 -- only for tests
    from claimcheck.packs.load import load_with_cue_examples  # noqa: PLC0415 -- only for tests
    from claimcheck.packs.locate import builtin_packs  # noqa: PLC0415 -- only for tests

    folders = [builtin_packs(), *(Path(folder) for folder in packs)]
    rulebook, cue_files = load_with_cue_examples(folders)
    tested = [rule for rule in rulebook.rules if rule.id.startswith(prefix)]
    if not tested and not prefix.startswith(("cues", "law")):
        raise click.UsageError(f"no rule begins with {prefix}")
    problems = list(example_problems(rulebook, cue_files, prefix))
    if not prefix or prefix.startswith("law"):
        problems += duty_problems(rulebook)
    for problem in problems:
        click.echo(str(problem))
    examples = sum(len(rule.examples) for rule in tested)
    click.echo(f"{len(tested)} rules, {examples} examples: {len(problems)} problems")
    if mutate and not problems:
        mutants = list(all_mutants(rulebook, cue_files, prefix))
        alive = [mutant for mutant in mutants if not mutant.killed]
        for mutant in alive:
            click.echo(f"nothing fails without {mutant.what}")
        click.echo(f"{len(mutants)} mutants, {len(mutants) - len(alive)} noticed")
        return Exit.WRONG_USE if alive else Exit.CLEAN
    return Exit.WRONG_USE if problems else Exit.CLEAN


@command.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of rule files, for editors."""
    from claimcheck.packs.schema import rule_file_schema  # noqa: PLC0415 -- only here

    categories = tuple(load().categories)
    click.echo(json.dumps(rule_file_schema(categories), indent=2, ensure_ascii=False))


@command.command("pages")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--corpus",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("corpus"),
    show_default=True,
    help="Where the figures come from.",
)
@click.option(
    "--law",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write a page of the law of all jurisdictions to this folder too.",
)
@_PACKS
def write_pages(folder: Path, corpus: Path, law: Path | None, packs: tuple[str, ...]) -> None:
    """Write a page for each category to FOLDER: its rules, with examples and figures."""
    from claimcheck.evaluate.corpus import evaluate  # noqa: PLC0415 -- only here
    from claimcheck.evaluate.law_pages import law_page  # noqa: PLC0415 -- only here
    from claimcheck.evaluate.pages import pages  # noqa: PLC0415 -- only here

    rulebook = load(packs, cached=False)
    made = pages(rulebook, evaluate(corpus, rulebook))
    written = {folder / name: text for name, text in made.items()}
    if law is not None:
        written[law / "README.md"] = law_page(rulebook.law)
    for path, text in written.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    click.echo(f"Wrote {len(made)} pages to {folder}.")


@command.command("new")
@click.argument("rule_id", metavar="FAMILY/CATEGORY/NAME")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write to FILE.")
def new_rule(rule_id: str, output: Path | None) -> None:
    """Print a rule file to start from, or write it to a file that is not there yet."""
    from claimcheck.packs.template import new_rule_file  # noqa: PLC0415 -- only here

    rulebook = load()
    category, _, slug = rule_id.rpartition("/")
    if category not in rulebook.categories or not slug:
        near = did_you_mean(category, list(rulebook.categories))
        raise click.UsageError(f"there is no category {category or rule_id}{near}")
    text = new_rule_file(category, slug, rulebook.categories[category].why)
    if output is None:
        click.echo(text, nl=False)
        return
    if output.exists():
        raise click.UsageError(f"{output} is there already; it is left as it is")
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(text, encoding="utf-8")
    click.echo(f"Wrote {output}. Now try: claimcheck rules test --packs {output.parent}")
