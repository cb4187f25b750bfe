"""How much memory a process and all that it began take, which Linux alone tells."""

from __future__ import annotations

from pathlib import Path


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
