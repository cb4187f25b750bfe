"""Reads Markdown: its blocks, its text, and what its front matter shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from claimcheck.model.regex import regex
from claimcheck.read.html import HtmlReader, write_questions
from claimcheck.read.layout import Layout
from claimcheck.read.lens import Lens
from claimcheck.read.malformed import MalformedError
from claimcheck.read.markdown_inline import DEEPEST, block_parser, write_inline
from claimcheck.read.markdown_parts import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from claimcheck.read.builder import Builder
    from claimcheck.read.markdown_parts import Part

_LINE = regex(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_PAD = "\n\n"
"""Line ends added behind a part: in the last line the parser looks for signs behind the end."""
_TASK = regex(r"\[[ xX]\][ \t]+")
_ELEMENTS = {"li": ("ul", "li", "p")}
"""What the parser finds around a part; all count where HTML in the document is left open."""


def read(source: str, builder: Builder) -> str:
    """Read a document into the builder and return the language that it declares, if any."""
    body, language = 0, ""
    if source.startswith(("---", "+++")):
        from claimcheck.read import frontmatter  # noqa: PLC0415 -- needs YAML, most files do not

        body, language = frontmatter.read(source, builder)
    _Reader(source, body, builder).read()
    return language


class _Reader:
    def __init__(self, source: str, body: int, builder: Builder) -> None:
        self._source = source
        self._body = body
        self._builder = builder
        self._layout = Layout(builder)
        self._page = HtmlReader(self._layout, source, builder)
        self._lines: list[tuple[int, int]] = []
        self._env: dict[str, Any] = {}
        self._cell_end = 0

    def read(self) -> None:
        source, layout = self._source, self._layout
        # Links may name addresses that are given further down, so all is parsed before any is read.
        read = [(part, [] if part.tag else self._parse(part)) for part in parts(source, self._body)]
        for part, tokens in read:
            if part.tag:
                tags = _ELEMENTS.get(part.tag, (part.tag,))
                for tag in tags:
                    layout.open(tag)
                self._write(source[part.start : part.end], [(0, part.start, part.end)])
                for tag in reversed(tags):
                    layout.close(tag)
            else:
                lines = _LINE.finditer(source, part.start, part.end)
                self._lines = [line.span() for line in lines] + [(part.end, part.end)] * len(_PAD)
                self._blocks(tokens)
        layout.close_all()
        write_questions(self._page.data, layout, self._builder)

    def _parse(self, part: Part) -> list[Token]:
        tokens = block_parser().parse(self._source[part.start : part.end] + _PAD, self._env)
        if any(token.nesting > 0 and token.level >= DEEPEST - 1 for token in tokens):
            raise MalformedError(f"nested deeper than {DEEPEST} levels")
        return tokens

    def _blocks(self, tokens: Sequence[Token]) -> None:
        layout = self._layout
        previous = ""
        for token in tokens:
            kind = token.type
            if kind == "inline":
                self._text(token, previous)
            elif kind == "html_block":
                self._html(token)
            elif kind == "hr":
                layout.flush()
            elif kind not in {"fence", "code_block"}:
                if token.nesting > 0:
                    layout.open(token.tag or "div")
                    if kind == "tr_open" and token.map:
                        self._cell_end = self._lines[token.map[0]][0]
                else:
                    layout.close(token.tag or "div")
            previous = kind

    def _text(self, token: Token, parent: str) -> None:
        """Write the text of a paragraph, a heading or a table cell."""
        if not token.content or not token.map:
            return
        if parent in {"td_open", "th_open"}:
            content, places = self._locate_cell(token.content)
        else:
            content, places = self._locate(token.content, *token.map)
        if (
            parent == "paragraph_open"
            and self._layout.is_in("li")
            and (task := _TASK.match(content))
        ):
            cut = task.end()
            content = content[cut:]
            places = [(0, places[0][1] + cut, places[0][2])] + [
                (begin - cut, start, end) for begin, start, end in places[1:]
            ]
        self._write(content, places)

    def _write(self, content: str, places: list[tuple[int, int, int]]) -> None:
        """Write a block's content, of which `places` say where it stands."""
        write_inline(content, Lens(self._builder, content, places), self._layout, self._env)

    def _locate(
        self, content: str, first: int, last: int
    ) -> tuple[str, list[tuple[int, int, int]]]:
        """Return the content, each line trimmed, and where its lines and line ends stand.

        Only a prefix (of a list, a quote, a heading) and what trails a heading were cut off.
        """
        lines = content.split("\n")
        places: list[tuple[int, int, int]] = []
        texts: list[str] = []
        length = 0
        spare = last - first - len(lines)  # lines of unusual blanks that were cut off as well
        skipped = 0
        for number, line in enumerate(lines, first):
            text = line.strip()
            if not text:
                continue
            start, end = self._lines[number + skipped]
            for here in range(skipped, max(spare, 0) + 1):
                at = self._source.rfind(text, *self._lines[number + here])
                if at >= 0:
                    start, end, skipped = at, at + len(text), here
                    break
            if places:
                places.append((length, places[-1][2], start))
                texts.append("\n")
                length += 1
            places.append((length, start, end))
            texts.append(text)
            length += len(text)
        return "".join(texts), places

    def _locate_cell(self, content: str) -> tuple[str, list[tuple[int, int, int]]]:
        r"""Return a cell's content and where it stands; `\\|` in the source is a sign `|`."""
        at = self._source.find(content.replace("|", "\\|"), self._cell_end)
        if at < 0:
            return "", []
        places: list[tuple[int, int, int]] = []
        length = 0
        for number, text in enumerate(content.split("|")):
            if number:
                places.append((length, at, at + 2))
                length, at = length + 1, at + 2
            if text:
                places.append((length, at, at + len(text)))
                length, at = length + len(text), at + len(text)
        self._cell_end = at
        return content, places

    def _html(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        start, end = self._lines[first][0], self._lines[last - 1][1]
        if token.level == 0:
            self._page.feed(start, end)
            return
        content, places = self._locate(token.content, first, last)
        HtmlReader(self._layout, content, Lens(self._builder, content, places)).feed(
            0, len(content)
        )
