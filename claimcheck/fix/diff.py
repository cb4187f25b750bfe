"""What a fix changes, as a unified diff."""

from __future__ import annotations

from difflib import unified_diff

from claimcheck.model.regex import regex

_LINE = regex(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


def diff(path: str, before: str, after: str) -> list[str]:
    """Return the lines of a unified diff without their ends; empty where nothing differs.

    Lines end at line feeds, carriage returns or both, as everywhere in this program.
    """
    lines = unified_diff(_LINE.findall(before), _LINE.findall(after), path, path, lineterm="", n=1)
    return [line.rstrip("\r\n") for line in lines]
