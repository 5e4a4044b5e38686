"""What a reader gives back: the file as it was, before anything is repaired."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from editions.readers.structure import StructuredText

# Characters that show nothing: a line of nothing else is an empty line.
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
WITHOUT_INVISIBLE = dict.fromkeys(map(ord, INVISIBLE))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source page. `start`/`end` are code points of `SourceText.raw`, the line's break not included."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page of the file. `label` is the printed page number where the file states it."""

    sequence: int
    start: int
    end: int
    lines: tuple[Line, ...]
    label: str = ""
    label_source: str = ""


@dataclass(frozen=True, slots=True)
class LineRole:
    """What a line is, in a format that shows it."""

    part: str  # body, note, running_head, page_number, margin_number
    opens: str = ""  # the kind of the passage that begins here; empty where one goes on
    number: int | None = None  # of the note that begins here
    label_end: int = 0  # code points of the line that its label takes up


@dataclass(frozen=True, slots=True)
class RaisedCall:
    """Code points `start`..`end` of the raw text that call a note. `note` is its place among the notes, None when it is missing."""

    number: int
    start: int
    end: int
    note: int | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points `start`..`end` of the raw text that are set apart from their surroundings."""

    start: int
    end: int
    kind: str = "italic"


@dataclass(frozen=True, slots=True)
class PrintedText:
    """What lines of print show beyond their characters. `lines` holds the role of each line that shows anything."""

    lines: tuple[LineRole, ...]
    calls: tuple[RaisedCall, ...] = ()
    marks: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, untouched but for its encoding: never normalised, line breaks as in the file.

    `csl` is its own CSL-JSON, where the file has a bibliographic head.
    `structure` says what printed lines are (PDF), `structured` what stretches of the text are (formats with markup).
    """

    raw: str
    format: str
    pages: tuple[SourcePage, ...] = ()
    language: str = ""
    metadata: dict[str, str] = field(default_factory=dict)
    csl: dict[str, Any] = field(default_factory=dict)
    printed: PrintedText | None = None
    structured: "StructuredText | None" = None


def is_blank(text: str) -> bool:
    """Whether the text shows nothing."""
    return not text.strip() or not text.translate(WITHOUT_INVISIBLE).strip()
