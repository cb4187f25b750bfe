"""Reads e-mails: the subject and the text, decoded; attachments are left out."""

from __future__ import annotations

import binascii
import codecs
import re
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from typing import TYPE_CHECKING

from claimcheck.errors import ReadError
from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read.builder import Builder
from claimcheck.read.html import read as read_html
from claimcheck.read.strand import Strand, write_inner
from claimcheck.read.text import read as read_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

_HEADER = re.compile(rb"\A(?:From [^\n]*\n)?[!-9;-~]+[ \t]*:")
_HEADERS = frozenset(
    "from to subject date sender reply-to message-id mime-version content-type received".split()
)
"""Headers of which every letter, even a draft, has one."""
_TYPES = {"text/html": read_html, "text/plain": read_plain}
_FOLD = regex(r"\s*[\r\n]+\s*")
_MOST_BOUNDARIES = 50
"""Parts that a message may have: the standard library's parser goes into each by recursion."""
_MOST_LINES = 500_000
"""Lines of a message; a letter with its pictures has some ten thousand."""


def read_document(path: str, data: bytes) -> tuple[Builder, str]:
    """Return a builder with the subject and the text, and the language that these declare.

    Its source is what the message says once it is decoded: the subject, and each part behind it.

    Raises:
        ReadError: it is no e-mail, or a part cannot be decoded.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if not _HEADER.match(data):
        raise ReadError(path, "no e-mail: it does not begin with a header")
    if data.lower().count(b"boundary=") > _MOST_BOUNDARIES or data.count(b"\n") > _MOST_LINES:
        raise ReadError(path, "it has more parts or lines than any letter")
    try:
        message = message_from_bytes(data)
        if not _HEADERS.intersection(name.lower() for name in message):
            raise ReadError(path, "no e-mail: none of its headers is one of a letter")
        subject = _subject(message)
        parts = [_text(path, part) for part in _shown(message)]
    except RecursionError as error:
        raise ReadError(path, "its parts are nested too deeply") from error
    return _written(subject, parts)


def _written(subject: str, parts: list[tuple[str, str]]) -> tuple[Builder, str]:
    source = "\n\n".join([*([subject] if subject else []), *(text for _, text in parts)])
    builder = Builder(source)
    builder.copy(0, len(subject))
    builder.end(BlockKind.TITLE, unit="subject")
    at = len(subject) + 2 if subject else 0
    declared = ""
    for kind, text in parts:
        strand = Strand(source)
        strand.copy(at, at + len(text))
        is_html = kind == "text/html"
        unit = "HTML part" if is_html else "text part"
        found = write_inner(_TYPES[kind], strand, builder, unit=unit)
        declared = declared or found
        at += len(text) + 2
    return builder, declared


def _subject(message: Message) -> str:
    """Return the subject, its encoded words decoded as far as they can be."""
    raw = next((text for name, text in message.raw_items() if name.lower() == "subject"), "")
    try:
        decoded = decode_header(_FOLD.sub(" ", raw))
    except (HeaderParseError, binascii.Error, ValueError):
        return _plain(raw)
    texts = []
    for text, charset in decoded:
        if isinstance(text, str):
            texts.append(text)
            continue
        try:
            texts.append(text.decode(charset or "utf-8", "replace"))
        except (LookupError, ValueError):
            texts.append(text.decode("utf-8", "replace"))
    return _plain("".join(texts))


def _plain(text: str) -> str:
    """Return a header's text on one line, bytes that are no ASCII read as UTF-8."""
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(text.replace("\0", "\ufffd").split())


def _shown(message: Message) -> Iterator[Message]:
    """Yield the parts that a reader sees: of alternatives the HTML one, else the plain one."""
    todo = [message]
    while todo:
        part = todo.pop()
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind == "message/rfc822":
            continue
        if part.is_multipart():
            inner = [one for one in part.get_payload() if not isinstance(one, str)]
            todo += reversed(_best(inner) if kind == "multipart/alternative" else inner)
        elif kind in _TYPES and not part.get_filename():
            yield part


def _best(parts: list[Message]) -> list[Message]:
    """Return the richest of the alternatives that can be read; it stands last."""
    for part in reversed(parts):
        if any(inner.get_content_type() == "text/html" for inner in part.walk()):
            return [part]
    return parts[:1]


def _text(path: str, part: Message) -> tuple[str, str]:
    """Return a part's type and its text."""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    charset = str(part.get_content_charset() or "utf-8")
    try:
        text = raw.decode(charset)
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise ReadError(path, f"a part is not {charset} text: the byte 0x{byte:02X}") from error
    except (LookupError, ValueError) as error:
        raise ReadError(path, f"a part declares the unknown encoding `{charset}`") from error
    return part.get_content_type(), text.replace("\0", "\ufffd")
