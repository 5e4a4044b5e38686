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

from editions.segmentation.lines import TextLine

NUMBER_ALONE = re.compile(r"[\W_]{0,3}(?:(?:p|pp|S|Seite|page)\.?\s?)?(\d{1,4})[\W_]{0,3}", re.IGNORECASE)
NUMBER_AT_EDGE = re.compile(r"(\d{1,4})\s+\D.*|\D.*?\s(\d{1,4})")
EDGE_LINES = 2  # lines at the top and at the foot of a page where heads and numbers stand
REPEATED = 3  # pages with the same head: left and right pages have heads of their own
REGULAR = 0.6  # of the numbers keep step with the pages
CUTTING = 0.3  # of the page numbers cut a sentence; section numbers never do
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
    """Numbers at the edge of pages that count as the pages do, by line."""
    found = [
        (line.number, int(digits) - index, int(digits))
        for index, page in enumerate(pages)
        for line in _edges(page)
        for digits in _numbers_of(line)
    ]
    if not found:
        return {}
    offset, count = Counter(offset for _, offset, _ in found).most_common(1)[0]
    if count < 2 or count < REGULAR * len(pages) / 2:
        return {}
    return {line: number for line, own, number in found if own == offset}


def _numbers_of(line: TextLine) -> list[str]:
    if match := NUMBER_ALONE.fullmatch(line.text):
        return [match[1]]
    match = NUMBER_AT_EDGE.fullmatch(line.text) if len(line.text) < HEAD_LETTERS else None
    return [match[1] or match[2]] if match else []


def _head_key(line: TextLine, numbered: Mapping[int, int]) -> str:
    """What makes two heads the same. Their digits count, unless they are the page's number: "Cf. 12" and "Cf. 14" are two notes."""
    if len(line.text) >= HEAD_LETTERS:
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
    places = _page_number_lines(lines)
    if not places:
        return Margins()
    at_head = _numbers_stand_at_head(lines, places)
    dropped = {lines[place].number: "page_number" for place in places}
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
            labels.update((line.number, _numbers_of(lines[places[number]])[0]) for line in kept)
    return Margins(dropped, frozenset(breaks), labels)


def _page_number_lines(lines: Sequence[TextLine]) -> list[int]:
    """Places of the longest chain of numbers alone that rise by one, where they cut sentences as only pages do."""
    chains: dict[int, list[int]] = {}
    for place, line in enumerate(lines):
        if match := NUMBER_ALONE.fullmatch(line.text):
            number = int(match[1])
            chains[number] = max([*chains.get(number - 1, []), place], chains.get(number, []), key=len)
    best = max(chains.values(), key=len, default=[])
    inner = [place for place in best if 0 < place < len(lines) - 1]
    cutting = sum(lines[place + 1].begins_lower for place in inner)
    return best if len(best) >= REPEATED and cutting >= max(1, CUTTING * len(inner)) else []


def _numbers_stand_at_head(lines: Sequence[TextLine], places: Sequence[int]) -> bool:
    """A foot number closes the file; a first page without its number is common at the head only."""
    first = int(_numbers_of(lines[places[0]])[0])
    return places[0] == 0 or (len(lines) - 1 - places[-1] > EDGE_LINES and first != 1)


def _heads_beside(lines: Sequence[TextLine], places: Sequence[int]) -> list[int]:
    """Places of lines next to the page numbers that come again and again."""
    beside = [other for place in places for other in (place - 1, place + 1) if 0 <= other < len(lines) and other not in places]
    keys = {place: _head_key(lines[place], {}) for place in beside}
    counted = Counter(keys.values())
    return [place for place in beside if keys[place] and counted[keys[place]] >= REPEATED]
