"""Amounts in Chinese, put in the English words that amounts are read in."""

from __future__ import annotations

import re

from claimcheck.model.regex import regex
from claimcheck.model.text import is_wide

# All of it is folded text, so the characters are Simplified ones.
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_NUMERAL = "[〇零一二两三四五六七八九十百千万]"
_ONE = rf"(?:[0-9]+(?:\.[0-9]+)?|{_NUMERAL}+)"
_VAGUE = {"数": "several", "几": "few", "多": "multiple"}
_UNITS = {
    "分钟": "minutes", "小时": "hours", "钟头": "hours", "星期": "weeks", "礼拜": "weeks",
    "个月": "months", "秒": "seconds", "天": "days", "日": "days", "晚": "nights", "周": "weeks",
    "月": "months", "年": "years", "分": "minutes",
}  # fmt: skip
_UNIT = "|".join(_UNITS)
_COUNTED = "次|堂|回|节"
_CURRENCIES = {
    "新台币": "twd", "台币": "twd", "港币": "hkd", "港元": "hkd", "人民币": "rmb", "美元": "usd",
    "美金": "usd", "日元": "jpy", "日圆": "jpy", "韩元": "krw", "韩币": "krw", "欧元": "eur",
    "英镑": "gbp", "新币": "sgd", "马币": "myr", "泰铢": "thb", "元": "yuan", "块": "yuan",
    "蚊": "hkd",
}  # fmt: skip
_CURRENCY = "|".join(_CURRENCIES)
_PIECES = {
    "部位": "area", "区": "area", "支": "syringe", "针": "injection", "颗": "mole", "点": "mole",
    "cc": "ml", "ml": "ml", "发": "unit", "单位": "unit", "人": "person",
}  # fmt: skip
_PIECE = "|".join(_PIECES)
_TO = r"[ ]?(?:-|~|至|到|或|、)[ ]?"
_ENDS = rf"({_ONE})(?:{_TO}({_ONE}))?"

_STEPS = tuple(
    (regex(pattern), words)
    for pattern, words in (
        (r"百分百", " 100% "),
        (rf"百分之({_ONE}){_TO}(?:百分之)?({_ONE})", r" \1% - \2% "),
        (rf"百分之({_ONE})", r" \1% "),
        # What is counted, and is no number of anything: the first visit, one by one.
        (
            rf"第(?:[0-9]+|{_NUMERAL}+)(?={_COUNTED}|代|型|级|个疗程)(?:{_COUNTED})?",
            " ",
        ),
        (rf"第({_ONE})(?:{_TO}第?({_ONE}))?[ ]?个?(天|日|周|星期|月|年)", r" point \3 \1 \2 "),
        (
            r"一样|一般|一定|一直|一起|一旦|一些|一切|一点|统一|唯一|万一|十分(?!钟)|一致|进一步",
            " ",
        ),
        (r"(?:一|每|整)(?:个|套)(?:完整|标准)?疗程|完整疗程", " course "),
        # Rates.
        (
            rf"[每一]年(?:只需|需要|需|建议|大?约|做|补打|施打){{0,2}}{_ENDS}[ ]?(?:{_COUNTED})",
            r" \1 to \2 times a year ",
        ),
        (
            rf"(?:每|单|一)[ ]?(?:{_COUNTED})(?=[^0-9]{{0,8}}(?:[0-9$¥]|{_CURRENCY}|[a-z]+ ?\$))",
            " per session ",
        ),
        (rf"(?:/|每|单)[ ]?(?:{_COUNTED}|疗程)", " per session "),
        (r"(?:/|每|单一|单)[ ]?个?(cc|ml|部位|区|支|针|颗|点|发|单位|人)", r" per piece \1 "),
        (
            rf"每隔?[ ]?(?=(?:{_ONE}|[数几半])?[ ]?(?:{_TO}{_ONE})?[ ]?个?[ ]?(?:{_UNIT}))",
            " every ",
        ),
        (r"间隔|相隔|隔", " every "),
        # Bounds.
        (r"至少|最少|最低|不少于|不低于|起码|最快|超过|多于|高于|逾", " at least "),
        (r"(?:或|及)?以上|起跳|以后", " or more "),
        (r"最多|至多|不超过|不多于|最高|最长|最久|最迟|低于|少于|不到|未满|长达|高达", " at most "),
        (r"(?:或|及)?以下", " or less "),
        (r"以内|之内|内", " within "),
        (r"平均", " average "),
        (r"大约|约莫|约|大概|左右|上下|差不多|接近|将近", " about "),
        (r"(?<=[0-9元块])[ ]?起|低至|由(?=[0-9$])", " from "),
    )
)
_HALF = regex(rf"({_ONE})个半(?=月|小时|钟头|星期|礼拜)|({_ONE})[ ]?(个?(?:{_UNIT}))半(?!永久)")
_HALF_OF = regex(rf"半[ ]?个?[ ]?(?={_UNIT})")
_TEENS = regex(r"十[几多余](?=[次堂回天日年个])")
_TWENTIES = regex(r"[数几]十")
_RUN = regex(
    r"(?<![〇零一二两三四五六七八九十百千万点])([一二两三四五六七八])([二两三四五六七八九])(?![〇零一二两三四五六七八九百千万])"
)
_RANGE_OF_TENS = regex(rf"({_ONE}){_TO}(?={_ONE})")
_TENTHS = regex(r"([0-9]+(?:\.[0-9]+)?)[ ]?成(?:半|([0-9]))?(?![分为功员熟果效本])")
_WORD = regex(rf"({_NUMERAL}+)")
_SCALED = regex(r"([0-9][0-9,]*(?:\.[0-9]+)?)[ ]?(万|千|百)")
_TIME = regex(rf"(?:个)?[ ]?({_UNIT})(?!疗|常|均|期|痕)|(?<=[0-9])[ ]?个(?=月|星期|小时)")
_AGE = regex(r"(?:周)?岁")
_MONEY = regex(_CURRENCY)
_TIMES = regex(rf"(?<![a-z])([0-9.]+(?: to [0-9.]+)?)[ ]?(?:{_COUNTED})")
_POINT = regex(r"point (天|日|周|星期|月|年) ([0-9.]+) ?([0-9.]*)")
_PER_PIECE = regex(rf"per piece ({_PIECE})")


_MOST = 1e15
_LONGEST = 30
"""Characters of a numeral that are read: no number that means something has more."""


def value_of(numeral: str) -> int:
    """Return what a folded Chinese numeral comes to: “二十五” is 25, “一万二” is 12000."""
    whole, section, digit, scale = 0, 0, 0, 1
    for sign in numeral[:_LONGEST]:
        if sign in _DIGITS:
            digit = (
                digit * 10 + _DIGITS[sign]
                if scale == 1 and digit and not section
                else _DIGITS[sign]
            )
        elif sign == "万":
            whole += (section + digit) * 10_000
            section, digit, scale = 0, 0, 10_000
        else:
            scale = _TENS[sign]
            section += (digit or 1) * scale
            digit = 0
    # A digit behind a large unit is a tenth of it: 一万二.
    tail = digit * scale // 10 if digit and scale > 10 and "零" not in numeral else digit  # noqa: PLR2004
    return whole + section + tail


def in_english(folded: str) -> str:
    """Return a folded phrase with its Chinese amounts in English words, which `numbers` reads.

    A text without Chinese characters stays as it is. What is no amount may be lost.
    """
    if not is_wide(folded):
        return folded
    text = folded
    for pattern, words in _STEPS:
        text = pattern.sub(words, text)
    text = _TEENS.sub("11 to 19", text)
    text = _TWENTIES.sub("20 to 90", text)
    text = _RUN.sub(r"\1 to \2", text)
    text = _HALF.sub(lambda found: f"{found[1] or found[2]}.5{found[3] or ''}", text)
    text = _HALF_OF.sub(" 0.5 ", text)
    text = _SCALED.sub(_scaled, text)
    text = _WORD.sub(lambda found: str(value_of(found[1])), text)
    text = _RANGE_OF_TENS.sub(r"\1 to ", text)
    text = _TENTHS.sub(lambda f: f"{float(f[1]) * 10 + float(f[2] or 0):g}% ", text)
    for sign, word in _VAGUE.items():
        text = re.sub(rf"{sign}[ ]?(?=个?[ ]?(?:{_UNIT}|{_COUNTED}))", f" {word} ", text)
    text = _POINT.sub(_point, text)
    text = _PER_PIECE.sub(lambda found: f"per {_PIECES[found[1]]}", text)
    text = _TIMES.sub(r" for \1 sessions ", text)
    text = _AGE.sub(" years old ", text)
    text = _TIME.sub(lambda found: f" {_UNITS[found[1]]} " if found[1] else " ", text)
    text = _MONEY.sub(lambda found: f" {_CURRENCIES[found[0]]} ", text)
    return " ".join(text.replace(" to  times", " times").split())


def _scaled(found: re.Match[str]) -> str:
    amount = float(found[1].replace(",", "")) * {"万": 10_000, "千": 1000, "百": 100}[found[2]]
    if amount < 1_000_000:  # noqa: PLR2004 -- it has no exponent
        return f"{amount:g}"
    return str(int(min(amount, _MOST)))


def _point(found: re.Match[str]) -> str:
    unit = {"天": "day", "日": "day", "周": "week", "星期": "week", "月": "month", "年": "year"}[
        found[1]
    ]
    return f"{unit} {found[2]} to {found[3]}" if found[3] else f"{unit} {found[2]}"
