"""The report as a table that every spreadsheet reads: one row a finding, decided in the same."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from claimcheck.documents.tracker import COLUMNS, guarded
from claimcheck.report.look import xml_text
from claimcheck.report.rows import other_rows, rows

if TYPE_CHECKING:
    from claimcheck.model.report import Report
    from claimcheck.report.look import Look

_MARK = "\ufeff"  # without it spreadsheets take UTF-8 for the code page of the machine


def render(report: Report, look: Look) -> str:
    """Return the table as RFC 4180 has it; no cell can be a formula."""
    del look
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in (*rows(report), *other_rows(report)):
        writer.writerow([guarded(xml_text(row[name])) for name in COLUMNS])
    return _MARK + out.getvalue()
