"""Read lists of ranges from tokens: "S. 12, 15 und 20–22".

    ranges    = range { separator range }
    separator = [ "," | ";" ] ( "und" | "u." | "&" | "e" | "et" | "y" | "и" ) | "," | ";"

What stands after a separator is one more page only when it is nothing else: a year, an edition, the number of an issue, a page count.
"""

from editions.citations.labels import JOINERS, NEITHER, ORDINALS, SHORTENED
from editions.citations.locator import PageRange
from editions.citations.ranges import Note, RangeRead, read_range

FAR = 20  # chapters


def read_ranges(
    note: Note, index: int, *, leaves: bool = False, labelled: bool = False, one_only: bool = False, near: bool = False
) -> tuple[list[PageRange], int]:
    """ranges = range { separator range }, and the index after them. `near`: of things that are few, as chapters are."""
    ranges: list[PageRange] = []
    falling = leaves and note.word(index - 2) in ("cc", "ff")
    read = read_range(note, index, leaves=leaves, labelled=labelled)
    while read:
        ranges.append(read.range)
        index = read.next
        follower = 0 if one_only else separator(note, index)
        read = read_range(note, follower, leaves=leaves, labelled=labelled) if follower else None
        read = (
            read
            if read and _continues(note, follower, read, ranges[-1], leaves=falling) and not (near and _is_far(read.range, ranges[-1]))
            else None
        )
    return ranges, index


def separator(note: Note, index: int) -> int:
    """The index after what separates two ranges of a list, or 0."""
    after = note.skip(index, ",;")
    if note.at(after).text == "," and after > index:  # a slip that check F1 reports
        after += 1
    if note.at(after).text in JOINERS:
        after = note.skip(after + 1, ".") if note.at(after).text in SHORTENED else after + 1
    return after if after > index else 0


def _continues(note: Note, index: int, read: RangeRead, before: PageRange, *, leaves: bool = False) -> bool:
    """Whether the range is one more of the list. `leaves`: it may fall, as lists of leaves do."""
    first, reached = read.range.first, before.first if before.last is None else before.last
    if note.at(index - 1).text == ";" and note.at(read.next).text not in ("", ".", ";", ")"):
        return False
    if isinstance(first, str):
        return isinstance(reached, str) and len(first) > 1
    falls = isinstance(reached, int) and first < reached and not (leaves and _ends_list(note, read.next))
    if isinstance(reached, int) and (falls or _is_year_beside(first, reached)):
        return False
    return not _is_counted(note, note.skip(index, "["), read.next) and not _has_leaves(note, read.next)


def _has_leaves(note: Note, index: int) -> bool:
    """Whether leaves are named right behind the number, which is then a bundle: "n. 217 c. 131 e 218 c. 328"."""
    return note.labels.get(note.at(index).text) == "folio" and note.at(note.skip(index + 1, ".")).kind == "number"


def _ends_list(note: Note, index: int) -> bool:
    return note.at(index).text in (".", ",", ";", ")") and note.at(index + 1).kind != "word"


def _is_far(pages: PageRange, before: PageRange) -> bool:
    """Whether the numbers leave those of a chapter before them: "chs. 5 and 6, 77-96"."""
    return isinstance(pages.first, int) and isinstance(before.first, int) and pages.first - before.first > FAR


def _is_year_beside(number: int, page: int) -> bool:
    """Whether the number is a year, beside this page."""
    return 1000 <= number <= 2099 and number - page > 100


def _is_counted(note: Note, index: int, after: int) -> bool:
    """Whether the number counts something: "3rd", "2. Aufl.", "12 S.", "3 Bde."."""
    if note.at(after).kind == "word" and note.touches(after):
        return True
    if note.at(after).text == "." and note.word(after + 1) in ORDINALS:
        return True
    kind = note.labels.get(note.at(after).text)
    return (kind == "page" or kind in NEITHER) and note.at(note.skip(after + 1, ".")).kind != "number"
