"""A source whose text we hold, with its printed pages."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from editions.citations.locator import Bound, Locator, PageRange
from editions.quoting import SourceIndex


@dataclass(frozen=True, slots=True)
class HeldPage:
    """A printed page of the source: code points `start`..`end` of its text; `label` is "" where none is printed.

    A note stands apart from the words of its page: `on` is the place of that page among those of the source.
    """

    label: str
    start: int
    end: int
    on: int | None = None


@dataclass(frozen=True)
class HeldSource:
    """The text of a source and its pages in order. `described` is how its edition calls itself ("Berlin 2014")."""

    index: SourceIndex
    pages: tuple[HeldPage, ...]
    described: str = ""
    year: int | None = field(default=None)

    @classmethod
    def of(cls, text: str, pages: Iterable[HeldPage], *, described: str = "", year: int | None = None) -> "HeldSource":
        return cls(SourceIndex(text), tuple(pages), described, year)

    @property
    def text(self) -> str:
        return self.index.text

    @cached_property
    def _by_label(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, page in enumerate(self.pages):
            if page.label:
                places.setdefault(page.label.strip("[]() ").casefold(), []).append(place)
        return places

    @cached_property
    def _starts(self) -> list[int]:
        return [page.start for page in self.pages]

    @cached_property
    def numbers(self) -> list[int]:
        """The arabic page numbers of the source, upwards."""
        return sorted(int(label) for label in self._by_label if label.isdigit())

    def places_of(self, pages: PageRange) -> list[int]:
        """Which of `self.pages` a cited range names; of an open range the first page and the one after it."""
        if isinstance(pages.first, int):
            last = pages.last if isinstance(pages.last, int) else pages.first + 1 if pages.last is None else pages.first
            wanted = [label for number in range(pages.first, min(last, pages.first + 2_000) + 1) for label in _labels(number, pages)]
        else:
            wanted = [str(pages.first), *([str(pages.last)] if pages.last else [])]
        places = [place for label in wanted for place in self._by_label.get(_label(label), ())]
        if not isinstance(pages.first, int) and len(places) == 2:
            places = list(range(min(places), max(places) + 1))
        return sorted(set(places))

    def places_at(self, start: int, end: int) -> list[int]:
        """The pages that code points `start`..`end` lie on."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        return [place for place in range(first, bisect_left(self._starts, end)) if start < self.pages[place].end]

    def printed(self, places: Iterable[int]) -> list[int]:
        """The pages that these are, or on which they are printed, each once."""
        return sorted({place if (on := self.pages[place].on) is None else on for place in places})

    def labels(self, places: Iterable[int]) -> list[str]:
        """The labels of printed pages; an unnumbered one is named by its place in the file."""
        return [self.pages[place].label or f"[{place + 1}]" for place in self.printed(places)]


def _labels(number: int, pages: PageRange) -> list[str]:
    """A page by its number; a folio by its number and side, or both of its sides."""
    if number == pages.first and pages.side_first:
        return [f"{number}{pages.side_first}", *([f"{number}v"] if pages.last != pages.first and pages.side_first == "r" else [])]
    if number == pages.last and pages.side_last == "r":
        return [f"{number}r"]
    return [str(number), f"{number}r", f"{number}v"]


def _label(label: Bound) -> str:
    return str(label).casefold()


def cited_ranges(locators: Sequence[Locator]) -> list[PageRange]:
    """The pages on which the quotation should stand: the pinpoints where there are any, else the ranges."""
    pages = [locator for locator in locators if locator.label in {"page", "column", "folio", "leaf"}]
    pinpoints = [pinpoint for locator in pages for pinpoint in locator.pinpoint]
    return pinpoints or [one for locator in pages for one in locator.ranges]
