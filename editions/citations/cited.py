"""What reading the citations of a whole text gives back."""

from dataclasses import dataclass, field
from typing import Any, Literal

from editions.citations.locator import Locator


@dataclass(frozen=True, slots=True)
class CitingPassage:
    """A passage whose citations are read. `number` is the note's number, None for the body; `italics` stretches of its text."""

    ref: str
    text: str
    number: int | None = None
    status: str = "complete"  # complete, gap, truncated
    lang: str = ""
    italics: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A work that the text cites, as read from its fullest citation. `csl` is CSL-JSON."""

    key: int
    raw: str
    note: int | None
    csl: dict[str, Any] = field(default_factory=dict)
    short_titles: tuple[str, ...] = ()
    extent: tuple[int, int] | None = None  # the item's pages in its container


# Why a citation means what it means, one word for each way of going back.
Rule = Literal["ibid", "idem", "in_ibid", "cross_note", "same_note", "short_title", "surname", "title", "mediated", "in"]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain: this mention points at that one, because of `rule`."""

    rule: Rule
    note: int | None
    mention: int  # index into CitationReading.mentions


@dataclass(frozen=True, slots=True)
class Mention:
    """An in-text citation: its locators and what it refers to. Offsets are code points of the passage's text."""

    passage: str
    note: int | None
    start: int
    end: int
    raw: str
    form: str  # full, short, ibid, idem, cross_note, archival, bare
    locators: tuple[Locator, ...] = ()
    resolution: str = "unresolved"  # resolved, no_target, multiple_targets, unresolved
    work: int | None = None  # Work.key
    steps: tuple[Step, ...] = ()  # nearest first; the last one is the full citation
    candidates: tuple[int, ...] = ()  # Work.keys, when there are several
    mediating: int | None = None  # Work.key of the work that the pages belong to ("zit. nach")
    inherited: bool = False  # the locator was taken from the mention before (bare ebd.)
    container: bool = False  # "in: ebd.": the work stands in the container of the one before
    csl: dict[str, Any] = field(default_factory=dict)  # what a full citation itself says of its work
    points_to: int | None = None  # the number of the note that "(oben N. 22)" names, there or not


@dataclass(frozen=True, slots=True)
class CitationReading:
    mentions: tuple[Mention, ...]
    works: tuple[Work, ...]
