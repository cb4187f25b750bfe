"""What a rule can be: one file each, and this table."""

from __future__ import annotations

from types import MappingProxyType

from claimcheck.kinds import (
    acronym,
    alias,
    conflict,
    foreign,
    latin,
    phrase,
    quantity,
    required,
    script,
    spelling,
    term,
    tokens,
    unusual,
)

KINDS = MappingProxyType(
    {
        kind.name: kind
        for kind in (
            phrase.KIND,
            tokens.KIND,
            foreign.KIND,
            latin.KIND,
            script.KIND,
            acronym.KIND,
            term.KIND,
            alias.KIND,
            spelling.KIND,
            quantity.KIND,
            required.KIND,
            conflict.KIND,
            unusual.KIND,
        )
    },
)
