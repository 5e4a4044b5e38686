"""Makes a note of words that stand in the body: those that an import did not know for one, or that were put back in the wrong place."""

import re
from collections.abc import Sequence
from dataclasses import replace

from editions.revising.board import Board, Moved
from editions.revising.corrections import CannotRevise, Draft
from editions.revising.units import Tile, Unit, by_hand, without_text
from editions.segmentation.segmented import Doubt, NoteCall, Passage, Repair

EXTRACTION = "note_extraction"
SAID_OF_NOTES = ("note_missing", "call_missing", "note_without_call")


def make_note(draft: Draft, ref: str, start: int, end: int, number: int) -> tuple[Draft, tuple[Moved, ...]]:
    """Code points `start`..`end` of the passage are note `number`, which the calls of that number call; also the words that have moved.

    The number at the head of the words is taken off them. Raises CannotRevise.
    """
    passage = draft.passage(ref)
    words = draft.segmented.text_of(passage)[max(start, 0) : end]
    label = len(words) - len(without_label(words, number))
    if passage.kind == "note" or number < 1 or not words[label:].strip():
        raise CannotRevise("no_words_for_a_note")
    if any(one.number == number for one in draft.segmented.passages):
        raise CannotRevise("note_is_there")
    if words.strip() == "\n\n".join(_body(draft)):
        raise CannotRevise("empty_passage")
    board = Board(draft.segmented, draft.repairs)
    unit = next(unit for unit in board.units if unit.passage.ref == ref)
    note = _taken_out(board, unit, max(start, 0), min(end, unit.length))
    _label_off(note, label)
    name = f"n{number}"
    note.passage = Passage(name, "note", 0, 0, passage.page, number, "complete", identifier=note.passage.identifier)
    board.units.insert(_place(board.units, number), note)
    is_called = _call(board.units, str(number), name)
    board.doubts = [doubt for doubt in board.doubts if doubt.note != number or doubt.code not in SAID_OF_NOTES]
    if not is_called:
        board.doubts.append(Doubt("note_without_call", f"Note {number} is called nowhere.", passage.page, number, name))
    made = board.put_together()
    return Draft(made.segmented, draft.raw, made.repairs), made.moved


def without_label(words: str, number: int) -> str:
    """The words of a note without its number before them: "7 Ebd." and "[7] Ebd." are "Ebd."."""
    return re.sub(rf"^\s*[\[(]?{number}[\])]?[.:]?(?!\d)\s*", "", words)


def _body(draft: Draft) -> list[str]:
    return [draft.segmented.text_of(passage) for passage in draft.segmented.passages if passage.kind != "note"]


def _taken_out(board: Board, unit: Unit, start: int, end: int) -> Unit:
    """The words as a unit of their own, off the board; what stood before and after them goes on in one passage."""
    note = unit.parted(start)
    rest = note.parted(end - start)
    unit.pages += [(start, page) for _, page in note.pages]
    note.pages = []
    for part in (unit, note, rest):
        part.strip()
    unit.gap += [without_text(tile) for tile in note.gap]
    note.gap = []
    if rest.text.strip() and unit.text.strip():
        unit.take_in(rest)
    elif rest.text.strip():
        _behind(unit, rest)
    else:
        place = unit.length
        unit.gap += [*map(without_text, rest.tiles), *rest.gap]
        unit.pages += [(place, page) for _, page in rest.pages]
        unit.calls += [(place, call) for _, call in rest.calls]
    if not unit.text.strip():
        _without(board, unit)
    for tile in note.tiles:
        tile.is_moved = True
    board.holds([note, *([unit] if unit in board.units else [])])
    return note


def _behind(unit: Unit, rest: Unit) -> None:
    """The rest is all that is left of the passage."""
    unit.tiles = [*map(without_text, [*unit.tiles, *unit.gap]), *rest.tiles]
    unit.gap, unit.marks = rest.gap, rest.marks
    unit.calls = [(0, call) for _, call in unit.calls] + rest.calls
    unit.pages = [(0, page) for _, page in unit.pages] + rest.pages


def _without(board: Board, unit: Unit) -> None:
    """The passage has no words left: what hangs on it goes on with its neighbour in the body."""
    at = board.units.index(unit)
    following = board.units[at + 1] if at + 1 < len(board.units) and not board.units[at + 1].is_note else None
    neighbour = following or board.units[at - 1]
    place = 0 if following else neighbour.length
    neighbour.pages = sorted([*((place, page) for _, page in unit.pages), *neighbour.pages], key=lambda each: (each[0], each[1].sequence))
    neighbour.calls += [(place, call) for _, call in unit.calls]
    silent = [without_text(tile) for tile in (*unit.tiles, *unit.gap)]
    if at:
        board.units[at - 1].gap += silent
    else:
        board.units[at + 1].tiles = silent + board.units[at + 1].tiles
    board.units.remove(unit)


def _label_off(note: Unit, label: int) -> None:
    """Says from where in the file the words come, and takes the number off them."""
    source = note.tiles[0].source_start
    if not label:
        begins = Tile(source, source, "", replace(by_hand(source, source, "", ""), repair=Repair(EXTRACTION, source, source, "", "", 0, 0)))
        note.tiles.insert(0, begins)
        return
    words = note.parted(label)
    first, last = note.tiles[0].source_start, note.tiles[-1].source_end
    before = "".join(tile.before for tile in note.tiles)
    begins = Tile(first, last, "", replace(by_hand(first, last, before, ""), repair=Repair(EXTRACTION, first, last, before, "", 0, 0)))
    note.tiles = [begins, *words.tiles]
    note.gap, note.marks, note.calls = words.gap, words.marks, words.calls


def _place(units: Sequence[Unit], number: int) -> int:
    """Where the note stands among the notes, which stand behind the body."""
    for place, unit in enumerate(units):
        if unit.is_note and (unit.passage.number or 0) > number:
            return place
    return len(units)


def _call(units: Sequence[Unit], marker: str, name: str) -> bool:
    """The calls of a missing note of that number call this one; whether there are any."""
    found = False
    for unit in units:
        for place, (offset, call) in enumerate(unit.calls):
            if call.note is None and call.marker == marker:
                unit.calls[place] = (offset, NoteCall(marker, call.passage, call.offset, name))
                found = True
    return found
