"""HTML: all of its text in order, without scripts and menus; notes by where their calls lead, pages where the file names them."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from editions.readers import errors
from editions.readers.element_walk import ElementWalk, Ending, nothing
from editions.readers.html_comments import is_comment
from editions.readers.html_look import PLAIN, Layout, layout_of
from editions.readers.html_names import (
    AFTER_LABEL,
    BLOCKS,
    CELLS,
    END_OF_PAGE,
    FEWEST_CELLS,
    FOR_HEADINGS,
    FURNITURE,
    HIGHEST,
    LABEL,
    LINE_NUMBER,
    LONGEST_CELL,
    LOOKS,
    NAMED,
    NO_HEADINGS,
    NOT_PRINTED,
    NOT_READ,
    OPENS_LABEL,
    PAGE_CLASS,
    SHOWN_TWICE,
    SKIPPED,
    SWITCH,
)
from editions.readers.html_notes import EPUB_TYPE, Document, HtmlNotes, Links, links_of, notes_of
from editions.readers.html_notes_here import find_notes_here
from editions.readers.html_signs import marks_of, number_of
from editions.readers.looks import is_struck
from editions.readers.own_sign import sign_at_head
from editions.readers.source import SourceText
from editions.readers.structure import BY_LOOK, BY_LOOK_AND_FIRST, StructuredText
from editions.readers.stylesheets import Stylesheet, looks_of, stylesheet
from editions.readers.table_columns import reach
from editions.readers.xml import Element, characters_of, local, parse_html, text_of

WHAT = "an HTML page"


@dataclass(slots=True)
class HtmlWalk(ElementWalk):
    notes: HtmlNotes = field(default_factory=HtmlNotes)
    page_labels: Mapping[Element, str] = field(default_factory=dict)  # of places that a list of pages names
    layout: Layout = PLAIN
    sheet: Stylesheet = field(default_factory=Stylesheet)  # of the document that is read
    label: str = ""  # of the note that has just begun
    number: str = ""  # of the item of a list whose words come next

    def run(self, document: Document) -> None:
        self.sheet = document.sheet
        self.within(document.root, SKIPPED)

    def characters(self, around: Element, characters: str) -> None:
        if local(around) == "sup" and self.builder.parts_calls(characters):
            self.builder.leave_out(characters, "note_call")
            return
        if self.number and characters.strip():
            self.builder.text(self.number)
            self.number = ""
        while ended := END_OF_PAGE.search(characters):
            self.builder.text(characters[: ended.start()])
            self.builder.leave_out(ended[0], "page_number")
            self.builder.page_ends(ended[1])
            characters = characters[ended.end() :]
        self.builder.text(self._without_label(characters) if self.label else characters)

    def _without_label(self, characters: str) -> str:
        """What follows the sign at the head of a note; the sign is left out."""
        after = AFTER_LABEL.match(characters) or OPENS_LABEL.fullmatch(characters)
        rest = sign_at_head(self.label, characters) or (after[0] if after else "")
        if not rest or not characters.strip():
            self.label = "" if characters.strip() else self.label
            return characters
        self.builder.leave_out(rest, "note_extraction")
        self.label = self.label if len(rest) == len(characters) else ""
        return characters[len(rest) :]

    def begin(self, element: Element, name: str) -> Ending:
        name = name.lower()
        if is_comment(element, name):
            return self.leave_out("markup")
        if element in self.page_labels or _is_page(element):
            return self._page(element)
        if element in self.notes.keys and not self.builder.in_note:
            return self._note(element, name)
        if element in self.notes.calls:
            return self._call(element)
        if element in self.notes.back:
            return self.leave_out("note_extraction")
        if _named(element, NOT_PRINTED) or (name == "label" and _named(element, SWITCH)):
            return self.leave_out("markup")
        if _named(element, SHOWN_TWICE) and self._shows_notes_twice(element):
            return self.leave_out("note_extraction")
        if _named(element, LINE_NUMBER) and text_of(element).isdecimal():
            return self.leave_out("markup")
        if name == "br":
            self.builder.line_break()
        if name == "div" and element.get("title") in FURNITURE:
            return self.leave_out("running_head")
        if name in NOT_READ or is_struck(self.sheet.of(element).get("text-decoration", "")):
            return self.leave_out("markup")
        if name == "table":
            return self._table(element)
        if self.builder.in_table:
            return self._in_table(element, name)
        if name in BLOCKS:
            return self._block(element, name)
        if name == "q" and (marks := marks_of(element)):
            self.builder.text(marks[0])
            return lambda: self.builder.text(marks[1])
        return self._marked(element, name)

    def _block(self, element: Element, name: str) -> Ending:
        around = self.builder.kind
        kind = BLOCKS[name] or ("paragraph" if around == "heading" else around)
        if around == "verse" and name in ("p", "div", "li"):
            return self._verse_line(element)
        if around == "verse" and kind == "block_quotation":
            kind = around
        if around == "block_quotation" and kind == "paragraph":
            kind = around
        named = next((kind for pattern, kind in NAMED if _named(element, pattern)), "")
        if named and (kind == "paragraph" or (kind == "heading" and (named in NO_HEADINGS or (named in FOR_HEADINGS and name in HIGHEST)))):
            kind = named
        if kind == "paragraph" and name == "p" and not self.builder.in_note:
            if self.layout.is_heading(element, self.sheet):
                self.builder.begin("heading", BY_LOOK if self.builder.blocks else BY_LOOK_AND_FIRST)
                return self.builder.end
            kind = "block_quotation" if self.layout.is_set_in(element, self.sheet) else kind
        self.builder.begin(kind, int(name[1]) if kind == "heading" and name[1:].isdecimal() else 0)
        if name == "li":
            self.number = "" if self.builder.in_note else number_of(element)
        return self.builder.end

    def _verse_line(self, element: Element) -> Ending:
        """A paragraph in a poem is a stanza when it has several lines, else a line."""
        if any(local(inner).lower() in ("br", "p", "div") for inner in element.iterdescendants()):
            self.builder.begin("verse")
            return self.builder.end
        self.builder.line_break()
        return self.builder.line_break

    def _shows_notes_twice(self, element: Element) -> bool:
        return bool(self.notes.calls) and not any(inner in self.notes.keys for inner in element.iter())

    def _note(self, element: Element, name: str) -> Ending:
        key = self.notes.keys[element]
        is_first, here = key not in self.builder.notes, key in self.notes.here
        if here:
            self.builder.call(key, self.notes.labels[key])
        self.builder.begin_note(key, self.notes.labels[key], apart=not here)
        self.label = self.notes.labels[key] if is_first else ""

        def end() -> None:
            self.label = ""
            self.builder.end_note()

        return end

    def _call(self, element: Element) -> Ending:
        key, label = self.notes.calls[element]
        self.builder.call(key, label, characters_of(element))
        return self.pass_over()

    def _page(self, element: Element) -> Ending:
        label = self.page_labels.get(element) or _page_label(element)
        self.builder.page(label)
        if LABEL.search(text_of(element)) and _is_page(element):
            return self.leave_out("page_number")
        return nothing

    def _table(self, element: Element) -> Ending:
        cells = [cell for cell in element.iterdescendants() if local(cell) in CELLS]
        holding = sum(map(_holds_passages, cells)) if len(cells) < FEWEST_CELLS else 0
        if self.builder.in_table or holding or any(len(text_of(cell)) > LONGEST_CELL for cell in cells):
            return nothing
        return self.builder.table()

    def _in_table(self, element: Element, name: str) -> Ending:
        if name in CELLS:
            return self.builder.cell(reach(element, "colspan"), reach(element, "rowspan"))
        if name == "caption":
            self.builder.begin("caption")
            return self.builder.end
        return self.builder.end_row if name == "tr" else self._marked(element, name)

    def _marked(self, element: Element, name: str) -> Ending:
        looks = dict.fromkeys([*LOOKS.get(name, ()), *looks_of(self.sheet.of(element))])
        return self.builder.mark(looks) if looks else nothing


def _named(element: Element, pattern: re.Pattern[str]) -> bool:
    words = f"{element.get('class', '')} {element.get('role', '')} {element.get(EPUB_TYPE, '')} {element.get('epub:type', '')}"
    return any(pattern.fullmatch(word) for word in words.lower().split())


def _is_page(element: Element) -> bool:
    return _named(element, PAGE_CLASS) and len(text_of(element)) <= 20


def _page_label(element: Element) -> str:
    """What the place calls itself: its title, its text, else the number in its name."""
    for written in (element.get("title"), element.get("aria-label"), text_of(element), element.get("id"), element.get("name")):
        found = [match[0] for match in re.finditer(r"\d+|\b[ivxlcdm]+\b", written or "", re.IGNORECASE)]
        if found:
            return found[-1]
    return next((label for child in element if (label := _page_label(child))), "")


def _holds_passages(cell: Element) -> bool:
    return sum(local(inner) in ("p", "div", "blockquote", "li") for inner in cell.iterdescendants()) > 1


def read_html(data: bytes, *, max_pages: int = 5_000) -> SourceText:
    """The text with its structure. Raises `UnreadableSource` (broken, wrong_encoding, entities, blank, too_many_pages)."""
    root = parse_html(data)
    raw, structure = text_of_documents([Document("", root, stylesheet(styles_within(root)))], what=WHAT, max_pages=max_pages)
    return SourceText(raw=raw, format="html", structured=structure)


def styles_within(root: Element) -> Iterator[str]:
    """The stylesheets that stand in the file itself."""
    return (characters_of(element) for element in root.iter() if local(element).lower() == "style")


def text_of_documents(
    documents: Iterable[Document], *, what: str, max_pages: int, page_labels: Callable[[Links], Mapping[Element, str]] | None = None
) -> tuple[str, StructuredText]:
    """The text of hypertext files in reading order. `page_labels` finds the places that a list of pages names."""
    documents = list(documents)
    links = links_of(documents)
    notes = notes_of(links)
    find_notes_here(links, notes)
    walking = HtmlWalk(notes=notes, page_labels=page_labels(links) if page_labels else {}, layout=layout_of(documents))
    for document in documents:
        walking.run(document)
    raw, structure = walking.builder.finish()
    if not structure.blocks:
        raise errors.nothing_to_read(what)
    if len(structure.pages) > max_pages:
        raise errors.too_many_pages(len(structure.pages), max_pages)
    return raw, structure
