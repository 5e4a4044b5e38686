"""Notes that run on in one line (`… (281 f). 3 Vgl. …`), as some PDF tools write short ones: each gets a line of its own."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from editions.segmentation.call_candidates import CallCandidate
from editions.segmentation.lines import TextLine
from editions.segmentation.note_starts import NoteStart

# After a full stop or closing mark; or after a page number, where a house sets no full stop behind its notes.
LABEL_WITHIN = re.compile(r"(?:(?<=[.!?)\]»«”“\"])|(?<=\d)|(?<=\df)|(?<= f)|(?<=ff))\s+(?=([1-9]\d{0,3})\s[^\W\d_a-zß-ÿ])")


def with_own_lines(lines: Sequence[TextLine], starts: Sequence[NoteStart], calls: Iterable[CallCandidate]) -> list[TextLine]:
    """The lines, cut before each missing number of the chain that the text calls and a line of the notes holds."""
    called = {call.number for call in calls}
    place = {line.number: index for index, line in enumerate(lines)}
    cuts: dict[int, list[int]] = {}
    for first, second in pairwise([*starts, None]):
        if first is None:
            continue
        begin = place[first.line]
        end = place[second.line] if second else len(lines)
        last = second.number if second else max(called, default=0) + 1
        page = [index for index in range(begin, end) if lines[index].hard_page == lines[begin].hard_page]
        _find_labels(lines, page, [number for number in range(first.number + 1, last) if number in called], cuts)
    pieces = [piece for index, line in enumerate(lines) for piece in _pieces(line, cuts.get(index, []))]
    return [replace(piece, number=number) for number, piece in enumerate(pieces)] if cuts else list(lines)


def _find_labels(lines: Sequence[TextLine], page: Sequence[int], numbers: Sequence[int], cuts: dict[int, list[int]]) -> None:
    """Adds the places of the labels in order: each number stands after the one before it."""
    labels = [(int(match[1]), index, match.end()) for index in page for match in LABEL_WITHIN.finditer(lines[index].text)]
    reached = 0
    for number in numbers:
        found = next((place for place in range(reached, len(labels)) if labels[place][0] == number), None)
        if found is not None:
            cuts.setdefault(labels[found][1], []).append(labels[found][2])
            reached = found + 1


def _pieces(line: TextLine, cuts: Sequence[int]) -> list[TextLine]:
    bounds = [0, *cuts, len(line.text)]
    return [_piece(line, begin, end, bool(begin), end == bounds[-1]) for begin, end in pairwise(bounds)]


def _piece(line: TextLine, begin: int, end: int, later: bool, last: bool) -> TextLine:
    if not later and last:
        return line
    text = line.text[begin:end].rstrip()
    start = line.content_start + begin
    return replace(
        line,
        start=start if later else line.start,
        end=line.end if last else line.content_start + end,
        content_start=start,
        content_end=start + len(text),
        text=text,
        indent=0 if later else line.indent,
        gap=0 if later else line.gap,
        trailing_blank=line.trailing_blank if last else True,
    )
