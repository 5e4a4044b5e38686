"""Several notes in one line of print, as in critical editions and where a typesetter saves room: each gets a line of its own.

The labels at the heads of lines say which numbers are left out between them; a line is cut before those that stand within it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from editions.readers.pdf.calls import raised_numbers
from editions.readers.pdf.note_labels import ALIKE, Called, Label, Page, missing
from editions.readers.pdf.note_starts import SMALLER, note_starts
from editions.readers.pdf.print_lines import PrintLine, Span

# After the end of a sentence, before a capital or an opening mark; with a full stop of its own before a number, too.
OPENING = r"[^\W\d_a-zß-ÿ]|[»„“\"‘«(\[]"
PLAIN = re.compile(rf"(?<=[.!?…»«”“’\")\]])\s*(\d{{1,4}})(?=[.)]?\s(?:{OPENING})|[.)]\s\d)")
ABBREVIATED = re.compile(r"(?:^|[\s(,])(?!(?:ebd|ebda|ibid|ib|id|f|ff|sq|sqq|s|etc|usw)\.)[^\W\d_]{1,4}\.\s*$", re.IGNORECASE)
FEW_OF_THEM, MOST_OF_THEM = 0.5, 0.6  # of the numbers left out, that something calls


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers left out between two labels, the lines where they may stand, and the size of the notes."""

    numbers: tuple[int, ...]
    lines: tuple[PrintLine, ...]
    size: float


Cuts = dict[int, list[int]]  # id of a line -> where it is cut


def with_own_lines(pages: Sequence[Page], starts: Mapping[int, Label], body_size: float, called: Called) -> Sequence[Page]:
    """The pages with the lines cut in which notes begin, `pages` itself where there are none.

    `starts` are the labels at the heads of lines.
    """
    gaps = [gap for gap in _gaps(pages, starts, called) if gap.numbers]
    if not gaps:
        return pages
    zone = _zone(pages, body_size)
    cuts = _raised_cuts(gaps, zone)
    if not cuts and len(starts) < FEW_OF_THEM * _count(called):
        cuts = _plain_cuts(pages, zone, body_size, called)
    return _cut(pages, cuts) if cuts else pages


def _count(called: Called) -> int:
    """How many calls there are; numbers that begin again in each chapter are called again."""
    return sum(map(len, called.values()))


def _gaps(pages: Sequence[Page], starts: Mapping[int, Label], called: Called) -> Iterator[Gap]:
    lines = _lines(pages)
    most_raised = 2 * sum(label.raised for label in starts.values()) > len(starts)
    found = [
        (place, (line, label))
        for place, line in enumerate(lines)
        if (label := starts.get(id(line)))
        and (label.raised or not most_raised)  # A volume or a page takes the place of a label within a line.
    ]
    for before, after in pairwise([None, *found, None]):
        begin, first = before or (0, None)
        end, second = after or (len(lines), None)
        if model := first or second:
            yield Gap(tuple(missing(first, second, called)), tuple(lines[begin:end]), model[0].size)


def _zone(pages: Sequence[Page], body_size: float) -> set[int]:
    """The small print at the foot of each column, by the line's id."""
    found: set[int] = set()
    for region in (region for page in pages for region in page):
        for line in reversed(region):
            if line.size > body_size - SMALLER:
                break
            found.add(id(line))
    return found


def _raised_cuts(gaps: Sequence[Gap], zone: set[int]) -> Cuts:
    """Before raised numbers that are left out between labels, in their order."""
    cuts: Cuts = {}
    for gap in gaps:
        left = list(gap.numbers)
        for line in gap.lines:
            if id(line) not in zone or abs(line.size - gap.size) > ALIKE:
                continue
            for number, start in _raised(line):
                if number in left:
                    cuts.setdefault(id(line), []).append(start)
                    left = left[left.index(number) + 1 :]
    return cuts


def _raised(line: PrintLine) -> Iterator[tuple[int, int]]:
    """Raised numbers before words, but for a label that is printed twice; one before digits tells which edition of that year is meant."""
    for number, start, end in raised_numbers(line):
        after = line.text[end:]
        twice = line.text[:start].strip(" .)(") == str(number)
        if after.strip() and not after[0].isdigit() and not twice:
            yield number, start


def _plain_cuts(pages: Sequence[Page], zone: set[int], body_size: float, called: Called) -> Cuts:
    """Before numbers of the notes' own form, where nearly all notes begin so: a page is cited after a full stop, too."""
    every = {id(line): found for line in _lines(pages) if id(line) in zone and (found := list(_plain(line, called)))}
    pieces: dict[int, tuple[int, int]] = {}
    whole = _cut(pages, every, pieces)
    starts = note_starts(whole, body_size, called)
    if len(starts) < MOST_OF_THEM * _count(called):
        return {}
    cuts: Cuts = {}
    for piece, (line, start) in pieces.items():
        if piece in starts:
            cuts.setdefault(line, []).append(start)
    return cuts


def _plain(line: PrintLine, called: Called) -> Iterator[int]:
    for match in PLAIN.finditer(line.text):
        if int(match[1]) in called and not ABBREVIATED.search(line.text[: match.start(1)]):
            yield match.start(1)


def _lines(pages: Sequence[Page]) -> list[PrintLine]:
    return [line for page in pages for region in page for line in region]


def _cut(pages: Sequence[Page], cuts: Cuts, pieces: dict[int, tuple[int, int]] | None = None) -> list[Page]:
    """The pages with these lines cut; of each part but the first of its line, the line and the place go into `pieces`."""
    pieces = {} if pieces is None else pieces
    found: list[Page] = []
    for page in pages:
        own = [[(line, part) for line in region for part in _parted(line, cuts.get(id(line), ()))] for region in page]
        found.append([[part for _, (_, part) in region] for region in own])
        pieces |= {id(part): (id(line), start) for region in own for line, (start, part) in region if start}
    return found


def _parted(line: PrintLine, cuts: Sequence[int]) -> Iterator[tuple[int, PrintLine]]:
    """The parts of a line with their places in it."""
    if not cuts:
        yield 0, line
        return
    edges = [0, *cuts, len(line.text)]
    for start, end in pairwise(edges):
        start += len(line.text[start:end]) - len(line.text[start:end].lstrip()) if start else 0
        spans = tuple(
            Span(max(span.start, start) - start, min(span.end, end) - start, span.italic, span.bold, span.raised)
            for span in line.spans
            if span.start < end and span.end > start
        )
        yield start, replace(line, text=line.text[start:end], spans=spans, x0=_at(line, start), x1=_at(line, end))


def _at(line: PrintLine, place: int) -> float:
    """About where a character stands."""
    return line.x0 + (line.x1 - line.x0) * place / max(len(line.text), 1)
