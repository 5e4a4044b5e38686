"""Writes down the raw text and its structure while a reader walks through a file: what its elements are is said here."""

import re
from collections.abc import Callable, Hashable, Iterable

from editions.readers.note_numbers import numbers_of
from editions.readers.raw_writer import BETWEEN_BLOCKS, Flow, NoteDraft, RawWriter
from editions.readers.source import Stretch
from editions.readers.structure import Block, Call, LeftOut, Note, PageBreak, StructuredText
from editions.readers.table_columns import Columns

LAYOUT = " \t\r\n\f"
BETWEEN_CALLS = re.compile(r"\s*[,;]\s*")
LONGEST_LABEL = 20  # code points, as they are stored


class StructureBuilder(RawWriter):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.pages: list[PageBreak] = []
        self.pages_in_notes: list[PageBreak] = []
        self.line_breaks: list[int] = []
        self.line_ends: list[int] = []
        self.cell_ends: list[int] = []
        self.columns = Columns()  # of the table that is open
        self.marks: list[Stretch] = []

    @property
    def kind(self) -> str:
        return self.flow.kinds[-1][0] if self.flow.kinds else "paragraph"

    def begin(self, kind: str, level: int = 0, identifier: str = "") -> None:
        """An element opens whose text stands by itself. Its first passage takes the identifier."""
        self.close_passage()
        self.flow.kinds.append((kind, level))
        self.flow.identifiers.append(identifier)

    def end(self) -> None:
        self.close_passage()
        self.flow.kinds.pop()
        self.flow.identifiers.pop()

    @property
    def in_table(self) -> bool:
        """Whether a table is open, here and not around the note that is being written."""
        return any(kind == "table" for kind, _ in self.flow.kinds)

    def table(self) -> Callable[[], None]:
        """A table opens, all of it one passage; gives back how it ends."""
        self.begin("table")
        self.columns = Columns()
        return self.end

    def close_passage(self) -> None:
        flow = self.flow
        if flow.start is not None and flow.start < flow.end and not self.in_note:
            kind, level = flow.kinds[-1] if flow.kinds else ("paragraph", 0)
            self.blocks.append(Block(kind, flow.start, flow.end, level, self._identifier()))
        flow.start, flow.blank, flow.interrupted, flow.joined = None, "", False, False
        flow.calls.clear()

    def _identifier(self) -> str:
        """That of the innermost element that has one left."""
        for at in range(len(self.flow.identifiers) - 1, -1, -1):
            if found := self.flow.identifiers[at]:
                self.flow.identifiers[at] = ""
                return found
        return ""

    def text(self, characters: str) -> None:
        words = characters.strip(LAYOUT)
        flow = self.flow
        if not words:
            flow.blank += characters if flow.start is not None and not flow.joined else ""
            return
        before, _, after = characters.partition(words)
        self._reach("" if flow.joined else before)
        flow.joined = False
        self._write(words)
        self.flow.blank = after

    def line_break(self) -> None:
        """A line that the author ended, as in verse; in a table, whose lines are its rows, a blank."""
        if self.in_table:
            self.text(" ")
        else:
            self.end_row()

    def end_row(self) -> None:
        self.columns.end_row()
        if self.flow.start is not None:
            self._reach("")
            self.line_breaks.append(self.length)
            self._append("\n")

    def line_end(self) -> None:
        """A line that was full, where the printer may have broken a word."""
        if self.flow.start is not None:
            self._reach("")
            self.line_ends.append(self.length)
            self._write("\n")

    def join(self, hyphens: str) -> None:
        """The word goes on although a line ends here: its hyphen is the printer's."""
        flow = self.flow
        flow.blank, flow.joined = "", flow.start is not None
        if self.parts and flow.start is not None and flow.end == self.length and self.parts[-1][-1] in hyphens:
            self.left_out.append(LeftOut(self.length - 1, self.length, "dehyphenation"))

    def leave_out(self, characters: str, kind: str) -> None:
        """Characters of the file that are not the text's own. They open no passage."""
        if not characters.strip(LAYOUT):
            return
        if self.flow.start is None:
            self._write_between(BETWEEN_BLOCKS)
        start = self.length
        self._append(characters)
        self.left_out.append(LeftOut(start, self.length, kind))
        if self.flow.start is not None:
            self.flow.end = self.length

    def page(self, label: str, label_source: str = "file", identifier: str = "") -> None:
        pages = self.pages_in_notes if self.in_note else self.pages
        pages.append(PageBreak(self.length, label.strip()[:LONGEST_LABEL], label_source if label.strip() else "", identifier))

    def page_ends(self, label: str) -> None:
        """The page of that number ends here; a text without pages so far began on it."""
        if not self.pages:
            self.pages.append(PageBreak(0, label[:LONGEST_LABEL], "file"))
        self.page(str(int(label) + 1))

    def call(self, note: Hashable, label: str, characters: str = "") -> None:
        """Note `note` is called here by `label`; `characters` are what the file writes for it."""
        if characters.strip(LAYOUT):
            self._reach("")
            start = self.length
            self._write(characters.strip(LAYOUT))
            self.calls.append((start, self.length, label, note))
            return
        if self.flow.start is None:
            self.flow.calls.append(len(self.calls))
        elif self.flow.interrupted:
            self._resume()
        self.calls.append((self.length, self.length, label, note))

    def parts_calls(self, characters: str) -> bool:
        """Whether these raised characters are a comma right behind a call, before the next one."""
        return bool(self.calls) and self.calls[-1][1] >= self.flow.end and BETWEEN_CALLS.fullmatch(characters) is not None

    def begin_note(self, note: Hashable, label: str, *, apart: bool = False, identifier: str = "", status: str = "complete") -> None:
        """Until `end_note` all text is that of the note. `apart`: it stands on a page by itself, not on that of its call."""
        draft = NoteDraft(label, self.length if apart else None, identifier, status)
        self.notes.setdefault(note, draft).spans.append((-1, -1))
        self.open_notes.append(note)
        for kind, start in self.flow.marks:
            self._mark(kind, start)
        self.flows.append(Flow())

    def end_note(self) -> None:
        self.close_passage()
        note = self.notes[self.open_notes.pop()]
        end = self.flows.pop().end
        start = note.spans.pop()[0]
        self.flow.marks = [(kind, self.length) for kind, _ in self.flow.marks]
        if 0 <= start < end:
            note.spans.append((start, end))
            self.flow.interrupted = self.flow.start is not None

    def mark(self, kinds: Iterable[str]) -> Callable[[], None]:
        """Until what comes back is called the letters are set apart: italic, bold … (`MARK_KINDS`)."""
        open_before = len(self.flow.marks)
        self.flow.marks.extend((kind, self.length) for kind in kinds)

        def end() -> None:
            while len(self.flow.marks) > open_before:
                self._mark(*self.flow.marks.pop())

        return end

    def end_cell(self) -> None:
        """A cell of a table ends, with words in it or without."""
        self._reach("")
        self.cell_ends.append(self.length)
        self._append("\t")

    def cell(self, across: int, down: int = 1) -> Callable[[], None]:
        """A cell that reaches over so many columns and rows; gives back how it ends."""
        for _ in range(self.columns.begin_cell(across, down)):
            self.end_cell()

        def end() -> None:
            for _ in range(across):
                self.end_cell()

        return end

    def _mark(self, kind: str, start: int) -> None:
        if start < self.length:
            self.marks.append(Stretch(start, self.length, kind))

    def finish(self) -> tuple[str, StructuredText]:
        """The raw text and its structure."""
        self.close_passage()
        raw = "".join(self.parts)
        keys = [key for key, note in self.notes.items() if note.spans]
        place = {key: index for index, key in enumerate(keys)}
        structure = StructuredText(
            blocks=tuple(self.blocks),
            notes=self._numbered([self.notes[key] for key in keys]),
            calls=tuple(Call(start, end, label, place.get(key)) for start, end, label, key in self.calls),
            pages=tuple(self._all_pages()),
            left_out=tuple(self.left_out),
            line_breaks=tuple(self.line_breaks),
            line_ends=tuple(self.line_ends),
            cell_ends=tuple(self.cell_ends),
            marks=tuple(mark for each in self.marks if (mark := _trimmed(raw, each))),
        )
        return raw, structure

    def _numbered(self, notes: list[NoteDraft]) -> tuple[Note, ...]:
        numbers = numbers_of([note.label for note in notes])
        return tuple(
            Note(number, note.label, tuple(note.spans), note.place, note.identifier, note.status)
            for number, note in zip(numbers, notes, strict=True)
        )

    def _all_pages(self) -> list[PageBreak]:
        """With those that the file tells within a note and nowhere else."""
        told = {page.label for page in self.pages}
        more = {page.label: page for page in self.pages_in_notes if page.label not in told}
        return sorted([*self.pages, *more.values()], key=lambda page: page.at)


def _trimmed(raw: str, mark: Stretch) -> Stretch | None:
    """Without the blanks at its ends; None when nothing else is in it."""
    text = raw[mark.start : mark.end]
    start = mark.start + len(text) - len(text.lstrip())
    end = mark.end - (len(text) - len(text.rstrip()))
    return Stretch(start, end, mark.kind) if start < end else None
