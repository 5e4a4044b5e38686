"""Lists of works at the end of a text, and the citations in its running text that name author and year."""

import re
from collections.abc import Iterator, Sequence

from editions.citations.citation import YEAR, Citation
from editions.citations.cited import CitingPassage
from editions.citations.draft import Draft
from editions.citations.locator import Locator
from editions.citations.names import read_names
from editions.citations.ranges import parse_page_range
from editions.citations.references import read_citation

FEWEST = 3  # entries in a row; fewer may be anything
LONGEST = 600  # code points of an entry
PAGES_AT_END = re.compile(r"[,:.]?\s*(?:S\.|pp?\.|С\.)?\s*\d+\s?[–-]\s?\d+\s*\.?\s*$")
JOINED = r"(?:\s(?:von|van|de|di|der)\s|\s?/\s?|\s(?:und|u\.|and|&|et)\s|,\s)"
NAMES = rf"[A-ZÀ-Þ][\w’'-]+(?:{JOINED}[A-ZÀ-Þ][\w’'-]+){{0,3}}(?:\s(?:et\.?\sal\.|u\.\s?a\.))?"
PAGES = r"(?:\s*[:,]\s*(?:S\.\s?|pp?\.\s?)?(?P<pages>\d+(?:\s?[–-]\s?\d+)?(?:\sff?\.)?))?"
IN_BRACKETS = re.compile(rf"(?P<names>{NAMES})\s\(?(?P<year>{YEAR})(?P<letter>[a-z])?\)?{PAGES}")
NARRATIVE = re.compile(rf"(?P<names>{NAMES})\s\((?P<year>{YEAR})(?P<letter>[a-z])?{PAGES}\)")
BRACKET = re.compile(rf"\([^()]*{YEAR}[^()]*\)")


def bibliography_entries(passages: Sequence[CitingPassage]) -> frozenset[int]:
    """Which body passages are entries of a list of works: three or more in a row that begin with a family name and describe a work."""
    entries: set[int] = set()
    run: list[int] = []
    for index, passage in enumerate(passages):
        if passage.number is None and _is_entry(passage.text):
            run.append(index)
        else:
            entries |= set(run) if len(run) >= FEWEST else set()
            run = []
    return frozenset(entries | (set(run) if len(run) >= FEWEST else set()))


def _is_entry(text: str) -> bool:
    if len(text) > LONGEST or not re.match(r"\W*[A-ZÀ-ÞА-Я][\w’' -]*,\s", text):
        return False
    citation = read_citation(PAGES_AT_END.sub("", text).strip())
    return citation.is_full and citation.names is not None and bool(citation.names.persons[0].given)


def author_date_drafts(text: str, *, passage: int) -> list[Draft]:
    """Citations in running text: "(Amsel 1901, 23; Fink 1902)" and "Amsel (1901: 23)"."""
    return sorted({draft.start: draft for draft in _found(text, passage)}.values(), key=lambda draft: draft.start)


def _found(text: str, passage: int) -> Iterator[Draft]:
    for bracket in BRACKET.finditer(text):
        for found in IN_BRACKETS.finditer(text, bracket.start(), bracket.end()):
            yield _draft(found, passage)
    for found in NARRATIVE.finditer(text):
        yield _draft(found, passage)


def _draft(found: re.Match[str], passage: int) -> Draft:
    names = read_names(found["names"])
    citation = Citation(found.group(), names, year=int(found["year"]), letter=found["letter"] or "", author_date=True)
    return Draft(passage, found.start(), found.end(), found.group(), "short", citation, _locators(found), signalled=True)


def _locators(found: re.Match[str]) -> tuple[Locator, ...]:
    pages = found["pages"]
    if not pages:
        return ()
    return (Locator(found.start("pages"), found.end("pages"), pages, "page", (parse_page_range(pages),), tier="unlabelled"),)
