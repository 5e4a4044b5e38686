"""The raw text that a reader writes down, and where in it a passage opens, goes on after a note, and ends.

White space at the edges of a passage is the layout of the file and not written; within a passage it stays as it is.
A note may begin in the middle of a passage, which goes on after it; it stands between line breaks in the raw text.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field

from editions.readers.structure import LeftOut

BETWEEN_BLOCKS = "\n\n"


@dataclass(slots=True)
class Flow:
    """The body, or a note within it: the kinds of the elements that are open, and the passage being written."""

    kinds: list[tuple[str, int]] = field(default_factory=list)
    identifiers: list[str] = field(default_factory=list)  # of the open elements; the first passage of each takes it
    start: int | None = None  # of the passage that is open
    end: int = 0
    blank: str = ""  # waits for the word after it
    interrupted: bool = False  # by a note: a line break comes before the next word
    joined: bool = False  # the next letters belong to the last word
    calls: list[int] = field(default_factory=list)  # before the first word of the passage
    marks: list[tuple[str, int]] = field(default_factory=list)  # kind and beginning of those that are open


@dataclass(slots=True)
class NoteDraft:
    label: str
    place: int | None
    identifier: str = ""
    status: str = "complete"
    spans: list[tuple[int, int]] = field(default_factory=list)


class RawWriter:
    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.flows = [Flow()]
        self.notes: dict[Hashable, NoteDraft] = {}
        self.open_notes: list[Hashable] = []
        self.calls: list[tuple[int, int, str, Hashable]] = []
        self.left_out: list[LeftOut] = []

    @property
    def flow(self) -> Flow:
        return self.flows[-1]

    @property
    def in_note(self) -> bool:
        return len(self.flows) > 1

    def _reach(self, before: str) -> None:
        """Gets ready for the next word: opens the passage, or writes the blanks since the last word."""
        flow = self.flow
        if flow.start is None:
            self._open()
            return
        if flow.interrupted:
            self._resume()
        self._append(flow.blank + before)
        flow.blank = ""

    def _open(self) -> None:
        flow = self.flow
        within = self._note_has_begun() or any(each.start is not None for each in self.flows)
        self._write_between("\n" if within else BETWEEN_BLOCKS)
        flow.start = self.length
        for index in flow.calls:
            self.calls[index] = (self.length, self.length, *self.calls[index][2:])
        flow.calls.clear()
        if self.in_note and self.notes[self.open_notes[-1]].spans[-1] == (-1, -1):
            self.notes[self.open_notes[-1]].spans[-1] = (self.length, self.length)

    def _resume(self) -> None:
        """A line break after the note that stood within the passage."""
        self.flow.interrupted = False
        self._write_between("\n")

    def _write_between(self, characters: str) -> None:
        """Sets apart what follows; within a passage that goes on the break is not part of it."""
        if not self.parts:
            return
        if any(flow.start is not None for flow in self.flows) and not self._note_has_begun():
            self.left_out.append(LeftOut(self.length, self.length + len(characters), "note_extraction"))
        self._append(characters)

    def _note_has_begun(self) -> bool:
        return self.in_note and self.flow.start is None and self.notes[self.open_notes[-1]].spans[-1] != (-1, -1)

    def _write(self, characters: str) -> None:
        self._append(characters)
        self.flow.end = self.length

    def _append(self, characters: str) -> None:
        if characters:
            self.parts.append(characters)
            self.length += len(characters)
