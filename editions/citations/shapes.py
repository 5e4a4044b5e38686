"""Write a note as its shape: a string of one sign for each thing in it, for rules to be patterns over.

N  number            Y  year              C  word with a capital        ( ) [ ] , ; : . - /  as they are
R  range of numbers  Z  range of years    T  abbreviated title: JZ      "  any quotation mark
F  number with f.    E  year with f.      A  initial, single capital    B  ebd., ibid., op. cit.
G  leaf with a side  I  roman numeral     o  small word in titles       @  at, hier, esp.
L  labelled locator  D  date or month     w  any other word             &  and
M  labelled note     S  shelf mark        V  volume or issue: no. 3     K  something else that is counted: b. 12
P  labelled section, article, verse …     m  mit, m. w. N.         X  anything else: an address, a quantity
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from editions.citations.grammar import PINPOINT_OPENERS, PRINTED, pinpoint_phrase
from editions.citations.labels import BACK_REFERENCES, JOINERS, JOURNAL_WORDS, NEITHER, ORDINALS, QUANTITIES, SEASONS, WITH
from editions.citations.locator import Locator, PageRange
from editions.citations.page_range import is_number
from editions.citations.ranges import Note, RangeRead, read_range
from editions.citations.tokens import MONTH, Token

A_MONTH = re.compile(rf"(?:{MONTH})$", re.IGNORECASE)
OCR_ROMAN = re.compile(r"[IVXL]+[il]+$")  # Ili, Vili: III and VIII as scanners read them
ABBREVIATED_TITLE = re.compile(r"[^\W\d_a-zß]\w*[^\W\d_a-zß]\w{0,3}$")  # JZ, BGHZ, AcP, ZfRV, JBl, VerwArch
QUOTES = frozenset("\"'«»„“”‚‹›")
MARKS = {**dict.fromkeys(QUOTES, '"'), "@": "X", "<": "(", ">": ")"}  # BVerfGE 7, 198 <208>


class Sign(NamedTuple):
    """One sign of a shape: the tokens it stands for, and the pages when it is a number."""

    sign: str
    first: int
    last: int
    range: PageRange | None = None


def signs_of(note: Note, labelled: Mapping[int, tuple[Locator, int]]) -> Iterator[Sign]:
    """The signs of the note. `labelled` are its labelled locators and the indexes after them, by the index of their first token."""
    index = 0
    while index < note.size:
        sign = _labelled_sign(index, *labelled[index]) if index in labelled else _sign(note, index)
        if labelled and sign.last > index + 1 and any(place in labelled for place in range(index + 1, sign.last)):
            sign = Sign("X", index, index + 1)  # what follows the number belongs to a label
        yield sign
        index = sign.last


def _labelled_sign(index: int, locator: Locator, after: int) -> Sign:
    return Sign("L" if locator.label in PRINTED else "M" if locator.label == "note" else "P", index, after)


def _sign(note: Note, index: int) -> Sign:
    token = note.tokens[index]
    if token.kind == "word":
        return _word_sign(note, index, token)
    if token.kind == "number":
        return _number_sign(note, index)
    if token.kind == "mark":
        return Sign(MARKS.get(token.text, token.text), index, index + 1)
    return Sign({"dash": "-", "date": "D", "shelf": "S"}.get(token.kind, "X"), index, index + 1)


def _number_sign(note: Note, index: int) -> Sign:
    read = _read_leaf(note, index) or read_range(note, index)
    if read is None:
        return Sign("X", index, index + 1)
    if note.at(read.next).text == "/" and note.touches(read.next) and note.at(read.next + 1).kind == "number":
        return Sign("Y" if _is_year(note.at(index).text) else "V", index, read.next + 2)
    if note.at(read.next).text == "." and (kind := ORDINALS.get(note.word(read.next + 1))):
        return Sign("V" if kind == "volume" else "K", index, note.skip(read.next + 2, "."))
    if _is_month(note.at(read.next)):  # 16–23 January
        return Sign("D", index, read.next + 1)
    if _counts_pages(note, read):
        return Sign("X", index, read.next + 1, read.range)
    if _is_glued_note_number(note, index) or _is_quantity(note, read.next):
        return Sign("X", index, read.next)
    return Sign(_range_sign(note.at(index), read.range), index, read.next, read.range)


def _read_leaf(note: Note, index: int) -> RangeRead | None:
    """A leaf whose side stands apart ("90 r., …"), in languages that write so, before a stop."""
    read = read_range(note, index, leaves=True) if note.lang == "it" else None
    return read if read and read.range.side_first and note.at(read.next).text in ("end", "", ",", ";", ")") else None


def _counts_pages(note: Note, read: RangeRead) -> bool:
    """Whether the number is the extent of a book: "312 S.", "218 p."."""
    after = note.skip(read.next + 1, ".")
    return note.labels.get(note.at(read.next).text) == "page" and note.at(after).kind not in ("number", "word")


def _is_quantity(note: Note, after: int) -> bool:
    """Whether what stands before this token is measured: "12 %", "12,5 %"."""
    if note.at(after).text == "," and note.touches(after) and note.touches(after + 1) and note.at(after + 1).kind == "number":
        after += 2
    return note.word(after) in QUANTITIES


def _is_glued_note_number(note: Note, index: int) -> bool:
    return index == 0 and note.touches(1) and note.at(1).kind == "word" and len(note.at(1).text) > 1


def _range_sign(token: Token, pages: PageRange) -> str:
    year = _is_year(token.text)
    if pages.following:
        return "E" if year and "-" not in pages.written else "F"
    if pages.side_first in ("r", "v"):
        return "G"
    if pages.side_first:
        return "Y" if year else "N"
    if pages.first != pages.last:
        return "X" if "descending" in pages.flags else "Z" if year and _is_year(str(pages.last)) else "R"
    return "Y" if year else "N"


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal() and 1400 <= int(digits) <= 2099


def _word_sign(note: Note, index: int, token: Token) -> Sign:
    kind = note.labels.get(token.text)
    if token.text == "a" and (after := _after_loco_citato(note, index)) > index:
        return Sign("B", index, after)
    if len(token.text) == 1 and _is_inside_abbreviation(note, index):
        return Sign("A", index, index + 1)
    if kind in NEITHER and (after := _after_counted(note, index)):
        return Sign("V" if kind == "volume" else "K", index, after)
    if token.lower in PINPOINT_OPENERS and (after := pinpoint_phrase(note, index)) > index:
        return Sign("@", index, after)
    sign = word_sign(token.text)
    if sign == "w" and (note.at(index + 1).kind == "dash" or note.word(index - 1) == "at") and (read := _read_roman(note, index)):
        return Sign("R", index, read.next, read.range)
    if sign == "D":
        return Sign("D", index, _after_month(note, index))
    if sign == "I" and _is_initial(note, index):
        return Sign("A", index, index + 1)
    return Sign(sign, index, index + 1)


def _read_roman(note: Note, index: int) -> RangeRead | None:
    """A range such as "x–xi", or the page of "at xii"."""
    read = read_range(note, index)
    return read if read and read.range.last is not None and not read.range.flags and len(read.range.written) > 1 else None


@lru_cache(maxsize=20_000)
def word_sign(word: str) -> str:
    """The sign of a word by itself."""
    lower = word.lower()
    if lower in BACK_REFERENCES:
        return "B"
    if word in JOINERS:
        return "&"
    if lower in SEASONS or A_MONTH.match(word):
        return "D"
    if word in JOURNAL_WORDS:
        return "o"
    if word in WITH:
        return "m"
    if (word.isupper() and is_number(word)) or OCR_ROMAN.match(word):
        return "I"
    if word[0].islower():
        return "w"
    return "A" if len(word) == 1 else "T" if ABBREVIATED_TITLE.match(word) else "C"


def _is_month(token: Token) -> bool:
    return token.kind == "word" and word_sign(token.text) == "D"


def _after_month(note: Note, index: int) -> int:
    """The index after the days and the year of "Jan. 16–23" or "April 5, 1969"."""
    after = note.skip(index + 1, ".")
    read = read_range(note, after)
    if read is None or not isinstance(read.range.first, int):
        return index + 1
    if _is_year(note.at(after).text):
        return read.next
    if read.range.first > 31 or note.at(read.next).text in (":", "(") or read.range.following:
        return index + 1
    year = note.skip(read.next, ",")
    return year + 1 if _is_year(note.at(year).text) else read.next


def _after_loco_citato(note: Note, index: int) -> int:
    """The index after "a. a. O.", or the same index."""
    letters = [note.at(place).text for place in range(index, index + 5)]
    return index + 5 if letters == ["a", ".", "a", ".", "O"] else index


def _is_inside_abbreviation(note: Note, index: int) -> bool:
    """Whether the letter is one of "S.L.T."."""
    return note.at(index - 1).text == "." and note.touches(index) and note.touches(index - 1)


def _is_initial(note: Note, index: int) -> bool:
    """Whether a letter that could be a numeral is an initial: "A. S. V.", "M. Rossi", "Stan L Rev"."""
    if len(note.at(index).text) > 1:
        return False
    inside = note.at(index - 1).text == "." and len(note.at(index - 2).text) == 1
    before_name = note.at(index + 1).text == "." and note.at(index + 2).text[:1].isupper()
    return inside or before_name or note.at(index).text not in "IVX"


def _after_counted(note: Note, index: int) -> int:
    """The index after the number of "no. 3/4", "Bd. II" or "Nr. 17 u. 18", or 0 when no number follows."""
    after = note.skip(note.skip(index + 1, "."), "°:")
    read = read_range(note, after)
    if read is None or (isinstance(read.range.first, str) and note.at(after).text.islower()):
        return 0
    after = read.next
    while note.at(after).text in ("/", "&", "-") and note.at(after + 1).kind == "number":
        after += 2
    joined = note.skip(after + 1, ".")
    return joined + 1 if note.word(after) in JOINERS and note.at(joined).kind == "number" else after
