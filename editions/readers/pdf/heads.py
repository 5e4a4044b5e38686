"""Running heads and page numbers: lines at the edge of pages that come again, or count as the pages do."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from editions.readers.numbered_heads import numbers_in_head
from editions.readers.pdf.print_lines import HIGHEST, SMALLER, Fragment

EDGE_LINES = 3  # baselines at the top and at the foot of a page where heads and numbers stand
SAME_PLACE = 2.0  # points
REPEATED = 3  # pages with the same head
REPEATED_AT_FOOT = 0.25  # of the pages: at the foot stand notes, and »Ebd.« comes again too
OFTEN = 0.4  # of the pages have a head at this place: then what stands there is one
IN_STEP = 0.3  # of the pages have the number
HEAD_LETTERS = 160
CLOSE, SAME_SIZE = 1.4, 0.3  # em between the lines of a note; points
HANG = 6.0  # em at most between the label of a note and its words

NUMBER_ALONE = re.compile(r"[\W_]{0,3}(?:(?:p|pp|S|Seite|Page)\.?\s?)?(\d{1,4})(?:\s?(?:/|of|von|sur)\s?\d{1,4})?[\W_]{0,3}", re.IGNORECASE)
LABEL_ALONE = re.compile(r"[\[(]?\d{1,4}[.)\]]?")
LABELLED = re.compile(r"[\[(]?\d{1,4}[.)\]]?\s+\D")
ROMAN_ALONE = re.compile(r"[\W_]{0,3}([ivxl]{1,7}|[IVXL]{1,7})[\W_]{0,3}")


@dataclass(frozen=True, slots=True)
class Heads:
    """What stands at the edges of one page beside the text, and the printed number among it."""

    dropped: dict[int, str] = field(default_factory=dict)  # id of a fragment -> the kind of repair that leaves it out
    number: str = ""


def heads_of(pages: Sequence[Sequence[Fragment]]) -> list[Heads]:
    edges = [_edges(page) for page in pages]
    numbers = _in_step(edges)
    hung = [pair for page in edges for pair in _hung(page)]
    notes = {id(part) for label, part in hung if id(label) not in numbers}
    repeated = _repeated(edges, numbers, notes)
    repeated -= _last_lines(edges, repeated)
    labels = {id(label) for label, part in hung if (_key(part.text), "foot") not in repeated} | _labels_at_top(edges, numbers, repeated)
    numbers = {part: number for part, number in numbers.items() if part not in labels}
    usual = _usual_places(edges, repeated, numbers)
    return [_heads(page, index, numbers, repeated, usual) for index, page in enumerate(edges)]


def _edges(page: Sequence[Fragment]) -> list[tuple[Fragment, str]]:
    """The fragments of the outermost lines with their side."""
    rows: list[list[Fragment]] = []
    for part in sorted(page, key=lambda part: -part.y):
        if rows and rows[-1][0].y - part.y < SAME_PLACE:
            rows[-1].append(part)
        else:
            rows.append([part])
    top, foot = rows[:EDGE_LINES], rows[EDGE_LINES:][-EDGE_LINES:]
    edges = [(part, "top") for row in top for part in row] + [(part, "foot") for row in foot for part in row]
    labels = [part for part in page if part.letters == 0 and part.text.isdigit()]
    notes = {id(part) for part, _ in edges if _begins_note(part)}
    for label in labels:
        notes |= {id(found) for part, _ in edges for found in (part, label) if _labels(label, part)}
    return [(part, side) for part, side in edges if id(part) not in notes]


def _labels(label: Fragment, part: Fragment) -> bool:
    """Whether the small number stands before the words, as that of a note does."""
    beside = -1.0 < part.x0 - label.x1 < HANG * part.size
    raised = -0.25 * part.size < label.y - part.y < HIGHEST * part.size
    return part.letters > 0 and label.size < SMALLER * part.size and beside and raised


def _hung(page: Sequence[tuple[Fragment, str]], at: str = "foot") -> Iterator[tuple[Fragment, Fragment]]:
    """A number at this edge of the page that stands apart before words: the label of a note that is set in, or the number of the page."""
    foot = [part for part, side in page if side == at]
    for label in (part for part in foot if LABEL_ALONE.fullmatch(part.text)):
        for part in foot:
            if part.letters and abs(part.y - label.y) < SAME_PLACE and -1.0 < part.x0 - label.x1 < HANG * part.size:
                yield label, part


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", text.casefold()).strip()


def _repeated(edges: Sequence[list[tuple[Fragment, str]]], numbers: dict[int, int], notes: set[int]) -> set[tuple[str, str]]:
    places: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for index, page in enumerate(edges):
        for part, side in page:
            numbered_note = LABELLED.match(part.text) and id(part) not in numbers
            if part.letters > 2 and len(part.text) <= HEAD_LETTERS and not numbered_note and id(part) not in notes:
                places[(_key(part.text), side)].append((index, part.y))
    least = {"top": min(REPEATED, max(2, len(edges) // 2)), "foot": max(REPEATED, int(REPEATED_AT_FOOT * len(edges)))}
    return {key for key, found in places.items() if _comes_again(found, least[key[1]])}


def _last_lines(edges: Sequence[list[tuple[Fragment, str]]], repeated: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those at the foot that mostly stand right below a line of their size that does not come again: a note may end so on many pages."""
    below: Counter[tuple[str, str]] = Counter()
    count: Counter[tuple[str, str]] = Counter()
    for page in edges:
        foot = [part for part, side in page if side == "foot"]
        for part in foot:
            key = (_key(part.text), "foot")
            if key in repeated:
                count[key] += 1
                below[key] += any(_is_right_below(part, other) and (_key(other.text), "foot") not in repeated for other in foot)
    return {key for key in below if 2 * below[key] > count[key]}


def _is_right_below(part: Fragment, other: Fragment) -> bool:
    beside = part.x0 < other.x1 and other.x0 < part.x1
    return beside and SAME_PLACE < other.y - part.y < CLOSE * part.size and abs(part.size - other.size) < SAME_SIZE


def _comes_again(found: Sequence[tuple[int, float]], least: int) -> bool:
    """Whether it stands at one height on so many pages, three of them in a row or on every other page."""
    for _, y in found:
        pages = sorted({page for page, other in found if abs(other - y) < SAME_PLACE})
        close = [second - first <= 2 for first, second in pairwise(pages)]
        in_a_row = any(close[index : index + 2] == [True, True] for index in range(len(close)))
        if len(pages) >= least and (in_a_row or len(pages) < REPEATED):
            return True
    return False


def _in_step(edges: Sequence[list[tuple[Fragment, str]]]) -> dict[int, int]:
    """Numbers that count as the pages do, by the fragment's id."""
    found = [
        (id(part), number - index, number, index) for index, page in enumerate(edges) for part, _ in page for number in _numbers(part.text)
    ]
    pages: dict[int, set[int]] = defaultdict(set)
    for _, offset, _, index in found:
        pages[offset].add(index)
    offsets = {offset for offset, own in pages.items() if len(own) >= max(2, IN_STEP * len(edges))}
    most = max(offsets, key=lambda offset: len(pages[offset]), default=None)
    return {part: number for part, own, number, _ in found if own == most}


def _begins_note(part: Fragment) -> bool:
    """Whether it begins with a number that is set smaller than the words after it."""
    first = min(part.runs, key=lambda run: run.x0)
    return first.text.strip().isdigit() and part.letters > 0 and (first.superior or first.size < SMALLER * part.size)


def _numbers(text: str) -> list[int]:
    if match := NUMBER_ALONE.fullmatch(text):
        return [int(match[1])]
    return [int(match["number"]) for match in numbers_in_head(text)]


def _usual_places(
    edges: Sequence[list[tuple[Fragment, str]]], repeated: set[tuple[str, str]], numbers: dict[int, int]
) -> dict[str, list[float]]:
    """Heights at the top of pages where heads and numbers stand, and at their foot where numbers do: notes end alike, too."""
    heights: Counter[tuple[str, float]] = Counter()
    for page in edges:
        heads = [(part, side) for part, side in page if side == "top" and (_key(part.text), side) in repeated]
        heads += [(part, side) for part, side in page if _is_number(part, numbers)]
        heights.update({(side, round(part.y)) for part, side in heads})
    usual: dict[str, list[float]] = defaultdict(list)
    for (side, y), count in heights.items():
        if count >= OFTEN * len(edges):
            usual[side].append(y)
    return usual


def _labels_at_top(edges: Sequence[list[tuple[Fragment, str]]], numbers: dict[int, int], repeated: set[tuple[str, str]]) -> set[int]:
    """Numbers at the top of a page that stand apart before words where no other page has its number: they count notes there."""
    heights = Counter(round(part.y) for page in edges for part, _ in page if _is_number(part, numbers))
    hung = [pair for page in edges for pair in _hung(page, "top")]
    return {id(label) for label, part in hung if (_key(part.text), "top") not in repeated and heights[round(label.y)] < 2}


def _is_in_place_of_head(part: Fragment, page: Sequence[tuple[Fragment, str]], heads: Sequence[float]) -> bool:
    """Whether it stands at the top of the page where others have their head, and apart from the line below."""
    if all(abs(part.y - y) >= SAME_PLACE for y in heads):
        return False
    row = [own for own, _ in page if abs(own.y - part.y) < SAME_PLACE]
    below = [other for other, _ in page if all(abs(other.y - y) >= SAME_PLACE for y in heads)]
    return not any(_is_right_below(other, own) for other in below for own in row)


def _is_below_text(part: Fragment, page: Sequence[tuple[Fragment, str]], feet: Sequence[float]) -> bool:
    """Whether it stands at the foot of the page as low as the numbers of pages do, and apart from the line above."""
    low = any(part.y < y + SAME_PLACE for y in feet)
    return low and not any(_is_right_below(part, other) for other, _ in page)


def _is_number(part: Fragment, numbers: dict[int, int]) -> bool:
    return id(part) in numbers and NUMBER_ALONE.fullmatch(part.text) is not None


def _heads(
    page: list[tuple[Fragment, str]],
    index: int,
    numbers: dict[int, int],
    repeated: set[tuple[str, str]],
    usual: dict[str, list[float]],
) -> Heads:
    dropped: dict[int, str] = {}
    label = ""
    text = -math.inf  # Where a page has no head its text may stand there: nothing below it is a head.
    for part, side in page:
        is_head = (_key(part.text), side) in repeated
        if side == "top":
            at_usual = part.y > text - SAME_PLACE and _is_in_place_of_head(part, page, usual.get("top", ()))
        else:
            at_usual = _is_below_text(part, page, usual.get("foot", ()))
        if _is_number(part, numbers):
            dropped[id(part)] = "page_number"
        elif is_head or (at_usual and len(part.text) <= HEAD_LETTERS) or (at_usual and ROMAN_ALONE.fullmatch(part.text)):
            dropped[id(part)] = "running_head"
        else:
            text = max(text, part.y)
        if id(part) in dropped and id(part) in numbers:
            label = str(numbers[id(part)])
        elif id(part) in dropped and (match := ROMAN_ALONE.fullmatch(part.text)):
            label = label or match[1]
    return Heads(dropped, label)
