"""Notes apart from the body: where each begins, and how far the zone reaches that it stands in.

A note begins with its number at the head of a line, raised or set small with the note. Which numbers are labels is decided by the
longest chain 1 … N; a list, a year or a page number at the head of a line has no place in it. The zone is the small print around
the labels: at the foot of a column, in the margin, or at the end of the text.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from editions.readers.pdf.print_lines import PrintLine
from editions.readers.pdf.runs import SUPERSCRIPTS, TO_DIGITS

PLAIN_LABEL = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})(?=[\s.):]|[^\W\d_a-zß-ÿ]|[»„“\"‘«]))[.):]?\s*")
RAISED_LABEL = re.compile(rf"\s*[\[(]?([\d{SUPERSCRIPTS}]{{1,4}})[\])]?[.:]?\s*")
ABBREVIATED = re.compile(r"(?:^|[\s(.])[^\W_]{1,4}\.\s*$")
SMALLER = 0.35  # points below the body's size
ALIKE = 0.4  # points between lines of one size
APART = 2.5  # of the notes' leading: what stands so far below them belongs to the page's foot
WIDE_GAP = 1.75  # of the notes' leading: more parts a quotation from the notes below it

# The price list of the chain, in units of "a raised number at the head of a small line" (1.5).
RAISED, SMALL, NEITHER = 1.0, 0.5, -0.4
CALLED_BEFORE = 0.6
NEXT = 1.5
FAR = 0.05  # per doubling of the lines between two labels
SKIP = 0.7  # per doubling of a gap
AGAIN = 1.0  # numbers that begin again at 1
AT_PLACE = 0.5
PLACE, USUAL = 2.0, 0.2  # points; share of the labels
LOOK_BACK = 60
PARALLEL, IN_BOTH = 3, 0.8  # notes in each of two columns, and the share of their numbers that both have
MOST_AFFILIATIONS, FRONT_PAGES = 8, 2
CALLED = 0.4  # of the labels without a raised form that a raised number elsewhere must call

Page = Sequence[Sequence[PrintLine]]  # its regions in reading order


@dataclass(frozen=True, slots=True)
class Label:
    """A number that may begin a note; its words begin at `end` of the line's text."""

    number: int
    end: int
    raised: bool


Start = tuple[PrintLine, Label]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label on the line at `place` of all lines."""

    line: PrintLine
    label: Label
    place: int
    worth: float


@dataclass(slots=True)
class Note:
    number: int
    label_end: int
    page: int
    lines: list[PrintLine]


@dataclass(slots=True)
class Zones:
    notes: list[Note] = field(default_factory=list)
    of_line: dict[int, int] = field(default_factory=dict)  # id of a line -> place in `notes`

    def holds(self, line: PrintLine) -> bool:
        return id(line) in self.of_line


def label_of(line: PrintLine) -> Label | None:
    end = 0
    for span in line.spans:
        if not span.raised and line.text[span.start : span.end].strip():
            break
        end = span.end
    if match := RAISED_LABEL.fullmatch(line.text[:end].rstrip() + " "):
        tail = re.compile(r"[\])]?[.:]?\s*").match(line.text, end)
        return Label(int(match[1].translate(TO_DIGITS)), tail.end() if tail else end, raised=True)
    if match := PLAIN_LABEL.match(line.text):
        number = int(match[1] or match[2] or match[3])
        return Label(number, match.end(), raised=False)
    return None


def zones(pages: Sequence[Page], body_size: float, called: Mapping[int, int]) -> Zones:
    """The notes of a text. `called` gives for the number of each raised digit the first line that holds it, in reading order."""
    starts = _starts(pages, body_size, called)
    return _Splitter(pages, starts, body_size).split() if starts else Zones()


def _starts(pages: Sequence[Page], body_size: float, called: Mapping[int, int]) -> dict[int, Label]:
    """The labels of the best chain, by the line's id."""
    families: dict[tuple[bool, bool], list[Candidate]] = defaultdict(list)
    for place, line in enumerate(line for page in pages for region in page for line in region):
        label = label_of(line)
        if label and label.number and line.text[label.end :].strip() and not _is_heading(line, body_size):
            small = line.size < body_size - SMALLER
            worth = RAISED * label.raised + SMALL * small or NEITHER
            worth += CALLED_BEFORE if called.get(label.number, place) < place else 0.0
            families[(label.raised, small)].append(Candidate(line, label, place, worth))
    chains = [(*_best_chain(_with_place_in_column(found, _best_chain(found)[0])), found) for found in families.values()]
    for chain, _, found in sorted(chains, key=lambda chain: -chain[1]):
        own = _without_affiliations(chain)
        if _is_called(own, called):
            return {id(line): label for line, label in _in_parallel(found) or _with_forgotten(own, pages)}
    return {}


def _in_parallel(found: Sequence[Candidate]) -> list[Start]:
    """The labels of a text in two languages side by side, each with notes of its own; empty for any other text."""
    columns: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in found:
        columns[candidate.line.column].append(candidate)
    chains = [_best_chain(own)[0] for own in columns.values() if len(own) >= PARALLEL]
    numbers = [[label.number for _, label in chain] for chain in chains]
    rising = all(all(first < second for first, second in pairwise(own)) for own in numbers)
    if len(chains) != 2 or not rising or min(map(len, numbers)) < PARALLEL:
        return []
    shared = set(numbers[0]) & set(numbers[1])
    return [*chains[0], *chains[1]] if len(shared) >= IN_BOTH * max(map(len, numbers)) else []


def _is_heading(line: PrintLine, body_size: float) -> bool:
    return line.size > body_size + SMALLER or line.bold


def _without_affiliations(chain: Sequence[Start]) -> Sequence[Start]:
    """Leaves out a few numbers of the first pages after which the notes begin at 1: they tell where the authors work."""
    again = [index for index, (_, label) in enumerate(chain) if index and label.number <= chain[index - 1][1].number]
    if len(again) != 1 or again[0] > MOST_AFFILIATIONS or chain[again[0] - 1][0].page > FRONT_PAGES:
        return chain
    return chain[again[0] :] if len(chain) > 2 * again[0] else chain


def _with_place_in_column(found: Sequence[Candidate], chain: Sequence[Start]) -> list[Candidate]:
    """The candidates, those worth more that stand where most labels do: left, right and middle columns differ."""
    places = Counter(round(line.x0 / PLACE) for line, _ in chain)
    usual = {place + near for place, count in places.items() if count >= USUAL * len(chain) for near in (-1, 0, 1)}
    return [replace(candidate, worth=candidate.worth + AT_PLACE * (round(candidate.line.x0 / PLACE) in usual)) for candidate in found]


def _is_called(chain: Sequence[Start], called: Mapping[int, int]) -> bool:
    share = sum(label.number in called for _, label in chain) / max(len(chain), 1)
    return bool(chain) and share >= CALLED


def _best_chain(found: Sequence[Candidate]) -> tuple[list[Start], float]:
    total: list[float] = []
    before: list[int | None] = []
    latest: dict[int, int] = {}
    for index, candidate in enumerate(found):
        number = candidate.label.number
        best, best_index = -SKIP * math.log2(number), None
        for other in {*range(max(0, index - LOOK_BACK), index), latest.get(number - 1, index)} - {index}:
            value = total[other] + _step(found[other], candidate)
            if value > best:
                best, best_index = value, other
        total.append(best + candidate.worth)
        before.append(best_index)
        latest[number] = index
    chain = []
    index_or_none = max(range(len(total)), key=total.__getitem__, default=None)
    highest = total[index_or_none] if index_or_none is not None else 0.0
    while index_or_none is not None:
        chain.append((found[index_or_none].line, found[index_or_none].label))
        index_or_none = before[index_or_none]
    return chain[::-1], highest


def _step(first: Candidate, second: Candidate) -> float:
    gap = second.label.number - first.label.number
    if gap == 1:
        return NEXT - FAR * math.log2(second.place - first.place)
    if gap > 1:
        return -SKIP * math.log2(gap)
    return -AGAIN if second.label.number == 1 else -math.inf


def _with_forgotten(chain: Sequence[Start], pages: Sequence[Page]) -> list[Start]:
    """The chain with labels of another form where numbers are left out: a label that was not raised, or not small."""
    order = {id(line): place for place, line in enumerate(line for page in pages for region in page for line in region)}
    lines = [line for page in pages for region in page for line in region]
    found = list(chain[:1])
    for first, second in pairwise(chain):
        number, at = first[1].number + 1, order[id(first[0])] + 1
        while number < second[1].number and at < order[id(second[0])]:
            label = label_of(lines[at])
            if label and label.number == number and abs(lines[at].size - first[0].size) < ALIKE:
                found.append((lines[at], label))
                number += 1
            at += 1
        found.append(second)
    return found


class _Splitter:
    def __init__(self, pages: Sequence[Page], starts: Mapping[int, Label], body_size: float) -> None:
        self.pages = pages
        self.starts = starts
        own = [line for page in pages for region in page for line in region if id(line) in starts]
        self.size = Counter(round(line.size * 2) / 2 for line in own).most_common(1)[0][0]
        self.small = self.size < body_size - SMALLER
        # Within the zone a word in another font may make a line larger; what is nearer to the body's size belongs to the body.
        self.largest = max(self.size + ALIKE, (self.size + body_size) / 2) if self.small else self.size + ALIKE
        self.leading = _leading(pages, self.size)
        self.at_end = self._stand_at_end()
        self.last = own[-1]
        self.zones = Zones()

    def split(self) -> Zones:
        for page in self.pages:
            for region in page:
                for line in self._notes_of(region):
                    self._put(line)
        return self.zones

    def _put(self, line: PrintLine) -> None:
        label = self.starts.get(id(line))
        if label:
            self.zones.notes.append(Note(label.number, label.end, line.page, []))
        self.zones.notes[-1].lines.append(line)
        self.zones.of_line[id(line)] = len(self.zones.notes) - 1

    def _stand_at_end(self) -> bool:
        """Whether pages with notes hold nothing else, as notes at the end of a text do."""
        pages = [page for page in self.pages if any(id(line) in self.starts for region in page for line in region)]
        full = 0
        for page in pages:
            lines = [line for region in page for line in region]
            first = next(index for index, line in enumerate(lines) if id(line) in self.starts)
            full += sum(len(line.text) for line in lines[:first]) * 3 < sum(len(line.text) for line in lines)
        return full * 2 > len(pages)

    def _notes_of(self, region: Sequence[PrintLine]) -> Iterator[PrintLine]:
        first = next((index for index, line in enumerate(region) if id(line) in self.starts), None)
        if first is None:
            yield from self._continuation(region)
            return
        begin = first
        while self.zones.notes and begin > 0 and self._goes_up(region[begin - 1], region[begin]):
            begin -= 1
        inside = True
        for index in range(begin, len(region)):
            line = region[index]
            if id(line) in self.starts:
                inside = True
            elif inside and index > begin and self._ends_zone(line, region[index - 1]):
                inside = False
            if inside:
                yield line

    def _is_small(self, line: PrintLine) -> bool:
        return line.size <= self.size + ALIKE and (self.small or self.at_end)

    def _goes_up(self, line: PrintLine, below: PrintLine) -> bool:
        return self._is_small(line) and line.y - below.y < WIDE_GAP * self.leading and not (self.at_end and line.bold)

    def _ends_zone(self, line: PrintLine, above: PrintLine) -> bool:
        if line.size > self.largest or above.y - line.y > APART * self.leading:
            return True
        last = self.at_end and above.page == self.last.page and line.y < self.last.y
        return last and (line.bold or above.y - line.y > 2 * self.leading)

    def _continuation(self, region: Sequence[PrintLine]) -> Iterator[PrintLine]:
        """A note that goes on where no other begins: the small print at the region's foot, when the last note is open."""
        if not self.zones.notes or not region:
            return
        begin = len(region)
        while begin > 0 and self._is_small(region[begin - 1]) and (begin == len(region) or self._goes_up(region[begin - 1], region[begin])):
            begin -= 1
        rest = region[begin:]
        last = self.zones.notes[-1].lines[-1]
        if not rest or rest[0].page - last.page > 1 or self._is_after_all(rest[0]):
            return
        if begin == 0 and not self.at_end and rest[0].page != last.page:
            return  # A page of small print only: a bibliography more often than one long note.
        if self._is_open(last) or (ABBREVIATED.search(last.text) and not rest[0].text.lstrip()[:1].isupper()):
            yield from rest

    def _is_after_all(self, line: PrintLine) -> bool:
        return self.at_end and line.page > self.last.page + 1

    def _is_open(self, line: PrintLine) -> bool:
        return not line.text.rstrip().endswith((".", "!", "?", "”", "“", "«", "»", ")"))


def _leading(pages: Sequence[Page], size: float) -> float:
    """The distance of baselines that most lines of this size keep."""
    distances: Counter[float] = Counter()
    for region in (region for page in pages for region in page):
        for first, second in pairwise(region):
            if abs(first.size - size) < ALIKE and abs(second.size - size) < ALIKE and 0 < first.y - second.y < 3 * size:
                distances[round((first.y - second.y) * 2) / 2] += 1
    return distances.most_common(1)[0][0] if distances else 1.2 * size
