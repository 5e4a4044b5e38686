"""The pages that a citation names."""

from dataclasses import dataclass, field
from typing import Literal, TypedDict

Bound = int | str  # arabic pages and leaves are int; roman numerals are lower-case str, a number series of their own
Tier = Literal["labelled", "unlabelled"]


class LocatorDict(TypedDict):
    start: int
    end: int
    ranges: list[list[Bound | None]]
    pinpoint: list[list[Bound | None]]
    label: str
    raw: str
    tier: str


@dataclass(frozen=True, slots=True)
class PageRange:
    """Printed pages, both ends included. `last` is None when the end is open (ff.).

    `written` is how the text has it; `side_*` is r or v on folios; `following` is "", "f" or "ff".
    """

    first: Bound
    last: Bound | None
    written: str = ""
    side_first: str = ""
    side_last: str = ""
    following: str = ""
    flags: tuple[str, ...] = ()  # descending, ambiguous_abbreviation, …


@dataclass(frozen=True, slots=True)
class Locator:
    """One locator: ranges, and the pinpoint ("hier S. 37") that belongs to them. Offsets are code points of the text read."""

    start: int
    end: int
    raw: str
    label: str  # page, folio, column, leaf, verse, section, note, …
    ranges: tuple[PageRange, ...]
    pinpoint: tuple[PageRange, ...] = ()
    tier: Tier = "labelled"
    volume: str = ""
    rule: str = ""  # which rule found an unlabelled locator
    flags: tuple[str, ...] = field(default=())  # malformed (then without ranges), double_comma, unclosed_bracket, passim
