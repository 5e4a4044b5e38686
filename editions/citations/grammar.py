"""Read the locators that carry a label: "S. 12–15, hier S. 13", "cc. 3r–4v", "pp. 5, 9 and 12 ff."

    locator   = label [ "." | "°" ] [ ":" ] ranges { pinpoint } [ "passim" ]
    ranges    = range { separator range }
    separator = "," | "und" | "u." | "&" | "e" | "et" | "y" | "и" | "," "und"
    range     = [ "[" ] page [ through page ] [ following ] [ "]" ]
    through   = "-" | "bis" | "to"
    page      = number [ side ] | roman [ side ]
    following = [ "e" | "et" | "u." ] ( "f" | "ff" | "sq" | "sqq" | "ss" | … ) [ "." ]
    pinpoint  = [ "," | ";" | "(" ] ( "hier" | "bes" | "esp" | … ) [ "." ] [ ":" ] [ label [ "." ] ] ranges
              | ( "," | "(" )? "at" ranges

What follows a separator is a page only when it is not something else: a year, an edition, a day, the number of an issue or a note.
"""

from dataclasses import dataclass

from editions.citations.labels import FOLLOWING, JOINERS, LEFT_OUT, PINPOINT_WORDS, SIDES, THROUGH
from editions.citations.locator import Locator, PageRange
from editions.citations.page_range import is_number, page_range, run_together
from editions.citations.tokens import Token

END = Token("end", "", -1, -1)
PLACES = frozenset({"page", "folio", "leaf", "column", "section", "paragraph", "note", "verse", "line"})


@dataclass(frozen=True, slots=True)
class Read:
    """Something read from tokens: its value, and the index of the token after it."""

    range: PageRange
    next: int


@dataclass(frozen=True, slots=True)
class Note:
    """The tokens of one text, with what its language's labels mean."""

    text: str
    tokens: list[Token]
    labels: dict[str, str]

    def at(self, index: int) -> Token:
        return self.tokens[index] if 0 <= index < len(self.tokens) else END

    def word(self, index: int) -> str:
        return self.at(index).text.lower()

    def touches(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start

    def skip(self, index: int, marks: str) -> int:
        return index + 1 if self.at(index).text in marks and index < len(self.tokens) else index


def read_range(note: Note, index: int) -> Read | None:
    """range = [ "[" ] page [ through page ] [ following ] [ "]" ]"""
    start = index
    index = note.skip(index, "[")
    bracketed = index > start
    page = note.at(index)
    if not _is_page(page):
        return None
    side_first, index = _side(note, index + 1)
    last, side_last = None, ""
    if _is_through(note, index) and _is_last(page, note.at(index + 1)):
        last = note.at(index + 1).text
        side_last, index = _side(note, index + 2)
    elif note.at(index).kind == "dash" and note.word(index + 1) in SIDES and side_first:
        index = note.skip(index + 2, ".")
    word, index = _following(note, index)
    index = note.skip(index, "]") if bracketed else index
    end = note.at(index - 1).end
    first = page.text
    if last is None and not side_first and not word and (halves := run_together(first)):
        first, last = halves
    return Read(
        page_range(first, last, written=note.text[page.start : end], side_first=side_first, side_last=side_last, following=word), index
    )


def _is_page(token: Token) -> bool:
    return (token.kind == "number" and len(token.text) < 6) or (token.kind == "word" and is_number(token.text))


def _is_through(note: Note, index: int) -> bool:
    return note.at(index).kind == "dash" or note.word(index) in THROUGH


def _is_last(first: Token, last: Token) -> bool:
    return _is_page(last) and (last.kind == "number" or first.kind == "word")


def _side(note: Note, index: int) -> tuple[str, int]:
    """The side of a leaf ("r", "v."), or the letter of a page that touches it ("12a"), and the index after it."""
    word = note.word(index)
    if word in SIDES or (len(word) == 1 and word.isalpha() and note.touches(index) and word != "f"):
        after = index + 1
        if note.at(after).text == "." and not note.at(after + 1).text[:1].isupper():
            after += 1
        if note.word(after) in ("e", "-") and note.word(after + 1) in SIDES:  # 142r e v
            after = note.skip(after + 2, ".")
        return word[0], after
    return "", index


def _following(note: Note, index: int) -> tuple[str, int]:
    """ "f" or "ff" as the following word means them, and the index after it."""
    word = note.word(index)
    if word in JOINERS:
        after = index + 1 if note.at(index + 1).text != "." else index + 2
        if note.word(after) in FOLLOWING and len(note.word(after)) > 1:
            return FOLLOWING[note.word(after)], note.skip(after + 1, ".")
        return "", index
    if word in FOLLOWING and not _opens_locator(note, index):
        return FOLLOWING[word], note.skip(index + 1, ".")
    return "", index


def _opens_locator(note: Note, index: int) -> bool:
    """Whether "f." begins the next locator ("reg. 3, f. 12") and does not follow a page."""
    after = note.skip(index + 1, ".")
    return note.at(after).kind == "number" and note.labels.get(note.at(index).text) == "folio" and not note.touches(index)


def read_ranges(note: Note, index: int) -> tuple[list[PageRange], int]:
    """ranges = range { separator range }"""
    read = read_range(note, index)
    ranges: list[PageRange] = []
    while read:
        ranges.append(read.range)
        index = read.next
        follower = _separator(note, index)
        read = read_range(note, follower) if follower and _continues(note, follower, ranges[-1]) else None
    return ranges, index


def _separator(note: Note, index: int) -> int:
    """The index after a separator of a list, or 0."""
    after = note.skip(index, ",")
    if note.word(after) in JOINERS:
        after += 1
        after = note.skip(after, ".") if note.word(after - 1) == "u" else after
    return after if after > index else 0


def _continues(note: Note, index: int, before: PageRange) -> bool:
    """Whether the number here is one more page of the list."""
    token = note.at(note.skip(index, "["))
    if token.kind == "word":
        return isinstance(before.first, str) and _is_page(token)
    if token.kind != "number" or len(token.text) > 5:
        return False
    read = read_range(note, index)
    if read is None or _is_something_else(note, read, before):
        return False
    return True


def _is_something_else(note: Note, read: Read, before: PageRange) -> bool:
    """A year, an edition, an ordinal, a decimal, an issue or a word glued to its number."""
    first, reached = read.range.first, before.last if before.last is not None else before.first
    after = note.at(read.next)
    if not isinstance(first, int):
        return False
    if isinstance(reached, int) and first < reached:
        return True
    if 1400 <= first <= 2099 and (not isinstance(reached, int) or reached < 1000):
        return True
    if after.kind == "word" and note.touches(read.next):
        return True
    return after.text == "." and note.word(read.next + 1) in LEFT_OUT


def read_labelled(note: Note, index: int) -> tuple[Locator, int] | None:
    """The locator whose label stands at this token, and the index after it."""
    kind = note.labels.get(note.at(index).text, "")
    if kind not in PLACES or not _is_label(note, index, kind):
        return None
    begin = _label_end(note, index)
    ranges, after = read_ranges(note, begin)
    if not ranges or not _is_plausible(note, index, begin, kind, ranges):
        return None
    pinpoint, after = read_pinpoint(note, after)
    flags: tuple[str, ...] = ()
    if note.word(after) == "passim" or (note.word(after) in JOINERS and note.word(after + 1) == "passim"):
        after += 1 if note.word(after) == "passim" else 2
        flags = ("passim",)
    start, end = note.at(index).start, note.at(after - 1).end
    return Locator(start, end, note.text[start:end], kind, tuple(ranges), tuple(pinpoint), flags=flags), after


def _label_end(note: Note, index: int) -> int:
    after = note.skip(note.skip(index + 1, "."), "°:")
    return after


def _is_label(note: Note, index: int, kind: str) -> bool:
    token = note.at(index)
    if token.kind == "word" and note.touches(index) and note.at(index - 1).kind in ("word", "dash"):
        return False
    return True


def _is_plausible(note: Note, index: int, begin: int, kind: str, ranges: list[PageRange]) -> bool:
    first = ranges[0].first
    label = note.at(index).text
    if isinstance(first, str):
        return _is_roman_place(note, label, begin, first)
    if kind == "folio" and label in ("c", "C", "f", "F"):
        return note.labels.get("c") == "folio" or bool(ranges[0].side_first) or label in ("f", "F")
    return True


def _is_roman_place(note: Note, label: str, begin: int, numeral: str) -> bool:
    """A roman numeral is a page unless it is an initial ("S. M. Rossi") or a name in capitals ("S. DI MARCO")."""
    after = note.at(begin + 1)
    if label.isupper() and (len(numeral) == 1 or after.kind == "word"):
        return False
    return not (len(numeral) == 1 and after.text == "." and note.at(begin + 2).text[:1].isupper() and note.at(begin).text.isupper())


def read_pinpoint(note: Note, index: int) -> tuple[list[PageRange], int]:
    """pinpoint = [ "," | ";" | "(" ] mark [ "." ] [ ":" ] [ label [ "." ] ] ranges"""
    begin = note.skip(index, ",;(")
    word = note.word(begin)
    if word in PINPOINT_WORDS:
        begin = note.skip(note.skip(begin + 1, "."), ":")
        if note.labels.get(note.at(begin).text) in PLACES:
            begin = _label_end(note, begin)
    elif word == "at":
        begin += 1
        if note.labels.get(note.at(begin).text) == "page":
            begin = _label_end(note, begin)
    else:
        return [], index
    ranges, after = read_ranges(note, begin)
    return (ranges, after) if ranges else ([], index)
