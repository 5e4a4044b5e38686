"""Names that a TEI file gives to its pages and passages by xml:id, so that others can point at them."""

from collections import Counter

from editions.readers.tei_notes import XML_ID
from editions.readers.xml import Element, local

NAMED = frozenset(
    [
        "pb", "note", "head", "p", "ab", "quote", "q", "cit", "lg", "l", "item", "epigraph", "byline", "docAuthor", "titlePart", "table",
        "figure",
    ]
)  # fmt: skip
LONGEST = 200  # code points, as they are stored


def names_of(root: Element) -> dict[Element, str]:
    """The xml:ids of pages, notes, headings, paragraphs, quotations and verse, where no other element has the same."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    named = [(element, identifier) for element in elements if (identifier := element.get(XML_ID)) and len(identifier) <= LONGEST]
    times = Counter(identifier for _, identifier in named)
    return {element: identifier for element, identifier in named if local(element) in NAMED and times[identifier] == 1}
