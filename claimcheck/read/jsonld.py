"""Finds the questions and answers in a page's JSON-LD, with the exact place of each."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.read.lens import Lens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.read.builder import Builder

TYPE = "application/ld+json"
_TOKEN = re.compile(
    r"\s*+(?:(\"(?:[^\"\\]++|\\.)*+\")|([{}\[\],:])|([^\s{}\[\],:\"]++))", re.DOTALL
)
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class _String:
    """A string of the source, without its quotation marks, still escaped."""

    start: int
    end: int


_Node = dict[str, "_Node"] | list["_Node"] | _String | None
_Open = dict[str, _Node] | list[_Node]


def questions(source: str, start: int, end: int, builder: Builder) -> Iterator[tuple[str, Lens]]:
    """Yield `dt` with each question and `dd` with each answer that the JSON from `start` holds.

    JSON that is broken holds none.
    """
    todo: list[_Node] = [_parse(source, start, end)]
    while todo:
        node = todo.pop()
        if isinstance(node, list):
            todo.extend(reversed(node))
        elif isinstance(node, dict):
            answers = node.get("acceptedAnswer")
            if answers is None:
                todo.extend(reversed(node.values()))
                continue
            for tag, string in (("dt", node.get("name")), *_answers(answers)):
                if isinstance(string, _String):
                    yield tag, _lens(source, string, builder)


def _answers(node: _Node) -> Iterator[tuple[str, _Node]]:
    for answer in node if isinstance(node, list) else [node]:
        yield "dd", answer.get("text") if isinstance(answer, dict) else answer


def _parse(source: str, start: int, end: int) -> _Node:
    """Return the JSON value as a tree of strings, without recursion: nesting may be deep."""
    root: list[_Node] = []
    stack: list[_Open] = [root]
    key: str | None = None
    at = start
    while found := _TOKEN.match(source, at, end):
        at = found.end()
        string, sign, _ = found.groups()
        top = stack[-1]
        node: _Node = None
        if string is not None:
            inside = _String(found.start(1) + 1, found.end(1) - 1)
            if isinstance(top, dict) and key is None:
                key = string[1:-1]
                continue
            node = inside
        elif sign in {",", ":"}:
            continue
        elif sign in {"}", "]"}:
            if len(stack) == 1 or isinstance(top, dict) != (sign == "}"):
                return None
            stack.pop()
            key = None
            continue
        elif sign:
            node = {} if sign == "{" else []
        if isinstance(top, dict):
            top[key or ""] = node
            key = None
        else:
            top.append(node)
        if isinstance(node, dict | list):
            stack.append(node)
    is_whole = len(stack) == 1 and not source[at:end].strip()
    return root if is_whole else None


def _lens(source: str, string: _String, builder: Builder) -> Lens:
    texts: list[str] = []
    parts: list[tuple[int, int, int]] = []
    length, at = 0, string.start

    def add(text: str, start: int, end: int) -> None:
        nonlocal length
        if text:
            texts.append(text)
            parts.append((length, start, end))
            length += len(text)

    for found in _ESCAPE.finditer(source, string.start, string.end):
        add(source[at : found.start()], at, found.start())
        at = found.end()
        add(_unescape(found.group()), found.start(), at)
    add(source[at : string.end], at, string.end)
    return Lens(builder, "".join(texts), parts)


def _unescape(escape: str) -> str:
    try:
        meant = str(json.loads(f'"{escape}"'))
    except ValueError:
        return escape[1:]
    return "\ufffd" if "\ud800" <= meant <= "\udfff" else meant
