"""OpenDocument texts: zip and XML, or one flat XML file. Notes stand where they are called, with the numbers that were shown last.

Source: OpenDocument 1.3, Part 3, sections 5 (paragraphs, lists, changes), 6 (notes, fields) and 10.4 (frames).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from editions.readers import errors
from editions.readers.element_walk import ElementWalk, Ending, nothing
from editions.readers.numbering import Numbering
from editions.readers.odt_lists import Lists
from editions.readers.odt_styles import DRAW, OFFICE, TABLE, TEXT, Styles, chain, kind_of, looks_of, numbering_of, styles_of
from editions.readers.source import SourceText
from editions.readers.structure import BY_LOOK, BY_LOOK_AND_FIRST
from editions.readers.table_columns import reach
from editions.readers.xml import Element, local, parse_xml, text_of, walk
from editions.readers.zipped import Archive

WHAT = "an OpenDocument text"
# Deleted words, comments, readings above characters, what lists of contents are made of, and what is no text at all.
SKIPPED = frozenset(
    [
        "tracked-changes", "annotation", "ruby-text", "table-of-content-source", "illustration-index-source", "table-index-source",
        "object-index-source", "user-index-source", "alphabetical-index-source", "bibliography-source", "forms", "binary-data", "desc",
        "placeholder", "script", "meta", "settings", "styles", "automatic-styles", "master-styles", "font-face-decls", "note-citation",
        "number",
    ]
)  # fmt: skip
# A place that another cell reaches over is written down as a cell that is covered.
CELLS_AND_ROWS = frozenset(["table-cell", "covered-table-cell", "table-row"])
PARAGRAPHS = frozenset(["p", "h"])
LONGEST_CELL = 400  # letters: a table with more in a cell is a page's layout
LONGEST_HEADING = 120  # letters
MOST_FORMULAS = 1_000
CHARACTERISTIC = 500  # bytes at the head of a formula that say so
HREF = "{http://www.w3.org/1999/xlink}href"
MOST_BLANKS = 200  # that one element stands for
HIDDEN = "hidden"


@dataclass(slots=True)
class OdtWalk(ElementWalk):
    """Writes a document into a builder."""

    styles: Styles = field(default_factory=dict)
    lists: Lists = field(default_factory=lambda: Lists(Numbering({}, {}, {})))
    looks: list[dict[str, bool]] = field(default_factory=list)  # of the open paragraphs and spans
    labels: dict[str, str] = field(default_factory=dict)  # of the notes
    later: list[list[Element]] = field(default_factory=list)  # for each open paragraph the frames that hang on it
    formulas: Mapping[str, str] = field(default_factory=dict)  # by the folders that hold them
    page: int = 0  # 0 in a file that knows no pages

    def characters(self, around: Element, characters: str) -> None:
        if not self.looks:
            return
        looks = {look: on for switched in self.looks for look, on in switched.items()}
        if looks.pop(HIDDEN, False):
            self.builder.leave_out(characters, "markup")
            return
        if looks.get("superscript") and self.builder.parts_calls(characters):
            self.builder.leave_out(characters, "note_call")
            return
        end = self.builder.mark([look for look, on in looks.items() if on])
        self.builder.text(characters)
        end()

    def begin(self, element: Element, name: str) -> Ending:
        if element.tag.startswith(DRAW) and self.later:
            if formula := self._formula(element):
                self.characters(element, formula)
            else:
                self.later[-1].append(element)
            return self.pass_over()
        if (element.get(f"{TEXT}display") == "none" and name == "section") or element.tag.endswith("svg-compatible:1.0}title"):
            return self.pass_over()
        if name in PARAGRAPHS:
            return self._paragraph(element, name)
        if name in ("list", "list-item"):
            return self.lists.begin(element)
        if name == "note":
            return self._note(element)
        if name == "note-ref":
            return self._call_again(element)
        if name in ("span", "a"):
            return self._looking(looks_of("text", element.get(f"{TEXT}style-name", ""), self.styles))
        if name == "table" and not self.builder.in_table:
            return self._table(element)
        if self.builder.in_table and name in CELLS_AND_ROWS:
            return self.builder.cell(reach(element, f"{TABLE}number-columns-repeated")) if name != "table-row" else self.builder.end_row
        self._sign(element, name)
        return nothing

    def _formula(self, frame: Element) -> str:
        names = (drawn.get(HREF, "").removeprefix("./").rstrip("/") for drawn in frame.iter(f"{DRAW}object"))
        return next((self.formulas[name] for name in names if name in self.formulas), "")

    def _sign(self, element: Element, name: str) -> None:
        """Elements that stand for a character or a break."""
        if name == "s":
            count = element.get(f"{TEXT}c", "1")
            self.characters(element, " " * min(int(count) if count.isdecimal() and len(count) < 5 else 1, MOST_BLANKS))
        elif name == "tab":
            self.characters(element, "\t")
        elif name == "line-break":
            self.builder.line_break()
        elif name == "soft-page-break":
            self._break_page()

    def _break_page(self) -> None:
        if self.page:
            self.page += 1
            self.builder.page(str(self.page), "inferred")

    def _paragraph(self, element: Element, name: str) -> Ending:
        style = element.get(f"{TEXT}style-name", "")
        own = chain("paragraph", style, self.styles)
        if own and own[0].begins_page and self.builder.blocks and not self.builder.in_note:
            self._break_page()
        looks = looks_of("paragraph", style, self.styles, by_hand=True)
        if self.builder.in_table:
            self.builder.text(" ")
            return self._later(self._looking(looks))
        kind, level = self._kind(element, name, style)
        label = (self.lists.label(element, own) or _number(element)) if "".join(_own_words(element)).strip() else ""
        self.builder.begin(kind, level)
        if label:
            self.builder.text(f"{label} ")
        end = self._later(self._looking({} if kind in ("heading", "title") else looks))

        def close() -> None:
            self.builder.end()
            end()

        return close

    def _kind(self, element: Element, name: str, style: str) -> tuple[str, int]:
        kind, level = kind_of(style, self.styles)
        if name == "h" and kind not in ("title", "subtitle"):
            stated = element.get(f"{TEXT}outline-level", "")
            return "heading", int(stated) if stated.isdecimal() and len(stated) < 3 else 1
        if kind in ("paragraph", "block_quotation") and self.lists.depth:
            return "list_item", 0
        if kind == "paragraph" and not self.builder.in_note and self._looks_like_heading(element, style):
            return "heading", BY_LOOK if self.builder.blocks else BY_LOOK_AND_FIRST
        return kind, level

    def _looks_like_heading(self, element: Element, style: str) -> bool:
        """A short line without a full stop, all of it bold or centred by hand."""
        words = "".join(_own_words(element)).strip()
        if not words or len(words) > LONGEST_HEADING or words[-1] in ".,;:" or not any(map(str.isalpha, words)):
            return False
        own = chain("paragraph", style, self.styles)
        if looks_of("paragraph", style, self.styles, by_hand=True).get("bold") or any(each.centred for each in own if each.automatic):
            return True
        bold = (child for child in element if looks_of("text", child.get(f"{TEXT}style-name", ""), self.styles).get("bold"))
        return "".join(word for child in bold for word in _own_words(child)).strip() == words

    def _looking(self, looks: dict[str, bool]) -> Ending:
        self.looks.append(looks)
        return lambda: _drop(self.looks)

    def _later(self, end: Ending) -> Ending:
        """Ends a paragraph with the frames that hang on it: they stand beside its sentences, not in them."""
        self.later.append([])

        def close() -> None:
            end()
            for frame in self.later.pop():
                self._apart(frame)

        return close

    def _apart(self, frame: Element) -> None:
        waiting, self.later = self.later, []
        around, self.looks = self.looks, []
        self.within(frame, SKIPPED)
        self.later, self.looks = waiting, around

    def _note(self, element: Element) -> Ending:
        key = element.get(f"{TEXT}id") or f"#{len(self.labels)}"
        label = _label(element)
        self.labels[key] = label
        self.builder.call(key, label)
        self.builder.begin_note(key, label)
        around = (self.looks, self.later, self.lists.leave())
        self.looks, self.later = [], []

        def end() -> None:
            self.builder.end_note()
            self.looks, self.later, lists = around
            self.lists.come_back(lists)

        return end

    def _call_again(self, element: Element) -> Ending:
        """A raised number that leads to a note calls it a second time; one in a sentence mentions it."""
        key = element.get(f"{TEXT}ref-name", "")
        raised = any(looks.get("superscript") for looks in self.looks)
        if key not in self.labels or not raised or text_of(element) != self.labels[key]:
            return nothing
        self.builder.call(key, self.labels[key], text_of(element))
        return self.pass_over()

    def _table(self, element: Element) -> Ending:
        cells = (cell for cell in element.iter() if local(cell) == "table-cell")
        if any(len(text_of(cell)) > LONGEST_CELL for cell in cells):
            return nothing
        return self.builder.table()


def _drop(looks: list[dict[str, bool]]) -> None:
    looks.pop()


def _own_words(paragraph: Element) -> Iterator[str]:
    """Without those of its notes and comments."""
    return (characters for event, _, characters in walk(paragraph, SKIPPED | {"note"}) if event == "text")


def _number(paragraph: Element) -> str:
    """As the program wrote it down."""
    return next((text_of(child) for child in paragraph if local(child) == "number"), "")


def _label(note: Element) -> str:
    """What is shown where the note is called."""
    citation = next((child for child in note if local(child) == "note-citation"), None)
    return (citation.get(f"{TEXT}label") or text_of(citation)).strip() if citation is not None else ""


def read_odt(data: bytes, *, max_pages: int = 5_000) -> SourceText:
    """The text with its structure. Raises `UnreadableSource` (broken, encrypted, too_expansive, entities, blank, too_many_pages)."""
    archive = Archive(data, WHAT)
    manifest = "META-INF/manifest.xml"
    if manifest in archive and b"encryption-data" in archive.read(manifest):
        raise errors.locked(WHAT)
    styles = parse_xml(archive.read("styles.xml"), WHAT) if "styles.xml" in archive else None
    content = parse_xml(archive.read("content.xml"), WHAT)
    return source_of_odt(content, styles, dict(_formulas(archive)), max_pages=max_pages)


def _formulas(archive: Archive) -> Iterator[tuple[str, str]]:
    """The formulas that the text shows, which are files of their own."""
    for name in [name for name in archive.members if name.endswith("/content.xml")][:MOST_FORMULAS]:
        part = archive.read(name)
        if b"MathML" in part[:CHARACTERISTIC] or b"<math" in part[:CHARACTERISTIC]:
            formula = parse_xml(part, WHAT)
            yield name.removesuffix("/content.xml"), "".join(_own_words(formula)).strip()


def source_of_odt(
    content: Element, styles: Element | None = None, formulas: Mapping[str, str] | None = None, *, max_pages: int = 5_000
) -> SourceText:
    """The same for its parsed parts; a flat file has all of them in one."""
    common = list(styles.iterchildren(f"{OFFICE}styles")) if styles is not None else []
    body = content.find(f"{OFFICE}body")
    if body is None:
        raise errors.broken_markup(WHAT, None)
    numbering = numbering_of(*common, content)
    reading = OdtWalk(styles=styles_of(*common, content), lists=Lists(numbering), formulas=formulas or {})
    if next((element for element in body.iter(f"{TEXT}soft-page-break")), None) is not None:
        reading.page = 1
        reading.builder.page("1", "inferred")
    reading.within(body, SKIPPED)
    raw, structure = reading.builder.finish()
    if not structure.blocks:
        raise errors.nothing_to_read(WHAT)
    if len(structure.pages) > max_pages:
        raise errors.too_many_pages(len(structure.pages), max_pages)
    return SourceText(raw=raw, format="odt", structured=structure)
