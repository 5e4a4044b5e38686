"""Runs put together to the lines of print, whatever order the file draws them in.

A raised digit belongs to the line below it; what a file draws apart (labels, page numbers, words of a loose line) joins the line
whose baseline it shares, within its column.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from editions.readers.pdf.runs import Run

SAME_BASELINE = 0.25  # em
HIGHEST = 0.7  # em over the baseline that a raised digit's own baseline may stand
SMALLER = 0.88  # of the line's size: what is set smaller than that
MUCH_SMALLER = 0.78
RAISED = 0.12  # em, with a smaller size
RAISED_ALONE = 0.22  # em, without one
AS_LARGE = 1.1  # times the line's size: a label is at most so large, where an address after it is set smaller
INITIAL = 1.8  # times the size of the line
ENDING_LETTERS = 3
WORD_GAP = 0.14  # em between two runs that PDFium did not see side by side
SHARE_OF_SIZE = 0.12  # of the letters: the line has the largest size that so many have
IN_NUMBER, LESS_THAN_LETTER = 0.4, 0.9  # of the weight of a letter: a figure, and a number at most
COLUMN_GAP = 0.8  # em: the widest gap within a fragment


@dataclass(frozen=True, slots=True)
class Span:
    """A run within its line: `start`..`end` of the line's text. `raised`: small and high, as a note's number is."""

    start: int
    end: int
    italic: bool
    bold: bool
    raised: bool


class Fragment:
    """Runs side by side on one baseline; a line, or the part of one that stands in a column."""

    __slots__ = ("_letters", "runs", "size", "x0", "x1", "y")

    def __init__(self, run: Run) -> None:
        self.runs = [run]
        self.x0, self.x1, self.y, self.size = run.x0, run.x1, run.y, run.size
        self._letters = {(run.y, run.size): _weight(run)}

    def add(self, runs: Iterable[Run]) -> None:
        for run in runs:
            self.runs.append(run)
            self.x0, self.x1 = min(self.x0, run.x0), max(self.x1, run.x1)
            self._letters[(run.y, run.size)] = self._letters.get((run.y, run.size), 0) + _weight(run)
        self.y, most = max(self._letters, key=self._letters.__getitem__)
        # Small capitals are smaller than their line, and may be most of it.
        enough = SHARE_OF_SIZE * sum(self._letters.values())
        self.size = max([size for (y, size), count in self._letters.items() if y == self.y and count >= enough], default=most)

    @classmethod
    def of(cls, runs: Sequence[Run]) -> "Fragment":
        fragment = cls(runs[0])
        fragment.add(runs[1:])
        return fragment

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs).strip()

    @property
    def letters(self) -> int:
        return sum(map(str.isalpha, self.text))


@dataclass(slots=True)
class PrintLine:
    """A line of print in one column of a page. Places in points from the lower left, as the page is read."""

    page: int
    column: int
    x0: float
    x1: float
    y: float
    size: float
    text: str
    spans: tuple[Span, ...]

    @property
    def bold(self) -> bool:
        """Whether all of its letters are heavy."""
        return self._all(lambda span: span.bold)

    @property
    def italic(self) -> bool:
        return self._all(lambda span: span.italic)

    def _all(self, holds: Callable[[Span], bool]) -> bool:
        lettered = [span for span in self.spans if any(map(str.isalpha, self.text[span.start : span.end]))]
        return bool(lettered) and all(map(holds, lettered))


def fragments(runs: Sequence[Run]) -> list[Fragment]:
    """Runs that follow each other in the file and stand side by side on the page."""
    found: list[Fragment] = []
    for run in runs:
        last = found[-1] if found else None
        if last and _adjoins(last, run):
            last.add([run])
        else:
            found.append(Fragment(run))
    return found


def _adjoins(fragment: Fragment, run: Run) -> bool:
    size = max(fragment.size, run.size)
    gap = run.x0 - fragment.x1
    return -0.5 * size < gap < COLUMN_GAP * size and _shares_line(fragment, run)


def _shares_line(one: Fragment | Run, other: Fragment | Run) -> bool:
    """Whether both stand on one baseline, the smaller of them perhaps raised over it."""
    small, large = (one, other) if one.size < other.size else (other, one)
    rise = small.y - large.y
    if abs(rise) < SAME_BASELINE * large.size:
        return True
    return -SAME_BASELINE * large.size < rise < HIGHEST * large.size and small.size < SMALLER * large.size


def _weight(run: Run) -> float:
    """How much a run says of where its line stands: a number little, for it may be raised over a short word."""
    if run.superior:
        return 0.0
    return min(IN_NUMBER * len(run.text), LESS_THAN_LETTER) if run.text.strip().isdecimal() else float(len(run.text))


def together(parts: Sequence[Fragment]) -> list[Fragment]:
    """The fragments of one column as lines from top to bottom."""
    lines: list[Fragment] = []
    small: list[Fragment] = []
    near = _near(parts)
    for part in sorted(parts, key=lambda part: (-part.y, part.x0)):
        if any(_is_part_of(other, part) for other in near(part)):
            small.append(part)
        elif lines and abs(lines[-1].y - part.y) < SAME_BASELINE * min(lines[-1].size, part.size):
            lines[-1].add(part.runs)
        else:
            lines.append(part)
    near_line = _near(lines)
    for part in small:
        at = min((line for line in near_line(part) if _is_part_of(line, part)), key=lambda line: part.y - line.y, default=None)
        if at:
            at.add(part.runs)
        else:
            lines.append(part)
    return sorted(lines, key=lambda line: (-line.y, line.x0))


def _is_part_of(line: Fragment, part: Fragment) -> bool:
    """Whether `part` is a raised number of the line, or the raised ending of an ordinal (»1er«, »2nd«) that the file draws apart."""
    ending = part.letters == len(part.text) <= ENDING_LETTERS and part.size < SMALLER * line.size
    within = line.x0 < part.x0 < line.x1 + part.size
    return (part.letters == 0 or (ending and within)) and _carries(line, part)


def _near(parts: Iterable[Fragment]) -> Callable[[Fragment], list[Fragment]]:
    """The fragments whose baselines are near enough to carry another one; found by halving, for a chart has thousands."""
    ordered = sorted(parts, key=lambda part: part.y)
    heights = [part.y for part in ordered]
    reach = HIGHEST * max((part.size for part in ordered), default=0.0)

    def near(part: Fragment) -> list[Fragment]:
        found = ordered[bisect_left(heights, part.y - reach) : bisect_right(heights, part.y + reach)]
        return [other for other in found if other is not part]

    return near


def _carries(line: Fragment, part: Fragment) -> bool:
    """Whether `part` stands as high over the line as a raised number does."""
    rise = part.y - line.y
    if RAISED_ALONE * line.size < rise < HIGHEST * line.size and part.size < AS_LARGE * line.size:
        return True
    return part.size < SMALLER * line.size and -SAME_BASELINE * line.size < rise < HIGHEST * line.size


def print_line(fragment: Fragment, page: int, column: int) -> PrintLine | None:
    """The line with its text, None where it shows nothing."""
    runs = sorted(fragment.runs, key=lambda run: run.x0)
    followers = {id(run): after for run, after in pairwise(fragment.runs)}
    text, spans = "", []
    previous: Run | None = None
    for run in runs:
        if previous is not None:
            text += _between(previous, run, followers.get(id(previous)) is run, text)
        start = len(text)
        text += run.text
        spans.append(Span(start, len(text), run.style.italic, run.style.bold, _is_raised(run, fragment)))
        previous = run
    if not text.strip():
        return None
    return PrintLine(page, column, fragment.x0, fragment.x1, fragment.y, fragment.size, text, tuple(spans))


def _between(first: Run, second: Run, follows: bool, text: str) -> str:
    if text.endswith(" ") or second.text.startswith(" ") or _is_initial(first, second):
        return ""
    if follows and second.before != "\n":
        return second.before
    return " " if second.x0 - first.x1 > WORD_GAP * max(first.size, second.size) else ""


def _is_initial(first: Run, second: Run) -> bool:
    """A letter as high as several lines, before the rest of its word."""
    return len(first.text.strip()) == 1 and first.size > INITIAL * second.size


def _is_raised(run: Run, line: Fragment) -> bool:
    if run.superior:
        return True
    rise = run.y - line.y
    if rise > RAISED_ALONE * line.size or (rise > RAISED * line.size and run.size < SMALLER * line.size):
        return True
    return run.size < MUCH_SMALLER * line.size and rise > -RAISED * line.size and run.text.strip().isdigit()
