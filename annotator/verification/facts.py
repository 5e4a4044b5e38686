"""What the checks over a whole text look at: its citations, and what is known of its notes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from editions.citations.locator import Bound, Locator, PageRange
from editions.citations.reading import CitationReading, Mention, pages_meant


@dataclass(frozen=True, slots=True)
class QuotedPassage:
    """A quotation of the body and the number of the note whose call follows it, or None.

    `cited_nearby`: its reference stands elsewhere, in the text, at its introduction or behind the next quotation. `is_term`: marks
    that name a title or a term, or keep a word at a distance, rather than quote.
    """

    passage: str
    start: int
    end: int
    text: str
    note: int | None
    cited_nearby: bool = False
    is_term: bool = False


@dataclass(frozen=True, slots=True)
class TextFacts:
    """`notes` gives the status of every note that is there (complete, gap, truncated); `missing` are called or skipped, but not there.

    `calls_without_note` are calls outside the numbering ("*"); `doubled_pages` the labels of pages that the file holds twice.
    `pageless` are the notes that cite what has no pages, such as newspapers by their day.
    `by_hand` are the mentions whose work a person has named.
    """

    reading: CitationReading
    notes: Mapping[int, str] = field(default_factory=dict)
    missing: frozenset[int] = frozenset()
    uncalled: frozenset[int] = frozenset()
    calls_without_note: tuple[str, ...] = ()
    doubled_pages: tuple[str, ...] = ()
    quotations: tuple[QuotedPassage, ...] = ()
    pageless: frozenset[int] = frozenset()
    by_hand: frozenset[int] = frozenset()

    def quotations_of(self, note: int | None) -> Iterator[QuotedPassage]:
        """The quotations that the note's call supports."""
        return (quoted for quoted in self.quotations if note is not None and quoted.note == note)

    def mentions_of(self, work: int) -> Iterator[tuple[int, Mention]]:
        """The mentions of a work with their indices, in the order of the text."""
        return ((index, mention) for index, mention in enumerate(self.reading.mentions) if mention.work == work)

    def pages_of(self, mention: Mention) -> tuple[Locator, ...]:
        """The page locators of a mention; a document that another work prints has them on that work's mention."""
        own = tuple(locator for locator in pages_meant(self.reading, mention) if locator.label == "page")
        if own or mention.mediating is None:
            return own
        outer = next((step.mention for step in mention.steps if step.rule in {"in", "mediated"}), None)
        if outer is None:
            return own
        return tuple(locator for locator in self.reading.mentions[outer].locators if locator.label == "page")


def closed_range(pages: PageRange) -> tuple[int, int] | None:
    """Both ends of a range of arabic pages, or None when it is open, Roman or of one page."""
    if isinstance(pages.first, int) and isinstance(pages.last, int) and pages.last > pages.first and not pages.following:
        return pages.first, pages.last
    return None


def written(pages: tuple[Bound, Bound | None]) -> str:
    first, last = pages
    return f"{first} ff." if last is None else str(first) if first == last else f"{first}–{last}"


def bounds(pages: PageRange) -> tuple[Bound, Bound | None]:
    return pages.first, pages.last
