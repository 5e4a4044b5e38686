"""Running heads and page numbers: out of the text, and the printed label of each page out of them.

A number alone on a line may be a page number, a section or a year; a line that comes again may be a head or a refrain. On pages that
the file marks, place and regular counting decide. Without marks, numbers that rise by one count as page numbers when they often
cut a sentence, which sections never do.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from editions.readers.numbered_heads import numbers_in_head
from editions.segmentation.lines import TextLine

NUMBER_ALONE = re.compile(r"(?![»«“”„\"’])[\W_]{0,3}(?:(?:p|pp|S|Seite|page)\.?\s?)?(\d{1,4})[\W_]{0,3}", re.IGNORECASE)
EDGE_LINES = 2  # lines at the top and at the foot of a page where heads and numbers stand
REPEATED = 3  # pages with the same head: left and right pages have heads of their own
REPEATED_WITH_WORDS = 2
REGULAR = 0.6  # of the numbers keep step with the pages
RISING = 0.5  # of the steps between page numbers, where pages may be moved or double
LEAST_PAGE = 8  # lines
CUTTING = 0.2  # of the page numbers cut a sentence; section numbers never do
HEAD_LETTERS = 100


@dataclass(frozen=True, slots=True)
class Margins:
    """`dropped` gives the kind of repair per line, `breaks` the lines that begin a page, `labels` the printed label per kept line."""

    dropped: Mapping[int, str] = field(default_factory=dict)
    breaks: frozenset[int] = frozenset()
    labels: Mapping[int, str] = field(default_factory=dict)


def margins(lines: Sequence[TextLine]) -> Margins:
    pages = _hard_pages(lines)
    return _on_marked_pages(pages) if len(pages) > 1 else _between_numbers(lines)


def _hard_pages(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    pages: dict[int, list[TextLine]] = defaultdict(list)
    for line in lines:
        pages[line.hard_page].append(line)
    return list(pages.values())


def _on_marked_pages(pages: Sequence[list[TextLine]]) -> Margins:
    numbered = _numbers_in_step(pages)
    heads = _repeated_heads(pages)
    dropped: dict[int, str] = {}
    labels: dict[int, str] = {}
    for index, page in enumerate(pages):
        for line in _edges(page):
            number = numbered.get(line.number)
            if NUMBER_ALONE.fullmatch(line.text) and number is not None:
                dropped[line.number] = "page_number"
            elif _head_key(line, numbered) in heads and (index or number is not None):  # the head of the first page is its title
                dropped[line.number] = "running_head"
            if line.number in dropped and number is not None:
                labels.update((other.number, str(number)) for other in page)
        if all(line.number in dropped for line in page):
            for line in page:
                del dropped[line.number]
    breaks = frozenset(next((line.number for line in page if line.number not in dropped), page[0].number) for page in pages[1:])
    return Margins(dropped, breaks, labels)


def _edges(page: Sequence[TextLine]) -> list[TextLine]:
    return list(page) if len(page) <= 2 * EDGE_LINES else [*page[:EDGE_LINES], *page[-EDGE_LINES:]]


def _numbers_in_step(pages: Sequence[list[TextLine]]) -> dict[int, int]:
    """Numbers at the edge of pages that count as the pages do, by line; and those in the same place on pages out of order."""
    found = [
        _Numbered(line.number, int(digits), int(digits) - index, _frame(page, line, digits))
        for index, page in enumerate(pages)
        for line in _edges(page)
        for digits in _numbers_of(line)
    ]
    if not found:
        return {}
    offset, count = Counter(numbered.offset for numbered in found).most_common(1)[0]
    if count < 2 or count < REGULAR * len(pages) / 2:
        return {}
    frames = Counter(numbered.frame for numbered in found if numbered.offset == offset)
    return {numbered.line: numbered.number for numbered in found if numbered.offset == offset or frames[numbered.frame] >= numbered.enough}


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line with a number at its edge. `offset` is that from the page's place in the file, `frame` all else that the line shows."""

    line: int
    number: int
    offset: int
    frame: tuple[int, str]

    @property
    def enough(self) -> int:
        """Pages in step with the same frame, after which this one counts too: a head with words needs fewer than a bare number."""
        return REPEATED_WITH_WORDS if any(map(str.isalpha, self.frame[1])) else REPEATED


def _frame(page: Sequence[TextLine], line: TextLine, digits: str) -> tuple[int, str]:
    from_top = page.index(line)
    return (from_top if from_top < EDGE_LINES else from_top - len(page)), _head(line).replace(digits, "", 1)


def _numbers_of(line: TextLine) -> list[str]:
    if match := NUMBER_ALONE.fullmatch(line.text):
        return [match[1]]
    return [match["number"] for match in _with_number(line)]


def _with_number(line: TextLine) -> list[re.Match[str]]:
    """The line with a number before its words, and with one after them."""
    if len(_head(line)) >= HEAD_LETTERS:
        return []
    return numbers_in_head(line.text)


def _head(line: TextLine) -> str:
    """The words of the line with one blank between them: tools draw the gap before a page number in blanks."""
    return " ".join(line.text.split())


def _head_key(line: TextLine, numbered: Mapping[int, int]) -> str:
    """What makes two heads the same. Their digits count, unless they are the page's number: "Cf. 12" and "Cf. 14" are two notes.

    Digits alone make no head: a year may end notes on many pages.
    """
    if len(_head(line)) >= HEAD_LETTERS or line.begins_lower or not any(map(str.isalpha, line.text)):
        return ""
    ignored = r"[\W\d_]+" if line.number in numbered else r"[\W_]+"
    return re.sub(ignored, "", line.text).casefold()


def _repeated_heads(pages: Sequence[list[TextLine]]) -> frozenset[str]:
    """Letters of lines that come again at the edge of several pages; a head with a number in step needs no more than two."""
    numbered = _numbers_in_step(pages)
    on_pages: dict[str, set[int]] = defaultdict(set)
    for index, page in enumerate(pages):
        for line in _edges(page):
            if len(page) > 1:
                on_pages[_head_key(line, numbered)].add(index)
    stepping = Counter(_head_key(line, numbered) for page in pages for line in _edges(page) if line.number in numbered)
    return frozenset(key for key, where in on_pages.items() if key and (len(where) >= REPEATED or stepping[key] >= 2))


def _between_numbers(lines: Sequence[TextLine]) -> Margins:
    numbers = _page_numbers(lines)
    if not numbers:
        return Margins()
    places = list(numbers)
    at_head = _numbers_stand_at_head(lines, numbers)
    dropped = {lines[place].number: "page_number" if NUMBER_ALONE.fullmatch(lines[place].text) else "running_head" for place in places}
    dropped.update((lines[place].number, "running_head") for place in _heads_beside(lines, places))
    labels: dict[int, str] = {}
    breaks: set[int] = set()
    bounds = [0, *places, len(lines)]
    for index, (begin, end) in enumerate(pairwise(bounds)):
        kept = [line for line in lines[begin:end] if line.number not in dropped]
        number = index - 1 if at_head else index
        if kept and begin:
            breaks.add(kept[0].number)
        if kept and 0 <= number < len(places):
            labels.update((line.number, str(numbers[places[number]])) for line in kept)
    return Margins(dropped, frozenset(breaks), labels)


def _page_numbers(lines: Sequence[TextLine]) -> dict[int, int]:
    """The most page numbers that leave out none, by their places, where they cut sentences as only pages do.

    A page out of order breaks the row, and a page that the file holds twice doubles a number: so most must rise by one, not all.
    """
    numbers = {place: int(_numbers_of(line)[0]) for place, line in enumerate(lines) if NUMBER_ALONE.fullmatch(line.text)}
    numbers |= _numbered_heads(lines)
    best = max(_without_gaps(numbers), key=len, default=[])
    rising = sum(numbers[second] == numbers[first] + 1 for first, second in pairwise(best))
    inner = [place for place in best if 0 < place < len(lines) - 1]
    cutting = sum(lines[place + 1].begins_lower for place in inner)
    regular = len(best) >= REPEATED and rising >= RISING * (len(best) - 1)
    return {place: numbers[place] for place in best} if regular and cutting >= max(1, CUTTING * len(inner)) else {}


def _numbered_heads(lines: Sequence[TextLine]) -> dict[int, int]:
    """Places of lines that come again with another number at their edge, each with that number: "Emder Hefte 17"."""
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for place, line in enumerate(lines):
        for match in _with_number(line) if not line.text.endswith((".", ",", "-")) else ():
            start, end = match.span("number")
            found[" ".join((line.text[:start] + line.text[end:]).split())][place] = int(match["number"])
    return {place: number for places in found.values() if _counts_pages(places) for place, number in places.items()}


def _counts_pages(places: Mapping[int, int]) -> bool:
    """Whether the numbers rise by one, or by two on left or right pages, with the lines of a page in between."""
    steps = [(second - first, places[second] - places[first]) for first, second in pairwise(places)]
    regular = sum(lines >= LEAST_PAGE and 1 <= step <= 2 for lines, step in steps)
    return len(places) >= REPEATED_WITH_WORDS and regular >= max(1, RISING * len(steps))


def _without_gaps(numbers: Mapping[int, int]) -> list[list[int]]:
    """The places in order, apart where their numbers leave a gap."""
    rows: list[list[int]] = []
    for place in sorted(numbers, key=lambda place: (numbers[place], place)):
        if rows and numbers[place] - numbers[rows[-1][-1]] <= 1:
            rows[-1].append(place)
        else:
            rows.append([place])
    return [sorted(row) for row in rows]


def _numbers_stand_at_head(lines: Sequence[TextLine], numbers: Mapping[int, int]) -> bool:
    """A foot number closes the file; a first page without its number is common at the head only."""
    first, last = min(numbers), max(numbers)
    return first == 0 or (len(lines) - 1 - last > EDGE_LINES and numbers[first] != 1)


def _heads_beside(lines: Sequence[TextLine], places: Sequence[int]) -> list[int]:
    """Places of lines next to the page numbers that come again and again."""
    beside = [other for place in places for other in (place - 1, place + 1) if 0 <= other < len(lines) and other not in places]
    keys = {place: _head_key(lines[place], {}) for place in beside}
    counted = Counter(keys.values())
    return [place for place in beside if keys[place] and counted[keys[place]] >= REPEATED]
