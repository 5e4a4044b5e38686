"""Line numbers in the margin, as review copies and editions print them: each line of a page, or every fifth one, has its number.

They are told from the labels of notes, of lists and of tables by the lines between two of them: always as many as they count on.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import mode

from editions.readers.pdf.print_lines import Fragment
from editions.readers.pdf.runs import Run

ALIGNED = 1.5  # points between the edges of numbers in one margin
SAME_ROW = 2.0  # points between baselines
FEWEST = {1: 8}  # numbers of a page, where each line has one
FEWEST_APART = 3  # and where only some have
IN_STEP = 0.8  # of the numbers count on as their lines do
PAGES = {1: 0.5}  # of the pages have them, where each line has one: a list or a table has such numbers too
PAGES_APART = 0.25
HEAD = 3  # lines at the top of a page that may stand above the first number
MOST_DIGITS = 4
MOST_NUMBERS = 400  # of a page: a chart or a table has more
FEW = 20  # lines, of which one may stand out

Edge = tuple[str, float]  # which side of the numbers stands below each other, and where
SIDES: dict[str, Callable[[Fragment | Run], float]] = {"x1": attrgetter("x1"), "x0": attrgetter("x0")}


def line_number_edges(pages: Sequence[Sequence[Fragment]]) -> list[tuple[int, Edge]]:
    """By how much the numbers of lines go on, and where they stand; empty for a text without them."""
    found: dict[int, dict[int, list[Edge]]] = defaultdict(dict)  # by step and page
    for index, page in enumerate(pages):
        for step, edge in _columns(page):
            found[step].setdefault(index, []).append(edge)
    usual = {step: own for step, own in found.items() if len(own) >= max(2, PAGES.get(step, PAGES_APART) * len(pages))}
    return [(step, edge) for step, own in usual.items() for edge in {edge for page in own.values() for edge in page}]


def _columns(page: Sequence[Fragment]) -> Iterator[tuple[int, Edge]]:
    """By how much numbers in a margin go on from line to line, and where they stand."""
    numbers = sorted((part for part in page if is_number(part.text)), key=lambda part: -part.y)
    if not FEWEST_APART <= len(numbers) <= MOST_NUMBERS:
        return
    worded = [part for part in page if part.letters]
    for edge, column in _aligned(numbers):
        step = _step_beside(column, worded) if worded and stand_outside(column, worded) else 0
        if step and len(column) >= FEWEST.get(step, FEWEST_APART):
            yield step, edge


def is_number(text: str) -> bool:
    """Whether it may number lines or paragraphs."""
    return text.isdecimal() and len(text) <= MOST_DIGITS


def _rows(parts: Iterable[Fragment]) -> list[float]:
    """The baselines from the foot to the head."""
    rows: list[float] = []
    for y in sorted(part.y for part in parts):
        if not rows or y - rows[-1] > SAME_ROW:
            rows.append(y)
    return rows


def _aligned(numbers: Sequence[Fragment]) -> Iterator[tuple[Edge, list[Fragment]]]:
    """Numbers whose last or first digits stand below each other."""
    for side, place in SIDES.items():
        left = list(numbers)
        while left:
            at = place(left[0])
            own = [part for part in left if abs(place(part) - at) < ALIGNED]
            if len(own) >= FEWEST_APART:
                yield (side, round(at, 1)), own
            taken = set(map(id, own))
            left = [part for part in left if id(part) not in taken]


def stand_outside(column: Sequence[Fragment | Run], worded: Sequence[Fragment]) -> bool:
    """Whether they stand left or right of the text, of which a few lines may stand out."""
    few = len(worded) // FEW
    left = sorted(part.x0 for part in worded)[few]
    right = sorted(part.x1 for part in worded)[-1 - few]
    return all(part.x1 <= left for part in column) or all(part.x0 >= right for part in column)


def _step_beside(column: Sequence[Fragment], worded: Sequence[Fragment]) -> int:
    """By how much the numbers go on, if they count the lines of the page or of the column beside them."""
    middle = (min(part.x0 for part in worded) + max(part.x1 for part in worded)) / 2
    left = column[0].x0 < middle
    beside = [part for part in worded if (part.x0 < middle if left else part.x1 > middle)]
    return _step(column, _rows(worded)) or _step(column, _rows(beside))


def _step(column: Sequence[Fragment], rows: Sequence[float]) -> int:
    """By how much the numbers go on from line to line; 0 where they do not."""
    gaps = [int(second.text) - int(first.text) for first, second in pairwise(column)]
    step = mode(gaps)
    if step < 1 or len(rows) - _place(rows, column[0].y) > step + HEAD:
        return 0
    places = [_place(rows, part.y) for part in column]
    even = sum(gap == step == first - second for gap, (first, second) in zip(gaps, pairwise(places), strict=True))
    return step if even >= IN_STEP * len(gaps) else 0


def _place(rows: Sequence[float], y: float) -> int:
    return bisect_left(rows, y - SAME_ROW)
