"""Which files can be brought: as the file dialogue wants them, and as people call them."""

from editions import readers

# What a reader that recognises its files by content reads, by the first bytes.
ENDINGS_BY_CONTENT = {b"%PDF-": (".pdf",), b"PK\x03\x04": (".docx", ".odt", ".epub"), b"{\\rtf": (".rtf",)}
NAMES = {
    ".txt": "TXT", ".text": "TXT", ".md": "Markdown", ".markdown": "Markdown", ".pdf": "PDF", ".docx": "Word (DOCX)",
    ".odt": "OpenDocument (ODT)", ".epub": "EPUB",
    ".fodt": "OpenDocument (ODT)",
    ".xml": "TEI-XML, JATS-XML", ".tei": "TEI-XML, JATS-XML", ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML", ".rtf": "RTF",
}  # fmt: skip


def endings() -> list[str]:
    by_content = [ending for magic, _what, reader in readers.BY_CONTENT if reader for ending in ENDINGS_BY_CONTENT.get(magic, ())]
    return [*readers.BY_ENDING, *by_content]


def accepted() -> str:
    """For the `accept` attribute of a file field."""
    return ",".join(dict.fromkeys(endings()))


def named() -> str:
    """ "TXT, Markdown"."""
    return ", ".join(dict.fromkeys(NAMES.get(ending, ending.lstrip(".").upper()) for ending in endings()))
