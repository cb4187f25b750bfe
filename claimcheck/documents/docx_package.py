"""A Word file as what it is, a zip archive of parts: opened with limits, and written anew."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from claimcheck.documents import library
from claimcheck.errors import ReadError
from claimcheck.model.regex import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Node: TypeAlias = Any
"""An element of lxml, which has no types."""

MOST_PARTS = 10_000
"""Parts of a file; a book with a thousand pictures has some two thousand."""
LARGEST = 1_000_000_000
"""Bytes of all parts unpacked; more is no article but an attack, or a film."""
LARGEST_XML = 64_000_000
"""Bytes of one part that is read; a novel of a thousand pages takes ten million."""
DEEPEST = 200
"""Elements inside each other; ten tables inside each other take forty."""

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STORED_AS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_Time: TypeAlias = tuple[int, int, int, int, int, int]
_EARLIEST: _Time = (1980, 1, 1, 0, 0, 0)
_ENCRYPTED_BIT = 1
# What the standard library raises of archives whose tables lie; a negative place is a ValueError.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)
_ESCAPED = regex("%([2-7][0-9A-Fa-f])")
_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_PREFIXES = {
    **{
        f"{base}{rest}": prefix
        for prefix, old, strict in (
            ("w", "wordprocessingml/2006/main", "wordprocessingml/main"),
            ("m", "officeDocument/2006/math", "officeDocument/math"),
            ("wp", "drawingml/2006/wordprocessingDrawing", "drawingml/wordprocessingDrawing"),
            ("a", "drawingml/2006/main", "drawingml/main"),
            ("c", "drawingml/2006/chart", "drawingml/chart"),
            ("dgm", "drawingml/2006/diagram", "drawingml/diagram"),
        )
        for base, rest in ((_OFFICE, old), (_STRICT, strict))
    },
    f"{_OFFICE}markup-compatibility/2006": "mc",
    f"{_OFFICE}package/2006/relationships": "rel",
    f"{_OFFICE}package/2006/content-types": "ct",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:schemas-microsoft-com:vml": "v",
}
_RELATION_SPACES = (
    f"{_OFFICE}officeDocument/2006/relationships",
    f"{_STRICT}officeDocument/relationships",
)


@lru_cache(maxsize=4096)
def _named(tag: str) -> str:
    space, _, local = tag.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(space, '?')}:{local}"


def name(node: Node) -> str:
    """Return the name of an element with its usual prefix, whatever the file calls it.

    That of a namespace that has no part in reading is `?`; a comment has no name.
    """
    return _named(node.tag) if isinstance(node.tag, str) else ""


def value(node: Node, attribute: str = "val") -> str:
    """Return an attribute of the element's own namespace, or nothing."""
    space = node.tag.rpartition("}")[0]
    found: str = node.get(f"{space}}}{attribute}") or ""
    return found


def relation(node: Node, attribute: str = "id") -> str:
    """Return an attribute that names a relation, or nothing."""
    for space in _RELATION_SPACES:
        if found := node.get(f"{{{space}}}{attribute}"):
            return str(found)
    return ""


def child(node: Node | None, *path: str) -> Node | None:
    """Return the first child of a name, or the first child of that one, and so on."""
    for step in path:
        if node is None:
            return None
        node = next((inner for inner in node if name(inner) == step), None)
    return node


def inside(node: Node, wanted: str) -> Iterator[Node]:
    """Yield the elements of a name anywhere inside an element."""
    return (inner for inner in node.iter() if name(inner) == wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation of a part: the last word of its type, and the part that it leads to."""

    id: str
    kind: str
    part: str


class Package:
    """A Word file that is open. Names of parts have no leading slash."""

    def __init__(self, path: str, data: bytes) -> None:
        """Open a file.

        Raises:
            ReadError: it is no Word file, or one that must not be unpacked.
        """
        self.path = path
        self._zip = _opened(path, data)
        self._names = {info.filename.lower(): info.filename for info in self._zip.infolist()}
        self._roots: dict[str, Node] = {}
        main = [r.part for r in self.relations("") if r.kind == "officeDocument"]
        if not main or not self.has(main[0]):
            raise ReadError(path, "it is a zip archive, but no Word document")
        self.main = self._names[main[0].lower()]
        self.document: Node = self.xml(self.main)
        if name(self.document) != "w:document":
            raise ReadError(path, "it is an Office file, but no Word document")

    def has(self, part: str) -> bool:
        """Say whether there is such a part."""
        return part.lower() in self._names

    def raw(self, part: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            ReadError: they cannot be unpacked.
        """
        try:
            return self._zip.read(self._names[part.lower()])
        except _BROKEN as error:
            raise ReadError(self.path, f"it is damaged: {part} cannot be unpacked") from error

    def xml(self, part: str) -> Node:
        """Return the root of a part, the same one each time.

        Raises:
            ReadError: the part is too large, too deep, broken or declares entities.
        """
        file = self._names[part.lower()]
        if file not in self._roots:
            self._roots[file] = self._parsed(file)
        return self._roots[file]

    def _parsed(self, part: str) -> Node:
        if self._zip.getinfo(part).file_size > LARGEST_XML:
            raise ReadError(self.path, f"{part} has more than {LARGEST_XML:,} bytes")
        etree = library("lxml.etree", "docx", "reading a Word file")
        # No entity is replaced, nothing is fetched, and the library's own limits stay.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(self.raw(part), parser)
        except etree.XMLSyntaxError as error:
            raise ReadError(self.path, f"it is damaged: {part} is no XML ({error.msg})") from error
        if root.getroottree().docinfo.doctype:
            raise ReadError(self.path, f"{part} has a document type, which no Word file needs")
        _check_depth(self.path, part, root)
        return root

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return the relations of a part, or of the file itself, that stay inside the file."""
        file = relations_file(part)
        if not self.has(file):
            return ()
        return tuple(
            Relation(
                id=node.get("Id", ""),
                kind=node.get("Type", "").rpartition("/")[2],
                part=_resolved(part, node.get("Target", "")),
            )
            for node in self.xml(file)
            if name(node) == "rel:Relationship" and node.get("TargetMode") != "External"
        )

    def related(self, kind: str) -> str:
        """Return the first part of a kind that the document leads to and that is there, or ""."""
        parts = (r.part for r in self.relations(self.main) if r.kind == kind)
        return next((part for part in parts if self.has(part)), "")

    def rewritten(self, changed: Mapping[str, bytes]) -> bytes:
        """Return the file with parts replaced or added; all others stay as they are."""
        times = {info.filename: info.date_time for info in self._zip.infolist()}
        return self._packed(changed, times)

    def settled(self) -> bytes:
        """Return the file as it is, but with no time in it at which it was packed."""
        return self._packed({}, {})

    def _packed(self, changed: Mapping[str, bytes], times: Mapping[str, _Time]) -> bytes:
        fresh = {part.lower(): (part, content) for part, content in changed.items()}
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as target:
            for info in self._zip.infolist():
                _, content = fresh.pop(info.filename.lower(), ("", None))
                copy = _entry(info.filename, times.get(info.filename, _EARLIEST))
                copy.external_attr = info.external_attr
                copy.compress_type = info.compress_type
                target.writestr(copy, self.raw(info.filename) if content is None else content)
            for part, content in fresh.values():
                target.writestr(_entry(part, _EARLIEST), content)
        return made.getvalue()


def relations_file(part: str) -> str:
    """Return the name of the part that holds the relations of a part, or of the file itself."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _entry(part: str, time: _Time) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(part, time)
    info.compress_type = zipfile.ZIP_DEFLATED
    # The same on every system: else the file would say which one wrote it.
    info.create_system = 0
    return info


def _resolved(part: str, target: str) -> str:
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), target)
    joined = posixpath.join("/", posixpath.dirname(part), plain)
    return posixpath.normpath(joined).lstrip("/")


def _opened(path: str, data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLD):
        if _ENCRYPTED in data:
            raise ReadError(path, "it is protected by a password; save it without one")
        raise ReadError(path, "it is an old Word file (.doc); save it as .docx")
    if not data.strip(b"\0"):
        raise ReadError(path, "it is empty")
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
        infos = opened.infolist()
    except _BROKEN as error:
        damaged = data.startswith(b"PK")
        why = "it is damaged: its end is missing or broken" if damaged else "it is no Word file"
        raise ReadError(path, why) from error
    if len(infos) > MOST_PARTS:
        raise ReadError(path, f"it has more than {MOST_PARTS:,} parts")
    # No more than what an entry declares is ever unpacked.
    if sum(info.file_size for info in infos) > LARGEST:
        raise ReadError(path, f"it would have more than {LARGEST:,} bytes when unpacked")
    if any(info.flag_bits & _ENCRYPTED_BIT for info in infos):
        raise ReadError(path, "it is protected by a password; save it without one")
    if any(info.compress_type not in _STORED_AS for info in infos):
        raise ReadError(path, "it is packed in a way that Word does not read")
    names = [info.filename.lower() for info in infos]
    if len(set(names)) < len(names):
        raise ReadError(path, "it is damaged: two of its parts have the same name")
    return opened


def _check_depth(path: str, part: str, root: Node) -> None:
    etree = library("lxml.etree", "docx", "reading a Word file")
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            raise ReadError(path, f"{part} has more than {DEEPEST} elements inside each other")
