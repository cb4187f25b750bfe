"""Time how claimcheck starts, and what a run costs of which every result is known.

Whole processes, in turns; the median counts. Articles are plain copy, which has hardly a finding,
and dense copy, for which most of the time goes into writing what was found.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from make_articles import CLEAN, write_articles
from speed import ONE_ARTICLE, run

from claimcheck.packs.cache import CACHE_VARIABLE


def main() -> None:
    """Print a line for each command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="articles of each sort")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        os.environ[CACHE_VARIABLE] = str(work / "cache")
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # installed modules are compiled
        (work / "one.md").write_text(ONE_ARTICLE, encoding="utf-8")
        write_articles(work / "plain", options.count, shares=CLEAN)
        write_articles(work / "dense", options.count)
        claimcheck = (sys.executable, "-m", "claimcheck")
        check = (*claimcheck, "check")
        commands = {
            "--version": (*claimcheck, "--version"),
            "one plain article": (*check, str(work / "one.md")),
            f"{options.count} plain articles, all known": (
                *claimcheck,
                "check",
                str(work / "plain"),
            ),
            f"{options.count} dense articles, all known": (
                *claimcheck,
                "check",
                str(work / "dense"),
            ),
        }
        for command in commands.values():
            run(command)  # compiles the packs, and finds what is known afterwards
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(options.rounds):
            for title, command in commands.items():
                times[title].append(run(command))
        print(f"{'':<34} {'wall s':>8} {'cpu s':>8}")
        for title, runs in times.items():
            wall, cpu = (statistics.median(column) for column in zip(*runs, strict=True))
            print(f"{title:<34} {wall:8.2f} {cpu:8.2f}")


if __name__ == "__main__":
    main()
