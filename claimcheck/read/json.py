"""Reads JSON content files: the strings of the fields that readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.regex import regex
from claimcheck.read.fields import Trail, write_fields
from claimcheck.read.json_strings import string
from claimcheck.read.malformed import MalformedError

if TYPE_CHECKING:
    from claimcheck.model.fields import Fields
    from claimcheck.read.builder import Builder

# Libraries that read JSON keep no places. Every repetition is possessive: see html.py.
_TOKEN = regex(
    r"[ \t\r\n]*+(?:\"(?P<string>(?:[^\"\\\x00-\x1f]++|\\(?:[\"\\/bfnrt]|u[0-9a-fA-F]{4}))*+)\""
    r"|(?P<sign>[{}\[\],:])"
    r"|(?P<other>(?:true|false|null|-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][-+]?[0-9]++)?+)"
    r"(?![\w.+-])))"
)
_BLANKS = regex(r"[ \t\r\n]*+")
_VALUE = frozenset({"string", "value", "{", "["})
_FITTING = {
    "value": _VALUE,
    "value or ]": _VALUE | {"]"},
    "key": frozenset({"string"}),
    "key or }": frozenset({"string", "}"}),
    ":": frozenset({":"}),
    "more": frozenset({",", "}", "]"}),
    "end": frozenset[str](),
}
"""The tokens that may come, by what is wanted."""
_OTHER = {"{": "]", "[": "}"}


def read(source: str, builder: Builder, fields: Fields) -> str:
    """Read a file into the builder and return the language that it declares, if any.

    Raises:
        MalformedError: it is not JSON.
    """
    return write_fields(_walk(source).leaves, fields, builder)


def _walk(source: str) -> Trail:
    """Return the strings of a file; without recursion, so that it may be nested as it likes."""
    trail = Trail()
    opened: list[str] = []
    wanted = "value"
    at = 0
    while found := _TOKEN.match(source, at):
        came = found["sign"] or ("string" if found["string"] is not None else "value")
        if came not in _FITTING[wanted] or (wanted == "more" and came == _OTHER[opened[-1]]):
            break
        at = found.end()
        if came == "string" and wanted in {"key", "key or }"}:
            trail.key(string(source, *found.span("string")).text)
            wanted = ":"
        elif came == ":":
            wanted = "value"
        elif came == ",":
            trail.next()
            wanted = "key" if opened[-1] == "{" else "value"
        elif came in {"{", "["}:
            trail.enter(is_mapping=came == "{", offset=found.start("sign"))
            opened.append(came)
            wanted = "key or }" if came == "{" else "value or ]"
        else:
            if came in {"}", "]"}:
                opened.pop()
                trail.leave()
            elif came == "string":
                trail.add(string(source, *found.span("string")))
            wanted = "more" if opened else "end"
    blanks = _BLANKS.match(source, at)
    at = blanks.end() if blanks else at
    if wanted != "end" or at < len(source):
        what = "it ends too early" if at == len(source) else f"cannot read {source[at]!r} here"
        raise MalformedError(f"not JSON: {what}", at)
    return trail
