"""The signs that shapes are written in (shapes.py tells them), and the sign of a word by itself."""

import re
from functools import lru_cache
from typing import NamedTuple

from editions.citations.labels import BACK_REFERENCES, JOINERS, JOURNAL_WORDS, SEASONS, WITH
from editions.citations.locator import PageRange
from editions.citations.page_range import is_number
from editions.citations.tokens import MONTH, Token

A_MONTH = re.compile(rf"(?:{MONTH})$", re.IGNORECASE)
OCR_ROMAN = re.compile(r"[IVXL]+[il]+$")  # Ili, Vili: III and VIII as scanners read them
ABBREVIATED_TITLE = re.compile(r"[^\W\d_a-zß]\w*[^\W\d_a-zß]\w{0,3}$")  # JZ, BGHZ, AcP, ZfRV, JBl, VerwArch


class Sign(NamedTuple):
    """One sign of a shape: the tokens it stands for, and the pages when it is a number."""

    sign: str
    first: int
    last: int
    range: PageRange | None = None


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


def is_month(token: Token) -> bool:
    return token.kind == "word" and word_sign(token.text) == "D"


def is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdecimal() and 1400 <= int(digits) <= 2099
