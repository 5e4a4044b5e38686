"""Read a written page range: "123–8" is 123 to 128, "34 f." is 34 to 35, "262 ff." is open, "xii–xv" is roman.

The rule for shortened ends follows the page range formats of the CSL 1.0.2 specification (citationstyles.org), Appendix V: a shorter end
takes the leading digits of the start. An end that is smaller even so is kept as it stands and flagged, never swapped.
"""

import re

from editions.citations.locator import Bound, PageRange
from editions.citations.tokens import normalise

ROMAN = re.compile(r"(?=[ivxlcdm])m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$")
VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}

ONE_MORE = frozenset({"f", "sq", "seq", "sg", "seg", "sv", "y sig", "sig", "сл"})
AND_ON = frozenset({"ff", "sqq", "seqq", "ss", "sgg", "segg", "svv", "suiv", "sigs", "след", "et seq"})

WRITTEN = re.compile(
    r"\s*(?P<first>\d+|[ivxlcdm]+)(?P<side_first>\s?(?:r|v|recto|verso)\b\.?|[a-z](?![a-z]))?"
    r"(?:\s*-+\s*(?P<last>\d+|[ivxlcdm]+)?(?P<side_last>\s?(?:r|v|recto|verso)\b\.?|[a-z](?![a-z]))?)?"
    r"(?:\s*(?:e|et|und|u\.|y|и)?\s*(?P<following>f|ff|sq|sqq|seq|s|ss|sg|sgg|seg|segg|sv|svv|suiv|sig|sigs|сл|след)\b\.?)?\s*$",
    re.IGNORECASE,
)


class UnreadableRange(ValueError):
    """The text names no pages. `written` is the text as given."""

    def __init__(self, written: str) -> None:
        super().__init__(f"{written!r} names no pages; a page range looks like 12, 12–15, 12 f. or xii–xv")
        self.written = written


def parse_page_range(written: str) -> PageRange:
    """
    The range that the text names. Raises UnreadableRange.

    range     = page [ "-" [ page ] ] [ following ]
    page      = ( number | roman ) [ side ]
    following = [ "e" | "et" | "und" | "u." ] ( "f" | "sq" | "sg" | … one page more | "ff" | "sqq" | "ss" | … open )
    """
    found = WRITTEN.match(normalise(written))
    if not found or not (is_number(found["first"]) and (found["last"] is None or is_number(found["last"]))):
        raise UnreadableRange(written)
    first, last = found["first"], found["last"]
    if last is None and (halves := run_together(first)):
        first, last = halves
    return page_range(
        first,
        last,
        written=written,
        side_first=side(found["side_first"]),
        side_last=side(found["side_last"]),
        following=following(found["following"]),
    )


def page_range(
    first: str, last: str | None, *, written: str, side_first: str = "", side_last: str = "", following: str = ""
) -> PageRange:
    """A range from its written parts; `following` is "", "f" or "ff"."""
    begin = bound(first)
    if last is None:
        return PageRange(begin, _end_without_last(begin, following), written, side_first, side_last, following)
    end, flags = expand(first, last)
    return PageRange(begin, None if following == "ff" else end, written, side_first, side_last, following, flags)


def expand(first: str, last: str) -> tuple[Bound, tuple[str, ...]]:
    """The last page in full, and the flags descending and ambiguous_abbreviation where they hold."""
    begin, end = bound(first), bound(last)
    if isinstance(begin, str) or isinstance(end, str):
        return end, ("descending",) if type(begin) is type(end) and _size(end) < _size(begin) else ()
    if end >= begin:
        return end, ()
    if len(last) < len(first):
        full = int(first[: len(first) - len(last)] + last)
        if full >= begin:
            return full, ()
        return end, ("descending", "ambiguous_abbreviation")
    return end, ("descending",)


def run_together(digits: str) -> tuple[str, str] | None:
    """The two pages of "3344", a range whose dash was lost: halves of two digits or three, not more than 50 pages apart."""
    if not digits.isdecimal() or len(digits) not in (4, 6) or 1000 <= int(digits) < 2100:
        return None
    first, last = digits[: len(digits) // 2], digits[len(digits) // 2 :]
    return (first, last) if first[0] != "0" and 0 < int(last) - int(first) <= 50 else None


def bound(digits: str) -> Bound:
    """An arabic page as int, a roman one as lower-case str."""
    return int(digits) if digits.isdecimal() else digits.lower()


def is_number(written: str) -> bool:
    """Whether the text is an arabic or a well-formed roman numeral in one case."""
    return written.isdecimal() or ((written.islower() or written.isupper()) and bool(ROMAN.match(written.lower())))


def roman_value(numeral: str) -> int:
    """The value of a lower-case roman numeral."""
    values = [VALUES[letter] for letter in numeral]
    return sum(-one if one < next_one else one for one, next_one in zip(values, [*values[1:], 0], strict=True))


def following(word: str | None) -> str:
    """f for the page after, ff for an open end, from the word in any language."""
    word = (word or "").lower()
    if word in AND_ON:
        return "ff"
    return "f" if word in ONE_MORE or word == "s" else ""


def side(written: str | None) -> str:
    """r or v of a folio, or the letter of a page such as 12a."""
    return (written or "").strip(" .").lower()[:1]


def _end_without_last(begin: Bound, following: str) -> Bound | None:
    if following == "ff":
        return None
    return begin + 1 if following == "f" and isinstance(begin, int) else begin


def _size(page: Bound) -> int:
    return page if isinstance(page, int) else roman_value(page)
