"""Cut a text into tokens whose offsets are those of the text.

Spaces and dashes come in many shapes and a few encodings; they are made one shape each without changing the length of the text,
so every offset stays valid in the text as it was given.
"""

import re
from typing import NamedTuple

SPACES = [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]
# 0x96 and 0x97 are dashes of code page 1252; a character that could not be decoded stands between numbers for a dash.
DASHES = [0x96, 0x97, 0xAD, *range(0x2010, 0x2016), 0x2212, 0xFE58, 0xFE63, 0xFF0D, 0xFFFD]
APOSTROPHES = [0x2018, 0x2019, 0x02BC, 0x00B4, 0x60]

ONE_SHAPE: dict[int, str] = {
    **dict.fromkeys(SPACES, " "),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(APOSTROPHES, "'"),
}

MONTHS = (
    "januar|jänner|februar|feber|märz|april|mai|juni|juli|august|september|oktober|november|dezember|"  # German
    "january|february|march|may|june|july|october|december|"  # English
    "janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"  # French
    "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|dicembre|"  # Italian
    "enero|febrero|abril|mayo|junio|julio|septiembre|octubre|noviembre|diciembre|"  # Spanish
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"  # Russian
)
SHORT_MONTHS = (
    "jan|jän|feb|febr|mar|mär|mrz|apr|jun|jul|aug|sep|sept|okt|oct|nov|dez|dec|"
    "janv|févr|fév|avr|juil|déc|genn|gen|febbr|mag|magg|giu|giugn|lug|ago|sett|ott|dic|ene|abr|янв|февр|фев|апр|авг|сент|окт|нояб|дек"
)
MONTH = rf"(?:(?:{MONTHS})(?![^\W\d_])|(?:{SHORT_MONTHS})(?![^\W\d_])\.?)"

# Each alternative begins with what can start it, so that most tokens are read by one or two of them.
TOKEN = re.compile(
    rf"""
    (?= \d ) (?:
        (?P<shelf>   \d+ (?: / \d+ ){{2,}} )                                  # 12/34/567
      | (?P<doi>     10\.\d{{4,}}/\S+ )
      | (?P<date>    \d{{1,2}}\.\ ?\d{{1,2}}\.\ ?(?:1[0-9]|20)?\d\d\b | \d{{1,2}}/\d{{1,2}}/\d{{4}}\b | \d{{4}}-\d\d-\d\d\b
                 | \d{{1,2}}(?:\.|st|nd|rd|th|er)?\ (?:de\ |of\ )?(?i:{MONTH}|die\.?(?=\ \d{{4}})) (?: ,?\ (?:de\ )?\d{{4}}\b )? )
      | (?P<decimal> \d+(?:\.\d+)+\b (?!-) | \d{{1,3}}(?:,\d{{3}}){{2,}}\b )
      | (?P<number>  \d+ ) )
  | (?= [hwdaIi] ) (?P<address>
        https?://\S+ | www\.\S+ | doi:\ ?\S+ | ar[Xx]iv[:\ ]\ ?\S+ | hep-\w+/\d+
      | (?i:isbn)(?:-1[03])?:?\ [\dXx][\dXx -]{{8,}} | (?i:issn):?\ \d{{4}}-?\d{{3}}[\dXx] )
  | (?P<word>   [IVXL]+(?=ff?\b) | [^\W\d_]+ (?: '[^\W\d_]+ )? )
  | (?P<dash>   -+ )
  | (?P<mark>   \S )
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of the text: shelf, doi, date, decimal, number, address, word, dash, mark, or the end of the text."""

    kind: str
    text: str
    lower: str
    start: int
    end: int


END = Token("end", "", "", -1, -1)


def normalise(text: str) -> str:
    """The text with one kind of space, dash and apostrophe; as long as before, so offsets stay valid."""
    return text.translate(ONE_SHAPE)


def tokenise(text: str) -> list[Token]:
    """The tokens of a normalised text, in order; white space falls between them."""
    tokens = []
    for found in TOKEN.finditer(text):
        written = found.group()
        tokens.append(Token(found.lastgroup or "", written, written.lower(), found.start(), found.end()))
    return tokens
