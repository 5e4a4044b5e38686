"""The segmented text as plain values, the form that `manage.py segment --format json` prints."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import asdict
from typing import Any

from editions.segmentation.segmented import NoteCall, Page, Passage, Segmented

Json = dict[str, Any]


def as_json(segmented: Segmented) -> Json:
    """Pages count from 1 in reading order; offsets are code points of the block's own text."""
    return {
        "pages": [{"page": page.sequence + 1, "label": page.label} | _identifier(page) for page in segmented.pages],
        "blocks": _blocks(segmented),
        "notes": _notes(segmented),
        "repairs": [asdict(repair) for repair in segmented.repairs],
    }


def _blocks(segmented: Segmented) -> list[Json]:
    calls = defaultdict(list)
    numbers = {passage.ref: passage.number for passage in segmented.passages}
    for call in segmented.calls:
        number = numbers.get(call.note) if call.note else None
        calls[call.passage].append({"note": _number(call.marker) if number is None else number, "offset": call.offset})
    return [
        {
            "type": passage.kind,
            "text": segmented.text_of(passage),
            "page": passage.page + 1,
            "page_breaks": _page_breaks(segmented, passage),
            "calls": calls[passage.ref],
        }
        | _marks(passage)
        | _identifier(passage)
        for passage in segmented.passages
        if passage.kind != "note"
    ]


def _page_breaks(segmented: Segmented, passage: Passage) -> list[Json]:
    starts = [page.start for page in segmented.pages]
    first, last = bisect_left(starts, passage.start + 1), bisect_left(starts, passage.end)
    return [{"page": page.sequence + 1, "offset": page.start - passage.start} for page in segmented.pages[first:last]]


def _notes(segmented: Segmented) -> list[Json]:
    """The notes by number, the missing ones among them."""
    notes = [
        {"n": passage.number, "text": segmented.text_of(passage), "page": passage.page + 1, "status": passage.status}
        | _marks(passage)
        | _identifier(passage)
        for passage in segmented.passages
        if passage.kind == "note"
    ]
    missing = [_missing(segmented, call) for call in segmented.calls if call.note is None]
    return sorted(notes + missing, key=lambda note: note["n"] if isinstance(note["n"], int) else 0)


def _marks(passage: Passage) -> Json:
    """What print sets apart, where there is anything."""
    return {"marks": [asdict(mark) for mark in passage.marks]} if passage.marks else {}


def _identifier(named: Page | Passage) -> Json:
    """The name that the file itself gives it, where it does."""
    return {"id": named.identifier} if named.identifier else {}


def _number(marker: str) -> int | str:
    """The number of a note, or the sign of one that has none."""
    return int(marker) if marker.isdecimal() else marker


def _missing(segmented: Segmented, call: NoteCall) -> Json:
    """A missing note belongs to the page of its call."""
    passage = next(passage for passage in segmented.passages if passage.ref == call.passage)
    place = passage.start + max(call.offset - 1, 0)
    page = next((page for page in reversed(segmented.pages) if page.start <= place), segmented.pages[0])
    return {"n": _number(call.marker), "text": "", "page": page.sequence + 1, "status": "missing"}
