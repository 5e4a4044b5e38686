"""Statutes and cases as English and American texts cite them: "Copyright Act 1911, s. 2", "Orrin v. Amble Co., 272 U.S. 365 (1926)"."""

import re

from editions.citations.citation import YEAR, Citation

SMALL = r"(?:of|and|for|the|from|in|to|on|with|by|at|&|etc\.)"
STATUTE = re.compile(
    rf"""
    (?:the\s)? (?P<title> [A-Z][\w’'-]+ (?:,?\s(?:\(?[A-Z][\w’'-]*\)?|{SMALL}))*? \s
      (?:Act|Acts|Ordinance|Regulations|Rules|Order|Measure) (?:\s\((?:Scotland|Northern\sIreland|Wales|Amendment)\))? )
    ,?\s (?P<year>{YEAR}) (?:\s\(c(?:h|ap)?\.?\s\d+\))?
    (?= \s*[.;)]*$ | ,?\s(?:ss?|arts?|regs?|rr?|paras?|pts?|[Ss]ch(?:ed)?s?|sections?|[Ss]chedules?)\b\.?\s?\d )
    """,
    re.VERBOSE,
)
PARTY = r"[A-Z][\w.,&’' -]*?"
AMERICAN_CASE = re.compile(
    rf"(?P<title>{PARTY}\sv\.\s{PARTY}),\s(?P<volume>\d{{1,4}})\s(?P<reporter>[A-Z][\w.’' ]*?)\s\d{{1,5}}\b(?:,\s[\d–-]+)*"
    rf"(?:\s\((?:[^()]*\s)?(?P<year>{YEAR})\))?"
)


def read_law(text: str) -> Citation | None:
    """The statute or the case that begins the text, or None."""
    statute = STATUTE.match(text)
    if statute is not None:
        return Citation(text, None, statute["title"], year=int(statute["year"]))
    case = AMERICAN_CASE.match(text)
    if case is None:
        return None
    year = int(case["year"] or 0)
    reporter = Citation(case["reporter"], None, case["reporter"], volume=case["volume"], year=year, is_journal=True)
    return Citation(text, None, case["title"], reporter, year=year)
