"""Writes the text of Markdown's inline mark-up, every character with its exact place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read.html import HtmlReader

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from claimcheck.read.layout import Layout
    from claimcheck.read.lens import Writer

_BREAK = regex(r" *\\?\n[ \t]*")
_MARKED = regex(r"[\\`*_\[]|&#?\w+;|<[A-Za-z/!?]|~~")
# Emphasis and links that can be read in one way only: the marks stand at the edges of words.
_PLAIN = regex(
    r"(?:(?<!\S)(?P<open>\*{1,2})(?=[^\s*])|(?<![\w*])(?P<tight>\*{1,2})(?=\w))"
    r"(?P<text>[^*\[\]]+)"
    r"(?:(?<=\w)(?:(?P=open)|(?P=tight))(?![\w*])"
    r"|(?<=[^\s*])(?:(?P=open)|(?P=tight))(?=[\s.,;:!?)]|\Z))"
    r"|(?<!!)\[(?P<link>[^\[\]*]+)\]\([^\s()<>\\&*_`]*\)"
)


def write_inline(content: str, writer: Writer, layout: Layout, env: dict[str, Any]) -> None:
    """Write the text of a block's content. `env` holds the addresses that links may name."""
    if not _MARKED.search(content):
        if not layout.is_hidden:
            writer.copy(0, len(content))
        return
    stretches = _plain_stretches(content)
    if stretches is None:
        parser = block_parser(_DEEPEST_INLINE)
        tokens = parser.inline.parse(content, parser, env, [])
        _Inline(content, writer, layout).write(tokens)
    elif not layout.is_hidden:
        for start, end in stretches:
            writer.copy(start, end)


def _plain_stretches(content: str) -> list[tuple[int, int]] | None:
    """Return what is text, where no other mark-up than plain emphasis and links is there.

    This spares most paragraphs the full parser, which is ten times slower.
    """
    stretches: list[tuple[int, int]] = []
    at = 0
    for found in _PLAIN.finditer(content):
        stretches.append((at, found.start()))
        stretches.append(found.span("text" if found["link"] is None else "link"))
        at = found.end()
    stretches.append((at, len(content)))
    if any(_MARKED.search(content[start:end]) for start, end in stretches):
        return None
    return stretches


class _Inline:
    """Writes inline mark-up's text. Offsets are those of the block's content."""

    def __init__(self, content: str, writer: Writer, layout: Layout) -> None:
        self._content = content
        self._writer = writer
        self._layout = layout
        self._page = HtmlReader(layout, content, writer, is_inline=True)

    def write(self, tokens: Sequence[Token], at: int = 0) -> None:
        """Write tokens that stand in the content from `at`, one right behind the other."""
        base = at  # the parser counts from the start of what it was given, such as an alt text
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
                at = base + token.meta["end"]
            else:
                at = base + token.meta["end"] if "end" in token.meta else at + len(token.markup)

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


DEEPEST = 100
"""Blocks inside each other: a quotation is one, an item two. The parser drops what is deeper."""

_DEEPEST_INLINE = 20  # links in links, beyond which brackets are only signs, and cost no time


@cache
def block_parser(deepest: int = DEEPEST) -> MarkdownIt:
    """Return a parser that finds blocks only, and whose inline tokens know where they end."""
    # Imported when the first mark-up comes that needs it; many an article has none.
    from markdown_it import MarkdownIt  # noqa: PLC0415
    from markdown_it.rules_inline import backtick, image, link  # noqa: PLC0415
    from mdit_py_plugins.footnote.index import footnote_def  # noqa: PLC0415

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.options["maxNesting"] = deepest
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
