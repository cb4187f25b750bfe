"""Reads Markdown: blocks as markdown-it finds them, every character with its exact place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import backtick, image, link
from mdit_py_plugins.footnote.index import footnote_def

from claimcheck.model.article import BlockKind
from claimcheck.read import frontmatter
from claimcheck.read.html import HtmlReader
from claimcheck.read.layout import Layout
from claimcheck.read.lens import Lens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from claimcheck.read.builder import Builder
    from claimcheck.read.lens import Writer

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_MARKED = re.compile(r"[\\`*_\[\]!<&~]")
_BREAK = re.compile(r" *\\?\n[ \t]*")
_TASK = re.compile(r"\[[ xX]\][ \t]+")


def read(source: str, builder: Builder) -> str:
    """Read a document into the builder and return the language that it declares, if any."""
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
        source = self._source
        tokens = _parser().parse(source[self._body :], self._env)
        self._lines = [match.span() for match in _LINE.finditer(source, self._body)]
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
        layout.close_all()

    def _text(self, token: Token, parent: str) -> None:
        """Write the text of a paragraph, a heading or a table cell."""
        if not token.content or not token.map:
            return
        if parent in {"td_open", "th_open"}:
            content, parts = self._locate_cell(token.content)
        else:
            content, parts = self._locate(token.content, token.map[0])
        if (
            parent == "paragraph_open"
            and self._layout.is_in("li")
            and (task := _TASK.match(content))
        ):
            cut = task.end()
            content = content[cut:]
            parts = [(0, parts[0][1] + cut, parts[0][2])] + [
                (begin - cut, start, end) for begin, start, end in parts[1:]
            ]
        if not _MARKED.search(content):
            if not self._layout.is_hidden:
                for _, start, end in parts:
                    self._write_part(start, end)
            return
        writer = Lens(self._builder, content, parts)
        _Inline(content, writer, self._layout).write(_inline_tokens(content, self._env))

    def _write_part(self, start: int, end: int) -> None:
        if self._source[start] in "\r\n \t":
            self._builder.space(start, end)
        else:
            self._builder.copy(start, end)

    def _locate(self, content: str, first: int) -> tuple[str, list[tuple[int, int, int]]]:
        """Return the content, each line trimmed, and where its lines and line ends stand.

        Only a prefix (of a list, a quote, a heading) and what trails a heading were cut off.
        """
        lines = content.split("\n")
        parts: list[tuple[int, int, int]] = []
        texts: list[str] = []
        length = 0
        for number, line in enumerate(lines, first):
            text = line.strip()
            if not text:
                continue
            start, end = self._lines[number]
            at = self._source.rfind(text, start, end)
            if at >= 0:
                start, end = at, at + len(text)
            if parts:
                parts.append((length, parts[-1][2], start))
                texts.append("\n")
                length += 1
            parts.append((length, start, end))
            texts.append(text)
            length += len(text)
        return "".join(texts), parts

    def _locate_cell(self, content: str) -> tuple[str, list[tuple[int, int, int]]]:
        """Return a cell's content and where it stands; `\\|` in the source is a sign `|`."""
        at = self._source.find(content.replace("|", "\\|"), self._cell_end)
        if at < 0:
            return "", []
        parts: list[tuple[int, int, int]] = []
        length = 0
        for number, text in enumerate(content.split("|")):
            if number:
                parts.append((length, at, at + 2))
                length, at = length + 1, at + 2
            if text:
                parts.append((length, at, at + len(text)))
                length, at = length + len(text), at + len(text)
        self._cell_end = at
        return content, parts

    def _html(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        start, end = self._lines[first][0], self._lines[last - 1][1]
        if token.level == 0:
            self._page.feed(start, end)
            return
        content, parts = self._locate(token.content, first)
        HtmlReader(self._layout, content, Lens(self._builder, content, parts)).feed(0, len(content))


class _Inline:
    """Writes inline mark-up's text. Offsets are those of the block's content."""

    def __init__(self, content: str, writer: Writer, layout: Layout) -> None:
        self._content = content
        self._writer = writer
        self._layout = layout
        self._page = HtmlReader(layout, content, writer, is_inline=True)

    def write(self, tokens: Sequence[Token], at: int = 0) -> None:
        """Write tokens that stand in the content from `at`, one right behind the other."""
        for token in tokens:
            kind = token.type
            if kind == "text":
                at = self._plain(token.content, at)
            elif kind == "text_special":
                at = self._special(token, at)
            elif kind in {"softbreak", "hardbreak"}:
                found = _BREAK.match(self._content, at)
                start, at = at, found.end() if found else at
                self._writer.space(start, at)
                if kind == "hardbreak":
                    self._layout.break_line()
            elif kind == "html_inline":
                self._page.feed(at, at + len(token.content))
                at += len(token.content)
            elif kind == "link_open":
                at += 1
            elif kind == "link_close" and token.markup == "autolink":
                at = self._content.find(">", at) + 1
            elif kind == "image":
                self._alternative(token.children or [], at + len("!["))
                at = token.meta["end"]
            else:
                at = token.meta.get("end", at + len(token.markup))

    def _plain(self, text: str, at: int) -> int:
        end = at + len(text)
        if not self._content.startswith(text, at):  # an address that markdown-it made readable
            end = max(self._content.find(">", at), at)
            if not self._layout.is_hidden:
                self._writer.put(text, at, end)
        elif text and not self._layout.is_hidden:
            self._writer.copy(at, end)
        return end

    def _special(self, token: Token, at: int) -> int:
        """Write an escaped character or an entity."""
        end = at + len(token.markup)
        if not self._layout.is_hidden:
            if token.content == token.markup:
                self._writer.copy(at, end)
            else:
                self._writer.put(token.content, at, end)
        return end

    def _alternative(self, tokens: Sequence[Token], at: int) -> None:
        self._layout.after(BlockKind.ALT, lambda: self.write(tokens, at))


@cache
def _parser() -> MarkdownIt:
    """Return a parser that finds blocks only, and whose inline tokens know where they end."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.block.ruler.before(
        "reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]}
    )
    parser.core.ruler.enableOnly(["normalize", "block"])
    parser.inline.ruler.at("link", _noting_the_end(link))
    parser.inline.ruler.at("image", _noting_the_end(image))
    parser.inline.ruler.at("backticks", _noting_the_end(backtick))
    return parser


def _noting_the_end(
    rule: Callable[[StateInline, bool], bool],
) -> Callable[[StateInline, bool], bool]:
    def noting(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- the signature of a rule
        before = len(state.tokens)
        is_found = rule(state, silent)
        if is_found and len(state.tokens) > before:
            state.tokens[-1].meta["end"] = state.pos
        return is_found

    return noting


def _inline_tokens(content: str, env: dict[str, Any]) -> list[Token]:
    parser = _parser()
    return parser.inline.parse(content, parser, env, [])
