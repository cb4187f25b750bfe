"""The glossary."""

from __future__ import annotations

import pytest

from claimcheck.kinds.glossary import Entry, Glossary, glossary_of


def _entry(english: str, *names: str) -> Entry:
    return Entry(
        english=english,
        names=tuple(("zh_tw", name) for name in names),
        certainty="high",
        source="book",
    )


_GLOSSARY = glossary_of(
    (
        _entry("picosecond laser (device)", "皮秒激光", "皮秒 雷射"),
        _entry("laser", "激光"),
        _entry("whitening / brightening", "美白"),
        _entry("another laser", "激光"),
    )
)


@pytest.mark.parametrize(
    ("stretch", "english"),
    [
        ("皮秒激光", "picosecond laser"),
        ("皮秒雷射", "picosecond laser"),
        ("皮秒 激光", "picosecond laser"),
        ("激光美白", "laser whitening"),
        ("美白和美白", "whitening"),
        ("全新皮秒激光美白", "picosecond laser whitening"),
    ],
)
def test_a_stretch_is_translated_whole_or_by_its_longest_parts(stretch: str, english: str) -> None:
    assert _GLOSSARY.translate(stretch) == (english,)


@pytest.mark.parametrize("stretch", ["療程", ""])
def test_what_is_not_known_is_not_translated(stretch: str) -> None:
    assert _GLOSSARY.translate(stretch) == ()


def test_a_name_of_several_things_is_translated_as_each_of_them() -> None:
    assert _GLOSSARY.translate("激光") == ("laser", "another laser")


def test_an_empty_glossary_knows_nothing() -> None:
    assert glossary_of(()) == Glossary(entries=(), by_name={})


def test_heads_lose_their_remarks_wherever_they_stand() -> None:
    glossary = glossary_of((_entry("carbon dioxide (CO2) laser", "二氧化碳激光"),))
    assert glossary.translate("二氧化碳激光") == ("carbon dioxide laser",)


@pytest.mark.parametrize(
    ("word", "heads"),
    [
        ("激光", ["laser", "another laser"]),
        ("皮秒 激光", ["picosecond laser (device)"]),
        ("Picosecond laser", ["picosecond laser (device)"]),
        ("picosecond laser (device)", ["picosecond laser (device)"]),
        ("皮秒", []),
        ("lasers", []),
    ],
)
def test_entries_are_found_by_any_name_or_by_their_english(word: str, heads: list[str]) -> None:
    assert [entry.english for entry in _GLOSSARY.entries_of(word)] == heads


def test_the_entries_of_the_parts_of_a_word_come_once_and_in_order() -> None:
    parts = _GLOSSARY.parts("美白皮秒激光美白")
    assert [entry.english for entry in parts] == [
        "whitening / brightening",
        "picosecond laser (device)",
    ]


def test_what_a_customer_says_of_a_name_stands_in_for_what_is_here() -> None:
    glossary = _GLOSSARY.extended((_entry("light pen", "激光", "光筆"),))
    assert glossary.translate("激光") == ("light pen",)
    assert glossary.translate("光筆") == ("light pen",)
    assert glossary.translate("皮秒激光") == ("picosecond laser",)


def test_an_entry_that_lost_its_names_still_spells_out_its_letters() -> None:
    glossary = glossary_of((_thing("intense pulsed light (IPL)", "脈衝光"),))
    assert glossary.extended((_entry("flash", "脈衝光"),)).spelt == {"IPL": "intense pulsed light"}


def test_names_partly_in_the_readers_script_come_with_the_longest_first() -> None:
    glossary = glossary_of((_entry("a", "A酸", "維他命C", "IPL", "雷射"), _entry("b", "A酸")))
    assert glossary.mixed == ("維他命C", "A酸")


def _thing(
    english: str, name: str = "", *, certainty: str = "high", domain: str = "device", note: str = ""
) -> Entry:
    names = (("zh_tw", name),) if name else ()
    return Entry(
        english=english, names=names, certainty=certainty, source="book", note=note, domain=domain
    )


def test_a_name_is_certain_when_it_names_one_thing_and_no_claim() -> None:
    glossary = glossary_of(
        (
            _thing("melasma", "肝斑"),
            _thing("lifting", "提升", note="提升 also = promote"),
            _thing("session / course", "療程"),
            _thing("lamp", "電波", certainty="medium"),
            _thing("painless", "無痛", domain="regulatory"),
            _thing("mole", "痣"),
            _thing("birthmark", "痣"),
            _thing("lift", "線雕", note="a brand"),
        )
    )
    assert glossary.certain == {"肝斑": "melasma"}


def test_letters_are_spelt_by_a_head_whose_letters_they_are() -> None:
    glossary = glossary_of(
        (
            _thing("intense pulsed light (IPL)"),
            _thing("radiofrequency (RF)"),
            _thing("whitening injection (IV)"),
            _thing("pulsed dye laser (PDL)", certainty="medium"),
            _thing("National Health Commission (NHC)", domain="institution"),
        )
    )
    assert glossary.spelt == {"IPL": "intense pulsed light", "RF": "radiofrequency"}
