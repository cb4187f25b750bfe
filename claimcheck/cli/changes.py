"""What files were at another commit of Git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.read import format_of
from claimcheck.run import Earlier

if TYPE_CHECKING:
    from collections.abc import Sequence


def changes_since(ref: str, files: Sequence[str], paths: Sequence[str]) -> Earlier:
    """Return what files were at a commit, branch or tag, and those under `paths` that are gone.

    Raises:
        click.UsageError: Git is not there, the files are in no repository, or it has no such ref.
    """
    first = Path(files[0] if files else paths[0]).resolve()
    start = first if first.is_dir() else first.parent
    top = Path(_git(start, "rev-parse", "--show-toplevel").rstrip(b"\n").decode())
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    commit_id = commit.decode().strip()
    listed = _git(top, "ls-tree", "-r", "-z", "--name-only", commit_id)
    there = set(listed.decode("utf-8", "surrogateescape").split("\0"))
    # What differs in the working tree, whether it was added to the index or not.
    differing = _git(top, "diff", "--name-only", "--no-renames", "-z", commit_id)
    differs = set(differing.decode("utf-8", "surrogateescape").split("\0")) - {""}

    def content(name: str) -> bytes:
        return _git(top, "show", f"{commit_id}:{name}")

    changed: dict[str, bytes | None] = {}
    now = set()
    for file in files:
        name = _inside(file, top)
        now.add(name)
        if name not in there:
            changed[file] = None
        elif name in differs:
            changed[file] = content(name)
    folders = [_inside(path, top) for path in paths if Path(path).is_dir()]
    gone = {
        _shown(name, top): content(name)
        for name in sorted(there & differs - now)
        if format_of(name)
        and not (top / name).exists()
        and any(folder == "." or name.startswith(f"{folder}/") for folder in folders)
    }
    return Earlier(changed=changed, gone=gone)


def _inside(path: str, top: Path) -> str:
    try:
        return Path(path).resolve().relative_to(top.resolve()).as_posix()
    except ValueError as error:
        raise click.UsageError(f"{path} is not in the repository {top}") from error


def _shown(name: str, top: Path) -> str:
    """Return the path of a file that is gone, as files are named on the command line."""
    return os.path.relpath(top / name)


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 -- a fixed command; what the user gives is one argument
            ["git", "-C", str(folder), "-c", "core.quotepath=off", *arguments],  # noqa: S607 -- the user's own
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise click.UsageError(f"--diff needs Git: {error.strerror or error}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        reason = said or f"there is no commit `{arguments[-1].removesuffix('^{commit}')}`"
        raise click.UsageError(f"--diff: {reason}")
    return done.stdout
