"""Which language an article is in: as it declares, else by its script, else by its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.model.text import Span, count_words
from claimcheck.read.identify import LEAST, identify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.model.article import Article

_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
_SIMPLIFIED = frozenset({"hans", "cn", "sg", "my"})
# Scripts of several languages stand for the one that most is written in.
_SCRIPTS = {
    "el": "[\u0370-\u03ff]+",
    "ru": "[\u0400-\u04ff]+",
    "he": "[\u0590-\u05ff]+",
    "ar": "[\u0600-\u06ff]+",
    "hi": "[\u0900-\u097f]+",
    "ja": "[\u3040-\u30ff\u31f0-\u31ff]+",
    "ko": "[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]+",
    "th": "[\u0e00-\u0e7f]+",
    "zh": "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+",
}
_LATIN = "[A-Za-z\u00c0-\u024f]+"
_ANY = re.compile("|".join(_SCRIPTS.values()))
# A Latin word is about as much language as three characters of the other scripts.
_LATIN_LETTERS_PER_SIGN = 2.5
# Japanese mixes kana with Han letters; a share of kana this large is no quotation.
_KANA_SHARE = 0.2
_SHORT = 2 * LEAST  # signs of the shortest text of that many words


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
    if text.isascii() or _ANY.search(text) is None:
        return "en"
    shares = {name: _count(pattern, text) for name, pattern in _SCRIPTS.items()}
    if shares["ja"] >= _KANA_SHARE * (shares["ja"] + shares["zh"]) > 0:
        shares["ja"] += shares.pop("zh")
    name = max(shares, key=lambda name: shares[name])
    return name if shares[name] * _LATIN_LETTERS_PER_SIGN > _count(_LATIN, text) else "en"


def of(text: str) -> str:
    """Return the language of a text by its script, or by its words where that is Latin."""
    shown = by_script(text)
    return identify(text) if shown == "en" else shown


def stretches(article: Article) -> Iterator[tuple[str, Span]]:
    """Yield the blocks in another language than that of their article, in order, and which it is.

    Headings and labels of a few words are passed over.
    """
    main = article.language.partition("-")[0] or "en"
    for block in article.blocks:
        text = block.span.of(article.text)
        if len(text) < _SHORT or count_words(text) < LEAST:
            continue
        language = block.language or of(text)
        if language.partition("-")[0] != main:
            yield language, block.span


def trusted(tag: str, text: str) -> str:
    """Return the language of a tag that a program wrote, unless the script of the text belies it.

    Programs write the language of their user there, whatever the text is in.
    """
    declared, shown = normalise(tag), by_script(text)
    return declared if shown == "en" or declared.startswith(shown) else shown


def _count(pattern: str, text: str) -> int:
    return sum(map(len, re.findall(pattern, text)))
