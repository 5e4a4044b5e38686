"""Notes that stand together at the end of a chapter: what heads them, and the heading with which the next chapter opens."""

import re
from collections.abc import Sequence

from editions.segmentation.lines import TextLine
from editions.segmentation.sentences import asks_for_more, is_closed

NOTES_HEADING = re.compile(r"\W*(?:Anmerkungen|(?:Fu(?:ß|ss)|End)noten|(?:Foot|End)?notes)(?:\s.{0,40})?\W*", re.IGNORECASE)
HEADING_LETTERS = 80
PROSE = 1.3  # times as long: a line of the text below a heading, which is short


def is_notes_heading(text: str) -> bool:
    return len(text) < HEADING_LETTERS and not is_closed(text) and NOTES_HEADING.fullmatch(text) is not None


def opens_chapter(lines: Sequence[TextLine], place: int) -> bool:
    """Whether a heading stands there: a short line without an end, behind one that has ended, before one that is longer and begins anew."""
    line, below = lines[place], lines[place + 1 : place + 2]
    if not place or not below or not is_closed(lines[place - 1].text):
        return False
    words = line.begins_upper and not is_closed(line.text) and line.text[-1] not in ",;:-–" and not asks_for_more(line.text)
    return words and line.text[0].isalpha() and below[0].begins_upper and len(below[0].text) > PROSE * len(line.text)
