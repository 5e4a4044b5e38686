"""Notes apart from the body: how far the zone reaches that they stand in.

The zone is the small print around the labels: at the foot of a column, in the margin, or at the end of the text. A note may go on in
the next column or on the next page before another one begins there.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from editions.readers.pdf.asides import STAR
from editions.readers.pdf.blocks import CAPTION
from editions.readers.pdf.note_labels import ALIKE, Called, Label, Page
from editions.readers.pdf.note_place import APART_FROM_TEXT, NotePlace, headings_of_chapters, leading_of_notes, stand_at_end, stands_above
from editions.readers.pdf.note_starts import SMALLER, is_heading
from editions.readers.pdf.print_lines import PrintLine
from editions.readers.pdf.rules import Rule
from editions.readers.pdf.separators import Separators

ABBREVIATED = re.compile(r"(?:^|[\s(.])[^\W_]{1,4}\.\s*$")
APART = 2.5  # of the notes' leading: what stands so far below them belongs to the page's foot
FULL = 1.5  # em at most between the end of a line that breaks off and the right edge
FARTHEST = 2.2  # of the notes' leading: as far is a quotation in a note from its words
APART_AT_END = 1.5  # of the notes' leading: what stands so far below the last note is something else, who the author is perhaps
SET_IN = 1.0  # points
WIDE_GAP = 1.75  # of the notes' leading: more parts a quotation from the notes below it


@dataclass(slots=True)
class Note:
    """A note with its lines; its own words begin at `label_end` of the first one."""

    number: int
    label_end: int
    page: int
    lines: list[PrintLine]


@dataclass(slots=True)
class Zones:
    """The notes in reading order, and which line belongs to which."""

    notes: list[Note] = field(default_factory=list)
    of_line: dict[int, int] = field(default_factory=dict)  # id of a line -> place in `notes`

    def holds(self, line: PrintLine) -> bool:
        return id(line) in self.of_line


def zones(pages: Sequence[Page], starts: Mapping[int, Label], body_size: float, rules: Sequence[Sequence[Rule]], called: Called) -> Zones:
    """The notes of a text whose labels are `starts`. `rules` are those of each page."""
    at_end = stand_at_end(pages, starts, called)
    return _Splitter(pages, starts, body_size, Separators.of(pages, starts, rules), at_end).split()


class _Splitter:
    def __init__(self, pages: Sequence[Page], starts: Mapping[int, Label], body_size: float, separators: Separators, at_end: bool) -> None:
        self.pages = pages
        self.starts = starts
        self.separators = separators
        own = [line for page in pages for region in page for line in region if id(line) in starts]
        self.size = Counter(round(line.size * 2) / 2 for line in own).most_common(1)[0][0]
        self.small = self.size < body_size - SMALLER
        # Within the zone a word in another font may make a line larger; what is nearer to the body's size belongs to the body.
        self.largest = max(self.size + ALIKE, (self.size + body_size) / 2) if self.small else self.size + ALIKE
        self.body_size = body_size
        self.leading = leading_of_notes(pages, starts, self.size)
        self.place = NotePlace.of(pages, starts)
        self.at_end = at_end
        self.last = own[-1]
        self.again = {id(line) for before, line in pairwise(own) if starts[id(line)].number <= starts[id(before)].number}
        self.zones = Zones()
        self.before: Sequence[PrintLine] = ()  # the region before that reaches the foot of its page

    def split(self) -> Zones:
        for page in self.pages:
            for region in page:
                for line in list(self._notes_of(region)):
                    self._put(line)
                if not stands_above(region, page):
                    self.before = region
        return self.zones

    def _put(self, line: PrintLine) -> None:
        label = self.starts.get(id(line))
        if label:
            self.zones.notes.append(Note(label.number, label.end, line.page, []))
        self.zones.notes[-1].lines.append(line)
        self.zones.of_line[id(line)] = len(self.zones.notes) - 1

    def _notes_of(self, region: Sequence[PrintLine]) -> Iterator[PrintLine]:
        first = next((index for index, line in enumerate(region) if id(line) in self.starts), None)
        if first is None:
            yield from self._continuation(region)
            return
        begin = self._begin(region, first)
        headings = headings_of_chapters(region, self.again, self.leading) if self.at_end else frozenset()
        inside = True
        for index in range(begin, len(region)):
            line = region[index]
            if index in headings:
                inside = False
            elif id(line) in self.starts:
                inside = True
            elif inside and index > begin and self._ends_zone(line, region[index - 1]):
                inside = False
            if inside:
                yield line

    def _begin(self, region: Sequence[PrintLine], first: int) -> int:
        """Where the notes of a region begin whose first label is at `first`: the one before may go on above it."""
        if not self.zones.notes:
            return first
        place = self.separators.place(region, first)
        if place is not None:
            return first if STAR.match(region[place].text) else place
        if first and self._is_beside_text(region[:first]):
            return 0
        if not self.small and not self.at_end:
            return self._below_gap(region, first)
        begin = self._below_quotation(region, self._up(region, first), first)
        smaller = sum(line.size < self.size - ALIKE for line in region[begin:first])
        return begin if 2 * smaller <= first - begin else first  # A bibliography may be set still smaller.

    def _is_beside_text(self, above: Sequence[PrintLine]) -> bool:
        """Whether an open note goes on at the head of a column of notes, however far above the first of its labels."""
        last = self._last_line()
        small = self.small and all(map(self._is_small, above)) and not CAPTION.match(above[0].text)
        return small and last.column == above[0].column and self._is_open(last) and self.place.are_at_edge(above)

    def _below_gap(self, region: Sequence[PrintLine], end: int) -> int:
        """Where a note that is set as large as the text goes on above `end`, which is given back where none does.

        A gap parts the lines from the text, and the note before breaks off in a full line, or no text stands at their edge.
        """
        broken = self._breaks_off()
        begin = end
        while begin > 0 and abs(region[begin - 1].size - self.size) <= ALIKE:
            off_text = broken and self.place.apart and not self.place.is_of_text(region[begin - 1])
            if self._distance(region, begin) > self.leading * (FARTHEST if off_text else APART_FROM_TEXT):
                break
            begin -= 1
        if begin in (0, end) or region[begin].page - self._last_line().page > 1 or STAR.match(region[begin].text):
            return end
        own_edge = self.place.apart and self.place.are_at_edge(region[begin:end])
        return begin if own_edge or broken else end

    def _breaks_off(self) -> bool:
        """Whether the region before ends with a full line of a note that is open."""
        last, right = self._last_line(), max((line.x1 for line in self.before), default=0.0)
        return self._goes_on_overleaf() and right - last.x1 < FULL * last.size

    def _distance(self, region: Sequence[PrintLine], place: int) -> float:
        """Between the baseline of the line at `place`, if there is one, and that of the line before."""
        return region[place - 1].y - region[place].y if place < len(region) else 0.0

    def _last_line(self) -> PrintLine:
        return self.zones.notes[-1].lines[-1]

    def _below_quotation(self, region: Sequence[PrintLine], begin: int, first: int) -> int:
        """Where the notes of a region begin: above its first label, but below lines in a row that are set in, as a quotation is."""
        if self.at_end or (self._breaks_off() and self.place.edges and self.place.is_edge(region[begin])):
            return begin
        own = {round(line.x0) for line in region[first:] if id(line) not in self.starts}  # Left and right pages have other edges.
        own.add(round(self._last_line().x0))  # A quotation in a note goes on.
        set_in = False
        for index in range(first - 1, begin - 1, -1):
            at_edge = self.place.is_edge(region[index]) or round(region[index].x0) in own
            if set_in and not at_edge:
                apart = region[index].y - region[index + 1].y > APART_FROM_TEXT * self.leading
                return index + (1 if apart else 2)
            set_in = not at_edge
        return begin

    def _is_small(self, line: PrintLine) -> bool:
        return line.size <= self.size + ALIKE and (self.small or self.at_end)

    def _up(self, region: Sequence[PrintLine], end: int) -> int:
        """How far up from `end` the lines are small and near each other; at the end of a text an open note has gaps, around a quotation."""
        gap = math.inf if self.at_end and self._goes_on_overleaf() else WIDE_GAP * self.leading
        begin = end
        while begin > 0 and self._is_small(region[begin - 1]) and self._distance(region, begin) < gap:
            if self.at_end and region[begin - 1].bold:
                break
            begin -= 1
        return begin

    def _down(self, region: Sequence[PrintLine]) -> int:
        """Where an open note ends at the latest that goes on at the head of a region: before what is larger, heavy or far below."""
        end = 0
        while end < len(region) and self._is_small(region[end]) and not region[end].bold:
            if end and self._distance(region, end) > APART * self.leading:
                break
            end += 1
        return end

    def _goes_on_overleaf(self) -> bool:
        """Whether the region before ends with a note that is open."""
        return self._reaches_foot() and self._is_open(self._last_line())

    def _reaches_foot(self) -> bool:
        """Whether the region before ends with a note."""
        return bool(self.before) and self.zones.holds(self.before[-1])

    def _ends_zone(self, line: PrintLine, above: PrintLine) -> bool:
        if line.size > self.largest or above.y - line.y > APART * self.leading:
            return True
        last = self.at_end and above.page == self.last.page and line.y < self.last.y
        set_in = line.x0 > self.last.x0 + SET_IN  # A quotation in the last note is.
        return last and (line.bold or above.y - line.y > (2 if set_in else APART_AT_END) * self.leading)

    def _continuation(self, region: Sequence[PrintLine]) -> Iterator[PrintLine]:
        """A note that goes on where no other begins: the small print at the region's foot, when the last note is open."""
        if not self.zones.notes or not region or self._is_foot_of_page(region[0]):
            return
        place = self.separators.place(region, None)
        if place is not None and self._goes_on_below(region[place:]):
            yield from region[place:]
            return
        if not self.small and not self.at_end:
            yield from region[self._below_gap(region, len(region)) :]
            return
        if self.at_end and self._goes_on_overleaf():
            yield from region[: self._down(region)]
            return
        begin = self._up(region, len(region))
        rest = region[begin:]
        last = self._last_line()
        if not rest or rest[0].page - last.page > 1 or self._is_after_all(rest[0]) or self._is_set_in(rest) or STAR.match(rest[0].text):
            return
        if begin and is_heading(region[begin - 1], self.body_size):
            return  # A heading stands above a bibliography.
        if begin == 0 and self._is_next(rest[0], last):
            yield from rest
            return
        as_notes = self._reaches_foot() and self._stands_as_notes(rest, region[begin - 1] if begin else None)
        if begin == 0 and not self.at_end and rest[0].page != last.page and not as_notes:
            return  # A page of small print only: a bibliography more often than one long note.
        if as_notes or self._is_open(last) or (ABBREVIATED.search(last.text) and not rest[0].text.lstrip()[:1].isupper()):
            yield from rest

    def _is_foot_of_page(self, line: PrintLine) -> bool:
        """Whether the line reaches across the columns, far below the notes in them."""
        last = self._last_line()
        return line.page == last.page and line.column == -1 and last.y - line.y > APART * self.leading

    def _is_next(self, line: PrintLine, last: PrintLine) -> bool:
        """Whether the line is the next one below, as the short last line of a note that reaches across two columns is."""
        return line.page == last.page and last.column == -1 and 0 < last.y - line.y < APART_FROM_TEXT * self.leading

    def _goes_on_below(self, rest: Sequence[PrintLine]) -> bool:
        """Whether what stands below a rule is set as notes are, and no star's."""
        near = rest[0].page - self._last_line().page <= 1
        return near and all(line.size <= self.largest for line in rest) and not STAR.match(rest[0].text)

    def _is_set_in(self, rest: Sequence[PrintLine]) -> bool:
        """Whether small print at the foot of a region stands apart from the notes' edge, as a quotation does."""
        return not self.at_end and not self.place.are_at_edge(rest)

    def _stands_as_notes(self, rest: Sequence[PrintLine], above: PrintLine | None) -> bool:
        """Whether small print stands where only notes do: in their columns at the end, at their edge and foot else."""
        if self.at_end:
            return not rest[0].bold and above is None
        apart = above is None or above.y - rest[0].y > APART_FROM_TEXT * self.leading
        return apart and self.place.holds(rest, self.leading) and not CAPTION.match(rest[0].text)

    def _is_after_all(self, line: PrintLine) -> bool:
        return self.at_end and line.page > self.last.page + 1

    def _is_open(self, line: PrintLine) -> bool:
        return not line.text.rstrip().endswith((".", "!", "?", "”", "“", "«", "»", ")"))
