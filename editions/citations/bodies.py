"""Bodies that write and edit: offices, commissions, academies. Their names begin a citation as persons do, and hold small words.

body = words, one of which says that it is a body
name = body "(Hg.)" [,:] | body [,:] before a title with an imprint
"""

import re

from editions.citations.citation import YEAR
from editions.citations.given_names import COMMON
from editions.citations.imprints import read_imprint
from editions.citations.names import Names, Person
from editions.citations.places import is_place, names_place

BODY = re.compile(
    r"""\b(?:
      \w*(?:[aA]mt|[kK]ommission|[mM]inisterium|[iI]nstitut|[aA]kademie|[vV]erband|[vV]erein|[aA]usschuss|[mM]agistrat|[aA]nstalt)
    | (?:Stadt|Staats|Landes|Bundes|Kreis|Haupt|Universitäts)(?:archiv|bibliothek|museum)
    | (?:Board|Commission|Council|Ministry|Department|Office|Institute|Association|Academy|Committee|Bureau|Agency|Organi[sz]ation)
    | (?:Académie|Archives|Ministère|Conseil|Comité|Préfecture|Accademia|Ministero|Commissione|Istituto|Consiglio|Comitato|Deputazione)
    | Comune\sdi | Provincia\sdi | (?:Instituto|Ministerio|Academia|Comisión|Consejo|Ayuntamiento|Diputación|Dirección)
    )\b""",
    re.VERBOSE,
)
NAMED = r"(?P<body>(?!(?:The|Der|Die|Das|Eine?|An?|Le|La|Les|Il|Lo|Une?|Una)\s)[A-ZÀ-Þ][^,.:;()\[\]»«„“”\"\d]{4,90})"
EDITING = re.compile(rf"\s*{NAMED}\s\((?:Hgg?|Hrsgg?|[Ee]ds?|[ÉEée]ds?|dirs?|a\scura\sdi)\.?\)\s*[,:]\s")
WRITING = re.compile(rf"\s*{NAMED}[,:]\s(?=[A-ZÀ-Þ«»„“”\"'‘])")
IN_FRONT = re.compile(rf"\s*{NAMED}(?:\s\(|[.,]\s|\s)(?P<year>{YEAR})(?P<letter>[a-z])?\)?[.,:]?\s(?=[A-ZÀ-Þ«»„“”\"'‘])")
# "Board of Works: A History, London 1921" is a title, "Commission and Court, Paris, 1990" too.
NO_TITLE = re.compile(
    r"""\s*(?:(?:An?|Eine?|Une?|Una)\s | Zu[rm]?\s | [GH]esch?ichte\b | History\b | Histoire\b | Storia\b
      | (?:Bd|Bde|Band|Vol|Jg|Jahrgang|Heft)\b
      | (?:hg|hrsg|ed|éd|In)\b)""",
    re.VERBOSE,
)
CONCERNED = re.compile(r"\s(?:on|of|for|für|zur|de|des|di|per|pour|para|sobre)\s")  # "Commission on Levels and Tides"
PAIRED = re.compile(r"\s(?:und|u\.|and|et|ed?|&)\s[^\W_]+$")


def read_body(text: str) -> Names | None:
    """The body that edits or writes what the text describes, or None when it begins with no body."""
    editing = EDITING.match(text)
    if editing is not None:
        return Names((Person(editing["body"]),), editing.end(), "editor") if BODY.search(editing["body"]) else None
    writing = WRITING.match(text)
    if writing is None or not _is_body(writing["body"]) or not _describes_book(text[writing.end() :], writing["body"]):
        return None
    return Names((Person(writing["body"]),), writing.end())


def read_body_before_year(text: str) -> tuple[Names, int, str] | None:
    """The body of an entry with the year in front, its year and the year's letter: "Board of Works. 1921. Report …"."""
    found = IN_FRONT.match(text)
    if found is None or not _is_body(found["body"]):
        return None
    return Names((Person(found["body"]),), found.end()), int(found["year"]), found["letter"] or ""


def _is_body(name: str) -> bool:
    return (
        BODY.search(name) is not None and (not PAIRED.search(name) or CONCERNED.search(name) is not None) and name.split()[0] not in COMMON
    )


def _describes_book(rest: str, body: str) -> bool:
    """Whether a title and its imprint follow; the place must be known, be that of the body, or stand in brackets."""
    imprint = read_imprint(rest) if not NO_TITLE.match(rest) and not is_place(re.split(r"[,:]", rest)[0]) else None
    if imprint is None or imprint.journal is not None or imprint.start < 4:
        return False
    known = names_place(imprint.place) or (imprint.place in body.split() and bool(imprint.place))
    return known or (rest[imprint.start :].lstrip()[:1] == "(" and bool(imprint.publisher))
