"""Pages of the file that hold notes and no body: those of the notes at the end of a text or chapter, or one that a long note fills.

Pages are cut from the body, so such a page is none yet; its notes are those of the page before. Only a break that is sure parts it off.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from editions.segmentation.lines import TextLine
from editions.segmentation.note_zones import NoteText
from editions.segmentation.pages import Sheet


def with_note_pages(pages: Sequence[Sheet], body: Iterable[TextLine], breaks: frozenset[int], labels: Mapping[int, str]) -> list[Sheet]:
    """The pages in their order, each followed by the pages of notes alone that stand behind it in the file.

    `body` are all lines of the body: a page of which they are left out as a copy is no page of notes. `breaks` are the numbers of
    lines that surely begin a page, `labels` the printed page numbers of lines.
    """
    alone = _LinesAlone(pages, body, breaks)
    behind: dict[int, list[Sheet]] = defaultdict(list)
    for lines in alone.pages():
        first = lines[0]
        notes = tuple(note for line in lines if (note := alone.begun.get(line.number)))
        behind[_page_before(pages, first)].append(Sheet((), notes, labels.get(first.number, "")))
    found = list(behind[-1])
    for place, page in enumerate(pages):
        found += [page.with_notes(note for note in page.notes if not alone.has(note.lines[0])), *behind[place]]
    return found


class _LinesAlone:
    """The lines of notes on the marked pages of the file that hold no line of the body."""

    def __init__(self, pages: Sequence[Sheet], body: Iterable[TextLine], breaks: frozenset[int]) -> None:
        self.breaks = sorted(breaks)
        self.with_body = frozenset(map(self._page_of, body))
        notes = [note for page in pages for note in page.notes]
        self.lines = sorted((line for note in notes for line in note.lines if self.has(line)), key=lambda line: line.number)
        self.begun: dict[int, NoteText] = {note.lines[0].number: note for note in notes}

    def has(self, line: TextLine) -> bool:
        return self._page_of(line) not in self.with_body

    def pages(self) -> list[list[TextLine]]:
        return [list(lines) for _, lines in groupby(self.lines, self._page_of)]

    def _page_of(self, line: TextLine) -> int:
        return bisect_right(self.breaks, line.number)


def _page_before(pages: Sequence[Sheet], line: TextLine) -> int:
    """The place of the page with the last body line before this one; -1 where there is none."""
    last = [(page.body[-1].number, place) for place, page in enumerate(pages) if page.body and page.body[-1].number < line.number]
    return max(last, default=(0, -1))[1]
