"""What segmentation gives back: one clean text, and everything else stand-off over it."""

from dataclasses import dataclass

PASSAGE_KINDS = (
    "title",
    "subtitle",
    "byline",
    "epigraph",
    "heading",
    "paragraph",
    "block_quotation",
    "verse",
    "caption",
    "list_item",
    "table",
    "note",
)
REPAIR_KINDS = (
    "dehyphenation",  # a broken word joined, with its hyphen or without
    "line_join",  # two lines of a passage
    "paragraph",  # the gap between two passages
    "verse_line",  # the gap between two verses
    "note_extraction",  # a note's label, and the place that its words are moved from
    "note_call",  # the number in the text
    "page_break",  # blanks or a form feed where a page begins
    "page_order",  # the place of a page that is moved
    "duplicate_page",
    "running_head",
    "page_number",
    "margin_number",  # of a line or a paragraph
    "glyph",
    "space",
    "markup",  # Markdown's signs of headings and quotations
    "manual",
)
MARK_KINDS = ("italic", "bold", "small_caps", "spaced", "underlined", "superscript", "subscript")
NOTE_STATUSES = ("complete", "gap", "truncated", "missing")


@dataclass(frozen=True, slots=True)
class Page:
    """A printed page over the body text: code points `start`..`end` of `Segmented.text`."""

    sequence: int
    label: str
    label_source: str  # file, printed, inferred, offset, manual, ordinal
    start: int
    end: int
    identifier: str = ""  # the page's own name in the file, which no other page has


@dataclass(frozen=True, slots=True)
class Mark:
    """Code points `start`..`end` of a passage's text that print sets apart."""

    start: int
    end: int
    kind: str = "italic"  # one of MARK_KINDS


@dataclass(frozen=True, slots=True)
class Passage:
    """A citable segment, in reading order; body passages first, then the notes by number.

    `ref` is stable within a revision: `p12` for the twelfth body passage, `n7` for note 7, `n7-2` for the second note 7 where
    numbers begin again on each page.
    `page` is the sequence of the page it begins on. `number` and `status` belong to notes only.
    """

    ref: str
    kind: str
    start: int
    end: int
    page: int
    number: int | None = None
    status: str = ""
    marks: tuple[Mark, ...] = ()
    identifier: str = ""  # the passage's own name in the file, which no other passage has


@dataclass(frozen=True, slots=True)
class NoteCall:
    """Note `marker` is called in `passage`, right after the code point `offset - 1` of that passage's text."""

    marker: str
    passage: str
    offset: int
    note: str | None  # ref of the note's passage; None: the note is missing


@dataclass(frozen=True, slots=True)
class Repair:
    """One change of the importer. `source_*` are offsets of the raw text, `start`/`end` of the clean one."""

    kind: str  # one of REPAIR_KINDS
    source_start: int
    source_end: int
    before: str
    after: str
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at: a missing note, a hole, a page without a label."""

    code: str  # note_missing, note_gap, note_truncated, call_without_note, note_without_call, duplicate_page, page_order, …
    message: str
    page: int | None = None
    note: int | None = None
    passage: str | None = None


@dataclass(frozen=True, slots=True)
class Segmented:
    text: str
    language: str
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...]
    calls: tuple[NoteCall, ...]
    repairs: tuple[Repair, ...]
    doubts: tuple[Doubt, ...]

    def text_of(self, passage: Passage) -> str:
        return self.text[passage.start : passage.end]
