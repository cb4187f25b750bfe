"""Time one set of articles with a growing part of the rules: what does a rule cost?

Everything runs in this process, in turns; the least time of the rounds counts.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from make_articles import write_articles

from claimcheck.packs.locate import builtin_packs, pack_files
from claimcheck.pipeline import load_packs
from claimcheck.run import check_paths

_SHARED = frozenset({"cues", "lexicon"})


def part_of_packs(folder: Path, tenths: int) -> Path:
    """Copy the words that rules share, and so many tenths of the rule files; return the folder."""
    source = builtin_packs()
    files = [path.relative_to(source) for path in pack_files(source)]
    rules = [path for path in files if len(path.parts) > 2 and not _SHARED & set(path.parts)]  # noqa: PLR2004
    shared = [path for path in files if path not in rules and path.name != "wording.yaml"]
    # Every tenth file, and so on: each part has something of each family.
    chosen = [path for number, path in enumerate(rules) if number % 10 < tenths]
    for path in (*shared, *chosen):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / path, target)
    return folder


def main() -> None:
    """Print a line for each part of the rules."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200, help="articles")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        size = write_articles(work / "dense", options.count) / 1e6
        paths = sorted((work / "dense").iterdir())
        print(f"{'rules':>6} {'patterns':>9} {'findings':>9} {'seconds':>8} {'MB/s':>6}")
        for tenths in (1, 2, 4, 6, 8, 10):
            folder = part_of_packs(work / f"packs-{tenths}", tenths)
            seconds = []
            for _ in range(options.rounds):
                rulebook = load_packs([folder], builtin=False)
                start = time.perf_counter()
                report = check_paths(paths, packs=rulebook, jobs=1)
                seconds.append(time.perf_counter() - start)
            print(
                f"{len(rulebook.rules):>6} {len(rulebook.owners):>9}"
                f" {len(report.findings):>9} {min(seconds):>8.2f} {size / min(seconds):>6.2f}",
            )


if __name__ == "__main__":
    main()
