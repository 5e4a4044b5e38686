"""A segmented text as the reader of citations wants it."""

from editions.citations.reading import CitingPassage
from editions.segmentation.segmented import Segmented


def citing_passages(segmented: Segmented) -> list[CitingPassage]:
    return [
        CitingPassage(passage.ref, segmented.text_of(passage), passage.number, passage.status or "complete", segmented.language)
        for passage in segmented.passages
    ]


def missing_notes(segmented: Segmented) -> frozenset[int]:
    """Numbers that are called, or skipped between two notes, and not there."""
    there = {passage.number for passage in segmented.passages if passage.number is not None}
    called = {int(call.marker) for call in segmented.calls if call.note is None and call.marker.isdigit()}
    skipped = set(range(1, max(there, default=0))) - there if there and min(there) == 1 else set()
    return frozenset((called | skipped) - there)
