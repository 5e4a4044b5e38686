"""What a format with markup says of its text: passages, notes, calls and pages, stand-off over the raw characters."""

import re
from dataclasses import dataclass

from editions.readers.source import Stretch

DIGITS = re.compile(r"\d{1,6}")  # of a label: 7 of "7)" or "[7]"

BY_LOOK_AND_FIRST, BY_LOOK = 10, 11  # ranks of headings that only their look tells, below all that are named so


@dataclass(frozen=True, slots=True)
class Block:
    """A passage of the body: code points `start`..`end` of the raw text, notes and calls within it included.

    `kind` is one of `PASSAGE_KINDS`; `level` the rank of a heading, 1 the highest, 0 where the file has none. `identifier` is the
    name that the file gives it.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A note with the stretches of the raw text that hold it; more than one where the file interrupts it.

    `number` is None for an asterisk among numbered notes. `place` is the offset whose page the note stands on, None for that of its call.
    `status` is one of `NOTE_STATUSES`, as far as the file says so.
    """

    number: int | None
    label: str
    spans: tuple[tuple[int, int], ...]
    place: int | None = None
    identifier: str = ""
    status: str = "complete"


@dataclass(frozen=True, slots=True)
class Call:
    """Where a note is called; `start` equals `end` where the file writes no number there. `note` is None when the note is missing."""

    start: int
    end: int
    label: str
    note: int | None


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page begins at code point `at`. `label` is empty where the file counts pages without naming them."""

    at: int
    label: str
    label_source: str = "file"
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Characters that are not the text's own: a running head, a mark of the format, a hyphen at a line's end."""

    start: int
    end: int
    kind: str  # one of REPAIR_KINDS
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Respelled:
    """Characters that stand for another one: two hyphens for a dash."""

    start: int
    end: int
    after: str


@dataclass(frozen=True, slots=True)
class StructuredText:
    """All of it in the order of the file, but for `blocks`, which are in the order of reading.

    `line_breaks` are the offsets of line breaks that the author set, `line_ends` of those where a printed line was full,
    `cell_ends` of what parts a cell of a table from the next one.
    """

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    calls: tuple[Call, ...] = ()
    pages: tuple[PageBreak, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    line_breaks: tuple[int, ...] = ()
    line_ends: tuple[int, ...] = ()
    cell_ends: tuple[int, ...] = ()
    marks: tuple[Stretch, ...] = ()
    respelled: tuple[Respelled, ...] = ()
