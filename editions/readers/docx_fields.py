"""Fields of a Word document: of each only the result is text, and one that sets the number of a note again calls that note.

Source: ECMA-376, Part 1, 17.16 (fields).
"""

import re
from dataclasses import dataclass, field

NOTE_AGAIN = re.compile(r"\s*NOTEREF\s+(\S+)(?=.*\\f\b)", re.IGNORECASE)
MOST_NESTED = 20

NoteKey = tuple[str, str]  # footnote or endnote, and its id


@dataclass(slots=True)
class Field:
    code: str = ""
    has_result: bool = False  # what follows is the result


@dataclass(slots=True)
class Fields:
    """The fields that are open, and the bookmarks that notes are called in."""

    open: list[Field] = field(default_factory=list)
    marking: dict[str, str] = field(default_factory=dict)  # names of the open bookmarks by their ids
    marked: dict[str, NoteKey] = field(default_factory=dict)  # notes by the bookmarks around their calls

    def change(self, kind: str) -> None:
        """What a field character does: begin, separate or end."""
        if kind == "begin" and len(self.open) < MOST_NESTED:
            self.open.append(Field())
        elif kind == "separate" and self.open:
            self.open[-1].has_result = True
        elif kind == "end" and self.open:
            self.open.pop()

    def begin(self, code: str) -> None:
        """A field that is an element, whose text is the result."""
        self.open.append(Field(code, has_result=True))

    def end_paragraph(self) -> None:
        """A code that does not end with its paragraph is damaged: it hides nothing more."""
        for each in self.open:
            each.has_result = True

    def spell(self, code: str) -> None:
        if self.open:
            self.open[-1].code += code

    @property
    def in_code(self) -> bool:
        return any(not each.has_result for each in self.open)

    @property
    def note_again(self) -> NoteKey | None:
        """The note whose number is set here as its call is."""
        match = NOTE_AGAIN.match(self.open[-1].code) if self.open else None
        return self.marked.get(match[1]) if match else None

    def call(self, note: NoteKey) -> None:
        self.marked.update(dict.fromkeys(self.marking.values(), note))
