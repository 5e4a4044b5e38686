"""Read the pages that stand without a label: "JZ 1998, 1072, 1075", "(1967) 375", "29(12): 1184–1201", "56 ff."

The tokens are written as a string of one sign each, the shape of the note; each rule is a pattern over shapes. A rule's group `p` holds
the pages, its group `q` the pinpoint.

    N  number            Y  year            C  word with a capital       ( ) [ ] , ; : .  as they are
    R  range of numbers  Z  range of years  w  another word              "  any quotation mark
    F  number with f.    E  year with f.    B  ebd., ibid., op. cit.     @  at
    G  leaf with a side  I  roman numeral   K  numbered thing: no. 3     &  and
    L  labelled locator  D  date, month     X  address or identifier     -  dash
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editions.citations.grammar import Note, read_range
from editions.citations.labels import BACK_REFERENCES, JOINERS, PINPOINT_WORDS, SEASONS
from editions.citations.locator import Locator, PageRange
from editions.citations.page_range import is_number
from editions.citations.tokens import MONTH, Token

A_MONTH = re.compile(rf"(?:{MONTH})$", re.IGNORECASE)
OCR_ROMAN = re.compile(r"[IVXL]+[ilI]+$")  # Ili, Vili: III, VIII as scanners read them
QUOTES = frozenset("\"'«»„“”‚‹›")

PAGES = r"[NRFG](?:[,&]{1,2}[NRFG](?![(/CwD]))*"
END = r"(?=[.,;)\]\"(]|$|&)"
RULES: tuple[tuple[str, str], ...] = (
    # 9 (1954): 161–75 · 37, no. 2 (February 1931): 269 · 28(5), 1621–8 · B428 (1998) 105
    ("volume and issue", rf"[NIK]\.?,?\([^()]{{1,14}}\)[,.]{{0,2}}:?(?P<p>{PAGES}){END}"),
    ("volume, issue, colon", rf"[NIKYD)]\)?[,.]?:\(?(?P<p>[NRFZ](?:,[NRF](?![(/C]))*){END}"),
    # 38 Stan. L. Rev. 1 at 46 · (1979) 3 Contemporary Crises 339, at 341
    ("law review", rf"N(?:[C&w]\.?,?){{1,8}}(?P<p>[NRF])(?:,?@(?P<q>{PAGES}))?(?=[.,;)\]]|$)"),
    # JZ 1998, 1072, 1075 · ÖJZ 2015, 123 (125) · Wien 1998, 45
    ("year and pages", rf"[C.)]\[?Y\]?,(?P<p>[NRF])(?:,(?P<q>[NRF])|\((?P<r>{PAGES})\))?{END}"),
    # 2010, 10, 1012 · 1982; 72: 899
    ("year, volume, pages", rf"[YD][,;.]C?\.?[NK](?:\([^()]{{1,8}}\))?[,:]?,?(?P<p>[NRFZ]){END}"),
    # BGHZ 75, 84 (86 ff.) · Artificial Intelligence, 32, 333–77
    ("volume, pages", rf"[C.,]N,(?P<p>[NRF])(?:\((?P<q>{PAGES})\))?{END}"),
    ("volume range year", rf"[C.,]N(?P<p>[NR]),?\(?[YD]"),
    # (1967) 375 · [1972] 342
    ("year in brackets", rf"[(\[][YZ][)\]],?(?P<p>{PAGES})(?:,?@(?P<q>{PAGES}))?{END}"),
    ("roman volume", rf"I[.,]{{0,2}}(?P<p>{PAGES}){END}"),
    ("numbered", rf"K[.,]{{0,2}}(?P<p>{PAGES}){END}"),
    ("back reference", rf"B[.,]*(?P<p>{PAGES}){END}"),
    ("at", rf"@(?P<p>{PAGES}){END}"),
    ("following", r"(?P<p>(?:[NR][,&]{1,2})*F(?:[,&]{1,2}[NRF](?![(/CwD]))*)"),
    ("side", r"(?P<p>G(?:[,&]{1,2}[NRG])*)"),
    ("range after a stop", rf"[,.:)]\(?(?P<p>R(?:[,&]{{1,2}}[NR](?![(/CwD]))*){END}"),
    ("short title", r"[C.\"],(?P<p>[NR](?:[,&][NR](?![(/CwD]))*)(?=[.;)]|$)"),
)
PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in RULES)


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a shape: the tokens it stands for, and the pages when it is a number."""

    sign: str
    first: int
    last: int
    range: PageRange | None = None


def read_unlabelled(note: Note, labelled: dict[int, int]) -> Iterator[Locator]:
    """The unlabelled locators of the note. `labelled` says which tokens labelled ones hold: index of the first -> index after the last."""
    signs = list(_signs(note, labelled))
    shape = "".join(sign.sign for sign in signs)
    taken: set[int] = set()
    for name, pattern in PATTERNS:
        for found in pattern.finditer(shape):
            spans = [found.span(group) for group in ("p", "q", "r") if group in pattern.groupindex and found.group(group)]
            places = {place for begin, end in spans for place in range(begin, end)}
            if places & taken:
                continue
            taken |= places
            yield _locator(note, signs, spans)


def _locator(note: Note, signs: list[Sign], spans: list[tuple[int, int]]) -> Locator:
    pages, *pinpoint = [tuple(sign.range for sign in signs[begin:end] if sign.range) for begin, end in spans]
    begin, end = spans[0][0], spans[-1][1]
    start, stop = note.at(signs[begin].first).start, note.at(signs[end - 1].last - 1).end
    label = "folio" if signs[begin].sign == "G" else "page"
    return Locator(start, stop, note.text[start:stop], label, pages, pinpoint[0] if pinpoint else (), tier="unlabelled")


def _signs(note: Note, labelled: dict[int, int]) -> Iterator[Sign]:
    index = 0
    while index < len(note.tokens):
        if index in labelled:
            yield Sign("L", index, labelled[index])
            index = labelled[index]
            continue
        sign = _sign(note, index)
        yield sign
        index = sign.last


def _sign(note: Note, index: int) -> Sign:
    token = note.at(index)
    if token.kind == "number":
        return _number_sign(note, index)
    if token.kind == "word":
        return _word_sign(note, index, token)
    if token.kind == "mark":
        return Sign('"' if token.text in QUOTES else "&" if token.text == "&" else token.text, index, index + 1)
    return Sign({"dash": "-", "date": "D"}.get(token.kind, "X"), index, index + 1)


def _number_sign(note: Note, index: int) -> Sign:
    read = read_range(note, index)
    if read is None:
        return Sign("X", index, index + 1)
    if note.at(read.next).text == "/" and note.touches(read.next) and note.at(read.next + 1).kind == "number":
        return Sign("Y" if _is_year(note.at(index).text) else "K", index, read.next + 2)
    return Sign(_range_sign(note.at(index), read.range), index, read.next, read.range)


def _range_sign(token: Token, pages: PageRange) -> str:
    year = _is_year(token.text)
    if pages.following:
        return "E" if year and pages.first == pages.last else "F"
    if pages.side_first in ("r", "v"):
        return "G"
    if pages.side_first:
        return "Y" if year else "N"
    if pages.first != pages.last:
        return "X" if "descending" in pages.flags else "Z" if year and _is_year(str(pages.last)) else "R"
    return "Y" if year else "N"


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and 1400 <= int(digits) <= 2099


def _word_sign(note: Note, index: int, token: Token) -> Sign:
    word = token.text.lower()
    if note.labels.get(token.text) == "number" and (after := _numbered(note, index)):
        return Sign("K", index, after)
    if word in BACK_REFERENCES:
        return Sign("B", index, index + 1)
    if word == "at":
        return Sign("@", index, index + 1)
    if word in JOINERS:
        return Sign("&", index, index + 1)
    if word in SEASONS or A_MONTH.match(word):
        return Sign("D", index, index + 1)
    if (token.text.isupper() and is_number(token.text)) or OCR_ROMAN.match(token.text):
        return Sign("I", index, index + 1)
    return Sign("w" if token.text[0].islower() else "C", index, index + 1)


def _numbered(note: Note, index: int) -> int:
    """The index after the number of "no. 3/4", "Bd. II" or "H. 1–8", or 0 when no number follows."""
    after = note.skip(note.skip(index + 1, "."), "°:")
    read = read_range(note, after)
    if read is None or (read.range.following and isinstance(read.range.first, str)):
        return 0
    after = read.next
    while note.at(after).text == "/" and note.at(after + 1).kind == "number":
        after += 2
    return after
