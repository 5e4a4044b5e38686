"""Write a note as its shape: a string of one sign for each thing in it, for rules to be patterns over.

N  number            Y  year              C  word with a capital        ( ) [ ] , ; : . - /  as they are
R  range of numbers  Z  range of years    T  abbreviated title: JZ      "  any quotation mark
F  number with f.    E  year with f.      A  initial, single capital    B  ebd., ibid., op. cit.
G  leaf with a side  I  roman numeral     o  small word in titles       @  at, hier, esp.
L  labelled locator  D  date or month     w  any other word             &  and
M  labelled note     S  shelf mark        V  volume or issue: no. 3     K  something else that is counted: b. 12, 2nd ed.
J  labelled chapter   P  labelled section, article, verse …     m  mit, m. w. N.         U  paper and its number: Drs. 12/345
H  address, DOI                           X  anything else: a quantity
"""

from collections.abc import Iterator, Mapping

from editions.citations.grammar import PINPOINT_OPENERS, PRINTED, pinpoint_phrase
from editions.citations.labels import JOINERS, NEITHER, PAPERS, SEVERAL
from editions.citations.locator import Locator
from editions.citations.number_signs import number_sign
from editions.citations.page_range import is_number
from editions.citations.range_lists import separator
from editions.citations.ranges import Note, RangeRead, read_range
from editions.citations.signs import Sign, is_year, word_sign
from editions.citations.tokens import Token

QUOTES = frozenset("\"'«»„“”‚‹›")
MARKS = {**dict.fromkeys(QUOTES, '"'), "@": "X", "<": "(", ">": ")"}  # BVerfGE 7, 198 <208>


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
    if locator.label in PRINTED:
        return Sign("L", index, after)
    return Sign({"note": "M", "chapter": "J"}.get(locator.label, "P"), index, after, locator.ranges[0])


def _sign(note: Note, index: int) -> Sign:
    token = note.tokens[index]
    if token.kind == "word":
        return _word_sign(note, index, token)
    if token.kind == "number":
        return number_sign(note, index)
    if token.kind == "mark":
        return Sign(MARKS.get(token.text, token.text), index, index + 1)
    return Sign({"dash": "-", "date": "D", "shelf": "S", "doi": "H", "address": "H"}.get(token.kind, "X"), index, index + 1)


def _is_in_reports(note: Note, index: int) -> bool:
    """Whether "Supp." ends the title of a series of reports: "12 F. Supp. 345"."""
    return note.word(index) == "supp" and note.at(index - 1).text == "." and len(note.at(index - 2).text) == 1


def _is_before_year(note: Note, index: int) -> bool:
    """Whether "T." is the initial of an author: "Lindner, T. 1998"."""
    letter = len(note.at(index).text) == 1 and note.at(index).text.isupper()
    return letter and note.at(index + 1).text == "." and is_year(note.at(index + 2).text)


def _word_sign(note: Note, index: int, token: Token) -> Sign:
    kind = note.labels.get(token.text)
    if token.lower == "a" and (after := _after_loco_citato(note, index)) > index:
        return Sign("B", index, after)
    if token.text in JOINERS and len(token.text) == 1:
        return _joiner_sign(note, index)
    if len(token.text) == 1 and _is_inside_abbreviation(note, index):
        return Sign("A", index, index + 1)
    if kind in NEITHER and not _is_in_reports(note, index) and not _is_before_year(note, index) and (after := _after_counted(note, index)):
        return Sign("V" if kind == "volume" else "U" if token.lower in PAPERS else "K", index, after)
    if token.lower in PINPOINT_OPENERS and (after := pinpoint_phrase(note, index)) > index:
        return Sign("@", index, after)
    sign = word_sign(token.text)
    if sign == "w" and note.lang == "en" and _is_british_volume(note, index):
        return Sign("I", index, index + 1)
    if sign == "w" and _may_be_roman_page(note, index) and (read := _read_roman(note, index)):
        return Sign("R", index, read.next, read.range)
    if sign == "D":
        return Sign("D", index, _after_month(note, index))
    if sign == "I" and _is_initial(note, index):
        return Sign("A", index, index + 1)
    return Sign(sign, index, index + 1)


def _may_be_roman_page(note: Note, index: int) -> bool:
    """Whether a small word stands where a page may: before a dash, after "at", after "(1991)", at the end after a comma."""
    if note.at(index + 1).kind == "dash" or note.word(index - 1) == "at":
        return True
    if note.at(index - 1).text == ")":
        return is_year(note.at(index - 2).text)
    return note.at(index - 1).text == "," and note.at(index + 1).text in (";", ".", ")", "") and not note.word(index).strip("ivxl")


def _is_british_volume(note: Note, index: int) -> bool:
    """Whether a small numeral is a volume whose page stands behind a stop: "Fabrics, ii. 118"."""
    stop = note.at(index + 1).text
    if (
        note.at(index - 1).text != ","
        or note.at(index + 2).kind != "number"
        or not (stop == "." or (stop == "," and note.at(index - 2).text == ")"))
    ):
        return False
    return not note.word(index).strip("ivx") and is_number(note.at(index).text) and not note.touches(index + 2)


def _joiner_sign(note: Note, index: int) -> Sign:
    """ "u." and "e" join numbers; the "e" that touches one is part of an article's number: e1234."""
    if note.touches(index + 1) and note.at(index + 1).kind == "number":
        return Sign("X", index, index + 2)
    stop = note.at(index).text == "u" and note.at(index + 1).text == "." and note.at(index + 2).kind == "number"
    return Sign("&", index, index + 2 if stop else index + 1)


def _read_roman(note: Note, index: int) -> RangeRead | None:
    """A range such as "x–xi", or the page of "at xii"."""
    read = read_range(note, index)
    return read if read and read.range.last is not None and not read.range.flags and len(read.range.written) > 1 else None


def _after_month(note: Note, index: int) -> int:
    """The index after the days and the year of "Jan. 16–23" or "April 5, 1969"."""
    after = note.skip(index + 1, ".")
    read = read_range(note, after)
    if read is None or not isinstance(read.range.first, int):
        return index + 1
    if is_year(note.at(after).text):
        return read.next
    if read.range.first > 31 or note.at(read.next).text in (":", "(") or read.range.following:
        return index + 1
    year = note.skip(read.next, ",")
    return year + 1 if is_year(note.at(year).text) else read.next


def _after_loco_citato(note: Note, index: int) -> int:
    """The index after "a. a. O.", or the same index."""
    letters = [note.at(place).text for place in range(index, index + 5)]
    return index + 5 if letters[1:] == [".", "a", ".", "O"] else index


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
    after = _after_list(note, read) if note.word(index) in SEVERAL else read.next
    while note.at(after).text in ("/", "&", "-") and note.at(after + 1).kind == "number":
        after += 2
    joined = note.skip(after + 1, ".")
    return joined + 1 if note.word(after) in JOINERS and note.at(joined).kind == "number" else after


def _after_list(note: Note, read: RangeRead) -> int:
    """The index after a list of numbers that rise: "figs. 68, 69, 72"."""
    while (follower := separator(note, read.next)) and (more := read_range(note, follower)) and _rises(read, more):
        read = more
    return read.next


def _rises(read: RangeRead, more: RangeRead) -> bool:
    first, second = read.range.first, more.range.first
    return isinstance(first, int) and isinstance(second, int) and first < second <= first + 20
