"""Find all locators of a text, labelled and unlabelled."""

from editions.citations.grammar import Note, read_labelled
from editions.citations.labels import label_table
from editions.citations.language import guess_language
from editions.citations.locator import Locator, LocatorDict, PageRange
from editions.citations.tokens import Token, normalise, tokenise
from editions.citations.unlabelled import read_unlabelled

PRINTED = frozenset({"page", "folio", "leaf", "column"})


def read_locators(text: str, lang: str | None = None) -> tuple[Locator, ...]:
    """The locators of the text in order; without a language it is guessed. Offsets are code points of the text as given."""
    tokens = tokenise(normalise(text))
    note = Note(text, tokens, label_table((lang or _guess(tokens))[:2].lower()))
    found: list[Locator] = []
    held: dict[int, int] = {}
    index = 0
    while index < len(tokens):
        read = read_labelled(note, index) if tokens[index].text in note.labels else None
        if read:
            found.append(read[0])
            held[index] = read[1]
        index = read[1] if read else index + 1
    return tuple(sorted([*found, *read_unlabelled(note, held)], key=lambda locator: locator.start))


def find_locators(text: str, lang: str | None = None) -> list[LocatorDict]:
    """The pages, folios, leaves and columns that the text cites, as plain dicts."""
    return [as_dict(locator) for locator in read_locators(text, lang) if locator.label in PRINTED]


def as_dict(locator: Locator) -> LocatorDict:
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


def _guess(tokens: list[Token]) -> str:
    return guess_language(token.text for token in tokens if token.kind == "word")
