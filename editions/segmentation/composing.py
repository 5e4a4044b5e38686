"""Pages, notes and calls, once found, become one text with passages over it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from editions.segmentation.assembly import BETWEEN_BLOCKS, Assembly, Cut
from editions.segmentation.call_candidates import CallCandidate
from editions.segmentation.hyphenation import PDF_HYPHENS, TOGETHER, Hyphenation, Joint
from editions.segmentation.kinds import is_verse, kinds
from editions.segmentation.layout import Layout
from editions.segmentation.lines import TextLine
from editions.segmentation.note_zones import NoteText
from editions.segmentation.page_labels import page_labels
from editions.segmentation.pages import Sheet
from editions.segmentation.paragraphs import Block, blocks
from editions.segmentation.segmented import NoteCall, Page, Passage

NEW_BLOCK = Joint(BETWEEN_BLOCKS, kind="paragraph")
MARKDOWN = re.compile(r"(?:#{1,6}|>+)\s+(?=\S)")  # headings and quotations
PDF_HYPHEN_WITHIN = re.compile(f"(?<=.)[{PDF_HYPHENS}](?=.)")
NEW_LINE = Joint("\n", kind="verse_line")


@dataclass(frozen=True, slots=True)
class Found:
    """What the passes have found, all of it in reading order."""

    lines: Sequence[TextLine]  # all lines of the file, in its order
    pages: Sequence[Sheet]
    notes: Sequence[NoteText]
    calls: Sequence[CallCandidate]
    dropped: Mapping[int, str]


class Composition:
    """The clean text of `found` with its repairs, passages, pages and calls."""

    def __init__(self, raw: str, found: Found, hyphenation: Hyphenation, layout: Layout) -> None:
        self.found = found
        self.hyphenation = hyphenation
        self.layout = layout
        self.page_of = {line.number: sequence for sequence, page in enumerate(found.pages) for line in _lines_of(page)}
        # A page of notes alone counts with the page before it, whose notes it holds.
        self.body_page = list(accumulate(bool(page.body) for page in found.pages))
        self.blocks = self._blocks()
        self.bare_labels = {note.lines[0].number for note in found.notes if note.label_end == note.lines[0].content_end}
        self.assembly = Assembly(raw, self._cuts(), found.lines, found.dropped)
        self._write()
        self.text = self.assembly.text
        self.repairs = tuple(self.assembly.repairs)

    def _blocks(self) -> list[Block]:
        body = [line for page in self.found.pages for line in page.body]
        starts = frozenset(page.body[0].number for page in self.found.pages if page.body)
        plain = blocks(body, self.layout, starts)
        return [replace(block, verse=is_verse(block, self.layout)) for block in plain]

    def _cuts(self) -> list[Cut]:
        calls = [Cut(call.start, call.end, "note_call") for call in self.found.calls]
        labels = [Cut(note.lines[0].content_start, note.label_end, "note_extraction") for note in self.found.notes]
        markup = [
            Cut(line.content_start, line.content_start + match.end(), "markup")
            for block in self.blocks
            for line in block.lines
            if (match := MARKDOWN.match(line.text))
        ]
        return [*calls, *labels, *markup, *self._marks_within_lines()]

    def _marks_within_lines(self) -> Iterator[Cut]:
        """PDFium drops the line break after its hyphen mark, which then stands within a line."""
        for line in self.found.lines:
            for match in PDF_HYPHEN_WITHIN.finditer(line.text):
                joint = self.hyphenation.joint(line.text[: match.end()], line.text[match.end() :])
                yield Cut(line.content_start + match.start(), line.content_start + match.end(), "dehyphenation", joint.glue)

    def _write(self) -> None:
        openings = self._openings()
        runs = [(block.lines, block.verse) for block in self.blocks] + [(note.lines, False) for note in self.found.notes]
        self.spans: list[tuple[int, int]] = []
        for index, (lines, verse) in enumerate(runs):
            last = NEW_BLOCK if index + 1 < len(runs) else None
            start = self.assembly.length
            for first, second in zip(lines, [*lines[1:], None], strict=True):
                joint = last if second is None else NEW_LINE if verse else self._joint(first, second, in_note=index >= len(self.blocks))
                self.assembly.write(first, joint, openings.get(first.number, "space"))
            self.spans.append((start, self.assembly.length - (len(BETWEEN_BLOCKS) if last else 0)))
        self.assembly.finish()

    def _openings(self) -> dict[int, str]:
        """For lines that the text reaches by a jump in the file, why: the kind of the repair."""
        openings = {line.number: "note_extraction" for note in self.found.notes for line in note.lines}
        in_file = sorted(page.body[0].number for page in self.found.pages if page.body)
        before = dict(zip(in_file[1:], in_file, strict=False))
        previous = None
        for page in self.found.pages:
            if page.body:
                first = page.body[0].number
                openings[first] = "page_break" if before.get(first) == previous else "page_order"
                previous = first
        return openings

    def _joint(self, first: TextLine, second: TextLine, *, in_note: bool) -> Joint:
        if first.number in self.bare_labels:
            return TOGETHER
        says = self.layout.blank_is_gap_in_notes if in_note else self.layout.blank_is_gap
        return self.hyphenation.joint(first.text, second.text, word_gap=first.trailing_blank if says else None)

    def passages(self) -> tuple[Passage, ...]:
        texts = [self.text[start:end] for start, end in self.spans[: len(self.blocks)]]
        found = kinds(texts, self.blocks, self.layout)
        body = [
            Passage(f"p{index + 1}", kind, start, end, self.page_of[block.lines[0].number])
            for index, (kind, block, (start, end)) in enumerate(zip(found, self.blocks, self.spans, strict=False))
        ]
        refs = note_refs(self.found.notes)
        notes = [
            Passage(ref, "note", start, end, self.page_of[note.lines[0].number], note.number)
            for ref, note, (start, end) in zip(refs, self.found.notes, self.spans[len(self.blocks) :], strict=True)
        ]
        return (*body, *notes)

    def pages(self) -> tuple[Page, ...]:
        """A page without body text is empty, at the place that the text has reached."""
        body_end = self.spans[len(self.blocks) - 1][1] if self.blocks else 0
        begins: list[int] = []
        for page in reversed(self.found.pages):
            following = begins[-1] if begins else body_end
            begins.append(self.assembly.begins[page.body[0].number] if page.body else following)
        begins.reverse()
        ends = [*begins[1:], body_end]
        labels = page_labels([page.label for page in self.found.pages], self._label_sources())
        return tuple(
            Page(sequence, label, label_source, start, end)
            for sequence, ((label, label_source), start, end) in enumerate(zip(labels, begins, ends, strict=True))
        )

    def _label_sources(self) -> list[str]:
        """Where the label of each page comes from; none where all that are shown are printed."""
        return []

    def calls(self, passages: Sequence[Passage]) -> tuple[NoteCall, ...]:
        """The calls in reading order, each tied to its note: the one of the same page, where a number comes again."""
        found = []
        index = 0
        body = passages[: len(self.blocks)]
        notes: dict[int | None, list[Passage]] = defaultdict(list)
        for note in passages[len(self.blocks) :]:
            notes[note.number].append(note)
        for call in self.found.calls:
            place = self.assembly.cut_at[call.start]
            # A call at the head of a line belongs to the word that ended the line before.
            place -= self.text[place - 1 : place] == " "
            while index + 1 < len(body) and body[index + 1].start <= place:
                index += 1
            called = self._note(call, notes.get(call.number, ()))
            found.append(NoteCall(str(call.number), body[index].ref, place - body[index].start, called))
        return tuple(found)

    def _note(self, call: CallCandidate, numbered: Sequence[Passage]) -> str | None:
        """Of the notes with the number of the call the nearest one."""
        page = self.body_page[self.page_of[call.line]]

        def distance(note: Passage) -> tuple[int, bool]:
            other = self.body_page[note.page]
            return abs(other - page), other < page

        return min(numbered, key=distance).ref if numbered else None


def note_refs(notes: Sequence[NoteText]) -> list[str]:
    """n1, n2 …; a number that comes again gets n1-2."""
    seen: dict[int, int] = {}
    refs = []
    for note in notes:
        seen[note.number] = seen.get(note.number, 0) + 1
        refs.append(f"n{note.number}" if seen[note.number] == 1 else f"n{note.number}-{seen[note.number]}")
    return refs


def _lines_of(page: Sheet) -> list[TextLine]:
    return [*page.body, *(line for note in page.notes for line in note.lines)]
