"""Strict YAML: strings stay strings, nothing is guessed, every mistake has its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from claimcheck.errors import Problem, did_you_mean
from claimcheck.model.record import is_date
from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""What reads YAML, here and wherever else: another would take other files for YAML."""
_MAX_DEPTH = 40
_CROWDED = 5000  # signs that may open a level; with fewer no document can overflow the stack
# Signs of terminals, those that turn the direction of writing round, and halves of signs.
_CONTROL = regex("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NUMBER = regex(r"-?\d{1,12}(?:\.\d{1,12})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A scalar, as written. Places are 1-based code points."""

    value: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A sequence."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """A mapping with string keys; `keys` holds each key with its own place."""

    keys: Mapping[str, Text]
    values: Mapping[str, Node]
    line: int
    column: int


Node = Text | Items | Fields


class Reader:
    """Read one document and collect what is wrong with it, as far as it can be read.

    Every method returns something usable, so that one pass finds all the mistakes.
    """

    def __init__(self, path: str) -> None:
        """Begin with a file that nothing is wrong with; `path` is what problems call it."""
        self.path = path
        self.problems: list[Problem] = []

    def report(self, node: Node | None, message: str) -> None:
        """Note a mistake at the place of `node`."""
        line, column = (node.line, node.column) if node is not None else (0, 0)
        self.problems.append(
            Problem(path=self.path, line=line, column=column, message=message),
        )

    def parse(self, source: str) -> Node | None:
        """Return the document's root, or None when it is empty or is not strict YAML."""
        try:
            if _is_bottomless(source):
                self.report(None, f"nested deeper than {_MAX_DEPTH} levels")
                return None
            root = yaml.compose(source, Loader=LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self.problems.append(
                Problem(
                    path=self.path,
                    line=mark.line + 1 if mark else 0,
                    column=mark.column + 1 if mark else 0,
                    message=f"this is not YAML: {error.problem or error.context}",
                ),
            )
            return None
        except (yaml.YAMLError, ValueError) as error:
            self.report(None, f"this is not YAML: {error}")
            return None
        except RecursionError:
            self.report(None, f"nested deeper than {_MAX_DEPTH} levels")
            return None
        if root is None:
            return None
        return self._convert(root, 0, set())

    def _convert(self, node: yaml.Node, depth: int, seen: set[int]) -> Node:
        place = {"line": node.start_mark.line + 1, "column": node.start_mark.column + 1}
        blank = Text(value="", **place)
        if id(node) in seen:
            self.report(blank, "anchors and aliases are not allowed; write the value again")
            return blank
        if depth > _MAX_DEPTH:
            self.report(blank, f"nested deeper than {_MAX_DEPTH} levels")
            return blank
        seen.add(id(node))
        if not node.tag.startswith("tag:yaml.org,2002:"):
            self.report(blank, f"tags such as `{node.tag}` are not allowed")
        if isinstance(node, yaml.MappingNode):
            return self._convert_fields(node, depth, seen)
        if isinstance(node, yaml.SequenceNode):
            items = tuple(self._convert(item, depth + 1, seen) for item in node.value)
            return Items(items=items, **place)
        value = str(node.value)
        if found := _CONTROL.search(value):
            self.report(blank, f"the control character U+{ord(found[0]):04X} is not allowed")
        return Text(value=value, **place)

    def _convert_fields(self, node: yaml.MappingNode, depth: int, seen: set[int]) -> Fields:
        keys: dict[str, Text] = {}
        values: dict[str, Node] = {}
        for key_node, value_node in node.value:
            key = self._convert(key_node, depth + 1, seen)
            value = self._convert(value_node, depth + 1, seen)
            if not isinstance(key, Text):
                self.report(key, "a key must be a plain word")
            elif key.value in keys:
                first = keys[key.value].line
                self.report(key, f"key `{key.value}` stands twice, first on line {first}")
            else:
                keys[key.value] = key
                values[key.value] = value
        mark = node.start_mark
        return Fields(keys=keys, values=values, line=mark.line + 1, column=mark.column + 1)

    def fields(
        self,
        node: Node | None,
        what: str,
        *,
        required: Sequence[str] = (),
        optional: Sequence[str] = (),
    ) -> Mapping[str, Node]:
        """Return the values of a mapping whose keys are all known."""
        if not isinstance(node, Fields):
            self.report(node, f"{what} must be a mapping of {_list((*required, *optional))}")
            return {}
        known = (*required, *optional)
        for name, key in node.keys.items():
            if name not in known:
                self.report(key, f"unknown key `{name}` in {what}{did_you_mean(name, known)}")
        for name in required:
            if name not in node.keys:
                self.report(node, f"{what} lacks `{name}`")
        return {name: value for name, value in node.values.items() if name in known}

    def text(self, node: Node | None, what: str, default: str = "") -> str:
        """Return a string; `default` when there is none."""
        if node is None:
            return default
        if not isinstance(node, Text):
            self.report(node, f"{what} must be text")
            return default
        if not node.value.strip():
            self.report(node, f"{what} is empty")
        return node.value

    def choice(self, node: Node | None, what: str, known: Iterable[str], default: str) -> str:
        """Return one of the known words."""
        if node is None:
            return default
        value = self.text(node, what, default)
        options = tuple(known)
        if value not in options:
            near = did_you_mean(value, options)
            self.report(node, f"{what} cannot be `{value}`{near} (known: {_list(options)})")
            return default
        return value

    def number(self, node: Node | None, what: str, default: float) -> float:
        """Return a number."""
        if node is None:
            return default
        value = self.text(node, what)
        if _NUMBER.fullmatch(value):
            return float(value)
        self.report(node, f"{what} must be a number, not `{value}`")
        return default

    def date(self, node: Node | None, what: str) -> str:
        """Return a day, written as 2027-01-31; empty when there is none."""
        if node is None:
            return ""
        value = self.text(node, what)
        if is_date(value):
            return value
        self.report(node, f"{what} must be a day such as 2027-01-31, not `{value}`")
        return ""

    def items(self, node: Node | None, what: str) -> tuple[Node, ...]:
        """Return the members of a list."""
        if node is None:
            return ()
        if not isinstance(node, Items):
            said = node.value.strip() if isinstance(node, Text) else ""
            hint = f"; write one as [{said[:40]}]" if said else ""
            self.report(node, f"{what} must be a list{hint}")
            return ()
        return node.items

    def table(self, node: Node | None, what: str, of: str = "") -> Mapping[str, Node]:
        """Return the members of a mapping whose keys may be any names; `of` says what they are."""
        if node is None:
            return {}
        if not isinstance(node, Fields):
            self.report(node, f"{what} must be a mapping{of and f' of {of}'}")
            return {}
        return node.values

    def texts(self, node: Node | None, what: str) -> tuple[Text, ...]:
        """Return the members of a list of strings, with their places."""
        texts = []
        for item in self.items(node, what):
            if isinstance(item, Text) and item.value.strip():
                texts.append(item)
            else:
                self.report(item, f"each member of {what} must be text")
        return tuple(texts)

    def choices(self, node: Node | None, what: str, known: Iterable[str]) -> tuple[str, ...]:
        """Return a list of known words."""
        options = tuple(known)
        return tuple(self.choice(item, what, options, "") for item in self.items(node, what))


def _is_bottomless(source: str) -> bool:
    """Say whether a document is nested so deeply that composing it could overflow the stack."""
    if sum(map(source.count, "[{-?:")) < _CROWDED:
        return False
    depth = 0
    for event in yaml.parse(source, Loader=LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _CROWDED:
                return True
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return False


def _list(words: Iterable[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
