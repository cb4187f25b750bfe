"""`claimcheck completion`: the script that makes a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell.

    \b
      bash:  claimcheck completion bash > ~/.local/share/bash-completion/completions/claimcheck
      zsh:   claimcheck completion zsh > ~/.zfunc/_claimcheck
      fish:  claimcheck completion fish > ~/.config/fish/completions/claimcheck.fish
    """  # noqa: D301 -- \b keeps click from filling the lines
    complete = get_completion_class(shell)
    if complete is None:
        raise click.UsageError(f"there is no completion for {shell}")
    root = ctx.find_root().command
    script = complete(root, {}, "claimcheck", "_CLAIMCHECK_COMPLETE").source()
    click.echo(script)
