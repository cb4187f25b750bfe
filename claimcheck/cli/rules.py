"""`claimcheck rules`: what the rules are, whether they hold, and how to start a new one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli.exits import Exit
from claimcheck.cli.loading import load
from claimcheck.errors import did_you_mean
from claimcheck.kinds import KINDS

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.rule import Rule

_PACKS = click.option("--packs", multiple=True, metavar="FOLDER", help="Read these rule packs too.")


@click.group("rules")
def command() -> None:
    """List, show, test and start rules."""


@command.command("list")
@click.argument("prefix", default="")
@_PACKS
def list_rules(prefix: str, packs: tuple[str, ...]) -> None:
    """List the rules whose ids begin with PREFIX, with their severities."""
    rules = [rule for rule in load(packs).rules if rule.id.startswith(prefix)]
    if not rules:
        raise click.UsageError(f"no rule begins with {prefix}")
    for rule in sorted(rules, key=lambda rule: rule.id):
        if KINDS[rule.kind].reports:
            click.echo(f"{rule.severity:<8} {rule.kind:<9} {rule.id}")


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
        ("source", rule.source),
        ("file", f"{rule.path}:{rule.line}"),
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

    PREFIX limits it to rules whose ids begin with it; “cues” stands for the cues.
    """
    from claimcheck.evaluate.examples import example_problems  # noqa: PLC0415 -- only for tests
    from claimcheck.evaluate.mutate import all_mutants  # noqa: PLC0415 -- only for tests
    from claimcheck.packs.load import load_with_cue_examples  # noqa: PLC0415 -- only for tests
    from claimcheck.packs.locate import builtin_packs  # noqa: PLC0415 -- only for tests

    folders = [builtin_packs(), *(Path(folder) for folder in packs)]
    rulebook, cue_files = load_with_cue_examples(folders)
    tested = [rule for rule in rulebook.rules if rule.id.startswith(prefix)]
    if not tested and not prefix.startswith("cues"):
        raise click.UsageError(f"no rule begins with {prefix}")
    problems = list(example_problems(rulebook, cue_files, prefix))
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
@_PACKS
def write_pages(folder: Path, corpus: Path, packs: tuple[str, ...]) -> None:
    """Write a page for each category to FOLDER: its rules, with examples and figures."""
    from claimcheck.evaluate.corpus import evaluate  # noqa: PLC0415 -- only here
    from claimcheck.evaluate.pages import pages  # noqa: PLC0415 -- only here

    rulebook = load(packs, cached=False)
    written = pages(rulebook, evaluate(corpus, rulebook))
    for name, text in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    click.echo(f"Wrote {len(written)} pages to {folder}.")


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
