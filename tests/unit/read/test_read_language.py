"""Which language an article is in, where a program says one."""

from __future__ import annotations

import pytest

from claimcheck.read.language import by_script, trusted


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("de-DE", "Ruhige Haut", "de"),
        ("zh-TW", "皮秒雷射", "zh-hant"),
        ("en-US", "皮秒雷射", "zh"),
        ("zh-HK", "Calm skin", "zh-hant"),
        ("", "Calm skin", ""),
    ],
)
def test_a_tag_is_trusted_unless_the_script_belies_it(tag: str, text: str, expected: str) -> None:
    assert trusted(tag, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Calm skin, “naturally”", "en"),
        ("皮秒雷射 laser", "zh"),
        ("痛みのないレーザー脱毛", "ja"),
        ("통증 없는 레이저 제모", "ko"),
        ("Лазерная эпиляция", "ru"),
        ("nо dоwntime at all", "en"),
    ],
)
def test_a_script_speaks_for_its_language(text: str, expected: str) -> None:
    assert by_script(text) == expected
