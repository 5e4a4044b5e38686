"""Read a range of pages from tokens: "12–15", "34 f.", "142r e v".

    range     = [ "[" ] page [ through page ] [ following ] [ "]" ]
    through   = "-" | "bis" | "to" | "à" | "до"
    page      = ( number | roman ) [ side ]
    side      = "r" | "v" | "recto" | "verso" | "об." | a letter that touches its number
    following = [ "e" | "et" | "u." | "и" ] ( "f" | "ff" | "sq" | "sqq" | "ss" | "segg" | "след" | … ) [ "." ]

range_lists.py reads several.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from editions.citations.labels import FOLLOWING, JOINERS, SIDES, THROUGH, label_table
from editions.citations.locator import PageRange
from editions.citations.page_range import UnreadableRange, is_number, page_range, run_together
from editions.citations.tokens import END, Token, normalise, tokenise

ENDS = [END] * 16  # no rule looks further
ROMANCE = frozenset({"fr", "it", "es"})
LONGEST_PAGE = 4  # digits
THOUSANDS = re.compile(r"[1-9]\.\d{3}")  # S. 1.234
LONGEST_NUMBER = 6  # digits; longer numbers are identifiers


@dataclass(frozen=True, slots=True)
class Note:
    """The tokens of one text, and what label words mean in its language. Behind the last token, and before the first, stands the END."""

    text: str
    tokens: list[Token]  # `size` tokens and the ends behind them
    size: int
    labels: Mapping[str, str]
    lang: str

    def at(self, index: int) -> Token:
        return self.tokens[index]

    def word(self, index: int) -> str:
        return self.tokens[index].lower

    def touches(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return self.tokens[index - 1].end == self.tokens[index].start

    def skip(self, index: int, marks: str) -> int:
        """The index, or the next one where one of the marks stands here."""
        token = self.tokens[index]
        return index + 1 if token.text in marks and token is not END else index


class RangeRead(NamedTuple):
    """A range read from tokens, and the index of the token after it."""

    range: PageRange
    next: int


def open_note(text: str, lang: str) -> Note:
    """The text cut into tokens, ready to be read."""
    tokens = tokenise(normalise(text))
    return Note(text, tokens + ENDS, len(tokens), label_table(lang), lang)


def parse_page_range(written: str) -> PageRange:
    """
    The one range that the text names. Raises UnreadableRange when it names none, or several.

    range = page [ through page ] [ following ]
    """
    note = open_note(written, "it")
    read = read_range(note, 0, leaves=True, labelled=True)
    if read is None or read.next < note.size:
        raise UnreadableRange(written)
    return read.range


def read_range(note: Note, index: int, *, leaves: bool = False, labelled: bool = False) -> RangeRead | None:
    """
    range = [ "[" ] page [ through page ] [ following ] [ "]" ]

    `leaves`: a side may stand apart from its number. `labelled`: a label stands before, and two pages may be written 12/13.
    Longer numbers are taken apart also without a label ("21: 93113").
    """
    begin = note.skip(index, "[")
    bracketed = begin > index
    page = note.at(begin)
    if labelled and page.kind == "decimal" and THOUSANDS.fullmatch(page.text):
        whole = page.text.replace(".", "")
        return RangeRead(page_range(whole, None, written=page.text), begin + 1)
    if not _is_page(page):
        return None
    side_first, index = _side(note, begin + 1, leaves)
    last, side_last, index = _through(note, page, side_first, index, leaves)
    if labelled and last is None and _is_pair(note, page, index):
        last, index = note.at(index + 1).text, index + 2
    word, index = ("", index) if len(side_first) and side_first not in "rv" and note.word(index) == "s" else _following(note, index)
    first, end = page.text, note.at(index - 1).end
    index = note.skip(index, "]") if bracketed else index
    if len(first) > LONGEST_PAGE and not (last or side_first or word) and (halves := run_together(first)):
        first, last = halves
    pages = page_range(first, last, written=note.text[page.start : end], side_first=side_first, side_last=side_last, following=word)
    return RangeRead(pages, index)


def _is_page(token: Token, *, shortened: bool = False) -> bool:
    if token.kind == "number":
        return len(token.text) <= LONGEST_NUMBER and (token.text[0] != "0" or shortened)
    return token.kind == "word" and is_number(token.text)


def _through(note: Note, page: Token, side_first: str, index: int, leaves: bool) -> tuple[str | None, str, int]:
    """The last page of the range, its side, and the index after them; None when the range has one page."""
    if note.at(index).kind != "dash" and note.word(index) not in THROUGH:
        return None, "", index
    if note.labels.get(note.at(index + 1).text) == "page":  # S. 12–S. 15
        index = note.skip(index + 2, ".") - 1
    last = note.at(index + 1)
    if _is_page(last, shortened=True) and (last.kind == "number" or page.kind == "word") and not _is_year(page, last, leaves):
        side_last, after = _side(note, index + 2, leaves)
        return last.text, side_last, after
    if side_first and note.word(index + 1) in SIDES:  # 25r - v
        return None, "", note.skip(index + 2, ".")
    return None, "", index


def _is_pair(note: Note, page: Token, index: int) -> bool:
    """Whether the two pages stand as "12/13"."""
    last = note.at(index + 1).text
    return note.at(index).text == "/" and page.text.isdecimal() and last.isdecimal() and int(last) == int(page.text) + 1


def _is_year(page: Token, last: Token, leaves: bool) -> bool:
    """Whether the number behind a leaf's dash is a year ("c. 18–1315")."""
    if not leaves or not (page.text.isdecimal() and last.text.isdecimal()):
        return False
    return 1000 <= int(last.text) <= 2099 and int(last.text) - int(page.text) > 500


def _side(note: Note, index: int, leaves: bool) -> tuple[str, int]:
    """The side of a leaf ("r", "v.", "verso"), or the letter of a page that touches it ("12a"), and the index after it."""
    word = note.word(index)
    apart = not note.touches(index)
    if word == "*" and not apart:
        return word, index + 1
    if word in SIDES and not (apart and (not leaves or (word in ("t", "rs", "vs") and note.lang != "it"))):
        if _is_initial(note, index):
            return "", index
        after = index + 1
        if note.at(after).text in (".", "°") and not note.at(after + 1).text[:1].isupper():
            after += 1
        if note.word(after) in ("e", "-", "et") and note.word(after + 1) in SIDES:  # 142r e v
            after = note.skip(after + 2, ".")
        return SIDES[word], after
    glued = note.touches(index + 1) and note.at(index + 1).kind == "number"  # 12n5, 302e317
    if len(word) == 1 and word.isalpha() and word not in FOLLOWING and not apart and not glued and note.at(index).text.islower():
        return word, index + 1
    return "", index


def _is_initial(note: Note, index: int) -> bool:
    """Whether the letter begins a name that is glued to a note's number: "13R. ROSSI"."""
    return note.at(index).text.isupper() and note.at(index + 1).text == "." and note.at(index + 2).text[:1].isupper()


def _following(note: Note, index: int) -> tuple[str, int]:
    """ "f" or "ff" as the following word means them, and the index after it."""
    joined = index
    if note.at(index).text in JOINERS:
        joined = note.skip(index + 1, ".") if note.at(index).text == "u" else index + 1
    word = note.at(joined).text
    if word not in FOLLOWING or _opens_locator(note, joined):
        return "", index
    if word == "s" and (note.touches(joined) or note.lang not in ROMANCE):  # the 1960s
        return "", index
    if word == "s" and note.word(index) == "et":  # et suivantes
        return "ff", note.skip(joined + 1, ".")
    return FOLLOWING[word], note.skip(joined + 1, ".")


def _opens_locator(note: Note, index: int) -> bool:
    """Whether "f." begins the next locator ("reg. 3 f. 12") and does not follow a page."""
    if note.lang not in ROMANCE or note.touches(index) or note.labels.get(note.at(index).text) != "folio":
        return False
    return note.at(note.skip(index + 1, ".")).kind == "number"
