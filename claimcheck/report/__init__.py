"""From a report to what a person or a program reads: one file for each format, and this table."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimcheck.model.regex import regex

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Mapping

    from claimcheck.model.report import Report
    from claimcheck.report.look import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporter:
    """A format of reports.

    The `render` of its `module` makes the whole output of a report and a look: a text, or bytes
    where the format `is_binary` and so can only be written to a file. One that `is_json` can hold
    any sign; one that `has_colours` itself keeps out of its output what is not meant to be there.
    One that `is_review` is for people who want nothing missed. A module may also have `parts`,
    which yields what `render` returns piece by piece.
    """

    name: str
    module: str
    is_binary: bool = False
    is_json: bool = False
    has_colours: bool = False
    is_review: bool = False


def _review(name: str, *, is_binary: bool = False) -> Reporter:
    """Return a format for people who want nothing missed."""
    module = f"claimcheck.report.{name}"
    return Reporter(name=name, module=module, is_binary=is_binary, is_review=True)


# What moves the cursor of a terminal, changes its colours, or turns the direction of writing round.
_CONTROL = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

REPORTERS: Mapping[str, Reporter] = MappingProxyType(
    {
        reporter.name: reporter
        for reporter in (
            Reporter(name="text", module="claimcheck.report.text", has_colours=True),
            Reporter(name="json", module="claimcheck.report.json", is_json=True),
            Reporter(name="sarif", module="claimcheck.report.sarif", is_json=True),
            Reporter(name="github", module="claimcheck.report.github"),
            Reporter(name="gitlab", module="claimcheck.report.gitlab", is_json=True),
            Reporter(name="junit", module="claimcheck.report.junit"),
            _review("markdown"),
            _review("xlsx", is_binary=True),
            _review("csv"),
            _review("html"),
            _review("docx", is_binary=True),
            _review("pdf", is_binary=True),
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
    return b"".join(render_parts(format_, report, look))


def render_parts(format_: str, report: Report, look: Look) -> Iterator[bytes]:
    """Yield a report in a format, as `render` returns it, piece by piece.

    A format whose module has `parts` is made an article at a time, others at once.

    Raises:
        MissingExtraError: the format needs a library that is not installed.
    """
    reporter = REPORTERS[format_]
    module = import_module(reporter.module)
    pieces = getattr(module, "parts", None)
    made: Iterable[str | bytes]
    made = pieces(report, look) if pieces is not None else (module.render(report, look),)
    for piece in made:
        if isinstance(piece, bytes):
            yield piece
            continue
        plain = piece
        if not reporter.has_colours:
            plain = _CONTROL.sub(_escaped if reporter.is_json else "\ufffd", piece)
        yield plain.encode("utf-8", "replace")


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
