"""claimcheck as a pipeline component of spaCy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("key", ["claimcheck", "claims"])
def test_findings_become_spans_that_cover_whole_tokens(small: Path, key: str) -> None:
    del small
    nlp = spacy.blank("en")
    nlp.add_pipe("claimcheck", config={"spans_key": key})
    doc = nlp("There is usually no downtime, they say.")
    (span,) = doc.spans[key]
    assert (span.text, span.label_) == ("no downtime", "overclaim/no-downtime/stated")
    assert len(span.id_) == 16


def test_a_clean_text_has_no_spans(small: Path) -> None:
    del small
    nlp = spacy.blank("en")
    nlp.add_pipe("claimcheck")
    assert list(nlp("Ask your doctor.").spans["claimcheck"]) == []
