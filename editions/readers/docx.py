"""Word documents: zip and XML, no more. Foot- and endnotes stand exactly where the file calls them.

Source: ECMA-376, Part 1, 17.3 (paragraphs and runs) and 17.11 (notes).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from editions.readers import errors
from editions.readers.docx_numbering import numbering_of
from editions.readers.docx_styles import OFF, Style, W, kind_of, looks_like_heading, looks_of, numbering_by_style, styles_of, value_of
from editions.readers.numbering import Numbering
from editions.readers.source import SourceText
from editions.readers.structure import BY_LOOK, BY_LOOK_AND_FIRST
from editions.readers.structure_builder import StructureBuilder
from editions.readers.xml import Element, local, parse_xml, walk
from editions.readers.zipped import Archive

WHAT = "a Word document"
# Deleted words, a second version of a drawing for older programs, properties, readings above characters.
SKIPPED = frozenset(["del", "moveFrom", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "rt", "instrText", "binData"])
NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")
SYMBOL = re.compile(r"[0-9A-Fa-f]{2,4}")
LONGEST_CELL = 400  # letters: a table with more in a cell is a page's layout
CHARACTERS = {"tab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


@dataclass(slots=True)
class Counter:
    """Numbers the notes of one kind as Word does when it shows them."""

    start: int = 1
    each_section: bool = False
    last: int = 0

    def next(self) -> str:
        self.last += 1
        return str(self.start + self.last - 1)


@dataclass(slots=True)
class DocxWalk:
    """Writes the parts of a document into a builder."""

    styles: dict[str, Style]
    numbering: Numbering
    builder: StructureBuilder = field(default_factory=StructureBuilder)
    counters: dict[str, Counter] = field(default_factory=dict)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    page: int = 1
    custom: tuple[str, str] | None = None  # the note whose own sign comes next
    plain_tables: set[Element] = field(default_factory=set)
    run_ends: list[Callable[[], None]] = field(default_factory=list)  # what to do at the end of each open run

    def body(self, root: Element) -> None:
        for event, element, characters in walk(root, SKIPPED):
            if event == "text":
                if local(element) in ("t", "delText"):
                    self._text(characters)
            elif event == "start":
                self._start(element)
            else:
                self._end(element)

    def _start(self, element: Element) -> None:
        name = local(element)
        if name == "p":
            self._start_paragraph(element)
        elif name == "r":
            self.run_ends.append(self.builder.mark(looks_of(element.find(f"{W}rPr"), self.styles)))
        elif name in ("footnoteReference", "endnoteReference"):
            self._call(name.removesuffix("Reference"), element)
        elif name == "lastRenderedPageBreak":
            self.page += 1
            self.builder.page(str(self.page), "inferred")
        elif name in ("br", "cr"):
            if element.get(f"{W}type", "textWrapping") == "textWrapping":
                self.builder.line_break()
        elif name == "sym":
            self._symbol(element.get(f"{W}char", ""))
        elif name in CHARACTERS:
            self.builder.text(CHARACTERS[name])
        elif name == "tbl":
            self._start_table(element)

    def _end(self, element: Element) -> None:
        name = local(element)
        if name == "p":
            self._end_paragraph(element)
        elif name == "r":
            self.run_ends.pop()()
        elif name == "tc" and self.plain_tables:
            self.builder.text("\t")
        elif name == "tr" and self.plain_tables:
            self.builder.line_break()
        elif name == "tbl" and element in self.plain_tables:
            self.plain_tables.discard(element)
            self.builder.end()

    def _start_paragraph(self, element: Element) -> None:
        if self.plain_tables:
            self.builder.text(" ")
            return
        kind, level = kind_of(element.find(f"{W}pPr"), self.styles)
        if kind == "paragraph" and not self.builder.in_note and looks_like_heading(element):
            kind, level = "heading", BY_LOOK if self.builder.blocks else BY_LOOK_AND_FIRST
        self.builder.begin(kind, level)
        self._number(element)

    def _number(self, paragraph: Element) -> None:
        """Writes the number that Word sets before the paragraph, unless nothing else stands in it."""
        numbered = numbering_by_style(paragraph.find(f"{W}pPr"), self.styles)
        label = self.numbering.label(*numbered) if numbered else ""
        if label and any((text.text or "").strip() for text in paragraph.iter(f"{W}t")):
            self.builder.text(f"{label} ")

    def _end_paragraph(self, element: Element) -> None:
        if not self.plain_tables:
            self.builder.end()
        properties = element.find(f"{W}pPr")
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            for counter in self.counters.values():
                counter.last = 0 if counter.each_section else counter.last

    def _start_table(self, element: Element) -> None:
        cells = element.iter(f"{W}tc")
        if not self.plain_tables and all(sum(len(text.text or "") for text in cell.iter(f"{W}t")) <= LONGEST_CELL for cell in cells):
            self.builder.begin("table")
            self.plain_tables.add(element)

    def _call(self, kind: str, element: Element) -> None:
        note = (kind, element.get(f"{W}id", ""))
        if element.get(f"{W}customMarkFollows", "0") not in OFF:
            self.custom = note
            return
        label = self.labels.setdefault(note, "") or self.counters[kind].next()
        self.labels[note] = label
        self.builder.call(note, label)

    def _text(self, characters: str) -> None:
        if self.custom and characters.strip():
            self.labels[self.custom] = characters.strip()
            self.builder.call(self.custom, characters.strip(), characters)
            self.custom = None
            return
        self.builder.text(characters)

    def _symbol(self, code: str) -> None:
        """A character by its number; symbol fonts have their places at F000 and above."""
        if SYMBOL.fullmatch(code) and unicodedata.category(character := chr(int(code, 16))) not in ("Cc", "Cs"):
            self.builder.text(character)

    def notes(self, root: Element, kind: str) -> None:
        for note in root.iterchildren(f"{W}{kind}"):
            if note.get(f"{W}type", "normal") in NO_NOTES:
                continue
            key = (kind, note.get(f"{W}id", ""))
            self.builder.begin_note(key, self.labels.get(key, ""))
            self.body(note)
            self.builder.end_note()


def read_docx(data: bytes, *, max_pages: int = 5_000) -> SourceText:
    """The text with its structure. Raises `UnreadableSource` (broken, encrypted, too_expansive, entities, blank, too_many_pages)."""
    archive = Archive(data, WHAT)
    main = _main_part(archive)
    document = parse_xml(archive.read(main), WHAT)
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
            walk_of.notes(notes, kind)
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
    return parse_xml(archive.read(name), WHAT) if name in archive else None


def _counter(kind: str, document: Element, settings: Element | None) -> Counter:
    """By the first section's word on it, else the settings'."""
    for properties in [*document.iter(f"{W}{kind}Pr"), *(settings.iter(f"{W}{kind}Pr") if settings is not None else ())]:
        start = value_of(properties, "numStart")
        return Counter(int(start) if start.isdecimal() else 1, value_of(properties, "numRestart") == "eachSect")
    return Counter()


def _first_page(document: Element) -> int:
    section = next(document.iter(f"{W}sectPr"), None)
    numbering = section.find(f"{W}pgNumType") if section is not None else None
    start = numbering.get(f"{W}start", "") if numbering is not None else ""
    return int(start) if start.isdecimal() else 1
