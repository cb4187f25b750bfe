"""What benchmarks share: memory of processes, which Linux alone tells, and what is kept of runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from claimcheck.packs.cache import CACHE_VARIABLE
from claimcheck.results import FILE


def compile_packs(kept: Path, articles: Path) -> None:
    """Compile the packs, and the expressions that some articles ask for, into a folder."""
    os.environ[CACHE_VARIABLE] = str(kept)
    words = [sys.executable, "-m", "claimcheck", "check", str(articles), "--fail-on", "never"]
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def forget_results() -> None:
    """Let the next run find everything again, with the packs as they were compiled."""
    for kept in Path(os.environ[CACHE_VARIABLE]).glob(f"{FILE}*"):
        kept.unlink()


def family(pid: int) -> list[int]:
    """Return a process and all that it began, itself or by others."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        children = [child for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return [pid, *(one for child in children for one in family(int(child)))]


def memory(pid: int) -> int:
    """Return the proportional share of the memory of a process, in bytes."""
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0
    (line,) = [line for line in text.splitlines() if line.startswith("Pss:")] or ["Pss: 0 kB"]
    return int(line.split()[1]) * 1024
