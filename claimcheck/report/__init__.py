"""From a report to what a person or a program reads: one file for each format, and this table."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.model.report import Report
    from claimcheck.report.look import Look

REPORTERS = MappingProxyType(
    {
        "text": "claimcheck.report.text",
        "json": "claimcheck.report.json",
        "markdown": "claimcheck.report.markdown",
    },
)
"""For each format the module whose `render` makes the whole output of a report and a look."""


def render(format_: str, report: Report, look: Look) -> str:
    """Return a report in a format; its module is imported when it is first asked for."""
    text: str = import_module(REPORTERS[format_]).render(report, look)
    return text
