"""What the styles of a Word file say of a paragraph: heading, list, quotation, hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.documents.docx_package import child, name, value
from claimcheck.model.article import BlockKind
from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from claimcheck.documents.docx_package import Node

# Word keeps English names of its own styles whatever its language; other programs do not.
_HEADING = regex(
    r"(?:heading|überschrift|titre|título|titulo|titolo|encabezado|kop|rubrik|overskrift|otsikko"
    r"|nagłówek|nadpis|заголовок|标题|標題|見出し|제목)\s?([1-9])"
)
_LIST = regex(r"list (?:bullet|number)\b.*")
_CONTENTS = regex(r"toc \d|contents \d|table of figures")
_NAMES = {
    **dict.fromkeys(
        ("title", "titel", "titre", "título", "titolo", "标题", "標題", "表題", "제목"),
        (BlockKind.HEADING, 1),
    ),
    **dict.fromkeys(
        (
            *("subtitle", "untertitel", "sous-titre", "subtítulo", "sottotitolo", "ondertitel"),
            *("副标题", "副標題", "副題", "부제"),
        ),
        (BlockKind.HEADING, 2),
    ),
    **dict.fromkeys(
        (
            *("caption", "beschriftung", "légende", "leyenda", "legenda", "didascalia"),
            *("bijschrift", "题注", "標號", "図表番号", "캡션"),
        ),
        (BlockKind.CAPTION, 0),
    ),
    **dict.fromkeys(
        (
            *("quote", "intense quote", "block text", "quotations", "zitat", "intensives zitat"),
            *("citation", "citation intense", "cita", "cita destacada", "citazione", "citaat"),
            *("引用", "引用文 2", "明显引用", "引文", "鮮明引文", "인용"),
        ),
        (BlockKind.QUOTE, 0),
    ),
}
_OFF = frozenset({"0", "false", "off"})
_BODY_LEVEL = 9
_LONGEST_CHAIN = 20  # styles based on each other; Word allows eleven


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    name: str
    based_on: str
    properties: Node | None
    run: Node | None


class Styles:
    """The styles of a file; one without them has none that say anything."""

    def __init__(self, root: Node | None) -> None:
        """Read the part that defines the styles."""
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for node in root if root is not None else ():
            if name(node) == "w:style":
                self._add(node)
        self._everywhere = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")

    def _add(self, node: Node) -> None:
        id_ = value(node, "styleId")
        named, based = child(node, "w:name"), child(node, "w:basedOn")
        self._styles.setdefault(
            id_,
            _Style(
                name=value(named).strip().lower() if named is not None else "",
                based_on=value(based) if based is not None else "",
                properties=child(node, "w:pPr"),
                run=child(node, "w:rPr"),
            ),
        )
        if value(node, "type") == "paragraph" and value(node, "default") not in {"", *_OFF}:
            self._default = self._default or id_

    def is_contents(self, properties: Node | None) -> bool:
        """Say whether a paragraph is a line of a table of contents, made from the headings."""
        return any(_CONTENTS.fullmatch(style.name) for style in self._of_paragraph(properties))

    def kind(self, properties: Node | None) -> tuple[BlockKind, int]:
        """Return what a paragraph is by its properties, and the level of a heading."""
        own = _level(properties)
        if own is not None and own < _BODY_LEVEL:
            return BlockKind.HEADING, own + 1
        chain = self._of_paragraph(properties)
        for style in chain:
            if heading := _HEADING.fullmatch(style.name):
                return BlockKind.HEADING, int(heading[1])
            if style.name in _NAMES:
                return _NAMES[style.name]
            level = _level(style.properties)
            if level is not None and own is None and level < _BODY_LEVEL:
                return BlockKind.HEADING, level + 1
        numbered = [_numbering(node) for node in (properties, *(s.properties for s in chain))]
        said = next((one for one in numbered if one is not None), False)
        if said or any(_LIST.fullmatch(style.name) for style in chain):
            return BlockKind.LIST_ITEM, 0
        return BlockKind.PARAGRAPH, 0

    def is_hidden(self, run: Node | None, paragraph: Node | None) -> bool:
        """Say whether the text of a run is hidden, by the properties of the run and its paragraph.

        A style that hides, inside another that hides, shows again, as Word has it.
        """
        own = _vanish(run)
        if own is not None:
            return own
        named = child(run, "w:rStyle")
        by_run = self._hides(self._chain(value(named))) if named is not None else False
        return by_run != self._hides(self._of_paragraph(paragraph)) or bool(
            _vanish(self._everywhere)
        )

    @property
    def language(self) -> tuple[str, str]:
        """Return the languages of text in Latin and in East Asian letters; either may be empty."""
        default = [style.run for style in self._chain(self._default)]
        found = [language_of(run) for run in (*default, self._everywhere)]
        latin = next((one for one, _ in found if one), "")
        return latin, next((one for _, one in found if one), "")

    def _of_paragraph(self, properties: Node | None) -> tuple[_Style, ...]:
        named = child(properties, "w:pStyle")
        return self._chain(value(named) if named is not None else self._default)

    def _chain(self, id_: str) -> tuple[_Style, ...]:
        """Return a style and those that it is based on, nearest first."""
        chain: list[_Style] = []
        while id_ in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[id_])
            id_ = chain[-1].based_on
        return tuple(chain)

    @staticmethod
    def _hides(chain: tuple[_Style, ...]) -> bool:
        said = (_vanish(style.run) for style in chain)
        return next((one for one in said if one is not None), False)


def language_of(run: Node | None) -> tuple[str, str]:
    """Return the languages that properties of a run give its Latin and East Asian letters."""
    node = child(run, "w:lang")
    return (value(node), value(node, "eastAsia")) if node is not None else ("", "")


def _level(properties: Node | None) -> int | None:
    node = child(properties, "w:outlineLvl")
    said = value(node) if node is not None else ""
    return int(said) if said.isascii() and said.isdecimal() and len(said) == 1 else None


def _numbering(properties: Node | None) -> bool | None:
    """Say whether a paragraph is numbered or has a bullet; None if nothing is said of it."""
    if child(properties, "w:numPr") is None:
        return None
    node = child(properties, "w:numPr", "w:numId")
    return node is None or value(node) != "0"


def _vanish(run: Node | None) -> bool | None:
    node = child(run, "w:vanish")
    return value(node) not in _OFF if node is not None else None
