"""Walks through the parts of a Word document and writes them down: what its elements are to a reader.

Source: ECMA-376, Part 1, 17.3 (paragraphs and runs) and 17.11 (notes).
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from editions.readers.docx_boxes import boxes_of
from editions.readers.docx_fields import Fields, NoteKey
from editions.readers.docx_styles import (
    OFF,
    Style,
    W,
    is_hidden,
    kind_of,
    looks_like_heading,
    looks_of,
    numbering_by_style,
)
from editions.readers.docx_symbols import symbol
from editions.readers.numbering import FORMS, Numbering
from editions.readers.own_sign import sign_at_head
from editions.readers.structure import BY_LOOK, BY_LOOK_AND_FIRST
from editions.readers.structure_builder import StructureBuilder
from editions.readers.table_columns import reach
from editions.readers.xml import Element, local, walk

# Deleted words, a second version of a drawing for older programs, properties, readings above characters; boxes come after their paragraph.
SKIPPED = frozenset(
    ["del", "moveFrom", "Fallback", "pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "rt", "binData", "txbxContent"]
)
DROPPED = f"{W}pPr/{W}framePr[@{W}dropCap]"  # a first letter as high as several lines
NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")
SYMBOL = re.compile(r"[0-9A-Fa-f]{2,4}")
LONGEST_CELL = 400  # letters: a table with more in a cell is a page's layout
CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


@dataclass(slots=True)
class Counter:
    """Numbers the notes of one kind as Word does when it shows them."""

    start: int = 1
    each: str = ""  # where they begin again: eachSect, eachPage
    form: str = "decimal"  # one of FORMS
    last: int = 0

    def next(self) -> str:
        self.last += 1
        return FORMS[self.form](self.start + self.last - 1)

    def begin_anew(self, each: str) -> None:
        self.last = 0 if self.each == each else self.last


@dataclass(slots=True)
class DocxWalk:
    """Writes the parts of a document into a builder."""

    styles: dict[str, Style]
    numbering: Numbering
    builder: StructureBuilder = field(default_factory=StructureBuilder)
    counters: dict[str, Counter] = field(default_factory=dict)
    labels: dict[NoteKey, str] = field(default_factory=dict)
    signs: dict[NoteKey, str] = field(default_factory=dict)  # labels that a person has typed
    page: int = 1
    custom: NoteKey | None = None  # the note whose own sign comes next
    plain_tables: set[Element] = field(default_factory=set)
    fields: Fields = field(default_factory=Fields)
    sign: str = ""  # of its own, which the note that has just begun may repeat
    silent: Element | None = None  # whose text is passed over
    hidden: bool = False
    raised: bool = False
    joining: bool = False  # the next paragraph goes on with this one
    run_ends: list[Callable[[], None]] = field(default_factory=list)  # what to do at the end of each open run

    def body(self, root: Element) -> None:
        for event, element, characters in walk(root, SKIPPED):
            if self.silent is not None:
                self.silent = None if event == "end" and element is self.silent else self.silent
            elif event == "text":
                if local(element) == "instrText":
                    self.fields.spell(characters)
                elif local(element) == "t":
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
            self.hidden = is_hidden(element.find(f"{W}rPr"))
            looks = looks_of(element.find(f"{W}rPr"), self.styles)
            self.raised = "superscript" in looks
            self.run_ends.append(self.builder.mark(looks))
        elif name == "sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            self.silent = element
        elif name == "fldSimple":
            self.fields.begin(element.get(f"{W}instr", ""))
        elif name == "fldChar":
            self.fields.change(element.get(f"{W}fldCharType", ""))
        elif name == "bookmarkStart":
            self.fields.marking[element.get(f"{W}id", "")] = element.get(f"{W}name", "")
        elif name == "bookmarkEnd":
            self.fields.marking.pop(element.get(f"{W}id", ""), None)
        elif name in ("footnoteReference", "endnoteReference"):
            self._call(name.removesuffix("Reference"), element)
        elif name == "lastRenderedPageBreak":
            self.page += 1
            self.builder.page(str(self.page), "inferred")
            self._begin_anew("eachPage")
        elif name in ("br", "cr"):
            if element.get(f"{W}type", "textWrapping") == "textWrapping":
                self.builder.line_break()
        elif name == "sym":
            self._symbol(element.get(f"{W}char", ""), element.get(f"{W}font", ""))
        elif name in CHARACTERS:
            self._text(CHARACTERS[name])
        elif name == "tbl":
            self._start_table(element)

    def _end(self, element: Element) -> None:
        name = local(element)
        if name == "p":
            self._end_paragraph(element)
        elif name == "r":
            self.run_ends.pop()()
        elif name == "fldSimple":
            self.fields.change("end")
        elif name == "tc" and self.plain_tables:
            spanned = element.find(f"{W}tcPr/{W}gridSpan")
            self.builder.cell(reach(spanned, f"{W}val") if spanned is not None else 1)()
        elif name == "tr" and self.plain_tables:
            self.builder.end_row()
        elif name == "tbl" and element in self.plain_tables:
            self.plain_tables.discard(element)
            self.builder.end()

    def _start_paragraph(self, element: Element) -> None:
        if self.joining:
            self.joining = False
            return
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
        properties = element.find(f"{W}pPr")
        self.fields.end_paragraph()
        self.joining = not self.plain_tables and _goes_on(element)
        if self.joining:
            if element.find(DROPPED) is not None:
                self.builder.join("")
            return
        if not self.plain_tables:
            self.builder.end()
        for box in boxes_of(element):
            for child in box:
                self.body(child)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self._begin_anew("eachSect")

    def _begin_anew(self, each: str) -> None:
        for counter in self.counters.values():
            counter.begin_anew(each)

    def _start_table(self, element: Element) -> None:
        cells = element.iter(f"{W}tc")
        if not self.plain_tables and all(sum(len(text.text or "") for text in cell.iter(f"{W}t")) <= LONGEST_CELL for cell in cells):
            self.builder.begin("table")
            self.plain_tables.add(element)

    def _call(self, kind: str, element: Element) -> None:
        note = (kind, element.get(f"{W}id", ""))
        self.fields.call(note)
        if element.get(f"{W}customMarkFollows", "0") not in OFF:
            self.custom = note
            return
        label = self.labels.setdefault(note, "") or self.counters[kind].next()
        self.labels[note] = label
        self.builder.call(note, label)

    def _text(self, characters: str) -> None:
        if self.fields.in_code:
            return
        if self.custom and characters.strip():
            self.labels[self.custom] = characters.strip()
            self.signs[self.custom] = characters.strip()
            self.builder.call(self.custom, characters.strip(), characters)
            self.custom = None
        elif (again := self.fields.note_again) and self.labels.get(again) == characters.strip():
            self.builder.call(again, self.labels[again], characters)
        elif self.hidden:
            self.builder.leave_out(characters, "markup")
        elif self.raised and self.builder.parts_calls(characters):
            self.builder.leave_out(characters, "note_call")
        else:
            self.builder.text(self._without_sign(characters))

    def _without_sign(self, characters: str) -> str:
        """What follows the sign of its own that a note repeats at its head."""
        if not self.sign or not characters.strip():
            return characters
        sign, self.sign = sign_at_head(self.sign, characters), ""
        self.builder.leave_out(sign, "note_extraction")
        return characters[len(sign) :]

    def _symbol(self, code: str, font: str) -> None:
        """A character by its number."""
        if SYMBOL.fullmatch(code) and unicodedata.category(chr(int(code, 16))) not in ("Cc", "Cs"):
            self._text(symbol(int(code, 16), font))

    def notes(self, root: Element, kind: str, deleted: frozenset[str]) -> None:
        for note in root.iterchildren(f"{W}{kind}"):
            key = (kind, note.get(f"{W}id", ""))
            if note.get(f"{W}type", "normal") in NO_NOTES or (key[1] in deleted and key not in self.labels):
                continue
            self.builder.begin_note(key, self.labels.get(key, ""))
            self.sign = self.signs.get(key, "")
            self.body(note)
            self.builder.end_note()


def _goes_on(paragraph: Element) -> bool:
    """Whether it is one with the next: its end has been struck out, or it is a large first letter in a frame."""
    following = paragraph.getnext()
    goes_on = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None or paragraph.find(DROPPED) is not None
    return goes_on and following is not None and following.tag == paragraph.tag
