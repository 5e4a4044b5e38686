"""Columns of a page, in the order in which they are read.

A second column shows in lines that begin at one and the same place within the page, with lines beside them that end before it. What
reaches across (a title, a table) parts the page into bands; within a band the columns are read from left to right.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from editions.readers.pdf.print_lines import Fragment

FEWEST_LINES = 5
MOST_GUTTERS = 4  # of a text: two on left pages, two on right ones
MOST_FRAGMENTS = 800  # a page of text has fewer; a map or a chart is not read in columns
LETTERS = 4  # a label or a number alone makes no column
ALIGNED = 2.5  # points
HANG = 18.0  # points at most between a label that stands out and the words after it
SAME_ROW = 1.2  # em
GUTTER = 5.0  # points
SET_IN = 45.0  # points at most between the edge of a column and that of a quotation in it
ACROSS = 0.3  # of the fragments reach across where few lines make a second column
NARROW = 0.4  # em: the narrowest gap between columns
INNER = 0.15  # of the measure: where a second column may begin at the earliest


@dataclass(frozen=True, slots=True)
class Region:
    """Fragments of one column in one band. `column` counts from the left; -1 reaches across the columns."""

    column: int
    parts: tuple[Fragment, ...]


def usual_gutters(pages: Sequence[Sequence[Fragment]]) -> list[float]:
    """Where several pages have a column begin that is not the first."""
    found = Counter(round(gutter / ALIGNED) for parts in pages for gutter in _gutters(parts))
    return [place * ALIGNED for place, count in found.most_common(MOST_GUTTERS) if count > 1]


def _gutters(parts: Sequence[Fragment]) -> Iterator[float]:
    """Where the columns of a page begin but for the first one."""
    gutter = _gutter(parts)
    if gutter is not None:
        yield gutter
        yield from _gutters([part for part in parts if part.x1 < gutter])
        yield from _gutters([part for part in parts if part.x0 >= gutter - ALIGNED])


def gutter_of(parts: Sequence[Fragment], usual: Sequence[float]) -> float | None:
    """Where the second column begins; None for one column. One of a few lines is found where other pages have theirs."""
    gutter = _gutter(parts)
    return _as_elsewhere(parts, usual) if gutter is None else _at_usual_place(parts, gutter, usual)


def parted_at(parts: Sequence[Fragment], gutter: float | None) -> list[Fragment]:
    """The fragments, those cut that hold two columns: so narrow is the gap that one line seems to go on."""
    return [piece for part in parts for piece in _parted(part, gutter)] if gutter is not None else list(parts)


def _parted(part: Fragment, gutter: float) -> Iterator[Fragment]:
    runs = sorted(part.runs, key=lambda run: run.x0) if _reaches_across(part, gutter) else []
    for place, (first, second) in enumerate(pairwise(runs), start=1):
        if abs(second.x0 - gutter) <= ALIGNED and second.x0 - first.x1 > NARROW * part.size:
            yield Fragment.of(runs[:place])
            yield Fragment.of(runs[place:])
            return
    yield part


def _at_usual_place(parts: Sequence[Fragment], gutter: float, places: Sequence[float]) -> float:
    """Where other pages have their second column, if this one's was found a little further in: it may hold a quotation only."""
    for place in places:
        if ALIGNED < gutter - place < SET_IN and _across(parts, place) <= _across(parts, gutter):
            return place
    return gutter


def _across(parts: Sequence[Fragment], gutter: float) -> int:
    return sum(_reaches_across(part, gutter) for part in parts)


def _as_elsewhere(parts: Sequence[Fragment], places: Sequence[float]) -> float | None:
    for place in places:
        own = [part for part in parts if -ALIGNED <= part.x0 - place <= HANG]
        starts = [part.x0 for part in own] if any(part.letters >= LETTERS for part in own) else []  # A label may stand out.
        if starts and (
            _across(parts, place) <= ACROSS * len(parts)
            or any(_rows_beside(band, min(starts)) > 1 for band, _ in _bands(parts, min(starts)))
        ):
            return min(starts)
    return None


def regions(parts: Sequence[Fragment], usual: Sequence[float], column: int = 0) -> list[Region]:
    """The regions of a page in reading order; `usual` is where other pages have their columns."""
    gutter = gutter_of(parts, usual)
    parts = parted_at(parts, gutter)
    if gutter is None:
        return [Region(column, tuple(parts))] if parts else []
    found: list[Region] = []
    band: list[Fragment] = []
    across: list[Fragment] = []
    for part in sorted(parts, key=lambda part: -part.y):
        if _reaches_across(part, gutter):
            found.extend(_side_by_side(band, gutter, usual, column))
            band = []
            across.append(part)
        else:
            if across:
                found.append(Region(-1, tuple(across)))
                across = []
            band.append(part)
    found.extend(_side_by_side(band, gutter, usual, column))
    if across:
        found.append(Region(-1, tuple(across)))
    return found


def _side_by_side(band: Sequence[Fragment], gutter: float, usual: Sequence[float], column: int) -> list[Region]:
    left = [part for part in band if part.x0 < gutter - ALIGNED]
    right = [part for part in band if part.x0 >= gutter - ALIGNED]
    before = regions(left, [place for place in usual if place < gutter - SET_IN], column)
    following = max((region.column for region in before), default=column) + 1
    return [*before, *regions(right, [place for place in usual if place > gutter + SET_IN], max(following, column + 1))]


def _gutter(parts: Sequence[Fragment]) -> float | None:
    """Where the leftmost second column begins; None for one column."""
    worded = [part for part in parts if part.letters >= LETTERS]
    if not 2 * FEWEST_LINES <= len(worded) <= MOST_FRAGMENTS:
        return None
    left, right = min(part.x0 for part in worded), max(part.x1 for part in worded)
    starts = sorted(part.x0 for part in worded if part.x0 > left + INNER * (right - left))
    found = [(_worth(worded, start), -start) for start in _distinct(starts)]
    worth, place = max(found, default=(0, 0.0))
    return -place if worth > 0 else None


def _distinct(starts: Sequence[float]) -> Iterator[float]:
    """Places at which lines enough begin, labels perhaps that stand out, each once."""
    last = -ALIGNED
    for index, start in enumerate(starts):
        if start - last > ALIGNED / 2 and bisect_right(starts, start + HANG) - index >= FEWEST_LINES:
            last = start
            yield start


def _worth(parts: Sequence[Fragment], start: float) -> int:
    """How many lines stand in two columns, if the second one begins at `start`; less those that reach across among them."""
    bands = [(len(band), not across and _are_columns(band, start)) for band, across in _bands(parts, start)]
    with_columns = [index for index, (_, columns) in enumerate(bands) if columns]
    if not with_columns:
        return 0
    return sum(lines if columns else -lines for lines, columns in bands[with_columns[0] : with_columns[-1] + 1])


def _bands(parts: Sequence[Fragment], start: float) -> Iterator[tuple[list[Fragment], bool]]:
    """The lines between those that reach across, and each of the latter as a band of its own, from top to bottom."""
    band: list[Fragment] = []
    for part in sorted(parts, key=lambda part: -part.y):
        if _reaches_across(part, start):
            yield band, False
            yield [part], True
            band = []
        else:
            band.append(part)
    yield band, False


def _reaches_across(part: Fragment, start: float) -> bool:
    return part.x0 < start - ALIGNED and part.x1 > start + GUTTER


def _rows_beside(band: Sequence[Fragment], start: float) -> int:
    """Rows of a second column with letters in the first one beside them."""
    before = [part for part in band if part.x0 < start - ALIGNED and part.letters]
    after = _rows(part for part in band if -2 * ALIGNED <= part.x0 - start <= HANG and part.letters)
    return sum(any(abs(part.y - other.y) < SAME_ROW * part.size for other in before) for part in after)


def _are_columns(band: Sequence[Fragment], start: float) -> bool:
    before = _rows(part for part in band if part.x0 < start - ALIGNED)
    after = _rows(part for part in band if part.x0 >= start - ALIGNED)
    if min(len(before), len(after)) < FEWEST_LINES:
        return False
    # Two places: labels or first lines, and the lines that go on.
    places = Counter(round((part.x0 - start) / ALIGNED) for part in after)
    aligned = sum(count for _, count in places.most_common(2))
    beside = sum(any(abs(part.y - other.y) < SAME_ROW * part.size for other in before) for part in after)
    return aligned * 2 >= len(after) and beside * 2 >= min(len(after), len(before))


def _rows(parts: Iterable[Fragment]) -> list[Fragment]:
    """The first fragment of each line."""
    rows: dict[int, Fragment] = {}
    for part in parts:
        row = round(part.y)
        if row not in rows or part.x0 < rows[row].x0:
            rows[row] = part
    return list(rows.values())
