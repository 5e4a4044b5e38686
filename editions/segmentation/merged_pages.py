"""Pages that nothing in the file parts, found by their note calls.

A page without notes of its own, in a file that marks no pages, runs into the next one. Where pages stand in order that does no harm.
Out of order it shows: within one sheet the calls leap over numbers that are called on another. There the sheet is cut, at the line
where it has the length of a page and the sentences on both sides fit where they belong.
"""

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from editions.segmentation.call_candidates import CallCandidate
from editions.segmentation.lines import TextLine, may_go_on, small_words
from editions.segmentation.note_starts import STRONG
from editions.segmentation.pages import Sheet
from editions.segmentation.sentences import is_closed

Calls = Callable[[TextLine], Sequence[CallCandidate]]

TOO_LONG = 1.25  # times the usual page
FITS, NAME, TEARS = 1.0, 0.7, -2.0  # NAME: a capital within a sentence, on a word that is never written small
PER_LINE = 0.4  # how much a line more or less than the usual page speaks against a place


@dataclass(frozen=True, slots=True)
class Run:
    """Calls of one sheet that count on: numbers `first` to `last`, on the sheet's body lines `begin` to `end`, both included."""

    first: int
    last: int
    begin: int
    end: int


def parted(pages: Sequence[Sheet], calls: Calls) -> list[Sheet]:
    """The pages, those cut in two that hold what belongs to two places. `calls` gives the call candidates of a line."""
    numbers = [note.number for page in pages for note in page.notes]
    if len(pages) < 3 or len(numbers) > len(set(numbers)):
        return list(pages)
    parting = _Parting(pages, [list(_runs(page, calls)) for page in pages])
    return [part for index in range(len(pages)) for part in parting.parts(index)]


class _Parting:
    def __init__(self, pages: Sequence[Sheet], runs: Sequence[Sequence[Run]]) -> None:
        self.pages = pages
        self.runs = runs
        self.usual = statistics.median(len(page.body) for page in pages)
        self.small = small_words(line for page in pages for line in page.body)

    def parts(self, index: int) -> list[Sheet]:
        page = self.pages[index]
        if len(page.body) > TOO_LONG * self.usual:
            elsewhere = {run.first for other, found in enumerate(self.runs) if other != index for run in found}
            for first, second in pairwise(self.runs[index]):
                leaps = second.first < first.first or any(first.last < number < second.first for number in elsewhere)
                if leaps and first.end < second.begin:
                    return _cut(page, self._place(page.body, first, second), second)
        return [page]

    def _place(self, body: Sequence[TextLine], first: Run, second: Run) -> int:
        """The line of the sheet at which the second page begins."""
        after = next((page.body[0] for page, runs in self._sheets() if any(run.first == first.last + 1 for run in runs)), None)
        before = next((page.body[-1] for page, runs in self._sheets() if any(run.last == second.first - 1 for run in runs)), None)

        def worth(place: int) -> float:
            return self._fit(body[place - 1], after) + self._fit(before, body[place]) - PER_LINE * abs(place - self.usual)

        return max(range(first.end + 1, second.begin + 1), key=worth)

    def _sheets(self) -> Iterator[tuple[Sheet, Sequence[Run]]]:
        return zip(self.pages, self.runs, strict=True)

    def _fit(self, end: TextLine | None, begin: TextLine | None) -> float:
        """Whether a page that begins with one line can follow a page that ends with the other."""
        if end is None or begin is None:
            return 0.0
        if is_closed(end.text):
            return TEARS if begin.begins_lower else FITS
        return FITS if begin.begins_lower else NAME if may_go_on(begin, self.small) else TEARS


def _runs(page: Sheet, calls: Calls) -> Iterator[Run]:
    """Two calls in a row at least, or one that has its note on the sheet."""
    strong = [(call.number, place) for place, line in enumerate(page.body) for call in calls(line) if call.weight >= STRONG]
    begin = 0
    for end in range(1, len(strong) + 1):
        if end < len(strong) and strong[end][0] == strong[end - 1][0] + 1:
            continue
        row = strong[begin:end]
        if len(row) > 1 or row[0][0] in page.note_numbers:
            yield Run(row[0][0], row[-1][0], row[0][1], row[-1][1])
        begin = end


def _cut(page: Sheet, place: int, second: Run) -> list[Sheet]:
    below = [note for note in page.notes if note.number >= second.first]
    above = [note for note in page.notes if note.number < second.first]
    if second.first < min((note.number for note in above), default=second.first):
        above, below = below, above
    return [Sheet(page.body[:place], tuple(above), page.label), Sheet(page.body[place:], tuple(below), page.label)]
