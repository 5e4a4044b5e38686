"""The text as it is read, page after page: running head, body, notes, page number; and what is known of each line."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from editions.readers.pdf.asides import asides, with_asides
from editions.readers.pdf.blocks import Blocks
from editions.readers.pdf.calls import Call, calls, raised_numbers, unraised_numbers
from editions.readers.pdf.floats import with_floats_below
from editions.readers.pdf.note_labels import Called, Page
from editions.readers.pdf.note_starts import note_starts
from editions.readers.pdf.notes import Zones, zones
from editions.readers.pdf.print_lines import PrintLine
from editions.readers.pdf.rules import Rule
from editions.readers.pdf.run_on import with_own_lines
from editions.readers.source import Line, LineRole, PrintedText, RaisedCall, SourcePage, Stretch

COMMON = 0.15  # of the letters: the body's size is the largest that so many have


@dataclass(frozen=True, slots=True)
class PrintPage:
    """A page taken apart: lines left out at its head and foot, and the columns of its text in reading order."""

    head: tuple[tuple[PrintLine, str], ...]
    regions: Page
    foot: tuple[tuple[PrintLine, str], ...]
    label: str
    label_source: str


@dataclass(frozen=True, slots=True)
class Written:
    raw: str
    pages: tuple[SourcePage, ...]
    printed: PrintedText


def write(pages: Sequence[PrintPage], rules: Sequence[Sequence[Rule]]) -> Written:
    """The text of the pages; `rules` are the lines that each of them draws."""
    size = body_size(line for page in pages for region in page.regions for line in region)
    regions, found = _taken_apart([page.regions for page in pages], size, rules)
    pages = [replace(page, regions=own) for page, own in zip(pages, regions, strict=True)]
    lines = [line for page in regions for region in page for line in region]
    body = [line for line in lines if not found.holds(line)]
    unnumbered = asides(body, size)
    body = [line for line in body if id(line) not in unnumbered]
    openings = Blocks(body, size).openings()
    body = with_asides(with_floats_below(body, openings), unnumbered, openings)
    return _Writer(found, openings, body, calls(body, found.notes)).written(pages)


def _taken_apart(pages: Sequence[Page], size: float, rules: Sequence[Sequence[Rule]]) -> tuple[Sequence[Page], Zones]:
    """The pages, those lines cut in which several notes stand, and their notes."""
    for numbers in (raised_numbers, unraised_numbers):
        called = _called(pages, numbers)
        starts = note_starts(pages, size, called)
        own = with_own_lines(pages, starts, size, called)
        if own is not pages:
            called = _called(own, numbers)
            starts = note_starts(own, size, called)
        if starts:
            return own, zones(own, starts, size, rules, called)
    return pages, Zones()


def _called(pages: Sequence[Page], numbers: Callable[[PrintLine], Iterable[tuple[int, int, int]]]) -> Called:
    called: dict[int, list[tuple[int, int]]] = {}
    for place, line in enumerate(line for page in pages for region in page for line in region):
        for number, _, _ in numbers(line):
            called.setdefault(number, []).append((place, line.page))
    return called


def body_size(lines: Iterable[PrintLine]) -> float:
    """In points. Notes may hold more letters than the text they belong to."""
    letters: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        letters[size] = letters.get(size, 0) + len(line.text)
    total = sum(letters.values())
    return max((size for size, count in letters.items() if count >= COMMON * total), default=0.0)


class _Writer:
    def __init__(self, found: Zones, openings: dict[int, str], body: Sequence[PrintLine], called: Sequence[Call]) -> None:
        self.zones = found
        self.openings = openings
        self.body: dict[int, list[PrintLine]] = {}
        for line in body:
            self.body.setdefault(line.page, []).append(line)
        self.labels = {id(note.lines[0]): note for note in found.notes}
        self.called: dict[int, list[Call]] = {}
        for call in called:
            self.called.setdefault(id(call.line), []).append(call)
        self.parts: list[str] = []
        self.length = 0
        self.roles: list[LineRole] = []
        self.calls: list[RaisedCall] = []
        self.italics: list[Stretch] = []

    def written(self, pages: Sequence[PrintPage]) -> Written:
        source_pages = [self._page(index, page, last=index + 1 == len(pages)) for index, page in enumerate(pages)]
        printed = PrintedText(tuple(self.roles), tuple(self.calls), tuple(self.italics))
        return Written("".join(self.parts), tuple(source_pages), printed)

    def _page(self, index: int, page: PrintPage, *, last: bool) -> SourcePage:
        start = self.length
        written: list[Line] = []
        for line, role in self._in_order(index, page):
            if written:
                self._add("\n")
            written.append(self._line(line, role))
        if not last:
            self._add("\f")
        return SourcePage(index, start, self.length, tuple(written), page.label, page.label_source)

    def _in_order(self, index: int, page: PrintPage) -> Iterator[tuple[PrintLine, LineRole]]:
        for line, kind in page.head:
            yield line, LineRole(kind)
        for line in self.body.get(index, ()):
            yield line, LineRole("body", self.openings.get(id(line), ""))
        for line in (line for region in page.regions for line in region):
            if self.zones.holds(line):
                yield line, self._role_in_note(line)
        for line, kind in page.foot:
            yield line, LineRole(kind)

    def _role_in_note(self, line: PrintLine) -> LineRole:
        note = self.labels.get(id(line))
        return LineRole("note", "note", note.number, note.label_end) if note else LineRole("note")

    def _line(self, line: PrintLine, role: LineRole) -> Line:
        start = self.length
        self.roles.append(role)
        for call in self.called.get(id(line), ()):
            self.calls.append(RaisedCall(call.number, start + call.start, start + call.end, call.note))
        self.italics.extend(Stretch(start + span.start, start + span.end) for span in line.spans if span.italic)
        self._add(line.text)
        return Line(start, self.length, line.text)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
