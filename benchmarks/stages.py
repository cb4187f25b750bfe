"""Time each stage over growing sites: does what looks at whole articles and sites stay small?

Everything runs in this process, on articles of one site, whose facts are all compared.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from make_articles import write_articles

from claimcheck.judge import judge
from claimcheck.match import match
from claimcheck.pipeline import load_packs
from claimcheck.read import read_article
from claimcheck.reconcile import reconcile
from claimcheck.reconcile.across import find_across
from claimcheck.segment import segment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.kinds.rulebook import Rulebook
    from claimcheck.model.finding import Statement

STAGES = ("read", "segment", "match", "judge", "article", "site")
TOGETHER = 32  # articles that go through a stage at a time, as in a run


def time_stages(paths: Sequence[Path], rulebook: Rulebook) -> Counter[str]:
    """Return the processor seconds that each stage takes over all articles."""
    spent: Counter[str] = Counter()

    @contextmanager
    def timed(stage: str) -> Iterator[None]:
        start = time.process_time()
        yield
        spent[stage] += time.process_time() - start

    statements: list[Statement] = []
    for first in range(0, len(paths), TOGETHER):
        some = paths[first : first + TOGETHER]
        with timed("read"):
            articles = [read_article(str(path), path.read_bytes()) for path in some]
        with timed("segment"):
            segmented = [segment(article) for article in articles]
        with timed("match"):
            matched = [match(one, rulebook) for one in segmented]
        with timed("judge"):
            judged = [
                judge(found.candidates, one, rulebook)
                for found, one in zip(matched, segmented, strict=True)
            ]
        with timed("article"):
            for verdicts, found, one in zip(judged, matched, segmented, strict=True):
                whole = reconcile(
                    verdicts,
                    found.terms,
                    one,
                    rulebook,
                    places=found.places,
                    subject_of=found.subject_of,
                    is_of_site=True,
                )
                statements += whole.statements
    with timed("site"):
        list(find_across(statements, rulebook))
    return spent


def main() -> None:
    """Print a line for each size of site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=[500, 2000, 8000], help="articles")
    options = parser.parse_args()
    rulebook = load_packs()
    print(f"{'articles':>8} " + " ".join(f"{stage:>8}" for stage in STAGES) + "    whole")
    for count in options.counts:
        with tempfile.TemporaryDirectory() as name:
            write_articles(Path(name), count)
            spent = time_stages(sorted(Path(name).iterdir()), rulebook)
        total = sum(spent.values())
        whole = (spent["article"] + spent["site"]) / total
        seconds = " ".join(f"{spent[stage]:>7.2f}s" for stage in STAGES)
        print(f"{count:>8} {seconds} {whole:>7.0%}")


if __name__ == "__main__":
    main()
