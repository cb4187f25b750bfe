"""Refuses a PDF that would unfold without end, before a library without limits draws its pages."""

from __future__ import annotations

import base64
import binascii
import io
import re
import zlib
from typing import Any, NamedTuple

from claimcheck.documents import library
from claimcheck.errors import ReadError

EXTRA = "pdf"
MOST_BYTES = 200 << 20
"""Of a file. Brochures for printers stay under it; all of it is held in memory."""
MOST_PAGES = 2000
MOST_OBJECTS = 500_000
MOST_IN_STREAM = 64 << 20
"""Bytes that one stream that is no picture may unfold to; the largest Chinese fonts have half."""
_PER_FORM = 200  # bytes of drawing that cost as much as beginning a form
_DEEPEST = 60  # forms in forms, and folders of pages in folders
_LZW_READ = 20_000  # bytes; as much as can be unpacked without asking what it unfolds to
_BEHIND_LZW = 5  # times as long as the packed: the usual

_PACKED = re.compile(
    rb"<<(?=[^<>]{0,400}/Type\s*/(?:ObjStm|XRef)\b).{0,600}?stream\r?\n", re.DOTALL
)
_DRAWN = re.compile(rb"/([^\s/<>\[\]()%{}]{1,127})\s+Do\b")
_SHOWN = re.compile(rb"T[jJ]\b|[)>\]]\s*['\"]")
_NO_HEX = re.compile(rb"[^0-9A-Fa-f]+")
_FILTERS = re.compile(rb"/(?:Flate|LZW|RunLength|ASCII85|ASCIIHex)Decode|/(?:Fl|LZW|RL)\b")


def open_guarded(path: str, data: bytes) -> Any:  # noqa: ANN401 -- the library is untyped here
    """Return the file as pikepdf opens it, if its pages can be drawn in a bounded time.

    Raises:
        ReadError: it is no PDF, damaged, locked, or too large.
        MissingExtraError: pikepdf is not installed.
    """
    if len(data) > MOST_BYTES:
        raise ReadError(path, f"it is larger than {MOST_BYTES >> 20} MB")
    if b"%PDF-" not in data[:1024]:
        raise ReadError(path, "it is no PDF file: it does not begin like one")
    pikepdf = library("pikepdf", EXTRA, "reading a PDF")
    for found in _PACKED.finditer(data):
        if len(_FILTERS.findall(found.group())) > 1:
            raise ReadError(path, "it is packed more than once over, as no program writes it")
        _unfolded(path, data[found.end() : found.end() + MOST_BYTES])
    try:
        # The messages of the library about what it mends go to no log of ours.
        file = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        count = len(file.pages)
    except pikepdf.PasswordError as error:
        why = "it is locked with a password; save a copy without one"
        raise ReadError(path, why) from error
    except _broken(pikepdf) as error:
        raise ReadError(path, "it is damaged: the PDF cannot be opened") from error
    if not count:
        raise ReadError(path, "it is damaged: there are no pages")
    if count > MOST_PAGES:
        raise ReadError(path, f"it has more than {MOST_PAGES} pages")
    if len(file.objects) > MOST_OBJECTS:
        raise ReadError(path, f"it has more than {MOST_OBJECTS} objects")
    _Scales(path, pikepdf).weigh(file)
    return file


def as_weighed(path: str, file: Any, data: bytes) -> bytes:  # noqa: ANN401 -- the library is untyped here
    """Return the bytes of a file that was opened, or of what was opened where it is damaged.

    The library that draws mends a damaged file in another way, and what it makes of one nobody has
    weighed: it may go round in circles until the memory is full.

    Raises:
        ReadError: it is damaged so much that it cannot be written.
    """
    if not file.get_warnings():
        return data
    mended = io.BytesIO()
    try:
        file.save(mended, static_id=True)
    except _broken(library("pikepdf", EXTRA, "reading a PDF")) as error:
        raise ReadError(path, "it is damaged: the PDF cannot be opened") from error
    return mended.getvalue()


def _broken(pikepdf: Any) -> tuple[type[Exception], ...]:  # noqa: ANN401 -- the library is untyped here
    """Return what the library may raise over a file that is none."""
    return (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError)


def _unfolded(path: str, packed: bytes) -> bytes:
    """Return what deflated bytes unfold to, as far as they are sound."""
    unfolder = zlib.decompressobj()
    try:
        content = unfolder.decompress(packed, MOST_IN_STREAM)
    except zlib.error:
        return b""
    if unfolder.unconsumed_tail and len(content) >= MOST_IN_STREAM:
        raise ReadError(path, f"a part of it unfolds to more than {MOST_IN_STREAM >> 20} MB")
    return content


class _Weight(NamedTuple):
    """What is drawn: bytes, and how often text is shown."""

    size: int = 0
    texts: int = 0

    def plus(self, other: _Weight) -> _Weight:
        return _Weight(self.size + other.size, self.texts + other.texts)

    def is_over(self, most: _Weight) -> bool:
        return self.size > most.size or self.texts > most.texts


# On one page, each form counted as often as it is drawn. A page of nothing else but text has some
# thousand bytes for each column; programs that place sign by sign show text ten thousand times. The
# library needs seconds for as much, and the square of it for more texts.
_MOST_ON_PAGE = _Weight(16 << 20, 20_000)
_MOST_DRAWN = _Weight(256 << 20, 2_000_000)
_ENDLESS = _Weight(1 << 60, 0)


class _Scales:
    """Weighs what pages draw."""

    def __init__(self, path: str, pikepdf: Any) -> None:  # noqa: ANN401 -- the library is untyped here
        self._path = path
        self._pikepdf = pikepdf
        self._known: dict[tuple[int, int], _Weight] = {}

    def weigh(self, file: Any) -> None:  # noqa: ANN401 -- the library is untyped here
        """Refuse a file of which a page, or all pages together, draw too much."""
        for thing in file.objects:
            if isinstance(thing, self._pikepdf.Stream) and thing.get("/Subtype") != "/Image":
                self._content(thing)
        whole = _Weight()
        for number, page in enumerate(file.pages, start=1):
            drawn = self._page(page.obj)
            whole = whole.plus(drawn)
            if drawn.is_over(_MOST_ON_PAGE) or whole.is_over(_MOST_DRAWN):
                raise ReadError(self._path, f"page {number} draws more than can be read in time")

    def _page(self, page: Any) -> _Weight:  # noqa: ANN401 -- the library is untyped here
        content = page.get("/Contents")
        streams = list(content) if isinstance(content, self._pikepdf.Array) else [content]
        forms = self._forms(_inherited(page, "/Resources"))
        drawn = _Weight()
        for stream in streams:
            if isinstance(stream, self._pikepdf.Stream):
                drawn = drawn.plus(self._drawn(self._content(stream), forms, 0))
            if drawn.is_over(_MOST_ON_PAGE):
                break
        return drawn

    def _drawn(self, content: bytes, forms: dict[bytes, Any], depth: int) -> _Weight:
        drawn = _Weight(len(content) + _PER_FORM, len(_SHOWN.findall(content)))
        if not forms or depth > _DEEPEST:
            return drawn
        for name in _DRAWN.findall(content):
            if name in forms:
                drawn = drawn.plus(self._form(forms[name], forms, depth + 1))
            if drawn.is_over(_MOST_ON_PAGE):
                break
        return drawn

    def _form(self, form: Any, around: dict[bytes, Any], depth: int) -> _Weight:  # noqa: ANN401 -- the library is untyped here
        """Weigh a form; one without resources of its own has those `around` it.

        One that draws itself does it again and again, until the memory is full.
        """
        known = self._known.get(form.objgen)
        if known is not None:
            return known
        is_own = "/Resources" in form
        forms = self._forms(form.get("/Resources")) if is_own else around
        self._known[form.objgen] = _ENDLESS
        drawn = self._drawn(self._content(form), forms, depth)
        del self._known[form.objgen]
        if is_own:  # what others draw may be something else elsewhere
            self._known[form.objgen] = drawn
        return drawn

    def _forms(self, resources: Any) -> dict[bytes, Any]:  # noqa: ANN401 -- the library is untyped here
        dictionary = self._pikepdf.Dictionary
        named = resources.get("/XObject") if isinstance(resources, dictionary) else None
        if not isinstance(named, dictionary):
            return {}
        return {
            name[1:].encode("latin-1", "replace"): thing
            for name, thing in named.items()
            if isinstance(thing, self._pikepdf.Stream) and thing.get("/Subtype") == "/Form"
        }

    def _content(self, stream: Any) -> bytes:  # noqa: ANN401 -- the library is untyped here
        """Return what a stream unfolds to; nothing where it is broken or packed as a picture is."""
        filters = stream.get("/Filter", [])
        names = [filters] if isinstance(filters, self._pikepdf.Name) else list(filters)
        try:
            content: bytes = stream.read_raw_bytes()
            for name in map(str, names):
                if name in {"/FlateDecode", "/Fl"}:
                    content = _unfolded(self._path, content)
                elif name in {"/ASCII85Decode", "/A85"}:
                    content = content.strip().removeprefix(b"<~").removesuffix(b"~>")
                    content = base64.a85decode(content)
                elif name in {"/ASCIIHexDecode", "/AHx"}:
                    digits = _NO_HEX.sub(b"", content)
                    content = binascii.unhexlify(digits[: len(digits) // 2 * 2])
                elif len(content) <= _LZW_READ and len(names) == 1:
                    return bytes(stream.read_bytes())
                else:
                    return content * _BEHIND_LZW
        except (self._pikepdf.PdfError, ValueError, RuntimeError):
            return b""
        return content


def _inherited(page: Any, key: str) -> Any:  # noqa: ANN401 -- the library is untyped here
    """Return a value of a page, or of the folders of pages that it is in."""
    for _ in range(_DEEPEST):
        if page is None or key in page:
            break
        page = page.get("/Parent")
    return page.get(key) if page is not None else None
