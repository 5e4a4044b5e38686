"""What the header of a TEI file says of the printed source, as CSL-JSON.

Source: TEI P5 Guidelines, chapter 2.2.7 (sourceDesc), 3.12.2 (biblStruct); CSL-JSON 1.0.2.
"""

import re
from typing import Any
from unicodedata import normalize

from editions.readers.xml import Element, local, walk

SKIPPED = frozenset(["note"])
YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
SCOPES = {"volume": "volume", "vol": "volume", "issue": "issue", "page": "page", "pp": "page", "pages": "page"}
NUMBERS = {"DOI": "DOI", "ISBN": "ISBN", "ISSN": "ISSN"}
NO_MAIN_TITLE = frozenset(["sub", "alt", "short", "desc"])


def csl_of(root: Element) -> dict[str, Any]:
    """Of the structured or full description in `sourceDesc`; nothing where there is none, or it names no title."""
    source = next(root.iter("{*}sourceDesc"), None)
    structured = next(source.iter("{*}biblStruct"), None) if source is not None else None
    full = next(source.iter("{*}biblFull"), None) if source is not None else None
    described = structured if structured is not None else full
    if described is None:
        return {}
    found = _of_structured(described) if structured is not None else _of_full(described)
    found |= {NUMBERS[kind]: _words(number) for number in described.iter("{*}idno") if (kind := number.get("type", "").upper()) in NUMBERS}
    return {name: said for name, said in found.items() if said} if found["title"] else {}


def _of_structured(bibl: Element) -> dict[str, Any]:
    analytic, monograph = _child(bibl, "analytic"), _child(bibl, "monogr")
    whole = _title(monograph)
    imprint = _child(monograph, "imprint")
    found: dict[str, Any] = {
        "type": "book",
        "title": whole,
        "author": _people(analytic if analytic is not None else monograph, "author"),
        "publisher": _words(_first(imprint, "publisher")),
        "publisher-place": _words(_first(imprint, "pubPlace")),
        "issued": _issued(_first(imprint, "date")),
        **_scopes(monograph),
    }
    if analytic is not None and _title(analytic):
        in_journal = any(title.get("level") == "j" for title in monograph.iter("{*}title")) if monograph is not None else False
        kind = "article-journal" if in_journal else "chapter"
        found |= {"type": kind, "title": _title(analytic), "container-title": whole, "editor": _people(monograph, "editor")}
    return found


def _of_full(bibl: Element) -> dict[str, Any]:
    titles, published = _child(bibl, "titleStmt"), _child(bibl, "publicationStmt")
    return {
        "type": "book",
        "title": _title(titles),
        "author": _people(titles, "author"),
        "publisher": _words(_first(published, "publisher")),
        "publisher-place": _words(_first(published, "pubPlace")),
        "issued": _issued(_first(published, "date")),
    }


def _title(around: Element | None) -> str:
    titles = [child for child in around if local(child) == "title"] if around is not None else []
    main = next((_words(title) for title in titles if title.get("type") not in NO_MAIN_TITLE), "")
    sub = next((_words(title) for title in titles if title.get("type") == "sub"), "")
    return f"{main}: {sub}" if main and sub else main


def _people(around: Element | None, role: str) -> list[dict[str, str]]:
    people = [child for child in around if local(child) == role] if around is not None else []
    return [person for each in people if (person := _person(each))]


def _person(element: Element) -> dict[str, str]:
    family = _words(next(element.iter("{*}surname"), None))
    given = " ".join(filter(None, map(_words, element.iter("{*}forename"))))
    if family:
        return {"family": family, "given": given} if given else {"family": family}
    words = _words(element)
    before, comma, after = words.partition(", ")
    if comma and before and after and "," not in after:
        return {"family": before, "given": after}
    return {"literal": words} if words else {}


def _scopes(around: Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for scope in around.iter("{*}biblScope") if around is not None else ():
        name = SCOPES.get((scope.get("unit") or scope.get("type") or "").lower().rstrip("."))
        first, last = scope.get("from", ""), scope.get("to", "")
        said = f"{first}–{last}" if first and last and first != last else first or _words(scope)
        if name and said:
            found.setdefault(name, said.removeprefix("S. ").removeprefix("pp. "))
    return found


def _issued(date: Element | None) -> dict[str, list[list[int]]]:
    year = YEAR.search(date.get("when") or _words(date)) if date is not None else None
    return {"date-parts": [[int(year[1])]]} if year else {}


def _child(around: Element | None, name: str) -> Element | None:
    return next((child for child in around if local(child) == name), None) if around is not None else None


def _first(around: Element | None, name: str) -> Element | None:
    return next(around.iter(f"{{*}}{name}"), None) if around is not None else None


def _words(element: Element | None) -> str:
    if element is None:
        return ""
    return normalize("NFC", " ".join("".join(characters for event, _, characters in walk(element, SKIPPED) if event == "text").split()))
