"""Time claimcheck beside its peers on the same articles, and print ratios.

Everything is a whole process, run in turns so that a busy moment of the machine hits all alike; the
median counts. `--peers none` times claimcheck alone.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_articles import write_articles
from peers import Peer, installed_peers
from watch import forget_results

from claimcheck.packs.cache import CACHE_VARIABLE

ONE_ARTICLE = (
    "Your visit begins with a talk about your skin. A doctor looks at each mark first and says "
    "whether laser is a sensible choice. Wear sunscreen while the skin recovers.\n"
)


def run(command: tuple[str, ...]) -> tuple[float, float]:
    """Return the wall and processor seconds of one run of a command."""
    before = os.times()
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - start
    after = os.times()
    used = after.children_user + after.children_system
    return wall, used - before.children_user - before.children_system


def median_runs(tools: list[Peer], rounds: int) -> dict[str, tuple[float, float]]:
    """Return each tool's median wall and processor seconds over rounds of turns."""
    times: dict[str, list[tuple[float, float]]] = {tool.name: [] for tool in tools}
    for _ in range(rounds):
        for tool in tools:
            forget_results()
            times[tool.name].append(run(tool.command))
    return {
        name: (
            statistics.median(wall for wall, _ in runs),
            statistics.median(cpu for _, cpu in runs),
        )
        for name, runs in times.items()
    }


def main() -> None:
    """Print a table for many articles and one for a single short article."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500, help="articles")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", choices=["all", "none"], default="all")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        os.environ[CACHE_VARIABLE] = str(work / "cache")
        dense = work / "dense"
        size = write_articles(dense, options.count)
        short = work / "short"
        short.mkdir()
        (short / "short.md").write_text(ONE_ARTICLE, encoding="utf-8")
        runs = (("many articles", dense, size), ("one short article", short, 0))
        for title, folder, amount in runs:
            own = Peer(
                name="claimcheck",
                rules="its whole English pack",
                command=(
                    sys.executable, "-m", "claimcheck", "check", str(folder), "--jobs", "1",
                    "--format", "json",
                ),
            )  # fmt: skip
            run(own.command)  # compile the packs once, as every user's first run does
            others, absent = installed_peers(folder, work) if options.peers == "all" else ([], [])
            show(title, [own, *others], median_runs([own, *others], options.rounds), amount)
            if absent:
                print(f"not installed: {', '.join(absent)}")
            print()


def show(title: str, tools: list[Peer], times: dict[str, tuple[float, float]], size: int) -> None:
    """Print one table; ratios are to claimcheck's wall time, above 1 where a peer is slower."""
    print(f"{title} ({size / 1e6:.2f} MB)" if size else title)
    print(f"{'tool':<12} {'rules':<28} {'wall s':>8} {'cpu s':>8} {'MB/s':>7} {'ratio':>7}")
    base = times["claimcheck"][0]
    for tool in tools:
        wall, cpu = times[tool.name]
        rate = f"{size / 1e6 / wall:7.2f}" if size else f"{'–':>7}"
        print(f"{tool.name:<12} {tool.rules:<28} {wall:8.2f} {cpu:8.2f} {rate} {wall / base:6.1f}x")


if __name__ == "__main__":
    main()
