"""`claimcheck init`: a configuration to start from."""

from __future__ import annotations

from pathlib import Path

import click

from claimcheck.config import CONFIG_NAME

TEMPLATE = """\
# What claimcheck does here. Every key may be left out.
fail-on: error            # error, warning, info or never: what makes the exit code 1
ignore: []                # families, categories or rules, such as promotion/before-after
exclude: ["drafts/old"]   # files and folders that are not checked when a folder is
severity: {}              # such as {overclaim/superlative: info}
market: []                # whose law is laid over the findings, such as [uk, au]
limits: {seconds: 30}     # what one file may take; bytes too
overrides:                # other wishes for some files
  - paths: ["newsletters/*"]
    severity: {promotion/inducement: info}
"""


@click.command("init")
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Write a commented claimcheck.yaml into FOLDER (the current one when left out)."""
    target = folder / CONFIG_NAME
    if target.exists():
        raise click.UsageError(f"{target} is there already; it is left as it is")
    folder.mkdir(parents=True, exist_ok=True)
    target.write_text(TEMPLATE, encoding="utf-8")
    click.echo(f"Wrote {target}. Now try: claimcheck check {folder}")
