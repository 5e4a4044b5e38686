"""From a file to its text as it is. One module a format, each with a `read_…(data)` that returns a `SourceText`."""

import re
from collections.abc import Callable
from pathlib import Path

from editions.readers import errors
from editions.readers.docx import read_docx
from editions.readers.epub import read_epub
from editions.readers.errors import UnreadableSource
from editions.readers.html import read_html
from editions.readers.markdown import read_markdown
from editions.readers.odt import read_odt
from editions.readers.pdf import read_pdf
from editions.readers.plain_text import read_plain_text, source_of_text
from editions.readers.source import Line, SourcePage, SourceText
from editions.readers.tei import read_tei
from editions.readers.xml_kinds import read_xml
from editions.readers.zipped import kind_of_zip

__all__ = ["Line", "SourcePage", "SourceText", "UnreadableSource", "read", "read_bytes", "source_of_text"]

MEGABYTE = 1_000_000
MAX_BYTES = 50 * MEGABYTE
MAX_PAGES = 5_000

Reader = Callable[..., SourceText]


def read_zipped(data: bytes, *, max_pages: int = MAX_PAGES) -> SourceText:
    """A Word document, an OpenDocument text or an EPUB, told apart by what is in the archive."""
    kind = kind_of_zip(data)
    if kind not in ZIPPED:
        raise errors.unknown_format(OTHER_ZIPPED.get(kind, "a zipped document"), _known())
    return ZIPPED[kind](data, max_pages=max_pages)


# Recognised by content first: what the bytes begin with, what it is called, and who reads it (None: nobody yet).
# A format that joins later adds its reader here and nowhere else.
BY_CONTENT: tuple[tuple[bytes, str, Reader | None], ...] = (
    (b"%PDF-", "a PDF", read_pdf),
    (b"PK\x03\x04", "a Word, OpenDocument, EPUB or other zipped document", read_zipped),
    (b"{\\rtf", "a Rich Text document", None),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)", None),
)
ZIPPED: dict[str, Reader] = {"docx": read_docx, "odt": read_odt, "epub": read_epub}
OTHER_ZIPPED = {"odf": "an OpenDocument file that is no text", "pages": "a Pages document (.pages)"}
# By the outermost element, after declarations and comments.
BY_ELEMENT: dict[str, Reader] = {"html": read_html, "tei": read_tei, "tei.2": read_tei, "teicorpus": read_tei, "teicorpus.2": read_tei}
BY_ENDING: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".xml": read_xml,
    ".fodt": read_xml,
    ".tei": read_tei,
    ".pdf": read_pdf,  # with something before its header, which PDF readers skip
}
SNIFFED_BYTES = 4_096
OUTERMOST = re.compile(r"\s*(?>(?:<\?.*?\?>|<!--.*?-->)\s*)*+<(?:!DOCTYPE\s+)?(?:[\w.-]+:)?([A-Za-z][\w.-]*)", re.DOTALL | re.IGNORECASE)
JATS = re.compile(r"-//NLM//|\b(?:article-type|dtd-version)\s*=|<(?:front|article-meta)\b")  # HTML has articles too
DECLARED_XML = re.compile(r"\s*<\?xml\s")


def read(path: str | Path, *, max_bytes: int = MAX_BYTES, max_pages: int = MAX_PAGES) -> SourceText:
    """The text of a file. Raises `UnreadableSource`, and `OSError` when the file cannot be opened."""
    path = Path(path)
    size = path.stat().st_size
    if size > max_bytes:
        raise errors.too_large(size, max_bytes)
    with path.open("rb") as file:  # A device has no size, and no end.
        return read_bytes(file.read(max_bytes + 1), name=path.name, max_bytes=max_bytes, max_pages=max_pages)


def read_bytes(data: bytes, *, name: str = "", max_bytes: int = MAX_BYTES, max_pages: int = MAX_PAGES) -> SourceText:
    """The same for bytes at hand; `name` helps only where the content does not say what it is."""
    if not data:
        raise errors.empty()
    if len(data) > max_bytes:
        raise errors.too_large(len(data), max_bytes)
    source = _reader(data, name)(data, max_pages=max_pages)
    if "\x00" in source.raw:  # Databases keep no text with it, and no text has it.
        raise errors.binary()
    return source


def _reader(data: bytes, name: str) -> Reader:
    for magic, what, reader in BY_CONTENT:
        if data.startswith(magic):
            if reader is None:
                raise errors.unknown_format(what, _known())
            return reader
    return _reader_of_markup(data) or BY_ENDING.get(Path(name).suffix.lower(), read_plain_text)


def _reader_of_markup(data: bytes) -> Reader | None:
    head = data[:SNIFFED_BYTES].decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8", "replace").lstrip("\ufeff")
    outermost = OUTERMOST.match(head)
    name = outermost[1].lower() if outermost else ""
    known = read_xml if name == "article" and JATS.search(head) else BY_ELEMENT.get(name)
    return known or (read_xml if DECLARED_XML.match(head) else None)


def _known() -> str:
    return ", ".join(sorted([*BY_ENDING, *(f".{kind}" for kind in ZIPPED)]))
