"""Where a passage ends: lines of the body become blocks, across pages too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from editions.segmentation.full_lines import ends_on_full_lines
from editions.segmentation.hyphenation import HYPHENS, SOFT_HYPHEN
from editions.segmentation.layout import Layout, fits
from editions.segmentation.lines import LIST_ITEM, LISTED, TextLine
from editions.segmentation.sentences import is_closed
from editions.segmentation.widths import SLIM, width

ROOM_AFTER_SENTENCE = 0.07  # of the measure, left empty: more than justified lines vary, less than a syllable and a hyphen need
ROOM_ELSEWHERE = 0.12  # beyond the room for the next word, where the sentence has not ended (headings, bylines)
SET_IN = 3  # indented lines together that are a quotation rather than headings and first lines
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
    return [Block(tuple(body[start:end]), guessed=start in guessed) for start, end in pairwise([*starts, len(body)]) if start < end]


def _may_part(first: TextLine, second: TextLine) -> bool:
    """A full line that ends a sentence, before one that begins one."""
    return is_closed(first.text) and second.begins_upper and not _runs_on(first, second)


def is_capitals(text: str) -> bool:
    """Set in capitals, with three letters at least; ß has none and counts as one."""
    return text.replace("ß", "").isupper() and sum(map(str.isalpha, text)) > 2


def _measures(body: Sequence[TextLine], layout: Layout) -> list[int]:
    """The width of full lines around each line: headings in capitals have their own."""
    measures = [layout.measure_of(line) for line in body]
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


def _parts(first: TextLine, second: TextLine, layout: Layout, measure: int, new_page: bool) -> bool:
    """Whether a passage ends between the two lines."""
    if not layout.wrapped:
        return not new_page or is_closed(first.text) or not second.begins_lower
    if first.text.startswith("#") or second.text.startswith("#") or _begins_item(first, second):
        return True
    if layout.gap_is_paragraph and not new_page:
        return second.gap >= layout.gap_is_paragraph
    if layout.blank_is_gap:
        return not _runs_on(first, second) and (not first.trailing_blank or _stands_alone(first, second, measure))
    if _runs_on(first, second):
        return False
    if is_capitals(first.text) != is_capitals(second.text) and not (new_page and not is_closed(first.text)):
        return True
    if layout.indent_opens:
        return _stands_alone(first, second, measure)
    return fits(first, second, layout.column) if layout.column else _leaves_room(first, second, measure)


def _begins_item(first: TextLine, second: TextLine) -> bool:
    """A list item after a line that has ended: after a sentence, or the line that announces the list."""
    ended = first.text[-1] in ".;:!?" and not SHORTENED.search(first.text)
    return second.text.startswith(LIST_ITEM) or (ended and LISTED.match(second.text) is not None)


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
    room = measure - width(first.text)
    return second.begins_upper and not is_capitals(first.text) and room > ROOM_AFTER_HEADING * measure + width(second.text.split()[0])


def _leaves_room(first: TextLine, second: TextLine, measure: int) -> bool:
    """Whether the first line stops although more would have fitted."""
    room = measure - width(first.text)
    next_word = SLIM + width(second.text.split()[0])
    if is_closed(first.text):
        return room > min(next_word, ROOM_AFTER_SENTENCE * measure)
    return room > next_word + ROOM_ELSEWHERE * measure or (is_capitals(first.text) and room > next_word)
