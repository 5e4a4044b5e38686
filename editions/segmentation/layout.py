"""What the blanks of this file mean: each signal is tried on the file before it is believed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from editions.segmentation.lines import TextLine
from editions.segmentation.sentences import is_closed, is_open
from editions.segmentation.widths import measure, spread, width, width_of_last

MANY_LINES = 50  # of which one may be an exception
FEW = 3  # cases below which a pattern may be chance
PLAINLY_SHORT = 0.75  # of the measure
RAGGED = 0.4  # spread of the line widths above which lines are whole paragraphs
LONG_LINE = 110  # letters; no printed line is longer
GAPS_IN_DOUBLE_SPACING = 0.6
TORN_BY_GAPS = 0.3  # of the blank lines: those where a page ends; of lines set apart at random most are torn


@dataclass(frozen=True, slots=True)
class Layout:
    wrapped: bool  # lines are lines of print, not whole paragraphs
    gap_is_paragraph: int  # blank lines that part paragraphs; 0: blank lines say nothing
    blank_is_gap: bool  # a blank at the line's end is a word gap, its lack a lost hyphen or a paragraph's end
    blank_is_gap_in_notes: bool
    column: int  # where a program broke the lines, in letters; 0: they were not broken by counting letters
    indent_opens: bool  # an indented line begins a paragraph
    base_indent: int
    measure: int  # thousandths of an em
    measures: dict[int, int] = field(default_factory=dict)  # by indent, where enough lines share it

    @property
    def says_paragraphs(self) -> bool:
        """Whether blanks or indents tell where a paragraph ends, so that widths need not."""
        return bool(not self.wrapped or self.gap_is_paragraph or self.blank_is_gap or self.indent_opens)

    def measure_of(self, line: TextLine) -> int:
        return self.measures.get(line.indent, self.measure)


def layout_of(body: Sequence[TextLine], others: Sequence[TextLine] = ()) -> Layout:
    """The layout of the body lines in reading order; `others` are lines of notes, which share the blanks' meaning."""
    widths = [width(line.text) for line in body]
    base = _base_indent(body)
    indents = Counter(line.indent for line in body)
    blank_is_gap = _blank_is_gap(body) or _blank_is_gap([*body, *others])
    return Layout(
        wrapped=_is_wrapped(body, widths),
        gap_is_paragraph=_paragraph_gap(body, measure(widths)),
        blank_is_gap=blank_is_gap,
        blank_is_gap_in_notes=_blank_is_gap(others) or (blank_is_gap and _have_blanks(others)),
        column=_column(body),
        indent_opens=_indent_opens(body, base),
        base_indent=base,
        measure=measure(widths),
        measures={
            indent: measure(w for line, w in zip(body, widths, strict=True) if line.indent == indent)
            for indent, count in indents.items()
            if count > 2 * FEW
        },
    )


def _base_indent(body: Sequence[TextLine]) -> int:
    return Counter(line.indent for line in body).most_common(1)[0][0] if body else 0


def _is_wrapped(body: Sequence[TextLine], widths: Sequence[int]) -> bool:
    """Lines that break within sentences; or, in a short text, lines of the length of print."""
    torn = sum(is_open(first.text) and second.begins_lower for first, second in pairwise(body))
    if torn * 10 >= len(body):
        return True
    lengths = sorted(len(line.text) for line in body)
    longest = lengths[(len(lengths) * 3) // 4] if lengths else 0
    return not (longest > LONG_LINE and (spread(widths) > RAGGED or torn == 0))


def _paragraph_gap(body: Sequence[TextLine], full: int) -> int:
    """The fewest blank lines that part paragraphs: a gap that hardly ever stands within a sentence, and stands after most
    of the lines that plainly end a paragraph."""
    pairs = [(first, second) for first, second in pairwise(body) if _follows(first, second)]
    ends = [
        second.gap
        for first, second in pairs
        if is_closed(first.text) and second.begins_upper and width_of_last(first.text, full) < PLAINLY_SHORT * full
    ]
    for least in (1, 2):
        parted = [(first, second) for first, second in pairs if second.gap >= least]
        torn = sum(_runs_on(first, second) for first, second in parted)
        if not parted or torn > TORN_BY_GAPS * len(parted):
            continue
        missed = sum(gap < least for gap in ends)
        double = len(parted) > GAPS_IN_DOUBLE_SPACING * len(pairs) and torn > 0
        return 0 if double or (len(ends) >= FEW and missed * 2 > len(ends)) else least
    return 0


def _follows(first: TextLine, second: TextLine) -> bool:
    """Whether no page ends between the lines, as far as one can see: no page number, head or note stands there."""
    return second.hard_page == first.hard_page and second.number == first.number + 1


def _runs_on(first: TextLine, second: TextLine) -> bool:
    return is_open(first.text) and second.begins_lower


def _blank_is_gap(lines: Sequence[TextLine]) -> bool:
    """After a comma no word is broken and no paragraph ends, but items of a list do: where blanks are word gaps, such lines have one."""
    commas = [first.trailing_blank for first, second in pairwise(lines) if first.text.endswith((",", ";")) and not second.is_item]
    without = sum(not line.trailing_blank for line in lines)
    return len(commas) >= 2 and sum(commas) >= 0.9 * len(commas) and without * 50 > len(lines)


def _have_blanks(lines: Sequence[TextLine]) -> bool:
    """Whether the lines end in blanks as often as wrapped lines do, and not in all."""
    return sum(line.trailing_blank for line in lines) * 3 > len(lines)


def _column(body: Sequence[TextLine]) -> int:
    """The length that no line exceeds, if each line of running text stops only where the next word would exceed it."""
    lengths = sorted(line.indent + len(line.text) for line in body)
    column = lengths[-1 - len(lengths) // MANY_LINES] if lengths else 0
    running = [(first, second) for first, second in pairwise(body) if second.begins_lower]
    early = sum(fits(first, second, column) for first, second in running)
    return column if len(running) >= MANY_LINES // 5 and early * MANY_LINES <= len(running) * 2 else 0


def fits(first: TextLine, second: TextLine, column: int) -> bool:
    """Whether the first word of the second line would have stood on the first."""
    return first.indent + len(first.text) + 1 + len(second.text.split()[0]) <= column


def _indent_opens(body: Sequence[TextLine], base: int) -> bool:
    pairs = [(first, second) for first, second in pairwise(body) if second.indent > base and first.indent == base]
    closed = sum(is_closed(first.text) or not second.begins_lower for first, second in pairs)
    return len(pairs) >= FEW and closed >= 0.8 * len(pairs)
