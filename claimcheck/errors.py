"""What can go wrong, in words for the person who can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One mistake in a file that a person wrote.

    `line` and `column` are 1-based code points; both are 0 when the mistake is the file itself.
    """

    path: str
    line: int = 0
    column: int = 0
    message: str

    def __str__(self) -> str:
        """Return the place and the message, as compilers write them."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        return f"{place}: {self.message}"


class ClaimcheckError(Exception):
    """Every error that this package raises on purpose."""


class _ProblemsError(ClaimcheckError):
    """An error that carries every mistake found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Put the problems in the order of their places."""
        self.problems = tuple(sorted(problems, key=lambda p: (p.path, p.line, p.column, p.message)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class PackError(_ProblemsError):
    """A rule pack that cannot be used."""


class ConfigError(_ProblemsError):
    """A configuration that cannot be used."""


class GoldError(_ProblemsError):
    """A gold file or a floor file that cannot be used."""


class TrackerError(_ProblemsError):
    """Decisions of a reviewer that cannot be used."""


class ReadError(ClaimcheckError):
    """A file that cannot be read; the other files still can."""

    def __init__(self, path: str, why: str) -> None:
        """Say which file cannot be read, and why."""
        self.path = path
        self.why = why
        super().__init__(f"{path}: {why}")


class MissingExtraError(ClaimcheckError):
    """A library that is not installed; an optional extra of the distribution brings it."""

    def __init__(self, what: str, extra: str) -> None:
        """Say what needs the extra, and how to get it."""
        self.extra = extra
        super().__init__(f'{what} needs an extra: pip install "claimcheck-lint[{extra}]"')


class WeightsError(ClaimcheckError):
    """The second reader is asked for, and is not there or not what it should be."""


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return `, did you mean “x”?` for the nearest known word, or nothing."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f", did you mean `{near[0]}`?" if near else ""
