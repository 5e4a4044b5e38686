"""What a written page range means: "123–8" is 123 to 128, "34 f." is 34 to 35, "262 ff." is open, "xii–xv" is roman.

The rule for shortened ends follows the page range formats of the CSL 1.0.2 specification (citationstyles.org), Appendix V: a shorter end
takes the leading digits of the start. An end that is smaller even so is kept as it stands and flagged, never swapped.
"""

import re

from editions.citations.locator import Bound, PageRange

ROMAN = re.compile(r"(?=[ivxlcdm])m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})$")
NUMERALS = (
    ("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), ("c", 100), ("xc", 90), ("l", 50), ("xl", 40), ("x", 10), ("ix", 9), ("v", 5),
    ("iv", 4), ("i", 1),
)  # fmt: skip
VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


class UnreadableRange(ValueError):
    """The text names no pages. `written` is the text as given."""

    def __init__(self, written: str) -> None:
        super().__init__(f"{written!r} names no pages; a page range looks like 12, 12–15, 12 f. or xii–xv")
        self.written = written


def page_range(first: str, last: str | None, *, written: str, side_first: str = "", side_last: str = "", following: str = "") -> PageRange:
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
    """The two pages of "123145", a range whose dash was lost in scanning: the last page 50 pages behind the first at most.

    Up to four digits are left alone: there are volumes with a page 3344.
    """
    if not digits.isdecimal() or len(digits) not in (5, 6):
        return None
    first, last = digits[: len(digits) // 2], digits[len(digits) // 2 :]
    return (first, last) if last[0] != "0" and 0 < int(last) - int(first) <= 50 else None


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


def roman_numeral(value: int) -> str:
    """The lower-case roman numeral of a positive number."""
    numeral = ""
    for letters, one in NUMERALS:
        numeral += letters * (value // one)
        value %= one
    return numeral


def _end_without_last(begin: Bound, following: str) -> Bound | None:
    if following == "ff":
        return None
    if following == "f":
        return begin + 1 if isinstance(begin, int) else roman_numeral(roman_value(begin) + 1)
    return begin


def _size(page: Bound) -> int:
    return page if isinstance(page, int) else roman_value(page)
