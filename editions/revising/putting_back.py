"""Puts back what the import has taken out of the text or moved: notes, running heads, copies of pages, the order of pages.

What goes back stands where it stands in the file: between two passages as a passage of its own, within a passage in its line.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from editions.revising.board import Board
from editions.revising.marks import marks_at
from editions.revising.units import NOWHERE, Tile, Unit, by_hand
from editions.revising.words import as_written, blocks_of, words_undone
from editions.segmentation.segmented import Doubt, Page, Passage

ABOUT_NOTES = ("call_missing", "note_without_call", "note_gap", "note_truncated")
NEW = Passage("", "paragraph", 0, 0, 0)


class PuttingBack:
    """Undoes repairs on a board, one after the other."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.off: set[Unit] = set()  # off the board, on their way to another place
        self.gone: dict[str, int | None] = {}  # refs of notes that are none any more, with their numbers
        self.settled: set[Tile] = set()  # undone along with another
        self.is_reordered: bool | None = None

    def undo(self, places: Iterable[int]) -> list[int]:
        """The places of those repairs that were undone; what shows nothing has nothing to undo."""
        done = [place for place in places if (tile := self.board.by_place.get(place)) is not None and self._undo(tile)]
        self._uncall()
        return done

    def _undo(self, tile: Tile) -> bool:
        if tile in self.settled:
            return True
        unit = self.board.unit_of[tile]
        match tile.kind:
            case "page_order":
                if self.is_reordered is None:
                    self.is_reordered = self._in_order_of_file()
                return self.is_reordered
            case "page_break":
                return self._without_page(tile, unit)
            case "paragraph":
                return self._as_one(unit)
            case "note_extraction" if unit.is_note and tile in unit.tiles:
                self._as_body(unit)
                return True
        if tile.text or not tile.before.strip():
            return False
        self._words_back(tile, unit)
        return True

    def _as_one(self, unit: Unit) -> bool:
        """Joined with the next passage; a note with the next note, whose number comes back with it."""
        at = self.board.units.index(unit) + 1
        following = self.board.units[at] if at < len(self.board.units) else None
        if following is None or following.is_note != unit.is_note:
            return False
        if unit.is_note:
            self._number_back(following)
        unit.take_in(following)
        self.board.units.remove(following)
        self.board.holds([unit])
        return True

    def _as_body(self, note: Unit) -> None:
        """The words of a note that is none stand where they stand in the file."""
        source = min(tile.source_start for tile in note.tiles if tile.text or tile.before.strip())
        self.settled.update(tile for tile in note.tiles if tile.kind == "note_extraction")
        self._number_back(note)
        self._by_hand(note, "note_extraction")
        self.board.units.remove(note)
        self.off.add(note)
        note.passage = replace(NEW, identifier=note.passage.identifier)
        for tile in note.tiles:
            tile.is_moved = True
        self._put([note], source)
        self.off.discard(note)

    def _number_back(self, note: Unit) -> None:
        """What was taken off the note's words stands before them again; nothing calls it any more."""
        self.gone[note.passage.ref] = note.passage.number
        for index, tile in enumerate(note.tiles):
            if tile.kind == "note_extraction" and tile.before.strip() and not tile.text:
                words = f"{as_written(tile.before)} "
                tile.judged = None if words == tile.before else by_hand(tile.source_start, tile.source_end, tile.before, words)
                tile.text, tile.clean = words, NOWHERE
                note.marks = marks_at(note.marks, len(words))
                note.calls = [(offset + len(words), call) for offset, call in note.calls]
                self.board.file([note.tiles[index]])
                break

    def _uncall(self) -> None:
        """The calls of notes that are none any more call a note that is missing."""
        numbers = set(self.gone.values())
        doubts = [doubt for doubt in self.board.doubts if doubt.code not in ABOUT_NOTES or doubt.note not in numbers]
        for unit in self.board.units:
            for place, (offset, call) in enumerate(unit.calls):
                if call.note in self.gone:
                    unit.calls[place] = (offset, replace(call, note=None))
                    number = self.gone[call.note]
                    message = f"Note {number} is called, but the file does not hold it."
                    doubts.append(Doubt("note_missing", message, note=number, passage=unit.passage.ref))
        if self.gone:
            self.board.doubts = doubts

    def _words_back(self, tile: Tile, unit: Unit) -> None:
        """What was left out of the text, each block of it a passage."""
        for tiles in (unit.tiles, unit.gap):
            if tile in tiles:
                tiles.remove(tile)
        del self.board.unit_of[tile]
        source = tile.source_start
        units = []
        for start, end, words in blocks_of(tile.before):
            before = tile.before[start:end]
            judged = None if words == before else by_hand(source + start, source + end, before, words)
            units.append(Unit(NEW, [Tile(source + start, source + end, words, judged)]))
        self._put(units, source)

    def _without_page(self, tile: Tile, unit: Unit) -> bool:
        """The page that begins here goes on the one before it."""
        at = unit.end_of(tile)
        begun = next(((offset, page) for offset, page in unit.pages if offset == at and page.sequence), None)
        if begun is None:
            return False
        unit.pages.remove(begun)
        self.board.pages_gone[begun[1].sequence] = begun[1].sequence - 1
        self._by_hand(unit, "page_break", at)
        return True

    def _by_hand(self, unit: Unit, kind: str, at: int | None = None) -> None:
        """Repairs of a kind that say nothing any more are what a person has decided; those that only say where to go on are not needed."""
        for tiles in (unit.tiles, unit.gap):
            for tile in [tile for tile in tiles if tile.kind == kind and not tile.text and at in (None, unit.end_of(tile))]:
                if tile.before:
                    tile.judged = by_hand(tile.source_start, tile.source_end, tile.before, "")
                else:
                    tiles.remove(tile)

    def _in_order_of_file(self) -> bool:
        """All pages as they stand in the file; a passage that runs over two pages which part is parted."""
        begun = list(self._pages_by_source())
        standing, wanted = [page for _, page in begun], [page for _, page in sorted(begun, key=lambda each: each[0])]
        if wanted == standing:
            return False
        together = set(pairwise(wanted))
        for last, page in pairwise(standing):
            if (last, page) not in together:
                self._part_at(page)
        self._sort_by_page({page: place for place, page in enumerate(wanted)})
        self.board.doubts = [doubt for doubt in self.board.doubts if doubt.code != "page_order"]
        return True

    def _pages_by_source(self) -> Iterator[tuple[int, Page]]:
        """The pages that hold text, in reading order, with where in the file their text begins."""
        for unit in self.board.units:
            for offset, page in unit.pages:
                at = 0
                for tile in unit.tiles:
                    at += len(tile.text)
                    if at > offset and tile.text.strip():
                        yield tile.source_end - (at - offset if at - offset < len(tile.text) and not tile.judged else len(tile.text)), page
                        break

    def _part_at(self, page: Page) -> None:
        unit, offset = next((unit, offset) for unit in self.board.units for offset, one in unit.pages if one is page)
        if offset == 0:
            return
        rest = unit.parted(offset)
        last = next((tile for tile in reversed(unit.tiles) if tile.text or tile.kind == "dehyphenation"), None)
        if last and last.judged and last.kind == "dehyphenation":
            last.text = words_undone(last.judged.repair).strip()
            last.judged = by_hand(last.source_start, last.source_end, last.before, last.text)
        rest.passage = replace(rest.passage, ref=self.board.second_ref(unit.passage.ref))
        for half in (unit, rest):
            half.strip()
        self.board.units.insert(self.board.units.index(unit) + 1, rest)
        self.board.holds([unit, rest])

    def _sort_by_page(self, order: dict[Page, int]) -> None:
        body: list[tuple[int, Unit]] = []
        place = -1
        for unit in (unit for unit in self.board.units if not unit.is_note):
            place = max((order[page] for offset, page in unit.pages if offset == 0 and page in order), default=place)
            body.append((place, unit))
            place = next((order[page] for _, page in reversed(unit.pages) if page in order), place)
            for tile in (*unit.tiles, *unit.gap):
                tile.is_moved = True
            self._by_hand(unit, "page_order")
        notes = [unit for unit in self.board.units if unit.is_note]
        self.board.units = [unit for _, unit in sorted(body, key=lambda each: each[0])] + notes

    def _put(self, units: Sequence[Unit], source: int) -> None:
        """The new passages at a place of the file."""
        target, offset = self._at(source)
        position = self.board.units.index(target) + 1 if target else 0
        if target and (target.is_note or offset < target.length):
            self._in_line(units, target, offset, position)
        else:
            self._as_passages(units, position)
        self.board.holds([*units, *([target] if target else [])])

    def _in_line(self, units: Sequence[Unit], target: Unit, offset: int, position: int) -> None:
        """The passage goes on in the first of them, and after the last of them."""
        rest = target.parted(offset)
        first, *others = units
        target.take_in(first)
        if target.is_note:
            for unit in others:
                target.take_in(unit)
            others = []
        self._as_passages(others, position)
        last = others[-1] if others else target
        last.take_in(rest)
        self.board.holds([target, last])

    def _as_passages(self, units: Sequence[Unit], position: int) -> None:
        for place, unit in enumerate(units, start=position):
            unit.passage = replace(unit.passage, ref=self.board.free_ref())
            self.board.units.insert(place, unit)

    def _at(self, source: int) -> tuple[Unit | None, int]:
        """The passage of the body that has reached this place of the file, and how far; a note where it stands in the middle of one."""
        tiles = self.board.by_source
        at = bisect_left(tiles, source, key=attrgetter("source_start"))
        before = next((tiles[index] for index in range(at - 1, -1, -1) if self._stands(tiles[index])), None)
        after = next((tiles[index] for index in range(at, len(tiles)) if self._stands(tiles[index])), None)
        if before and after:
            note = self.board.unit_of[before]
            if note.is_note and note is self.board.unit_of[after] and after in note.tiles:
                return note, note.end_of(before)
        reached = next((tiles[index] for index in range(at - 1, -1, -1) if self._stands(tiles[index], in_body=True)), None)
        unit = self.board.unit_of[reached] if reached else None
        return unit, unit.end_of(reached) if unit and reached else 0

    def _stands(self, tile: Tile, *, in_body: bool = False) -> bool:
        """Whether it is text that stands on the board."""
        unit = self.board.unit_of.get(tile)
        return bool(unit and tile.text and unit not in self.off and not (in_body and unit.is_note))
