"""What a project asks of a run: wishes about rules that exist, records that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.config import RECORDS, Config, Override
from claimcheck.errors import ConfigError, Problem, did_you_mean
from claimcheck.govern.law import profile_problems
from claimcheck.model.law import treatment_names
from claimcheck.model.record import Records

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook


def records_of(config: Config) -> Records:
    """Return what the files of records hold that a configuration names, or that lie beside it.

    Raises:
        ConfigError: with every mistake in them.
    """
    files = {name: config.record_file(name) for name in RECORDS}
    if not any(files.values()):
        return Records()
    from claimcheck.govern.records import load_records  # noqa: PLC0415 -- most runs have none

    return load_records(**files)


def check_prefixes(config: Config, rulebook: Rulebook) -> None:
    """Refuse wishes about rules, jurisdictions and treatments that do not exist.

    Raises:
        ConfigError: with every unknown name and the nearest known one.
    """
    wishes: tuple[Config | Override, ...] = (config, *config.overrides)
    asked = {
        prefix.rstrip("/")
        for wish in wishes
        for prefix in (*wish.select, *wish.ignore, *wish.severity)
    }
    wrong = [
        f"there is no rule or category `{prefix}`{did_you_mean(prefix, sorted(rulebook.names))}"
        for prefix in sorted(asked - rulebook.names)
    ]
    treatments = treatment_names(rulebook.treatments.values()) if config.profile.treatments else ()
    wrong += profile_problems(config.profile, rulebook.law, treatments)
    if wrong:
        raise ConfigError(Problem(path=str(config.root), message=message) for message in wrong)
