"""What print sets apart, under corrections. Offsets are code points of the passage's own text."""

from collections.abc import Sequence
from dataclasses import replace

from editions.revising.edits import Edits
from editions.segmentation.segmented import Mark

Marks = tuple[Mark, ...]


def marks_moved(marks: Sequence[Mark], moves: Edits, old_start: int, new_start: int) -> Marks:
    """The marks after the edits of a passage that began at `old_start` and begins at `new_start`.

    What is put in at the edge of a mark does not belong to it; a mark whose words are gone is gone.
    """
    moved = (
        Mark(moves.end_of(old_start + mark.start) - new_start, moves.start_of(old_start + mark.end) - new_start, mark.kind)
        for mark in marks
    )
    return tuple(mark for mark in moved if mark.start < mark.end)


def marks_within(marks: Sequence[Mark], start: int, end: int) -> Marks:
    """Those of the part `start`..`end` of the passage, as a passage of its own."""
    cut = (replace(mark, start=max(mark.start, start) - start, end=min(mark.end, end) - start) for mark in marks)
    return tuple(mark for mark in cut if mark.start < mark.end)


def marks_at(marks: Sequence[Mark], offset: int) -> Marks:
    """The same, `offset` code points further on."""
    return tuple(replace(mark, start=mark.start + offset, end=mark.end + offset) for mark in marks)


def marks_together(first: Sequence[Mark], second: Sequence[Mark]) -> Marks:
    """Those of two passages that have become one; a mark that goes on behind the blank between them is one."""
    joined = list(first)
    for mark in second:
        before = next((place for place, one in enumerate(joined) if one.kind == mark.kind and 0 <= mark.start - one.end <= 1), None)
        if before is None:
            joined.append(mark)
        else:
            joined[before] = replace(joined[before], end=mark.end)
    return tuple(joined)
