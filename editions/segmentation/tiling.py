"""Cuts the raw text of a structured source into tiles: each code point belongs to one passage, and is kept or left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from editions.readers.structure import LeftOut, StructuredText

GAP = "paragraph"  # the kind of what stands between two passages


@dataclass(frozen=True, slots=True)
class Tile:
    """Code points `start`..`end` of the raw text. `kind` is empty where they are kept, else that of the repair that cuts them out."""

    start: int
    end: int
    kind: str = ""
    confidence: float = 1.0


def tiles(length: int, text: StructuredText, joints: Sequence[LeftOut] = ()) -> list[list[Tile]]:
    """The tiles of each block and then of each note, in the order of the file; what stands between goes with the one before."""
    spans = _spans(text)
    owned: list[list[Tile]] = [[] for _ in range(len(text.blocks) + len(text.notes))]
    if not owned:
        return owned
    cuts = _cuts(text, joints)
    places = {*(call.start for call in text.calls), *(page.at for page in text.pages)}
    owners = _owners(length, spans, cuts, places)
    last, at = 0, 0
    waiting: list[Tile] = []
    for start, end, owner in owners:
        while at < len(cuts) and cuts[at].end <= start:
            at += 1
        cut = cuts[at] if at < len(cuts) and cuts[at].start <= start else None
        tile = Tile(start, end, cut.kind, cut.confidence) if cut else Tile(start, end, "" if owner is not None else GAP)
        if owner is not None:
            owned[owner].extend(waiting)
            waiting.clear()
            last = owner
            owned[owner].append(tile)
        elif any(owned):
            owned[last].append(tile)
        else:
            waiting.append(tile)
    owned[last].extend(waiting)
    return owned


def _spans(text: StructuredText) -> list[tuple[int, int, int]]:
    """Start, end and owner; those that hold others stand before them."""
    blocks = [(block.start, block.end, index) for index, block in enumerate(text.blocks)]
    notes = [(start, end, len(blocks) + index) for index, note in enumerate(text.notes) for start, end in note.spans]
    return sorted([*blocks, *notes], key=lambda span: (span[0], -span[1], span[2]))


def _cuts(text: StructuredText, joints: Sequence[LeftOut]) -> list[LeftOut]:
    """In order and apart from one another: where two meet the one that begins first wins."""
    calls = [LeftOut(call.start, call.end, "note_call") for call in text.calls if call.start < call.end]
    apart: list[LeftOut] = []
    for cut in sorted([*calls, *text.left_out, *joints], key=lambda cut: (cut.start, -cut.end)):
        if cut.start < cut.end and (not apart or cut.start >= apart[-1].end):
            apart.append(cut)
    return apart


def _owners(
    length: int, spans: Sequence[tuple[int, int, int]], cuts: Sequence[LeftOut], edges: set[int]
) -> Iterator[tuple[int, int, int | None]]:
    """Stretches within which neither the owner changes nor a cut begins or ends; `edges` are further places to part at."""
    of_spans = {place for start, end, _ in spans for place in (start, end)}
    of_cuts = {place for cut in cuts for place in (cut.start, cut.end)}
    places = sorted({0, length} | of_spans | of_cuts | edges)
    holding: list[tuple[int, int]] = []  # end and owner, the innermost last
    at = 0
    for start, end in pairwise(places):
        while holding and holding[-1][0] <= start:
            holding.pop()
        while at < len(spans) and spans[at][0] <= start:
            if spans[at][1] > start:
                holding.append((spans[at][1], spans[at][2]))
            at += 1
        yield start, end, holding[-1][1] if holding else None
