"""What can be asked of a scan, and what it says of itself; known without what it runs on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from claimcheck.config import Config

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from claimcheck.model.rule import Severity

LOCAL = "local"
ENGINES = (LOCAL, "ray", "spark")
"""Where rows can be checked."""
FORMATS = ("parquet", "jsonl")
"""In which formats findings can be written."""
ROWS = 2000
"""Rows of a part: some seconds of work, which is what a run that is killed may lose."""


class Columns(NamedTuple):
    """What the columns are called; `id` and `site` are empty where there are none."""

    text: str
    id: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked of a scan.

    `rows` is how many rows a part holds at most. `jobs` is the number of processes; 0 chooses.
    """

    sources: Sequence[str]
    folder: Path
    columns: Columns
    config: Config = field(default_factory=Config)
    format: str = "text"
    written: str = "parquet"
    rows: int = ROWS
    engine: str = LOCAL
    jobs: int = 0


class Progress(NamedTuple):
    """How far a scan is: rows that are done, those of them that an earlier run did, and the share.

    `share` is how much of the sources is done, `earlier` how much of them before this run.
    """

    rows: int
    known: int
    share: float
    earlier: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What came of a scan: rows, those that failed, and findings by severity or by status."""

    rows: int
    failures: int
    counts: Mapping[str, int]
    worst: Severity | None

    def is_failing(self, fail_on: Severity | None) -> bool:
        """Say whether an open finding, or a notice, is at least as grave as `fail_on`."""
        if fail_on is None or self.worst is None:
            return False
        return self.worst.rank <= fail_on.rank
