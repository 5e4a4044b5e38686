"""Read the locators that carry a label: "S. 12–15, hier S. 13", "cc. 3r–4v", "pp. 5, 9 and 12 ff. passim".

    locator  = label [ "." | "°" ] [ ":" ] ranges [ pinpoint ] [ "passim" ]
    pinpoint = [ "," | ";" | "(" ] ( "hier" | "bes" | "esp" | "notamment" | … ) [ "." ] [ ":" ] [ label [ "." ] ] ranges
             | [ "," ] "at" [ label [ "." ] ] ranges
             | "(" ranges ")"                          when they lie just behind the range: "S. 84 (86 ff.)"
             | ( "," | ":" ) ranges                    when they lie inside it: "S. 1–20, 12", "pp. 36–100: 68"

The labels are in labels.py, the ranges in ranges.py and range_lists.py.
"""

from editions.citations.labels import JOINERS, NEITHER, ONE_ONLY, PASSIM, PINPOINTS, VOLUME_WORDS
from editions.citations.locator import Locator, PageRange
from editions.citations.page_range import is_number
from editions.citations.plausible import after_label, is_plausible
from editions.citations.range_lists import read_ranges
from editions.citations.ranges import Note
from editions.citations.slips import slips
from editions.citations.tokens import END, Token

PRINTED = frozenset({"page", "folio", "leaf", "column"})
LEAVES = frozenset({"folio", "leaf"})
ARTICLE_LENGTH = 60  # pages between the first page of an article and the page cited from it
PINPOINT_OPENERS = {phrase[0] for phrase in PINPOINTS} | {"at"}


def read_labelled(note: Note, index: int) -> tuple[Locator, int] | None:
    """The locator whose label stands at this token, and the index after it."""
    kind = note.labels.get(note.at(index).text, "counted")
    if kind in NEITHER or not _is_label(note, index):
        return None
    begin = after_label(note, index)
    one_only = note.at(index).text in ONE_ONLY
    near = kind == "chapter"
    ranges, after = read_ranges(note, begin, leaves=_has_leaves(note, kind), labelled=kind == "page", one_only=one_only, near=near)
    if not ranges:
        return _malformed(note, index, begin, kind)
    if not is_plausible(note, index, begin, kind, ranges, after):
        return None
    counted_anew = kind in LEAVES and note.at(after).text == "("  # c. 88 (93): the leaf by an older and a newer count
    pinpoint, after = read_pinpoint(note, after, ranges[-1]) if kind in PRINTED and not counted_anew else ([], after)
    after, flags = _passim(note, after)
    return locator(note, index, after, kind, ranges, pinpoint, flags), after


def locator(
    note: Note, index: int, after: int, kind: str, ranges: list[PageRange], pinpoint: list[PageRange], flags: tuple[str, ...]
) -> Locator:
    """The value of a labelled locator between two tokens."""
    start, end = note.at(index).start, note.at(after - 1).end
    flags = (*flags, *slips(note, index, after))
    return Locator(start, end, note.text[start:end], kind, tuple(ranges), tuple(pinpoint), volume=volume_before(note, index), flags=flags)


def _has_leaves(note: Note, kind: str) -> bool:
    return kind in LEAVES or note.lang in ("it", "fr", "es", "ru")


def _is_label(note: Note, index: int) -> bool:
    """Whether the word stands by itself: neither glued to a word before, nor a single letter without a stop before a number."""
    token, before = note.at(index), note.at(index - 1)
    if token.kind == "word" and note.touches(index) and before.kind in ("word", "dash", "number"):
        return before.kind == "number" and (len(token.text) > 1 or _is_glued_note(note, index))
    if before.text == "." and _is_in_initials(note, index):
        return False
    if len(token.text) > 1 or not token.text.isalpha() or token.text in "pPS" or note.at(index + 1).text in (".", "°"):
        return True
    if token.text == "n" and (before.text == "(" or before.lower in ("above", "supra", "below")):  # (n 3) 45
        return True
    return token.text == "c" and note.lang == "it" and before.kind == "mark" and not note.touches(index + 1)


def _is_glued_note(note: Note, index: int) -> bool:
    """Whether the letter names a note of the page before it: "12n5"."""
    return note.at(index).text == "n" and note.touches(index + 1) and note.at(index + 1).kind == "number"


def _is_in_initials(note: Note, index: int) -> bool:
    """Whether the letter continues initials: "U.S. 113", "N. S. 9", "R. I. S. 2"; not so "a. a. O. S. 12"."""
    initial = note.at(index - 2).text
    if len(initial) != 1 or not initial.isalpha() or not note.at(index).text.isupper() or initial == "O":
        return False
    return note.touches(index) or note.lang != "de" or initial == "N"


def _malformed(note: Note, index: int, begin: int, kind: str) -> tuple[Locator, int] | None:
    """A page label after a comma that no number follows."""
    stops = note.at(begin).text in (",", ";", ")") or note.at(begin) is END
    if kind != "page" or note.at(index - 1).text != "," or begin == index + 1 or not stops or index + 1 >= note.size:
        return None
    return locator(note, index, begin, kind, [], [], ("malformed",)), begin


def _passim(note: Note, index: int) -> tuple[int, tuple[str, ...]]:
    begin = index + 1 if note.word(index) in JOINERS or note.at(index).text == "," else index
    return (begin + 1, (PASSIM,)) if note.word(begin) == PASSIM else (index, ())


def read_pinpoint(note: Note, index: int, cited: PageRange) -> tuple[list[PageRange], int]:
    """The pages singled out among those just cited, and the index after them."""
    mark = note.at(index).text
    begin = note.skip(index, ",;(:")
    after = pinpoint_phrase(note, begin)
    if after == begin and mark not in ("(", ":", ","):
        return [], index
    kind = note.labels.get(note.at(after).text) if after > begin else None
    if kind in PRINTED:
        after = after_label(note, after)
    ranges, end = read_ranges(note, after)
    if not ranges or (after == begin and not _belongs(ranges[0], cited, mark, note.at(end))):
        return [], index
    return ranges, end


def _belongs(pages: PageRange, cited: PageRange, mark: str, after: Token) -> bool:
    """Whether pages without a word that says so are a pinpoint."""
    if mark == "(":
        return after.text == ")" and lies_behind(pages, cited)
    return after.kind in ("mark", "end") and lies_inside(pages, cited)


def lies_behind(pages: PageRange, cited: PageRange) -> bool:
    """Whether the pages can belong to the article that begins with the cited one."""
    if not (isinstance(pages.first, int) and isinstance(cited.first, int)):
        return False
    return 0 <= pages.first - cited.first <= ARTICLE_LENGTH


def lies_inside(pages: PageRange, cited: PageRange) -> bool:
    """Whether the pages are some of the cited ones."""
    ends = (cited.first, pages.first, cited.last)
    return all(isinstance(end, int) for end in ends) and list(ends) == sorted(ends) and pages.first != cited.last  # type: ignore[type-var]


def pinpoint_phrase(note: Note, index: int) -> int:
    """The index after "hier", "v. a." or "at", or the same index where no such phrase stands."""
    if note.word(index) not in PINPOINT_OPENERS:
        return index
    if note.word(index) == "at":
        return index + 1
    for phrase in PINPOINTS:
        after = index
        for word in phrase:
            if note.word(after) != word:
                break
            after = note.skip(after + 1, ".")
        else:
            return note.skip(after, ":")
    return index


def volume_before(note: Note, index: int) -> str:
    """The volume that stands before the label ("Bd. II, S. 28", "III, p. 12"), or an empty text."""
    index = index - 2 if note.at(index - 1).text in (",", ":") else index - 1
    token = note.at(index)
    if token.kind not in ("number", "word") or not is_number(token.text):
        return ""
    before = index - 2 if note.at(index - 1).text == "." else index - 1
    if note.word(before) in VOLUME_WORDS or (token.kind == "word" and token.text.isupper() and note.at(index - 1).text == ","):
        return token.text
    return ""
