"""A text whose format says what its parts are: passages, notes, calls and pages come from there instead of being found."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from editions.readers.source import SourceText
from editions.readers.structure import BY_LOOK, BY_LOOK_AND_FIRST, DIGITS, Block, Call, Note, PageBreak, StructuredText
from editions.segmentation.broken_words import joints
from editions.segmentation.checking import not_whole
from editions.segmentation.kinds import BYLINE, HEADING_LETTERS
from editions.segmentation.language import LANGUAGES, language_of
from editions.segmentation.marking import with_marks
from editions.segmentation.page_labels import page_labels
from editions.segmentation.repeated_titles import without_repeated_title
from editions.segmentation.segmented import Doubt, NoteCall, Page, Passage, Segmented
from editions.segmentation.tile_writing import TileWriter, Written
from editions.segmentation.tiling import tiles
from editions.segmentation.unlinked_notes import with_unlinked_notes

VERSE_LINES, VERSE_LETTERS = 3, 70  # a passage of so many lines, none of them longer
NAMED = ("file", "printed")  # sources of a label that the pages around it may be counted from
ENOUGH_WORDS = 150  # to tell the language of a text against the file's word
NESTED = 3  # notes within notes
BY_LINES = ("verse", "table")


def segment_structured(source: SourceText, structure: StructuredText) -> Segmented:
    """The passages of the text. `restore(segment_structured(…)) == source.raw`."""
    structure = with_unlinked_notes(source.raw, without_repeated_title(source.raw, structure))
    blocks = [_verse_or_not(source.raw, block, structure.line_breaks) for block in structure.blocks]
    language = _language(source, [source.raw[block.start : block.end] for block in blocks])
    broken = list(joints(source.raw, structure, language))
    owned = tiles(len(source.raw), structure, broken)
    order = [*range(len(blocks)), *_order_of_notes(structure.notes, len(blocks))]
    breaks = {**dict.fromkeys(structure.line_breaks, "\n"), **dict.fromkeys(structure.cell_ends, "\t")}
    writer = TileWriter(source.raw, breaks, structure.respelled)
    written: dict[int, Written] = {}
    for owner in order:
        by_lines = owner < len(blocks) and blocks[owner].kind in BY_LINES
        parts = frozenset() if owner < len(blocks) else frozenset(start for start, _ in structure.notes[owner - len(blocks)].spans)
        written[owner] = writer.write(owned[owner], by_lines=by_lines, parts=parts, last=owner == order[-1])
    composed = _Composed(structure, blocks, order, written)
    segmented = Segmented(writer.text, language, composed.pages, composed.passages, composed.calls, tuple(writer.repairs), ())
    return replace(with_marks(_titled(segmented, blocks), structure.marks), doubts=tuple(_doubts(segmented)))


def _language(source: SourceText, texts: Sequence[str]) -> str:
    """As the file states it. What an EPUB states may be the default of a program: a text of some length tells better."""
    is_default = source.format == "epub" and source.language in LANGUAGES and len(" ".join(texts).split()) >= ENOUGH_WORDS
    return language_of(texts) if is_default or not source.language else source.language


def _verse_or_not(raw: str, block: Block, line_breaks: Sequence[int]) -> Block:
    """A paragraph or quotation of several short lines is verse."""
    if block.kind not in ("paragraph", "block_quotation"):
        return block
    own = line_breaks[bisect_left(line_breaks, block.start) : bisect_left(line_breaks, block.end)]
    edges = [block.start, *own, block.end]
    is_verse = len(own) >= VERSE_LINES - 1 and all(second - first <= VERSE_LETTERS for first, second in pairwise(edges))
    return replace(block, kind="verse") if is_verse else block


def _order_of_notes(notes: Sequence[Note], first: int) -> list[int]:
    """By number; in the order of the file where numbers come again or are none."""
    order = list(range(len(notes)))
    numbers = [note.number for note in notes]
    if None not in numbers and len(set(numbers)) == len(numbers):
        order.sort(key=lambda index: notes[index].number or 0)
    return [first + index for index in order]


class _Composed:
    """Passages, pages and calls over the clean text, from what was written for each block and note."""

    def __init__(self, structure: StructuredText, blocks: Sequence[Block], order: Sequence[int], written: dict[int, Written]) -> None:
        self.structure = structure
        self.blocks = blocks
        self.written = written
        self.shown = [owner for owner in order if written[owner].start < written[owner].end]
        self.body = [owner for owner in self.shown if owner < len(blocks)]
        self.in_file = sorted(self.body, key=lambda owner: blocks[owner].start)
        self.note_spans = sorted((*span, owner) for owner in self.shown[len(self.body) :] for span in self._note(owner).spans)
        self.runs = [run for owner in self.body for run in written[owner].runs]
        self.pages = self._pages()
        self.page_starts = [page.start for page in self.pages]
        self.refs = self._refs()
        self.passages = tuple(self._passages())
        self.calls = tuple(self._calls())

    def _pages(self) -> tuple[Page, ...]:
        """A first page without a label holds what stands before the first break."""
        end = self.written[self.body[-1]].end if self.body else 0
        ends = [run[1] for run in self.runs]
        found = [(self._page_start(page.at, ends, end), page) for page in self.structure.pages]
        if not found or found[0][0] > 0:
            found.insert(0, (0, PageBreak(0, "", "")))
        labels = page_labels([page.label if page.label_source in NAMED else "" for _, page in found])
        starts = [start for start, _ in found]
        return tuple(
            Page(sequence, page.label or label, page.label_source if page.label else source, start, following, page.identifier)
            for sequence, ((start, page), following, (label, source)) in enumerate(zip(found, [*starts[1:], end], labels, strict=True))
        )

    def _page_start(self, at: int, ends: Sequence[int], body_end: int) -> int:
        index = bisect_right(ends, at)
        return self.runs[index][2] if index < len(self.runs) else body_end

    def _refs(self) -> dict[int, str]:
        """p1, p2 …; n1, n2 …; a number that comes again gets n1-2, a note without one n0."""
        refs = {owner: f"p{count}" for count, owner in enumerate(self.body, start=1)}
        seen: dict[int, int] = {}
        for owner in self.shown[len(self.body) :]:
            number = self._note(owner).number or 0
            seen[number] = seen.get(number, 0) + 1
            refs[owner] = f"n{number}" if seen[number] == 1 else f"n{number}-{seen[number]}"
        return refs

    def _note(self, owner: int) -> Note:
        return self.structure.notes[owner - len(self.blocks)]

    def _page_at(self, place: int) -> int:
        return max(bisect_right(self.page_starts, place) - 1, 0)

    def _passages(self) -> Iterator[Passage]:
        called_from = self._called_from()
        for owner in self.shown:
            start, end = self.written[owner].start, self.written[owner].end
            if owner < len(self.blocks):
                block = self.blocks[owner]
                yield Passage(self.refs[owner], block.kind, start, end, self._page_at(start), identifier=block.identifier)
                continue
            note = self._note(owner)
            page = self._page_in_file(note.place) if note.place is not None else self._page_at(called_from.get(owner, 0))
            yield Passage(self.refs[owner], "note", start, end, page, note.number, note.status, identifier=note.identifier)

    def _page_in_file(self, raw: int) -> int:
        before = sum(page.at <= raw for page in self.structure.pages)
        return max(before - 1 + len(self.pages) - len(self.structure.pages), 0)

    def _called_from(self) -> dict[int, int]:
        """For each note the clean place of the letter before its first call."""
        places: dict[int, int] = {}
        for call in self.structure.calls:
            holder = self._holder(call.start)
            if call.note is not None and holder is not None and holder < len(self.blocks):
                place = max(self.written[holder].place_before(call.start) - 1, self.written[holder].start)
                places.setdefault(len(self.blocks) + call.note, place)
        return places

    def _holder(self, raw: int) -> int | None:
        """The passage that a call stands in; the one before it when it stands in none."""
        at = bisect_left(self.note_spans, (raw,))
        for start, end, owner in reversed(self.note_spans[max(at - NESTED, 0) : at]):
            if start < raw <= end:
                return owner
        before = bisect_right(self.in_file, raw, key=lambda owner: self.blocks[owner].start)
        return self.in_file[max(before - 1, 0)] if self.body else None

    def _calls(self) -> Iterator[NoteCall]:
        found = [(self._holder(call.start), call) for call in self.structure.calls]
        placed = [(holder, self.written[holder].place_before(call.start), call) for holder, call in found if holder is not None]
        for holder, place, call in sorted(placed, key=lambda each: each[1]):
            note = self.refs.get(len(self.blocks) + call.note) if call.note is not None else None
            yield NoteCall(self._marker(call), self.refs[holder], place - self.written[holder].start, note)

    def _marker(self, call: Call) -> str:
        """The number as digits where the call shows or implies one, else the sign that is printed."""
        digits = DIGITS.search(call.label)
        number = self.structure.notes[call.note].number if call.note is not None else None
        return digits[0] if digits else call.label[:20] or str(number or "*")


def _titled(segmented: Segmented, blocks: Sequence[Block]) -> Segmented:
    """The only heading of the highest rank is the title where it stands first; names below a title are the byline."""
    body = [passage for passage in segmented.passages if passage.kind != "note"]
    if not body:
        return segmented
    levels = [block.level for block in blocks if block.kind == "heading"]
    kinds = [passage.kind for passage in body]
    if "title" not in kinds and kinds[0] == "heading" and levels.count(min(levels)) == 1 and levels[0] == min(levels):
        kinds[0] = "title"
    if "title" not in kinds and kinds[0] == "heading" and levels[0] == BY_LOOK_AND_FIRST:
        kinds[: len(kinds)] = _title_page(kinds, [segmented.text_of(passage) for passage in body], levels)
    if kinds[0] in ("title", "subtitle"):
        below = next((index for index, kind in enumerate(kinds) if kind not in ("title", "subtitle")), len(kinds))
        if below < len(kinds) and kinds[below] == "paragraph" and _names(segmented.text_of(body[below])):
            kinds[below] = "byline"
    named = [replace(passage, kind=kind) for passage, kind in zip(body, kinds, strict=True)]
    return replace(segmented, passages=(*named, *segmented.passages[len(body) :]))


def _title_page(kinds: Sequence[str], texts: Sequence[str], levels: Sequence[int]) -> list[str]:
    """The centred lines at the head of the text: the title, a name, and what else stands below the title."""
    below = takewhile(lambda index: kinds[index] == "heading" and levels[index] == BY_LOOK, range(1, len(levels)))
    named = {index: "byline" if _names(texts[index]) else "subtitle" if index == 1 else "heading" for index in below}
    return ["title", *(named.get(index, kind) for index, kind in enumerate(kinds[1:], start=1))]


def _names(text: str) -> bool:
    return len(text) <= HEADING_LETTERS and BYLINE.match(text) is not None


def _doubts(segmented: Segmented) -> Iterator[Doubt]:
    called = {call.note for call in segmented.calls}
    for call in segmented.calls:
        if call.note is None:
            number = int(call.marker) if call.marker.isdecimal() else None
            yield Doubt("note_missing", f"Note {call.marker} is called, but the file does not hold it.", note=number, passage=call.passage)
    for passage in segmented.passages:
        if passage.kind == "note" and passage.ref not in called:
            message = f"Note {passage.number or passage.ref} is called nowhere."
            yield Doubt("note_without_call", message, passage.page, passage.number, passage.ref)
        if passage.kind == "note" and passage.status != "complete":
            yield not_whole(passage)
    if {page.label_source for page in segmented.pages} == {"inferred"}:
        yield Doubt("pages_inferred", "The pages are those of the last layout in the word processor, not those of a printed edition.")
