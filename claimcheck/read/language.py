"""Which language an article is in: as it declares, else by its script."""

from __future__ import annotations

import re

_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_SIMPLIFIED = frozenset({"hans", "cn", "sg", "my"})
_SCRIPTS = {
    "ja": "[\u3040-\u30ff\u31f0-\u31ff]+",
    "ko": "[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]+",
    "th": "[\u0e00-\u0e7f]+",
    "zh": "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+",
}
_LATIN = "[A-Za-z\u00c0-\u024f]+"
_FIRST_SIGN = "\u0e00"
"""Every sign of these scripts is this one or comes after it."""
# A Latin word is about as much language as three characters of the other scripts.
_LATIN_LETTERS_PER_SIGN = 2.5
# Japanese mixes kana with Han letters; a share of kana this large is no quotation.
_KANA_SHARE = 0.2


def normalise(tag: str) -> str:
    """Return the language of a tag: `en-GB` → `en`, `zh-TW` → `zh-hant`, `zh` → `zh`."""
    parts = re.split(r"[-_]", tag.strip().lower())
    if not re.fullmatch(r"[a-z]{2,3}", parts[0]):
        return ""
    if parts[0] == "zh":
        if _TRADITIONAL.intersection(parts[1:]):
            return "zh-hant"
        if _SIMPLIFIED.intersection(parts[1:]):
            return "zh-hans"
    return parts[0]


def by_script(text: str) -> str:
    """Return the language that the scripts of a text speak for; `en` for Latin letters or none."""
    if text.isascii() or max(text) < _FIRST_SIGN:
        return "en"
    shares = {name: _count(pattern, text) for name, pattern in _SCRIPTS.items()}
    if not any(shares.values()):
        return "en"
    if shares["ja"] >= _KANA_SHARE * (shares["ja"] + shares["zh"]) > 0:
        shares["ja"] += shares.pop("zh")
    name = max(shares, key=lambda name: shares[name])
    return name if shares[name] * _LATIN_LETTERS_PER_SIGN > _count(_LATIN, text) else "en"


def trusted(tag: str, text: str) -> str:
    """Return the language of a tag that a program wrote, unless the script of the text belies it.

    Programs write the language of their user there, whatever the text is in.
    """
    declared, shown = normalise(tag), by_script(text)
    return declared if shown == "en" or declared.startswith(shown) else shown


def _count(pattern: str, text: str) -> int:
    return sum(map(len, re.findall(pattern, text)))
