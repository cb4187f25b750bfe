"""Text made equal for matching."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.notation.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("No Downtime", "no downtime"),
        ("don’t", "don't"),
        ("don`t", "don't"),
        ("“so”", '"so"'),
        ("3–5", "3-5"),
        ("no‑risk", "no-risk"),
        ("no\u00a0risk", "no risk"),
        ("no\trisk\n", "no risk "),
        ("ＮＯ　１００％", "no 100%"),
        ("İnci", "inci"),
        ("無痛", "无痛"),
        ("无痛", "无痛"),
        ("療程後。", "疗程后."),
        ("￥１００～２００", "¥100~200"),
        ("ÉCLAT", "eclat"),
        ("★★☆ • ▪", "*** * *"),
        ("══ Fees ──│", "== fees ==|"),
    ],
)
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folded_text_stays_as_it_is(text: str) -> None:
    assert fold(fold(text)) == fold(text)
