"""Read the citations of a segmented text."""

from editions.citations.reading import CitationReading, CitingPassage, read_citations
from editions.segmentation.segmented import Segmented


def citations_of(segmented: Segmented, lang: str = "") -> CitationReading:
    """The citations of the text and the works that they cite, in its own language or the one given."""
    return read_citations(citing_passages(segmented), lang or segmented.language, missing=missing_notes(segmented))


def citing_passages(segmented: Segmented) -> list[CitingPassage]:
    return [
        CitingPassage(
            passage.ref,
            segmented.text_of(passage),
            passage.number,
            passage.status or "complete",
            segmented.language,
            tuple((mark.start, mark.end) for mark in passage.marks if mark.kind == "italic"),
        )
        for passage in segmented.passages
    ]


def missing_notes(segmented: Segmented) -> frozenset[int]:
    """Numbers that are called, or skipped between two notes, and not there."""
    there = {passage.number for passage in segmented.passages if passage.number is not None}
    called = {int(call.marker) for call in segmented.calls if call.note is None and call.marker.isdigit()}
    skipped = set(range(1, max(there, default=0))) - there if there and min(there) == 1 else set()
    return frozenset((called | skipped) - there)
