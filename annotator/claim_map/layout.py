"""A layered layout for small graphs of boxes: what bears on a box stands below it, and what belongs together stands together.

After Sugiyama: break cycles, rank by longest path, order each layer by the mean place of its neighbours, place. All boxes have
one size, and a layer that grows too wide is continued below, so that hundreds of boxes stay readable.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SWEEPS = 6
Edge = tuple[str, str]  # from what bears to what it bears on


@dataclass(frozen=True, slots=True)
class Measure:
    """Sizes in pixels of the drawing; `columns` is how many boxes stand beside one another at most."""

    width: int = 250
    height: int = 106
    gap: int = 34
    rise: int = 64  # between layers, where the lines run
    columns: int = 6


@dataclass(frozen=True, slots=True)
class Layout:
    """The upper left corner (x, y) of each box, and the size of the whole."""

    spots: dict[str, tuple[int, int]]
    width: int
    height: int


def lay_out(boxes: Sequence[str], edges: Sequence[Edge], level: Iterable[Edge] = (), measure: Measure | None = None) -> Layout:
    """Places for the boxes, given in reading order. `level` are edges without direction, which only draw boxes together."""
    measure = measure or Measure()
    level = list(level)
    spots: dict[str, tuple[int, int]] = {}
    x = y = right = shelf = 0
    widest = measure.columns * (measure.width + measure.gap)
    for group in _components(boxes, [*edges, *level]):
        rows = _rows(group, edges, level, measure.columns)
        width, height = _size(rows, measure)
        if x and x + width > widest:  # a new shelf
            x, y, shelf = 0, y + shelf + measure.rise, 0
        spots |= _place(rows, x, y, width, measure)
        right, shelf = max(right, x + width), max(shelf, height)
        x += width + measure.gap
    return Layout(spots, right, y + shelf)


def ranks_of(boxes: Sequence[str], edges: Iterable[Edge]) -> dict[str, int]:
    """0 for what bears on nothing; everything else stands lower than all it bears on. Edges that close a circle are left out."""
    above = _without_circles(boxes, edges)
    ranks: dict[str, int] = {}

    def rank(box: str) -> int:
        if box not in ranks:
            ranks[box] = max((rank(target) + 1 for target in above[box]), default=0)
        return ranks[box]

    for box in boxes:
        rank(box)
    return ranks


def _without_circles(boxes: Sequence[str], edges: Iterable[Edge]) -> dict[str, list[str]]:
    """Targets by box. An edge is kept where it does not lead back to where it came from."""
    kept: dict[str, list[str]] = {box: [] for box in boxes}
    for source, target in edges:
        if source in kept and target in kept and not _leads(kept, target, source):
            kept[source].append(target)
    return kept


def _leads(edges: dict[str, list[str]], source: str, target: str) -> bool:
    seen, waiting = set(), [source]
    while waiting:
        box = waiting.pop()
        if box == target:
            return True
        if box not in seen:
            seen.add(box)
            waiting.extend(edges[box])
    return False


def _components(boxes: Sequence[str], edges: Iterable[Edge]) -> list[list[str]]:
    """The groups of boxes that hang together: the largest first, those of one size in reading order."""
    beside: dict[str, list[str]] = defaultdict(list)
    for source, target in edges:
        beside[source].append(target)
        beside[target].append(source)
    order = {box: place for place, box in enumerate(boxes)}
    seen: set[str] = set()
    groups = []
    for box in boxes:
        if box in seen:
            continue
        group, waiting = [], [box]
        seen.add(box)
        while waiting:
            group.append(waiting.pop())
            fresh = [other for other in beside[group[-1]] if other in order and other not in seen]
            seen.update(fresh)
            waiting.extend(fresh)
        groups.append(sorted(set(group), key=order.__getitem__))
    return sorted(groups, key=lambda group: (-len(group), order[group[0]]))


def _rows(group: Sequence[str], edges: Iterable[Edge], level: Iterable[Edge], columns: int) -> list[list[str]]:
    """The group's boxes by rank, each rank ordered so that few lines cross and cut into rows of at most `columns`."""
    members = set(group)
    inside = [edge for edge in edges if members.issuperset(edge)]
    ranks = ranks_of(group, inside)
    layers: list[list[str]] = [[] for _ in range(max(ranks.values()) + 1)]
    for box in group:
        layers[ranks[box]].append(box)
    _order(layers, [*inside, *(edge for edge in level if members.issuperset(edge))])
    return [layer[at : at + columns] for layer in layers for at in range(0, len(layer), columns)]


def _order(layers: list[list[str]], edges: Iterable[Edge]) -> None:
    """Sort each layer by where its neighbours stand, downwards and upwards in turn."""
    beside: dict[str, list[str]] = defaultdict(list)
    for source, target in edges:
        beside[source].append(target)
        beside[target].append(source)
    for sweep in range(SWEEPS):
        place = {box: (at + 0.5) / len(layer) for layer in layers for at, box in enumerate(layer)}
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            mean = {box: _mean([place[other] for other in beside[box]], place[box]) for box in layer}
            layer.sort(key=mean.__getitem__)
            place |= {box: (at + 0.5) / len(layer) for at, box in enumerate(layer)}


def _mean(places: list[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise


def _size(rows: Sequence[Sequence[str]], measure: Measure) -> tuple[int, int]:
    across = max(len(row) for row in rows)
    return across * (measure.width + measure.gap) - measure.gap, len(rows) * (measure.height + measure.rise) - measure.rise


def _place(rows: Sequence[Sequence[str]], left: int, top: int, width: int, measure: Measure) -> dict[str, tuple[int, int]]:
    """Each row in the middle of the group's width."""
    spots = {}
    for number, row in enumerate(rows):
        taken = len(row) * (measure.width + measure.gap) - measure.gap
        start = left + (width - taken) // 2
        for at, box in enumerate(row):
            spots[box] = (start + at * (measure.width + measure.gap), top + number * (measure.height + measure.rise))
    return spots
