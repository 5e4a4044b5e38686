"""What "p.", "c.", "f." and "col." count where they name no page or leaf: a part, a chapter, a bundle, a place on a leaf.

part    = "p." roman "," … page label          p. II, cap. 5, pp. 34-36
        | volume "," "p." digit … page label   RIS, t. XVI, p. 3, Bologna 1926, p. 19
chapter = book "," "c." number "," page label  l. XIV, c. 3, p. 147
bundle  = "f." number "," [ "nn." numbers "," ] leaf label      f. 560, c. 533
place   = "f." leaf side "," "col." number     f. 80r, col. 2
"""

import re
from unicodedata import normalize

from editions.citations.labels import JOINERS, SIDES, VOLUME_WORDS, words
from editions.citations.locator import PageRange
from editions.citations.page_range import is_number
from editions.citations.ranges import Note

FIRST_NUMERALS = words("I II III IV V")
FIRST_NUMBERS = words("1 2 3 4")
BOOKS = words("l lib libro liber livre buch book")
WITHIN = 14  # tokens between a part and the page
MISREAD_LEAF = re.compile(r"[lIiO]+[rv]?$")  # llr: 11r as scanners read it


def counts_something_else(note: Note, index: int, begin: int, kind: str, ranges: list[PageRange], after: int) -> bool:
    """Whether the label at `index` counts parts, chapters or bundles, or says where on a leaf."""
    label = note.at(index).text
    if label in ("p", "c") and (_is_part(note, label, begin, ranges) or _is_numbered_part(note, index, begin, after)):
        return True
    if kind == "column":
        return _is_on_leaf(note, index)
    return (label == "f" and _is_bundle(note, after)) or (label == "c" and _is_chapter(note, index, begin, after))


def _is_part(note: Note, label: str, begin: int, ranges: list[PageRange]) -> bool:
    """Whether a roman numeral counts a part or a chapter of the work."""
    if not isinstance(ranges[0].first, str):
        return False
    if label == "c" and note.at(begin).text.isupper() and len(ranges) == 2 and ranges[1].first == ranges[1].last:  # c. V, 36
        return isinstance(ranges[1].first, int) and not ranges[1].side_first
    if label != "p" or note.at(begin).text not in FIRST_NUMERALS:
        return False
    if note.at(begin + 1).text in JOINERS and note.at(begin + 2).text in FIRST_NUMERALS:  # p. I e II
        return True
    return note.at(begin + 1).text == "," and _page_follows(note, begin + 2)


def _is_numbered_part(note: Note, index: int, begin: int, after: int) -> bool:
    """Whether "p. 1" is a part of the volume just named, whose page follows; a list of pages, or another volume, ends the search."""
    volume = note.at(index - 2)
    if note.lang == "en" or note.at(begin).text not in FIRST_NUMBERS or after > begin + 1 or note.at(index - 1).text != ",":
        return False
    if not is_number(_without_marks(volume.text)) or note.word(index - 3 - (note.at(index - 3).text == ".")) not in VOLUME_WORDS:
        return False
    return note.at(after).text in (",", ")") and _page_follows(note, after + 1)


def _without_marks(numeral: str) -> str:
    """XÌII is XIII as scanners read it."""
    return "".join(letter for letter in normalize("NFD", numeral) if letter.isalnum())


def _page_follows(note: Note, start: int) -> bool:
    """Whether a page is named in the rest of the citation."""
    for index in range(start, min(start + WITHIN, note.size)):
        token = note.at(index)
        if token.text == ";" or token.lower in VOLUME_WORDS:
            return False
        if note.labels.get(token.text) == "page" and note.at(note.skip(index + 1, ".")).kind == "number":
            return note.at(index - 1).text not in JOINERS
    return False


def _is_chapter(note: Note, index: int, begin: int, after: int) -> bool:
    """Whether a book of the work stands before the number, and a page behind it."""
    book = index - 3 - (note.at(index - 3).text == ".")
    if note.at(index - 1).text != "," or not is_number(note.at(index - 2).text) or note.word(book) not in BOOKS:
        return False
    return after == begin + 1 and note.at(after).text == "," and note.labels.get(note.at(after + 1).text) == "page"


def _is_bundle(note: Note, after: int) -> bool:
    """Whether a leaf is named right behind the number, or behind the documents of a bundle: the number is a filza."""
    if note.at(after).text != ",":
        return False
    if note.word(after + 1) in ("n", "nn"):
        after = next((place for place in range(after + 2, after + 8) if note.at(place).text == ","), after)
    return note.word(after + 1) in ("c", "cc")


def _is_on_leaf(note: Note, index: int) -> bool:
    """Whether the column is one of the leaf just named."""
    if note.at(index - 1).text != ",":
        return False
    if note.word(index - 2) in SIDES and note.at(index - 3).kind == "number":
        return True
    label = note.at(index - 3 - (note.at(index - 3).text == "."))
    return note.labels.get(label.text) == "folio" and MISREAD_LEAF.match(note.at(index - 2).text) is not None
