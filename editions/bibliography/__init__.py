"""Bibliographies as files: CSL-JSON, BibTeX and RIS, read to CSL-JSON items and written from them."""

from collections.abc import Callable, Sequence

from editions.bibliography import bibtex, csl_json, ris
from editions.bibliography.entries import Bibliography, Csl, Entry, Fault, UnreadableBibliography

READERS: dict[str, Callable[[str], Bibliography]] = {"csl": csl_json.read, "bibtex": bibtex.read, "ris": ris.read}
WRITERS: dict[str, Callable[[Sequence[Csl]], str]] = {"csl": csl_json.write, "bibtex": bibtex.write, "ris": ris.write}
SUFFIXES = {"csl": "json", "bibtex": "bib", "ris": "ris"}
MEDIA_TYPES = {
    "csl": "application/vnd.citationstyles.csl+json",
    "bibtex": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}

__all__ = ["MEDIA_TYPES", "SUFFIXES", "WRITERS", "Bibliography", "Entry", "Fault", "UnreadableBibliography", "read_bibliography", "write"]


def read_bibliography(content: bytes) -> Bibliography:
    """The entries of a file, whatever its name says. Raises UnreadableBibliography when it is none of the three forms."""
    text = _decoded(content)
    return READERS[_form(text)](text)


def write(items: Sequence[Csl], form: str) -> str:
    """CSL-JSON items in the form "csl", "bibtex" or "ris"; each item has an "id"."""
    return WRITERS[form](items)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise UnreadableBibliography("encoding")


def _form(text: str) -> str:
    """What the first lines look like."""
    start = text.lstrip()
    if not start:
        raise UnreadableBibliography("empty")
    if "\0" in start:
        raise UnreadableBibliography("unknown")
    if start[0] in "[{":
        return "csl"
    if any(line.startswith("TY  -") for line in start.splitlines()):
        return "ris"
    if "@" in start:
        return "bibtex"
    raise UnreadableBibliography("unknown")
