from __future__ import annotations

import pytest
from reading import blocks_of

from claimcheck.read import read_text

LONG = (
    "The light is taken up by the pigment and the pigment breaks into dust, which the body clears."
)


def shown(text: str) -> list[tuple[str, str]]:
    return blocks_of(read_text(text))


def levels(text: str) -> list[int]:
    return [block.level for block in read_text(text).blocks]


def test_blank_lines_part_paragraphs() -> None:
    assert shown("It stings.\n\n  \nIt fades.\n") == [
        ("paragraph", "It stings."),
        ("paragraph", "It fades."),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_hard_wrapped_lines_are_one_paragraph(end: str) -> None:
    wrapped = end.join(
        (
            "Redness settles within a day or two for most people, and a few",
            "of them peel lightly for as long as a week before the new skin",
            "shows.",
        )
    )
    assert shown(wrapped) == [("paragraph", wrapped.replace(end, " "))]


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph() -> None:
    text = (
        "Redness settles within a day or two for most people, and a few\n"
        "of them peel lightly.\n"
        "Sun cream is worn every day for as long as the marks are fading,\n"
        "even in winter."
    )
    assert [content[:7] for _, content in shown(text)] == ["Redness", "Sun cre"]


def test_a_line_of_its_own_length_is_a_paragraph() -> None:
    first, second = LONG + " " + LONG, LONG + " It may return."
    assert shown(f"{first}\n{second}") == [("paragraph", first), ("paragraph", second)]


def test_short_lines_stay_apart() -> None:
    assert shown("Lips .......... £180\nChin .......... £290") == [
        ("paragraph", "Lips .......... £180"),
        ("paragraph", "Chin .......... £290"),
    ]


def test_a_short_line_over_a_paragraph_is_a_heading() -> None:
    text = f"Pico for sun spots\n\n{LONG}\n\nDoes it hurt?\n\nIt stings."
    assert [kind for kind, _ in shown(text)] == ["heading", "paragraph", "heading", "paragraph"]
    assert levels(text) == [1, 0, 2, 0]


def test_headings_are_found_without_blank_lines() -> None:
    text = f"{LONG} {LONG}\nPossible side effects\n{LONG} {LONG}"
    assert [kind for kind, _ in shown(text)] == ["paragraph", "heading", "paragraph"]


def test_capitals_are_a_heading_even_with_a_full_stop() -> None:
    assert shown("OUR PROMISE TO YOU.\n\nWe listen.") == [
        ("heading", "OUR PROMISE TO YOU."),
        ("paragraph", "We listen."),
    ]


@pytest.mark.parametrize("line", ["===", "-----"])
def test_an_underlined_line_is_a_heading(line: str) -> None:
    assert shown(f"Prices and terms.\n{line}\nAsk us.") == [
        ("heading", "Prices and terms."),
        ("paragraph", "Ask us."),
    ]


@pytest.mark.parametrize(
    "line", ["See you soon,", "*subject to availability", "Call us today!", "as before"]
)
def test_these_are_no_headings(line: str) -> None:
    assert ("paragraph", line) in shown(f"{LONG}\n\n{line}\n\n{LONG}")


def test_the_last_line_is_no_heading() -> None:
    assert shown(f"{LONG}\n\nThe Brook Street team")[-1] == ("paragraph", "The Brook Street team")


def test_a_rule_is_left_out() -> None:
    assert shown("One.\n- - - -\nTwo.\n\n*****") == [("paragraph", "One."), ("paragraph", "Two.")]


@pytest.mark.parametrize(
    "mark", ["•", "  •", "-", "*", "–", "1.", "2)", "✓", "►", "・", "①", "（一）", "二、"]
)
def test_bullets_and_numbers_make_a_list(mark: str) -> None:
    assert shown(f"{mark} No needles\n{mark} No knives") == [
        ("list-item", "No needles"),
        ("list-item", "No knives"),
    ]


@pytest.mark.parametrize("line", ["▍小學堂", "【本週提醒】"])
def test_a_line_that_is_set_apart_stands_over_what_follows(line: str) -> None:
    assert shown(f"{line}\n三天內不要泡溫泉。")[0][0] == "heading"


def test_lines_that_begin_with_pictures_make_a_list() -> None:
    assert shown("💉 Lips £90\n✨ Glow £60") == [
        ("list-item", "💉 Lips £90"),
        ("list-item", "✨ Glow £60"),
    ]


def test_a_wrapped_list_item_is_one_block() -> None:
    text = (
        "- Wear a hat and sun cream on every day of the coming month,\n"
        "  including the grey ones\n- Rest"
    )
    assert [content[-9:] for _, content in shown(text)] == ["grey ones", "Rest"]


def test_a_numbered_line_alone_over_a_paragraph_is_a_heading() -> None:
    assert shown(f"1. Risks\n\n{LONG}")[0] == ("heading", "1. Risks")
    assert shown(f"1. RISKS OF PEELS\n{LONG}")[0] == ("heading", "1. RISKS OF PEELS")
    assert shown(f"1. Risks of peels\n{LONG}")[0][0] == "list-item"


def test_questions_and_answers_are_known_by_their_letter() -> None:
    assert shown("Q: Does it hurt?\nA: It stings.\n\nQ:痛不痛?\n會有針刺感。") == [
        ("question", "Q: Does it hurt?"),
        ("answer", "A: It stings."),
        ("question", "Q:痛不痛?"),
        ("answer", "會有針刺感。"),
    ]


@pytest.mark.parametrize(
    "line", ["“It has gone.” — Ines, Leith", '"It has gone."', "「不見了。」", "‘Gone.’ (Ines)"]
)
def test_a_quotation_with_its_speaker_is_a_quote(line: str) -> None:
    assert shown(line) == [("quote", line)]


@pytest.mark.parametrize("line", ['"From £180" is the lip.', '"Gone" and "forgotten".'])
def test_a_sentence_with_quotation_marks_is_no_quote(line: str) -> None:
    assert shown(line) == [("paragraph", line)]


def test_mail_headers_are_title_description_and_labels() -> None:
    text = "From: Elm Clinic\nSubject: Spring glow\nPreheader: Book now.\n\nSubject: to change."
    assert shown(text) == [
        ("label", "From: Elm Clinic"),
        ("title", "Spring glow"),
        ("description", "Book now."),
        ("title", "to change."),
    ]


def test_a_header_after_the_first_text_is_text() -> None:
    assert shown("Hello there.\n\nSubject: to change.")[1] == ("paragraph", "Subject: to change.")
