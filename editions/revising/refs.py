"""The names of passages across two files of the same text: what people cite as p12 stays p12."""

from bisect import bisect_right
from dataclasses import replace

from editions.anchoring import text_diff
from editions.segmentation.segmented import Segmented

MOSTLY = 0.5  # share of a passage that must stand in the other file
GIVEN = ("manual", "offset")  # page numbers that a person has given


def with_refs_of(old: Segmented, new: Segmented) -> Segmented:
    """The new text under the refs of the old one, where a body passage is the same or mostly so; others get refs that nobody has used."""
    kept = _kept(old, new)
    numbers = [int(passage.ref[1:]) for passage in (*old.passages, *new.passages) if passage.ref[1:].isdigit()]
    free = max(numbers, default=0) + 1
    names: dict[str, str] = {}
    for passage in new.passages:
        if passage.kind == "note":
            names[passage.ref] = passage.ref
        elif passage.ref in kept:
            names[passage.ref] = kept[passage.ref]
        else:
            names[passage.ref] = f"p{free}"
            free += 1
    passages = tuple(replace(passage, ref=names[passage.ref]) for passage in new.passages)
    calls = tuple(replace(call, passage=names[call.passage]) for call in new.calls)
    return replace(new, passages=passages, calls=calls)


def _kept(old: Segmented, new: Segmented) -> dict[str, str]:
    """Old refs by new ones."""
    diff = text_diff(old.text, new.text)
    body = [passage for passage in new.passages if passage.kind != "note"]
    starts = [passage.start for passage in body]
    kept: dict[str, str] = {}
    for passage in old.passages:
        length = passage.end - passage.start
        if not body or passage.kind == "note" or not length or diff.covered(passage.start, passage.end) < MOSTLY * length:
            continue
        start, end = diff.start_of(passage.start), diff.end_of(passage.end)
        found = body[max(0, bisect_right(starts, (start + end) // 2) - 1)]
        if min(end, found.end) - max(start, found.start) >= MOSTLY * (end - start):
            kept.setdefault(found.ref, passage.ref)
    return kept


def with_labels_of(old: Segmented, new: Segmented) -> Segmented:
    """The new text with the page numbers that people have given, where both files have the same pages."""
    if len(old.pages) != len(new.pages):
        return new
    pages = tuple(
        replace(later, label=page.label, label_source=page.label_source) if page.label_source in GIVEN else later
        for page, later in zip(old.pages, new.pages, strict=True)
    )
    return replace(new, pages=pages)
