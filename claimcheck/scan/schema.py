"""What the tables hold that go into a scan and come out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Sequence

_TEXT = pa.string()

ARTICLES = pa.schema(
    [
        pa.field("row", pa.int64()),
        pa.field("id", _TEXT),
        pa.field("site", _TEXT),
        pa.field("text", _TEXT),
        pa.field("failure", _TEXT),
    ]
)
"""A row for each article: its number in the scan, from 0, and why there is no text, if so.

Of these columns only `text` must be there.
"""

_CUE = pa.struct([("qualifier", _TEXT), ("text", _TEXT), ("effect", _TEXT)])
_SUGGESTION = pa.struct([("text", _TEXT), ("safe", pa.bool_()), ("replaces", _TEXT)])
_RELATED = pa.struct(
    [
        ("id", _TEXT),
        ("quote", _TEXT),
        ("message", _TEXT),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("line", pa.int64()),
        ("column", pa.int64()),
    ]
)
_CITATION = pa.struct(
    [("jurisdiction", _TEXT), ("ref", _TEXT), ("url", _TEXT), ("basis", _TEXT), ("as_of", _TEXT)]
)
_NEIGHBOUR = pa.struct([("id", _TEXT), ("text", _TEXT), ("labels", pa.list_(_TEXT))])
_REASON = pa.struct(
    [
        ("probability", pa.float64()),
        ("doubts", pa.bool_()),
        ("neighbours", pa.list_(_NEIGHBOUR)),
    ]
)
_ACCEPTANCE = pa.struct([("reason", _TEXT), ("by", _TEXT), ("until", _TEXT), ("where", _TEXT)])

FINDINGS = pa.schema(
    [
        pa.field("row", pa.int64()),
        pa.field("id", _TEXT),
        pa.field("site", _TEXT),
        pa.field("rule", _TEXT),
        pa.field("category", _TEXT),
        pa.field("severity", _TEXT),
        pa.field("confidence", _TEXT),
        pa.field("status", _TEXT),
        pa.field("message", _TEXT),
        pa.field("advice", _TEXT),
        pa.field("why", _TEXT),
        pa.field("quote", _TEXT),
        pa.field("sentence", _TEXT),
        pa.field("start", pa.int64()),
        pa.field("end", pa.int64()),
        pa.field("line", pa.int64()),
        pa.field("column", pa.int64()),
        pa.field("cues", pa.list_(_CUE)),
        pa.field("suggestions", pa.list_(_SUGGESTION)),
        pa.field("related", pa.list_(_RELATED)),
        pa.field("citations", pa.list_(_CITATION)),
        pa.field("acceptance", _ACCEPTANCE),
        pa.field("reason", _REASON),
        pa.field("fingerprint", _TEXT),
        pa.field("failure", _TEXT),
    ]
)
"""A row for each finding; or for a failure, which has no rule; or for a notice of that status.

`start..end` counts code points of the column's text, half-open; `line` and `column` count from 1
and are those of the start.
"""

TOLD = "told"
"""The column of what a row says that other rows of its site may deny; see `claimcheck.scan.told`.
A row that has it has nothing else but `row`, `id` and `site`."""
OUTCOMES = FINDINGS.append(pa.field(TOLD, pa.binary()))
"""What comes of articles whose sites are compared: findings, and what their rows tell."""


def table_of(rows: Sequence[Sequence[Any]], schema: pa.Schema) -> pa.Table:
    """Return rows as a table; half a character pair, which no table holds, becomes a mark."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(schema)
    try:
        return _table(columns, schema)
    except UnicodeEncodeError:
        return _table([[_whole(value) for value in column] for column in columns], schema)


def _table(columns: Sequence[Sequence[Any]], schema: pa.Schema) -> pa.Table:
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _whole(value: Any) -> Any:  # noqa: ANN401 -- whatever a cell holds
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {name: _whole(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_whole(inner) for inner in value]
    return value
