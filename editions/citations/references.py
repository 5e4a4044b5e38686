"""Read a full citation into its parts: author, title, container, volume, place, year.

What cannot be told apart stays in `raw`; a part is left out rather than guessed.
"""

import re
from dataclasses import replace

from editions.citations import back_references as back
from editions.citations.citation import YEAR, Citation, inside_quotes, plain_title
from editions.citations.imprints import read_imprint
from editions.citations.journals import read_journal
from editions.citations.names import Names, read_names

IN_CONTAINER = re.compile(r"(?<![^\W_])[Ii]n:\s+|\s//\s")
IN_CONTAINER_BARE = re.compile(r"(?:(?<=[,.]\s)|(?<=[,.][”“\"»«’']\s))(?:[Ii]n|[Dd]ans|[Ee]n|[Nn]el|В)\s+(?=[A-ZÀ-ÞА-Я\[«»„“(])")
EDITED_BY = re.compile(r",\s*(?:hg\.|hrsg\.|herausgegeben|ed\.|edited|éd\.|a cura|под ред\.)\s*(?:von|v\.|by|par|di)?\s*", re.IGNORECASE)
VOLUMES = re.compile(r",\s*(?P<count>\d{1,3})\s*(?:Bde?|Bände|vols?|volumes|tt?|voll)\.?\s*(?=,|$)")
VOLUME = re.compile(r"[.,]\s*(?:Bd|Band|Vol|vol|Tome|tome|t|T)\.\s*(?P<volume>\d+(?:[.,/]\s?\d+)?|[IVXLC]+(?:,\s?\d)?)(?![\w])")


def read_citation(text: str, *, names: Names | None = None) -> Citation:
    """The parts of `text`, a citation without its locators. `names` stand for an author named elsewhere ("ders.")."""
    body = text
    if names is None:
        names = read_names(text)
        if names is not None and not _ends_names(text[names.end :]):
            names = None
        body = text[names.end :] if names is not None else text
    author_date = re.match(rf"\s*,?\s*\(\s*(?P<year>{YEAR})[a-z]?\s*\)\s*[.,:]?\s*", body)
    year = int(author_date["year"]) if author_date else 0
    body = re.sub(r"^[\s,.:;]+", "", body[author_date.end() :] if author_date else body)
    found = _container_start(body)
    if found is None:
        book = _read_book(body, names)
        return replace(book, raw=text, author_date=author_date is not None, year=year or book.year)
    container = _read_container(body[found.end() :])
    title = plain_title(body[: found.start()])
    return Citation(text, names, title, container, year=year or container.year, date=container.date, author_date=author_date is not None)


def _ends_names(rest: str) -> bool:
    return not rest.strip() or re.match(r"\s*(?:[,:.(\[]|[»„“«\"]|in[:\s]|[A-ZÀ-ÞА-Я])", rest) is not None


def _container_start(body: str) -> re.Match[str] | None:
    for pattern in (IN_CONTAINER, IN_CONTAINER_BARE):
        for found in pattern.finditer(body):
            if not inside_quotes(body, found.start()):
                return found
    return None


def _read_container(text: str) -> Citation:
    same_author = back.SAME_AUTHOR.match(text.lstrip())
    if same_author:
        rest = re.sub(r"^\s*(?:\((?:Hgg?|Hrsg|eds?)\.?\))?[\s,.:;]+", "", text.lstrip()[same_author.end() :])
        return replace(_read_book(rest, None), raw=text)
    names = read_names(text)
    if names is not None and names.role == "editor":
        rest = re.sub(r"^[\s,.:;]+", "", text[names.end :])
        return replace(_read_book(rest, names), raw=text)
    journal = read_journal(text)
    if journal is not None:
        return journal
    edited = EDITED_BY.search(text)
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
    edited = EDITED_BY.search(body)
    if edited is not None:
        editor = read_names(body, edited.end())
        if editor is not None:
            body = body[: edited.start()] + body[editor.end :]
    counted = VOLUMES.search(body)
    if counted is not None:
        body = body[: counted.start()] + body[counted.end() :]
    imprint = read_imprint(body)
    volume = VOLUME.search(body if imprint is None else body[: imprint.start])
    if imprint is None:
        return Citation(body, names, plain_title(body), editor=editor, volume=volume["volume"] if volume else "")
    if imprint.journal:
        return Citation(
            body,
            names,
            plain_title(body[: imprint.start]),
            read_journal(imprint.journal),
            year=imprint.year,
            editor=editor,
        )
    title = plain_title(body[: imprint.start])
    return Citation(
        body, names, title, None, imprint.place, imprint.publisher, imprint.year, volume["volume"] if volume else "", editor=editor
    )
