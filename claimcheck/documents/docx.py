"""The text of a Word file as its reader sees it, each character with the run that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.documents.docx_line import Paragraph, TablePart
from claimcheck.documents.docx_package import Package, child, inside, name, relation, value
from claimcheck.documents.docx_story import Story
from claimcheck.documents.docx_styles import Styles
from claimcheck.documents.docx_table import is_on
from claimcheck.model.article import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.documents.docx_package import Node

_NOTES = (("footnote", "footnotes"), ("endnote", "endnotes"))
_UNITS = {"w:headerReference": "header", "w:footerReference": "footer"}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordText:
    """What is read of a file, in order: body, headers and footers, notes, and the title.

    `latin` and `asian` are the languages that the file gives most of its Latin and of its East
    Asian letters; either may be empty.
    """

    package: Package
    items: tuple[Paragraph | TablePart, ...]
    latin: str
    asian: str

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs without the tables that they stand in."""
        return tuple(item for item in self.items if isinstance(item, Paragraph))

    @property
    def source(self) -> str:
        """Return the text of all paragraphs, parted by line feeds."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def read_word(path: str, data: bytes) -> WordText:
    """Return the text of a Word file.

    Raises:
        ReadError: it is no Word file, is damaged or protected, or has parts that cannot be read.
        MissingExtraError: the library that reads it is not installed.
    """
    package = Package(path, data)
    styles = package.related("styles")
    story = Story(package, Styles(package.xml(styles) if styles else None))
    body = child(package.document, "w:body")
    items: list[Paragraph | TablePart] = []
    if body is not None:
        items += story.walk(body, story.scene(package.main))
        items += _margins(body, story)
        items += _notes(story)
    items += _title(items, story)
    latin, asian = story.languages
    return WordText(package=package, items=tuple(items), latin=latin, asian=asian)


def _margins(body: Node, story: Story) -> Iterator[Paragraph | TablePart]:
    """Yield the headers and footers that are shown, each text once."""
    package = story.package
    parts = {r.id: r.part for r in package.relations(package.main)}
    settings = package.related("settings")
    root = package.xml(settings) if settings else None
    two_sided = is_on(child(root, "w:evenAndOddHeaders"))
    seen: set[tuple[str, ...]] = set()
    read: set[str] = set()
    for section in inside(body, "w:sectPr"):
        above = section.getparent()
        if name(above) == "w:sectPrChange":
            continue
        last = (
            above.getparent() if name(above) == "w:pPr" else story.ends[-1] if story.ends else None
        )
        shown = {"default", ""}
        shown |= {"first"} if is_on(child(section, "w:titlePg")) else set()
        shown |= {"even"} if two_sided else set()
        for node in section:
            unit = _UNITS.get(name(node), "")
            part = parts.get(relation(node), "") if unit else ""
            if not part or part in read or not package.has(part):
                continue
            if value(node, "type") not in shown:
                continue
            read.add(part)
            items = tuple(story.walk(package.xml(part), story.scene(part, unit, last)))
            texts = tuple(item.text for item in items if isinstance(item, Paragraph) and item.text)
            if texts and texts not in seen:
                seen.add(texts)
                yield from items


def _notes(story: Story) -> Iterator[Paragraph | TablePart]:
    """Yield the notes that the text refers to, in the order in which it does."""
    package = story.package
    for kind, relation_kind in _NOTES:
        part = package.related(relation_kind)
        if not part:
            continue
        notes = {value(node, "id"): node for node in package.xml(part) if name(node) == f"w:{kind}"}
        called = [(id_, run) for what, id_, run in story.notes if what == kind and id_ in notes]
        for number, (id_, run) in enumerate(called, start=1):
            yield from story.walk(notes[id_], story.scene(part, f"{kind} {number}", run))


def _title(items: list[Paragraph | TablePart], story: Story) -> Iterator[Paragraph]:
    """Yield the title that the file's properties give, unless the article begins with it."""
    package = story.package
    part = next((r.part for r in package.relations("") if r.kind == "core-properties"), "")
    node = child(package.xml(part), "dc:title") if part and package.has(part) else None
    title = " ".join((node.text or "").split()) if node is not None else ""
    headings = (p.text for p in items if isinstance(p, Paragraph) and p.kind is BlockKind.HEADING)
    first = story.ends[0] if story.ends else None
    if title and title != " ".join(next(headings, "").split()):
        yield Paragraph(text=title, kind=BlockKind.TITLE, level=0, unit="properties", anchor=first)
