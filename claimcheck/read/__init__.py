"""PLACEHOLDER until the real readers land: plain text only, one block per non-empty line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.errors import ReadError
from claimcheck.model.article import Article, Block, BlockKind
from claimcheck.model.text import Piece, SourceMap, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    name: str
    suffixes: tuple[str, ...]


FORMATS = {"text": Format(name="text", suffixes=(".txt", ".md", ".html"))}


def format_of(path: str) -> str | None:
    return "text" if path.endswith((".txt", ".md", ".html")) else None


def read_article(path: str, data: bytes, format: str | None = None) -> Article:
    try:
        return read_text(data.decode("utf-8"), path=path)
    except UnicodeDecodeError as error:
        raise ReadError(path, str(error)) from error


def read_text(text: str, *, path: str = "<text>", format: str = "text") -> Article:
    pieces, blocks, out, at = [], [], [], 0
    for m in re.finditer(r"[^\n]*\S[^\n]*", text):
        line = m.group()
        if out:
            out.append("\n")
            at += 1
        pieces.append(Piece(at, at + len(line), m.start(), m.end()))
        blocks.append(Block(kind=BlockKind.PARAGRAPH, span=Span(at, at + len(line))))
        out.append(line)
        at += len(line)
    return Article(path=path, format=format, text="".join(out), blocks=tuple(blocks), source=text, source_map=SourceMap(tuple(pieces)))
