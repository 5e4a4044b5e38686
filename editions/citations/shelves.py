"""Read archival references that begin with their repository: "ASV, Senato, Terra, reg. 5, c. 12r", "BL, Add. MS 1234, f. 3".

    reference  = repository "," mark { "," mark } [ "," ( leaf | date | words ) ]
    repository = institution [ "(" acronym ")" ] | acronym [ town ]
    mark       = words, a class mark ("G7 1685", "SP 12/144", "Rat A 114"), or a counted thing ("reg. 5", "leg. 1327", "Bd. 14")

One of the marks holds a number. The shelf mark is everything from the repository to the leaf: two series may both have a "reg. 5".
"""

import re
from typing import NamedTuple

from editions.citations.citation import YEAR
from editions.citations.tokens import MONTH

INSTITUTION = re.compile(
    r"""(?:
        [\w. -]{0,40}?(?:\w*[aA]rchiv|\w*[bB]ibliothek)(?!\s(?:für|fuer))(?:\s[\w.]+){0,5}
      | [\w.' -]{0,40}?(?:Record\sOffice|National\sArchives|History\sCentre|[A-Z][a-z]+\s(?:Archives|Library)(?:\sof\s\w+)?)
      | (?:Archives|Arch\.|Bibl(?:iothèque|\.))\s(?:nationales?|nat\.|dép(?:artementales|\.)|mun(?:icipales|\.)|de\s|royale)[\w' -]{0,30}
      | Archivio\s(?:di\sStato|Segreto|Comunale|Vescovile|(?:Storico\s)?(?:del|della|di)\s)[\w' -]{0,30}
      | Biblioteca\s[A-Z][\w' -]{2,40} | Bibliothèque\s[\w' -]{2,40}
      | Archivo\s(?:General|Histórico|Municipal|de\s|del\s)[\w' -]{0,40}
    ) (?:\s\((?P<acronym>[A-ZÀ-ÞА-Я][\w.]?[A-ZÀ-ÞА-Я][\w\s.]*)\))?$""",
    re.VERBOSE,
)
ACRONYM = re.compile(
    r"""(?:
        ACA | AGI | AGN | AGS | AHN | AHPM? | AAV | ASV | AS[A-Z][a-z]? | A\.\s?S\.\s?[A-Z][a-z]?\. | BAV | BCB | BMC | BMV | BNM | BNF
      | BnF | BNE | A\.\s?[DNM]\. | A[DMN](?:\s[A-Z][\w-]+)? | BL | CUL | LMA | NA | NARA | NLS | NRS | PRO | TNA | BArch | BSB | BayHStA
      | GStA(?:\sPK)? | ÖNB | ÖStA | PA\sAA | SLUB | (?:GLA|HHStA|\w*H?StA|L?HA|LAS?)(?:\s[A-Z]\w+)? | (?:UA|ZB)\s[A-Z]\w+
      | (?:ОР\s)?(?:РГБ|РНБ) | РГАДА | РГИА | ГАРФ | РГАЛИ
    )$""",
    re.VERBOSE,
)
BEFORE = re.compile(r"^.*[^\W\dA-ZÀ-Þ_]\s(?:im|in\sder|in\sthe|bei|at\sthe|nell['’]|aux|dans\sles)\s(?=[A-ZÀ-Þ])")  # "The letter is in the"
COUNTED = re.compile(
    r"(?:Abt|[bB]|busta|[bB]d|Bestand|Box|cart|cod|Fasz|fasc|filza|fz|Kart|Karton|Kasten|Konv|Kt|leg|legajo|liasse|libro|lib|Loc|Mappe|mazzo|ms|Ms|MS"
    r"|no|n|nr|Nr|polizza|prot|reg|Rep|roll|Vol|vol|Akte|caja|carp|exp)\.?\s?\d[\w/.-]*(?:\s\w{1,2})?$"
)
CLASS_MARK = re.compile(
    r"""(?: (?:[A-ZÀ-Þ][\w.]*\s){0,3}(?:[A-Z]{1,4}|[A-Z][a-z]{1,3}\.?|\d)(?:[\s/.-]?(?:[A-Z]{1,3}|[IVX]+|\d+))*(?:[\s/.-]?\d[\w/.-]*)
      | (?:[\w.]+\s){0,3}(?:MSS?|[mM]s|cod|[Cc]gm|[Cc]lm|lat|gr|fr)\.?(?:\s[A-Z][\w]*)*\s[\dIVX][\w./-]*(?:\s\(\d+\))?
      | \d[\w./-]* (?:\s[A-Z]\w+){0,3} )$""",
    re.VERBOSE,
)
LEAF = re.compile(r"(?:fol?s?|ff?|cc?|Bll?|Blatt|pp?|[SСсЛл]|ff?[°º])(?:\.|\s|(?<=[°º]))\s?[\[\d]|c\.?n\.?n|s\.\s?f\b|o\.\s?Bl")
DATE = re.compile(
    rf"\d{{1,2}}\.?\s(?:de\s)?(?:{MONTH})|\d{{1,2}}\.\s?\d{{1,2}}\.\s?\d{{2,4}}|(?:{MONTH})\s\d|{YEAR}$|alla\sdata", re.IGNORECASE
)
MOST = 7  # parts of a shelf mark
LONGEST = 60  # code points of a part


class Shelf(NamedTuple):
    """Where a document is kept, as written."""

    repository: str
    mark: str


def read_shelved(text: str) -> Shelf | None:
    """The repository that begins the text, or one of its parts, and the shelf mark behind it; None when there is none."""
    parts = [(part.start(), part.group().strip()) for part in re.finditer(r"[^,:]+", text)]
    for index, (_, part) in enumerate(parts):
        part = BEFORE.sub("", part)
        institution = INSTITUTION.match(part)
        if institution or ACRONYM.match(part):
            mark = _mark(text, parts[index + 1 :], loose=institution is not None)
            if mark:
                return Shelf((institution["acronym"] if institution else "") or part, mark)
    return None


def _mark(text: str, parts: list[tuple[int, str]], *, loose: bool) -> str:
    """The parts up to the leaf or the date; empty where none of them is a mark."""
    taken: list[tuple[int, str]] = []
    for start, part in parts[:MOST]:
        bare = part.strip(" .;")
        if LEAF.match(bare) or len(bare) > LONGEST or not bare:
            break
        if DATE.match(bare) and not (re.fullmatch(YEAR, bare) and LEAF.search(text, start)):
            break
        taken.append((start, bare))
    while taken and not re.search(r"\d", taken[-1][1]):
        taken.pop()
    if not any(COUNTED.match(part) or CLASS_MARK.match(part) or (loose and re.search(r"\d", part)) for _, part in taken):
        return ""
    return ", ".join(part for _, part in taken)
