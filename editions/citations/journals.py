"""Journals and newspapers: title, volume, issue, year or day."""

import re

from editions.citations.citation import YEAR, Citation, plain_title
from editions.citations.places import is_place

JOURNAL = re.compile(
    rf"""
    [,\s]* (?: (?:Jg|Jhg|Jahrgang|Vol|vol|Bd|Band|t|T|n\.s|a|Vyp|XX)\.?\s* )? (?P<volume>\d{{1,4}}|[IVXLC]{{1,7}})?
    (?: (?: [./]\s? | ,?\s(?:no|n|Nr|H|Heft|issue|núm|fasc)\.?[°º]?\s? ) (?P<inner>\d{{1,3}}(?:[/–-]\d+)?) )? ,?\s*
    \( (?:\w+\.?\s)? (?P<year>{YEAR}) (?:[/–-]\d{{2,4}})? \) \s*
    (?: [,:\s]* (?:H|Heft|Nr|no|No|n|N|issue|numéro|núm|№|fasc)\.?[°º]?\s* (?P<issue>\d+(?:[/–-]\d+)?) (?:\s*u\.\s*Nr\.\s*\d+)? )?
    """,
    re.VERBOSE,
)
DATED = re.compile(r",\s*(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>1[4-9]\d\d|20\d\d)\s*$")
LOOSE = re.compile(
    rf"""
    ^ (?P<title>[^,]{{3,80}}?) ,?\s (?: (?P<volume_word>Jg\.|[Vv]ol\.|t\.) | H\. | Nr\. | no\. | n\. | № ) \s*
    (?P<number>\d+(?:[–-]\d+)?|[IVXLC]+)\b .*? (?P<year>{YEAR})
    """,
    re.VERBOSE,
)
RUSSIAN = re.compile(
    rf"(?P<title>[^.]{{3,80}})\.\s(?P<year>{YEAR})\.\s(?:Т\.\s?(?P<volume>\d+)\.?\s?)?(?:(?:№|Вып\.)\s?(?P<issue>\d+(?:[–-]\d+)?))?"
)


def read_journal(text: str) -> Citation | None:
    """The journal that `text` names, or None when it names none.

    "Der neue Bote, 5.11.1833" · "Zeitschrift, Jg. 4 (1956), H. 3" · "Blätter, H. 1–8, 1947" · "Вопросы. 2001. № 3"
    """
    return _dated(text) or _numbered(text) or _loose(text) or _russian(text)


def _dated(text: str) -> Citation | None:
    found = DATED.search(text.rstrip(" ,.;"))
    if found is None:
        return None
    year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
    return Citation(text, None, plain_title(text[: found.start()]), year=year, date=(year, month, day), is_journal=True)


def _numbered(text: str) -> Citation | None:
    for found in JOURNAL.finditer(text):
        volume, issue = found["volume"] or "", found["issue"] or found["inner"] or ""
        title = plain_title(text[: found.start()])
        if not title or (not volume and not found["issue"] and (is_place(title) or text[found.end() :].strip(" ,.;"))):
            continue
        return Citation(text, None, title, year=int(found["year"]), volume=volume, issue=issue, is_journal=True)
    return None


def _loose(text: str) -> Citation | None:
    found = LOOSE.search(text)
    if found is None:
        return None
    volume, issue = (found["number"], "") if found["volume_word"] else ("", found["number"])
    return Citation(text, None, plain_title(found["title"]), year=int(found["year"]), volume=volume, issue=issue, is_journal=True)


def _russian(text: str) -> Citation | None:
    found = RUSSIAN.match(text)
    if found is None:
        return None
    return Citation(
        text, None, found["title"], year=int(found["year"]), volume=found["volume"] or "", issue=found["issue"] or "", is_journal=True
    )
