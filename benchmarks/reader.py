"""Time the second reader: sentences a second on one core, memory, and a folder of articles.

The sentences are those of `corpus/sentences`, each read once. The same are read in another order,
on all cores, in another process, and the answers compared. Needs the extra `reader` and weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from make_articles import write_articles
from scan import run
from watch import compile_packs, forget_results

from claimcheck.second_reader import second_reader

ROOT = Path(__file__).parents[1]
_ONE = "--one"


def rows(count: int) -> list[dict[str, str]]:
    """Return sentences, each with the one before it."""
    files = sorted((ROOT / "corpus/sentences").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    random.Random(7).shuffle(lines)  # noqa: S311 -- no secret depends on it
    return [json.loads(line) for line in lines[:count]]


def read_all(count: int, *, reverse: bool) -> dict[str, float | str]:
    """Read sentences in this process; return rate, peak of memory, and a hash of the answers.

    The rate is by the time of the processor, whatever else the machine is busy with.
    """
    began = time.process_time()
    reader = second_reader()
    loaded = time.process_time() - began
    sentences = rows(count)
    order = range(len(sentences) - 1, -1, -1) if reverse else range(len(sentences))
    began = time.process_time()
    answers = {at: reader.read(sentences[at]["before"], sentences[at]["text"]) for at in order}
    seconds = time.process_time() - began
    said = [(answers[at].probabilities, answers[at].vector.tolist()) for at in sorted(answers)]
    return {
        "loaded": loaded,
        "rate": len(sentences) / seconds,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "hash": hashlib.sha256(repr(said).encode()).hexdigest(),
    }


def apart(count: int, *, cores: int, reverse: bool) -> dict[str, float | str]:
    """Read sentences in a process of their own on some cores."""
    words = [sys.executable, __file__, "--count", str(count), _ONE, str(int(reverse))]
    chosen = set(sorted(os.sched_getaffinity(0))[:cores])
    done = subprocess.run(
        words,
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: os.sched_setaffinity(0, chosen),
    )
    told: dict[str, float | str] = json.loads(done.stdout)
    return told


def spent() -> float:
    """Return the seconds of processors that all processes have taken which this one began."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print what each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=5000, help="sentences")
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument(_ONE, type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(read_all(options.count, reverse=bool(options.one))))
        return
    one = apart(options.count, cores=1, reverse=False)
    many = apart(options.count, cores=os.cpu_count() or 1, reverse=True)
    print(
        f"{options.count} sentences, one core: {one['rate']:.0f} a second, loaded in "
        f"{one['loaded']:.2f} s, {one['peak']:.0f} MB"
    )
    print(
        f"on all cores, in another order: {'the same' if one['hash'] == many['hash'] else 'OTHER'}"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "articles"
        size = write_articles(folder, options.articles)
        compile_packs(Path(name) / "kept", folder)
        print(f"{options.articles} articles, {size / 1e6:.1f} MB; memory: of all, of the largest")
        for mode, jobs in (("off", 1), ("suggest", 1), ("suggest", 0)):
            command = [
                sys.executable, "-m", "claimcheck", "check", str(folder), "--quiet",
                "--fail-on", "never", "--second-reader", mode, "--jobs", str(jobs), "--format",
                "json",
            ]  # fmt: skip
            forget_results()
            before = spent()
            ran = run(command)
            print(
                f"  {mode:<8} --jobs {jobs}: {ran.seconds:6.1f} s, {spent() - before:6.1f} s of "
                f"processors, {ran.peak / 2**20:.0f} MB, {ran.largest / 2**20:.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
