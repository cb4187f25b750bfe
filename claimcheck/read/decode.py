"""Bytes → text: byte order marks, the encoding that a web page declares, else UTF-8."""

from __future__ import annotations

import codecs
import re

from claimcheck.errors import ReadError
from claimcheck.model.regex import regex

# The longer marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = {
    "html": re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE),
    "po": re.compile(rb"\"Content-Type:[^\"\n]*?charset=([A-Za-z0-9_:.-]+)", re.IGNORECASE),
    "xml": re.compile(rb"\A<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)"),
}
"""Where a file names its encoding, by how its format does."""
_DECLARED_WITHIN = 4096
# What a browser reads under a declared name, where it is not the codec of that name.
_WEB_NAMES = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "shift-jis": "cp932",
    "shift_jis": "cp932",
    "tis-620": "cp874",
    "us-ascii": "cp1252",
    "utf8": "utf-8",
    "windows-874": "cp874",
}
_WEB = regex(r"utf-8|gb18030|euc-jp|iso-2022-jp|koi8-[ru]|windows-125\d|iso-8859-\d{1,2}")


def decode(path: str, data: bytes, *, declares: str = "") -> str:
    """Return the text of a file without its byte order mark; line ends stay as they are.

    `declares` says how the format names its encoding in itself; empty if it cannot.

    Raises:
        ReadError: the bytes are not text in that encoding, with the offset of the first bad byte.
    """
    start, encoding = encoding_of(path, data, declares=declares)
    try:
        text = data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise ReadError(
            path,
            f"not {encoding.upper()} text: cannot read the byte 0x{byte:02X}"
            f" at offset {start + error.start}",
        ) from error
    null = text.find("\0")
    if null >= 0:
        raise ReadError(path, f"not text: a NUL character at offset {null}")
    return text


def encoding_of(path: str, data: bytes, *, declares: str = "") -> tuple[int, str]:
    """Return the byte at which the text of a file begins, behind any mark, and its encoding.

    Raises:
        ReadError: the encoding that the file declares is unknown.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return len(mark), marked
    return 0, (declares and _declared(path, data, declares)) or "utf-8"


def _declared(path: str, data: bytes, how: str) -> str | None:
    found = _DECLARED[how].search(data, 0, _DECLARED_WITHIN)
    if found is None:
        return None
    name = found.group(1).decode("ascii").lower()
    if name.startswith("utf-16"):  # what holds this declaration cannot be UTF-16
        return "utf-8"
    encoding = _WEB_NAMES.get(name, name)
    if name not in _WEB_NAMES and not _WEB.fullmatch(name):
        raise ReadError(path, f"declares the unknown encoding `{name}`")
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise ReadError(path, f"declares the unknown encoding `{name}`") from None
    return encoding
