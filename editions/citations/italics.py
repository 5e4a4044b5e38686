"""Read citations with the help of what print sets in italics: a title ends where its italics do.

The titles are written as words without a meaning while the citation is taken apart, so that no comma, place, year or "in" within
them is read as one of the citation; then they are put back.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from editions.citations import back_references as back
from editions.citations.archive_refs import REPOSITORY
from editions.citations.citation import Citation
from editions.citations.draft import Draft
from editions.citations.locator import Locator
from editions.citations.mentions import drafts
from editions.citations.names import Names, read_names
from editions.citations.tokens import MONTH

Span = tuple[int, int]

FILLER = "ʒ"  # letters that no title is made of
DIGITS = "əɔɛʊ"
MOST = len(DIGITS) ** 3  # titles of a passage
LONGEST = 300  # code points of a title
BEFORE = re.compile(r"(?:[,.:;)\]»“”\"’']|(?<![^\W_])(?:in|In|dans|en|of|zu))\s+$")
DAY = re.compile(rf",\s(?:vom\s)?\d{{1,2}}(?:\.\s?\d{{1,2}}\.|(?:\.|st|nd|rd|th|er)?\s(?i:{MONTH}))")  # of a newspaper
BEHIND = re.compile(r"\s*(?:$|[,.:;?!()\[\]»“”\"]|\d|\w+\.)")


def drafts_with_italics(text: str, locators: Sequence[Locator], italics: Sequence[Span], *, passage: int, note: int | None) -> list[Draft]:
    """The citations of a note whose italics are known; as without them where that leads nowhere."""
    trimmed = [(start, _end_of_words(text, start, end)) for start, end in italics]
    titles = [span for span in trimmed if _is_title(text, span, locators)][:MOST]
    if not titles:
        return drafts(text, locators, passage=passage, note=note)
    hidden, written = _hide(text, titles)
    outside = [locator for locator in locators if not any(start <= locator.start < end for start, end in titles)]
    found = [_put_back(draft, text, written) for draft in drafts(hidden, outside, passage=passage, note=note)]
    if any(FILLER in said for draft in found for said in _said(draft)):
        return drafts(text, locators, passage=passage, note=note)
    return found


def _end_of_words(text: str, start: int, end: int) -> int:
    """The end without the comma or the stop that is set in italics too."""
    return start + len(text[start:end].rstrip(" ,.;:?!"))


def _is_title(text: str, span: Span, locators: Sequence[Locator]) -> bool:
    """Whether the stretch can be the title of a work, and not an author, a phrase, a back reference, or a page."""
    start, end = span
    title = text[start:end]
    if len(title.split()) < 2 or not 8 <= len(title) <= LONGEST or not title[0].isupper():
        return False
    if not BEFORE.search(text, 0, start) or not BEHIND.match(text, end) or DAY.match(text, end):
        return False
    if any(start <= locator.start < end and locator.tier == "labelled" for locator in locators):
        return False
    names = read_names(title)
    if names is not None and (names.end == len(title) or (names.persons[0].given and title[names.end :].lstrip()[:1] in (",", ":"))):
        return False  # an author, or a whole citation
    return not (back.SAME_PLACE.search(title) or back.EARLIER.search(title) or REPOSITORY.search(title))


def _hide(text: str, titles: Sequence[Span]) -> tuple[str, dict[str, str]]:
    """The text with words without a meaning for its titles, as long as before, and what they stand for."""
    written: dict[str, str] = {}
    for number, (start, end) in enumerate(titles):
        code = "Q" + DIGITS[number // 16] + DIGITS[number // 4 % 4] + DIGITS[number % 4]
        rest = "".join(" " if letter.isspace() else FILLER for letter in text[start + len(code) : end])
        written[code + rest] = text[start:end]
        text = text[:start] + code + rest + text[end:]
    return text, written


def _put_back(draft: Draft, text: str, written: dict[str, str]) -> Draft:
    citation = draft.citation and _restored(draft.citation, written)
    return replace(draft, raw=_plain(draft.raw, written), citation=citation)


def _restored(citation: Citation, written: dict[str, str]) -> Citation:
    container = citation.container and _restored(citation.container, written)
    title, raw = _plain(citation.title, written), _plain(citation.raw, written)
    return replace(citation, raw=raw, title=title, container=container)


def _plain(said: str, written: dict[str, str]) -> str:
    if FILLER in said:
        for hidden, title in written.items():
            said = said.replace(hidden, title)
    return said


def _said(draft: Draft) -> list[str]:
    """What the citation says, in which no part of a hidden title may be left."""
    return [draft.raw, *(_of_citation(draft.citation) if draft.citation else ())]


def _of_citation(citation: Citation) -> list[str]:
    own = [citation.title, citation.place, citation.publisher, *_of_names(citation.names), *_of_names(citation.editor)]
    return own + (_of_citation(citation.container) if citation.container else [])


def _of_names(names: Names | None) -> list[str]:
    return [f"{person.given} {person.family}" for person in names.persons] if names else []
