"""Word documents: zip and XML, no more. Foot- and endnotes stand exactly where the file calls them.

Source: ECMA-376, Part 1: 11.3 (parts of a document); the transitional and the strict kind.
"""

from editions.readers import errors
from editions.readers.docx_numbering import numbering_of
from editions.readers.docx_styles import (
    W,
    styles_of,
    value_of,
)
from editions.readers.docx_walk import Counter, DocxWalk
from editions.readers.numbering import FORMS
from editions.readers.source import SourceText
from editions.readers.xml import Element, parse_xml
from editions.readers.zipped import Archive

WHAT = "a Word document"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


def read_docx(data: bytes, *, max_pages: int = 5_000) -> SourceText:
    """The text with its structure. Raises `UnreadableSource` (broken, encrypted, too_expansive, entities, blank, too_many_pages)."""
    archive = Archive(data, WHAT)
    main = _main_part(archive)
    document = _parsed(archive, main)
    folder = main.rpartition("/")[0]
    parts = {name: _part(archive, f"{folder}/{name}.xml") for name in ("styles", "numbering", "settings", "footnotes", "endnotes")}
    walk_of = DocxWalk(styles_of(parts["styles"]), numbering_of(parts["numbering"]))
    walk_of.counters = {kind: _counter(kind, document, parts["settings"]) for kind in ("footnote", "endnote")}
    walk_of.page = _first_page(document)
    if next(document.iter(f"{W}lastRenderedPageBreak"), None) is not None:
        walk_of.builder.page(str(walk_of.page), "inferred")
    walk_of.body(document)
    for kind in ("footnote", "endnote"):
        if (notes := parts[f"{kind}s"]) is not None:
            walk_of.notes(notes, kind, _deleted(document, kind))
    raw, structure = walk_of.builder.finish()
    if not structure.blocks:
        raise errors.nothing_to_read(WHAT)
    if len(structure.pages) > max_pages:
        raise errors.too_many_pages(len(structure.pages), max_pages)
    return SourceText(raw=raw, format="docx", structured=structure)


def _main_part(archive: Archive) -> str:
    if "word/document.xml" in archive:
        return "word/document.xml"
    relations = _part(archive, "_rels/.rels")
    for relation in relations if relations is not None else ():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return (relation.get("Target") or "").lstrip("/")
    raise errors.broken_markup(WHAT, None)


def _part(archive: Archive, name: str) -> Element | None:
    return _parsed(archive, name) if name in archive else None


def _parsed(archive: Archive, name: str) -> Element:
    """The part; one of the strict kind with the names of all others."""
    return parse_xml(archive.read(name).replace(STRICT, W.strip("{}").encode()), WHAT)


def _counter(kind: str, document: Element, settings: Element | None) -> Counter:
    """By the first section's word on it, else the settings'. What nothing names is as in ECMA-376, Part 1, 17.11.17 and 17.11.18."""
    usual = "lowerRoman" if kind == "endnote" else "decimal"
    for properties in [*document.iter(f"{W}{kind}Pr"), *(settings.iter(f"{W}{kind}Pr") if settings is not None else ())]:
        start, form = value_of(properties, "numStart"), value_of(properties, "numFmt") or usual
        first = int(start) if start.isdecimal() and int(start) else 1
        return Counter(first, value_of(properties, "numRestart"), form if form in FORMS else "decimal")
    return Counter(form=usual)


def _first_page(document: Element) -> int:
    section = next(document.iter(f"{W}sectPr"), None)
    numbering = section.find(f"{W}pgNumType") if section is not None else None
    start = numbering.get(f"{W}start", "") if numbering is not None else ""
    return int(start) if start.isdecimal() else 1


def _deleted(document: Element, kind: str) -> frozenset[str]:
    """The notes whose calls somebody has struck out."""
    struck = document.iter(f"{W}del", f"{W}moveFrom")
    return frozenset(call.get(f"{W}id", "") for change in struck for call in change.iter(f"{W}{kind}Reference"))
