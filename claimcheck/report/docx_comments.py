"""Writes a copy of a Word file with a comment at the words of each finding."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from claimcheck import __version__
from claimcheck.documents import library
from claimcheck.documents.docx import read_word
from claimcheck.documents.docx_package import inside, name, relations_file, value
from claimcheck.errors import ReadError
from claimcheck.model.finding import OPEN
from claimcheck.model.regex import regex
from claimcheck.report.docx_marks import Targets, mark
from claimcheck.report.docx_words import Said, heading_of, plain, said_of
from claimcheck.report.look import NOT_LEGAL_ADVICE
from claimcheck.report.words import NOT_LEGAL_ADVICE as NO_ADVICE_CHINESE
from claimcheck.report.words import worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from claimcheck.documents.docx_package import Node, Package
    from claimcheck.model.finding import Finding
    from claimcheck.model.report import ArticleResult
    from claimcheck.report.docx_marks import Target
    from claimcheck.report.look import Look

AUTHOR = "claimcheck"
INITIALS = "cc"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ID = regex("[0-9]{1,9}")
_STRICT = "http://purl.oclc.org/ooxml/"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"


def commented(article: ArticleResult, as_of: str, look: Look) -> bytes:
    """Return the file of an article with a comment for each finding; all else stays as it is.

    Findings that are accepted have one if `look.shows_accepted`.

    Raises:
        ReadError: the file cannot be read, or no longer reads as it did.
    """
    data = look.original(article.path)
    word = read_word(article.path, data)
    if word.source != article.source:
        raise ReadError(article.path, "it was changed since it was read")
    findings = [f for f in article.findings if f.status == OPEN or look.shows_accepted]
    if not findings:
        return data
    package = word.package
    comments = _Comments(package)
    find = Targets(word).target
    targets = [find(finding.start.offset, finding.end.offset) for finding in findings]
    ids = [
        comments.add(list(_words(finding, target, look, signed=number == 0)), as_of)
        for number, (finding, target) in enumerate(zip(findings, targets, strict=True))
    ]
    mark(word, list(zip(ids, targets, strict=True)))
    return package.rewritten({package.main: _written(package.document), **comments.parts()})


def _words(finding: Finding, target: Target, look: Look, *, signed: bool) -> Iterator[Said]:
    yield Said(heading_of(finding, chinese=look.chinese), "")
    if target.anchor is not None:
        words = plain(finding.quote or finding.sentence)
        yield Said(worded("Where", chinese=look.chinese), f"{target.unit}: “{words}”")
    yield from said_of(finding, chinese=look.chinese)
    if signed:
        told = NO_ADVICE_CHINESE if look.chinese else NOT_LEGAL_ADVICE
        yield Said("", f"claimcheck {__version__}. {told}")


class _Comments:
    """The part that holds the comments of a file; those that are there stay."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._is_new = not package.related("comments")
        self._part = package.related("comments") or _free(package)
        space = package.document.tag.rpartition("}")[0] + "}"
        if self._is_new:
            self._root = _root(f"{space}comments", "w")
        else:
            self._root = package.xml(self._part)
        self._space = space
        used = [value(node, "id") for node in self._root if name(node) == "w:comment"]
        used += [
            value(node, "id")
            for what in ("w:commentRangeStart", "w:commentReference")
            for node in inside(package.document, what)
        ]
        self._next = 1 + max((int(id_) for id_ in used if _ID.fullmatch(id_)), default=-1)

    def add(self, lines: Sequence[Said], as_of: str) -> int:
        """Add a comment of some paragraphs and return its id."""
        id_, self._next = self._next, self._next + 1
        comment = self._inside(self._root, "comment")
        for key, said in (
            ("id", str(id_)),
            ("author", AUTHOR),
            ("date", f"{as_of}T00:00:00Z"),
            ("initials", INITIALS),
        ):
            comment.set(f"{self._space}{key}", said)
        for line in lines:
            paragraph = self._inside(comment, "p")
            if line.label:
                colon = ": " if line.words else ""
                self._run(paragraph, f"{line.label}{colon}", is_bold=True)
            if line.words:
                self._run(paragraph, line.words)
        return id_

    def parts(self) -> dict[str, bytes]:
        """Return the parts to write: the comments and, if they are the first, what leads there."""
        made = {self._part: _written(self._root)}
        if self._is_new:
            made[_TYPES] = self._typed()
            file = relations_file(self._package.main)
            made[file] = self._led_to(file)
        return made

    def _run(self, paragraph: Node, text: str, *, is_bold: bool = False) -> None:
        run = self._inside(paragraph, "r")
        if is_bold:
            self._inside(self._inside(run, "rPr"), "b")
        node = self._inside(run, "t")
        node.set(_SPACE, "preserve")
        node.text = text

    def _inside(self, parent: Node, what: str) -> Node:
        node = parent.makeelement(f"{self._space}{what}")
        parent.append(node)
        return node

    def _typed(self) -> bytes:
        root = self._package.xml(_TYPES)
        space = root.tag.rpartition("}")[0] + "}"
        named = {"PartName": f"/{self._part}", "ContentType": _TYPE}
        root.append(root.makeelement(f"{space}Override", named))
        return _written(root)

    def _led_to(self, file: str) -> bytes:
        if self._package.has(file):
            root = self._package.xml(file)
        else:
            space = "http://schemas.openxmlformats.org/package/2006/relationships"
            root = _root(f"{{{space}}}Relationships", None)
        taken = {node.get("Id") for node in root}
        id_ = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        relation = _STRICT_RELATION if self._space.startswith(f"{{{_STRICT}") else _RELATION
        target = posixpath.basename(self._part)
        space = root.tag.rpartition("}")[0] + "}"
        named = {"Id": id_, "Type": relation, "Target": target}
        root.append(root.makeelement(f"{space}Relationship", named))
        return _written(root)


def _free(package: Package) -> str:
    """Return the name of a part that is not there, beside the document."""
    folder = posixpath.dirname(package.main)
    number = 0
    while True:
        part = posixpath.join(folder, f"comments{number or ''}.xml")
        if not package.has(part):
            return part
        number += 1


def _root(tag: str, prefix: str | None) -> Node:
    """Return the root of a new part whose namespace has this prefix."""
    etree = library("lxml.etree", "docx", "writing a Word file")
    return etree.Element(tag, nsmap={prefix: tag[1:].partition("}")[0]})


def _written(root: Node) -> bytes:
    etree = library("lxml.etree", "docx", "writing a Word file")
    tree = root.getroottree()
    written: bytes = etree.tostring(
        tree,
        encoding=tree.docinfo.encoding or "UTF-8",
        xml_declaration=True,
        standalone=True,
    )
    return written
