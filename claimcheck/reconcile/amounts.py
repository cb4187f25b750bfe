"""Amounts of money, which say that a text sells something."""

from __future__ import annotations

from claimcheck.model.regex import regex

_AMOUNT = regex(
    r"[£$€¥₩฿￥＄]\s?\d|\d\s?(?:€|(?:GBP|USD|EUR|HKD|SGD|AUD|THB)\b|(?:[萬万千]\s?)?[元块塊蚊])"
    r"|[一二兩两三四五六七八九十百千萬万][元塊块](?![素])"
)


def names_amount(text: str) -> bool:
    """Say whether a text names an amount of money, as “£40” and “300 EUR” do."""
    return _AMOUNT.search(text) is not None
