"""Whether a word that may be a label is one: "S." is also a Satz and an initial, "c." a canon and circa, "p." a part."""

from editions.citations.labels import FOLLOWING, JOINERS, QUANTITIES, words
from editions.citations.locator import PageRange
from editions.citations.page_range import is_number
from editions.citations.parts import counts_something_else
from editions.citations.ranges import Note

NOT_NUMERALS = words("di mi ci li cc mm cd dc md id il")  # small words and abbreviations in roman letters
NAMES_OF_ENTRY = 12  # tokens


def after_label(note: Note, index: int) -> int:
    """The index of what a label names: after its stop, its colon."""
    if note.at(index + 1).kind == "dash" and note.word(index) in ("p", "pp") and note.at(index + 2).kind == "number":
        return index + 2  # "pp - 13-40": a stop as scanners misread it
    return note.skip(note.skip(index + 1, ".·"), "°:")


def is_plausible(note: Note, index: int, begin: int, kind: str, ranges: list[PageRange], after: int) -> bool:
    """Whether the label at `index` and the ranges between `begin` and `after` are a locator."""
    pages = ranges[0]
    label = note.at(index).text
    if label in ("f", "ff") and note.lang == "de":  # "34 ff. 5", "345 f. m. w. N."
        return bool(pages.side_first)
    if note.at(after).text == "+" or _is_extent_before_year(note, index, pages):  # pp. xviii + 645
        return False
    if kind == "folio" and (_is_canon(note, index, after) or _is_about(note, label, after)):
        return False
    if counts_something_else(note, index, begin, kind, ranges, after):
        return False
    if isinstance(pages.first, str):
        return _is_roman_place(note, label, begin, pages.first)
    if (label == "Page" or (len(label) == 1 and label.isupper())) and _is_name_before_year(note, index, pages, after):
        return False
    if label == "S" and _is_sentence_of_a_law(note, index):
        return False
    if label == "S" and begin == index + 1:  # "S 12", or the shelf mark "S2405"
        return note.lang == "de" and not note.touches(begin)
    if label == "coll" and len(ranges) == 1 and pages.first == pages.last:  # collocazione: a shelf mark
        return False
    if label.casefold() == "стб" and note.at(after).text == "." and note.word(after + 1) in ("л", "лл"):  # Стб. 345. Л. 12: a file
        return False
    if label == "C" and note.word(index - 2) in ("add", "ms", "cod"):  # Add. C. 194: a shelf mark
        return False
    return kind != "folio" or label not in ("c", "C", "ce") or note.lang == "it" or bool(pages.side_first)


def _is_sentence_of_a_law(note: Note, index: int) -> bool:
    """Whether "S." is a Satz: "§ 5 Abs. 2 S. 3 BGB", "Art. 12 I S. 2"."""
    if note.at(index - 1).kind != "number" and not is_number(note.at(index - 1).text):
        return False
    for before in range(index - 2, max(index - 9, -1), -1):
        token = note.at(before)
        if token.text in ("§", "§§", "Art", "Artikel", "Abs"):
            return True
        if token.kind == "mark" and token.text != ".":
            return False
    return False


def _is_name_before_year(note: Note, index: int, pages: PageRange, after: int) -> bool:
    """Whether "P. 1962" is the initial of an author and the year of the work."""
    if not isinstance(pages.first, int) or not 1500 <= pages.first <= 2099 or pages.last != pages.first:
        return False
    if note.lang != "de" or note.at(index).text != "S" or note.at(index - 1).kind == "word" or note.at(index - 1).text == ".":
        return True
    return _begins_entry(note, index, after)


def _begins_entry(note: Note, index: int, after: int) -> bool:
    """Whether the year is the first thing said of the work, behind its authors: "Lindner, S. 1998: Der Hafen"."""
    if not 2 <= index <= NAMES_OF_ENTRY or any(note.at(place).kind not in ("word", "mark") for place in range(index)):
        return False
    family_only = note.at(index - 1).text == "," and (index == 2 or note.at(index - 3).text in ("/", ";", "&", "und", "and", "."))
    return family_only and note.at(after).text in (".", ":") and note.at(after + 1).kind in ("word", "mark")


def _is_extent_before_year(note: Note, index: int, pages: PageRange) -> bool:
    """Whether the number before "p." counts the pages of a book, and its year follows: "231 p. 1980"."""
    counted = note.at(index - 1).kind == "number" and note.word(index) in ("p", "pp") and note.at(index + 1).text == "."
    return counted and isinstance(pages.first, int) and 1500 <= pages.first <= 2099


def _is_roman_place(note: Note, label: str, begin: int, numeral: str) -> bool:
    """A roman numeral is a place unless it is an initial ("S. M. Rossi"), a name in capitals ("S. DI MARCO") or a small word."""
    written, after = note.at(begin).text, note.at(begin + 1)
    without_stop = len(label) == 1 and note.at(begin - 1).text == label
    if numeral in NOT_NUMERALS or label == "P" or without_stop or (label not in ("p", "pp", "S") and numeral in "cdlm"):
        return False
    if label == "SS" and written.isupper() and note.at(begin + 1).text == ",":  # MGH SS XXV, S. 345: a volume
        return False
    joins = after.text in FOLLOWING or after.text in JOINERS
    if label.isupper() and ((len(numeral) == 1 and after.kind != "dash") or (after.kind == "word" and not joins)):
        return False
    return not (len(numeral) == 1 and written.isupper() and after.text == "." and note.at(begin + 2).text[:1].isupper())


def _is_canon(note: Note, index: int, after: int) -> bool:
    """Whether "c." is a causa or a canon of the Decretum: "C. XII q. 2 c. 34"."""
    return note.word(after) == "q" or (note.word(index - 2) == "q" or (note.at(index - 2).text == "." and note.word(index - 3) == "q"))


def _is_about(note: Note, label: str, after: int) -> bool:
    """Whether "c." is circa: "c. 12 anni"."""
    return label == "c" and note.word(after) in QUANTITIES and note.at(after).kind == "word"
