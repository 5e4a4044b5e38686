"""A citation that stands beside a pointer to a note and is none of it: before it, behind it, or the work whose note is meant."""

import re
from dataclasses import replace

from editions.citations.citation import YEAR
from editions.citations.clauses import Clause
from editions.citations.leads import PAGES_AT_END
from editions.citations.locator import Locator
from editions.citations.note_references import NoteReference
from editions.citations.note_words import NOTE_WORD
from editions.citations.references import read_citation

DESCRIBED = re.compile(
    rf"(?:\((?:[^()]{{0,40}}\s)?{YEAR}\)|,\s[A-ZÀ-Þ][\w./ -]{{1,30}}\s{YEAR})(?=,\s+[^\W\dA-ZÀ-Þ_])"
)  # then prose follows
PLAIN_NOTE = re.compile(rf"[(\[]\s*{NOTE_WORD}\s*\d+\s*[)\]]", re.VERBOSE | re.IGNORECASE)
APART = 16  # code points between the pages of a citation and a pointer that is no part of it
RELATIVE = re.compile(r",\s(?:der|die|das|dem|den|dessen|deren|was|who|which|whose|qui|dont|che|il\squale|la\squale)\s")
PAGES_APART = 3  # code points between a pointer and its pages
BEHIND_POINTER = re.compile(
    r"(?:,?\s(?:at\s)?(?:paras?|ss?|chs?|pts?|rr?)\.?\s\d[\d.()]*)?[)\]\s]*(?::\s+|,?\s+(?:und|sowie|and|et|ed?|y)\s+"
    r"|,?\s+(?:critici[sz]ed|cited|discussed|followed|quoted|reviewed|kritisiert|zitiert|besprochen|critiqué|repris|ripreso|citato)"
    r"\s(?:by|in|von|bei|par|dans|da)\s+"
    r"|,\s(?:dem|der|die|das|den|denen|whom|who|which|dont|auquel|cui)\s(?:[^\W\dA-ZÀ-Þ_]+\s){1,5}(?=[A-ZÀ-Þ])"
    r"|,\s(?=[A-ZÀ-Þ][\w-]+\s[A-ZÀ-Þ][\w’'-]+,\s))"
)


def is_of_cited_page(body: str, reference: NoteReference, locators: tuple[Locator, ...], start: int) -> bool:
    """Whether the note is one of the work that is described here: "Schelp, Haftung (2003), 15 (Fn. 69)"."""
    pages = [loc for loc in locators if loc.label == "page" and 0 <= reference.start - (loc.end - start) <= 1]
    if not pages or not PLAIN_NOTE.fullmatch(body[reference.start : reference.end]):
        return False
    citation = read_citation(body[: pages[-1].start - start].rstrip(" ,(:;"))
    return citation.is_full and citation.names is not None


def beside_own_citation(
    text: str, clause: Clause, notes: list[NoteReference], locators: tuple[Locator, ...], start: int
) -> tuple[Clause, Clause] | None:
    """The pointers of a clause and the full citation before or behind them, as two clauses."""
    body = text[start : clause.end]
    own = _own_citation_before(body, notes, locators, start)
    if own:  # "Merk, JZ 1980, 45 (50), who in the new edition (n. 3) …"
        return replace(clause, end=start + own), replace(clause, start=start + own, signalled=True)
    behind = _own_citation_behind(body, notes, locators, start)
    if behind:  # "Against Geller (n. 1): G. Teub, Law as Council, Bayport 1989, p. 21"
        return replace(clause, end=start + behind[0]), replace(clause, start=start + behind[1])
    return None


def _own_citation_before(body: str, notes: list[NoteReference], locators: tuple[Locator, ...], start: int) -> int:
    """Where a citation with pages or a year of its own ends, before a pointer that stands well apart from it; 0 when there is none."""
    before = [loc for loc in locators if loc.end - start <= notes[0].start and loc.label == "page"]
    described = [found.end() for found in DESCRIBED.finditer(body, 0, notes[0].start)]
    end = max([*described, *(loc.end - start for loc in before)], default=0)
    apart = notes[0].start - end > APART or RELATIVE.match(body, end) is not None
    return end if end and apart else 0


def _own_citation_behind(body: str, notes: list[NoteReference], locators: tuple[Locator, ...], start: int) -> tuple[int, int] | None:
    """Where the last pointer ends with its pages, and where a full citation begins behind it and a colon or an "and"."""
    end = notes[-1].end
    for locator in locators:
        if 0 <= locator.start - start - end <= PAGES_APART:
            end = locator.end - start
    found = BEHIND_POINTER.match(body, end)
    if found is None:
        return None
    behind = [loc.start - start for loc in locators if loc.start - start > found.end()]
    whole, head = PAGES_AT_END.sub("", body[found.end() :]), body[found.end() : min(behind, default=len(body))].rstrip(" ,(:;")
    return (end, found.end()) if _describes(whole) or _describes(head) else None


def _describes(rest: str) -> bool:
    named = re.match(r"(?:[^\W\dA-ZÀ-Þ_]\w*\s|[A-ZÀ-Þ]\w+\s(?=von|by|de|di)){0,4}(?:(?:von|by|de|di)\s)?(?=[A-ZÀ-Þ])", rest)
    citation = read_citation(rest[named.end() :] if named else rest)
    return citation.is_full and citation.names is not None
