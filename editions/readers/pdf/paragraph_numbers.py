"""Numbers of paragraphs in the margin, as commentaries and law reviews print them: 1 … N through the text, beside its first lines.

The label of a note that stands out of the text has small print beside it; these have the text.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from editions.readers.pdf.line_numbers import MOST_NUMBERS, SAME_ROW, SIDES, Edge, is_number, stand_outside
from editions.readers.pdf.note_starts import SMALLER
from editions.readers.pdf.print_lines import Fragment

FEWEST = 8  # numbers
PAGES = 0.5  # of the pages have one
IN_ORDER = 0.9  # of the numbers follow on the one before
LARGEST_STEP = 3  # where a number in between was not seen
COUNTED = 0.5  # of the numbers go with their pages: then they count those

Numbered = list[tuple[int, int, Fragment]]  # number, page, and what shows it, in the order of reading


def paragraph_number_edges(pages: Sequence[Sequence[Fragment]]) -> list[tuple[int, Edge]]:
    """Where the numbers of paragraphs stand; empty for a text without them."""
    size = _body_size(pages)
    found = [(int(part.text), index, part) for index, page in enumerate(pages) for part in _beside_text(page, size)]
    if len(found) < FEWEST or not _count_paragraphs(found, len(pages)):
        return []
    edges = [_edges(found, side) for side in SIDES]
    return [(1, edge) for edge in min(edges, key=len)]


def _body_size(pages: Sequence[Sequence[Fragment]]) -> float:
    letters: Counter[float] = Counter()
    for part in (part for page in pages for part in page):
        letters[part.size] += len(part.runs[0].text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _beside_text(page: Sequence[Fragment], size: float) -> Iterator[Fragment]:
    numbers = sorted((part for part in page if is_number(part.text)), key=lambda part: -part.y)
    if not 0 < len(numbers) <= MOST_NUMBERS:
        return
    worded = [part for part in page if part.letters]
    for part in numbers:
        text = any(abs(other.y - part.y) < SAME_ROW and other.size > size - SMALLER for other in worded)
        if text and stand_outside([part], worded):
            yield part


def _count_paragraphs(found: Numbered, pages: int) -> bool:
    """Whether they rise through the text, and not as its pages do."""
    length: dict[int, int] = {}
    for number, _, _ in found:
        length[number] = 1 + max(length.get(number - step, 0) for step in range(1, LARGEST_STEP + 1))
    with_pages = Counter(number - page for number, page, _ in found).most_common(1)[0][1]
    own = {page for _, page, _ in found}
    return max(length.values()) >= IN_ORDER * len(found) and len(own) >= PAGES * pages and with_pages < COUNTED * len(found)


def _edges(found: Numbered, side: str) -> list[Edge]:
    places = Counter(round(SIDES[side](part)) for _, _, part in found)
    return [(side, float(place)) for place, count in places.items() if count > 1]
