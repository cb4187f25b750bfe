"""Comments in an article that accept what a rule finds beside them, with a reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.errors import did_you_mean
from claimcheck.model.record import Allowance, is_date
from claimcheck.model.regex import regex
from claimcheck.model.report import Notice
from claimcheck.model.rule import Severity
from claimcheck.model.text import PlaceIndex, Span

if TYPE_CHECKING:
    from collections.abc import Collection

    from claimcheck.model.article import Article

_MARK = "claimcheck:"
# A comment of one of the formats: HTML and XML, MDX and CSS; JavaScript and AsciiDoc, YAML and TOML
# and PO, reStructuredText, WebVTT. Only those that have an end may have several lines.
_COMMENT = regex(
    r"(?:<!--|\{?/\*)\s*claimcheck:\s*(?P<said>(?:(?!-->|\*/).){0,2000})(?:-->|\*/)"
    r"|(?://|\#|^[ \t]*\.\.|^NOTE|<!--|/\*)[ \t]*claimcheck:[ \t]*(?P<line>[^\r\n]*)",
    re.MULTILINE | re.DOTALL,
)
_FRONT = regex(
    r"(?P<fence>---|\+\+\+)[ \t]*\r?\n.*?^(?:(?P=fence)|\.\.\.)[ \t]*\r?$",
    re.DOTALL | re.MULTILINE,
)
_IN_FRONT = regex(
    r"^(?:(?:\#[ \t]*)?claimcheck:[ \t]+|[ \t]*-[ \t]+(?=[\"']?allow\b))"
    r"(?P<quote>[\"']?)(?P<said>\S[^\r\n]*?)(?P=quote)[ \t]*\r?$",
    re.MULTILINE,
)
_ALLOW = regex(r"allow\s+(?P<rule>[\w/-]+)(?P<rest>(?:\s+\w+=(?:\"[^\"]*\"|'[^']*'|“[^”]*”))*)")
_NAMED = regex(r"(\w+)=[\"'“]([^\"'”]*)[\"'”]")
# Between fences, or between backticks on a line.
_CODE = regex(
    r"^[ >]{0,12}(?P<fence>`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*?"
    r"(?:[ >]{0,12}(?P=fence)[`~]*[ \t]*\r?$|\Z)"
    r"|(?<!`)(?P<ticks>`{1,4})(?!`)[^`\n]{1,2000}(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE,
)
_WITH_CODE = frozenset({"markdown", "mdx"})
_KEYS = ("reason", "by", "until")
_TAIL = regex(r"(?:[^<|\r\n]|</(?:a|b|em|i|small|span|strong|u)>)*+")
"""What may stand between the words of a block and a comment in it."""
HOW = 'write: claimcheck: allow CATEGORY/RULE reason="why"'


def allowances_in(
    article: Article,
    known: Collection[str],
) -> tuple[tuple[Allowance, ...], tuple[Notice, ...]]:
    """Return what the comments of an article allow, and what is wrong with them.

    One in the front matter holds for the whole article, one inside a block for that block, any
    other for the next block. `known` are the categories and rules that there are.
    """
    source = article.source
    if _MARK not in source:
        return (), ()
    index = PlaceIndex(source, article.division)
    found: list[Allowance] = []
    notices: list[Notice] = []
    matter = _FRONT.match(source) if article.format != "yaml" else None
    front = matter.end() if matter else 0
    shown = _shown(article)
    said = [(match, "said") for match in _IN_FRONT.finditer(source, 0, front)]
    said += [(match, match.lastgroup or "") for match in _COMMENT.finditer(source, front)]
    for match, group in said:
        line = index.place(match.start(group)).number
        what = " ".join(match[group].split())
        problem = _problem(what, known)
        if not problem and (
            _is_visible(article, match.start(group))
            or any(span.start <= match.start() < span.end for span in shown)
        ):
            problem = "readers see this; it is no comment in this format"
        if problem:
            message = f"“{what}” allows nothing: {problem}"
            notices.append(_notice(article.path, line, message))
            continue
        named = dict(_NAMED.findall(what))
        span = None if match.start() < front else _beside(article, match.start())
        found.append(
            Allowance(
                rule=what.split()[1],
                reason=named["reason"].strip(),
                by=named.get("by", ""),
                until=named.get("until", ""),
                span=span,
                line=line,
            ),
        )
    return tuple(found), tuple(notices)


def _notice(path: str, line: int, message: str) -> Notice:
    return Notice(path=path, line=line, severity=Severity.WARNING, message=message)


def _problem(said: str, known: Collection[str]) -> str:  # noqa: PLR0911 -- a sentence for each mistake
    """Return what is wrong with an allowance; empty when nothing is."""
    match = _ALLOW.fullmatch(said)
    if match is None:
        return HOW
    rule = match["rule"]
    named = dict(_NAMED.findall(match["rest"]))
    if rule == "all" or "/" not in rule:
        return f"a category or a rule must be named, not `{rule}`"
    if rule not in known:
        return f"there is no rule or category `{rule}`{did_you_mean(rule, sorted(known))}"
    if unknown := [key for key in named if key not in _KEYS]:
        return f"`{unknown[0]}` is not known (known: {', '.join(_KEYS)})"
    if not named.get("reason", "").strip():
        return "it gives no reason"
    if named.get("until") and not is_date(named["until"]):
        return f"`until` must be a day such as 2027-01-31, not `{named['until']}`"
    return ""


def _shown(article: Article) -> list[Span]:
    """Return the stretches of a source that readers see as they are written: code in Markdown."""
    if article.format not in _WITH_CODE:
        return []
    return [Span(*found.span()) for found in _CODE.finditer(article.source)]


def _is_visible(article: Article, offset: int) -> bool:
    """Say whether a place of the source is in the text that readers see."""
    return any(
        piece.source_start <= offset < piece.source_end for piece in article.source_map.pieces
    )


def _beside(article: Article, offset: int) -> Span:
    """Return the block around a place of the source, else the next one; empty behind the last.

    What stands behind a block on its last line, and in its element, is in it.
    """
    before: tuple[int, Span] | None = None
    after: tuple[int, Span] | None = None
    for block in article.blocks:
        source = article.source_map.span(block.span)
        if source.start <= offset < source.end:
            return block.span
        if source.end <= offset and (before is None or source.end > before[0]):
            before = source.end, block.span
        if source.start >= offset and (after is None or source.start < after[0]):
            after = source.start, block.span
    if before and _TAIL.fullmatch(article.source, before[0], offset):
        return before[1]
    return after[1] if after else Span(len(article.text), len(article.text))
