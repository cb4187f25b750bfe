"""Which fields of a content file a project wants read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Globs of the key paths of fields, added to the names that are known anyway.

    `html` are those whose content is HTML or Markdown; `ignore` wins over all others.
    """

    text: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    description: tuple[str, ...] = ()
    html: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


USUAL = Fields()
"""No wishes: only the names that are known anyway are read."""
