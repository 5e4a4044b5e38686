"""The text of a revision as TEI: pages as milestones, notes at their calls, anchors around quoted words, `hi` around what print sets
apart. Read again, it gives the same passages.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from annotator.exports.gathered import Quoted
from annotator.exports.tei_names import names_of
from editions.models import NoteCall, Page, Passage, Revision
from editions.models.page import LabelSource
from editions.models.passage import NoteStatus
from editions.segmentation.marking import runs
from editions.segmentation.segmented import Mark as Look

TEI = "http://www.tei-c.org/ns/1.0"
BREAKS = re.compile(r"([\n\t])")  # between lines, between the cells of a table
NAMESPACES: Any = {None: TEI}
XML = {"id": "{http://www.w3.org/XML/1998/namespace}id", "lang": "{http://www.w3.org/XML/1998/namespace}lang"}
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

FRONT = {"title": "titlePart", "subtitle": "titlePart", "byline": "byline"}
ELEMENTS = {"heading": "head", "paragraph": "p", "block_quotation": "quote"}
LOOKS = {"small_caps": "smallcaps", "underlined": "underline"}  # others are called as we call them
READ_OFF = (LabelSource.FILE,)  # the file's own labels; others say in @type how they were come by
# At one place: what ends comes before what begins, and a page begins before the words on it.
END, CALL, PAGE, START = range(4)


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """An empty element, or a note, at a code point of the revision's text."""

    at: int
    rank: int
    name: str


def element(parent: etree._Element | None, tag: str, text: str = "", **attributes: str) -> etree._Element:
    """A TEI element; `id` becomes xml:id, `lang` xml:lang, attributes that are empty are left out."""
    named = {XML.get(name, name): value for name, value in attributes.items() if value}
    name = etree.QName(TEI, tag)
    made = etree.Element(name, named, nsmap=NAMESPACES) if parent is None else etree.SubElement(parent, name, named)
    if text:
        made.text = clean(text)
    return made


def clean(text: str) -> str:
    return CONTROLS.sub("", text)


def anchor_ids(quoted: Quoted, order: int) -> tuple[str, str]:
    return f"q{quoted.key}-{order}-start", f"q{quoted.key}-{order}-end"


class TextWriter:
    """Writes `text` of the TEI document, passage by passage."""

    def __init__(self, revision: Revision, quotations: Iterable[Quoted]) -> None:
        self._revision = revision
        self._passages = list(revision.passages.all())
        self._notes = {passage.pk: passage for passage in self._passages if passage.is_note}
        self._pages = {f"{page.sequence:08}": page for page in revision.pages.all()}
        self._names = names_of(self._passages, self._pages.values())
        self._calls: dict[str, NoteCall] = {}
        self._written: set[int] = set()
        self._marks = sorted((*self._call_marks(), *self._page_marks(), *_anchor_marks(quotations)))
        times = Counter(call.note_id for call in self._calls.values())
        self._called_again = {pk for pk, count in times.items() if count > 1}

    def write(self, root: etree._Element) -> None:
        text = element(root, "text", id="text", lang=self._revision.language)
        front = element(None, "front")
        body = element(None, "body")
        division = element(body, "div")
        for passage in self._passages:
            if passage.is_note:
                continue
            if passage.kind in FRONT and not len(division):
                self._front(front, passage)
                continue
            if passage.kind == "heading" and len(division):
                division = element(body, "div")
            self._block(division, passage)
        self._pages_behind(division)
        self._notes_apart(body)
        if len(front):
            text.append(front)
        text.append(body)

    def _front(self, front: etree._Element, passage: Passage) -> None:
        tag = FRONT[passage.kind]
        if tag == "titlePart":
            if not len(front) or front[-1].tag != f"{{{TEI}}}docTitle":
                element(front, "docTitle")
            parent = front[-1]
        else:
            parent = front
        kind = {"title": "main", "subtitle": "sub"}.get(passage.kind, "")
        self._inline(element(parent, tag, type=kind, id=self._names[passage]), passage)

    def _block(self, division: etree._Element, passage: Passage) -> None:
        name = self._names[passage]
        match passage.kind:
            case "verse":
                self._by_lines(element(division, "lg", id=name), "l", passage)
            case "table":
                self._by_lines(element(division, "table", id=name), "row", passage)
            case "list_item":
                self._inline(element(element(division, "list"), "item", id=name), passage)
            case "epigraph":
                self._inline(element(element(division, "epigraph"), "p", id=name), passage)
            case kind if kind in ELEMENTS:
                self._inline(element(division, ELEMENTS[kind], id=name), passage)
            case kind:
                self._inline(element(division, "p", rend=kind, id=name), passage)

    def _by_lines(self, parent: etree._Element, tag: str, passage: Passage) -> None:
        """Each line of the passage in an element of its own; of a table's row each cell."""

        def line() -> etree._Element:
            made = element(parent, tag)
            return element(made, "cell") if tag == "row" else made

        self._inline(line(), passage, line)

    def _inline(self, parent: etree._Element, passage: Passage, line: Callable[[], etree._Element] | None = None) -> None:
        """The passage's words with the marks that fall into it; `line` gives the element of its next line."""
        at = passage.start
        for mark in (*self._within(passage), None):
            upto = passage.end if mark is None else mark.at
            parent = self._words(parent, passage, at, upto, line)
            at = upto
            if mark is not None:
                self._mark(parent, mark)

    def _words(
        self, parent: etree._Element, passage: Passage, start: int, end: int, line: Callable[[], etree._Element] | None
    ) -> etree._Element:
        """Writes `start`..`end` of the text; gives back the element in which the passage goes on."""
        looks = [Look(*look) for look in passage.marks]
        for first, last, kinds in runs(looks, start - passage.start, end - passage.start):
            words = self._revision.text[passage.start + first : passage.start + last]
            for piece in BREAKS.split(words):
                if piece == "\n":
                    parent = _next_line(parent, line)
                elif piece == "\t":
                    parent = _next_cell(parent)
                else:
                    _add_words(parent, piece, " ".join(LOOKS.get(kind, kind) for kind in kinds))
        return parent

    def _within(self, passage: Passage) -> list[Mark]:
        """The marks of the passage: none that ends where it begins, none that begins where it ends."""
        first = bisect_left(self._marks, Mark(passage.start, CALL, ""))
        last = bisect_left(self._marks, Mark(passage.end, PAGE, ""))
        return self._marks[first:last]

    def _mark(self, parent: etree._Element, mark: Mark) -> None:
        if mark.rank == PAGE:
            self._page(parent, self._pages[mark.name])
        elif mark.rank == CALL:
            self._call(parent, self._calls[mark.name])
        else:
            element(parent, "anchor", id=mark.name)

    def _call(self, parent: etree._Element, call: NoteCall) -> None:
        """The note itself, or a reference to one that is called several times; where it is missing, word of that."""
        note = self._notes.get(call.note_id or 0)
        if note is None:
            element(parent, "ref", type="note-missing", n=call.marker)
        elif note.pk in self._called_again or note.pk in self._written:
            element(parent, "ref", call.marker, target=f"#{self._names[note]}")
        else:
            self._written.add(note.pk)
            self._inline(element(parent, "note", place="foot", n=call.marker, type=_status(note), id=self._names[note]), note)

    def _notes_apart(self, body: etree._Element) -> None:
        """Notes that are called several times, or nowhere."""
        left = [note for note in self._notes.values() if note.pk not in self._written]
        if left:
            division = element(body, "div", type="notes")
            for note in left:
                self._written.add(note.pk)
                self._inline(element(division, "note", n=str(note.number or ""), type=_status(note), id=self._names[note]), note)

    def _page(self, parent: etree._Element, page: Page) -> None:
        counted = "" if page.label_source in READ_OFF else page.label_source
        element(parent, "pb", n=page.label, type=counted, id=self._names.get(page, ""))

    def _pages_behind(self, division: etree._Element) -> None:
        """Pages that hold nothing of the body, at its end."""
        end = max((passage.end for passage in self._passages if not passage.is_note), default=0)
        for mark in self._marks:
            if mark.rank == PAGE and mark.at >= end:
                self._page(division, self._pages[mark.name])

    def _call_marks(self) -> Iterator[Mark]:
        for call in self._revision.note_calls.select_related("passage"):
            name = str(call.pk)
            self._calls[name] = call
            yield Mark(call.passage.start + call.offset, CALL, name)

    def _page_marks(self) -> Iterator[Mark]:
        """Pages that begin between two passages begin with the second of them."""
        starts = sorted(passage.start for passage in self._passages if not passage.is_note)
        for name, page in self._pages.items():
            within = any(passage.start <= page.start < passage.end for passage in self._passages)
            at = page.start if within else next((start for start in starts if start >= page.start), page.start)
            yield Mark(at, PAGE, name)


def _anchor_marks(quotations: Iterable[Quoted]) -> Iterator[Mark]:
    for quoted in quotations:
        for order, part in enumerate(quoted.parts):
            if part.place.start is not None and part.place.end is not None:
                first, last = anchor_ids(quoted, order)
                yield Mark(part.place.start, START, first)
                yield Mark(part.place.end, END, last)


def _next_line(parent: etree._Element, line: Callable[[], etree._Element] | None) -> etree._Element:
    if line is not None:
        return line()
    element(parent, "lb")
    return parent


def _next_cell(parent: etree._Element) -> etree._Element:
    row = parent.getparent()
    return element(row, "cell") if row is not None and etree.QName(parent).localname == "cell" else parent


def _status(note: Passage) -> str:
    """Named where words of the note are missing."""
    return note.status if note.status in (NoteStatus.GAP, NoteStatus.TRUNCATED) else ""


def _add_words(parent: etree._Element, text: str, rend: str) -> None:
    if rend and text:
        element(parent, "hi", text, rend=rend)
    else:
        _add_text(parent, text)


def _add_text(parent: etree._Element, text: str) -> None:
    text = clean(text)
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
