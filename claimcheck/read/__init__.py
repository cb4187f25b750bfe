"""Bytes → an article: the text that a reader sees, its blocks, and the way back to the source."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

from claimcheck.errors import MissingExtraError, ReadError, did_you_mean
from claimcheck.model.article import Article, Block, BlockKind
from claimcheck.model.fields import USUAL
from claimcheck.model.text import Division
from claimcheck.read import language
from claimcheck.read.builder import Builder
from claimcheck.read.decode import decode, encoding_of
from claimcheck.read.malformed import MalformedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from claimcheck.model.fields import Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file.

    The `read` of its `module` fills a builder and returns the language declared, or nothing. Of a
    format that `is_document`, whose files are no text, it is `read_document`, which takes the path
    and the bytes and returns a filled builder and the language. Its places are in `division`s.
    The `read` of one that `has_fields` is told which fields are wanted; in folders its files are
    read only where the project asks for them. `declares` says how a file names its encoding. One
    that `is_native` is read by a library that nothing stops and that may take the process with it.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    declares: str = ""
    is_document: bool = False
    has_fields: bool = False
    is_native: bool = False
    division: Division = Division.LINE


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        form.name: form
        for form in (
            Format(name="text", suffixes=(".txt",), module="claimcheck.read.text"),
            Format(
                name="markdown",
                suffixes=(".md", ".markdown"),
                module="claimcheck.read.markdown",
            ),
            Format(
                name="html",
                suffixes=(".html", ".htm"),
                module="claimcheck.read.html",
                declares="html",
            ),
            Format(name="mdx", suffixes=(".mdx",), module="claimcheck.read.mdx"),
            Format(name="rst", suffixes=(".rst",), module="claimcheck.read.rst"),
            Format(
                name="asciidoc",
                suffixes=(".adoc", ".asciidoc"),
                module="claimcheck.read.asciidoc",
            ),
            Format(
                name="json", suffixes=(".json",), module="claimcheck.read.json", has_fields=True
            ),
            Format(
                name="yaml",
                suffixes=(".yaml", ".yml"),
                module="claimcheck.read.yaml",
                has_fields=True,
            ),
            Format(
                name="toml", suffixes=(".toml",), module="claimcheck.read.toml", has_fields=True
            ),
            Format(
                name="csv",
                suffixes=(".csv", ".tsv"),
                module="claimcheck.read.csv",
                has_fields=True,
            ),
            Format(name="po", suffixes=(".po",), module="claimcheck.read.po", declares="po"),
            Format(
                name="xliff",
                suffixes=(".xlf", ".xliff"),
                module="claimcheck.read.xliff",
                declares="xml",
            ),
            Format(name="srt", suffixes=(".srt",), module="claimcheck.read.subtitles"),
            Format(name="vtt", suffixes=(".vtt",), module="claimcheck.read.subtitles"),
            Format(
                name="docx",
                suffixes=(".docx", ".docm", ".dotx", ".dotm"),
                module="claimcheck.read.docx",
                is_document=True,
                division=Division.PARAGRAPH,
            ),
            Format(name="eml", suffixes=(".eml",), module="claimcheck.read.eml", is_document=True),
            Format(
                name="pdf",
                suffixes=(".pdf",),
                module="claimcheck.read.pdf",
                is_document=True,
                is_native=True,
                division=Division.PAGE,
            ),
            Format(
                name="pptx",
                suffixes=(".pptx", ".pptm", ".potx", ".ppsx"),
                module="claimcheck.read.pptx",
                is_document=True,
                division=Division.SLIDE,
            ),
        )
    }
)
"""The formats that can be read, by name."""

SAVE_AS: Mapping[str, str] = MappingProxyType(
    {
        ".doc": "it is an old Word file; save it as .docx",
        ".dot": "it is an old Word template; save it as .docx",
        ".odt": "OpenDocument cannot be read; save it as .docx",
        ".rtf": "rich text cannot be read; save it as .docx",
    }
)
"""What to do about files that cannot be read but could be saved as ones that can, by suffix."""


def format_of(path: str) -> str | None:
    """Return the name of the format of a file, by its suffix."""
    suffix = PurePath(path).suffix.lower()
    return next((form.name for form in FORMATS.values() if suffix in form.suffixes), None)


def is_native(path: str) -> bool:
    """Say whether a file, by its suffix, is best read in a process of its own."""
    return (name := format_of(path)) is not None and FORMATS[name].is_native


def read_article(
    path: str,
    data: bytes,
    format: str | None = None,  # noqa: A002 -- the word of the contract
    fields: Fields = USUAL,
) -> Article:
    """Return the article in a file; without `format` its suffix says what it is.

    `fields` are those that the project wants read of files that have fields.

    Raises:
        ReadError: the format is unknown, the bytes are not text, or the text is not of the format.
    """
    name = format or format_of(path)
    if name is None:
        if why := SAVE_AS.get(PurePath(path).suffix.lower()):
            raise ReadError(path, why)
        known = ", ".join(suffix for form in FORMATS.values() for suffix in form.suffixes)
        raise ReadError(path, f"the suffix says no format that can be read ({known})")
    form = _format(path, name)
    if form.is_document:
        return _read_document(data, path, form)
    return _read(decode(path, data, declares=form.declares), path, form, fields)


def encoding_in(path: str, data: bytes, format: str) -> tuple[int, str]:  # noqa: A002 -- see above
    """Return the byte at which the text of a file begins, and its encoding.

    Raises:
        ReadError: the format, or the encoding that the file declares, is unknown, or its files are
            no text.
    """
    form = _format(path, format)
    if form.is_document:
        raise ReadError(path, f"a file of the format `{format}` is no text")
    return encoding_of(path, data, declares=form.declares)


def read_text(
    text: str,
    *,
    path: str = "<text>",
    format: str = "text",  # noqa: A002 -- the word of the contract
    fields: Fields = USUAL,
) -> Article:
    """Return the article that a text in some format is.

    Raises:
        ReadError: the format is unknown, its files are no text, or the text is not of the format.
    """
    form = _format(path, format)
    if form.is_document:
        raise ReadError(path, f"a text cannot be of the format `{format}`, whose files are no text")
    return _read(text.removeprefix("\ufeff"), path, form, fields)


def _format(path: str, name: str) -> Format:
    form = FORMATS.get(name)
    if form is None:
        raise ReadError(path, f"there is no format `{name}`{did_you_mean(name, list(FORMATS))}")
    return form


def _read(source: str, path: str, form: Format, fields: Fields) -> Article:
    source = source.replace("\0", "\ufffd")
    builder = Builder(source)
    # Imported when such a file comes: reading one format takes longer to import than all the rest.
    read = import_module(form.module).read
    try:
        declared: str = read(source, builder, *((fields,) if form.has_fields else ()))
    except MalformedError as error:
        raise ReadError(path, error.reason(source)) from error
    return _article(builder, declared, path, form)


def _read_document(data: bytes, path: str, form: Format) -> Article:
    try:
        builder, declared = import_module(form.module).read_document(path, data)
    except MissingExtraError as error:
        raise ReadError(path, str(error)) from error
    return _article(builder, declared, path, form)


def _article(builder: Builder, declared: str, path: str, form: Format) -> Article:
    content, blocks, source_map = builder.finish()
    return Article(
        path=path,
        format=form.name,
        text=content,
        blocks=blocks,
        source=builder.source,
        source_map=source_map,
        language=declared or language.of(content),
        title=_title(content, blocks),
        division=form.division,
        unread=tuple(builder.unread),
    )


def _title(content: str, blocks: Sequence[Block]) -> str:
    """Return the title, else the first heading of the first level, else nothing."""
    for block in blocks:
        if block.kind is BlockKind.TITLE:
            return block.span.of(content)
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level == 1:
            return block.span.of(content)
    return ""
