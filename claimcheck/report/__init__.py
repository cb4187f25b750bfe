"""From a report to what a person or a program reads: one file for each format, and this table."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from claimcheck.model.report import Report
    from claimcheck.report.look import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """A format of reports.

    The `render` of its `module` makes the whole output of a report and a look: a text, or bytes
    where the format `is_binary` and so can only be written to a file.
    """

    name: str
    module: str
    is_binary: bool = False


REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        reporter.name: reporter
        for reporter in (
            Reporter(name="text", module="claimcheck.report.text"),
            Reporter(name="json", module="claimcheck.report.json"),
            Reporter(name="sarif", module="claimcheck.report.sarif"),
            Reporter(name="github", module="claimcheck.report.github"),
            Reporter(name="gitlab", module="claimcheck.report.gitlab"),
            Reporter(name="junit", module="claimcheck.report.junit"),
            Reporter(name="markdown", module="claimcheck.report.markdown"),
            Reporter(name="xlsx", module="claimcheck.report.xlsx", is_binary=True),
            Reporter(name="csv", module="claimcheck.report.csv"),
            Reporter(name="html", module="claimcheck.report.html"),
            Reporter(name="docx", module="claimcheck.report.docx", is_binary=True),
            Reporter(name="pdf", module="claimcheck.report.pdf", is_binary=True),
        )
    },
)
"""The formats of reports, by name."""


def render_each(format_: str, report: Report, look: Look) -> Mapping[str, bytes] | None:
    """Return files by their names in a folder, for a format that writes one for each input.

    One that does not has a `render` but no `render_each`, and gives None.

    Raises:
        MissingExtraError: the format needs a library that is not installed.
    """
    each = getattr(import_module(REPORTERS[format_].module), "render_each", None)
    if each is None:
        return None
    made: Mapping[str, bytes] = each(report, look)
    return made


def render(format_: str, report: Report, look: Look) -> bytes:
    """Return a report in a format; its module is imported when it is first asked for.

    Raises:
        MissingExtraError: the format needs a library that is not installed.
    """
    made: str | bytes = import_module(REPORTERS[format_].module).render(report, look)
    return made.encode("utf-8", "replace") if isinstance(made, str) else made
