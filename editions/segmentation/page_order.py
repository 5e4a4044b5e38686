"""Pages that stand out of order: found by the numbers on them, believed when the sentences agree.

Each page tells its printed number, or a range of note numbers (its notes, or a run of calls). Pages whose numbers break the rising
order are moved, with the unnumbered pages after them, to where their numbers belong, unless that would tear more sentences than it mends.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from editions.segmentation.pages import Sheet
from editions.segmentation.sentences import is_closed, is_open

Numbers = Callable[[Sheet], Sequence[int]]

PRINTED = 0.8  # of the pages show their number


def reading_order(pages: Sequence[Sheet], numbers: Numbers) -> list[int]:
    """Places of the pages in the order in which they are read; `numbers` gives the rising note numbers of a page."""
    given = list(range(len(pages)))
    told = [printed] if (printed := _printed_numbers(pages)) else []
    told.append([list(numbers(page)) for page in pages])
    return min([*map(_by_numbers, told), given], key=lambda order: _torn(pages, order))


def _printed_numbers(pages: Sequence[Sheet]) -> list[list[int]]:
    """The printed number of each page; empty where many pages have none, or two the same."""
    labels = [[int(page.label)] if page.label.isdecimal() else [] for page in pages]
    shown = [label[0] for label in labels if label]
    return labels if len(shown) >= PRINTED * len(pages) and len(set(shown)) == len(shown) else []


def inversions(pages: Sequence[Sheet], numbers: Numbers) -> int:
    """How many neighbours stand in falling order or tear a sentence: the smaller, the better the order of the file."""
    firsts = [own[0] for page in pages if (own := list(numbers(page)))]
    falling = sum(second < first for first, second in pairwise(firsts))
    return falling + _torn(pages, list(range(len(pages))))


def _by_numbers(numbers: list[list[int]]) -> list[int]:
    groups = _groups(numbers)
    staying = _longest_rising([group[0] for group in groups])
    order = [groups[index] for index in staying]
    for index, group in enumerate(groups):
        if index not in staying:
            place = bisect_right([other[0] for other in order], group[0])
            order.insert(place, group)
    return [page for _, members in order for page in members]


def _groups(numbers: list[list[int]]) -> list[tuple[int, list[int]]]:
    """Each numbered page with the unnumbered ones after it; pages before the first number keep the beginning."""
    groups: list[tuple[int, list[int]]] = []
    for page, own in enumerate(numbers):
        if own or not groups:
            groups.append((own[0] if own else -1, [page]))
        else:
            groups[-1][1].append(page)
    return groups


def _longest_rising(keys: list[int]) -> list[int]:
    """Indexes of the longest strictly rising subsequence (patience sorting would do; texts have few pages)."""
    best: list[list[int]] = []
    for index, key in enumerate(keys):
        shorter = max((chain for chain in best if keys[chain[-1]] < key), key=len, default=[])
        best.append([*shorter, index])
    return max(best, key=len, default=[])


def _torn(pages: Sequence[Sheet], order: list[int]) -> int:
    """Seams where a sentence breaks off and a new one begins, or one ends and the next page goes on in small letters."""
    bodies = [pages[index].body for index in order if pages[index].body]
    seams = [(first[-1].text, second[0]) for first, second in pairwise(bodies)]
    return sum(is_closed(end) and line.begins_lower for end, line in seams) + sum(
        is_open(end) and not line.begins_lower for end, line in seams
    )
