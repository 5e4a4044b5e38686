"""The text of a revision as TEI: pages as milestones, notes at their calls, anchors around quoted words."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from annotator.exports.gathered import Quoted
from editions.models import NoteCall, Passage, Revision

TEI = "http://www.tei-c.org/ns/1.0"
NAMESPACES: Any = {None: TEI}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

FRONT = {"title": "titlePart", "subtitle": "titlePart", "byline": "byline"}
ELEMENTS = {"paragraph": "p", "block_quotation": "quote", "verse": "lg", "epigraph": "epigraph", "list_item": "list"}
# At one place: what ends comes before what begins, and a page begins before the words on it.
END, CALL, PAGE, START = range(4)


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """An empty element, or a note, at a code point of the revision's text."""

    at: int
    rank: int
    name: str


def element(parent: etree._Element | None, tag: str, text: str = "", **attributes: str) -> etree._Element:
    """A TEI element; `id` becomes xml:id, attributes that are empty are left out."""
    named = {XML_ID if name == "id" else name: value for name, value in attributes.items() if value}
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
        self._calls: dict[str, NoteCall] = {}
        self._written: set[int] = set()
        self._marks = sorted((*self._call_marks(), *self._page_marks(), *_anchor_marks(quotations)))

    def write(self, root: etree._Element) -> None:
        text = element(root, "text", id="text")
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
        self._uncalled(body)
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
        self._inline(element(parent, tag, type=kind, id=passage.ref), passage)

    def _block(self, division: etree._Element, passage: Passage) -> None:
        if passage.kind == "heading":
            made = element(division, "head", id=passage.ref)
        elif passage.kind in ELEMENTS:
            made = element(division, ELEMENTS[passage.kind], id=passage.ref)
        else:
            made = element(division, "p", rend=passage.kind, id=passage.ref)
        inner = {"verse": "l", "list_item": "item", "epigraph": "p"}.get(passage.kind)
        self._inline(element(made, inner) if inner else made, passage)

    def _inline(self, parent: etree._Element, passage: Passage) -> None:
        """The passage's words with the marks that fall into it."""
        at = passage.start
        for mark in self._within(passage):
            _add_text(parent, self._revision.text[at : mark.at])
            at = mark.at
            self._mark(parent, mark)
        _add_text(parent, self._revision.text[at : passage.end])

    def _within(self, passage: Passage) -> list[Mark]:
        """The marks of the passage: none that ends where it begins, none that begins where it ends."""
        first = bisect_left(self._marks, Mark(passage.start, CALL, ""))
        last = bisect_left(self._marks, Mark(passage.end, PAGE, ""))
        return self._marks[first:last]

    def _mark(self, parent: etree._Element, mark: Mark) -> None:
        if mark.rank == PAGE:
            element(parent, "pb", n=mark.name)
        elif mark.rank == CALL:
            self._call(parent, self._calls[mark.name])
        else:
            element(parent, "anchor", id=mark.name)

    def _call(self, parent: etree._Element, call: NoteCall) -> None:
        """The note itself at its first call; a reference to it at others, and where the note is missing."""
        note = self._notes.get(call.note_id or 0)
        if note is None:
            element(parent, "ref", type="note-missing", n=call.marker)
        elif note.pk in self._written:
            element(parent, "ref", call.marker, target=f"#{note.ref}")
        else:
            self._written.add(note.pk)
            self._inline(element(parent, "note", place="foot", n=call.marker, id=note.ref), note)

    def _uncalled(self, body: etree._Element) -> None:
        left = [note for note in self._notes.values() if note.pk not in self._written]
        if left:
            division = element(body, "div", type="notes")
            for note in left:
                paragraph = element(division, "p")
                self._inline(element(paragraph, "note", n=str(note.number or ""), id=note.ref), note)

    def _call_marks(self) -> Iterator[Mark]:
        for call in self._revision.note_calls.select_related("passage"):
            name = str(call.pk)
            self._calls[name] = call
            yield Mark(call.passage.start + call.offset, CALL, name)

    def _page_marks(self) -> Iterator[Mark]:
        """Pages that begin between two passages begin with the second of them."""
        starts = sorted(passage.start for passage in self._passages if not passage.is_note)
        for page in self._revision.pages.all():
            within = any(passage.start <= page.start < passage.end for passage in self._passages)
            at = page.start if within else next((start for start in starts if start >= page.start), page.start)
            yield Mark(at, PAGE, str(page))


def _anchor_marks(quotations: Iterable[Quoted]) -> Iterator[Mark]:
    for quoted in quotations:
        for order, part in enumerate(quoted.parts):
            if part.place.start is not None and part.place.end is not None:
                first, last = anchor_ids(quoted, order)
                yield Mark(part.place.start, START, first)
                yield Mark(part.place.end, END, last)


def _add_text(parent: etree._Element, text: str) -> None:
    text = clean(text)
    if not text:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
