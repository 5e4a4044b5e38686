"""From words of a stored text back to the file that they were read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import QuerySet

from editions.models import Repair, Revision

SHEET_BREAK = "\f"  # between the sheets of a PDF's source text

Span = tuple[int, int]  # half-open, in code points


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the file, counted from 0: code points `start`..`end` of the source text."""

    sequence: int
    start: int
    end: int


def source_spans(revision: Revision, start: int, end: int) -> list[Span]:
    """The stretches of the source text that the words `start`..`end` were made of, in the order of the text.

    What the import has taken out of their midst (a running head, a hyphen) is not among them. Of an empty span: what was taken out there.
    """
    repairs = revision.repairs.order_by("start", "pk")
    if start == end:
        return [(repair.source_start, repair.source_end) for repair in repairs.filter(start=start, end=start).exclude(before="")]
    return _joined(span for span in _pieces(repairs, start, end) if span[0] < span[1])


def _pieces(repairs: "QuerySet[Repair]", start: int, end: int) -> Iterator[Span]:
    before = repairs.filter(end__lte=start).last()
    clean, source = (before.end, before.source_end) if before else (0, 0)
    for repair in repairs.filter(end__gt=start, start__lt=end):
        yield source + max(start, clean) - clean, source + repair.start - clean
        if repair.after:
            yield repair.source_start, repair.source_end
        clean, source = repair.end, repair.source_end
    yield source + max(start, clean) - clean, source + end - clean


def _joined(spans: Iterator[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def sheets_of(source_text: str) -> list[Sheet]:
    """The sheets of a PDF's source text."""
    breaks = [-1, *(index for index, letter in enumerate(source_text) if letter == SHEET_BREAK), len(source_text)]
    return [Sheet(number, before + 1, after) for number, (before, after) in enumerate(pairwise(breaks))]


def sheet_at(source_text: str, offset: int) -> int:
    """The sheet on which the code point stands; a break belongs to the sheet that it ends."""
    return source_text.count(SHEET_BREAK, 0, offset)
