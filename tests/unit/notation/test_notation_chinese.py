"""Amounts in Chinese, put in English words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.notation.amounts import Bound, bound_of, read_interval, read_price, read_share
from claimcheck.notation.chinese import in_english, value_of
from claimcheck.notation.folding import fold
from claimcheck.notation.numbers import Range, read_range


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十五", 25),
        ("一百零五", 105),
        ("三百五十", 350),
        ("两千", 2000),
        ("一千二百", 1200),
        ("一万二", 12000),
        ("二〇二四", 2024),
    ],
)
def test_a_numeral_has_a_value(numeral: str, value: int) -> None:
    assert value_of(numeral) == value


@pytest.mark.parametrize(
    ("phrase", "low", "high", "unit"),
    [
        ("3 至 5 次", 3, 5, ""),
        ("三到五次", 3, 5, ""),
        ("兩三次", 2, 3, ""),
        ("十幾次", 11, 19, ""),
        ("數次", 3, 7, ""),
        ("兩星期", 14, 14, "day"),
        ("一至兩個星期", 7, 14, "day"),
        ("一個半月", 45, 45, "day"),
        ("半年", 182.5, 182.5, "day"),
        ("三天半", 3.5, 3.5, "day"),
        ("24小時", 1, 1, "day"),
        ("第三天", 3, 3, "day"),
        ("２.５萬", 25000, 25000, ""),
        ("一個療程為6次", 6, 6, ""),
    ],
)
def test_a_number_is_read(phrase: str, low: float, high: float, unit: str) -> None:
    assert read_range(in_english(fold(phrase))) == Range(low, high, unit)


@pytest.mark.parametrize("phrase", ["第一次療程後", "統一收費", "一般來說"])
def test_what_counts_nothing_is_no_number(phrase: str) -> None:
    assert read_range(in_english(fold(phrase))) is None


@pytest.mark.parametrize(
    ("phrase", "bound"),
    [
        ("至少三次", Bound.LOWER),
        ("三次以上", Bound.LOWER),
        ("最多四次", Bound.UPPER),
        ("三天內", Bound.UPPER),
        ("平均 3.8 次", Bound.MEAN),
        ("約五天", Bound.ABOUT),
    ],
)
def test_words_leave_an_end_open(phrase: str, bound: Bound) -> None:
    words = in_english(fold(phrase))
    amount = read_range(words)
    assert amount is not None
    assert bound_of(words, amount) is bound


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("九成", 90, 90),
        ("九成五", 95, 95),
        ("百分之九十", 90, 90),
        ("百分百", 100, 100),
        ("98%", 98, 98),
    ],
)
def test_a_share_is_read(phrase: str, low: float, high: float) -> None:
    assert read_share(in_english(fold(phrase))) == Range(low, high, "%")


@pytest.mark.parametrize(
    ("phrase", "low", "unit"),
    [
        ("每次 NT$6,000", 6000, "TWD/session"),
        ("HK$988起", 988, "HKD"),
        ("單次價格2980元", 2980, "CNY/session"),
        ("每部位 5000元", 5000, "CNY/area"),
    ],
)
def test_a_price_is_read(phrase: str, low: float, unit: str) -> None:
    assert read_price(in_english(fold(phrase))) == Range(low, low, unit)


@pytest.mark.parametrize("figure", ["9" * 400 + "万", "九" * 5000, "百万" * 2000])
def test_a_number_beyond_all_things_is_read_as_a_large_one(figure: str) -> None:
    assert len(in_english(fold(f"{figure}次"))) < 60


def test_once_a_month_is_no_single_session() -> None:
    assert read_interval(in_english(fold("每月一次"))) == Range(28, 35, "day")


def test_a_text_without_chinese_stays_as_it_is() -> None:
    assert in_english("3 to 5 days, café") == "3 to 5 days, café"


@given(st.text(alphabet="第一二三十百千万半几数多个次天周月年元成至到约每隔内起上0123456789.,%$ "))
def test_any_amount_is_read_without_a_fault(text: str) -> None:
    read_range(in_english(text))
