"""Amounts of money, which say that a text sells something."""

from __future__ import annotations

import re

_AMOUNT = re.compile(r"[£$€¥₩฿]\s?\d|\d\s?(?:€|(?:GBP|USD|EUR|HKD|SGD|AUD|THB)\b)")


def names_amount(text: str) -> bool:
    """Say whether a text names an amount of money, as “£40” and “300 EUR” do."""
    return _AMOUNT.search(text) is not None
