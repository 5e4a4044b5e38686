"""Lines of print that a tool has broken at a raised number.

Some end the line after a call (`… was Arbeit bedeutet.4`, and `Fokussieren wir` on the next); some leave the label of a note alone on its
line. Where the parts of a line fill it together, they are taken for one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

from editions.segmentation.lines import TextLine
from editions.segmentation.note_starts import NoteStart
from editions.segmentation.sentences import is_closed
from editions.segmentation.widths import NARROW, measure, width

RAISED_AT_END = re.compile(r"(?:[^\W\d_]{2}|[.,;:!?»«\"”“’‘›‹)\]…])(?:\d{1,3}|[⁰¹²³⁴-⁹]{1,3})$")
NUMBER = re.compile(r"\d{1,4}")
NO_BEGINNING = re.compile(r"[.,;:!?)\]»«”“’‹›]+(?:\s|$)")
AROUND = 15  # lines that tell how long the line was
FULL = (0.94, 1.05)  # of the measure
CLEARLY_SHORT = 0.9
FEWEST = 2  # lines that were clearly broken


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines `begin` to `end`, of which all but the last end in a raised number, and that together are no longer than a line."""

    begin: int
    end: int
    clear: bool


def unbroken(raw: str, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, those that were broken after a call whole again, if this file breaks them."""
    runs = list(_runs(lines))
    broken = sum(run.clear for run in runs) >= FEWEST
    return _merged(raw, lines, {run.begin: run.end for run in runs} if broken else {})


def _runs(lines: Sequence[TextLine]) -> Iterator[_Run]:
    widths = [width(line.text) for line in lines]
    usual = median_low(line.gap for line in lines)
    place = 0
    while place < len(lines):
        run = _run_from(lines, widths, place, usual) if RAISED_AT_END.search(lines[place].text) else None
        if run:
            yield run
        place = run.end if run else place + 1


def _run_from(lines: Sequence[TextLine], widths: Sequence[int], begin: int, usual: int) -> _Run | None:
    full = measure(widths[max(0, begin - AROUND) : begin + AROUND])
    whole, end, torn = widths[begin], begin + 1, False
    while end < len(lines) and RAISED_AT_END.search(lines[end - 1].text) and _may_follow(lines[end - 1], lines[end], usual):
        longer = whole + NARROW + widths[end]
        no_beginning = NO_BEGINNING.match(lines[end].text) is not None
        if longer > FULL[1] * full and not no_beginning:
            break
        whole, end, torn = longer, end + 1, torn or no_beginning
    if end == begin + 1:
        return None
    last = widths[end - 1]
    word = width(lines[end].text.split()[0]) if end < len(lines) else 0
    filled = max(whole + NARROW + word, whole / FULL[0]) >= full and abs(whole - full) < abs(last - full)
    if not (filled or torn or _ends_paragraph(lines, end)):
        return None
    return _Run(begin, end, clear=torn or (filled and last < CLEARLY_SHORT * full))


def _may_follow(first: TextLine, second: TextLine, usual: int) -> bool:
    return second.hard_page == first.hard_page and second.gap <= usual and not second.text[0].isdigit()


def _ends_paragraph(lines: Sequence[TextLine], end: int) -> bool:
    return is_closed(lines[end - 1].text) and (end == len(lines) or lines[end].begins_upper)


def labels_with_notes(raw: str, lines: Sequence[TextLine], starts: Sequence[NoteStart]) -> list[TextLine]:
    """The lines, each label that stands alone on its line together with the first line of its note, where the page has one."""
    alone = {start.line for start in starts if start.form == "alone"}
    whole = {
        place: place + 2
        for place, (label, words) in enumerate(pairwise(lines))
        if label.number in alone and words.number not in alone and words.hard_page == label.hard_page
    }
    return _merged(raw, lines, whole)


def _merged(raw: str, lines: Sequence[TextLine], whole: dict[int, int]) -> list[TextLine]:
    """The lines counted anew, those from each place to its end as one."""
    if not whole:
        return list(lines)
    found: list[TextLine] = []
    place = 0
    while place < len(lines):
        end = whole.get(place, place + 1)
        first, last = lines[place], lines[end - 1]
        text = raw[first.content_start : last.content_end]
        found.append(
            replace(first, number=len(found), end=last.end, content_end=last.content_end, text=text, trailing_blank=last.trailing_blank)
        )
        place = end
    return found
