"""Pages of the file as it stands: where one begins, and which notes stand on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from editions.segmentation.lines import TextLine
from editions.segmentation.note_zones import NoteText, NoteZones
from editions.segmentation.sentences import is_open

MARKED = 0.95  # of the pages


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the file: its body lines and the notes below or beside them."""

    body: tuple[TextLine, ...]
    notes: tuple[NoteText, ...] = ()
    label: str = ""

    @property
    def note_numbers(self) -> frozenset[int]:
        return frozenset(note.number for note in self.notes)

    def with_notes(self, notes: Iterable[NoteText]) -> "Sheet":
        return replace(self, notes=tuple(notes))


def sheets(zones: NoteZones, breaks: frozenset[int], labels: Mapping[int, str]) -> list[Sheet]:
    """The pages in the order of the file. `breaks` are the numbers of lines that surely begin a page, `labels` the printed
    page numbers of lines.

    Notes at the foot of pages end a page; one block of notes at the end of the text does not.
    """
    opened = breaks | _resumed_pages(zones, breaks) | lone_blanks(zones.body, breaks | zones.resumed)
    parts = _cut(zones.body, opened)
    begins = [0, *(body[0].number for body in parts[1:])]  # Notes may stand before all of the body.
    return [
        Sheet(tuple(body), _notes_between(zones, begin, end), labels.get(body[0].number, "") if body else "")
        for body, begin, end in zip(parts, begins, [*begins[1:], None], strict=True)
    ]


def _resumed_pages(zones: NoteZones, breaks: frozenset[int]) -> frozenset[int]:
    """Lines where the body goes on after notes, unless the file marks nearly all of its pages itself."""
    marked = len(zones.resumed & breaks) >= MARKED * len(zones.resumed)
    return frozenset() if len(zones.resumed) < 2 or marked else zones.resumed


def _cut(body: Sequence[TextLine], opened: frozenset[int]) -> list[list[TextLine]]:
    """A break between two body lines may stand at a note line between them."""
    marks = sorted(opened)
    parts: list[list[TextLine]] = [[]]
    position = 0
    for line in body:
        begins = False
        while position < len(marks) and marks[position] <= line.number:
            begins, position = True, position + 1
        if begins and parts[-1]:
            parts.append([])
        parts[-1].append(line)
    return parts


def _notes_between(zones: NoteZones, begin: int, end: int | None) -> tuple[NoteText, ...]:
    """The notes whose first line is one of those from `begin` up to `end`, or to the last."""
    return tuple(note for note in zones.notes if note.lines[0].number >= begin and (end is None or note.lines[0].number < end))


def lone_blanks(body: Sequence[TextLine], certain: frozenset[int]) -> frozenset[int]:
    """Lines with one leading blank, where that is how this file shows a page break and not how it indents.

    An indent opens a paragraph, after a sentence that has ended; a page break falls anywhere. So the blank counts when most of
    the pages known already begin with it, or when it often cuts a sentence.
    """
    blanks = [line for line in body if line.indent == 1]
    known = [line for line in body if line.number in certain]
    if len(known) >= 2 and sum(line.indent == 1 for line in known) * 2 > len(known) and len(blanks) <= 2 * len(known) + 2:
        return frozenset(line.number for line in blanks)
    previous = {line.number: before for before, line in pairwise(body)}
    cutting = [line for line in blanks if line.number in previous and is_open(previous[line.number].text)]
    often = len(cutting) >= 2 and len(cutting) * 2 >= len(blanks) and len(blanks) * 10 < len(body)
    return frozenset(line.number for line in blanks) if often else frozenset()
