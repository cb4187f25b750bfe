from __future__ import annotations

import pytest

from claimcheck.read import read_text
from claimcheck.segment import segment
from claimcheck.segment.sentences import sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "It stings.| It fades!| Does it?| Yes… | It does.",
        "What?!| Really.| “Gone.”| (Truly.)| Done",
        "It is calm.*| Ask us.†| Proven.[1]| Next.",
        "We saw Dr. Ash, Prof. Elm and Mr. Oak vs. Mrs. Fir.| They left.",
        "Wait approx. 5 min. before it, e.g. at home, i.e. in bed.| Rest.",
        "It takes 6 wk.| You rest for 3 hr. at least.",
        "She holds a Ph.D. and an M.D. from Rome.| We checked.",
        "The U.S. Food Agency is in the U.S.| We are not.",
        "Ask J. K. Elm about vitamin C.| It helps.",
        "The No. 1 clinic?| No.| We say so in Fig. 2 on p. 3 of it.",
        "St. John's wort is sold in Elm St.| The shop is shut.",
        "It costs £3.50 for 1.5 ml at 3 p.m. on site.",
        "Full legs, one visit ........ £120",
        "Full legs ... from £120",
        "1. What it means",
        "Q. Does it hurt?| No.",
        "P.S. We close at 5.| Bring tea.",
        "Wait... there is more.| Well… maybe.| So…| We go.",
        "“Does it hurt?” people ask.| (It does!) so they say.",
        "painless?| yes.| no downtime.| book now.",
        "It is calm.|Results last.| See elm.example.test now.",
        "Glow up 🌸| Book now 🌸 see you",
        "💉 3 areas £120",
        "Wow! 😍✨| Book.",
        "不會痛。|真的嗎？|當然！|「可以嗎？」這是問題。|「不會。」|「真的？」",
        "痛不痛?|會。|很安全；|請問醫師",
        "A spaced dash – like this — is no end; nor is a colon: see?",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    assert split(text.replace("|", "")) == [part.strip() for part in text.split("|")]


def test_a_bar_between_fragments_parts_them() -> None:
    assert split("Peels · Lasers | Elm Clinic｜Leith") == [
        "Peels ·",
        "Lasers |",
        "Elm Clinic｜",
        "Leith",
    ]


def test_a_short_label_before_a_full_width_bar_belongs_to_what_follows() -> None:
    assert split("迷思｜一次就好。") == ["迷思｜一次就好。"]
    assert split("無痛｜你準備好了嗎？") == ["無痛｜", "你準備好了嗎？"]


def test_only_the_stretch_that_is_asked_for_is_split() -> None:
    text = "One. Two. Three."
    assert [span.of(text) for span in sentences(text, 5, 9)] == ["Two."]


def test_an_article_s_sentences_know_their_block() -> None:
    segmented = segment(read_text("# Calm. Skin\n\nIt stings. It FADES.", format="markdown"))
    assert [
        (segmented.sentence_text(sentence), sentence.block) for sentence in segmented.sentences
    ] == [("Calm.", 0), ("Skin", 0), ("It stings.", 1), ("It FADES.", 1)]
    assert segmented.by_block == ((0, 2), (2, 4))
    assert segmented.folded == "calm. skin it stings. it fades."


def test_an_empty_article_has_no_sentences() -> None:
    segmented = segment(read_text(""))
    assert (segmented.sentences, segmented.by_block, segmented.folded) == ((), (), "")
