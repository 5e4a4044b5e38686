"""Read a full citation into its parts: author, title, container, volume, place, year.

What cannot be told apart stays in `raw`; a part is left out rather than guessed.
"""

import re
from dataclasses import replace

from editions.citations import back_references as back
from editions.citations.bodies import read_body
from editions.citations.citation import YEAR, Citation, inside_quotes, plain_title
from editions.citations.imprints import read_imprint
from editions.citations.journals import read_journal
from editions.citations.names import Names, Person, read_names
from editions.citations.places import names_place, without_others
from editions.citations.russian import read_russian

IN_CONTAINER = re.compile(r"(?<![^\W_])[Ii]n\s?:\s+|\s//\s")
IN_CONTAINER_BARE = re.compile(r"(?:(?<=[,.?!]\s)|(?<=[,.][”“\"»«’']\s))(?:[Ii]n|[Dd]ans|[Ee]n|[Nn]el|В)\s+(?=[A-ZÀ-ÞА-Я\[«»„“(])")
IN_BEHIND_QUOTES = re.compile(r"^\s*['‘“\"«»„][^'’”\"«»“]{3,200}['’”\"»«“](?P<in>\s+in\s+)(?=[A-Z])")
VARIOUS = re.compile(r"^\s*(?:A[Aa]\.?\s?V[Vv]\.?|Autori\svari),\s")  # autori vari
VOLUME_NEXT = re.compile(r",\s(?:(?:Band|Jahrgang|[Tt]om[oe]|(?:Bd|[Vv]ol|Jg|t)\.)\s?[\dIVX]|[IVX]+(?=,))")
ELIDED_ARTICLE = re.compile(r"\s*L['’][A-ZÀ-Þ]")  # "in L'État": a title
SERIES = re.compile(rf",\s*(?:coll(?:ection|\.)\s*«[^»]+»|«[^»]+»(?=,\s{YEAR}))")
EX_PARTE = r"(?:,?\s[Ee]x\sp(?:arte|\.)\s[A-Z][\w.&’' -]+?)?"
CASE = re.compile(rf"\s*(?P<title>[A-Z][\w.&’' -]+\sv\.?\s[A-Z][\w.&’' -]+?{EX_PARTE}),?\s[\[(](?P<year>{YEAR})[\])]\s*")
VOLUME_AND_ISSUE = r",?\s(?:Jg\.\s?|[Vv]ol\.\s?|Bd\.\s?)?(?P<volume>\d{1,4})(?:\s?\((?P<issue>\d[\d/–-]*)\))?"
EDITED_BY = re.compile(
    r"(?:[,.]|\s/)\s*(?:hg\.|hrsg\.|herausgegeben|herausgeg\.|bearb\.|bearbeitet|(?:ed\.\s(?:crit(?:ica|\.)\s)?)?a\s(?:cura|c\.)|(?:présent|publi)ée?(?=\spar\s)|eds?\.|edited|сост\.|отв\.\sред\."
    r"|dir(?:\.|ett[oa]|igid[oa]|igée?)(?=\s(?:da|di|por|par)\s)|sous\sla\sdir(?:ection|\.)(?=\sde\s)|coord(?:\.|inado)(?=\spor\s)"
    r"|(?:trans(?:l?\.|lated)|übers\.|trad\.)\s(?:and|und|u\.|et|e)\s(?:eds?\.|edited|hg\.|hrsg\.|éd\.|cur\.)|éd\.|под\s(?:общ\.\s|науч\.\s)?ред\.)\s*"
    r"(?:(?:und|u\.|and|et|e|&)\s(?:\w+\.|\w+(?:t|ted)\b)\s)?(?:(?:von|v\.|by|par|por|di|da|de)(?!\w))?\s*",
    re.IGNORECASE,
)
INTRODUCED = re.compile(
    r",\s(?:con\s|avec\s(?:une\s)?|with\s(?:an?\s)?|mit\s(?:einer\s|einem\s|e\.\s))?"
    r"(?:intr(?:od(?:uzione|uction|ucción)?)?\.?|Einl(?:eitung)?\.?|Vorw(?:ort)?\.?|pr[ée]f(?:azione|ace)?\.?|pr[eé]senta(?:zione|tion)|postfazione|prólogo|foreword|postface)"
    r"\s(?:di|de|d['’]|by|von|v\.)\s?(?:[A-ZÀ-Þ][\w’'.-]*\s?){1,4}(?=,|\s\()"
)
VOLUMES = re.compile(
    r"[.,]\s*(?:(?P<count>\d{1,3})\s*(?:Bde?|Bände|vols?|volumes|tt?|voll)|voll\.\s\d{1,2})\b\.?\s*(?=[,(]|$|(?<=\.\s)[A-Z])"
)
CATALOGUE = re.compile(r"\s\((?:Ausst(?:ellungs)?[.-]{1,2}\s?[Kk]at|[Ee]xh\.?\s[Cc]at|[Cc]at\.\s[Ee]xp)[^()]*\)")  # of an exhibition
NUMBERED_SERIES = re.compile(r"\s?\(=\s?[^()]*\)|\s\([A-ZÀ-Þ][^()\d]{2,60}\s[^()\d]{2,60}[\s,]\d{1,3}\)(?=,\s)")
CORPORATE = re.compile(r"\s*(?P<body>[A-ZÀ-Þ][^,.:;()\[\]»«„“]{4,90})\s\((?:Hgg?|Hrsgg?|[Ee]ds?|[ÉEée]ds?|dirs?)\.?\)\s*[,:]\s")
WITH_OTHERS = re.compile(r"\s?(?:/|&|(?:und|u\.|and|et|e)\s)\s?(?=[A-ZÀ-Þ])")
ENTRY_WORD = re.compile(r"^(?:voce|[Aa]rt\.|Artikel|s\.\s?v\.)\s(?=[»„“”\"«‘'A-ZÀ-Þ])")  # of a dictionary
VOLUME_BEHIND_YEAR = re.compile(rf"{YEAR},\s(?:[Tt]om[eo]|Band|(?:Bd|[Vv]ol|t)\.)\s(?P<volume>\d+|[IVXLC]+)\W*$")
VOLUME_BEHIND_TITLE = re.compile(r"(?<=[^\W\d_]{3}),\s(?P<volume>[IVX]{1,5}|\d{1,2}(?:[/.][IVX\d]{1,3})?)$")
VOLUME = re.compile(r"[.,]\s*(?:Band|[Tt]om[eo]|(?:Bd|Vol|vol|t|T)\.)\s*(?P<volume>\d+(?:[.,/]\s?\d+)?|[IVXLC]+(?:,\s?\d)?|[ivx]+)(?![\w])")


def read_citation(text: str, *, names: Names | None = None) -> Citation:
    """The parts of `text`, a citation without its locators. `names` stand for an author named elsewhere ("ders.")."""
    case = CASE.match(text)
    if case is not None and names is None:
        reporter = Citation(text[case.end() :], None, plain_title(text[case.end() :]), year=int(case["year"]), is_journal=True)
        return Citation(text, None, case["title"], reporter, year=int(case["year"]))
    russian = read_russian(text) if names is None else None
    if russian is not None:
        return russian
    body = text = VARIOUS.sub("", text) if names is None else text
    if names is None:
        names = (read_body(text) or read_names(text)) if not ENTRY_WORD.match(text) else None
        if names is not None and not _ends_names(text[names.end :]):
            names = None
        if names is None and (corporate := CORPORATE.match(text)):
            names = Names((Person(corporate["body"]),), corporate.end(), "editor")
        body = text[names.end :] if names is not None else text
    author_date = re.match(rf"\s*,?\s*\(\s*(?P<year>{YEAR})(?P<letter>[a-z])?\s*\)\s*[.,:]?\s*", body)
    letter = (author_date["letter"] or "") if author_date else ""
    year = int(author_date["year"]) if author_date else 0
    body = re.sub(r"^[\s,.:;]+", "", body[author_date.end() :] if author_date else body)
    if names is not None and re.fullmatch(rf"{YEAR}[a-z]?\W*", body):  # "Fink 2001a: 34"
        return Citation(text, names, year=int(body[:4]), letter=body[4:].strip(" .,:"), author_date=True)
    found = _container_start(body)
    if found is None:
        book = _read_book(body, names)
        if author_date is not None and not book.year:
            book = _behind_author_date(book)
        return replace(book, raw=text, author_date=author_date is not None, year=year or book.year, letter=letter)
    container = _with_volume_behind(_read_container(body[found.end() :]), body[found.end() :])
    numbered = re.fullmatch("(?P<journal>.+?)" + VOLUME_AND_ISSUE, container.title)
    if author_date is not None and numbered is not None and container.names is None and not container.year:
        container = Citation(
            container.raw, None, numbered["journal"], volume=numbered["volume"], issue=numbered["issue"] or "", is_journal=True
        )
    title = plain_title(ENTRY_WORD.sub("", body[: found.start()]))
    return Citation(
        text, names, title, container, year=year or container.year, letter=letter, date=container.date, author_date=author_date is not None
    )


def _behind_author_date(book: Citation) -> Citation:
    """ "Amsel (1901): Title. Place: Publisher" and "Amsel (1901). Title. Journal 4 (2)": the year stands in front."""
    printed = re.fullmatch(r"(?P<title>.+?)[.?!]\s(?P<place>[A-ZÀ-ÞА-Я][\w ./&-]{1,40}):\s(?P<publisher>[^:]{2,80})", book.title)
    if printed is not None:
        return replace(book, title=plain_title(printed["title"]), place=without_others(printed["place"]), publisher=printed["publisher"])
    listed = re.fullmatch(r"(?P<title>.{3,}?),\s(?P<place>[A-ZÀ-Þ][^,:.]{1,40}),\s(?P<publisher>[A-ZÀ-Þ][^,:]{1,60})", book.title)
    if listed is not None and names_place(listed["place"]):
        return replace(book, title=plain_title(listed["title"]), place=listed["place"], publisher=listed["publisher"])
    article = re.fullmatch(r"(?P<title>.+?)[.?!,]\s(?P<journal>[A-ZÀ-ÞА-Я][^.,]{2,80}?)" + VOLUME_AND_ISSUE, book.title)
    if article is not None:
        journal = Citation(book.raw, None, article["journal"], volume=article["volume"], issue=article["issue"] or "", is_journal=True)
        return replace(book, title=plain_title(article["title"]), container=journal)
    return book


def _ends_names(rest: str) -> bool:
    return not rest.strip() or re.match(rf"\s*(?:{YEAR}|[,:.(\[]|[»„“«\"]|in[:\s]|[A-ZÀ-ÞА-Я])", rest) is not None


def _container_start(body: str) -> re.Match[str] | None:
    for pattern in (IN_CONTAINER, IN_CONTAINER_BARE):
        for found in pattern.finditer(body):
            if not inside_quotes(body, found.start()):
                return found
    quoted = IN_BEHIND_QUOTES.match(body)
    return quoted if quoted is None else re.compile(r"\s+in\s+").match(body, quoted.start("in"))


def _with_volume_behind(container: Citation, text: str) -> Citation:
    """The container with the volume that stands behind its year: "Essays, Paris, 1984, t. 1"."""
    found = None if container.volume or container.is_journal else VOLUME_BEHIND_YEAR.search(text)
    return container if found is None else replace(container, volume=found["volume"])


def _read_container(text: str) -> Citation:
    same_author = back.SAME_AUTHOR.match(text.lstrip())
    if same_author:
        rest = text.lstrip()[same_author.end() :]
        with_others = WITH_OTHERS.match(rest)
        others = read_names(rest, with_others.end()) if with_others else None
        if others is not None and others.role == "editor":  # "Ders./Christof Riva (Hg.), Häfen"
            return replace(_read_book(re.sub(r"^[\s,.:;]+", "", rest[others.end :]), others), raw=text)
        rest = re.sub(r"^\s*(?:\((?:Hgg?|Hrsg|eds?)\.?\))?[\s,.:;]+", "", rest)
        return replace(_read_book(rest, None), raw=text)
    edited = EDITED_BY.search(text)
    if edited is not None and "," not in text[: edited.start()] and read_names(text, edited.end()) is not None:
        return replace(_read_book(text, None), raw=text)
    text = VARIOUS.sub("", text)
    names = read_names(text) if not ELIDED_ARTICLE.match(text) else None
    if names is not None and not names.persons[0].given and names_place(text[names.end :].lstrip(" ,").split(",")[0]):
        names = None  # "in Estudios, Madrid, 1973"
    if names is not None and VOLUME_NEXT.match(text, names.end):  # "Geschichtliche Begriffe, Bd. 3"
        names = None
    if names is not None and names.role == "editor":
        rest = re.sub(r"^[\s,.:;]+", "", text[names.end :])
        return replace(_read_book(rest, names), raw=text)
    journal = read_journal(text)
    if journal is not None:
        return journal
    if names is not None and re.match(r"\s*[,:]", text[names.end :]):
        rest = re.sub(r"^[\s,.:;]+", "", text[names.end :])
        if rest and read_imprint(rest) is not None:
            return replace(_read_book(rest, names), raw=text)
        if rest and not edited:
            return replace(_read_book(rest, names), raw=text)
    if names is not None and not text[names.end :].strip(" ,.;"):
        return Citation(text, names)
    return replace(_read_book(text, None), raw=text)


def _read_book(body: str, names: Names | None) -> Citation:
    editor = None
    body = CATALOGUE.sub("", INTRODUCED.sub("", NUMBERED_SERIES.sub("", SERIES.sub("", body))))
    edited = EDITED_BY.search(body)
    if edited is not None:
        editor = read_names(body, edited.end())
        if editor is not None:
            body = body[: edited.start()] + body[editor.end :]
    counted = VOLUMES.search(body)
    if counted is not None:
        stop = ". " if counted.group().startswith(".") and body[counted.end() :][:1].isupper() else ""
        body = body[: counted.start()] + stop + body[counted.end() :]
    imprint = read_imprint(body)
    found = VOLUME.search(body if imprint is None else body[: imprint.start])
    book = Citation(body, names, plain_title(body if imprint is None else body[: imprint.start]), editor=editor)
    if imprint is not None and imprint.journal is not None:
        return replace(book, container=imprint.journal, year=imprint.year)
    bare = VOLUME_BEHIND_TITLE.search(book.title) if found is None and names is None else None
    if bare is not None:
        book = replace(book, title=book.title[: bare.start()], volume=bare["volume"])
    book = replace(book, volume=found["volume"] if found else book.volume)
    return book if imprint is None else replace(book, place=imprint.place, publisher=imprint.publisher, year=imprint.year)
