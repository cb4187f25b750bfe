"""What the outcome of a row depends on beside the row, small enough to be sent to every worker."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck.accepted import today
from claimcheck.config import Config
from claimcheck.model.record import Records
from claimcheck.pipeline import load_packs
from claimcheck.project import records_of
from claimcheck.scan.schema import FINDINGS, OUTCOMES

if TYPE_CHECKING:
    import pyarrow as pa

    from claimcheck.kinds.rulebook import Rulebook

_EVERY = "rows"  # the one site of a configuration by which rows are read as articles of a site


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to look for in rows of a format, and what was accepted on the day `as_of`.

    With `sites` an outcome holds what the rows tell, so that those of a site can be compared.
    """

    config: Config
    records: Records = field(default_factory=Records)
    format: str = "text"
    sites: bool = False
    as_of: str = ""

    @property
    def schema(self) -> pa.Schema:
        """The columns of an outcome."""
        return OUTCOMES if self.sites else FINDINGS


def make_job(
    config: Config | None = None,
    *,
    format: str = "text",  # noqa: A002 -- the word of the contract
    sites: bool = False,
    as_of: str = "",
) -> Job:
    """Return the job that a configuration means.

    What a configuration says of paths is not for rows: overrides, sites and the baseline are left
    out. The waivers and the register beside it count. `as_of` is a day, or empty for this one.

    Raises:
        ConfigError: a file of records has mistakes.
    """
    config = config or Config()
    return Job(
        config=replace(config, overrides=(), sites={_EVERY: ("*",)} if sites else {}),
        records=records_of(config)._replace(baseline=(), baseline_file=""),
        format=format,
        sites=sites,
        as_of=as_of or today(),
    )


def rulebook_of(job: Job) -> Rulebook:
    """Return the rules of a job; a process loads them once."""
    config = job.config
    return loaded_once(config.packs, config.glossary).under(config.profile.jurisdictions)


@lru_cache(maxsize=2)
def loaded_once(packs: tuple[str, ...], glossary: str) -> Rulebook:
    """Return the rules of packs and a glossary, as long as the process lives."""
    return load_packs(packs, glossary=glossary)
