"""A passage taken out of its text: its stretches with the place in the file that they come from, its note calls, and the pages that
begin in it. It may be parted, taken into another one, and moved.
"""

from dataclasses import dataclass, field, replace

from editions.revising.marks import Marks, marks_at, marks_together, marks_within
from editions.revising.repairs import ACCEPTED, BY_HAND, Judged
from editions.segmentation.segmented import NoteCall, Page, Passage, Repair

NOWHERE = -1


@dataclass(slots=True, eq=False)
class Tile:
    """A stretch of the text: copied from the file when `judged` is None, else the outcome of a repair.

    `clean` is where it stood in the text, `place` the place of the repair among the repairs, NOWHERE for what is new.
    """

    source_start: int
    source_end: int
    text: str
    judged: Judged | None = None
    clean: int = NOWHERE
    place: int = NOWHERE
    is_moved: bool = False

    @property
    def kind(self) -> str:
        return self.judged.repair.kind if self.judged else ""

    @property
    def before(self) -> str:
        return self.judged.repair.before if self.judged else self.text

    def cut(self, at: int) -> "Tile":
        """Keeps its first `at` characters and gives back the rest; a repair keeps all that it has of the file."""
        source = self.source_end if self.judged else self.source_start + at
        judged = by_hand(source, source, "", self.text[at:]) if self.judged else None
        rest = Tile(
            source, self.source_end, self.text[at:], judged, self.clean + at if self.clean >= 0 else NOWHERE, NOWHERE, self.is_moved
        )
        self.text = self.text[:at]
        self.source_end = source
        return rest


def by_hand(source_start: int, source_end: int, before: str, after: str) -> Judged:
    """A repair by hand. Its place in the text is counted later."""
    return Judged(Repair(BY_HAND, source_start, source_end, before, after, 0, 0), ACCEPTED)


@dataclass(slots=True, eq=False)
class Unit:
    """A passage with what stands in it and the gap behind it; `calls` and `pages` by code points of its text."""

    passage: Passage
    tiles: list[Tile] = field(default_factory=list)
    gap: list[Tile] = field(default_factory=list)
    marks: Marks = ()
    calls: list[tuple[int, NoteCall]] = field(default_factory=list)
    pages: list[tuple[int, Page]] = field(default_factory=list)

    @property
    def is_note(self) -> bool:
        return self.passage.kind == "note"

    @property
    def text(self) -> str:
        return "".join(tile.text for tile in self.tiles)

    @property
    def length(self) -> int:
        return sum(len(tile.text) for tile in self.tiles)

    def end_of(self, tile: Tile) -> int:
        """The code point behind the tile; the unit's length for one of its gap."""
        at = 0
        for one in self.tiles:
            at += len(one.text)
            if one is tile:
                return at
        return at

    def strip(self) -> None:
        """Blanks at its ends are no part of a passage: those at the end go into the gap."""
        text = self.text
        lead, length = len(text) - len(text.lstrip()), len(text.strip())
        if not length or (not lead and length == len(text)):
            return
        rest = self.parted(lead + length)
        begun = self.parted(lead)
        for tile in (*self.tiles, *rest.tiles):
            emptied = without_text(tile)
            tile.text, tile.judged = emptied.text, emptied.judged
        self.calls = [(0, call) for _, call in self.calls] + begun.calls
        self.calls += [(length, call) for _, call in rest.calls]
        self.pages = [(0, page) for _, page in self.pages] + begun.pages + [(length, page) for _, page in rest.pages]
        self.tiles = self.tiles + begun.tiles
        self.marks = begun.marks
        self.gap = rest.tiles + rest.gap

    def parted(self, at: int) -> "Unit":
        """Keeps what stands before code point `at` and gives back the rest, without a name."""
        reached, index = 0, 0
        while index < len(self.tiles) and reached + len(self.tiles[index].text) <= at:
            reached += len(self.tiles[index].text)
            index += 1
        if reached < at:
            self.tiles.insert(index + 1, self.tiles[index].cut(at - reached))
            index += 1
        length = self.length
        rest = Unit(
            replace(self.passage, ref="", identifier=""),
            self.tiles[index:],
            self.gap,
            marks_within(self.marks, at, length),
            [(offset - at, call) for offset, call in self.calls if offset > at],
            [(offset - at, page) for offset, page in self.pages if offset >= at],
        )
        self.tiles, self.gap, self.marks = self.tiles[:index], [], marks_within(self.marks, 0, at)
        self.calls = [(offset, call) for offset, call in self.calls if offset <= at]
        self.pages = [(offset, page) for offset, page in self.pages if offset < at]
        return rest

    def take_in(self, other: "Unit") -> None:
        """The other goes on in this passage, behind a blank."""
        text, following = self.text, other.text
        for tile in self.gap:
            emptied = without_text(tile)
            tile.text, tile.judged = emptied.text, emptied.judged
        self.tiles += self.gap
        if text and following and not text[-1].isspace() and not following[0].isspace():
            source = self.tiles[-1].source_end
            self.tiles.append(Tile(source, source, " ", by_hand(source, source, "", " ")))
        at = self.length
        self.tiles += other.tiles
        self.gap = other.gap
        self.marks = marks_together(self.marks, marks_at(other.marks, at))
        self.calls += [(at + offset, call) for offset, call in other.calls]
        self.pages += [(at + offset, page) for offset, page in other.pages]
        self.passage = replace(self.passage, identifier=self.passage.identifier or other.passage.identifier)


def without_text(tile: Tile) -> Tile:
    """What stood in a gap, where there is none any more: a repair that leaves it out."""
    if not tile.text:
        return tile
    judged = replace(tile.judged, repair=replace(tile.judged.repair, after="")) if tile.judged else None
    judged = judged or by_hand(tile.source_start, tile.source_end, tile.text, "")
    kind = BY_HAND if judged.repair.kind == "paragraph" else judged.repair.kind
    return Tile(
        tile.source_start,
        tile.source_end,
        "",
        replace(judged, repair=replace(judged.repair, kind=kind)),
        tile.clean,
        tile.place,
        tile.is_moved,
    )
