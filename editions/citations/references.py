"""Read a full citation into its parts: author, title, container, volume, place, year, pages, as CSL-JSON.

What cannot be told apart stays in `raw`; a part is left out rather than guessed.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from editions.citations import back_references as back
from editions.citations.names import Names, fold_name, read_names
from editions.citations.tokens import MONTH

QUOTES = {"»": "«", "„": "“", "“": "”", "«": "»", "‚": "‘", "‘": "’", "›": "‹", "‹": "›", '"': '"'}
PLACES = frozenset(
    fold_name(place)
    for place in ["Berlin", "Leipzig", "Wien", "Zürich", "München", "Hamburg", "Köln", "Bonn", "Stuttgart", "Göttingen", "Tübingen", "Frankfurt", "Darmstadt", "Weimar", "Wiesbaden", "Paderborn", "Bielefeld", "Freiburg", "Heidelberg", "Basel", "Bern", "Graz", "Innsbruck", "Salzburg", "Jena", "Halle", "Dresden", "Hannover", "Münster", "Mainz", "Marburg", "Düsseldorf", "Essen", "Bochum", "Konstanz", "Baden-Baden", "Würzburg", "Kiel", "Bremen", "London", "Oxford", "Cambridge", "Edinburgh", "Manchester", "Dublin", "NewYork", "Boston", "Chicago", "Princeton", "Berkeley", "Stanford", "Ithaca", "Philadelphia", "Baltimore", "Washington", "LosAngeles", "Toronto", "Paris", "Lyon", "Genève", "Lausanne", "Bruxelles", "Louvain", "Rennes", "Toulouse", "Strasbourg", "Grenoble", "Montréal", "Aix-en-Provence", "Roma", "Milano", "Torino", "Venezia", "Firenze", "Bologna", "Napoli", "Padova", "Bari", "Palermo", "Verona", "Vicenza", "Treviso", "Pisa", "Genova", "Brescia", "Rom", "Mailand", "Madrid", "Barcelona", "Sevilla", "Valencia", "Salamanca", "BuenosAires", "México", "Bogotá", "Granada", "Zaragoza", "Moskva", "Moskau", "Moscow", "Москва", "М", "Leningrad", "Ленинград", "Л", "СПб", "Petersburg", "Киев", "Kyjiv", "Kiev", "Warszawa", "Kraków", "Praha", "Prag", "Budapest", "Amsterdam", "Leiden", "DenHaag", "Utrecht", "Antwerpen", "Kopenhagen", "København", "Stockholm", "Oslo", "Helsinki", "Jerusalem", "Lisboa", "Istanbul"]
)
YEAR = r"(?:1[4-9]\d\d|20\d\d)"
IN_CONTAINER = re.compile(r"(?<![^\W_])[Ii]n:\s+|\s//\s")
IN_CONTAINER_BARE = re.compile(r"(?:(?<=[,.]\s)|(?<=[,.][”“\"»«’']\s))(?:[Ii]n|[Dd]ans|[Ee]n|[Nn]el|В)\s+(?=[A-ZÀ-ÞА-Я\[«»„“(])")
JOURNAL = re.compile(
    rf"""
    [,\s]* (?: (?:Jg|Vol|vol|Bd|Band|t|T|n\.s|a|Vyp|Vol|Jahrgang|Jhg|XX)\.?\s* )? (?P<volume>\d{{1,4}}|[IVXLC]{{1,7}})? (?:(?:[./]\s?|,?\s(?:no|n|Nr|H|Heft|issue|núm|fasc)\.?[°º]?\s?)(?P<inner>\d{{1,3}}(?:[/–-]\d+)?))? ,?\s*
    \( (?:\w+\.?\s)? (?P<year>{YEAR}) (?:[/–-]\d{{2,4}})? \) \s*
    (?: [,:\s]* (?:H|Heft|Nr|no|No|n|N|issue|numéro|núm|№|fasc)\.?[°º]?\s* (?P<issue>\d+(?:[/–-]\d+)?) (?:\s*u\.\s*Nr\.\s*\d+)? )?
    """,
    re.VERBOSE,
)
DATED = re.compile(r",\s*(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>1[4-9]\d\d|20\d\d)\s*$")
EDITED_BY = re.compile(r",\s*(?:hg\.|hrsg\.|herausgegeben|ed\.|edited|éd\.|a cura|под ред\.)\s*(?:von|v\.|by|par|di)?\s*", re.IGNORECASE)
VOLUMES = re.compile(r",\s*(?P<count>\d{1,3})\s*(?:Bde?|Bände|vols?|volumes|tt?|voll)\.?\s*(?=,|$)")
VOLUME = re.compile(r"[.,]\s*(?:Bd|Band|Vol|vol|Tome|tome|t|T)\.\s*(?P<volume>\d+(?:[.,/]\s?\d+)?|[IVXLC]+(?:,\s?\d)?)(?![\w])")


@dataclass(frozen=True, slots=True)
class Citation:
    """The parts of one citation. `container` is the part after "in:", as a citation of its own; `year` 0 when none is stated."""

    raw: str
    names: Names | None = None
    title: str = ""
    container: "Citation | None" = None
    place: str = ""
    publisher: str = ""
    year: int = 0
    volume: str = ""
    issue: str = ""
    date: tuple[int, ...] = ()
    editor: Names | None = None
    is_journal: bool = False
    author_date: bool = False

    @property
    def is_full(self) -> bool:
        """Whether it describes a work so that it can be found: a title with a year, or within a container with one."""
        contained = self.container is not None and (self.container.is_full or self.container.is_journal)
        return bool(self.title) and (bool(self.year) or contained)

    @property
    def families(self) -> tuple[str, ...]:
        return self.names.families if self.names else ()


def read_citation(text: str, *, names: Names | None = None) -> Citation:
    """The parts of `text`, a citation without its locators. `names` stand for an author named elsewhere ("ders.")."""
    body = text
    if names is None:
        names = read_names(text)
        body = text[names.end :] if names and _ends_names(text[names.end :]) else text
        names = names if body is not text or names is None else None
    author_date = re.match(rf"\s*,?\s*\(\s*(?P<year>{YEAR})[a-z]?\s*\)\s*[.,:]?\s*", body)
    year = int(author_date["year"]) if author_date else 0
    body = body[author_date.end() :] if author_date else body
    body = re.sub(r"^[\s,.:;]+", "", body)
    found = _container_start(body)
    if found is None:
        return replace(_read_book(body, names), raw=text, author_date=author_date is not None, **({"year": year} if year else {}))
    title = _title(body[: found.start()])
    container = _read_container(body[found.end() :])
    own_year = year or container.year
    return Citation(text, names, title, container, year=own_year, date=container.date, author_date=author_date is not None)


def _ends_names(rest: str) -> bool:
    return not rest.strip() or re.match(r"\s*(?:[,:.(\[]|[»„“«\"]|in[:\s]|[A-ZÀ-ÞА-Я])", rest) is not None


def _container_start(body: str) -> re.Match[str] | None:
    for pattern in (IN_CONTAINER, IN_CONTAINER_BARE):
        for found in pattern.finditer(body):
            if not _inside_quotes(body, found.start()):
                return found
    return None


def _inside_quotes(text: str, position: int) -> bool:
    opened = None
    for index in range(position):
        letter = text[index]
        if opened is None and letter in QUOTES and (index == 0 or not text[index - 1].isalnum()):
            if QUOTES[letter] in text[index + 1 :]:
                opened = QUOTES[letter]
        elif letter == opened:
            opened = None
    return opened is not None


def _read_container(text: str) -> Citation:
    same_author = back.SAME_AUTHOR.match(text.lstrip())
    if same_author:
        rest = re.sub(r"^\s*(?:\((?:Hgg?|Hrsg|eds?)\.?\))?[\s,.:;]+", "", text.lstrip()[same_author.end() :])
        return replace(_read_book(rest, None), raw=text)
    names = read_names(text)
    if names is not None and names.role == "editor":
        rest = re.sub(r"^[\s,.:;]+", "", text[names.end :])
        return replace(_read_book(rest, names), raw=text)
    journal = _read_journal(text)
    if journal is not None:
        return journal
    edited = EDITED_BY.search(text)
    if names is not None and re.match(r"\s*[,:]", text[names.end :]):
        rest = re.sub(r"^[\s,.:;]+", "", text[names.end :])
        if rest and _imprint(rest) is not None:
            return replace(_read_book(rest, names), raw=text)
        if rest and not edited:
            return replace(_read_book(rest, names), raw=text)
    if names is not None and not text[names.end :].strip(" ,.;"):
        return Citation(text, names)
    return replace(_read_book(text, None), raw=text)


def _read_journal(text: str) -> Citation | None:
    dated = DATED.search(text.rstrip(" ,.;"))
    if dated is not None:
        day, month, year = int(dated["day"]), int(dated["month"]), int(dated["year"])
        return Citation(text, None, _title(text[: dated.start()]), year=year, date=(year, month, day), is_journal=True)
    for found in JOURNAL.finditer(text):
        if not (found["volume"] or found["issue"]) and text[found.end() :].strip(" ,.;"):
            continue
        title = _title(text[: found.start()])
        if not title or (not found["volume"] and not found["issue"] and _looks_like_place(title)):
            continue
        inner = found["inner"] or ""
        return Citation(
            text, None, title, year=int(found["year"]), volume=found["volume"] or "", issue=found["issue"] or inner, is_journal=True
        )
    loose = re.search(
        rf"^(?P<title>[^,]{{3,80}}?),?\s(?P<kind>Jg\.|vol\.|Vol\.|t\.|H\.|Nr\.|no\.|n\.|№)\s*(?P<number>\d+(?:[–-]\d+)?|[IVXLC]+)\b.*?(?P<year>{YEAR})",
        text,
    )
    if loose is not None:
        part = "volume" if loose["kind"] in {"Jg.", "vol.", "Vol.", "t."} else "issue"
        return replace(Citation(text, None, _title(loose["title"]), year=int(loose["year"]), is_journal=True), **{part: loose["number"]})
    russian = re.match(
        rf"(?P<title>[^.]{{3,80}})\.\s(?P<year>{YEAR})\.\s(?:Т\.\s?(?P<volume>\d+)\.?\s?)?(?:(?:№|Вып\.)\s?(?P<issue>\d+(?:[–-]\d+)?))?",
        text,
    )
    if russian is not None:
        return Citation(
            text,
            None,
            russian["title"],
            year=int(russian["year"]),
            volume=russian["volume"] or "",
            issue=russian["issue"] or "",
            is_journal=True,
        )
    return None


def _looks_like_place(text: str) -> bool:
    return fold_name(text) in PLACES


def _read_book(body: str, names: Names | None) -> Citation:
    editor = None
    edited = EDITED_BY.search(body)
    if edited is not None:
        editor = read_names(body, edited.end())
        if editor is not None:
            body = body[: edited.start()] + body[editor.end :]
    counted = VOLUMES.search(body)
    if counted is not None:
        body = body[: counted.start()] + body[counted.end() :]
    imprint = _imprint(body)
    volume = VOLUME.search(body if imprint is None else body[: imprint.start])
    if imprint is None:
        return Citation(body, names, _title(body), editor=editor, volume=volume["volume"] if volume else "")
    if imprint.journal:
        return Citation(
            body,
            names,
            _title(body[: imprint.start]),
            _read_journal(imprint.journal),
            year=imprint.year,
            editor=editor,
        )
    title = _title(body[: imprint.start])
    return Citation(
        body, names, title, None, imprint.place, imprint.publisher, imprint.year, volume["volume"] if volume else "", editor=editor
    )


@dataclass(frozen=True, slots=True)
class _Imprint:
    start: int
    year: int
    place: str = ""
    publisher: str = ""
    journal: str = ""
    parts: tuple[str, ...] = field(default=())


EDITION = re.compile(
    r"\d{1,2}\.\s?(?:\w+\.\s)?(?:Aufl(?:age)?|Ausg|Ed|ed|éd|изд)\.?,?|\d{1,2}(?:st|nd|rd|th|e|a|ª)\s(?:rev\.\s)?(?:ed(?:ition|n)?|éd)\.?,?"
)
MONTH_WORD = re.compile(MONTH, re.IGNORECASE)
BRACKETED = re.compile(rf"\s*\(\s*(?P<inside>[^()]*?,?\s*(?P<year>{YEAR})[a-z]?)\s*\)")
PLAIN_YEAR = re.compile(
    rf"(?<![\d/–—-])(?<!\d\.)(?:(?P<edition>\d{{1,2}}\.\s?Aufl\.,?\s*)|[²³¹⁴⁵])?(?P<year>{YEAR})[a-z]?(?![\d–—/-]|\.\d)"
)


def _imprint(body: str) -> _Imprint | None:
    """Place, publisher and year; or, for an article without "in:", the journal with its volume."""
    quoted = re.match(r"\s*[»„“«‘\"'].{3,250}?[«“”»’\"'],?\s+(?P<journal>[A-ZÀ-Þ].*)$", body)
    if quoted is not None:
        journal = _read_journal(quoted["journal"])
        if journal is not None and journal.title:
            return _Imprint(quoted.start("journal"), journal.year, journal=quoted["journal"])
    article = _article_without_in(body)
    if article is not None:
        return article
    bracketed = [found for found in BRACKETED.finditer(body) if not _inside_quotes(body, found.start())]
    for found in reversed(bracketed):
        place, publisher = _place_and_publisher(re.sub(rf",?\s*{YEAR}[a-z]?\s*$", "", found["inside"]))
        if not body[found.end() :].strip(" ,.;:0123456789)") and found.start() > 3:
            return _Imprint(found.start(), int(found["year"]), place, publisher)
    for found in reversed([year for year in PLAIN_YEAR.finditer(body) if not _inside_quotes(body, year.start())]):
        tail = body[found.end() :]
        if re.match(r"\s*(?:$|[.,;)\]]|\(i\.\s?E|[\[(])", tail) is None:
            continue
        imprint = _plain_imprint(body, found)
        if imprint is not None:
            return imprint
    return None


def _article_without_in(body: str) -> _Imprint | None:
    found = re.search(
        rf",\s+(?P<journal>[A-ZÀ-Þ][^,;]{{2,80}}?,?\s(?:(?:vol|Vol|t|n|Jg|Bd)\.\s?)?[\dIVXLC]{{1,7}}[,\s/]*(?:\d{{1,3}}[,\s]*)?(?:n[°o.]*\s?\d+\s*,?\s*)?\(?(?P<year>{YEAR})\)?)\s*[,.;]?\s*\d*\s*$",
        body,
    )
    if found is None or _read_journal(found["journal"]) is None:
        return None
    return _Imprint(found.start(), int(found["year"]), journal=found["journal"])


def _plain_imprint(body: str, found: re.Match[str]) -> _Imprint | None:
    head = body[: found.start()].rstrip(" ")
    year = int(found["year"])
    cut = max(head.rfind(","), head.rfind(". "), head.rfind("? "), head.rfind("! "))
    own = head[cut + 1 :].strip() if cut >= 0 else ""
    if own and (not _may_be_place(own) or MONTH_WORD.fullmatch(own.split()[-1])):
        return None
    if own and cut > 0:  # ", Berlin 2014"
        place, publisher = _place_and_publisher(own)
        return _Imprint(cut if head[cut] == "," else cut + 1, year, place, publisher)
    if not own and cut > 0:  # ", Stuttgart, 1964" or ", Moskva, Verlag, 2006"
        parts = [part.strip() for part in re.split(r",|(?<=[^A-ZÀ-Þ])\.\s", head[:cut])]
        if len(parts) < 2:
            return _Imprint(cut, year)
        last = head[:cut].rfind(parts[-1])
        before = head[:cut].rfind(parts[-2], 0, last)
        if ":" in parts[-1] or _looks_like_place(parts[-1]) or len(parts) < 3 or len(parts[-2].split()) > 3:
            place, publisher = _place_and_publisher(parts[-1])
            return _Imprint(max(last - 1, 0), year, place, publisher)
        if _looks_like_place(parts[-2]) or len(parts[-2].split()) <= 2:
            return _Imprint(max(before - 1, 0), year, parts[-2], parts[-1])
        return _Imprint(max(last - 1, 0), year, parts[-1])
    return None


def _may_be_place(text: str) -> bool:
    """Places and publishers are written with capitals, and briefly."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    small = {
        "am",
        "an",
        "der",
        "a",
        "und",
        "u",
        "and",
        "et",
        "e",
        "y",
        "in",
        "im",
        "i",
        "of",
        "the",
        "de",
        "du",
        "bei",
        "la",
        "le",
        "del",
        "di",
    }
    return (
        0 < len(words) <= 8
        and words[0][0].isupper()
        and all(word[0].isupper() or word in small for word in words)
        and not re.search(r"[»«„“”]", text)
    )


def _place_and_publisher(text: str) -> tuple[str, str]:
    text = EDITION.sub("", text).strip(" ,.;()")
    if ":" in text:
        place, publisher = text.split(":", 1)
        return place.strip(), publisher.strip(" ,")
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if len(parts) > 1:
        return parts[0], ", ".join(parts[1:])
    return text, ""


def _title(text: str) -> str:
    title = re.sub(r"[\s,;:(\[]+$", "", text.strip())
    title = re.sub(r"(?<![A-ZÀ-Þ.])\.$", "", title).strip()
    if title[:1] in QUOTES and title.find(QUOTES[title[0]], 1) == len(title) - 1:
        title = title[1:-1]
    return title.strip(" ,;")


def to_csl(citation: Citation, pages: str = "") -> dict[str, Any]:
    """The citation as CSL-JSON; `pages` are the item's pages in its container."""
    csl: dict[str, Any] = {"type": _type(citation), "title": citation.title}
    if citation.names:
        csl["editor" if citation.names.role == "editor" else "author"] = _csl_names(citation.names)
    source = citation.container if citation.container is not None else citation
    if citation.container is not None:
        csl["container-title"] = citation.container.title
        if citation.container.names:
            csl["editor"] = _csl_names(citation.container.names)
    if source.editor:
        csl["editor"] = _csl_names(source.editor)
    for key, value in (
        ("publisher-place", source.place),
        ("publisher", source.publisher),
        ("volume", source.volume),
        ("issue", source.issue),
        ("page", pages),
    ):
        if value:
            csl[key] = value
    if citation.date:
        csl["issued"] = {"date-parts": [list(citation.date)]}
    elif citation.year or source.year:
        csl["issued"] = {"date-parts": [[citation.year or source.year]]}
    return csl


def _type(citation: Citation) -> str:
    if citation.container is None:
        return "book"
    if citation.container.is_journal:
        return "article-newspaper" if len(citation.container.date) == 3 else "article-journal"
    return "chapter"


def _csl_names(names: Names) -> list[dict[str, str]]:
    return [{"family": person.family, **({"given": person.given} if person.given else {})} for person in names.persons]
