"""claimcheck: the linter that tells the truth about medical marketing copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.config import Config, load_config
    from claimcheck.model.finding import Finding
    from claimcheck.model.report import ArticleResult, Report
    from claimcheck.model.rule import Severity
    from claimcheck.pipeline import check_text, load_packs
    from claimcheck.run import check_paths

__version__ = "0.1.0"

# Public names and where they live; each is imported when it is first asked for, so that a part of
# the package can be used without the rest.
_PUBLIC = {
    "ArticleResult": "claimcheck.model.report",
    "Config": "claimcheck.config",
    "Finding": "claimcheck.model.finding",
    "Report": "claimcheck.model.report",
    "Severity": "claimcheck.model.rule",
    "check_paths": "claimcheck.run",
    "check_text": "claimcheck.pipeline",
    "load_config": "claimcheck.config",
    "load_packs": "claimcheck.pipeline",
}

__all__ = [
    "ArticleResult",
    "Config",
    "Finding",
    "Report",
    "Severity",
    "__version__",
    "check_paths",
    "check_text",
    "load_config",
    "load_packs",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- any public name
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 -- see _PUBLIC

    return getattr(import_module(_PUBLIC[name]), name)
