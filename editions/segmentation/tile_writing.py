"""Writes the clean text from tiles of the raw one: white space as one blank, letters in their normal form, each change a repair."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from editions.readers.source import INVISIBLE
from editions.readers.structure import Respelled
from editions.segmentation.assembly import BETWEEN_BLOCKS
from editions.segmentation.glyphs import changes
from editions.segmentation.segmented import Repair
from editions.segmentation.tiling import GAP, Tile

WORDS = re.compile(r"\S+(?: \S+)*")
EMPTY_CELLS = re.compile(r"[\t\n]*\n")  # at the end of a row, and rows of nothing else
UNSEEN = INVISIBLE + "".join(character for character in map(chr, range(0x3001)) if character.isspace())


@dataclass(slots=True)
class Written:
    """One passage as it was written: `start`..`end` of the clean text, and where each run of its words came from."""

    start: int
    end: int = 0
    runs: list[tuple[int, int, int, int]] = field(default_factory=list)  # raw start and end, clean start and end

    def place_before(self, raw: int) -> int:
        """The clean place right after the last word that stands before code point `raw`."""
        index = bisect_left(self.runs, raw, key=lambda run: run[0]) - 1
        if index < 0:
            return self.start
        raw_start, raw_end, clean_start, clean_end = self.runs[index]
        return clean_end if raw >= raw_end else min(clean_start + raw - raw_start, clean_end)


class TileWriter:
    """`breaks` are the offsets where a line that the author set ends ("\\n"), or a cell of a table ("\\t")."""

    def __init__(self, raw: str, breaks: Mapping[int, str], respelled: Sequence[Respelled] = ()) -> None:
        self.raw = raw
        self.respelled = sorted(respelled, key=lambda each: each.start)
        self.breaks = breaks
        self.places = sorted(breaks)
        self.waiting = ""  # the breaks since the last word of a passage that is written by lines
        self.parts: list[str] = []
        self.length = 0
        self.source = 0  # where a copy would go on if nothing is moved
        self.repairs: list[Repair] = []

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def write(self, tiles: Sequence[Tile], *, by_lines: bool = False, last: bool = False, parts: frozenset[int] = frozenset()) -> Written:
        """A passage, with two line breaks after it unless it is the `last`.

        One that stands elsewhere in the file says where its `parts` begin, code points of the raw text.
        """
        written, self.waiting = Written(self.length), ""
        ink_end = max((self._ink_end(tile) for tile in tiles if not tile.kind), default=0)
        last_kept = max((index for index, tile in enumerate(tiles) if not tile.kind), default=-1)
        gap = next((index for index, tile in enumerate(tiles) if index > last_kept and tile.kind == GAP), len(tiles))
        for tile in tiles[:gap]:
            if tile.kind:
                self.waiting += self._breaks(tile.start, tile.end)
                self._replace(tile.start, tile.end, "", tile.kind, tile.confidence)
            else:
                if tile.start in parts:
                    self._begin_part(tile.start, written)
                self._write_kept(tile, written, ink_end, by_lines)
        written.end = self.length
        glue = "" if last or written.start == written.end else BETWEEN_BLOCKS
        if gap < len(tiles):
            self._replace(tiles[gap].start, tiles[gap].end, glue, GAP)
        elif glue:
            self._replace(self.source, self.source, glue, GAP)
        for tile in tiles[gap + 1 :]:
            self._replace(tile.start, tile.end, "", tile.kind, tile.confidence)
        return written

    def _begin_part(self, start: int, written: Written) -> None:
        """Says from where the words come; a blank parts them from those before."""
        glue = " " if self.length > written.start and self.parts[-1][-1] not in " \n" else ""
        self._replace(start, start, glue, "note_extraction")

    def _ink_end(self, tile: Tile) -> int:
        """Where the tile's last word ends; 0 when it has none."""
        text = self.raw[tile.start : tile.end].rstrip(UNSEEN)
        return tile.start + len(text) if text else 0

    def _write_kept(self, tile: Tile, written: Written, ink_end: int, by_lines: bool) -> None:
        at = tile.start
        for match in WORDS.finditer(self.raw, tile.start, tile.end):
            if by_lines:
                self._write_break(at, match.start(), written)
            else:
                self._write_blank(at, match.start(), written, ink_end)
            self._write_words(match.start(), match[0], written)
            at = match.end()
        if by_lines:
            self._pass_over(at, tile.end)
        else:
            self._write_blank(at, tile.end, written, ink_end)

    def _write_blank(self, start: int, end: int, written: Written, ink_end: int) -> None:
        if start == end:
            return
        begun = self.length > written.start
        glue = "" if not begun or self.parts[-1][-1] in " \n" or start >= ink_end else " "
        self._replace(start, end, glue, "line_join" if "\n" in self.raw[start:end] else "space")

    def _write_break(self, start: int, end: int, written: Written) -> None:
        """Parts a word from the one before, by all that stands between the two, calls of notes among it."""
        self.waiting += self._breaks(start, end) or " " * (start < end)
        begun = self.length > written.start
        breaks = EMPTY_CELLS.sub("\n", self.waiting.replace(" ", ""))
        glue = (breaks if begun else breaks.lstrip("\n")) or (" " if begun and self.waiting else "")
        self.waiting = ""
        if start < end or glue:
            self._replace(start, end, glue, "verse_line" if "\n" in glue else "space", said=True)

    def _pass_over(self, start: int, end: int) -> None:
        if start < end:
            self.waiting += self._breaks(start, end) or " "
            self._replace(start, end, "", "space")

    def _breaks(self, start: int, end: int) -> str:
        return "".join(self.breaks[place] for place in self.places[bisect_left(self.places, start) : bisect_left(self.places, end)])

    def _write_words(self, offset: int, words: str, written: Written) -> None:
        start, at = self.length, 0
        for begin, end, after, kind in self._changes(offset, words):
            self._keep(offset + at, offset + begin)
            self._replace(offset + begin, offset + end, after, kind)
            at = end
        self._keep(offset + at, offset + len(words))
        if start < self.length:
            written.runs.append((offset, offset + len(words), start, self.length))

    def _changes(self, offset: int, words: str) -> list[tuple[int, int, str, str]]:
        """What to replace in the words, by the rules for all texts and by what the file says."""
        first = bisect_left(self.respelled, offset, key=lambda each: each.start)
        last = bisect_left(self.respelled, offset + len(words), key=lambda each: each.start)
        said = [(each.start - offset, each.end - offset, each.after, "glyph") for each in self.respelled[first:last]]
        return sorted([*changes(words), *said]) if said else list(changes(words))

    def _keep(self, start: int, end: int) -> None:
        if start == end:
            return
        if start != self.source:
            self._replace(start, start, "", "space")
        self.parts.append(self.raw[start:end])
        self.length += end - start
        self.source = end

    def _replace(self, start: int, end: int, after: str, kind: str, confidence: float = 1.0, *, said: bool = False) -> None:
        """`said`: with a repair even where nothing changes."""
        before = self.raw[start:end]
        if said or before != after or start != self.source:
            self.repairs.append(Repair(kind, start, end, before, after, self.length, self.length + len(after), confidence))
        if after:
            self.parts.append(after)
            self.length += len(after)
        self.source = end
