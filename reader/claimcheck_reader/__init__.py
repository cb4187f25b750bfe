"""The weights of claimcheck's second reader; `reader.json` says what the files are."""

from __future__ import annotations

from pathlib import Path

__version__ = "1.1.0"

FOLDER = Path(__file__).parent
"""Where the files lie."""
