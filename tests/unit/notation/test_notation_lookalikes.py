"""Letters that look like Latin ones."""

from __future__ import annotations

import pytest

from claimcheck.notation.folding import fold


@pytest.mark.parametrize(
    "disguised",
    [
        "no dоwntime",  # Cyrillic о
        "nо downtіme",
        "nο dοwntime",  # Greek ο
        "NO DΟWΝTΙМЕ",
        "no dօwntime",  # Armenian օ
        "ｎｏ ｄｏｗｎｔｉｍｅ",
        "𝐧𝐨 𝐝𝐨𝐰𝐧𝐭𝐢𝐦𝐞",
        "𝓃ℴ 𝒹ℴ𝓌𝓃𝓉𝒾𝓂ℯ",
        "𝔑𝔬 𝔇𝔬𝔴𝔫𝔱𝔦𝔪𝔢",
        "ɴᴏ ᴅᴏᴡɴᴛɪᴍᴇ",
        "nᵒ ᵈᵒʷnᵗiᵐᵉ",
        "ⓝⓞ ⓓⓞⓦⓝⓣⓘⓜⓔ",
        "🅝🅞 🅓🅞🅦🅝🅣🅘🅜🅔",
        "🄽🄾 🄳🄾🅆🄽🅃🄸🄼🄴",
        "no\u2800downtıme",
    ],
)
def test_a_disguised_claim_folds_to_the_claim(disguised: str) -> None:
    assert fold(disguised) == "no downtime"


@pytest.mark.parametrize(
    "text",
    [
        "5 μm and 5 µm",
        "α-hydroxy, β-carotene",
        "tnfα, ifnγ, γgt",
        "москва - сосуд",
        "ipl-лазер",
        "iplлазер",
        "αβγ",
        "ελλάδα",
        "botoxⓡ 🅿",
        "ℹ 10² m³ 5 ℃",
        "l33t d0wntime",
    ],
)
def test_what_is_no_disguise_stays(text: str) -> None:
    assert fold(text) == text
