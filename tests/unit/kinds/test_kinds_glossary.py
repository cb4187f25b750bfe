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
        ("激光", "laser"),
        ("激光美白", "laser whitening"),
        ("美白和美白", "whitening"),
        ("全新皮秒激光美白", "picosecond laser whitening"),
        ("療程", ""),
        ("", ""),
    ],
)
def test_a_stretch_is_translated_whole_or_by_its_longest_parts(stretch: str, english: str) -> None:
    assert _GLOSSARY.translate(stretch) == english


def test_an_empty_glossary_knows_nothing() -> None:
    assert glossary_of(()) == Glossary(entries=(), by_name={})


def test_heads_lose_their_remarks_wherever_they_stand() -> None:
    glossary = glossary_of((_entry("carbon dioxide (CO2) laser", "二氧化碳激光"),))
    assert glossary.translate("二氧化碳激光") == "carbon dioxide laser"


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
