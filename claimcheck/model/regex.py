"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re
from typing import Any, cast

_USES = ("pattern", "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Later:
    """Stands in for an expression; after its first use it has the expression's own methods."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._written = pattern, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- whatever an expression has
        if name not in _USES:
            raise AttributeError(name)
        compiled = re.compile(*self._written)
        vars(self).update({use: getattr(compiled, use) for use in _USES})
        return getattr(compiled, name)


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression as `re.compile` does; a run that has no use for it does not pay for it.

    Compiling all that a run might need takes longer than checking a short article. It is an error
    only at its first use if the pattern is none.
    """
    return cast("re.Pattern[str]", _Later(pattern, flags))
