"""Rectangles over the picture of a sheet: one for each stretch of a line that is to be shown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from editions.readers.pdf.lettering import Box

WIDEST_GAP = 2.0  # heights of a letter between two words of a line
SHARED = 0.3  # of the lower letter's height: then two stand on one line
EDGE = 2  # pixels around the letters
LONGEST_WITH_WORDS = 60  # code points: a longer stretch is seen without the rest of its words

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """In pixels of the picture."""

    x: int
    y: int
    width: int
    height: int


def marks_of(boxes: Iterable[Box | None]) -> list[Mark]:
    """The letters in their order, joined line by line."""
    return [
        Mark(max(left - EDGE, 0), max(top - EDGE, 0), right - left + 2 * EDGE, foot - top + 2 * EDGE)
        for left, top, right, foot in _joined(box for box in boxes if box is not None)
    ]


def _joined(boxes: Iterable[Box]) -> Iterator[Box]:
    line: Box | None = None
    for box in boxes:
        if line is not None and _goes_on(line, box):
            line = min(line[0], box[0]), min(line[1], box[1]), max(line[2], box[2]), max(line[3], box[3])
        else:
            if line is not None:
                yield line
            line = box
    if line is not None:
        yield line


def _goes_on(line: Box, box: Box) -> bool:
    height = min(line[3] - line[1], box[3] - box[1])
    shared = min(line[3], box[3]) - max(line[1], box[1])
    return shared >= SHARED * height and -height < box[0] - line[2] < WIDEST_GAP * max(height, 1)


def with_whole_words(spans: Sequence[Span], text: str) -> list[Span]:
    """Each short stretch with the words that it stands in or between, so that a full stop or the end of a line can be found."""
    return [_with_words(start, end, text) for start, end in spans if end - start <= LONGEST_WITH_WORDS]


def _with_words(start: int, end: int, text: str) -> Span:
    if not text[start:end].strip():
        start = len(text[:start].rstrip())
        end = len(text) - len(text[end:].lstrip())
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
