"""Runs that stand in a gap of another one: a file may draw last what it moves or sets in another font, a raised number or a letter.

The line around it then comes as one run that leaps over the gap, and is parted there, so that all is read in its place.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

FOLLOWS = 0.5  # em at most between a run and the one that the file draws next to it
SAME_LINE = 0.7  # em between baselines, one of them perhaps raised
TOUCHES = 0.15  # em by which letters may reach into the gap


class Placed(Protocol):
    """Places in points; the letters have `size`."""

    @property
    def x0(self) -> float: ...
    @property
    def x1(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def size(self) -> float: ...


class Letter(NamedTuple):
    """A letter at a place of a text, and from where to where it reaches along its line."""

    place: int
    x0: float
    x1: float


def held(runs: Sequence[Placed]) -> dict[int, list[Placed]]:
    """For the place of a run those that may stand in a gap of it: within its reach, and not drawn right after what is left of them."""
    apart = [run for before, run in pairwise([None, *runs]) if run and not (before and _follows(before, run))]
    order = sorted(range(len(runs)), key=lambda place: runs[place].y)
    heights = [runs[place].y for place in order]
    largest = SAME_LINE * max((run.size for run in runs), default=0.0)
    found: dict[int, list[Placed]] = defaultdict(list)
    for run in apart:
        for place in order[bisect_left(heights, run.y - largest) : bisect_right(heights, run.y + largest)]:
            if _reaches_around(runs[place], run):
                found[place].append(run)
    return found


def _follows(before: Placed, run: Placed) -> bool:
    size = max(before.size, run.size)
    return -FOLLOWS * size < run.x0 - before.x1 < FOLLOWS * size and abs(run.y - before.y) < SAME_LINE * size


def _reaches_around(run: Placed, other: Placed) -> bool:
    near = abs(run.y - other.y) < SAME_LINE * run.size
    return near and run.x0 < other.x0 and other.x1 < run.x1


def gaps(letters: Sequence[Letter], others: Iterable[Placed], size: float) -> Iterator[int]:
    """The places of the letters before which one of the others stands, in order."""
    waiting = sorted(others, key=lambda other: other.x0)
    for first, second in pairwise(letters):
        while waiting and waiting[0].x1 - TOUCHES * size < second.x0:
            if first.x1 < waiting.pop(0).x0 + TOUCHES * size:
                yield second.place
                break
