"""What stands around a quotation: a reference other than a note behind it, and whether its marks quote at all."""

import re
from collections.abc import Sequence

from annotator.verification.facts import QuotedPassage
from editions.citations import read_locators
from editions.quoting import Quoted, fold
from editions.segmentation.segmented import NoteCall

SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÀ-ÞА-Я])")
SPEAKER = re.compile(r"(?:^|[.?!”«“\"]\s*)[^\W\d_a-z][\w.’' ]{1,30}\s[–—]\s*[»«„“\"]$")
LEAD_IN = 200  # code points before a quotation in which its introduction lies
BEHIND = 120  # code points behind it in which brackets may give its source
NEXT = 160  # code points to the next quotation that shares its reference
LONG = 80  # folded letters; so many are no term and seldom a title


def is_cited_nearby(text: str, quoted: Quoted, calls: Sequence[NoteCall]) -> bool:
    """Whether a note is called in the introduction of the quotation, or a page or section is named in it or in brackets behind."""
    begin = max(0, quoted.start - LEAD_IN)
    before = text[begin : quoted.start]
    ends = [found.end() for found in SENTENCE_END.finditer(before)]
    begin += ends[-1] if ends else 0
    if any(begin < call.offset <= quoted.start for call in calls):
        return True
    return _names_a_place(text[begin : quoted.start]) or _names_a_place(_bracket(text[quoted.end : quoted.end + BEHIND]))


def _bracket(text: str) -> str:
    found = re.match(r"[»«“”\"’'‘.,\s]*(\([^()]*\)?)", text)
    return found[1] if found else ""


def _names_a_place(text: str) -> bool:
    return any(locator.ranges for locator in read_locators(text, labelled_only=True))


def shares_reference(quoted: Quoted, following: QuotedPassage | None) -> bool:
    """Whether the next quotation follows soon and has a reference, which then holds for both."""
    if following is None or following.start - quoted.end > NEXT:
        return False
    return following.note is not None or following.cited_nearby


def is_a_turn(text: str, quoted: Quoted) -> bool:
    """Whether a speaker's name and a dash stand before the quotation: a turn of a conversation that is printed as a whole."""
    return SPEAKER.search(text[max(0, quoted.start - LEAD_IN) : quoted.start]) is not None


def reads_like_a_term(text: str, quoted: Quoted) -> bool:
    """Whether the marks enclose a title or a term: nothing introduces them, and they hold no sentence."""
    if text[: quoted.start - 1].rstrip()[-1:] in (":", ","):
        return False
    holds_sentence = re.search(r"[.;…]\s+\w|[.…]$|\[…\]|\.\.\.", quoted.text.strip())
    return not holds_sentence and len(fold(quoted.text).letters) < LONG
