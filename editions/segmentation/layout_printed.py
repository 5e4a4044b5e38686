"""Printed pages whose reader has seen what each line is: notes, passages and pages are taken from there instead of being found."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from editions.readers.source import LineRole, PrintedText, SourceText
from editions.segmentation.call_candidates import CallCandidate
from editions.segmentation.composing import Composition, Found
from editions.segmentation.hyphenation import TOGETHER, Hyphenation, Joint
from editions.segmentation.layout import layout_of
from editions.segmentation.lines import TextLine, text_lines
from editions.segmentation.note_zones import NoteText
from editions.segmentation.pages import Sheet
from editions.segmentation.paragraphs import Block
from editions.segmentation.segmented import NoteCall, Passage

CALL_WEIGHT = 3.0  # that of a superscript
GLUED = re.compile(r"\w[–—/]$")  # »1785–« before »1799«
# Blanks and widths of the lines say nothing that the print does not say better: the layout of a text without lines.
LAYOUT = layout_of([])


def found_in(source: SourceText, printed: PrintedText) -> Found:
    """Pages, notes and calls in reading order."""
    lines = text_lines(source)
    roles = printed.lines
    notes = list(_notes(lines, roles))
    pages = [
        Sheet(
            body=tuple(line for line in own if roles[line.number].part == "body"),
            notes=tuple(note for note in notes if note.lines[0].hard_page == page.sequence),
            label=page.label,
        )
        for page, own in zip(source.pages, _by_page(lines, len(source.pages)), strict=True)
    ]
    starts = [line.content_start for line in lines]
    calls = [
        CallCandidate(call.number, call.start, call.end, bisect_right(starts, call.start) - 1, CALL_WEIGHT, "superscript")
        for call in printed.calls
    ]
    dropped = {line.number: role.part for line, role in zip(lines, roles, strict=True) if role.part not in ("body", "note")}
    return Found(lines=lines, pages=pages, notes=notes, calls=calls, dropped=dropped)


def _by_page(lines: Sequence[TextLine], count: int) -> list[list[TextLine]]:
    pages: list[list[TextLine]] = [[] for _ in range(count)]
    for line in lines:
        pages[line.hard_page].append(line)
    return pages


def _notes(lines: Sequence[TextLine], roles: Sequence[LineRole]) -> Iterator[NoteText]:
    open_note: tuple[int, int, list[TextLine]] | None = None
    for line, role in zip(lines, roles, strict=True):
        if role.part != "note":
            continue
        if role.number is not None:
            if open_note:
                yield NoteText(open_note[0], open_note[1], tuple(open_note[2]))
            open_note = (role.number, line.content_start - line.indent + role.label_end, [])
        if open_note:
            open_note[2].append(line)
    if open_note:
        yield NoteText(open_note[0], open_note[1], tuple(open_note[2]))


class PrintedComposition(Composition):
    """The clean text of printed pages."""

    def __init__(self, source: SourceText, printed: PrintedText, found: Found, hyphenation: Hyphenation) -> None:
        self.source = source
        self.printed = printed
        super().__init__(source.raw, found, hyphenation, LAYOUT)

    def _blocks(self) -> list[Block]:
        body = [line for page in self.found.pages for line in page.body]
        opens = [self.printed.lines[line.number].opens for line in body]
        starts = [index for index, kind in enumerate(opens) if kind or index == 0]
        return [Block(tuple(body[start:end]), verse=opens[start] == "verse") for start, end in pairwise([*starts, len(body)])]

    def _joint(self, first: TextLine, second: TextLine, *, in_note: bool) -> Joint:
        """Broken words have their hyphen here; where there is none a word ends, but for dashes and slashes without a blank."""
        if in_note and first.content_start - first.indent + self.printed.lines[first.number].label_end >= first.content_end:
            return TOGETHER  # The label stands alone on its line.
        if not first.trailing_blank and GLUED.search(first.text) and second.text[0].isalnum():
            return TOGETHER
        return self.hyphenation.joint(first.text, second.text, word_gap=True)

    def passages(self) -> tuple[Passage, ...]:
        body = [
            Passage(f"p{index + 1}", self._kind(block), start, end, self.page_of[block.lines[0].number])
            for index, (block, (start, end)) in enumerate(zip(self.blocks, self.spans, strict=False))
        ]
        notes = [passage for passage in super().passages() if passage.kind == "note"]
        return (*body, *notes)

    def _kind(self, block: Block) -> str:
        return self.printed.lines[block.lines[0].number].opens or "paragraph"

    def calls(self, passages: Sequence[Passage]) -> tuple[NoteCall, ...]:
        notes = passages[len(self.blocks) :]
        tied = [None if call.note is None else notes[call.note].ref for call in self.printed.calls]
        return tuple(replace(call, note=note) for call, note in zip(super().calls(passages), tied, strict=True))

    def _label_sources(self) -> list[str]:
        return [page.label_source for page in self.source.pages]
