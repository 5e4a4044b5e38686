"""JATS: articles as journals and their platforms keep them. The title page is written from the head, the text as it stands.

Source: JATS 1.3 (ANSI/NISO Z39.96-2021), Journal Archiving and Interchange; files of its forerunner, the NLM DTD, too.
"""

from dataclasses import dataclass, field

from editions.readers import errors, jats_head
from editions.readers.citation_parts import CitationInParts
from editions.readers.element_walk import ElementWalk, Ending, nothing
from editions.readers.jats_elements import (
    ARTICLES,
    BLOCKS,
    CELLS,
    CITATIONS,
    HOLDERS,
    LABELLED,
    LISTS,
    LONGEST_CELL,
    LOOKS,
    PAGE,
    PAGE_LABEL,
    PARTS,
    SKIPPED,
)
from editions.readers.jats_head import part
from editions.readers.jats_notes import JatsNotes, notes_of
from editions.readers.looks import looks_in
from editions.readers.numbering import FORMS, MOST
from editions.readers.own_sign import sign_at_head
from editions.readers.source import SourceText
from editions.readers.table_columns import reach
from editions.readers.xml import Element, characters_of, local, text_of

WHAT = "a JATS article"


@dataclass(slots=True)
class JatsWalk(ElementWalk):
    notes: JatsNotes = field(default_factory=JatsNotes)
    label: str = ""  # of a section or a figure, which goes before the next words
    note_label: str = ""  # of the note that has just begun and may repeat it
    citation: CitationInParts | None = None
    depth: int = 0

    def article(self, root: Element) -> None:
        """The title page, then the text."""
        self.head(root)
        for child in root:
            if local(child) in HOLDERS:
                self.within(child, SKIPPED)

    def head(self, article: Element) -> None:
        head = jats_head.head_of(article)
        if head is None:
            return
        kinds = ("heading", "heading") if self.depth else ("title", "subtitle")
        group = part(head, "title-group")
        for name, kind in zip(("article-title", "subtitle"), kinds, strict=True):
            for title in [child for child in group if local(child) == name] if group is not None else ():
                self._passage(title, kind)
        self._byline(head)
        for child in head:
            if local(child) in ("abstract", "trans-abstract") and child.get("abstract-type") not in ("graphical", "teaser"):
                self.within(child, SKIPPED)
        notes = part(head, "author-notes")
        if notes is not None:
            self.within(notes, SKIPPED)

    def _passage(self, element: Element, kind: str) -> None:
        self.builder.begin(kind, self.depth)
        self.open.append("title-page")
        self.within(element, SKIPPED)
        self.open.pop()
        self.builder.end()

    def _byline(self, head: Element) -> None:
        people = [(contributor, name) for contributor in jats_head.contributors(head) if (name := jats_head.name_of(contributor))]
        self.builder.begin("byline")
        for index, (contributor, name) in enumerate(people):
            self.builder.text(f", {name}" if index else name)
            for reference in contributor.iter("{*}xref"):
                for key in self.notes.calls.get(reference, ()):
                    self.builder.call(key, self.notes.labels[key])
        self.builder.end()

    def characters(self, around: Element, characters: str) -> None:
        if self.note_label and characters.strip():
            characters = self._without_label(characters)
        if self.label and characters.strip():
            self.builder.text(f"{self.label} ")
            self.label = ""
        if self.citation:
            characters = self.citation.part(local(around), characters)
        if local(around) == "sup" and self.builder.parts_calls(characters):
            self.builder.leave_out(characters, "note_call")
            return
        self.builder.text(characters)

    def _without_label(self, characters: str) -> str:
        """What follows the note's sign where the text repeats it; the sign is left out."""
        sign = sign_at_head(self.note_label, characters)
        self.note_label = ""
        self.builder.leave_out(sign, "note_extraction")
        return characters[len(sign) :]

    def begin(self, element: Element, name: str) -> Ending:
        if element in self.notes.keys:
            return self._note(element)
        if element in self.notes.calls:
            return self._call(element)
        if name == "label":
            return self._label(element)
        if name == "alternatives":
            return nothing
        if self._is_second_version(element):
            return self.pass_over()
        if name in HOLDERS:
            return self._holder(element, name)
        if name == "title" and self.open:
            return self._title()
        if name == "table" and not self.builder.in_table:
            return self._table(element)
        if self.builder.in_table and name in ("td", "th", "tr"):
            return self.builder.cell(reach(element, "colspan"), reach(element, "rowspan")) if name in CELLS else self.builder.end_row
        if name == "verse-line":
            return self._verse_line()
        if name == "break":
            self.builder.line_break()
        if name == "list-item":
            self.label = _number(element)
        if name in BLOCKS and self._stands_alone(element):
            return self._block(name)
        if name in CITATIONS:
            return self._citation()
        if PAGE.fullmatch(element.get("content-type") or element.get("target-type") or ""):
            return self._page(element)
        return self._marked(element, name)

    def _holder(self, element: Element, name: str) -> Ending:
        deeper = HOLDERS[name]
        self.depth += deeper
        self.builder.begin("list_item" if name in ("list", "def-list") else self._kind_around())
        if name in ARTICLES:
            self.head(element)

        def end() -> None:
            self._end_label()
            self.builder.end()
            self.depth -= deeper

        return end

    def _block(self, name: str) -> Ending:
        kind = BLOCKS[name] or self._kind_around()
        self.builder.begin(kind, self.depth if kind == "heading" else 0)

        def end() -> None:
            if name in LABELLED:
                self._end_label()
            self.builder.end()

        return end

    def _title(self) -> Ending:
        if "caption" in self.open:
            self.builder.begin("caption")
        else:
            self.builder.begin("heading", max(self.depth, 1) + (self.open[-1] == "verse-group"))
        return self.builder.end

    def _kind_around(self) -> str:
        kind = self.builder.kind
        return "paragraph" if kind in ("title", "heading", "byline") else kind

    def _stands_alone(self, element: Element) -> bool:
        """Not in a cell, nor where a paragraph of a note or of a title page goes on."""
        if self.builder.in_table or "title-page" in self.open:
            return False
        around = element.getparent()
        return not (local(element) == "attrib" and around is not None and local(around) == "p")

    def _verse_line(self) -> Ending:
        self.builder.line_break()
        return nothing

    def _label(self, element: Element) -> Ending:
        """Of a section, a figure, an item: it goes before the words that follow. That of a note is its number."""
        if element.getparent() not in self.notes.keys:
            self.label = text_of(element)
        return self.pass_over()

    def _end_label(self) -> None:
        """A label that no words follow stands by itself."""
        if self.label:
            label, self.label = self.label, ""
            self.builder.begin("caption")
            self.builder.text(label)
            self.builder.end()

    def _note(self, element: Element) -> Ending:
        key = self.notes.keys[element]
        label = self.notes.labels[key]
        if key in self.notes.here:
            self.builder.call(key, label)
        self.builder.begin_note(key, label, apart=key not in self.notes.here)
        self.note_label = label if key in self.notes.unlabelled else ""
        around, self.label = self.label, ""

        def end() -> None:
            self.builder.end_note()
            self.label = around
            self.note_label = ""

        return end

    def _call(self, element: Element) -> Ending:
        keys = self.notes.calls[element]
        written = characters_of(element)
        for index, key in enumerate(keys):
            label = text_of(element) if len(keys) == 1 else self.notes.labels[key]
            self.builder.call(key, label.strip("()[] ") or self.notes.labels[key], written if not index else "")
        return self.pass_over()

    def _is_second_version(self, element: Element) -> bool:
        """In a choice of forms the first that has any text is enough."""
        around = element.getparent()
        if around is None or local(around) != "alternatives":
            return False
        return any(text_of(before) for before in element.itersiblings(preceding=True))

    def _table(self, element: Element) -> Ending:
        cells = (cell for cell in element.iterdescendants() if local(cell) in CELLS)
        if any(len(text_of(cell)) > LONGEST_CELL for cell in cells):
            return nothing
        return self.builder.table()

    def _citation(self) -> Ending:
        self.citation = CitationInParts()

        def end() -> None:
            self.citation = None

        return end

    def _page(self, element: Element) -> Ending:
        label = next((match[0] for text in (text_of(element), element.get("id", "")) for match in PAGE_LABEL.finditer(text)), "")
        self.builder.page(label)
        return self.pass_over()

    def _marked(self, element: Element, name: str) -> Ending:
        look = LOOKS.get(name)
        looks = looks_in(element.get("style", "")) if name == "styled-content" else (look,) if look else ()
        return self.builder.mark(looks) if looks else nothing


def _number(item: Element) -> str:
    """Of an item in a list that a journal numbers and the file does not."""
    around = item.getparent()
    form = LISTS.get(around.get("list-type", "")) if around is not None else None
    before = sum(local(sibling) == "list-item" for sibling in item.itersiblings(preceding=True))
    return f"{FORMS[form](before + 1)}." if form and before < MOST else ""


def is_jats(root: Element) -> bool:
    return local(root) == "article" and any(local(child) in PARTS for child in root)


def source_of_jats(root: Element, *, max_pages: int = 5_000) -> SourceText:
    """The text with its structure. Raises `UnreadableSource` (blank, too_many_pages)."""
    reading = JatsWalk(notes=notes_of(root))
    reading.article(root)
    raw, structure = reading.builder.finish()
    if not structure.blocks:
        raise errors.nothing_to_read(WHAT)
    if len(structure.pages) > max_pages:
        raise errors.too_many_pages(len(structure.pages), max_pages)
    language, csl = jats_head.language_of(root), jats_head.csl_of(root)
    return SourceText(raw=raw, format="jats", language=language, metadata=jats_head.stated(root), csl=csl, structured=structure)
