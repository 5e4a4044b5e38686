"""TEI: the text as printed, with its pages, notes, headings, quotations, verse and their xml:ids. Unknown elements keep their text.

Source: TEI P5 Guidelines, chapters 3 (elements of all documents), 4 (structure), 6 (verse); P4 and files without a namespace too.
"""

from dataclasses import dataclass, field

from editions.readers import errors, stated
from editions.readers.citation_parts import CitationInParts
from editions.readers.element_walk import ElementWalk, Ending, nothing
from editions.readers.looks import is_struck, looks_in
from editions.readers.source import SourceText
from editions.readers.table_columns import reach
from editions.readers.tei_elements import (
    BLOCKS,
    COUNTED,
    DIVISIONS,
    HOLDERS,
    HYPHENS,
    LEFT_OUT,
    LINES_OF_A_LETTER,
    OWN_PARTS,
    PAGE_NUMBERS,
    PASSED_OVER,
    RENDERED,
    SENTENCES,
    TITLES,
    TOKENS,
    number_of_item,
)
from editions.readers.tei_head import csl_of
from editions.readers.tei_names import names_of
from editions.readers.tei_notes import HEADER, TeiNotes, notes_of, repeats_label, status_of
from editions.readers.tei_quoting import QUOTING, leaves_out_marks, marks_around
from editions.readers.tei_readings import is_second_reading
from editions.readers.tei_renditions import Renditions, renditions_of
from editions.readers.xml import Element, characters_of, local, parse_xml

WHAT = "a TEI document"
ROOTS = frozenset(["TEI", "TEI.2", "teiCorpus", "teiCorpus.2"])
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(slots=True)
class TeiWalk(ElementWalk):
    notes: TeiNotes = field(default_factory=TeiNotes)
    names: dict[Element, str] = field(default_factory=dict)
    texts: int = 0
    divisions: int = 0
    renditions: Renditions = field(default_factory=Renditions)
    citation: CitationInParts | None = None
    marks: bool = False  # whether those of quotations are ours to set
    number: str = ""  # of an item, which goes before its first words

    def characters(self, around: Element, characters: str) -> None:
        if self.texts:
            self._write(characters)

    def _write(self, characters: str) -> None:
        if self.citation:
            characters = self.citation.part(self.open[-1], characters)
        if self.number and characters.strip():
            self.builder.text(f"{self.number} ")
            self.number = ""
        self.builder.text(characters)

    def begin(self, element: Element, name: str) -> Ending:
        for key in self.notes.from_anchors.get(element, ()) if element in self.notes.from_anchors else ():
            self.builder.call(key, self.notes.labels[key])
        if element in self.notes.keys:
            return self._note(element)
        if element in self.notes.from_references:
            return self._reference(element)
        if marker := self.notes.missing.get(element):
            return self._missing(marker)
        if name in ("lb", "pb", "cb") or (name == "milestone" and element.get("unit") == "page"):
            return self._break(element, name)
        if kind := self._left_out(element, name):
            return self.leave_out(kind)
        if name in TOKENS:
            return self._token(element)
        if name in HOLDERS:
            return self._holder(name)
        if name == "l":
            return self._verse_line(element)
        if name in ("cell", "row"):
            return self.builder.cell(reach(element, "cols"), reach(element, "rows")) if name == "cell" else self.builder.end_row
        if name in BLOCKS and self._stands_alone(element, name):
            return self._block(element, name)
        if name == "bibl":  # behind a quotation, with a blank in the file or without
            self.builder.text(" ")
        if self.marks and name in QUOTING and self.builder.kind != "block_quotation" and (marks := marks_around(element)):
            return self._quoted(marks)
        return self._marked(element)

    def _quoted(self, marks: str) -> Ending:
        self._write(marks[0])
        return lambda: self.builder.text(marks[1])

    def _holder(self, name: str) -> Ending:
        is_text, is_division = name == "text", name in DIVISIONS
        self.texts += is_text
        self.divisions += is_division
        self.builder.begin("list_item" if name == "list" else self._kind_around())

        def end() -> None:
            self.builder.end()
            self.texts -= is_text
            self.divisions -= is_division

        return end

    def _block(self, element: Element, name: str) -> Ending:
        kind, level = BLOCKS[name] or self._kind_around(), 0
        if name == "head":
            kind, level = self._heading()
        elif name == "titlePart":
            kind, level = self._title(element)
        elif (rendered := RENDERED.get(element.get("rend", ""))) and name in ("p", "ab"):
            kind = rendered
        self.builder.begin(kind, level, self.names.get(element, ""))
        around = element.getparent()
        style = self.renditions.said(around) if name == "item" and around is not None else ""
        self.number = number_of_item(element, style) or self.number
        if name == "biblStruct":
            self.citation = CitationInParts()
        return self._end_block

    def _end_block(self) -> None:
        self.citation = None
        self.builder.end()

    def _kind_around(self) -> str:
        kind = self.builder.kind
        return "paragraph" if kind in ("title", "heading") else kind

    def _heading(self) -> tuple[str, int]:
        around = self.open[-1] if self.open else ""
        if around in ("figure", "table"):
            return "caption", 0
        return "heading", self.texts + self.divisions + (around == "list")

    def _title(self, element: Element) -> tuple[str, int]:
        """Of the whole text; the titles of the parts in a volume are headings."""
        is_main = element.get("type", "main") == "main"
        if self.texts == 1:
            return ("title" if is_main else "subtitle"), 0
        return "heading", self.texts + self.divisions + (not is_main)

    def _stands_alone(self, element: Element, name: str) -> bool:
        """Whether it is a passage: always a paragraph or a heading; a quotation unless it goes along with a sentence."""
        if name in ("p", "ab", "lg", "item", "table", "head", "figure", "titlePart", "docTitle"):
            return "cell" not in self.open or name in ("lg", "table")
        if name in LINES_OF_A_LETTER and self.open[-1] in ("opener", "closer") and not _has_own_words(element.getparent()):
            return True
        if not any(around in SENTENCES for around in self._open_in_note_or_text()):
            return True
        return name in ("quote", "q", "cit", "said", "epigraph") and any(local(child) in OWN_PARTS for child in element)

    def _open_in_note_or_text(self) -> list[str]:
        """The names of the elements around, up to the next division."""
        around: list[str] = []
        for name in reversed(self.open):
            if name in HOLDERS:
                break
            around.append(name)
        return around

    def _verse_line(self, element: Element) -> Ending:
        """Lines that stand without a group are one passage as long as they follow one another."""
        in_group = "lg" in self.open
        if not in_group and not _is_line(_neighbour(element, before=True)):
            self.builder.begin("verse", identifier=self.names.get(element, ""))
        else:
            self.builder.line_break()
        return self.builder.end if not in_group and not _is_line(_neighbour(element, before=False)) else nothing

    def _note(self, element: Element) -> Ending:
        key = self.notes.keys[element]
        apart = key in self.notes.apart
        if not apart and key not in self.builder.notes:
            self.builder.call(key, self.notes.labels[key])
        identifier = self.names.get(element, "")
        self.builder.begin_note(key, self.notes.labels[key], apart=apart, identifier=identifier, status=status_of(element))
        return self.builder.end_note

    def _reference(self, element: Element) -> Ending:
        key = self.notes.from_references[element]
        written = characters_of(element)
        self.builder.call(key, self.notes.labels[key], written)
        return self.pass_over()

    def _missing(self, marker: str) -> Ending:
        self.builder.call(("missing", marker), marker)
        return self.pass_over()

    def _break(self, element: Element, name: str) -> Ending:
        if element.get("break") == "no":
            self.builder.join(HYPHENS)
        elif name == "lb":
            self.builder.line_end()
        if name in ("pb", "milestone"):
            counted = element.get("type", "")
            self.builder.page(element.get("n") or "", counted if counted in COUNTED else "file", self.names.get(element, ""))
        return nothing

    def _token(self, element: Element) -> Ending:
        """A word or a sign, which may say that no blank stands beside it."""
        side = element.get("join", "")
        if side in ("left", "both"):
            self.builder.join("")
        return (lambda: self.builder.join("")) if side in ("right", "both") else self._marked(element)

    def _left_out(self, element: Element, name: str) -> str:
        if name == "fw":
            return "page_number" if element.get("type") in PAGE_NUMBERS else "running_head"
        if is_second_reading(element):
            return "markup"
        if repeats_label(element, self.notes):
            return "note_extraction"
        return "markup" if is_struck(self.renditions.said(element)) else LEFT_OUT.get(name, "")

    def _marked(self, element: Element) -> Ending:
        looks = _looks(element, self.renditions.said(element))
        return self.builder.mark(looks) if looks else nothing


def _looks(element: Element, said: str) -> tuple[str, ...]:
    """As its attributes say; without any, an emphasis and the title of what stands by itself are in italics."""
    if said:
        return looks_in(said)
    is_title = local(element) == "title" and element.get("level") in TITLES
    return ("italic",) if is_title or local(element) == "emph" else ()


def _has_own_words(element: Element | None) -> bool:
    return element is None or bool((element.text or "").strip()) or any((child.tail or "").strip(" \n\t,") for child in element)


def _neighbour(element: Element, *, before: bool) -> Element | None:
    for sibling in element.itersiblings(preceding=before):
        if local(sibling) not in PASSED_OVER:
            return sibling
    return None


def _is_line(element: Element | None) -> bool:
    return element is not None and local(element) == "l"


def read_tei(data: bytes, *, max_pages: int = 5_000) -> SourceText:
    """The text with its structure. Raises `UnreadableSource` (entities, broken, unknown_format, blank, too_many_pages)."""
    return source_of_tei(parse_xml(data, WHAT), max_pages=max_pages)


def source_of_tei(root: Element, *, max_pages: int = 5_000) -> SourceText:
    if local(root) not in ROOTS:
        raise errors.unknown_xml(local(root))
    reading = TeiWalk(notes=notes_of(root), names=names_of(root), marks=leaves_out_marks(root), renditions=renditions_of(root))
    reading.within(root, HEADER)
    raw, structure = reading.builder.finish()
    if not structure.blocks:
        raise errors.nothing_to_read(WHAT)
    if len(structure.pages) > max_pages:
        raise errors.too_many_pages(len(structure.pages), max_pages)
    return SourceText(raw=raw, format="tei", language=_language(root), metadata=stated.of_tei(root), csl=csl_of(root), structured=structure)


def _language(root: Element) -> str:
    """As the encoder names it for the whole text, when that is a code of two letters."""
    for element in (root, *(child for child in root if local(child) == "text")):
        code = element.get(XML_LANG, "").partition("-")[0].lower()
        if len(code) == 2 and local(element) == "text":
            return code
    return ""
