"""The words that lead to a citation and are no part of it: "So schon", "zustimmend", "See also"."""

import re

from editions.citations.back_references import SAME_AUTHOR
from editions.citations.names import read_names
from editions.citations.references import read_citation

LEADS = re.compile(
    r"""\s*(?:[(\[–—:,.;-]+\s+|[aA]\.\s?A\.(?=\s)|(?:Für\s+das\s+(?:Folgende|Ganze)|(?:(?:Hierzu|Dazu)\s+und\s+)?[Zz]um\s+(?:Folgenden|Ganzen|Vorstehenden)|[Zz]u[mr]?\s+(?:ganzen|gesamten|folgenden|vorigen|diesem|dieser)\s+[A-ZÄÖÜ]\w+|So|Nach|Laut|Hierzu|Dazu|Dagegen|Ebenso|Ferner|Ähnlich|Anders|Zuerst|Zuletzt|Auch|auch|Und|und|and|sowie|nur|aber|And|Et|et|E|e|Y|y|Zit|Aus|Quelle|Quoted|From|u\.\s?a\.|z\.\s?B\.|bspw\.|etwa|
      hierzu|dazu|[Aa]usf\.|[Kk]rit\.|[Aa]bl\.|[Zz]ust\.|[Gg]rdl\.|[Zz]utr\.|[Ee]ingeh\.|[Ii]nstruktiv|[Ee]ingehend|[Nn]äher|[Cc]ontra,?|[Ee]n\s+ce\s+sens,?|[Dd]ans\s+le\s+même\s+sens,?|spéc\.|also|insb\.|bes\.|exemplarisch|zuletzt|zuerst|einführend|grundlegend|überblicksweise|ausführlich(?:er)?|zusammenfassend|kritisch|e\.g\.,?|i\.e\.,?|See|In|in|Thus|So\s+auch|Per|Su|Sul|Sulla|Pour|Sur)
      (?=[\s:])\s*:?\s*)""",
    re.VERBOSE,
)

INSERTED = re.compile(r"[–—]\s[^–—;.]{3,80}\s[–—]\s+(?=[A-ZÀ-Þ])")  # "So – für das ältere Recht – Keller"
TITLE = re.compile(r"\s*[,:]\s*[«“‘„»\"]")
ADVERBS = re.compile(r"(?:[^\W\dA-ZÀ-ÞА-Я_]+\.?,?\s+){1,5}(?=[A-ZÀ-ÞА-Я])")
PAGES_AT_END = re.compile(r"[,:.]?\s*(?:S\.|pp?\.|Sp\.)?\s*\d+(?:\s?[–-]\s?\d+|\s?ff?\.)?\W*$")


def skip_leads(text: str, start: int, end: int) -> int:
    """Where the citation begins."""
    while True:
        lead = INSERTED.match(text, start, end) or LEADS.match(text, start, end)
        if lead is None or lead.end() == start or lead.end() >= end:
            return _skip_adverbs(text, start, end)
        start = lead.end()


def _skip_adverbs(text: str, start: int, end: int) -> int:
    """Where a full citation begins behind words in lower case: "zustimmend Keller, Das Pult, 1950"."""
    words = ADVERBS.match(text, start, end)
    if words is None or read_names(text[start:end]) is not None or SAME_AUTHOR.match(text, start):  # "von Keller", "ders., Pult"
        return start
    for word in re.finditer(r"(?<=\s)\S", text[start : words.end() + 1]):
        rest = text[start + word.start() : end]
        names = read_names(rest)
        if names is None or not re.match(r"\s*[,:(]", rest[names.end :]):
            continue
        citation = read_citation(PAGES_AT_END.sub("", rest))
        if not names.persons[0].given and citation.title[:1].islower():  # "so die Meinung, etwa Keller, Das Pult"
            continue
        if (names.persons[0].given and TITLE.match(rest, names.end)) or citation.is_full or citation.is_untitled_article:
            return start + word.start()
    return start
