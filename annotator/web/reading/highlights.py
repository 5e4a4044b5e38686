"""Flat highlights: where the quotations of a passage overlap, and how the result is written.

Overlapping quotations cannot nest as elements, so the passage is cut at every boundary and each piece says whose it is.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

KINDS = ("claim", "evidence", "disagreement")  # the order in which their lines nest, from the outside in
GONE = "gone"  # a deleted annotation whose thread still stands: it keeps its place, without wash or line
DEEPEST_WASH = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """Quoted words of one annotation: half-open code points of the passage's text."""

    start: int
    end: int
    key: str
    kind: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch over which the same annotations lie, in the order in which they begin."""

    start: int
    end: int
    keys: tuple[str, ...]
    kinds: tuple[str, ...]


def segments(marks: Iterable[Mark], cuts: Iterable[int] = ()) -> list[Segment]:
    """The marks swept from left to right; also cut at `cuts`, where something else stands between the words."""
    opening: dict[int, list[Mark]] = defaultdict(list)
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end, mark.key)):
        if mark.start < mark.end:
            opening[mark.start].append(mark)
            closing[mark.end].append(mark)
    bounds = sorted({*opening, *closing, *(cuts if opening else ())})
    covering: dict[str, int] = {}
    kinds: Counter[str] = Counter()
    found = []
    for start, end in itertools.pairwise(bounds):
        for mark in closing[start]:
            _leave(mark, covering, kinds)
        for mark in opening[start]:
            covering[mark.key] = covering.get(mark.key, 0) + 1
            kinds[mark.kind] += 1
        if covering:
            found.append(Segment(start, end, tuple(covering), tuple(kind for kind in (*KINDS, GONE) if kinds[kind])))
    return found


def _leave(mark: Mark, covering: dict[str, int], kinds: Counter[str]) -> None:
    """One annotation may lie twice over the same words, when its ranges overlap."""
    covering[mark.key] -= 1
    kinds[mark.kind] -= 1
    if not covering[mark.key]:
        del covering[mark.key]


def opening_tags(segment: Segment) -> str:
    """One span for the wash and whose words they are, and one for each kind's line inside it."""
    depth = min(len(segment.keys), DEEPEST_WASH)
    outer = f'<span class="hl {" ".join(segment.kinds)}" data-a="{" ".join(segment.keys)}" data-n="{depth}">'
    return outer + "".join(f'<span class="u {kind}">' for kind in segment.kinds)


def closing_tags(segment: Segment) -> str:
    return "</span>" * (len(segment.kinds) + 1)
