"""Word files for the tests, written by hand, and what stands in them, read without the product."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = _NAMES["r"]
STYLES = """\
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB" w:eastAsia="zh-TW"/></w:rPr>\
</w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My own"/>\
<w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="T3"><w:name w:val="標題 3"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Bild"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Note"><w:name w:val="Note"/>\
<w:rPr><w:vanish/></w:rPr></w:style>
"""


def word_file(  # noqa: PLR0913 -- all that a file may have
    body: str,
    *,
    styles: str = STYLES,
    parts: Mapping[str, tuple[str, str]] | None = None,
    links: str = "",
    title: str = "",
    raw: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a Word file with this body.

    `parts` are, by file name, the kind of relation and the content inside the root element that the
    kind has; their relation ids are their file names without suffix. `links` are further
    relations, `raw` further files of the archive.
    """
    roots = {"header": "hdr", "footer": "ftr", "diagramData": "dgm:dataModel"}
    named = {"styles.xml": ("styles", styles), **(parts or {})}
    files = {
        "word/document.xml": f"<w:document {_DECLARED}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">'
        + "".join(
            f'<Relationship Id="{file.removesuffix(".xml")}" Type="{_KINDS}/{kind}" '
            f'Target="{file}"/>'
            for file, (kind, _) in named.items()
        )
        + f"{links}</Relationships>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="a" Type="{_KINDS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="b" Type="{_RELATIONS}/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties">'
        f"<dc:title>{title}</dc:title></cp:coreProperties>",
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>'
        + "".join(
            f'<Override PartName="/word/{file}" ContentType="{_TYPES}.{kind}+xml"/>'
            for file, (kind, _) in named.items()
        )
        + "</Types>",
    }
    for file, (kind, content) in named.items():
        root = roots.get(kind, kind)
        root = root if ":" in root else f"w:{root}"
        files[f"word/{file}"] = f"<{root} {_DECLARED}>{content}</{root}>"
    return archive({
        **{file: _HEAD + content.encode() for file, content in sorted(files.items())},
        **(raw or {}),
    })  # fmt: skip


_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def archive(files: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6))
            target.writestr(info, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the files of an archive, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {info.filename: source.read(info) for info in source.infolist()}


def p(*runs: str, style: str = "", more: str = "", mark: str = "") -> str:
    """Return a paragraph of runs; a string that is no element is a run of its own."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"{named}{more}" + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    head = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{head}{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    head = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{head}<w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    """Return the runs of a field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(*paragraphs: str, alt: str = "") -> str:
    """Return a run with a text box as Word writes it: twice, for itself and for its elders."""
    text = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f'<wp:docPr id="1" name="Box" descr="{alt}"/><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{text}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{text}</v:textbox>"
        "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def picture(alt: str) -> str:
    """Return a run with a picture."""
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="P" descr="{alt}"/>'
        "</wp:inline></w:drawing></w:r>"
    )


def cell(*content: str, more: str = "") -> str:
    """Return a table cell."""
    properties = f"<w:tcPr>{more}</w:tcPr>" if more else ""
    inner = "".join(one if one.startswith("<") else p(one) for one in content)
    return f"<w:tc>{properties}{inner}</w:tc>"


def row(*cells: str, more: str = "") -> str:
    """Return a table row."""
    properties = f"<w:trPr>{more}</w:trPr>" if more else ""
    inner = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr>{properties}{inner}</w:tr>"


def table(*rows: str, look: str = "") -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{''.join(rows)}</w:tbl>"


def commented(data: bytes) -> list[tuple[str, str]]:
    """Return, for each comment by claimcheck, the words that it is on and its whole text.

    Words are the characters in runs that are not deleted or hidden, between the two marks;
    paragraphs are parted by line feeds.
    """
    files = unpacked(data)
    texts = {
        node.get(f"{{{W}}}id"): "\n".join(
            "".join(t.text or "" for t in par.iter(f"{{{W}}}t")) for par in node.iter(f"{{{W}}}p")
        )
        for node in etree.fromstring(files["word/comments.xml"])
        if node.get(f"{{{W}}}author") == "claimcheck"
    }
    words: dict[str, str] = {}
    open_: set[str] = set()
    referred: list[str] = []
    for node in etree.fromstring(files["word/document.xml"]).iter():
        tag, id_ = etree.QName(node).localname, node.get(f"{{{W}}}id")
        if tag == "commentRangeStart" and id_ in texts:
            assert id_ not in words
            words[id_] = ""
            open_.add(id_)
        elif tag == "commentRangeEnd" and id_ in texts:
            open_.remove(id_)
        elif tag == "commentReference" and id_ in texts:
            assert id_ not in open_
            referred.append(id_)
        elif tag in _SHOWN and not _is_aside(node):
            for one in open_:
                words[one] += _SHOWN[tag] or node.text or ""
    assert not open_
    assert sorted(referred) == sorted(texts)
    return [(words[id_].strip("\n"), texts[id_]) for id_ in sorted(texts, key=int)]


_SHOWN = {"t": "", "p": "\n", "br": " ", "tab": " ", "noBreakHyphen": "-", "sym": "*"}
_ASIDE = {"del", "moveFrom", "txbxContent"}


def _is_aside(node: etree._Element) -> bool:
    run = node.getparent()
    hides = run is not None and run.find(f"{{{W}}}rPr/{{{W}}}vanish") is not None
    return hides or any(etree.QName(above).localname in _ASIDE for above in node.iterancestors())


def settled(document: bytes) -> str:
    """Return a document without the marks of comments, runs that look alike joined."""
    root = etree.fromstring(document)
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for node in list(root.iter(f"{{{W}}}{tag}")):
            node.getparent().remove(node)
    for run in list(root.iter(f"{{{W}}}r")):
        if len(run) == 0:
            run.getparent().remove(run)
    for node in list(root.iter(f"{{{W}}}r")):
        before = node.getprevious()
        if before is None or before.tag != node.tag or _looks(before) != _looks(node):
            continue
        for inner in list(node):
            if inner.tag != f"{{{W}}}rPr":
                before.append(inner)
        node.getparent().remove(node)
    _join_texts(root)
    return re.sub(r">\s+<", "><", etree.tostring(root, method="c14n").decode())


def _join_texts(root: etree._Element) -> None:
    for node in list(root.iter(f"{{{W}}}t")):
        before = node.getprevious()
        node.set(_SPACE, "preserve")
        if before is not None and before.tag == node.tag:
            node.text = (before.text or "") + (node.text or "")
            before.getparent().remove(before)


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _looks(run: etree._Element) -> tuple[bytes, ...]:
    return tuple(
        etree.tostring(inner, method="c14n") for inner in run if inner.tag == f"{{{W}}}rPr"
    )
