"""What `pyproject.toml` holds for this program, as the strict loader of YAML would give it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.notation.document import Node


def table_of(path: Path) -> dict[str, Any] | None:
    """Return the table `[tool.claimcheck]` of a file; None when there is none."""
    import tomllib  # noqa: PLC0415 -- only where there is such a file

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    found = table.get("claimcheck") if isinstance(table, dict) else None
    return found if isinstance(found, dict) else None


def node_of(value: Any) -> Node:  # noqa: ANN401 -- what TOML may hold
    """Return a TOML value as the strict loader would give it; TOML keeps no places."""
    from claimcheck.notation.document import Fields, Items, Text  # noqa: PLC0415 -- see above

    if isinstance(value, dict):
        return Fields(
            keys={key: Text(value=key, line=0, column=0) for key in value},
            values={key: node_of(inner) for key, inner in value.items()},
            line=0,
            column=0,
        )
    if isinstance(value, list):
        return Items(items=tuple(node_of(inner) for inner in value), line=0, column=0)
    return Text(value=str(value), line=0, column=0)
