"""Reads what the front matter of a Markdown file shows to readers: title, description, FAQ."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex
from claimcheck.read import language
from claimcheck.read.yaml_scalars import FAST, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.read.builder import Builder

KINDS = {
    "title": BlockKind.TITLE,
    "meta_title": BlockKind.TITLE,
    "seo_title": BlockKind.TITLE,
    "description": BlockKind.DESCRIPTION,
    "excerpt": BlockKind.DESCRIPTION,
    "meta_description": BlockKind.DESCRIPTION,
    "seo_description": BlockKind.DESCRIPTION,
    "subtitle": BlockKind.DESCRIPTION,
    "summary": BlockKind.DESCRIPTION,
}
"""The keys whose values readers see, in the page or in search results."""

_GROUPS = frozenset({"meta", "og", "opengraph", "seo"})
_QUESTIONS = frozenset({"faq", "faqs", "questions"})
_SPOKEN = {
    "question": BlockKind.QUESTION,
    "q": BlockKind.QUESTION,
    "name": BlockKind.QUESTION,
    "answer": BlockKind.ANSWER,
    "a": BlockKind.ANSWER,
    "text": BlockKind.ANSWER,
}
# The fast parser overflows the stack where the other one raises, so that it only gets what cannot
# be nested deeply.
_LONGEST = 20_000
_NESTING = regex(r"(?:[\[{][^\[{]*+){50}|(?:[-?:][ \t]++){30}")
_MATTER = regex(
    r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\n|\r)(?P<matter>(?:(?:(?!(?P=fence)|\.\.\.)[^\r\n]*+)"
    r"(?:\r\n|\n|\r))*+)(?:(?P=fence)|\.\.\.)[ \t]*(?=[\r\n]|\Z)"
)


def read(source: str, builder: Builder) -> tuple[int, str]:
    """Write the shown values of the front matter; return where it ends and its language.

    Front matter that is not YAML, or is no mapping, shows nothing.
    """
    found = _MATTER.match(source)
    if found is None:
        return 0, ""
    if found["fence"] != "---":
        return found.end(), ""
    start = found.start("matter")
    matter = found["matter"]
    is_flat = len(matter) < _LONGEST and not _NESTING.search(matter)
    try:
        root = yaml.compose(matter, Loader=FAST if is_flat else yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError, UnicodeEncodeError):
        return found.end(), ""
    if not isinstance(root, yaml.MappingNode):
        return (0 if root is not None else found.end()), ""
    declared = ""
    for key, value in _pairs(root):
        if key in {"lang", "language", "locale"} and isinstance(value, yaml.ScalarNode):
            declared = declared or language.normalise(value.value)
    for kind, node in _shown(root):
        _write(node, start, source, builder)
        builder.end(kind)
    return found.end(), declared


def _shown(root: yaml.MappingNode) -> Iterator[tuple[BlockKind, yaml.ScalarNode]]:
    for key, value in _pairs(root):
        if key in KINDS and isinstance(value, yaml.ScalarNode):
            yield KINDS[key], value
        elif key in _GROUPS and isinstance(value, yaml.MappingNode):
            for inner, node in _pairs(value):
                if inner in KINDS and isinstance(node, yaml.ScalarNode):
                    yield KINDS[inner], node
        elif key in _QUESTIONS and isinstance(value, yaml.SequenceNode):
            for item in value.value:
                for inner, node in _pairs(item) if isinstance(item, yaml.MappingNode) else ():
                    if inner in _SPOKEN and isinstance(node, yaml.ScalarNode):
                        yield _SPOKEN[inner], node


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            yield key.value.lower().replace("-", "_"), value


def _write(node: yaml.ScalarNode, shift: int, source: str, builder: Builder) -> None:
    start, end = node.start_mark.index + shift, node.end_mark.index + shift
    strand = scalar(source, start, end, node.style, node.value)
    strand.lens(builder).copy(0, len(strand.text))
