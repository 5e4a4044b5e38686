"""Where a citation says where and when its work appeared: place, publisher and year, or a journal without "in:"."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from editions.citations.citation import YEAR, Citation, inside_quotes
from editions.citations.journals import is_abbreviation, read_journal
from editions.citations.places import EDITION, is_place, may_be_place, names_place, place_and_publisher
from editions.citations.publishers import house_before, is_house, places_before
from editions.citations.tokens import MONTH

MONTH_WORD = re.compile(MONTH, re.IGNORECASE)
BRACKETED = re.compile(
    rf"""
    \s* \( \s* (?P<inside>[^()]*?,?\s*(?P<year>{YEAR})[a-z]?) (?:[–-]\d{{2,4}})? \s*
    (?: [,;]\s (?:\d\w{{0,2}}\.?\s|first\s|rev\.\s)? (?:edn?|Aufl|impr)\b [^()]{{0,12}} )? \)
    """,
    re.VERBOSE,
)
PLAIN_YEAR = re.compile(
    rf"(?<![\d/–—-])(?<!\d\.)(?:(?P<edition>\d{{1,2}}\.\s?Aufl\.,?\s*)|[²³¹⁴⁵])?(?P<year>{YEAR})(?:[a-z]|/\d\d(?!\d))?(?![\d–—/-]|\.\d)"
)
RAISED = re.compile(rf"(?<=[^\W\d_]\s)[1-9](?={YEAR}(?:\W|$))")  # "Stuttgart 21967": the number of the edition, raised in print
RAISED_BEHIND = re.compile(r"(?<=[^\W\d_]\s(?:1[4-9]|20)\d\d)[2-9](?=\W|$)")  # "Vicenza 19842"
YEAR_BEFORE = re.compile(rf"(?<=\(){YEAR};\s(?=[A-ZÀ-Þ])")  # (1966; London, 1979)
REPRINTED = re.compile(rf"(?<=,\s)(?:rééd|réimpr|nouv\.\séd|rist|reprint|repr|Neudr|Nachdr|reimpr|reed)\.?\s(?={YEAR})")
BEHIND_YEAR = re.compile(r"\s*(?:$|[.,;)\]]|\(i\.\s?E|[\[(])")
QUOTED_ARTICLE = re.compile(r"\s*[»„“«‘\"'].{3,250}?[«“”»’\"'],?\s+(?P<journal>[A-ZÀ-Þ].*)$")
AMERICAN = re.compile(
    rf",?[”\"’']?\s+(?P<volume>\d{{1,3}})\s(?P<title>[A-Z][\w.&’' -]+?)(?:\s\d{{1,4}}(?:,\s[\d–-]+)*)?\s\((?P<year>{YEAR})\)\W*$"
)
BRITISH = re.compile(
    rf"""
    \s*[»„“«‘'"] (?P<title>.{{3,250}}?) [«“”»’'"] ,?\s+ [(\[] (?P<year>{YEAR}) [)\]] \s+
    (?: (?P<volume>\d{{1,3}}) (?: \s?[(:] (?P<issue>[\d/–-]{{1,5}}) \)? )? \s+ )? (?P<journal>[A-ZÀ-Þ][^,;()]{{2,80}}) \s*$
    """,
    re.VERBOSE,
)
SENTENCE_STOP = re.compile(r"(?<![\s.\[(][^\W\d_])(?<!\bSt)[.?!]\s")  # not the one of "Frankfurt a. M." and "St. Gallen"
# "o. O. o. J. [1922]", "n. d. [1922]": the year is stated all the same.
UNDATED = re.compile(
    rf"(?:[,.]?\s(?:o\.\s?O\.|s\.\s?l\.),?)?(?:,?\s(?:o\.\s?J\.|n\.\s?d\.|s\.\s?(?:d|a)\.),?|,)\s?"
    rf"[\[(](?:ca\.\s|um\s|vers\s)?(?P<year>{YEAR})\??[\])]"
)
UNPLACED = re.compile(rf"[,.]\s(?:o\.\s?O\.|s\.\s?l\.|n\.\s?p\.),?\s(?P<year>{YEAR})(?=\W*$)")  # ", o. O. 1922"
ACADEMIC_YEAR = re.compile(rf",\sa\.\s?a\.\s?(?P<year>{YEAR})[–/-](?:{YEAR}|\d\d)")  # of an Italian thesis
YEAR_IN_BRACKETS = re.compile(rf"(?<=[^\W\d_])\s\[(?P<year>{YEAR})\](?=\W*$)")
OF_YEARS = re.compile(
    rf"[,.]\s(?P<place>[A-ZÀ-Þ][\w./ -]{{2,40}}?)(?P<publisher>(?::|,)\s[A-ZÀ-Þ][^,:]{{1,40}})?,?\s"
    rf"(?P<year>{YEAR})[–-](?:\d\d|{YEAR})(?=$|[,.;])"
)
REPRINT = re.compile(r"\s[(\[](?:Nachdr|Neudr|ND|[Rr]epr|[Rr]éimpr|[Rr]ist)\w*\.?[^()\[\]]*[)\]]")
FIRST_PRINTED = re.compile(
    r"\s[(\[](?:EA|Erstausgabe|zuerst|erstmals|[Oo]rig\.?|ed\.\sor(?:ig)?\.|éd\.\sorig\.|first(?:\spublished)?|1a\sed\.|1st\sed\.|1\.\sAufl\.|1re\séd\.)\s[^()\[\]]*[)\]]"
)
ACRONYM_BEFORE = re.compile(r",\s(?P<house>(?![IVXLC]+$)[A-Z]{2,6})$")  # ", ESI" before a place
PERIODICAL = re.compile(
    r"(?:Revue|Rivista|Revista|Zeitschrift|Annales|Annali|Anales|Bulletin|Bollettino|Boletín|Quaderni|Cahiers|Cuadernos|Jahrbuch|Mitteilungen)"
    r"\s[^:]{3,80}$|(?:[A-ZÀ-Þ]\w+\s){1,4}(?:Review|Quarterly)$"
)
PARAGRAPH = re.compile(r"^[,\s]+(?:paras?|chs?|ss?|arts?|§+|nos?|[Nn]r|n|doc|Dok)\.?\s(?=\d)")  # "(5th edn, Quill 2016) para 3.12"
TITLE_AND_YEAR = re.compile(rf"(?P<title>[A-ZÀ-Þ][\w’']+(?:\s[\w’']+){{1,6}}),\s(?P<year>{YEAR})\W*")
LIKE_A_PLACE = re.compile(r"[A-ZÀ-Þ][\w’'-]+\s(?:di|del|de|della|am|an\sder|sur|upon|on)\s[A-ZÀ-Þ][\w’'-]+")  # Casale di Sopra
EDITED = re.compile(r"\beds?\.?,?$")  # (M. Fox ed., 1999)
THESIS = re.compile(r"(?:PhD|Ph\.\s?D\.|D\.\s?Phil\.|M\.?\s?A\.?|Unpublished|unpublished|Diss\.|Habil\.|thèse|tesi)\b")
JOURNALS = (
    re.compile(
        rf",\s+(?P<journal>«[^»]{{2,80}}»,?\s[^«»]*\(?{YEAR}\)?(?:,\s(?:(?:n|no|fasc)\.\s?)?(?:\d{{1,3}}|[IVX]+)(?:[-–/](?:\d{{1,3}}|[IVX]+))?(?:\ssem\.)?)?)\W*$"
    ),  # «Rivista», 12 (1999), n. 3
    re.compile(rf",\s+(?P<journal>[A-ZÀ-Þ][^,;]{{1,80}}?\s\d{{1,3}}/{YEAR}/\d{{1,3}})\W*$"),  # Blätter 2/1993/1
    re.compile(rf",\s+(?P<journal>\S+\s{YEAR}/\d{{2,4}})\W*$"),  # ZfM 2010/2011
    re.compile(rf",\s+(?P<journal>[A-ZÀ-Þ][^,;]{{2,80}}?,?\s{YEAR}/[1-9])\W*$"),  # Revue du quai, 2001/3
    re.compile(
        rf"""
        ,\s+ (?P<journal> [A-ZÀ-Þ][^,;]{{2,80}}? ,?\s (?:(?:[Vv]ol|t|n|núm|Jg|Bd)\.\s?|n[°º]\s?)? [\dIVXLC]{{1,7}}
              [,\s/]* (?:\d{{1,3}}[,\s]*)? (?:n[°o.]*\s?\d+\s*,?\s*)? \(?{YEAR}\)?(?:,\s\d{{1,2}}[/–-]\d{{1,2}})? ) \s*[,.;]?\s*\d*\s*$
        """,
        re.VERBOSE,
    ),
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands behind the title, which ends at `start`: place, publisher and year, or a journal."""

    start: int
    year: int
    place: str = ""
    publisher: str = ""
    journal: Citation | None = None


def read_imprint(body: str) -> Imprint | None:
    """The imprint of a citation without its author, or None when it states no year."""
    if re.search(YEAR, YEAR_IN_BRACKETS.sub("", body)) is None:  # "Il porto [1932]"
        body = YEAR_IN_BRACKETS.sub(lambda found: f", {found['year']}".ljust(len(found.group())), body)
    british = _british(body)
    if british is not None:
        return british
    unplaced = UNPLACED.search(body)
    if unplaced is not None:
        return Imprint(unplaced.start(), int(unplaced["year"]))
    body = RAISED_BEHIND.sub(" ", RAISED.sub(" ", body))
    for left_out in (REPRINT, YEAR_BEFORE, REPRINTED):
        body = left_out.sub(lambda found: " " * len(found.group()), body)
    if re.search(YEAR, FIRST_PRINTED.sub("", body)):
        body = FIRST_PRINTED.sub(lambda found: " " * len(found.group()), body)
    body = ACADEMIC_YEAR.sub(lambda found: f", {found['year']}".ljust(len(found.group())), body)
    body = UNDATED.sub(lambda found: f", {found['year']}".ljust(len(found.group())), body)
    forms: tuple[Callable[[str], Imprint | None], ...] = (_quoted_article, _american, _article, _bracketed, _plain, _of_years)
    return next((imprint for form in forms if (imprint := form(body)) is not None), None)


def _british(body: str) -> Imprint | None:
    """ "'Title' (1984) 22 Law and Lore" """
    found = BRITISH.match(body)
    if found is None:
        return None
    year, title = int(found["year"]), found["journal"].strip()
    journal = Citation(found["journal"], None, title, year=year, volume=found["volume"] or "", issue=found["issue"] or "", is_journal=True)
    return Imprint(found.end("title") + 1, year, journal=journal)


def _quoted_article(body: str) -> Imprint | None:
    """ "»Title«, Journal 12 (1999)" """
    found = QUOTED_ARTICLE.match(body)
    if found is None:
        return None
    alone = TITLE_AND_YEAR.fullmatch(found["journal"])
    if alone is not None and not (names_place(alone["title"]) or is_house(alone["title"])):  # « Titre », Provence du quai, 1988
        return _periodical(alone["title"], found.start("journal"), int(alone["year"]))
    return _journal(found)


def _american(body: str) -> Imprint | None:
    """ "Title, 12 J. Inv. L. 34 (1999)" """
    found = AMERICAN.search(body)
    if found is None:
        return None
    year = int(found["year"])
    return Imprint(
        found.start(), year, journal=Citation(found.group(), None, found["title"], year=year, volume=found["volume"], is_journal=True)
    )


def _article(body: str) -> Imprint | None:
    for pattern in JOURNALS:
        found = pattern.search(body)
        if found is not None and (imprint := _journal(found)) is not None:
            return imprint
    return None


def _journal(found: re.Match[str]) -> Imprint | None:
    journal = read_journal(found["journal"])
    return Imprint(found.start("journal"), journal.year, journal=journal) if journal is not None and journal.title else None


def _bracketed(body: str) -> Imprint | None:
    """ "Title (Cambridge: Press, 1999)" """
    for found in reversed([found for found in BRACKETED.finditer(body) if not inside_quotes(body, found.start())]):
        if found.start() > 3 and not PARAGRAPH.sub("", body[found.end() :]).strip(" ,.;:0123456789)"):
            inside = re.sub(rf",?\s*{YEAR}[a-z]?\s*$", "", found["inside"])
            place, publisher = ("", "") if THESIS.match(inside) or EDITED.search(inside) else _place_and_house(inside)
            if EDITION.match(inside) and not publisher and not names_place(place):  # (2nd edn, Hart 2012)
                place, publisher = "", place
            imprint = Imprint(found.start(), int(found["year"]), place, publisher)
            return imprint if inside else _before_brackets(body, imprint)
    return None


def _before_brackets(body: str, imprint: Imprint) -> Imprint:
    """The imprint whose place stands before the bracket of its year: "Title, Berlin (1979)"."""
    cut = body.rfind(",", 0, imprint.start)
    place = body[cut + 1 : imprint.start].strip()
    return _with_house(body, replace(imprint, start=cut, place=place)) if cut > 0 and names_place(place) else imprint


def _plain(body: str) -> Imprint | None:
    """The last year that has a place, or a comma, before it."""
    for found in reversed([year for year in PLAIN_YEAR.finditer(body) if not inside_quotes(body, year.start())]):
        if BEHIND_YEAR.match(body[found.end() :]) and (imprint := _before_year(body[: found.start()].rstrip(" "), int(found["year"]))):
            return imprint
    return None


def _of_years(body: str) -> Imprint | None:
    """ ", Berlin 1970–1982": volumes that appeared over years, at a known place."""
    stops = (OF_YEARS.match(body, stop.start()) for stop in re.finditer(r"[,.]\s(?=[A-ZÀ-Þ])", body))
    found = next((found for found in stops if found is not None and names_place(found["place"])), None)
    if found is None:
        return None
    return Imprint(found.start(), int(found["year"]), found["place"], (found["publisher"] or "").strip(" ,:"))


def _before_year(head: str, year: int) -> Imprint | None:
    stops = [found.start() for found in SENTENCE_STOP.finditer(head)]
    cut = max([head.rfind(","), *stops[-1:]])
    own = head[cut + 1 :].strip() if cut >= 0 else ""
    if own and is_abbreviation(own):  # ", ZfM 2010"
        return Imprint(cut + 1, year, journal=Citation(own, None, own, year=year, is_journal=True))
    if cut <= 0 or (own and (not may_be_place(own) or MONTH_WORD.fullmatch(own.split()[-1]))):
        return None
    if PERIODICAL.match(own):
        return _periodical(own, cut + 1, year)
    if own and is_house(own) and not names_place(own):  # ", Roma, Laterza 1990"
        parts = head[:cut].rpartition(",")
        place = parts[2].strip()
        return Imprint(len(parts[0]), year, place, own) if parts[1] and names_place(place) else Imprint(cut, year, "", own)
    if own:  # ", Berlin 2014"
        place, publisher = _place_and_house(own)
        return _with_house(head, Imprint(cut if head[cut] == "," else cut + 1, year, place, publisher))
    return _parts_before_year(head[:cut], year)


def _periodical(title: str, start: int, year: int) -> Imprint:
    """ "Title, Revue du Nord, 1954": a journal without a volume."""
    return Imprint(start, year, journal=Citation(title, None, title, year=year, is_journal=True))


def _place_and_house(text: str) -> tuple[str, str]:
    """Place and publisher; a known house alone is the publisher: ", Fayard, 2002"."""
    place, publisher = place_and_publisher(text)
    return ("", place) if not publisher and is_house(place) and not names_place(place) else (place, publisher)


def _with_house(head: str, imprint: Imprint, *, alone: bool = False) -> Imprint:
    """The imprint with the publisher, or the first place, that stands before its place: "Title, Einaudi, Torino 1992"."""
    title = head[: imprint.start]
    house = house_before(title, imprint.place, alone=alone) if not imprint.publisher else None
    if house is not None:
        return replace(imprint, start=house[0], publisher=house[1])
    if "," not in imprint.place and (acronym := ACRONYM_BEFORE.search(title)) and names_place(imprint.place) and not imprint.publisher:
        return replace(imprint, start=acronym.start(), publisher=acronym["house"])
    city = title.rfind(",")
    if city > 0 and not imprint.publisher and not names_place(imprint.place) and is_place(title[city + 1 :].strip(" .")):
        return replace(imprint, start=city, place=title[city + 1 :].strip(), publisher=imprint.place)  # ", Venezia, Quill 1990"
    first = places_before(title, imprint.place)
    return replace(imprint, start=first[0], place=f"{first[1]}, {imprint.place}") if first else imprint


def _parts_before_year(head: str, year: int) -> Imprint:
    """ ", Stuttgart, 1964" or ", Moskva, Press, 2006" """
    parts = [part.strip() for part in re.split(r",|(?<=[^A-ZÀ-Þ])(?<!\b[ÉE]d)(?<!\bImpr)(?<!\b[tT]ip)\.\s", head)]
    if len(parts) < 2:
        return Imprint(len(head), year)
    last = head.rfind(parts[-1])
    if PERIODICAL.match(parts[-1]) and not names_place(parts[-2]):
        return _periodical(parts[-1], last, year)
    if ":" in parts[-1] or names_place(parts[-1]) or len(parts) < 3 or (len(parts[-2].split()) > 3 and not names_place(parts[-2])):
        place, publisher = _place_and_house(parts[-1])
        start = head.rfind(",", 0, last) if head[:last].rstrip()[-1:] == "," else max(last - 1, 0)
        return _with_house(head, Imprint(start, year, place, publisher), alone=True)
    short = len(parts[-2].split()) <= 2 and not parts[-2][:1].islower()
    if names_place(parts[-2]) or short or LIKE_A_PLACE.fullmatch(parts[-2]):
        return Imprint(max(head.rfind(parts[-2], 0, last) - 1, 0), year, parts[-2], parts[-1])
    place, publisher = _place_and_house(parts[-1])
    return Imprint(max(last - 1, 0), year, place, publisher)
