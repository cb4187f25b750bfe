"""Finds the questions and answers in a page's JSON-LD, with the exact place of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex
from claimcheck.read.json_strings import string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.read.builder import Builder
    from claimcheck.read.lens import Lens

TYPE = "application/ld+json"
_TOKEN = regex(r"\s*+(?:(\"(?:[^\"\\]++|\\.)*+\")|([{}\[\],:])|([^\s{}\[\],:\"]++))", re.DOTALL)


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
            for tag, text in (("dt", node.get("name")), *_answers(answers)):
                if isinstance(text, _String):
                    yield tag, string(source, text.start, text.end).lens(builder)


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
        quoted, sign, _ = found.groups()
        top = stack[-1]
        node: _Node = None
        if quoted is not None:
            inside = _String(found.start(1) + 1, found.end(1) - 1)
            if isinstance(top, dict) and key is None:
                key = quoted[1:-1]
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
