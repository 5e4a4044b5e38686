"""Where a citation says where and when its work appeared: place, publisher and year, or a journal without "in:"."""

import re
from dataclasses import dataclass

from editions.citations.citation import YEAR, inside_quotes
from editions.citations.journals import read_journal
from editions.citations.places import is_place, may_be_place, place_and_publisher
from editions.citations.tokens import MONTH

MONTH_WORD = re.compile(MONTH, re.IGNORECASE)
BRACKETED = re.compile(rf"\s*\(\s*(?P<inside>[^()]*?,?\s*(?P<year>{YEAR})[a-z]?)\s*\)")
PLAIN_YEAR = re.compile(
    rf"(?<![\d/–—-])(?<!\d\.)(?:(?P<edition>\d{{1,2}}\.\s?Aufl\.,?\s*)|[²³¹⁴⁵])?(?P<year>{YEAR})[a-z]?(?![\d–—/-]|\.\d)"
)


@dataclass(frozen=True, slots=True)
class Imprint:
    start: int
    year: int
    place: str = ""
    publisher: str = ""
    journal: str = ""


def read_imprint(body: str) -> Imprint | None:
    """Place, publisher and year; or, for an article without "in:", the journal with its volume."""
    quoted = re.match(r"\s*[»„“«‘\"'].{3,250}?[«“”»’\"'],?\s+(?P<journal>[A-ZÀ-Þ].*)$", body)
    if quoted is not None:
        journal = read_journal(quoted["journal"])
        if journal is not None and journal.title:
            return Imprint(quoted.start("journal"), journal.year, journal=quoted["journal"])
    article = _article_without_in(body)
    if article is not None:
        return article
    bracketed = [found for found in BRACKETED.finditer(body) if not inside_quotes(body, found.start())]
    for found in reversed(bracketed):
        place, publisher = place_and_publisher(re.sub(rf",?\s*{YEAR}[a-z]?\s*$", "", found["inside"]))
        if not body[found.end() :].strip(" ,.;:0123456789)") and found.start() > 3:
            return Imprint(found.start(), int(found["year"]), place, publisher)
    for found in reversed([year for year in PLAIN_YEAR.finditer(body) if not inside_quotes(body, year.start())]):
        tail = body[found.end() :]
        if re.match(r"\s*(?:$|[.,;)\]]|\(i\.\s?E|[\[(])", tail) is None:
            continue
        imprint = _plain_imprint(body, found)
        if imprint is not None:
            return imprint
    return None


def _article_without_in(body: str) -> Imprint | None:
    found = re.search(
        rf",\s+(?P<journal>[A-ZÀ-Þ][^,;]{{2,80}}?,?\s(?:(?:vol|Vol|t|n|Jg|Bd)\.\s?)?[\dIVXLC]{{1,7}}[,\s/]*(?:\d{{1,3}}[,\s]*)?(?:n[°o.]*\s?\d+\s*,?\s*)?\(?(?P<year>{YEAR})\)?)\s*[,.;]?\s*\d*\s*$",
        body,
    )
    if found is None or read_journal(found["journal"]) is None:
        return None
    return Imprint(found.start(), int(found["year"]), journal=found["journal"])


def _plain_imprint(body: str, found: re.Match[str]) -> Imprint | None:
    head = body[: found.start()].rstrip(" ")
    year = int(found["year"])
    cut = max(head.rfind(","), head.rfind(". "), head.rfind("? "), head.rfind("! "))
    own = head[cut + 1 :].strip() if cut >= 0 else ""
    if own and (not may_be_place(own) or MONTH_WORD.fullmatch(own.split()[-1])):
        return None
    if own and cut > 0:  # ", Berlin 2014"
        place, publisher = place_and_publisher(own)
        return Imprint(cut if head[cut] == "," else cut + 1, year, place, publisher)
    if not own and cut > 0:  # ", Stuttgart, 1964" or ", Moskva, Verlag, 2006"
        parts = [part.strip() for part in re.split(r",|(?<=[^A-ZÀ-Þ])\.\s", head[:cut])]
        if len(parts) < 2:
            return Imprint(cut, year)
        last = head[:cut].rfind(parts[-1])
        before = head[:cut].rfind(parts[-2], 0, last)
        if ":" in parts[-1] or is_place(parts[-1]) or len(parts) < 3 or len(parts[-2].split()) > 3:
            place, publisher = place_and_publisher(parts[-1])
            return Imprint(max(last - 1, 0), year, place, publisher)
        if is_place(parts[-2]) or len(parts[-2].split()) <= 2:
            return Imprint(max(before - 1, 0), year, parts[-2], parts[-1])
        return Imprint(max(last - 1, 0), year, parts[-1])
    return None
