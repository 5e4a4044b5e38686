"""Entries that name the family first and divide nothing from the given name: two manners of lists of works.

    french   = family given { "," | "et" family given } "," year "," rest       Lasserre Jeanne, 2003, Les quais, Paris, Plume
    medicine = family initials { "," family initials } "." title "." rest        Hale A, Fox M. Tides. Quay Med. 2003;12(3)

Pages are taken out before: they are read by the grammar of locators.
"""

import re
from dataclasses import replace

from editions.citations.citation import YEAR, Citation, plain_title
from editions.citations.given_names import COMMON
from editions.citations.names import NOT_NAMES, Names, Person
from editions.citations.references import read_citation

FAMILY = r"(?:(?:de|von|van|di|da|del|della|du|le|la|ter|van\sder|van\sden|von\sder)\s)?[A-ZÀ-Þ][\w’'-]+(?:[\s-][A-ZÀ-Þ][\w’'-]+)?"
GIVEN = r"(?:(?:[A-ZÀ-Þ][a-z]?\.[\s-]?){1,3}|[A-ZÀ-Þ][a-zà-ÿ’']+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?)"
WHOLE = rf"{FAMILY}\s{GIVEN}"
FRENCH = re.compile(
    rf"(?P<persons>{WHOLE}(?:(?:,\s?|,?\s(?:et|and|e|y|&)\s){WHOLE}){{0,5}})(?:,?\set\sal\.)?(?:\s\((?P<role>dir|éd|ed|coord)s?\.?\))?\s?,\s"
    rf"(?:\(?(?P<year>{YEAR})(?P<letter>[a-z])?\)?),\s(?P<rest>[^\W\d_].+|[«“\"‘].+)$",
    re.DOTALL,
)
LENGTH = re.compile(r",\s\d{1,4}\s?(?:p|pages|S)\.?\s*$")
SHORT = rf"{FAMILY}\s[A-ZÀ-Þ]{{1,3}}"
SHORTS = rf"{SHORT}(?:,\s{SHORT}){{0,9}}"
MEDICINE = re.compile(
    rf"(?P<persons>{SHORTS})(?P<others>,\set\sal)?(?P<role>,\s(?:editors?|eds?|Hrsg|Hg))?\.\s(?P<rest>[^\W_a-z].+)$", re.DOTALL
)
ARTICLE = re.compile(
    rf"""
    (?P<title>.{{3,300}}?)[.?!]\s (?P<journal>[A-ZÀ-Þ][^;:\d]{{1,80}}?)[.,]?\s
    (?P<year>{YEAR})(?:\s[A-Z][a-z]{{2,8}}(?:\s\d{{1,2}})?)? ;\s? (?P<volume>\d{{1,4}}) (?:\s?\((?P<issue>[^()]{{1,12}})\))? [\s.,:]*$
    """,
    re.VERBOSE | re.DOTALL,
)
PRINTED = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.|e)\s\w+\.?\s)?(?P<place>[A-ZÀ-Þ][\w’'., ()/-]{{1,40}}?):\s"
    rf"(?P<publisher>[^:;]{{2,60}});\s(?P<year>{YEAR})[\s.,]*$"
)
BOOK = re.compile(rf"(?P<title>.{{3,300}}?)[.?!]\s{PRINTED}", re.DOTALL)
CHAPTER = re.compile(
    rf"(?P<title>.{{3,300}}?)[.?!]\sIn:\s(?P<persons>{SHORTS})(?:,\set\sal)?,\s(?:editors?|eds?|Hrsg|Hg)\.\s(?P<container>.{{3,200}}?)\.\s{PRINTED}",
    re.DOTALL,
)


def read_family_first(text: str) -> Citation | None:
    """The parts of an entry of either manner, without its pages; None for anything else."""
    return _french(text) or _of_medicine(text)


def _french(text: str) -> Citation | None:
    found = FRENCH.match(text)
    if found is None or found["persons"].split()[0].casefold() in NOT_NAMES:
        return None
    written = re.split(r",?\s(?:et|and|e|y|&)\s|,\s?", found["persons"])
    given_first = _is_given_first(written[0])
    persons = tuple(_person(name, given_first=given_first) for name in written)
    names = Names(persons, found.end("persons"), "editor" if found["role"] else "author")
    work = read_citation(f"{LENGTH.sub('', found['rest']).rstrip(' .,')}, {found['year']}", names=names)
    container = work.container
    if container is not None and container.names is not None and not given_first:
        turned = tuple(_turned(person) for person in container.names.persons)
        work = replace(work, container=replace(container, names=replace(container.names, persons=turned)))
    return replace(work, raw=text, year=int(found["year"]), letter=found["letter"] or "", author_date=True)


def _is_given_first(name: str) -> bool:
    """Whether a name is written "Jeanne Lasserre" all the same: only a common given name tells."""
    first, *_, last = name.split()
    return first in COMMON and last not in COMMON


def _person(name: str, *, given_first: bool) -> Person:
    found = re.fullmatch(rf"(?P<family>{FAMILY})\s(?P<given>{GIVEN})", name.strip())
    if found is None or given_first:
        given, _, family = name.strip().rpartition(" ")
        return Person(family, given)
    return Person(found["family"], found["given"].strip())


def _turned(person: Person) -> Person:
    """A person of the same entry, whose name was read in the usual order."""
    is_written = person.given and " " not in person.given and not person.given.endswith(".") and not person.given.isupper()
    return Person(person.given, person.family) if is_written and person.given not in COMMON else person


def _of_medicine(text: str) -> Citation | None:
    found = MEDICINE.match(text)
    if found is None or found["persons"].split()[0].casefold() in NOT_NAMES:
        return None
    work = _chapter(found["rest"]) or _article(found["rest"]) or _book(found["rest"])
    if work is None:
        return None
    names = _with_initials(found["persons"], "editor" if found["role"] else "author")
    return replace(work, raw=text, names=replace(names, others=bool(found["others"])), author_date=True)


def _with_initials(written: str, role: str) -> Names:
    parts = (name.rpartition(" ") for name in written.split(", "))
    return Names(tuple(Person(family, given) for family, _, given in parts), len(written), role)


def _chapter(rest: str) -> Citation | None:
    found = CHAPTER.match(rest)
    if found is None:
        return None
    editors, year = _with_initials(found["persons"], "editor"), int(found["year"])
    volume = Citation(rest, editors, plain_title(found["container"]), place=found["place"], publisher=found["publisher"], year=year)
    return Citation(rest, None, plain_title(found["title"]), volume, year=year)


def _article(rest: str) -> Citation | None:
    found = ARTICLE.match(rest)
    if found is None:
        return None
    year, issue = int(found["year"]), found["issue"] or ""
    journal = Citation(rest, None, plain_title(found["journal"]), year=year, volume=found["volume"], issue=issue, is_journal=True)
    return Citation(rest, None, plain_title(found["title"]), journal, year=year)


def _book(rest: str) -> Citation | None:
    found = BOOK.match(rest)
    if found is None:
        return None
    return Citation(rest, None, plain_title(found["title"]), place=found["place"], publisher=found["publisher"], year=int(found["year"]))
