"""A text taken apart into its passages, which may be parted, joined and moved, and put together again.

No offset has to be carried along: they are counted when the text is put together.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from editions.revising.edits import Edits
from editions.revising.repairs import Judged
from editions.revising.units import NOWHERE, Tile, Unit, without_text
from editions.segmentation.segmented import Doubt, Page, Repair, Segmented

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Moved:
    """Code points `start`..`end` of the text before, which stand from `to` on afterwards, word for word."""

    start: int
    end: int
    to: int


def along(moved: Iterable[Moved], edits: Edits) -> Iterator[Moved]:
    """The same after edits of the text, without the words that these have changed."""
    for one in moved:
        end = one.to + one.end - one.start
        at = one.to
        for edit in edits.edits:
            if edit.end > at and edit.start < end:
                yield from _stretch(one, at, edit.start, edits)
                at = edit.end
        yield from _stretch(one, at, end, edits)


def _stretch(moved: Moved, start: int, end: int, edits: Edits) -> Iterator[Moved]:
    """The part of it that stands at `start`..`end` before the edits."""
    if start < end:
        yield Moved(moved.start + start - moved.to, moved.start + end - moved.to, edits.end_of(start))


@dataclass(frozen=True, slots=True)
class PutTogether:
    """`places` are those that the repairs had among the repairs before."""

    segmented: Segmented
    repairs: tuple[Judged, ...]
    places: tuple[int, ...]
    moved: tuple[Moved, ...]


class Board:
    """`units` are the passages in order, the body before the notes."""

    def __init__(self, segmented: Segmented, repairs: Sequence[Judged]) -> None:
        self.segmented = segmented
        self.numbers_used = 0
        self.doubts: list[Doubt] = list(segmented.doubts)
        self.pages_gone: dict[int, int] = {}  # sequence of a page that was made one with an earlier one -> that one's
        self.units = _units(segmented, _tiles(segmented.text, repairs))
        self.unit_of = {tile: unit for unit in self.units for tile in (*unit.tiles, *unit.gap)}
        self.by_place = {tile.place: tile for unit in self.units for tile in (*unit.tiles, *unit.gap) if tile.place >= 0}
        texts = (tile for unit in self.units for tile in (*unit.tiles, *unit.gap) if tile.text)
        self.by_source = sorted(texts, key=attrgetter("source_start"))

    def holds(self, units: Iterable[Unit]) -> None:
        """The units have been made or changed: where their tiles are is known again."""
        for unit in units:
            for tile in (*unit.tiles, *unit.gap):
                is_known = tile in self.unit_of
                self.unit_of[tile] = unit
                if not is_known:
                    self.file([tile])

    def file(self, tiles: Iterable[Tile]) -> None:
        """Text that has come to the board, or come back to it, is found by its place in the file."""
        for tile in tiles:
            if tile.text:
                insort(self.by_source, tile, key=attrgetter("source_start"))

    def free_ref(self) -> str:
        """p13 in a text that has used p1 to p12."""
        if not self.numbers_used:
            refs = (unit.passage.ref[1:].partition("-")[0] for unit in self.units if not unit.is_note)
            self.numbers_used = max((int(ref) for ref in refs if ref.isdigit()), default=0)
        self.numbers_used += 1
        return f"p{self.numbers_used}"

    def second_ref(self, ref: str) -> str:
        """p5-2 beside p5."""
        taken = {unit.passage.ref for unit in self.units}
        return next(name for number in range(2, len(taken) + 3) if (name := f"{ref}-{number}") not in taken)

    def put_together(self) -> PutTogether:
        writer = _Writer()
        starts = [writer.unit(unit, last=unit is self.units[-1]) for unit in self.units]
        spans = [(start, start + unit.length) for start, unit in zip(starts, self.units, strict=True)]
        pages = self._pages(spans)
        sequences = {page.sequence: order for order, page in enumerate(pages)}
        begins = [page.start for page in pages]
        passages = tuple(
            replace(unit.passage, start=start, end=end, page=self._page(unit, start, begins, sequences), marks=unit.marks)
            for unit, (start, end) in zip(self.units, spans, strict=True)
        )
        calls = [
            replace(call, passage=unit.passage.ref, offset=offset)
            for unit in self.units
            for offset, call in sorted(unit.calls, key=lambda each: each[0])
        ]
        segmented = Segmented(
            writer.text, self.segmented.language, _numbered(pages), passages, tuple(calls), (), tuple(self._doubts(sequences))
        )
        return PutTogether(segmented, tuple(writer.repairs), tuple(writer.places), tuple(writer.moved))

    def _pages(self, spans: Sequence[tuple[int, int]]) -> list[Page]:
        """The pages where they begin now, one after the other over the body."""
        body_end = max((end for unit, (_, end) in zip(self.units, spans, strict=True) if not unit.is_note), default=0)
        begun = [(start + offset, page) for unit, (start, _) in zip(self.units, spans, strict=True) for offset, page in unit.pages]
        begun.sort(key=lambda each: each[0])
        starts = [0, *(start for start, _ in begun[1:])]
        ends = [*starts[1:], body_end]
        return [replace(page, start=start, end=max(start, end)) for (_, page), start, end in zip(begun, starts, ends, strict=False)]

    def _page(self, unit: Unit, start: int, begins: Sequence[int], sequences: dict[int, int]) -> int:
        if not unit.is_note:
            return max(bisect_right(begins, start) - 1, 0)
        return sequences.get(self.page_now(unit.passage.page), 0)

    def page_now(self, sequence: int) -> int:
        while sequence in self.pages_gone:
            sequence = self.pages_gone[sequence]
        return sequence

    def _doubts(self, sequences: dict[int, int]) -> Iterator[Doubt]:
        for doubt in self.doubts:
            yield doubt if doubt.page is None else replace(doubt, page=sequences.get(self.page_now(doubt.page), 0))


def _numbered(pages: Sequence[Page]) -> tuple[Page, ...]:
    return tuple(replace(page, sequence=sequence) for sequence, page in enumerate(pages))


def _tiles(text: str, repairs: Sequence[Judged]) -> list[Tile]:
    """The text in the order in which it stands."""
    tiles: list[Tile] = []
    clean, source = 0, 0
    for place, judged in enumerate(repairs):
        repair = judged.repair
        if repair.start > clean:
            tiles.append(Tile(source, source + repair.start - clean, text[clean : repair.start], None, clean))
        tiles.append(Tile(repair.source_start, repair.source_end, text[repair.start : repair.end], judged, repair.start, place))
        clean, source = repair.end, repair.source_end
    if clean < len(text):
        tiles.append(Tile(source, source + len(text) - clean, text[clean:], None, clean))
    return tiles


def _units(segmented: Segmented, tiles: list[Tile]) -> list[Unit]:
    """Each passage with its tiles; what takes up no room goes with what follows it."""
    units = [Unit(passage, marks=passage.marks) for passage in segmented.passages]
    at = 0
    for unit, following in zip(units, [*segmented.passages[1:], None], strict=True):
        for end, into in ((unit.passage.end, unit.tiles), (following.start if following else len(segmented.text) + 1, unit.gap)):
            while at < len(tiles) and tiles[at].clean < end:
                tile = tiles[at]
                if tile.clean + len(tile.text) > end:
                    tiles.insert(at + 1, tile.cut(end - tile.clean))
                into.append(tile)
                at += 1
    _hang_on(units, segmented)
    return units


def _hang_on(units: Sequence[Unit], segmented: Segmented) -> None:
    """The calls and the beginnings of pages on their passages."""
    by_ref = {unit.passage.ref: unit for unit in units}
    for call in segmented.calls:
        by_ref[call.passage].calls.append((call.offset, call))
    body = [unit for unit in units if not unit.is_note]
    at = 0
    for page in segmented.pages:
        while at + 1 < len(body) and page.start >= body[at].passage.end:
            at += 1
        if body:
            passage = body[at].passage
            body[at].pages.append((min(max(page.start - passage.start, 0), passage.end - passage.start), page))


class _Writer:
    """Puts tiles one after the other and says where each copy comes from."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.source = 0
        self.repairs: list[Judged] = []
        self.places: list[int] = []
        self.moved: list[Moved] = []

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def unit(self, unit: Unit, *, last: bool) -> int:
        """Gives back where the passage begins."""
        start = self.length
        for tile in unit.tiles:
            self._tile(tile)
        gap = [without_text(tile) for tile in unit.gap] if last else unit.gap
        for tile in gap:
            self._tile(tile)
        if not last and not any(tile.text for tile in gap):
            source = self.source
            self._repair(Judged(Repair("paragraph", source, source, "", GAP, 0, 0)), GAP, NOWHERE)
        return start

    def _tile(self, tile: Tile) -> None:
        at = self.length
        if tile.judged is not None:
            self._repair(tile.judged, tile.text, tile.place)
        elif tile.text:
            if tile.source_start != self.source:
                self._repair(Judged(Repair("space", tile.source_start, tile.source_start, "", "", 0, 0)), "", NOWHERE)
            self._write(tile.text)
            self.source = tile.source_end
        if tile.is_moved and tile.clean >= 0 and tile.text:
            self._moved(tile.clean, tile.clean + len(tile.text), at)

    def _moved(self, start: int, end: int, to: int) -> None:
        last = self.moved[-1] if self.moved else None
        if last is not None and last.end == start and last.to + last.end - last.start == to:
            self.moved[-1] = Moved(last.start, end, last.to)
        else:
            self.moved.append(Moved(start, end, to))

    def _repair(self, judged: Judged, text: str, place: int) -> None:
        start = self.length
        repair = replace(judged.repair, after=text, start=start, end=start + len(text))
        self.repairs.append(replace(judged, repair=repair))
        self.places.append(place)
        self._write(text)
        self.source = repair.source_end

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
