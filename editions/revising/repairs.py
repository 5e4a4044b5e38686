"""The repairs of a text under edits: what leads from the file to the text leads to the corrected text afterwards.

A correction is itself a repair, by hand, and can be looked at and overturned like those of the import.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from editions.revising.edits import NO_REPAIR, Edit
from editions.segmentation.segmented import Repair

BY_HAND = "manual"
ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Judged:
    """A repair and what people have said of it: applied, accepted, disputed."""

    repair: Repair
    state: str = "applied"


def rewritten(repairs: Sequence[Judged], edits: Sequence[Edit], *, text: str, raw: str) -> tuple[Judged, ...]:
    """The repairs of the edited text. `repairs` stand in the order of `text`, the words before the edits."""
    found: list[Judged] = []
    at, shift = 0, 0
    for edit in _apart(edits, repairs, text):
        first, last = _touched(edit, repairs, at)
        found += [_moved(judged, shift) for judged in repairs[at:first]]
        whole = _over_whole_repairs(edit, repairs[first:last], text)
        found += _by_hand(whole, repairs, first, last, raw, shift)
        shift += whole.growth
        at = last
    return (*found, *(_moved(judged, shift) for judged in repairs[at:]))


def _apart(edits: Sequence[Edit], repairs: Sequence[Judged], text: str) -> list[Edit]:
    """The edits, those made one that change the outcome of the same repair."""
    starts = [judged.repair.start for judged in repairs]
    apart: list[Edit] = []
    for edit in edits:
        last = apart[-1] if apart else None
        before = bisect_left(starts, last.end) - 1 if last else -1
        if last and before >= 0 and repairs[before].repair.end > edit.start:
            apart[-1] = Edit(last.start, edit.end, last.after + text[last.end : edit.start] + edit.after, last.repair)
        else:
            apart.append(edit)
    return apart


def _touched(edit: Edit, repairs: Sequence[Judged], at: int) -> tuple[int, int]:
    """The repairs, from the place `at` on, whose outcome the edit changes; those without an outcome only where they lie within it."""
    if edit.repair != NO_REPAIR:
        return edit.repair, edit.repair + 1
    first = at
    while first < len(repairs) and repairs[first].repair.end <= edit.start:
        first += 1
    last = first
    while last < len(repairs) and repairs[last].repair.start < edit.end:
        last += 1
    if first == last and first < len(repairs) and repairs[first].repair.start < edit.start < repairs[first].repair.end:
        last += 1
    return first, last


def _over_whole_repairs(edit: Edit, touched: Sequence[Judged], text: str) -> Edit:
    if not touched:
        return edit
    start = min(edit.start, touched[0].repair.start)
    end = max(edit.end, touched[-1].repair.end)
    return Edit(start, end, text[start : edit.start] + edit.after + text[edit.end : end], edit.repair)


def _by_hand(edit: Edit, repairs: Sequence[Judged], first: int, last: int, raw: str, shift: int) -> Iterator[Judged]:
    """The repairs by hand in place of `first`..`last`: one for each stretch of the file that the words come from."""
    running = _source(repairs, first, edit.start)
    start, end = edit.start + shift, edit.start + shift + len(edit.after)
    for place, (source_start, source_end) in enumerate(_stretches(edit, repairs[first:last], running)):
        after = "" if place else edit.after
        before = raw[source_start:source_end]
        if place or source_start != running or before != after:
            yield Judged(Repair(BY_HAND, source_start, source_end, before, after, end if place else start, end), ACCEPTED)


def _stretches(edit: Edit, touched: Sequence[Judged], source: int) -> list[tuple[int, int]]:
    """Where in the file the words of the edit come from. A repair that comes from elsewhere begins another stretch."""
    stretches = [(source, source)]
    clean = edit.start
    for judged in touched:
        repair = judged.repair
        start, end = stretches[-1][0], stretches[-1][1] + repair.start - clean
        if repair.source_start == end:
            stretches[-1] = (start, repair.source_end)
        elif start == end:
            stretches[-1] = (repair.source_start, repair.source_end)
        else:
            stretches[-1] = (start, end)
            stretches.append((repair.source_start, repair.source_end))
        clean = repair.end
    start, end = stretches[-1]
    stretches[-1] = (start, end + edit.end - clean)
    return stretches


def _source(repairs: Sequence[Judged], first: int, offset: int) -> int:
    """The place in the file from which the text at `offset` is copied, when `first` repairs stand before it."""
    if not first:
        return offset
    last = repairs[first - 1].repair
    return last.source_end + offset - last.end


def _moved(judged: Judged, shift: int) -> Judged:
    if not shift:
        return judged
    repair = judged.repair
    return replace(judged, repair=replace(repair, start=repair.start + shift, end=repair.end + shift))
