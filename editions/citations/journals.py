"""Journals and newspapers: title, volume, issue, year or day."""

import re

from editions.citations.citation import YEAR, Citation, plain_title
from editions.citations.names import read_names
from editions.citations.places import is_place, names_place
from editions.citations.tokens import MONTH

JOURNAL = re.compile(
    rf"""
    [,\s]* (?: (?<![^\W\d_])(?:Jg|Jhg|Jahrgang|Vol|vol|Bd|Band|t|T|n\.\s?s|N\.\s?[FS]|a|Vyp)\.?,?\s* )?
    (?P<volume>\d{{1,4}}|[IVXLC]{{1,7}}|(?<![^\W_])[ivxlc]{{2,8}}(?=\s))? (?:\.\s?J(?:h?g|ahrgang)\.?)?
    (?: (?: [./:]\s? | (?:,?\s|(?<=\s))(?:no|n|Nr|H|Heft|issue|núm|fasc)\.?[°º]?\s? )
        (?P<inner>\d{{1,3}}(?:[/–-]\d+)?) )? (?:\s\(=\s?\d+\))? ,?\s*
    \( (?:\w+\.?\s)? (?P<year>{YEAR}) (?:[/–-]\d{{2,4}})? \) \s*
    (?: [,:\s]* (?:H|Heft|Nr|no|No|n|N|issue|numéro|núm|№|fasc)\.?[°º]?\s*
        (?P<issue>\d+(?:[/–-]\d+)?|[IVX]+(?:[/–-][IVX]+)?(?![\w.])) (?:\s*u\.\s*Nr\.\s*\d+)? )?
    """,
    re.VERBOSE,
)
DATED = re.compile(
    rf"""
    (?: ,\s*(?:vom\s|v\.\s)? | \sv(?:om|\.)\s ) (?P<day>\d{{1,2}})
    (?: \.\s?(?P<month>\d{{1,2}})\. | (?:\.|st|nd|rd|th|er|\sde)?\s(?P<named>(?i:{MONTH}),?)(?:\sde(?=\s))? )
    \s?(?P<year>{YEAR}) (?:,\s\d{{1,2}})? \s* $
    """,
    re.VERBOSE,
)
DATED_IN_AMERICA = re.compile(rf",\s(?P<named>(?i:{MONTH}))\s(?P<day>\d{{1,2}}),\s(?P<year>{YEAR})(?:,\s[A-Z]?\d{{1,3}})?\s*$")
# How the months begin, in German, English, French, Italian, Spanish and Russian.
MONTHS_BEGIN = (
    "ja jä ge en я",
    "fe fé ф",
    "mar mär mrz мар",
    "ap av ab ап",
    "mai may mag ма",
    "jun juin gi июн",
    "jul juil lu июл",
    "au ao ag ав",
    "se с",
    "o о",
    "n н",
    "d д",
)
LOOSE = re.compile(
    rf"""
    ^ (?P<title>[^,]{{3,80}}?) ,?\s (?: (?P<volume_word>Jg\.|[Vv]ol\.|t\.) | H\. | Nr\. | no\. | n\. | núm\. | fasc\. | n[°º] | № ) \s*
    (?P<number>\d+(?:[–-]\d+)?|[IVXLC]+)\b
    (?:(?!,\s[A-ZÀ-Þ][^\W\d_]+\s?[,:]|\([A-ZÀ-Þ][\w\s]+[,:]|,\s(?:eds?|hg|hrsg|éd|dir|a\scura)\b).)*?
    (?P<year>{YEAR})
    """,
    re.VERBOSE,
)
UNTITLED = re.compile(
    rf"""
    (?P<names>[^,]{{2,60}}?) (?:,|(?<=[A-ZÀ-Þ])) \s (?P<title>[^\W\d_][\w-]*) (?:\s(?P<volume>\d{{1,3}}))? ,?\s \(?(?P<year>{YEAR})\)?
    """,
    re.VERBOSE,
)
VOLUME_AND_YEAR = re.compile(
    rf"""
    \s* (?P<title>[^,(\d]{{3,80}}?) (?:,\s|\s) (?:(?:vol|Vol|t|Bd|Jg|a)\.\s?|anno\s)?
      (?P<volume>\d{{1,3}}|(?<=,\s)[IVXLC]+|(?<=\ba\.\s)[IVXLC]+)
    (?: (?:,\s|-|/|\.|:|\s(?=no?\.)) (?:(?:n|no|Nr|H|Heft|fasc)\.?[°º]?\s?)? (?P<issue>\d{{1,3}}(?:/\d{{1,3}})?) )?
    ,\s (?:(?i:{MONTH})\s)? (?P<year>{YEAR}) (?:,\s(?:(?:H|Heft|Nr|no|n)\.?[°º]?\s?)?(?P<behind>\d{{1,3}}(?:[/–-]\d{{1,3}})?))? \W* $
    """,
    re.VERBOSE,
)
NUMBER_OF_YEAR = re.compile(rf"\s*(?P<title>[^,(\d]{{3,80}}?),?\s(?P<issue>\d{{1,3}})/(?P<year>{YEAR})\W*$")
YEAR_ALONE = re.compile(rf"\s*(?P<title>[A-ZÀ-Þ][^,.:;()\d]{{2,80}}\s[^,.:;()\d]{{2,40}}?)\s(?P<year>{YEAR})\W*$")
YEARLESS = re.compile(
    r"""
    \s* (?P<title>[^,:\d]{3,80}) ,\s (?: (?:Jg|Jahrgang|[Vv]ol)\.?\s(?P<volume>\d{1,4}) | (?P<before>\d{1,4})\.\s?(?:Jg|Jahrgang)\.? )
    (?: ,\s (?:H|Heft|Nr|no)\.?\s? (?P<issue>\d[\d/+–-]*) )? \W* $
    """,
    re.VERBOSE,
)
IN_GUILLEMETS = re.compile(r"«(?P<title>[^«»]{2,100})»(?:,\s(?:n\.\s?s|s|ser)\.(?:\s(?:[IVX]+|\d+)\b)?)?")
OF_YEAR = re.compile(
    rf"\s*(?P<title>[^,(]{{3,80}}?),?\s(?P<year>{YEAR})[,.]\s(?:H|Heft|Nr|no|No|n)\.?[°º]?\s?(?P<issue>\d+(?:[/–-]\d+)?)\W*$"
)
NEWSPAPER = re.compile(
    rf"""
    \s* (?P<title> (?:(?:The|Der|Die|Das|Le|La|Il|El)\s(?:[a-zà-ÿ]\w+\s)?)? [A-ZÀ-Þ][\w’'&-]* (?:\s[A-ZÀ-Þ][\w’'&-]*){{0,5}} ) ,\s
    (?:Nr\.?\s\d+,\s)? (?:vom\s)? (?: \d{{1,2}}(?:\.|st|nd|rd|th)?\s(?i:{MONTH}),?\s | \d{{1,2}}\.\s?\d{{1,2}}\.\s? )
    (?P<year>{YEAR}) (?:,\s\d{{1,2}})? \W* $
    """,
    re.VERBOSE,
)
RUSSIAN = re.compile(
    rf"(?P<title>[^.]{{3,80}})\.\s(?P<year>{YEAR})\.\s(?:(?:Т|Ч|Кн)\.\s?(?P<volume>\d+)\.?\s?)?(?:(?:№|Вып\.)\s?(?P<issue>\d+(?:[–-]\d+)?))?"
)


def read_journal(text: str) -> Citation | None:
    """The journal that `text` names, or None when it names none.

    "Der neue Bote, 5.11.1833" · "Zeitschrift, Jg. 4 (1956), H. 3" · "Blätter, H. 1–8, 1947" · "Вопросы. 2001. № 3"
    "ZfM 2010" · "Blätter 2/1993/1"
    """
    return (
        _dated(text)
        or _numbered(text)
        or _volume_and_year(text)
        or _of_year(text)
        or _loose(text)
        or _russian(text)
        or _abbreviated(text)
        or _year_alone(text)
        or _yearless(text)
    )


def read_newspaper(text: str) -> Citation | None:
    """A number of a newspaper cited by its day alone, "Der neue Bote, 5. November 1833"; None for anything else."""
    found = NEWSPAPER.match(text)
    if found is None:
        return None
    year = int(found["year"])
    paper = Citation(text, None, found["title"], year=year, is_journal=True)
    return Citation(text, None, text.strip(" .,;"), paper, year=year)


def read_untitled_article(text: str) -> Citation | None:
    """An article cited by its author and its place in a journal, "Merk, JZ 1980" or "Merk, AcP 187 (1987)"; None for anything else."""
    found = UNTITLED.fullmatch(text.strip(" ,;.("))
    if found is None or not is_abbreviation(found["title"]):
        return None
    named = found["names"]
    names = read_names(named) or read_names(named := re.sub(r"^(?:[^\W\d_A-ZÀ-Þ]+\s)+", "", named))
    if names is None or named[names.end :].strip(" ,"):
        return None
    year = int(found["year"])
    journal = Citation(found["title"], None, found["title"], year=year, volume=found["volume"] or "", is_journal=True)
    return Citation(text, names, "", journal, year=year)


def is_abbreviation(text: str) -> bool:
    """Whether a word is the abbreviation of a journal ("ZfM", "EuZA", "NZA-Beilage"): capitals where words have none."""
    return (
        re.fullmatch(r"[A-ZÄÖÜ][\w-]{0,12}[A-ZÄÖÜ]\w{0,3}(?:[ -](?:[A-Z]\w{0,8}|[a-zé]{2,6}\.)){0,2}", text) is not None
        and text[1:] != text[1:].lower()
        and not names_place(text)
    )


def _abbreviated(text: str) -> Citation | None:
    slashed = re.fullmatch(rf"\s*(?P<title>.+?)\s(?P<volume>\d{{1,3}})/(?P<year>{YEAR})/(?P<issue>\d{{1,3}})\W*", text)
    if slashed is not None:
        return Citation(
            text, None, slashed["title"], year=int(slashed["year"]), volume=slashed["volume"], issue=slashed["issue"], is_journal=True
        )
    issue = re.fullmatch(rf"\s*(?P<title>[A-ZÀ-Þ][^,;]{{2,80}}?),?\s(?P<year>{YEAR})/(?P<issue>[1-9])\W*", text)
    if issue is not None:  # "Revue du quai, 2001/3"
        return Citation(text, None, issue["title"], year=int(issue["year"]), issue=issue["issue"], is_journal=True)
    found = re.fullmatch(rf"\s*(?P<title>\S+(?:\s[A-Z]\w+)?)\s(?P<year>{YEAR})(?:/\d{{2,4}})?\W*", text)
    if found is None or not is_abbreviation(found["title"]):
        return None
    return Citation(text, None, found["title"], year=int(found["year"]), is_journal=True)


def _dated(text: str) -> Citation | None:
    found = DATED.search(text.rstrip(" ,.;")) or DATED_IN_AMERICA.search(text.rstrip(" ,.;"))
    if found is None:
        return None
    month = found.groupdict().get("month") or _number_of_month(found["named"])
    year, month, day = int(found["year"]), int(month), int(found["day"])
    title = re.sub(r",\s(?:Nr|No|n)\.?\s?\d+$", "", plain_title(text[: found.start()]))
    return Citation(text, None, title, year=year, date=(year, month, day), is_journal=True)


def _number_of_month(name: str) -> int:
    beginnings = ((month, begin) for month, begins in enumerate(MONTHS_BEGIN, 1) for begin in begins.split())
    return max(((len(begin), month) for month, begin in beginnings if name.casefold().startswith(begin)), default=(0, 1))[1]


def _numbered(text: str) -> Citation | None:
    for found in JOURNAL.finditer(text):
        volume, issue = found["volume"] or "", found["issue"] or found["inner"] or ""
        title = _title(text[: found.start()])
        if not title or (not volume and not found["issue"] and (is_place(title) or text[found.end() :].strip(" ,.;"))):
            continue
        return Citation(text, None, title, year=int(found["year"]), volume=volume, issue=issue, is_journal=True)
    return None


def _volume_and_year(text: str) -> Citation | None:
    """ "Zeitschrift für Küste 46, 1998" """
    found = VOLUME_AND_YEAR.match(text)
    if found is None or is_place(found["title"]):
        return None
    title, issue = _title(found["title"]), found["issue"] or found["behind"] or ""
    return Citation(text, None, title, year=int(found["year"]), volume=found["volume"], issue=issue, is_journal=True)


def _title(text: str) -> str:
    """The title without its quotation marks, and without the series of volumes that they may leave outside: "«Rivista», s. V"."""
    quoted = IN_GUILLEMETS.fullmatch(text.strip(" ,"))
    return plain_title(quoted["title"] if quoted else text)


def _year_alone(text: str) -> Citation | None:
    """ "Letters of the Quay 2023": a title of two words or more and a year."""
    found = YEAR_ALONE.match(text)
    if found is None or re.search(r"(?:^|[\s/-])" + YEAR, found["title"]) or any(is_place(word) for word in found["title"].split()[-1:]):
        return None
    return Citation(text, None, plain_title(found["title"]), year=int(found["year"]), is_journal=True)


def _yearless(text: str) -> Citation | None:
    """ "Zeitschrift für Küste, Jg. 95, H. 1": the year stands elsewhere."""
    found = YEARLESS.match(text)
    if found is None:
        return None
    volume = found["volume"] or found["before"]
    return Citation(text, None, plain_title(found["title"]), volume=volume, issue=found["issue"] or "", is_journal=True)


def _of_year(text: str) -> Citation | None:
    """ "Kritik der Räte 1994, H. 2": a journal whose volumes are years."""
    found = OF_YEAR.match(text) or NUMBER_OF_YEAR.match(text)
    if found is None or is_place(found["title"]):
        return None
    title = plain_title(found["title"])
    return Citation(text, None, title, year=int(found["year"]), issue=found["issue"], is_journal=True)


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
