"""Settings of rules: what a field of a kind may hold, and how it is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from claimcheck.kinds.kind import SettingField, Shape
from claimcheck.kinds.linguistics import check_patterns
from claimcheck.model.regex import regex
from claimcheck.notation.document import Fields, Items, Node, Reader, Text

if TYPE_CHECKING:
    from claimcheck.model.rule import Setting

RANGE = regex(r"([0-9]+(?:\.[0-9]+)?|inf)\.\.([0-9]+(?:\.[0-9]+)?|inf)")
"""Two numbers, as a rule writes them."""
_WHOLE = regex("[0-9]{1,9}")


def read_setting(  # noqa: PLR0911 -- one case for each shape
    reader: Reader, field: SettingField, node: Node
) -> Setting:
    """Return what a rule says in a field; what is none of its shape is noted in `reader`."""
    what = f"`{field.name}`"
    match field.shape:
        case Shape.TEXT:
            return reader.text(node, what)
        case Shape.NUMBER:
            return f"{reader.number(node, what, 0):g}"
        case Shape.RANGE:
            return range_of(reader, node, what)
        case Shape.WORD:
            return reader.choice(node, what, field.known, field.known[0])
        case Shape.WORDS:
            words = (
                tuple(word for word in reader.choices(node, what, field.known) if word)
                if field.known
                else tuple(text.value for text in reader.texts(node, what))
            )
            if field.required and isinstance(node, Items) and not node.items:
                reader.report(node, f"{what} must name one at least")
            return words
        case Shape.TABLE:
            return {
                key: reader.choice(value, f"`{key}`", field.values, field.values[0])
                if field.values
                else reader.text(value, f"`{key}`")
                for key, value in reader.table(node, what).items()
            }
        case Shape.TOKENS:
            patterns = json.dumps(_plain(node), ensure_ascii=False)
            if problem := check_patterns(patterns):
                reader.report(node, f"{what}: {problem}")
            return patterns


def range_of(reader: Reader, node: Node, what: str) -> str:
    """Return two numbers as they are written, `2..5`; what is none is noted in `reader`."""
    value = reader.text(node, what)
    ends = RANGE.fullmatch(value)
    if ends is None or float(ends[1]) > float(ends[2]):
        reader.report(node, f"{what} must be two numbers such as 0..2, not `{value}`")
        return "0..0"
    return value


def _plain(node: Node) -> object:
    """Return a node as JSON would hold it; `true`, `false` and whole numbers become themselves."""
    match node:
        case Fields():
            return {key: _plain(value) for key, value in node.values.items()}
        case Items():
            return [_plain(item) for item in node.items]
        case Text(value="true" | "false"):
            return node.value == "true"
        case Text() if _WHOLE.fullmatch(node.value):
            return int(node.value)
        case _:
            return node.value
