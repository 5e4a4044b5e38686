"""Where a passage ends: lines of the body become blocks, across pages too."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from editions.segmentation.full_lines import ends_on_full_lines
from editions.segmentation.hyphenation import HYPHENS, SOFT_HYPHEN
from editions.segmentation.layout import Layout, fits
from editions.segmentation.lines import LIST_ITEM, LISTED, TextLine
from editions.segmentation.sentences import asks_for_more, is_closed, is_open
from editions.segmentation.widths import SLIM, width, width_of_last

ROOM_AFTER_SENTENCE = 0.07  # of the measure, left empty: more than justified lines vary, less than a syllable and a hyphen need
ROOM_ELSEWHERE = 0.12  # beyond the room for the next word, where the sentence has not ended (headings, bylines)
SET_IN = 3  # indented lines together that are a quotation rather than headings and first lines
PROSE = 4  # one line in so many begins within a sentence; in verse hardly any does
NARROWER, EVEN = 0.93, 0.85  # a column set in, and how far its lines may differ
ROOM_AFTER_HEADING = 0.35  # where a blank, or the lack of an indent, says that the passage goes on
SHORTENED = re.compile(r"(?:^|[\s(.])[^\W\d_]\.$")  # »d.« before »h.«, »S.« before »12.«


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one passage. `verse`: the line breaks are kept; `guessed`: that it begins here is no more than likely."""

    lines: tuple[TextLine, ...]
    verse: bool = False
    guessed: bool = False


def blocks(body: Sequence[TextLine], layout: Layout, page_starts: frozenset[int]) -> list[Block]:
    """The passages of the body, whose lines stand in reading order. `page_starts` are numbers of lines that begin a page."""
    measures = _measures(body, layout)
    pairs = list(enumerate(pairwise(body), start=1))
    new_page = [second.number in page_starts or second.number != first.number + 1 for _, (first, second) in pairs]
    openings = _indented_openings([line for line in body if line.number not in page_starts or line.indent > 1], layout)
    parts = [
        place
        for place, (first, second) in pairs
        if second.number in openings or _parts(first, second, layout, measures[place - 1], new_page[place - 1])
    ]
    guessed: list[int] = []
    if not layout.says_paragraphs:
        certain = frozenset(parts)
        full = [place for place, (first, second) in pairs if place not in certain and _may_part(first, second)]
        guessed = ends_on_full_lines(body, parts, full, ROOM_AFTER_SENTENCE)
    starts = sorted({0, *parts, *guessed})
    if not layout.says_paragraphs:
        ends = [*starts[1:], len(body)]
        starts = sorted(
            {*starts, *(place for span in zip(starts, ends, strict=True) for place in _quotations_after_colon(body, *span, layout.measure))}
        )
    return [Block(tuple(body[start:end]), guessed=start in guessed) for start, end in pairwise([*starts, len(body)]) if start < end]


def _may_part(first: TextLine, second: TextLine) -> bool:
    """A full line that ends a sentence, before one that begins one."""
    return is_closed(first.text) and second.begins_upper and not _runs_on(first, second)


def _quotations_after_colon(body: Sequence[TextLine], start: int, end: int, full: int) -> list[int]:
    """Places where a quotation in a narrower column follows the line that announces it."""
    announced = [place for place in range(start + 1, end) if body[place - 1].text.endswith(":") and body[place].begins_upper]
    return [place for place in announced if is_narrow(body[place:end], full)]


def is_narrow(lines: Sequence[TextLine], full: int) -> bool:
    """Whether the lines but the last fill a column that is narrower than the text."""
    widths = [width(line.text) for line in lines[:-1]]
    return len(widths) >= SET_IN and max(widths) < NARROWER * full and min(widths) > EVEN * max(widths)


def is_capitals(text: str) -> bool:
    """Set in capitals, with three letters at least; ß has none and counts as one."""
    return text.replace("ß", "").isupper() and sum(map(str.isalpha, text)) > 2


def _measures(body: Sequence[TextLine], layout: Layout) -> list[int]:
    """The width of full lines around each line: headings in capitals and quotations set in have their own."""
    measures = [layout.measure_of(line) for line in body]
    for start, end in _narrow_runs([width(line.text) for line in body], layout.measure):
        if sum(line.begins_lower for line in body[start:end]) * PROSE >= end - start:
            measures[start:end] = [max(width(line.text) for line in body[start:end])] * (end - start)
    index = 0
    while index < len(body):
        end = index
        while end < len(body) and is_capitals(body[end].text):
            end += 1
        widest = max((width(line.text) for line in body[index:end]), default=0)
        for place in range(index, end):
            measures[place] = min(widest, measures[place])
        index = max(end, index + 1)
    return measures


def _narrow_runs(widths: Sequence[int], full: int) -> Iterator[tuple[int, int]]:
    """Begin and end of lines one after the other that fill the same narrower column."""
    start = 0
    for end in range(1, len(widths) + 1):
        run = widths[start : end + 1]
        if end == len(widths) or max(run) >= NARROWER * full or min(run) <= EVEN * max(run):
            if end - start >= SET_IN:
                yield start, end
            start = end


def _parts(first: TextLine, second: TextLine, layout: Layout, measure: int, new_page: bool) -> bool:
    """Whether a passage ends between the two lines."""
    if not layout.wrapped:
        return not new_page or is_closed(first.text) or not second.begins_lower
    if first.text.startswith("#") or second.text.startswith("#") or _begins_item(first, second):
        return True
    if layout.gap_is_paragraph and not new_page:
        if second.gap >= layout.gap_is_paragraph:
            return not _is_torn(first, second, measure)
        return (first.gap >= layout.gap_is_paragraph or is_closed(first.text)) and _lost_its_gap(first, second, measure)
    if layout.blank_is_gap:
        return not _runs_on(first, second) and (not first.trailing_blank or _stands_alone(first, second, measure))
    if _runs_on(first, second):
        return False
    if is_capitals(first.text) != is_capitals(second.text) and not (new_page and not is_closed(first.text)):
        return True
    if layout.indent_opens:
        return _stands_alone(first, second, measure)
    return fits(first, second, layout.column) if layout.column else _leaves_room(first, second, measure)


def _lost_its_gap(first: TextLine, second: TextLine, measure: int) -> bool:
    """A heading or a last line at the foot of a page, above a line of prose: the page's own end has taken the blank line."""
    return _stands_alone(first, second, measure) and width(second.text) > (1 - ROOM_ELSEWHERE) * measure


def _is_torn(first: TextLine, second: TextLine, measure: int) -> bool:
    """Whether the second line goes on with the sentence of the first, a full one: the blank line between them stands where a page ends."""
    full = width(first.text) > (1 - ROOM_ELSEWHERE) * measure
    return is_open(first.text) and ((full and second.begins_lower) or asks_for_more(first.text))


def _begins_item(first: TextLine, second: TextLine) -> bool:
    """A list item after a line that has ended: after a sentence, or the line that announces the list."""
    ended = first.text[-1] in ".;:!?" and not SHORTENED.search(first.text)
    dash = second.text.startswith("– ") and first.text[-1] in ":;"
    return dash or second.text.startswith(LIST_ITEM) or (ended and LISTED.match(second.text) is not None)


def _runs_on(first: TextLine, second: TextLine) -> bool:
    """The second line goes on with a word or a sentence that cannot have ended."""
    return second.begins_lower or first.text[-1] in HYPHENS + SOFT_HYPHEN + ",;(–—&/"


def _indented_openings(body: Sequence[TextLine], layout: Layout) -> frozenset[int]:
    """Numbers of indented lines that begin a passage: the first of several together, which are set in; else each of them."""
    if not layout.indent_opens:
        return frozenset()
    openings: list[int] = []
    for indented, lines in groupby(body, key=lambda line: line.indent > layout.base_indent):
        if indented:
            numbers = [line.number for line in lines]
            openings += numbers if len(numbers) < SET_IN else numbers[:1]
    return frozenset(openings)


def _stands_alone(first: TextLine, second: TextLine, measure: int) -> bool:
    """Leaves so much room that it must be a heading or a last line, whatever other signs say."""
    room = measure - width_of_last(first.text, measure)
    return second.begins_upper and not is_capitals(first.text) and room > ROOM_AFTER_HEADING * measure + width(second.text.split()[0])


def _leaves_room(first: TextLine, second: TextLine, measure: int) -> bool:
    """Whether the first line stops although more would have fitted."""
    room = measure - width_of_last(first.text, measure)
    next_word = SLIM + width(second.text.split()[0])
    if is_closed(first.text):
        return room > min(next_word, ROOM_AFTER_SENTENCE * measure)
    return room > next_word + ROOM_ELSEWHERE * measure or (is_capitals(first.text) and room > next_word)
