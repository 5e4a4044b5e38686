"""Semicolons that divide no citations: those between persons, between places, and within an imprint."""

import re

from editions.citations.citation import YEAR
from editions.citations.places import is_place

# "Brahm, Otto; Rohr, Max (Hg.): …": a semicolon that joins persons; and one that joins two places, "М.; Л.: Перо".
BETWEEN_PERSONS = re.compile(
    r"(?:(?<=[A-ZÀ-Þ]\.)|(?<=[^\W\d_]{3}));\s+(?=[A-ZÀ-Þ][\w’'-]{1,30},\s[A-ZÀ-Þ][\w.’'-]*(?:\s[\w.]{1,12})?\s*(?::|/|\((?:Hg|Hrsg|[Ee]d|(?:1[4-9]|20)\d\d)|;\s[A-ZÀ-Þ][\w’'-]+,\s))"
    r"|(?<=\b[МЛ]\.);\s+(?=[МЛ]\.)"
)
IN_IMPRINT = re.compile(  # "(1978; Cmnd. 1234)", "(Hull, 1701; repr. York, 1970)"
    rf"\((?:[^();]{{1,40}}\s)?{YEAR}(?P<joiner>;)\s(?:[a-z]|Anm|F[Nn]|Cmnd?\.|Cd\.|[A-Z]\w+\.?\s(?:[A-Z]\w+\.?\s)?[Nn]os?\.\s\d|H[CL]\s|ND\s|Nachdr)[^();]{{2,60}}\)"
)
PLACE = r"[A-ZÀ-Þ][^\W\d_]+(?:[\s-][A-ZÀ-Þ][^\W\d_]+)?"
# London; New York: Quill
BETWEEN_PLACES = re.compile(rf"(?P<place>{PLACE})(?P<joiner>;)\s(?={PLACE}(?:;\s{PLACE})?(?::\s[A-ZÀ-Þ]|,?\s{YEAR}\b))")
# 2009;14(2):101
BEFORE_VOLUME = re.compile(rf"\b{YEAR}(?:\s[A-Z][a-z]{{2,8}})?(?P<joiner>;)\s?(?=\d{{1,4}}\s?(?:\([^()]{{1,12}}\))?:\s?\w?\d)")
BEFORE_YEAR = re.compile(rf":\s[A-ZÀ-Þ][^;:.]{{1,50}}(?P<joiner>;)\s(?={YEAR}(?:\.|,|$))")  # London: Quill; 2009.


def joining_semicolons(text: str) -> set[int]:
    """Where the semicolons stand that divide no citations."""
    joining = {found.start() for found in BETWEEN_PERSONS.finditer(text)}
    if ";" not in text:
        return joining
    joining |= {found.start("joiner") for form in (IN_IMPRINT, BEFORE_VOLUME, BEFORE_YEAR) for found in form.finditer(text)}
    return joining | {found.start("joiner") for found in BETWEEN_PLACES.finditer(text) if is_place(found["place"])}


def without_joining(text: str) -> str:
    """The text with "/" for its joining semicolons, as long as before."""
    letters = list(text)
    for position in joining_semicolons(text):
        letters[position] = "/"
    return "".join(letters)
