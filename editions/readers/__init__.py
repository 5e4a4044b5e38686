"""From a file to its text as it is. One module a format, each with a `read_…(data)` that returns a `SourceText`."""

from collections.abc import Callable
from pathlib import Path

from editions.readers import errors
from editions.readers.errors import UnreadableSource
from editions.readers.pdf import read_pdf
from editions.readers.plain_text import read_plain_text, source_of_text
from editions.readers.source import Line, SourcePage, SourceText

__all__ = ["Line", "SourcePage", "SourceText", "UnreadableSource", "read", "read_bytes", "source_of_text"]

MEGABYTE = 1_000_000
MAX_BYTES = 50 * MEGABYTE
MAX_PAGES = 5_000

# Recognised by content first: what the bytes begin with, what it is called, and who reads it (None: nobody yet).
# A format that joins later adds its reader here and nowhere else.
Reader = Callable[..., SourceText]
BY_CONTENT: tuple[tuple[bytes, str, Reader | None], ...] = (
    (b"%PDF-", "a PDF", read_pdf),
    (b"PK\x03\x04", "a Word, EPUB or other zipped document", None),
    (b"{\\rtf", "a Rich Text document", None),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)", None),
)
BY_ENDING: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_plain_text,
    ".markdown": read_plain_text,
}


def read(path: str | Path, *, max_bytes: int = MAX_BYTES, max_pages: int = MAX_PAGES) -> SourceText:
    """The text of a file. Raises `UnreadableSource`, and `OSError` when the file cannot be opened."""
    path = Path(path)
    size = path.stat().st_size
    if size > max_bytes:
        raise errors.too_large(size, max_bytes)
    return read_bytes(path.read_bytes(), name=path.name, max_bytes=max_bytes, max_pages=max_pages)


def read_bytes(data: bytes, *, name: str = "", max_bytes: int = MAX_BYTES, max_pages: int = MAX_PAGES) -> SourceText:
    """The same for bytes at hand; `name` helps only where the content does not say what it is."""
    if not data:
        raise errors.empty()
    if len(data) > max_bytes:
        raise errors.too_large(len(data), max_bytes)
    return _reader(data, name)(data, max_pages=max_pages)


def _reader(data: bytes, name: str) -> Reader:
    for magic, what, reader in BY_CONTENT:
        if data.startswith(magic):
            if reader is None:
                raise errors.unknown_format(what, ", ".join(sorted(BY_ENDING)))
            return reader
    return BY_ENDING.get(Path(name).suffix.lower(), read_plain_text)
