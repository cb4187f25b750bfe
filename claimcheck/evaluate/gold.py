"""Gold files: what a reviewer found in an article, and what must not be flagged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.errors import GoldError, Problem
from claimcheck.model.rule import Severity
from claimcheck.model.text import Span
from claimcheck.notation.document import Node, Reader
from claimcheck.read import format_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

SUFFIX = ".gold.yaml"
SITE = "site.gold.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A stretch that must be found, or must not; `nth` counts equal quotes from 1."""

    category: str
    quote: str
    severity: Severity = Severity.WARNING
    nth: int = 1
    why: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two quotes that disagree; `files` names their files when they stand in two."""

    category: str
    quotes: tuple[str, str]
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """What a gold file says of its article."""

    path: Path
    article: Path
    findings: tuple[Label, ...]
    missing: tuple[str, ...]
    conflicts: tuple[Contradiction, ...]
    allowed: tuple[Label, ...]
    exhaustive: frozenset[str]


def find_gold(folder: Path) -> list[tuple[Path, Path]]:
    """Return each gold file of a corpus with its article.

    Raises:
        GoldError: there is no gold file, or one has no article.
    """
    pairs = []
    problems = []
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        if path.name == SITE:
            continue
        stem = path.name.removesuffix(SUFFIX)
        articles = [
            p
            for p in sorted(path.parent.glob(f"{stem}.*"))
            if format_of(str(p)) and not p.name.endswith(SUFFIX)
        ]
        if articles:
            pairs.append((path, articles[0]))
        else:
            problems.append(Problem(path=str(path), message="there is no article beside it"))
    if not pairs and not problems:
        problems.append(Problem(path=str(folder), message=f"there is no *{SUFFIX} in it"))
    if problems:
        raise GoldError(problems)
    return pairs


def load_gold(path: Path, article: Path, categories: Iterable[str]) -> Gold:
    """Return what a gold file says.

    Raises:
        GoldError: with every mistake in it.
    """
    reader = Reader(str(path))
    known = tuple(categories)
    root = reader.parse(path.read_text(encoding="utf-8"))
    keys = ("findings", "missing", "conflicts", "allowed", "exhaustive")
    fields: Mapping[str, Node] = {}
    if root is not None:
        fields = reader.fields(root, "a gold file", optional=keys)
    families = tuple(dict.fromkeys(category.partition("/")[0] for category in known))
    gold = Gold(
        path=path,
        article=article,
        findings=_labels(reader, fields.get("findings"), "`findings`", known),
        missing=tuple(reader.choices(fields.get("missing"), "`missing`", known)),
        conflicts=tuple(
            _contradiction(reader, node, known)
            for node in reader.items(fields.get("conflicts"), "`conflicts`")
        ),
        allowed=_labels(reader, fields.get("allowed"), "`allowed`", known),
        exhaustive=frozenset(
            reader.choices(fields.get("exhaustive"), "`exhaustive`", families),
        ),
    )
    if reader.problems:
        raise GoldError(reader.problems)
    return gold


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteGold:
    """What a site's gold file says of its articles together."""

    path: Path
    conflicts: tuple[Contradiction, ...]
    exhaustive: frozenset[str]


def load_site(path: Path, categories: Iterable[str]) -> SiteGold:
    """Return what a site's gold file says.

    Raises:
        GoldError: with every mistake in the file.
    """
    reader = Reader(str(path))
    root = reader.parse(path.read_text(encoding="utf-8"))
    fields = reader.fields(
        root, "a site's gold file", optional=("conflicts", "allowed", "exhaustive")
    )
    known = tuple(categories)
    families = tuple(dict.fromkeys(category.partition("/")[0] for category in known))
    site = SiteGold(
        path=path,
        conflicts=tuple(
            _contradiction(reader, node, known)
            for node in reader.items(fields.get("conflicts"), "`conflicts`")
        ),
        exhaustive=frozenset(
            reader.choices(fields.get("exhaustive"), "`exhaustive`", families),
        ),
    )
    if reader.problems:
        raise GoldError(reader.problems)
    return site


def _labels(
    reader: Reader,
    node: Node | None,
    what: str,
    categories: Sequence[str],
) -> tuple[Label, ...]:
    labels = []
    for item in reader.items(node, what):
        optional = ("severity", "nth", "why", "note")
        fields = reader.fields(item, "a label", required=("category", "quote"), optional=optional)
        label = Label(
            category=reader.choice(fields.get("category"), "`category`", categories, categories[0]),
            quote=reader.text(fields.get("quote"), "`quote`"),
            severity=Severity(
                reader.choice(fields.get("severity"), "`severity`", Severity, Severity.WARNING),
            ),
            nth=int(reader.number(fields.get("nth"), "`nth`", 1)),
            why=reader.text(fields.get("why"), "`why`"),
            line=item.line,
        )
        labels.append(label)
    return tuple(labels)


def _contradiction(reader: Reader, node: Node, categories: Sequence[str]) -> Contradiction:
    optional = ("files", "severity", "why", "note")
    fields = reader.fields(node, "a conflict", required=("category", "quotes"), optional=optional)
    quotes = [text.value for text in reader.texts(fields.get("quotes"), "`quotes`")]
    if len(quotes) != 2:  # noqa: PLR2004 -- a contradiction has two sides
        reader.report(node, "`quotes` must be two quotes")
        quotes = ["", ""]
    return Contradiction(
        category=reader.choice(fields.get("category"), "`category`", categories, categories[0]),
        quotes=(quotes[0], quotes[1]),
        files=tuple(text.value for text in reader.texts(fields.get("files"), "`files`")),
    )


def locate(quote: str, text: str, nth: int = 1) -> Span | None:
    """Return where the `nth` occurrence of a quote stands in the reader's text."""
    at = -1
    for _ in range(nth):
        at = text.find(quote, at + 1)
        if at < 0:
            return None
    return Span(at, at + len(quote))
