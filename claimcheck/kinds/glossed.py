"""What tells in Chinese copy that foreign letters are explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.model.regex import regex
from claimcheck.model.text import WIDE

if TYPE_CHECKING:
    from claimcheck.model.text import Span

# What tells that a term is explained: Chinese in brackets behind it, or its being in brackets
# or introduced itself.
_GLOSS_AFTER = regex(
    rf"[”」』\"]?[ ]?(?:[(（\[【][^()（）]{{0,20}}[{WIDE}]"
    rf"|[,，、]?[ ]?(?:即|就是|也就是|中文|意思|是指|係指|又稱|又称|俗稱|俗称|全名|指的是|＝|=)"
    r"|[ ]?[的之](?:商品名|學名|学名|成分|主成分|英文|縮寫|缩写|簡稱|简称|品牌))"
)
_GLOSS_BEFORE = regex(
    r"(?:[(（\[【「『“\"][^()（）\[\]【】「」『』“”\"]{0,40}"
    r"|(?:英文|原文|學名|学名|簡稱|简称|又稱|又称|也叫|叫做|叫|稱為|称为|名為|名为|標示|标示|品牌|型號|型号|商品名"
    r"|關鍵字|关键字|輸入|输入|/|／|=|＝)[^，。,;；、]{0,6})\Z"
)
NEAR = 60  # code points before a term in which it is explained


def is_glossed(span: Span, text: str) -> bool:
    """Say whether Chinese beside a stretch explains it, or it explains Chinese itself."""
    return (
        _GLOSS_AFTER.match(text, span.end) is not None
        or _GLOSS_BEFORE.search(text, max(0, span.start - NEAR), span.start) is not None
    )
