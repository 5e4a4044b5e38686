"""Read entries of lists of works, where the family name comes first: "Hale, A. (1998). Tides. Quay Studies, 12(3), 123–145."

    entry     = persons [ role ] ( year | "(" year ")" ) title rest          author and year in front
              | persons "." title rest year                                  the year behind
    persons   = family "," given { separator person }
    rest      = [ edition ] place ":" publisher | journal volume [ "(" issue ")" ] | "In" container

Pages are taken out before: they are read by the grammar of locators.
"""

import re
from dataclasses import replace

from editions.citations.citation import YEAR, Citation, plain_title
from editions.citations.journals import read_journal
from editions.citations.names import NOT_NAMES, Names, Person, read_names
from editions.citations.places import names_place, without_others

PAGES = re.compile(rf"[,:]?\s*\(?(?:S\.|pp?\.)?\s?\b(?!{YEAR}\s?[–-]\s?{YEAR})\d+\s?[–-]\s?\d+\)?")
ADDRESS = re.compile(r"[\s.]*(?:(?:URL|DOI|doi)[:\s]\s*\S+|https?://\S+).*$", re.DOTALL)
ROLE = r"(?:[(\[]?\s?\b(?P<role>Hgg?|Hrsgg?|[Ee]ds?|[Éé]ds?|dirs?)\b\.?\s?[)\]]?)?"
YEAR_IN_FRONT = re.compile(
    rf"""
    (?P<persons>[^\W\d_][^\d()«»„“”"]{{3,150}}?) [\s.,]* {ROLE} [\s.,]*
    \(?\s?(?P<year>{YEAR})(?P<letter>[a-z])?(?P<day>,\s[^(),]{{3,20}}(?=\)))?\)? (?:\s?\[\d{{4}}\])? \s?[.,:;]?\s+
    (?P<rest>(?!(?:ed?|et|und|u|mit|and|con|with|avec|y|nota|note|Anm)\b)[^\W\d_].*|[«»„“”"'‘].*|\d+(?:st|nd|rd|th)?\s.*)$
    """,
    re.VERBOSE | re.DOTALL,
)
NAME = r"""[^\d():,«»„“”"]"""
YEAR_BEHIND = re.compile(
    rf"""
    (?P<persons> [^\W\d_][\w’'-]+,\s[A-ZÀ-Þ]{NAME}{{1,60}}?
      (?: (?:,\s[A-ZÀ-Þ]{NAME}{{2,40}}){{0,5}} ,\s(?:and|und|et|&)\s[A-ZÀ-Þ]{NAME}{{2,40}}? )? )
    (?:,\s(?P<role>eds?))? \.\s+
    (?P<rest>[A-ZÀ-Þ«»„“”"'‘].*\b(?P<year>{YEAR})\b.*)$
    """,
    re.VERBOSE | re.DOTALL,
)
INVERTED = re.compile(r"[^\W\d_][\w’' -]{0,40},\s*[A-ZÀ-Þ]")
BETWEEN = re.compile(r"\s*(?:;|/|,?\s*&|,?\s(?:und|u\.|and|et|e|y)\s)\s*")
AND_OTHERS = re.compile(r"[,\s]*(?:et\.?\sal\.?|u\.\s?a\.?|and others|und andere)\s*$")
INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]?)+$")
QUOTED = re.compile(r"[«»„“”\"'‘](?P<title>.{3,300}?)[.,?!]?[«»“”\"'’][.,]?\s+(?P<rest>.+)$", re.DOTALL)
TITLE_ENDS = re.compile(
    r"""
    (?:(?<=[^\W\d_]{3})|(?<=[\d)\]])) (?P<stop>[.?!]) \s+ (?!Aufl)(?=[^\W_a-zß-ÿ]|\d{1,2}\.\s?\w*\.?\s?Aufl)
    | ,?\s+(?=[Ii]n:\s) | ,\s+(?=[Ii]n\s+[A-ZÀ-Þ])
    """,
    re.VERBOSE,
)
EDITION = re.compile(
    r"[\s,.(]*\d{1,2}(?:\.|st|nd|rd|th|e)[\s,]*(?:\w+\.?,?\s){0,3}(?:Aufl(?:age)?|ed(?:ition|n)?|éd)\b\.?\)?[\s,.]*", re.IGNORECASE
)
IMPRINT = re.compile(
    r"(?P<place>[A-ZÀ-ÞА-Я](?:(?![a-zß-ÿ]{3}\.\s)[\w’'.;/ -]){0,40}?)(?:,\s[A-Z][\w. ]{1,20})?\s?:\s"
    r"(?P<publisher>[^:.]{2,80}?)(?:,\s(?:1[4-9]|20)\d\d)?[\s.,]*$"
)
PUBLISHER_FIRST = re.compile(r"(?P<publisher>[A-ZÀ-Þ][^,.:]{2,50}),\s(?P<place>[A-ZÀ-Þ][^,.:]{1,30})$")
TITLE_THEN_PUBLISHER = re.compile(rf"(?P<title>.{{5,300}}?),\s{PUBLISHER_FIRST.pattern[:-1]}[\s.]*$", re.DOTALL)
TITLE_THEN_PLACE = re.compile(
    r"(?P<title>.{5,300}?),\s(?P<place>[A-ZÀ-Þ][\w’'./ -]{1,40}):\s(?P<publisher>[A-ZÀ-Þ][^:.,]{1,60})[\s.]*$", re.DOTALL
)
IN = re.compile(r"[Ii]n:?\s+")
ARTICLE = re.compile(
    r"""
    (?P<journal>[^\W\d_][^:]{1,100}?) [\s,.]+
    (?: (?:[Vv]ol|Bd|[Jj]g|t|no)\.?\s? )? (?P<volume>\d{1,4}) (?: \.\s?Jg\.?[\s,]* )?
    (?: \s?\((?P<bracketed>\d[\d/–-]{0,6})\) | [.,/:]\s?(?:(?:[Nn]o|[Nn]r|H|Heft|iss|issue|n)\.?[°º]?\s?)?(?P<worded>\d[\d/–-]{0,6}) )?
    (?: \s?\((?:\w+\s)?(?:1[4-9]|20)\d\d\) | ,\s(?:1[4-9]|20)\d\d )? [\s,.:;]*$
    """,
    re.VERBOSE,
)
EDITOR_BEFORE = re.compile(r"(?P<names>.{3,80}?)\s?[(\[](?:Hgg?|Hrsgg?|[Ee]ds?|dirs?)\.?[)\]]\s?[.,:]?\s+(?P<rest>.+)$", re.DOTALL)
EDITOR_BEHIND = re.compile(
    r"(?P<title>.+?)[.,]\s(?:edited\sby|[Ee]d(?:s)?\.(?:\sby)?|hg\.\sv(?:on|\.)|hrsg\.\sv(?:on|\.)|Hg\.)\s(?P<names>(?:[A-ZÀ-Þ]\.[\s-]?)*[A-ZÀ-Þ](?:[^.,:(]|(?<=\s[A-ZÀ-Þ])\.){2,60})[.,]?\s*(?P<rest>.*)$",
    re.DOTALL,
)
LEFT_OVER = re.compile(r"\s*\(\s*(?:[Vv]ols?\.?\s\d+[\s,]*)?[\s,.]*\)|[\s,:]+(?=[.,;]|$)")


def says_where(entry: Citation) -> bool:
    """Whether it says where the work appeared; a short title does not."""
    inside = entry.container
    return bool(entry.place) or (inside is not None and bool(inside.title) and bool(inside.is_journal or inside.place or inside.names))


def read_author_date(text: str) -> Citation | None:
    """The parts of an entry without its pages, or None when the text does not begin with a family name and a given name."""
    if not INVERTED.match(text):
        return None
    text = ADDRESS.sub("", text)
    found = YEAR_IN_FRONT.match(text) or YEAR_BEHIND.match(text)
    if found is None:
        return None
    is_editor = bool(found.groupdict().get("role"))
    names = read_persons(found["persons"], role="editor" if is_editor else "author")
    if names is None:
        return None
    work = read_rest(LEFT_OVER.sub("", found["rest"]).strip(" ,;"))
    if work is None:
        return None
    if found.groupdict().get("day") and work.container is None and work.place and not work.publisher:  # (1999, March 12)
        work = replace(work, place="", container=Citation(work.raw, None, work.place, is_journal=True))
    year, letter = int(found["year"]), found.groupdict().get("letter") or ""
    container = replace(work.container, year=year) if work.container is not None else None
    return replace(work, raw=text, names=names, year=year, letter=letter, container=container, author_date=True)


def read_persons(text: str, *, role: str = "author") -> Names | None:
    """ "Hale, A., & Fox, M.", "Lindner, Ester/Hartung, Emil", "Hale, Anne, and Mary Fox"; None where a part is no name."""
    others = AND_OTHERS.search(text)
    persons: list[Person] = []
    for chunk in BETWEEN.split(text[: others.start()] if others else text):
        parts = [part.strip() for part in chunk.strip(" .,").split(",") if part.strip()]
        if not parts or any(len(part.split()) > 5 or not part[0].isalpha() for part in parts):
            return None
        paired = _paired(parts)
        if not paired:
            return None
        persons += paired
    if not all(person.family.split()[-1][:1].isupper() for person in persons):
        return None
    if any(" " in person.given and person.given.split()[0].casefold() in NOT_NAMES for person in persons):
        return None  # "Amsel, Der Schreiber": a short title
    return Names(tuple(persons), 0, role, others is not None)


def _paired(parts: list[str]) -> list[Person]:
    if len(parts) == 1:
        given, _, family = parts[0].rpartition(" ")
        return [Person(family, given)] if given else []
    if len(parts) > 2 and all(" " in part for part in parts[2:]) and not any(INITIALS.match(f"{part}.") for part in parts[2:]):
        return _paired(parts[:2]) + [person for part in parts[2:] for person in _paired([part])]  # Hale, Anne, Mary Fox
    pairs = zip(parts[::2], [*parts[1::2], ""], strict=False)
    return [Person(family, f"{given}." if INITIALS.match(f"{given}.") else given) for family, given in pairs]


def read_rest(rest: str) -> Citation | None:
    """The title of an entry and what stands behind it."""
    quoted = QUOTED.match(rest)
    if quoted is not None:
        return _placed(plain_title(quoted["title"]), quoted["rest"])
    stop = next((found for found in TITLE_ENDS.finditer(rest) if not _is_in_brackets(rest, found.start())), None)
    if stop is None:
        rest = EDITION.sub(", ", rest)
        behind = _publisher_first(TITLE_THEN_PUBLISHER.match(rest)) or _publisher_first(TITLE_THEN_PLACE.match(rest))
        if behind is not None:
            return Citation(rest, None, plain_title(behind["title"]), place=behind["place"], publisher=behind["publisher"])
        imprint = IMPRINT.match(rest)
        return None if imprint else Citation(rest, None, plain_title(rest))
    work = _divided(rest, stop)
    if stop["stop"] in ("?", "!") and not says_where(work):  # "A margin? The fens. London: Quill"
        later = next((found for found in TITLE_ENDS.finditer(rest, stop.end()) if not _is_in_brackets(rest, found.start())), None)
        return _divided(rest, later) if later is not None else work
    return work


def _divided(rest: str, stop: re.Match[str]) -> Citation:
    """The work whose title ends at the stop."""
    title = rest[: stop.start()] + (stop["stop"] if stop["stop"] in ("?", "!") else "")
    return _placed(plain_title(EDITION.sub("", title)), rest[stop.end() :])


def _is_in_brackets(text: str, position: int) -> bool:
    return text.count("(", 0, position) > text.count(")", 0, position)


def _placed(title: str, tail: str) -> Citation:
    """The work of this title, in what stands behind it."""
    tail = EDITION.sub("", tail, count=1) if EDITION.match(tail) else tail
    inside = IN.match(tail)
    if inside is not None:
        return Citation(tail, None, title, _container(tail[inside.end() :].strip()))
    volume = EDITOR_BEHIND.match(tail)
    if volume is not None:
        return Citation(tail, None, title, _container(tail))
    article = ARTICLE.match(tail)
    if article is not None:
        return Citation(tail, None, title, _journal(article))
    place, publisher = _imprint(tail)
    return Citation(tail, None, title, place=place, publisher=publisher)


def _imprint(text: str) -> tuple[str, str]:
    text = text.strip(" .,")
    found = IMPRINT.match(text) or _publisher_first(PUBLISHER_FIRST.match(text))
    if found is not None:
        return without_others(found["place"]), found["publisher"].strip(" .,")
    place = re.sub(rf"[\s,]*{YEAR}$", "", text)
    return (place, "") if len(place.split()) <= 4 and place[:1].isupper() and not re.search(r"[:\d]", place) else ("", "")


def _publisher_first(found: re.Match[str] | None) -> re.Match[str] | None:
    """ "Quay Press, London": only where the place is known as one."""
    return found if found is not None and names_place(found["place"]) else None


def _journal(found: re.Match[str]) -> Citation:
    issue = found["bracketed"] or found["worded"] or ""
    return Citation(found.string, None, plain_title(found["journal"]), volume=found["volume"], issue=issue, is_journal=True)


def _container(text: str) -> Citation:
    before, behind = EDITOR_BEFORE.match(text), EDITOR_BEHIND.match(text)
    if before is not None and not re.search(r"\d", before["names"]):
        names = read_persons(before["names"], role="editor") or read_names(before["names"])
        return replace(_volume(before["rest"]), names=replace(names, role="editor") if names else None)
    if behind is not None:
        place, publisher = _imprint(behind["rest"])
        return Citation(text, read_persons(behind["names"], role="editor"), plain_title(behind["title"]), place=place, publisher=publisher)
    article = ARTICLE.match(text)
    journal = _journal(article) if article is not None else read_journal(text)
    return journal or _volume(text)


def _volume(text: str) -> Citation:
    """The title, place and publisher of a volume: "Küste und Land. Köln: Feder", "Küste und Land, Köln"."""
    stop = next((found for found in re.finditer(r"(?:(?<=[^\W\d_]{3})|(?<=[\d)]))[.?!]\s+(?=[A-ZÀ-Þ])", text)), None)
    comma = text.rfind(", ")
    if stop is not None:
        place, publisher = _imprint(text[stop.end() :])
        return Citation(text, None, plain_title(EDITION.sub("", text[: stop.start()])), place=place, publisher=publisher)
    place, publisher = _imprint(text[comma + 2 :]) if comma > 0 else ("", "")
    return Citation(text, None, plain_title(text[:comma] if place else text), place=place, publisher=publisher)
