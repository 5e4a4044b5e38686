"""Find all locators of a text: those that carry a label, and those that only their place in a note gives away."""

from editions.citations.grammar import PRINTED, read_labelled
from editions.citations.language import guess_language
from editions.citations.locator import Locator, LocatorDict, PageRange
from editions.citations.ranges import open_note
from editions.citations.unlabelled import read_unlabelled


def read_locators(text: str, lang: str | None = None, *, labelled_only: bool = False) -> tuple[Locator, ...]:
    """
    The locators of the text in order. Without a language it is guessed. Offsets are code points of the text as given.

    `labelled_only` leaves out what only its place in a note gives away: for running text, where a number is seldom a page.
    Sections, notes, verses and the like are among them; a locator without ranges is a label that no number follows (flag malformed).
    """
    note = open_note(text, (lang or guess_language(text))[:2].lower())
    found: list[Locator] = []
    held: dict[int, tuple[Locator, int]] = {}
    index = 0
    while index < note.size:
        read = read_labelled(note, index) if note.tokens[index].text in note.labels else None
        if read:
            found.append(read[0])
            held[index] = read
        index = read[1] if read else index + 1
    if not labelled_only:
        found.extend(read_unlabelled(note, held))
    return tuple(sorted(found, key=lambda locator: locator.start))


def find_locators(text: str, lang: str | None = None) -> list[LocatorDict]:
    """The pages, folios, leaves and columns that the text cites, as plain dicts."""
    return [as_dict(locator) for locator in read_locators(text, lang) if locator.label in PRINTED | {"extent"} and locator.ranges]


def as_dict(locator: Locator) -> LocatorDict:
    """The locator in the form of the JSON interfaces."""
    return {
        "start": locator.start,
        "end": locator.end,
        "ranges": [_ends(pages) for pages in locator.ranges],
        "pinpoint": [_ends(pages) for pages in locator.pinpoint],
        "label": locator.label,
        "raw": locator.raw,
        "tier": locator.tier,
    }


def _ends(pages: PageRange) -> list[int | str | None]:
    return [pages.first, pages.last]
