"""Reads YAML content files: the strings of the fields that readers see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from claimcheck.model.regex import regex
from claimcheck.read.fields import Trail, write_fields
from claimcheck.read.malformed import MalformedError
from claimcheck.read.yaml_scalars import FAST, scalar

if TYPE_CHECKING:
    from claimcheck.model.fields import Fields
    from claimcheck.read.builder import Builder

# What a plain scalar means that is no string: numbers, dates, truth, nothing.
_NO_STRING = regex(
    r"~?|null|true|false|yes|no|on|off|[-+.]?(?:inf|nan)|[-+.\d][\d_.,:eExXoO+-]*", re.IGNORECASE
)


def read(source: str, builder: Builder, fields: Fields) -> str:
    """Read a file into the builder and return the language that it declares, if any.

    Raises:
        MalformedError: it is not YAML.
    """
    walk = _Walk(source)
    try:
        # Events come one by one: no nesting overflows the stack, and no alias is multiplied.
        for event in yaml.parse(source, Loader=FAST):
            walk.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise MalformedError(f"not YAML: {error.problem or error.context}", _index(mark)) from error
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise MalformedError(f"not YAML: {str(error).partition(chr(10))[0]}") from error
    return write_fields(walk.trail.leaves, fields, builder)


class _Walk:
    def __init__(self, source: str) -> None:
        self.trail = Trail()
        self._source = source
        self._open: list[bool] = []
        """Whether each open collection is a mapping."""
        self._waits: list[bool] = []
        """Whether each open collection has been given a key whose value comes next."""
        self._are_keys: list[bool] = []
        """Whether each open collection is itself a key."""

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            if not self._key(""):
                self._done()
        elif isinstance(event, yaml.CollectionStartEvent):
            self._are_keys.append(self._key(""))
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            self.trail.enter(is_mapping=is_mapping, offset=_index(event.start_mark))
            self._open.append(is_mapping)
            self._waits.append(False)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.trail.leave()
            self._open.pop()
            self._waits.pop()
            if not self._are_keys.pop():
                self._done()

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        if self._key(event.value):
            return
        is_string = event.style or not _NO_STRING.fullmatch(event.value)
        if is_string and event.tag in {None, "!", "tag:yaml.org,2002:str"}:
            first, last = _index(event.start_mark), _index(event.end_mark)
            self.trail.add(scalar(self._source, first, last, event.style, event.value))
        self._done()

    def _key(self, name: str) -> bool:
        """Say whether what comes is a key, and if so note it."""
        if not self._open or not self._open[-1] or self._waits[-1]:
            return False
        self._waits[-1] = True
        self.trail.key(name)
        return True

    def _done(self) -> None:
        """Note that a value has ended."""
        if self._open and self._open[-1]:
            self._waits[-1] = False
        elif self._open:
            self.trail.next()


def _index(mark: Any) -> int:  # noqa: ANN401 -- the class differs between the two parsers
    """Return the code point that a mark stands at; -1 for none."""
    return int(mark.index) if mark is not None else -1
