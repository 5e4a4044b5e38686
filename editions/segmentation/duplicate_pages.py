"""Pages that the file holds twice: one copy is dropped, its notes are kept."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from editions.segmentation.lines import TextLine
from editions.segmentation.page_order import Numbers, inversions
from editions.segmentation.pages import Sheet

SHINGLE = 5  # words; a shorter run is found twice in any long text
ALIKE = 0.8  # of the shingles of the shorter copy, so that a misprinted or cut copy still counts
LEAST_SHINGLES = 40  # about five lines of print: refrains and formulas are shorter

RUN_OF_LINES = 12
RUN_OF_LETTERS = 500


@dataclass(frozen=True, slots=True)
class Copy:
    """Sheet `second` repeats sheet `first`; both are places in the order of the file."""

    first: int
    second: int


def copies(pages: Sequence[Sheet]) -> list[Copy]:
    """Pairs of pages with the same body, each page at most once the second of a pair."""
    shingles = [_shingles(page.body) for page in pages]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    found = []
    for index, own in enumerate(shingles):
        shared = Counter(other for shingle in own for other in holders[shingle])
        for other, count in shared.most_common(1):
            shorter = min(len(own), len(shingles[other]))
            if shorter >= LEAST_SHINGLES and count >= ALIKE * shorter:
                found.append(Copy(other, index))
        for shingle in own:
            holders[shingle].append(index)
    return found


def _shingles(lines: Sequence[TextLine]) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W\d_]+", " ".join(line.text for line in lines).casefold())
    return {tuple(words[index : index + SHINGLE]) for index in range(len(words) - SHINGLE + 1)}


def edges_of_repeated_runs(lines: Sequence[TextLine]) -> frozenset[int]:
    """Numbers of lines that begin, or follow, a long run of lines that the file holds twice.

    They are page breaks even where the file marks none.
    """
    keys = ["".join(filter(str.isalpha, line.text)) for line in lines]
    places: dict[str, list[int]] = defaultdict(list)
    edges: set[int] = set()
    index = 0
    while index < len(keys):
        length, first = _longest_run(keys, places, index)
        for place in range(index, index + max(length, 1)):
            places[keys[place]].append(place)
        if length:
            edges.update(lines[place].number for place in (first, first + length, index, index + length) if place < len(lines))
        index += max(length, 1)
    return frozenset(edges)


def _longest_run(keys: list[str], places: dict[str, list[int]], index: int) -> tuple[int, int]:
    """Length in lines of the longest earlier run that line `index` begins to repeat, and its place; 0 when too short to matter."""
    best, place = 0, 0
    for first in places.get(keys[index], [])[:8] if keys[index] else []:
        length = 0
        while index + length < len(keys) and first + length < index and keys[first + length] == keys[index + length]:
            length += 1
        if length > best:
            best, place = length, first
    letters = sum(map(len, keys[index : index + best]))
    return (best, place) if best >= RUN_OF_LINES and letters >= RUN_OF_LETTERS else (0, 0)


def without_copies(pages: Sequence[Sheet], numbers: Numbers) -> tuple[list[Sheet], dict[int, str]]:
    """The pages without second copies, and the lines left out with the kind of their repair.

    The copy stays that stands where the text wants it; the other's notes move to it, unless it has them already.
    """
    kept = dict(enumerate(pages))
    dropped: dict[int, str] = {}
    for copy in copies(pages):
        if copy.first not in kept or copy.second not in kept:
            continue
        out, stays = sorted((copy.second, copy.first), key=lambda index: _disorder_without(kept, index, numbers))
        leaving, staying = kept.pop(out), kept[stays]
        gone = [note for note in leaving.notes if note.number in staying.note_numbers]
        kept[stays] = staying.with_notes((*staying.notes, *(note for note in leaving.notes if note not in gone)))
        dropped.update((line.number, "duplicate_page") for line in (*leaving.body, *(line for note in gone for line in note.lines)))
    return list(kept.values()), dropped


def _disorder_without(pages: Mapping[int, Sheet], index: int, numbers: Numbers) -> int:
    return inversions([page for place, page in pages.items() if place != index], numbers)
