"""Scan a large table: rate and peak memory, three kills on the way, Ray and Spark beside the rest.

Each run is a process of its own. Memory is the proportional share (PSS) of that process and all it
began, looked at twice a second, which Linux alone tells.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
from make_articles import sentence
from watch import family, memory

ROW = 1000  # characters of a short article
_LOOK = 0.5  # seconds


@dataclass(frozen=True)
class Ran:
    """How long a run took, and the most memory that it took, in bytes: of all, and of one."""

    seconds: float
    peak: int
    largest: int


def write_rows(path: Path, count: int, seed: int = 7) -> int:
    """Write rows of about a kilobyte, each tenth of one of some sites; return their bytes."""
    rng = random.Random(seed)  # noqa: S311 -- no secret depends on it
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            parts: list[str] = []
            while sum(map(len, parts)) < ROW:
                parts.append(sentence(rng))
            site = f"site-{number % (count // 50 + 1)}"
            row = {"id": f"{number:08}", "site": site, "body": " ".join(parts)}
            file.write(json.dumps(row) + "\n")
    return path.stat().st_size


def command(table: Path, folder: Path, *options: str) -> list[str]:
    """Return the words that scan a table into a folder."""
    return [
        sys.executable, "-m", "claimcheck", "scan", str(table), "--output", str(folder),
        "--text-column", "body", "--id-column", "id", "--quiet", *options,
    ]  # fmt: skip


def run(words: list[str], until: int | None = None, folder: Path | None = None) -> Ran:
    """Run a scan to its end, or kill it when the folder holds so many parts."""
    start = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    peak = largest = 0
    while process.poll() is None:
        sizes = [memory(pid) for pid in family(process.pid)]
        peak, largest = max(peak, sum(sizes)), max(largest, *sizes, 0)
        if until is not None and folder and len(list(folder.glob("part-*"))) >= until:
            process.send_signal(signal.SIGKILL)
            break
        time.sleep(_LOOK)
    process.wait()
    errors = process.stderr.read() if process.stderr else ""
    if until is None and process.returncode not in {0, 1}:
        raise SystemExit(errors)
    return Ran(time.perf_counter() - start, peak, largest)


def same(one: Path, other: Path) -> bool:
    """Say whether two folders hold the same findings, part by part."""
    names = [sorted(path.name for path in folder.glob("*.parquet")) for folder in (one, other)]
    return names[0] == names[1] and all(
        pq.read_table(one / name).equals(pq.read_table(other / name)) for name in names[0]
    )


def show(name: str, ran: Ran, rows: int, more: str = "") -> None:
    """Print a line of the table."""
    rate = rows / ran.seconds
    print(
        f"{name:<22} {ran.seconds:8.1f} s {rate:8.0f} rows/s"
        f" {ran.peak / 2**20:8.0f} MB {ran.largest / 2**20:8.0f} MB  {more}",
        flush=True,
    )


def main() -> None:
    """Print what each run took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000, help="rows of about 1 kB")
    parser.add_argument("--jobs", type=int, default=0)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--sites", action="store_true", help="compare the rows of sites")
    parser.add_argument("--engines", nargs="*", default=[], choices=["ray", "spark"])
    options = parser.parse_args()
    more = ["--jobs", str(options.jobs), *(["--site-column", "site"] if options.sites else [])]
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        table = work / "rows.jsonl"
        size = write_rows(table, options.count)
        print(f"{options.count} rows, {size / 1e6:.0f} MB; memory: of all, of the largest process")
        whole = work / "whole"
        ran = run(command(table, whole, *more))
        show("local", ran, options.count)
        if options.kills:
            killed = work / "killed"
            parts = len(list(whole.glob("part-*")))
            seconds = 0.0
            for kill in range(1, options.kills + 1):
                until = parts * kill // (options.kills + 1)
                seconds += run(command(table, killed, *more), until, killed).seconds
            last = run(command(table, killed, *more))
            total = Ran(seconds + last.seconds, last.peak, last.largest)
            verdict = "the same findings" if same(whole, killed) else "OTHER FINDINGS"
            show(f"killed {options.kills} times", total, options.count, verdict)
        for engine in options.engines:
            folder = work / engine
            ran = run(command(table, folder, "--engine", engine, *more))
            verdict = "the same findings" if same(whole, folder) else "OTHER FINDINGS"
            show(engine, ran, options.count, verdict)


if __name__ == "__main__":
    main()
