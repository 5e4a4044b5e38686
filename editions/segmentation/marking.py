"""What print sets apart (italics, bold, small capitals …), from stretches of the raw text to marks on the passages."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from editions.readers.source import Stretch
from editions.segmentation.restoring import pieces
from editions.segmentation.segmented import MARK_KINDS, Mark, Passage, Segmented

Spans = list[tuple[int, int]]
APART = 1  # code points between two marks that are one: the blank of a line break


def with_marks(segmented: Segmented, stretches: Sequence[Stretch]) -> Segmented:
    """The same with the stretches of the raw text as marks on its passages."""
    if not stretches:
        return segmented
    raw = _by_kind((stretch.start, stretch.end, stretch.kind) for stretch in stretches)
    clean = _by_kind(_in_clean_text(segmented, raw), APART)
    passages = (replace(passage, marks=_within(passage, segmented.text_of(passage), clean)) for passage in segmented.passages)
    return replace(segmented, passages=tuple(passages))


def runs(marks: Iterable[Mark], start: int, end: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Code points `start`..`end` cut wherever a mark begins or ends: each run with the kinds over it, in the order of MARK_KINDS."""
    within = [mark for mark in marks if mark.start < end and start < mark.end]
    bounds = sorted({start, end, *(bound for mark in within for bound in (mark.start, mark.end) if start < bound < end)})
    for first, last in pairwise(bounds):
        over = {mark.kind for mark in within if mark.start <= first < mark.end}
        yield first, last, tuple(kind for kind in MARK_KINDS if kind in over)


def _by_kind(marks: Iterable[tuple[int, int, str]], apart: int = 0) -> dict[str, Spans]:
    """The spans of each kind in order, those as one that are at most so far apart."""
    spans: dict[str, Spans] = defaultdict(list)
    for start, end, kind in sorted(marks):
        own = spans[kind]
        if own and start - own[-1][1] <= apart:
            own[-1] = (own[-1][0], max(end, own[-1][1]))
        elif start < end:
            own.append((start, end))
    return spans


def _in_clean_text(segmented: Segmented, raw: Mapping[str, Spans]) -> Iterator[tuple[int, int, str]]:
    """Each stretch by the pieces of it that the clean text has copied."""
    for source, text, clean in pieces(segmented):
        if clean is not None:
            for kind, spans in raw.items():
                for start, end in _overlaps(spans, source, source + len(text)):
                    yield clean + start - source, clean + end - source, kind


def _within(passage: Passage, text: str, clean: Mapping[str, Spans]) -> tuple[Mark, ...]:
    """The passage's marks in the order in which they begin, without the blanks at their ends."""
    found = [
        Mark(start + _blanks(text[start:end]), start + len(text[start:end].rstrip()), kind)
        for kind, spans in clean.items()
        for start, end in _in_passage(passage, spans)
        if not text[start:end].isspace()
    ]
    return tuple(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.kind)))


def _in_passage(passage: Passage, spans: Spans) -> Iterator[tuple[int, int]]:
    return ((start - passage.start, end - passage.start) for start, end in _overlaps(spans, passage.start, passage.end))


def _blanks(words: str) -> int:
    """How many the words begin with."""
    return len(words) - len(words.lstrip())


def _overlaps(spans: Spans, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of the spans that lie within `start`..`end`; the spans stand apart from one another."""
    at = max(bisect_right(spans, (start,)) - 1, 0)
    while at < len(spans) and spans[at][0] < end:
        first, last = max(spans[at][0], start), min(spans[at][1], end)
        if first < last:
            yield first, last
        at += 1
