"""Peak memory of a run over many articles: of the first process, and of all together.

Memory is the proportional share (PSS), looked at ten times a second. Half of the articles are plain
copy, half dense copy; the packs are compiled before, and no run knows a result of another.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_articles import CLEAN, write_articles
from watch import compile_packs, family, forget_results, memory

_LOOK = 0.1  # seconds


def peaks(words: list[str]) -> tuple[float, int, int, int]:
    """Return seconds, and the most bytes: of the first process, of another, of all together."""
    start = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    first = other = every = 0
    while process.poll() is None:
        own, *others = [memory(pid) for pid in family(process.pid)] or [0]
        first, other = max(first, own), max(other, *others, 0)
        every = max(every, own + sum(others))
        time.sleep(_LOOK)
    return time.perf_counter() - start, first, other, every


def main() -> None:
    """Print a line for each number of articles, processes and format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--formats", nargs="+", default=["text", "json"])
    options = parser.parse_args()
    kept = Path(tempfile.mkdtemp())
    with tempfile.TemporaryDirectory() as name:
        write_articles(Path(name), 100)
        compile_packs(kept, Path(name))
    print(
        f"{'articles':>8} {'jobs':>4} {'format':>6} {'s':>7} {'first MB':>9} {'other MB':>9}"
        f" {'all MB':>9}"
    )
    for count in options.counts:
        with tempfile.TemporaryDirectory() as name:
            work = Path(name)
            for half, shares in (("plain", {"shares": CLEAN}), ("dense", {})):
                write_articles(work / "site" / half, count // 2, **shares)
            for jobs in options.jobs:
                for form in options.formats:
                    command = [
                        sys.executable, "-m", "claimcheck", "check", str(work / "site"),
                        "--jobs", str(jobs), "--format", form,
                    ]  # fmt: skip
                    forget_results()
                    seconds, *sizes = peaks(command)
                    shown = " ".join(f"{size / 2**20:9.0f}" for size in sizes)
                    print(f"{count:>8} {jobs:>4} {form:>6} {seconds:7.1f} {shown}", flush=True)
    shutil.rmtree(kept)


if __name__ == "__main__":
    main()
