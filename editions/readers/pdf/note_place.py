"""Where a text has its notes: the edges they stand at, the foot they reach, and whether they stand at its end."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from editions.readers.pdf.blocks import HEADING_LINES
from editions.readers.pdf.note_labels import ALIKE, Called, Label, Page
from editions.readers.pdf.print_lines import PrintLine

USUAL_EDGE = 0.2  # of the lines in a column
OWN_EDGE = 0.05  # of the lines of text at most stand at an edge that is the notes' own
APART_FROM_TEXT = 1.3  # of the notes' leading: at least so far below the text they begin
NEAR = 0.3  # of the notes are called on their page or the one before where they do not stand at the end


@dataclass(frozen=True, slots=True)
class NotePlace:
    """Where lines of notes that begin none stand: the left edges of most, and the foot of the lowest.

    `text` are the edges of the text's lines; `apart`: no text stands at those of the notes.
    """

    edges: frozenset[int]
    foot: float
    text: frozenset[int]
    apart: bool

    @classmethod
    def of(cls, pages: Sequence[Page], starts: Mapping[int, Label]) -> "NotePlace":
        edges: dict[int, Counter[int]] = defaultdict(Counter)  # by column: six of them on left and right pages share the lines of the notes
        text: Counter[int] = Counter()
        feet: list[float] = []
        for region in (region for page in pages for region in page):
            first = next((place for place, line in enumerate(region) if id(line) in starts), None)
            if first is not None:
                feet.append(region[-1].y)
            text.update(round(line.x0) for line in region[:first])
            for before, line in pairwise(region):
                if id(before) in starts and id(line) not in starts:
                    edges[line.column][round(line.x0)] += 1
        usual = {edge for own in edges.values() for edge, count in own.items() if count >= USUAL_EDGE * own.total()}
        found = frozenset(edge + near for edge in usual for near in (-1, 0, 1))
        of_text = frozenset(edge for edge, count in text.items() if count >= OWN_EDGE * text.total())
        apart = sum(text[edge] for edge in found) < OWN_EDGE * text.total()
        return cls(found, statistics.median_low(feet), of_text, bool(found) and apart)

    def is_edge(self, line: PrintLine) -> bool:
        return not self.edges or round(line.x0) in self.edges

    def is_of_text(self, line: PrintLine) -> bool:
        return any(round(line.x0) + near in self.text for near in (-1, 0, 1))

    def are_at_edge(self, lines: Sequence[PrintLine]) -> bool:
        """Whether most of the lines are."""
        return 2 * sum(map(self.is_edge, lines)) > len(lines)

    def holds(self, lines: Sequence[PrintLine], leading: float) -> bool:
        """Whether the lines end at the foot of the notes, and most of them stand at their edge."""
        return bool(self.edges) and abs(lines[-1].y - self.foot) < leading and self.are_at_edge(lines)


def stand_at_end(pages: Sequence[Page], starts: Mapping[int, Label], called: Called) -> bool:
    """Whether notes stand at the end of a text: their pages hold little else, or what calls them stands on pages far before."""
    full = count = near = 0
    for page in pages:
        above, below = _above_and_below(page, starts)
        if below:
            count += 1
            full += 3 * _letters(above) < _letters(above) + _letters(below)
            labels = Counter(starts[id(line)].number for line in below if id(line) in starts)
            near += sum(min(labels[number], _calls_near(number, below[0].page, called)) for number in labels)
    return full * 2 > count or near < NEAR * len(starts)


def _above_and_below(page: Page, starts: Mapping[int, Label]) -> tuple[list[PrintLine], list[PrintLine]]:
    """The lines above the first label of each column, and those from there on; all of a column without one goes with the one before."""
    above: list[PrintLine] = []
    below: list[PrintLine] = []
    for region in page:
        first = next((index for index, line in enumerate(region) if id(line) in starts), 0 if below else len(region))
        above += region[:first]
        below += region[first:]
    return above, below


def _letters(lines: Sequence[PrintLine]) -> int:
    return sum(len(line.text) for line in lines)


def _calls_near(number: int, page: int, called: Called) -> int:
    """How often the number is called on the page or the one before; in notes at the end that begin again the others of it are far."""
    return sum(page - own in (0, 1) for _, own in called.get(number, ()))


def leading_of_notes(pages: Sequence[Page], starts: Mapping[int, Label], size: float) -> float:
    """The distance of baselines that most lines of this size keep from the first label of a column on."""
    distances: Counter[float] = Counter()
    for region in (region for page in pages for region in page):
        first = next((place for place, line in enumerate(region) if id(line) in starts), len(region))
        for one, other in pairwise(region[first:]):
            if abs(one.size - size) < ALIKE and abs(other.size - size) < ALIKE and 0 < one.y - other.y < 3 * size:
                distances[round((one.y - other.y) * 2) / 2] += 1
    return distances.most_common(1)[0][0] if distances else 1.2 * size


def headings_of_chapters(region: Sequence[PrintLine], again: Container[int], leading: float) -> frozenset[int]:
    """The places of lines that head the notes of a chapter: a few, apart above a label with which the numbers begin again."""
    apart = APART_FROM_TEXT * leading
    gaps = [one.y - other.y for one, other in pairwise(region)]
    found: set[int] = set()
    for place, line in enumerate(region):
        if place and id(line) in again and gaps[place - 1] > apart:
            begin = next((at for at in range(place - 1, 0, -1) if gaps[at - 1] > apart), 0)
            found.update(range(begin, place) if place - begin <= HEADING_LINES else ())
    return frozenset(found)


def stands_above(region: Sequence[PrintLine], page: Page) -> bool:
    """Whether all of another region stands below it: no note goes on from there, but from the foot of the page before."""
    across = region[0].column == -1
    return any(other[0].y < region[-1].y for other in page if across or other[0].column in (-1, region[0].column))
