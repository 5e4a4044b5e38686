"""Where a passage of the body begins, and what it is: by indents, gaps, sizes and heavy type."""

import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from editions.readers.pdf.print_lines import PrintLine

ALIKE = 0.8  # points between sizes of one passage; letters set wider count as larger
INDENT = 0.8  # em
FLUSH = 0.3  # em
FARTHEST_HANG = 4.0  # em: lines set in further are centred
GAP = 1.3  # of the leading
ROOM = 0.12  # of the measure left empty by a last line
HEADING_LETTERS = 200
HEADING_LINES = 4
SHORT = 0.8  # of the measure: no line of a heading or verse in the body's type reaches further
VERSE_LINES = 3
VERSE_CAPITALS = 0.8

CLOSED = re.compile(r"[.!?:…][\d\s»«”“’‘\"')\]]*$")
CAPTION = re.compile(r"\s*(?:Abb\.|Abbildung|Tab\.|Tabelle|Fig\.|Figure|Figura|Table|Tableau|Illustration)\s*\d+", re.IGNORECASE)
LEGEND = re.compile(rf"(?:{CAPTION.pattern})[a-z]?\s*[:.–—|]\s", re.IGNORECASE)
LISTED = re.compile(r"\s*(?:[-•▪·–]\s|(?:\d{1,2}|[a-z])[.)]\s+\S)")
NUMBERED = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVXLC]{1,6}\.|[A-Z]\.)\s+[^\W\d_a-zß-ÿ]")
HYPHENS = ("\u0002", "\u00ad")
AFTER_TITLE = 3  # passages in which the author stands
NAME = r"(?:[^\W\d_a-zß-ÿ][\w’'.-]*|von|van|de|du|di|da|zu|und|and|et|&)"
BYLINE = re.compile(rf"(?:[Vv]on |[Bb]y |[Pp]ar )?{NAME}(?:,? {NAME}){{1,7}}[\s,*†\d⁰¹²³⁴-⁹]*(?:{NAME}[\s,*\d]*)?")
ARTICLE = re.compile(r"\b(?:The|A|An|Der|Die|Das|Ein|Eine|Zur|Zum|Über|Le|La|Les|Un|Une|On|In|Im)\b")
BREAKS_OFF = ("\u0002", "-", "\u00ad", ",", ";", "(", "–")


@dataclass(frozen=True, slots=True)
class Frame:
    """Left and right edge of a column on one page."""

    left: float
    right: float

    @property
    def measure(self) -> float:
        return max(self.right - self.left, 1.0)


class Blocks:
    """The passages of the body. `lines` stand in reading order."""

    def __init__(self, lines: Sequence[PrintLine], body_size: float) -> None:
        self.lines = lines
        self.body_size = body_size
        self.frames = _frames(lines, body_size)
        self.leading = _leadings(lines)
        self.place = {id(line): place for place, line in enumerate(lines)}

    def openings(self) -> dict[int, str]:
        """The kind of the passage that a line begins, by the line's id."""
        parts = [0]
        for place in range(1, len(self.lines)):
            if self._parts(place, parts[-1]):
                parts.append(place)
        blocks = [self.lines[start:end] for start, end in pairwise([*parts, len(self.lines)]) if start < end]
        found = [self._kind(block) for block in blocks]
        self._name_front(blocks, found)
        self._name_small_print(blocks, found)
        return {id(block[0]): kind for block, kind in zip(blocks, found, strict=True)}

    def _frame(self, line: PrintLine) -> Frame:
        return self.frames[(line.page, line.column)]

    def _indent(self, line: PrintLine) -> float:
        """In em of the line."""
        return (line.x0 - self._frame(line).left) / max(line.size, 1.0)

    def _parts(self, place: int, opened: int) -> bool:
        """Whether the passage that began at `opened` ends before the line at `place`."""
        first, second = self.lines[place - 1], self.lines[place]
        if first.text.rstrip().endswith(HYPHENS) and abs(first.size - second.size) < ALIKE:
            return False
        if abs(first.size - second.size) > ALIKE or first.bold != second.bold:
            return True
        together = first.page == second.page and first.column == second.column and first.y > second.y
        if together and first.y - second.y > GAP * self._leading(second):
            return True
        if not together and LEGEND.match(second.text):
            return True
        if first.text.rstrip().endswith(BREAKS_OFF):
            return False
        return self._is_set_apart(place - opened, first, second, together) or self._leaves_room(first, second)

    def _leading(self, line: PrintLine) -> float:
        return self.leading.get(round(line.size), 1.3 * line.size)

    def _is_set_apart(self, lines: int, first: PrintLine, second: PrintLine, together: bool) -> bool:
        before, here = self._indent(first), self._indent(second)
        if here > INDENT and before < FLUSH:
            return here > FARTHEST_HANG or not self._hangs(first)
        if here < FLUSH and before > INDENT and lines > 1:  # a quotation; a paragraph sets in its first line only
            return True
        return here > before + INDENT and not together

    def _hangs(self, first: PrintLine) -> bool:
        """A full line that ends no sentence, before a line set in: an entry of a list, whose first line stands out."""
        frame = self._frame(first)
        return not CLOSED.search(first.text) and (frame.right - first.x1) / frame.measure < ROOM

    def _leaves_room(self, first: PrintLine, second: PrintLine) -> bool:
        frame = self._frame(first)
        room = (frame.right - first.x1) / frame.measure
        return room > ROOM and bool(CLOSED.search(first.text)) and not second.text.lstrip()[:1].islower()

    def _kind(self, block: Sequence[PrintLine]) -> str:
        text = " ".join(line.text.strip() for line in block)
        if CAPTION.match(text) and len(text) < 3 * HEADING_LETTERS:
            return "caption"
        if self._is_heading(block, text):
            return "heading"
        if self._is_verse(block):
            return "verse"
        if LISTED.match(text):
            return "list_item"
        if block[0].size < self.body_size - ALIKE or (len(block) > 1 and all(self._indent(line) > INDENT for line in block)):
            return "block_quotation"
        return "paragraph"

    def _is_heading(self, block: Sequence[PrintLine], text: str) -> bool:
        if len(block) > HEADING_LINES or len(text) > HEADING_LETTERS or not any(map(str.isalpha, text)):
            return False
        if all(line.size > self.body_size + ALIKE for line in block) or all(line.bold for line in block):
            return True
        if text.isupper() and sum(map(str.isalpha, text)) > 2:
            return True
        if len(block) == 1 and self._stands_alone(block[0], text):
            return True
        shorter = all(line.x1 - line.x0 < SHORT * self._frame(line).measure for line in block)
        open_end = not CLOSED.search(text) and not text.endswith((",", ";"))
        marked = NUMBERED.match(text) or all(line.italic for line in block)
        return bool(shorter and open_end and marked and len(block) <= 2 and block[0].size > self.body_size - ALIKE)

    def _stands_alone(self, line: PrintLine, text: str) -> bool:
        """A short line of the body's size with room above and below it, that says no sentence."""
        frame = self._frame(line)
        place = self.place[id(line)]
        apart = all(self._has_gap(at) for at in (place, place + 1) if 0 < at < len(self.lines))
        short = line.x1 - line.x0 < SHORT * frame.measure and line.size > self.body_size - ALIKE
        return apart and short and not CLOSED.search(text) and text[0].isupper() and not text.endswith((",", ";"))

    def _has_gap(self, place: int) -> bool:
        """More than the usual distance before the line at `place`, or the edge of a column."""
        first, second = self.lines[place - 1], self.lines[place]
        together = first.page == second.page and first.column == second.column
        return not together or first.y - second.y > 1.1 * self._leading(second)

    def _is_verse(self, block: Sequence[PrintLine]) -> bool:
        if len(block) < VERSE_LINES or any(line.x1 - self._frame(line).left > SHORT * self._frame(line).measure for line in block):
            return False
        capitals = sum(line.text.lstrip("»«„“”‘’\"'([ —–-")[:1].isupper() for line in block)
        return capitals >= VERSE_CAPITALS * len(block)

    def _name_front(self, blocks: Sequence[Sequence[PrintLine]], found: list[str]) -> None:
        """The title is the largest heading of the first two pages; what stands between it and the text is named after it."""
        front = [
            index
            for index, block in enumerate(blocks)
            if found[index] == "heading" and block[0].page <= 1 and not NUMBERED.match(block[0].text)
        ]
        title = max(front, key=lambda index: (round(blocks[index][0].size, 1), -index), default=None)
        if title is None or blocks[title][0].size <= self.body_size + ALIKE:
            return
        found[title] = "title"
        for index in range(title + 1, min(title + 1 + AFTER_TITLE, len(found))):
            text = " ".join(line.text.strip() for line in blocks[index])
            if BYLINE.fullmatch(text) and len(blocks[index]) == 1 and not ARTICLE.search(text):
                found[index] = "byline"
                return
            if found[index] == "heading" and blocks[index][0].size > self.body_size + ALIKE and index == title + 1:
                found[index] = "subtitle"

    def _name_small_print(self, blocks: Sequence[Sequence[PrintLine]], found: list[str]) -> None:
        """Before the first paragraph of the text and after the last one nothing is quoted; there stand imprint and abstract."""
        text = [index for index, block in enumerate(blocks) if found[index] == "paragraph" and block[0].size > self.body_size - ALIKE]
        for index, block in enumerate(blocks):
            outside = not text or index < text[0] or index > text[-1]
            if found[index] == "block_quotation" and outside and block[0].size < self.body_size - ALIKE:
                found[index] = "paragraph"


def _frames(lines: Sequence[PrintLine], body_size: float) -> dict[tuple[int, int], Frame]:
    columns: dict[tuple[int, int], list[PrintLine]] = defaultdict(list)
    for line in lines:
        columns[(line.page, line.column)].append(line)
    return {key: _frame(found, body_size) for key, found in columns.items()}


def _frame(lines: Sequence[PrintLine], body_size: float) -> Frame:
    own = [line for line in lines if abs(line.size - body_size) <= ALIKE] or list(lines)
    starts = Counter(round(line.x0) for line in own)
    most = max(starts.values())
    left = min(start for start, count in starts.items() if count * 3 >= most)
    ends = sorted(line.x1 for line in own)
    return Frame(min(left, statistics.median(line.x0 for line in own)), ends[(len(ends) * 9) // 10])


def _leadings(lines: Sequence[PrintLine]) -> dict[int, float]:
    """The distance of baselines that is most frequent, by size."""
    distances: dict[int, Counter[float]] = defaultdict(Counter)
    for first, second in pairwise(lines):
        same = first.page == second.page and first.column == second.column and abs(first.size - second.size) < ALIKE
        if same and 0 < first.y - second.y < 4 * second.size:
            distances[round(second.size)][round(first.y - second.y, 1)] += 1
    return {size: found.most_common(1)[0][0] for size, found in distances.items()}
