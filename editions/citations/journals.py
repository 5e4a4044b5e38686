"""Journals and newspapers: title, volume, issue, year or day."""

import re
from dataclasses import replace

from editions.citations.citation import YEAR, Citation, plain_title
from editions.citations.places import is_place

JOURNAL = re.compile(
    rf"""
    [,\s]* (?: (?:Jg|Vol|vol|Bd|Band|t|T|n\.s|a|Vyp|Vol|Jahrgang|Jhg|XX)\.?\s* )? (?P<volume>\d{{1,4}}|[IVXLC]{{1,7}})? (?:(?:[./]\s?|,?\s(?:no|n|Nr|H|Heft|issue|núm|fasc)\.?[°º]?\s?)(?P<inner>\d{{1,3}}(?:[/–-]\d+)?))? ,?\s*
    \( (?:\w+\.?\s)? (?P<year>{YEAR}) (?:[/–-]\d{{2,4}})? \) \s*
    (?: [,:\s]* (?:H|Heft|Nr|no|No|n|N|issue|numéro|núm|№|fasc)\.?[°º]?\s* (?P<issue>\d+(?:[/–-]\d+)?) (?:\s*u\.\s*Nr\.\s*\d+)? )?
    """,
    re.VERBOSE,
)
DATED = re.compile(r",\s*(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>1[4-9]\d\d|20\d\d)\s*$")


def read_journal(text: str) -> Citation | None:
    dated = DATED.search(text.rstrip(" ,.;"))
    if dated is not None:
        day, month, year = int(dated["day"]), int(dated["month"]), int(dated["year"])
        return Citation(text, None, plain_title(text[: dated.start()]), year=year, date=(year, month, day), is_journal=True)
    for found in JOURNAL.finditer(text):
        if not (found["volume"] or found["issue"]) and text[found.end() :].strip(" ,.;"):
            continue
        title = plain_title(text[: found.start()])
        if not title or (not found["volume"] and not found["issue"] and is_place(title)):
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
        return replace(
            Citation(text, None, plain_title(loose["title"]), year=int(loose["year"]), is_journal=True), **{part: loose["number"]}
        )
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
