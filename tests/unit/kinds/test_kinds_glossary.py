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
