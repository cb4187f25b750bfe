"""Look for input that readers, loaders and the judge stumble over, led by what code it reaches.

Each input goes to one target, twice. It must raise nothing but the documented errors, be done in
its time, give places inside the source, and the same both times. What fails is written to a folder,
once for each place in the code, and the search goes on. Needs `pip install atheris`.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import pkgutil
import random
import re
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from contextlib import redirect_stderr
from pathlib import Path
from typing import TYPE_CHECKING

import atheris

if TYPE_CHECKING:
    from types import FrameType

    from targets import Target

sys.path[:0] = [str(Path(__file__).parent.parent)]

_LONGEST = 1 << 17  # bytes of an input
_SLOW = 1  # seconds for which an input is worth a look
_MEMORY = 4 << 30  # bytes of this process: more than anything takes
_FRESH = 0.4  # the share of inputs that begin with a seed of any target, so that all get their turn


class _TooSlowError(BaseException):
    """An input that is not done in its time."""


def _ring(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise _TooSlowError


class Search:
    """What was tried and found so far."""

    def __init__(self, every: tuple[Target, ...], folder: Path, limit: float) -> None:
        """Begin with nothing found; `limit` is in seconds of processor time for an input."""
        self.every = every
        self.folder = folder
        self.limit = limit
        self.tried: Counter[str] = Counter()
        self.slowest: dict[str, float] = {}
        self.found: Counter[str] = Counter()
        self._began = self._told = time.monotonic()

    def look(self, data: bytes) -> None:
        """Give an input to its target, which the first byte names."""
        if not data:
            return
        target = self.every[data[0] % len(self.every)]
        self.tried[target.name] += 1
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, self.limit, 1)
        try:
            one, other = target.look(data[1:]), target.look(data[1:])
            signal.setitimer(signal.ITIMER_PROF, 0)
            assert one == other, "the same input gives something else the second time"
        except (Exception, _TooSlowError) as error:  # noqa: BLE001 -- whatever it is, it is what is sought
            signal.setitimer(signal.ITIMER_PROF, 0)
            self._keep(target, data[1:], error)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        spent = time.process_time() - began
        if spent > self.slowest.get(target.name, 0.0):
            self.slowest[target.name] = spent
            if spent > _SLOW:
                (self.folder / f"slowest-{target.name.replace('/', '-')}").write_bytes(data[1:])
        if time.monotonic() - self._told > 60:
            self._told = time.monotonic()
            self.tell()

    def _keep(self, target: Target, data: bytes, error: BaseException) -> None:
        frames = [
            f for f in traceback.extract_tb(error.__traceback__) if "claimcheck" in f.filename
        ]
        last = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
        where = f"{target.name} {type(error).__name__} {Path(last.filename).name}:{last.lineno}"
        if isinstance(error, (_TooSlowError, RecursionError)):
            where = f"{target.name} {type(error).__name__}"
        self.found[where] += 1
        if self.found[where] > 3:
            return
        digest = hashlib.sha256(data).hexdigest()[:8]
        name = f"{re.sub('[ /:]', '-', where)}-{digest}"
        (self.folder / name).write_bytes(data)
        told = "".join(traceback.format_exception(error))
        (self.folder / f"{name}.txt").write_text(told[-6000:], encoding="utf-8", errors="replace")
        print(f"FOUND {where}: {name} ({len(data)} bytes)", flush=True)

    def tell(self) -> None:
        """Print what was done."""
        minutes = (time.monotonic() - self._began) / 60
        slow = sorted(self.slowest.items(), key=lambda entry: -entry[1])[:3]
        slowest = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in slow)
        print(
            f"{minutes:.0f} min, {self.tried.total()} inputs, {len(self.found)} places;"
            f" slowest: {slowest}",
            flush=True,
        )

    def changed(self, data: bytes, most: int, seed: int) -> bytes:
        """Return another input, mostly for the same target."""
        from mutate import mutated  # noqa: PLC0415 -- see `main`

        rng = random.Random(seed)  # noqa: S311 -- no secret depends on it
        if not data or rng.random() < _FRESH:
            number = rng.randrange(len(self.every))
            data = bytes([number]) + rng.choice(self.every[number].seeds)
        target = self.every[data[0] % len(self.every)]
        body = data[1:]
        if rng.random() < 0.15 and body:
            body = atheris.Mutate(body, most - 1)
        else:
            body = mutated(body, rng, target.seeds, target.words())
        return data[:1] + body[: most - 1]


def _instrument() -> None:
    """Import the whole package so that what code an input reaches is seen."""
    with atheris.instrument_imports(include=["claimcheck"]):
        import claimcheck  # noqa: PLC0415 -- only now

        for module in pkgutil.walk_packages(claimcheck.__path__, "claimcheck."):
            skipped = (
                "claimcheck.scan",
                "claimcheck.cli",
                "claimcheck.__main__",
                "claimcheck.spacy",
            )
            if not module.name.startswith(skipped):
                __import__(module.name)


def main() -> None:
    """Search until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=20, help="processor seconds for an input")
    parser.add_argument(
        "--found", type=Path, default=Path("fuzz-found"), help="folder for what fails"
    )
    parser.add_argument("--only", default="", help="targets whose names begin so")
    options = parser.parse_args()
    corpus = options.found / ".corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    os.environ["CLAIMCHECK_CACHE_DIR"] = str(options.found / ".cache")
    with redirect_stderr(io.StringIO()):  # it names each module
        _instrument()
    from targets import prepare, targets  # noqa: PLC0415 -- what they import must be instrumented first

    prepare()
    every = tuple(target for target in targets() if target.name.startswith(options.only))
    signal.signal(signal.SIGPROF, _ring)
    search = Search(every, options.found, options.limit)
    for number, target in enumerate(every):
        for seed in target.seeds:
            search.look(bytes([number]) + seed)
        target.words()  # some are read from the packs, once
    search.tell()
    words = [
        sys.argv[0],
        f"-seed={options.seed}",
        f"-max_total_time={options.minutes * 60:.0f}",
        "-timeout=300",
        f"-max_len={_LONGEST}",
        "-len_control=0",
        "-rss_limit_mb=0",
        "-verbosity=0",
        "-print_final_stats=1",
        f"-artifact_prefix={options.found}/",
        str(corpus),
    ]
    atheris.Setup(words, search.look, custom_mutator=search.changed)
    try:
        atheris.Fuzz()
    finally:
        search.tell()


if __name__ == "__main__":
    main()
