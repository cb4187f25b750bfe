"""The signs of the fonts Symbol and Wingdings that articles use, as characters."""

from __future__ import annotations

_SYMBOL = {
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBB: "≈", 0xBC: "…", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD7: "·", 0xE2: "®", 0xE3: "©",
    0xE4: "™", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6C: "λ", 0x6D: "µ", 0x2D: "−", 0x2B: "+",
}  # fmt: skip
_WINGDINGS = {
    0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x75: "◆", 0x76: "❖", 0x9F: "•",
    0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_PRIVATE = 0xF000
_FIRST, _LAST = 0x20, 0x10FFFF
_HALVES = range(0xD800, 0xE000)  # of surrogate pairs, which are no characters


def symbol(font: str, code: str) -> str:
    """Return the character that a sign of a font shows; `code` is hexadecimal.

    A sign that is not known is the character of its code, as it is in the file.
    """
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    known = _FONTS.get(font.strip().lower(), {}).get(number & 0xFF)
    if known and (number & ~0xFF) in {0, _PRIVATE}:
        return known
    return "" if number < _FIRST or number > _LAST or number in _HALVES else chr(number)
