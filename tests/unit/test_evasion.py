"""Claims written so that no program finds them, from the text to the finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import SMALL, load_pack

from claimcheck import check_text

if TYPE_CHECKING:
    from claimcheck.kinds.rulebook import Rulebook


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_pack(tmp_path_factory.mktemp("pack"), SMALL)


@pytest.mark.parametrize(
    "disguised",
    [
        "no d\u200bowntime",
        "no down\u00adtime",
        "no d\u2060o\u2060wntime",
        "no\u3000downtime",
        "nо dоwntіmе",
        "nο dοwntime",
        "ＮＯ ＤＯＷＮＴＩＭＥ",
        "𝗻𝗼 𝗱𝗼𝘄𝗻𝘁𝗶𝗺𝗲",
        "ⓝⓞ ⓓⓞⓦⓝⓣⓘⓜⓔ",
        "n o   d o w n t i m e",
        "N O  D O W N T I M E",
        "n\u200ao d\u200ao\u200aw\u200an\u200at\u200ai\u200am\u200ae",
        "n\u0336o\u0336 \u0336d\u0336o\u0336w\u0336n\u0336t\u0336i\u0336m\u0336e",
        "no d\u0301owntime",
        "no d\u202do\u202cwntime",
        "n.o d.o.w.n.t.i.m.e",
        "nò dòwntímè",
        "ΝΟ dоwntіmе",
        "NО  D О W N Т І М Е",
        "ɴ\ufe0eᴏ ᴅᴏᴡɴ\ufe0eᴛɪᴍᴇ",
        "emitnwod on",
    ],
)
def test_a_disguised_claim_is_found_at_its_place(book: Rulebook, disguised: str) -> None:
    turned = ("\u202e", "\u202c") if disguised.startswith("emit") else ("", "")
    source = f"It is quick. There is {turned[0]}{disguised}{turned[1]} after it. Rest well."
    result = check_text(source, packs=book)
    (finding,) = result.findings
    assert finding.rule == "overclaim/no-downtime/stated"
    assert source[finding.start.offset : finding.end.offset] == disguised
    assert result.text[result.text.index(finding.quote) :].startswith(finding.quote)


@pytest.mark.parametrize(
    "innocent",
    [
        "The spot is 5 μm wide, with α-hydroxy acid and β-carotene.",
        "TNFα and NFκB rise; IL-1β falls.",
        "В клинике нет простоя.",
        "Χωρίς χρόνο αποκατάστασης.",
        "Vitamins A B C D E and K.",
        "n0 d0wnt1me",
        "Our café has naïve art.",
        "Ask Dr. J. R. R. Okafor, e.g. at 6 p.m.",
        "The U.S.A. and the F.D.A. agree.",
    ],
)
def test_what_is_no_disguise_is_no_claim(book: Rulebook, innocent: str) -> None:
    assert check_text(innocent, packs=book).findings == ()
