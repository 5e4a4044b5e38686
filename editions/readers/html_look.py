"""What a paragraph of hypertext is by its look, where no element or class says it: a heading by hand, a quotation that is set in."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from editions.readers.html_notes import HEADINGS, Document
from editions.readers.stylesheets import Stylesheet, indent_of, looks_of
from editions.readers.xml import Element, local, text_of

LONGEST_HEADING = 120  # letters
SET_IN = 20.0  # points, 7 mm: more than an indent of a first line has
BOLD = frozenset(["b", "strong"])


@dataclass(frozen=True, slots=True)
class Layout:
    """How most paragraphs are set. `by_look`: nothing but their look tells headings."""

    by_look: bool
    indent: float  # points

    def is_heading(self, element: Element, sheet: Stylesheet) -> bool:
        """A short line without a full stop that is centred, or all bold in a text that has no headings otherwise."""
        words = text_of(element)
        if not words or len(words) > LONGEST_HEADING or words[-1] in ".,;:" or not any(map(str.isalpha, words)):
            return False
        if "center" in (element.get("align", "").lower(), Stylesheet().of(element).get("text-align")):
            return True
        return self.by_look and (sheet.of(element).get("text-align") == "center" or _is_bold(element, sheet))

    def is_set_in(self, element: Element, sheet: Stylesheet) -> bool:
        return indent_of(sheet.of(element)) - self.indent >= SET_IN


PLAIN = Layout(by_look=False, indent=0)


def layout_of(documents: Iterable[Document]) -> Layout:
    by_look = True
    letters: Counter[float] = Counter()
    for document in documents:
        for element in document.root.iter():
            name = local(element).lower()
            if name in HEADINGS:
                by_look = False
            elif name == "p":
                letters[indent_of(document.sheet.of(element))] += len(text_of(element))
    return Layout(by_look, letters.most_common(1)[0][0] if letters else 0)


def _is_bold(paragraph: Element, sheet: Stylesheet) -> bool:
    """Whether all of its words are."""
    if "bold" in looks_of(sheet.of(paragraph)):
        return True
    plain = list(_plain(paragraph, sheet))
    return not any(text.strip() for text in plain)


def _plain(element: Element, sheet: Stylesheet) -> Iterator[str]:
    """The texts within the element that are not bold."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and local(child).lower() not in BOLD and "bold" not in looks_of(sheet.of(child)):
            yield from _plain(child, sheet)
        yield child.tail or ""
