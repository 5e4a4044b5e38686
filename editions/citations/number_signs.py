"""The signs of numbers: a page, a year, an issue, the ordinal of an edition, a quantity."""

from editions.citations.grammar import ARTICLE_LENGTH
from editions.citations.labels import ORDINALS, QUANTITIES
from editions.citations.locator import PageRange
from editions.citations.ranges import Note, RangeRead, read_range
from editions.citations.signs import Sign, is_month, is_year, word_sign
from editions.citations.tokens import Token

LAST_ISSUE = 12  # of a year


def number_sign(note: Note, index: int) -> Sign:
    read = _read_leaf(note, index) or read_range(note, index)
    if read is None:
        return Sign("X", index, index + 1)
    if note.at(read.next).text == "/" and note.touches(read.next) and note.at(read.next + 1).kind == "number":
        if _is_page_beside_page(note, index):
            return Sign("N", index, read.next, read.range)
        return Sign("Y" if is_year(note.at(index).text) else "V", index, read.next + 2)
    if (ordinal := _after_ordinal(note, read.next)) and (kind := ORDINALS.get(note.word(ordinal))):
        return Sign("V" if kind == "volume" else "K", index, note.skip(ordinal + 1, "."))
    if is_series(note, index):
        return Sign("A", index, index + 2)
    if is_month(note.at(read.next)):  # 16–23 January
        return Sign("D", index, read.next + 1)
    if _counts_pages(note, read):
        return Sign("X", index, read.next + 1, read.range)
    if _is_glued_note_number(note, index) or _is_signature(note, index) or _is_quantity(note, read.next):
        return Sign("X", index, read.next)
    return Sign(_range_sign(note.at(index), read.range), index, read.next, read.range)


def _is_page_beside_page(note: Note, index: int) -> bool:
    """Whether "45/47" in "JZ 1980, 45/47" or "BVerfGE 7, 198/208" is the first page of the article and the page cited."""
    first, last = note.at(index).text, note.at(index + 2).text
    title, year, comma = note.at(index - 3), note.at(index - 2), note.at(index - 1)
    follows = comma.text == "," and year.kind == "number" and title.kind == "word" and word_sign(title.text) == "T"
    return follows and len(first) == len(last) and int(first) > LAST_ISSUE and int(first) < int(last) <= int(first) + ARTICLE_LENGTH


def is_series(note: Note, index: int) -> bool:
    """Whether the ordinal names a series of reports: "F.2d", "F. Supp. 2d", "O.R. (2d)"."""
    if not (note.touches(index + 1) and note.word(index + 1) in ("d", "nd", "rd", "th") and len(note.at(index).text) == 1):
        return False
    before, after = note.at(index - 1), note.at(index + 2)
    return (before.text == "." and after.kind == "number") or (before.text == "(" and after.text == ")")


def _after_ordinal(note: Note, index: int) -> int:
    """The index after what makes the number before it an ordinal: "2." or "2nd"; 0 when nothing does."""
    if note.at(index).text == ".":
        return index + 2 if note.word(index + 1) in ("ª", "º") else index + 1
    return index + 1 if note.word(index) in ("st", "nd", "rd", "th", "d", "e", "a", "ª") and note.touches(index) else 0


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


def _is_signature(note: Note, index: int) -> bool:
    """Whether the number belongs to the signature of a sheet: "sig. A3v"."""
    before = note.at(index - 1)
    glued = before.kind == "word" and len(before.text) == 1 and before.text.isascii() and before.text.isupper() and note.touches(index)
    return glued and note.word(index + 1) in ("r", "v")


def _is_glued_note_number(note: Note, index: int) -> bool:
    return index == 0 and note.touches(1) and note.at(1).kind == "word" and len(note.at(1).text) > 1


def _range_sign(token: Token, pages: PageRange) -> str:
    year = is_year(token.text)
    if pages.following:
        return "E" if year and "-" not in pages.written else "F"
    if pages.side_first in ("r", "v"):
        return "G"
    if pages.side_first:
        return "Y" if year else "N"
    if pages.first != pages.last:
        return "X" if "descending" in pages.flags else "Z" if year and is_year(str(pages.last)) else "R"
    return "Y" if year else "N"
