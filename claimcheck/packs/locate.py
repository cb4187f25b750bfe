"""Where the packs lie: in the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

import claimcheck


def builtin_packs() -> Path:
    """Return the folder of the packs that come with claimcheck."""
    package = Path(claimcheck.__file__).parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"
