"""What files were at another commit of Git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from claimcheck.config import fits, glob_of, relative
from claimcheck.read import format_of
from claimcheck.run import Earlier

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from claimcheck.config import Config

# Git sets them for its hooks; they mean the folder that it was called in, not that of the files.
_OF_HOOKS = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})


class _Blob(NamedTuple):
    """What a file was at a commit; `repository` is that of its submodule, if it is in one."""

    repository: Path
    id: str


def changes_since(
    ref: str,
    files: Sequence[str],
    paths: Sequence[str],
    config: Config,
    given: Collection[str] = (),
) -> Earlier:
    """Return what files were at a commit, branch or tag, and those under `paths` that are gone.

    What the configuration excludes was not looked at then either. `given` are names of articles
    that are not read from files, so always taken as changed.

    Raises:
        click.UsageError: Git is not there, the files are in no repository, or it has no such ref.
    """
    first = Path(files[0] if files and not Path(paths[0]).is_dir() else paths[0]).resolve()
    start = first if first.is_dir() else first.parent
    top = Path(_git(start, "rev-parse", "--show-toplevel").rstrip(b"\n").decode())
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    now = {_inside(file, top): file for file in files}
    there, differs = _state(top, commit.decode().strip(), now)
    changed: dict[str, bytes | None] = {
        file: _content(there[name]) if name in there else None
        for name, file in (*now.items(), *((relative(name, top), name) for name in given))
        if name not in there or name in differs or file in given
    }
    globs = [glob_of(path, top).replace("**/", "") for path in paths]
    gone = {
        _shown(name, top): _content(there[name])
        for name in sorted(there.keys() & differs - now.keys())
        if format_of(name)
        and not (top / name).exists()
        and not config.excludes(str(top / name))
        and any(fits(str(top / name), glob, top) for glob in globs)
    }
    return Earlier(changed=changed, gone=gone)


def _state(
    top: Path, commit: str, now: Collection[str], folder: str = ""
) -> tuple[dict[str, _Blob], set[str]]:
    """Return the files of a commit by name, and the names of those that are different now.

    Submodules that hold one of the files of `now` are looked into. `folder` stands before names.
    """
    # What differs in the working tree, whether it was added to the index or not.
    diff = _git(top, "diff", "--name-only", "--no-renames", "-z", commit)
    differs = {folder + name for name in _listed(diff)}
    there: dict[str, _Blob] = {}
    for entry in _listed(_git(top, "ls-tree", "-r", "-z", commit)):
        about, _, name = entry.partition("\t")
        _, kind, id_ = about.split()
        if kind != "commit":
            there[folder + name] = _Blob(top, id_)
        elif any(file.startswith(f"{folder}{name}/") for file in now):
            inner_there, inner_differs = _state(top / name, id_, now, f"{folder}{name}/")
            there |= inner_there
            differs |= inner_differs
    return there, differs


def _listed(output: bytes) -> list[str]:
    return [name for name in output.decode("utf-8", "surrogateescape").split("\0") if name]


def _content(blob: _Blob) -> bytes:
    return _git(blob.repository, "cat-file", "blob", blob.id)


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
            env={name: value for name, value in os.environ.items() if name not in _OF_HOOKS},
        )
    except OSError as error:
        raise click.UsageError(f"--diff needs Git: {error.strerror or error}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        reason = said or f"there is no commit `{arguments[-1].removesuffix('^{commit}')}`"
        raise click.UsageError(f"--diff: {reason}")
    return done.stdout
