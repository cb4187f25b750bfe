"""Whatever is flagged in the corpus comes with something better to write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.advise import ADVISED
from claimcheck.model.finding import Replaces
from claimcheck.pipeline import is_clean
from claimcheck.read.discover import discover
from claimcheck.run import check_paths

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook

_CORPUS = Path(__file__).parents[2] / "corpus"


def test_every_claim_comes_with_what_to_do_that_raises_nothing(product: Rulebook) -> None:
    report = check_paths(discover([str(_CORPUS)])[0], packs=product, jobs=1)
    claims = [f for f in report.findings if f.category.partition("/")[0] in ADVISED]
    assert claims
    for finding in claims:
        whole = [s.text for s in finding.suggestions if s.replaces is Replaces.SENTENCE]
        assert whole, finding.rule
        assert all(is_clean(text, product) for text in whole if text), finding.rule
