from __future__ import annotations

import pytest
from reading import place_of

from claimcheck.errors import ReadError
from claimcheck.read import read_text

_SRT = """\
7
00:00:01,000 --> 00:00:02,000
<i>There is no</i>
{\\an8}down&amp;time

8
00:00:02,500 --> 00:00:04,000
at all.

9
00:00:04,500 --> 00:00:05,000
Calm skin
10
00:00:20,000 --> 00:00:21,000
- Hurts?
- Never
"""
_VTT = """\
WEBVTT - a title

STYLE
::cue {color: red}

NOTE painless

intro
00:01.000 --> 00:02.000 align:start
<v Dr. Lee>It <c.red>never</c> hurts,

00:02.000 --> 01:00:03.000
<00:00:02.500>ever.</v>
"""


def units(source: str, form: str) -> list[tuple[str, str]]:
    article = read_text(source, format=form)
    return [(block.unit, block.span.of(article.text)) for block in article.blocks]


def test_a_sentence_over_several_cues_is_one_paragraph() -> None:
    assert units(_SRT, "srt") == [
        ("cue 7", "There is no down&time at all."),
        ("cue 9", "Calm skin"),
        ("cue 10", "Hurts?"),
        ("cue 10", "Never"),
    ]


def test_marks_notes_and_styles_are_left_out() -> None:
    assert units(_VTT, "vtt") == [("cue 1", "It never hurts, ever.")]


def test_places_are_those_of_the_words() -> None:
    article = read_text(_VTT, format="vtt")
    assert place_of(article, "hurts, ever") == (
        "hurts,\n\n00:02.000 --> 01:00:03.000\n<00:00:02.500>ever"
    )


def test_words_without_full_stops_are_cut_somewhere() -> None:
    cues = "".join(
        f"{n}\n00:00:{n:02},0 --> 00:00:{n:02},9\n{'word ' * 20}\n\n" for n in range(1, 30)
    )
    assert [unit for unit, _ in units(cues, "srt")] == [
        "cue 1",
        "cue 8",
        "cue 15",
        "cue 22",
        "cue 29",
    ]


def test_a_file_without_cues_is_refused() -> None:
    with pytest.raises(ReadError) as error:
        read_text("No subtitles.", format="srt")
    assert error.value.why == "no subtitles: there is no line with times"
    assert read_text("WEBVTT\n", format="vtt").text == ""
