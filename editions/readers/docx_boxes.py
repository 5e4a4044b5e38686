"""Text boxes of a Word document: they hang on a paragraph, and stand beside its sentences, not in them."""

from collections.abc import Iterator

from editions.readers.docx_styles import W
from editions.readers.xml import Element, local

NOT_SHOWN = frozenset(["Fallback", "del", "moveFrom"])


def boxes_of(paragraph: Element) -> Iterator[Element]:
    """Those that hang on the paragraph itself, each in its newest version."""
    for box in paragraph.iter(f"{W}txbxContent"):
        around = [local(ancestor) for ancestor in _between(box, paragraph)]
        if NOT_SHOWN.isdisjoint(around) and "txbxContent" not in around:
            yield box


def _between(element: Element, paragraph: Element) -> Iterator[Element]:
    for ancestor in element.iterancestors():
        if ancestor is paragraph:
            return
        yield ancestor
