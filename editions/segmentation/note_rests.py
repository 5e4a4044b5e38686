"""The rest of a note that did not end on its page: it stands below the body of the next page, before that page's own notes.

Nothing numbers it. It shows by a blank line above it, by lines that hold more letters than the body's, by a beginning that cannot
follow the sentence that the body has closed, by its first word, which goes on with the note's, and by the body, whose last line above
it fits the page after.
"""

import re
import statistics
from collections.abc import Sequence

from editions.segmentation.lines import TextLine, may_go_on
from editions.segmentation.sentences import is_closed, is_open
from editions.sentences.abbreviations import ALWAYS, INNER

MOST_LINES = 12
LEAST_WORTH = 2.0
BLANK_LINE, LONG_LINE, NO_SENTENCE = 1.0, 1.0, 1.0
GOES_ON, NAME_GOES_ON, BEGINS_ANEW = 1.0, 0.5, -1.0
LETTERED = re.compile(r"[a-z][.)]\s")  # an item of a list
QUOTATION = ("»", "„", "“", "«", '"')
FITS, TEARS = 0.5, -1.0
ABBREVIATED = frozenset().union(*ALWAYS.values(), *INNER.values())  # in any language: a doubt is enough to leave the body alone


def begin_of_rest(page: Sequence[TextLine], longer: Sequence[bool], *, following: TextLine | None, small: frozenset[str]) -> int:
    """The place among the lines of a page where the rest of an open note begins; their number where none does.

    `longer` says for each line whether it is too long for the body, `following` is the line with which the body goes on after the
    page, `small` are the words that the text writes small.
    """
    usual = statistics.median_low(line.gap for line in page)
    null = _seam(page[-1], following)
    best, worth = len(page), 0.0
    for place in range(len(page) - 1, max(0, len(page) - 1 - MOST_LINES), -1):
        shown = BLANK_LINE * (page[place].gap > usual) + LONG_LINE * (longer[place] and not longer[place - 1])
        shown += NO_SENTENCE * (_ends_a_sentence(page[place - 1]) and _begins_no_sentence(page[place]))
        own = shown + _goes_on(page[place], small) + _seam(page[place - 1], following) - null
        if shown and own >= LEAST_WORTH and own > worth:
            best, worth = place, own
        if page[place].gap > usual:  # a note has no blank lines
            break
    return best


def _ends_a_sentence(line: TextLine) -> bool:
    """It does not end in an abbreviation, after which the sentence may go on."""
    last = line.text.split()[-1].rstrip(".")
    return is_closed(line.text) and len(last) > 1 and last not in ABBREVIATED


def _begins_no_sentence(line: TextLine) -> bool:
    """It begins with a small letter, or amid an address of the web."""
    return line.begins_lower or line.text.startswith(("/", "_", "="))


def _goes_on(line: TextLine, small: frozenset[str]) -> float:
    if LETTERED.match(line.text) or line.text.startswith(QUOTATION):
        return BEGINS_ANEW
    return GOES_ON if _begins_no_sentence(line) else NAME_GOES_ON if may_go_on(line, small) else BEGINS_ANEW


def _seam(end: TextLine, following: TextLine | None) -> float:
    """Whether the body can go on from one line to the other."""
    if following is None:
        return 0.0
    if is_closed(end.text):
        return TEARS if following.begins_lower else FITS
    if is_open(end.text):
        return FITS if following.begins_lower else TEARS / 2
    return FITS
