"""From a report to what a person or a program reads: one file for each format, and this table."""

from __future__ import annotations

from types import MappingProxyType

from claimcheck.report.json import render_json
from claimcheck.report.markdown import render_markdown
from claimcheck.report.text import render_text

REPORTERS = MappingProxyType(
    {
        "text": render_text,
        "json": render_json,
        "markdown": render_markdown,
    },
)
"""For each format a function from a report and a look to the whole output."""
