"""Notes apart from the body: where each note ends, and where the body goes on after the last note of a page or chapter.

Five witnesses, none of which is always there: a page break; the width of the lines, where notes are set in a narrower column;
the call of the next note, which stands in the body; whether the body's sentence, open before the notes, goes on here; and a heading,
which opens a chapter. Below a heading of their own notes run over pages, and a page break tells nothing.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from statistics import median_low

from editions.segmentation.call_candidates import CallCandidate
from editions.segmentation.chapter_notes import is_notes_heading, opens_chapter
from editions.segmentation.lines import TextLine, may_go_on, small_words
from editions.segmentation.note_rests import begin_of_rest
from editions.segmentation.note_starts import STRONG, NoteStart
from editions.segmentation.sentences import is_closed, is_open
from editions.segmentation.widths import longest, width

# Weights of the witnesses; a body must earn more than it costs to be assumed between two notes.
BODY_COSTS = 2.0
REST_COSTS = 2.0
PAGE_BREAK = 3.0
LONE_BLANK = 1.5
CALL_INSIDE = 2.0
SECOND_CALL = 1.0
CALL_IN_NOTE = 3.0
WIDE_LINE, NARROW_LINE = 1.0, -0.5
HEADING, BLANK_LINE = 0.9, 0.5  # together less than a lone blank: a chapter may open in the middle of a page
GOES_ON, NAME_GOES_ON, BEGINS_ANEW = 1.0, 0.5, -0.7

NARROWER = 0.85  # a note column is at most this part of the body's measure; set smaller on the full measure, notes hold more letters
BEYOND_THE_BODY = 1.06
SURELY_WIDE = 1.12  # over the notes' measure by more than full lines vary


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as the file has it. `hole_before` are numbers of the lines before which words are missing."""

    number: int
    label_end: int
    lines: tuple[TextLine, ...]
    hole_before: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class NoteZones:
    notes: tuple[NoteText, ...]
    body: tuple[TextLine, ...]
    resumed: frozenset[int]  # numbers of body lines that follow notes


class ColumnWidths:
    """Tells lines of the body from lines of the notes, where the columns differ."""

    def __init__(self, lines: Sequence[TextLine], starts: Sequence[NoteStart]) -> None:
        self.widths = {line.number: width(line.text) for line in lines}
        place = {line.number: index for index, line in enumerate(lines)}
        at = [place[start.line] for start in starts]
        notes = longest(self.widths[line.number] for index in at for line in lines[index : index + 2])
        body = longest(self.widths[line.number] for line in lines[max(0, at[0] - 60) : at[0]])
        self.differ = notes < body * NARROWER
        self.limit = max(notes * SURELY_WIDE, math.sqrt(notes * body))
        self.too_wide = body * BEYOND_THE_BODY

    def is_wide(self, line: TextLine) -> bool:
        return self.differ and self.widths[line.number] > self.limit and len(line.text.split()) > 1  # an address fits no column

    def is_beyond_the_body(self, line: TextLine) -> bool:
        """A line of notes that are set smaller on the full measure holds more than any line of the body."""
        return self.widths[line.number] > self.too_wide

    def witness(self, line: TextLine) -> float:
        """For the body when positive."""
        if not self.differ:
            return 0.0
        return WIDE_LINE if self.is_wide(line) else NARROW_LINE


def split_notes(
    lines: Sequence[TextLine], starts: Sequence[NoteStart], calls: Iterable[CallCandidate], breaks: frozenset[int]
) -> NoteZones:
    """`breaks` are the numbers of lines that surely begin a page."""
    if not starts:
        return NoteZones((), tuple(lines), frozenset())
    return _Splitter(lines, starts, calls, breaks).split()


class _Splitter:
    def __init__(
        self, lines: Sequence[TextLine], starts: Sequence[NoteStart], calls: Iterable[CallCandidate], breaks: frozenset[int]
    ) -> None:
        self.lines = lines
        self.starts = starts
        self.breaks = breaks
        self.columns = ColumnWidths(lines, starts)
        self.place = {line.number: index for index, line in enumerate(lines)}
        self.small = small_words(lines)
        self.called = defaultdict(list)
        for call in calls:
            if call.weight >= STRONG or call.form in ("figure", "year"):
                self.called[call.number].append(self.place[call.line])

    def split(self) -> NoteZones:
        at = [self.place[start.line] for start in self.starts]
        notes: list[NoteText] = []
        bounds = [*at, len(self.lines)]
        ends = self._ends(bounds)
        going_on = {
            end: self.lines[later] for end, later in pairwise(end for end, after in zip(ends, bounds[1:], strict=True) if end < after)
        }
        body = list(self.lines[: at[0]])
        resumed: set[int] = set()
        for start, begin, end, after in zip(self.starts, at, ends, bounds[1:], strict=True):
            note = self._note(start, begin, end)
            if end < after:
                resumed.add(self.lines[end].number)
                first, last = self._rest(end, after, note, going_on.get(end))
                body += [*self.lines[end:first], *self.lines[last:after]]
                note = self._continued(note, first, last)
            notes.append(note)
        return NoteZones(tuple(notes), tuple(body), frozenset(resumed))

    def _ends(self, bounds: Sequence[int]) -> list[int]:
        """For each note the place where the body goes on after it; that of the next note when it follows at once."""
        ends: list[int] = []
        last_body = self.lines[bounds[0] - 1] if bounds[0] else None
        for index, (begin, after) in enumerate(pairwise(bounds)):
            following = self.starts[index + 1].number if index + 1 < len(self.starts) else None
            ends.append(self._end_of_note(begin, after, following, last_body))
            last_body = self.lines[after - 1] if ends[-1] < after else last_body
        return ends

    def _end_of_note(self, begin: int, after: int, following: int | None, last_body: TextLine | None) -> int:
        """The place where the body goes on; `after` when the next note follows at once."""
        call = self._nearest_call(following, after)
        inside = CALL_INSIDE + (SECOND_CALL if self._is_followed_by_a_call(call, following, after) else 0.0)
        columns = self._worth_of_columns(begin, after)
        best, best_value = after, columns[-1] + (inside if call is not None and call < begin else 0.0)
        for place in range(begin + 1, after):
            value = columns[place - begin] - BODY_COSTS + self._worth_of_break(place, last_body)
            if call is not None and call >= begin:
                value += inside if place <= call else -CALL_IN_NOTE
            if value > best_value:
                best, best_value = place, value
        return best

    def _worth_of_columns(self, begin: int, after: int) -> list[float]:
        """What the widths say for each place between the lines at which the note may end; below the body, an open note may go on."""
        sums = [0.0, *accumulate(self.columns.witness(line) for line in self.lines[begin:after])]
        total = sums[-1]
        worth, below = [-total], total
        for index in range(len(sums) - 2, -1, -1):
            rest = 2 * below - total - REST_COSTS if index and is_open(self.lines[begin + index - 1].text) else total
            worth.append(max(total, rest) - 2 * sums[index])
            below = max(below, sums[index])
        return worth[::-1]

    def _nearest_call(self, number: int | None, after: int) -> int | None:
        places = self.called.get(number, []) if number else []
        index = bisect_left(places, after)
        return places[index - 1] if index else None

    def _is_followed_by_a_call(self, call: int | None, number: int | None, after: int) -> bool:
        """Whether the call of the next number stands between this one and the notes: only a body has two calls in a row."""
        following = self._nearest_call(number + 1, after) if number else None
        return call is not None and following is not None and following >= call

    def _worth_of_break(self, place: int, last_body: TextLine | None) -> float:
        line, previous = self.lines[place], self.lines[place - 1]
        value = 0.5 if is_closed(previous.text) else -0.5
        headed = last_body is not None and is_notes_heading(last_body.text)
        if (headed or line.gap) and opens_chapter(self.lines, place):
            value += HEADING + (BLANK_LINE if line.gap else 0.0)
        if not headed:
            value += PAGE_BREAK if line.number in self.breaks else 0.0
            value += LONE_BLANK if line.indent == 1 else 0.0
        if last_body is None:
            return value
        if is_open(last_body.text) and not headed:
            return value + self._worth_of_going_on(line)
        return value + (0.5 if line.begins_upper else -GOES_ON)

    def _worth_of_going_on(self, line: TextLine) -> float:
        if not line.text[0].isalpha():
            return 0.0
        return GOES_ON if line.begins_lower else NAME_GOES_ON if may_go_on(line, self.small) else BEGINS_ANEW

    def _rest(self, begin: int, after: int, note: NoteText, going_on: TextLine | None) -> tuple[int, int]:
        """The places between which an unfinished note goes on below the body of its next page; twice `after` when it does not.

        `going_on` is the line with which the body goes on after `after`.
        """
        if not is_open(note.lines[-1].text):
            return after, after
        narrow = self._narrow_end(begin, after)
        if after - narrow >= 2 and after < len(self.lines):
            return narrow, after
        page = next((place for place in range(begin + 1, after) if self.lines[place].number in self.breaks), after)
        following = self.lines[page] if page < after else going_on
        lines = self.lines[begin:page]
        longer = [self.columns.is_beyond_the_body(line) for line in lines]
        rest = begin + begin_of_rest(lines, longer, following=following, small=self.small)
        return (rest, page) if rest < page else (after, after)

    def _narrow_end(self, begin: int, after: int) -> int:
        """The place before `after` from which on no line is wider than the notes' column; below a blank line, if there is one."""
        place = after
        while place > begin + 1 and self.columns.differ and not self.columns.is_wide(self.lines[place - 1]):
            place -= 1
        usual = median_low(line.gap for line in self.lines[begin:after])
        return next((below for below in range(after - 1, place, -1) if self.lines[below].gap > usual), place)

    def _note(self, start: NoteStart, begin: int, end: int) -> NoteText:
        lines = tuple(self.lines[begin:end])
        return NoteText(start.number, start.label_end, lines, self._holes(lines))

    def _continued(self, note: NoteText, begin: int, end: int) -> NoteText:
        return NoteText(note.number, note.label_end, (*note.lines, *self.lines[begin:end]), note.hole_before)

    def _holes(self, lines: tuple[TextLine, ...]) -> frozenset[int]:
        """A lone blank, or a page break with no body on the page, before a line that does not open a sentence."""
        if sum(line.indent == 1 for line in lines[1:]) > 1:
            return frozenset()
        return frozenset(
            line.number
            for previous, line in pairwise(lines)
            if line.begins_lower and is_open(previous.text) and (line.indent == 1 or (self.columns.differ and line.number in self.breaks))
        )
