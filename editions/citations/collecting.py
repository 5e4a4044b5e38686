"""Collect the citations of all passages of a text, before they are resolved."""

from collections.abc import Sequence

from editions.citations import read_locators
from editions.citations.bibliography import author_date_drafts, bibliography_entries
from editions.citations.cited import CitingPassage
from editions.citations.cited_works import CitedWorks
from editions.citations.draft import Draft
from editions.citations.first_citations import with_first_citations
from editions.citations.italics import drafts_with_italics


def collect(passages: Sequence[CitingPassage], lang: str) -> list[Draft]:
    """The citations of notes, of lists of works, and of the running text, in the order of the passages."""
    found: list[Draft] = []
    entries = bibliography_entries(passages)
    for index, passage in enumerate(passages):
        in_body = passage.number is None and index not in entries
        locators = read_locators(passage.text, passage.lang or lang)
        # Running text cites by a labelled page or note, or not at all: most paragraphs need no further look.
        looked_at = not in_body or any(locator.tier == "labelled" for locator in locators)
        read = drafts_with_italics(passage.text, locators, passage.italics, passage=index, note=passage.number) if looked_at else []
        if in_body:
            read = _in_body(read, author_date_drafts(passage.text, passage=index) if entries else [])
        found += read
    return with_first_citations(passages, _without_strangers(found))


def _without_strangers(found: list[Draft]) -> list[Draft]:
    """Without names and phrases that would be short titles if a work of that name were described anywhere."""
    if not any(draft.tentative for draft in found):
        return found
    cited = CitedWorks()
    for index, draft in enumerate(found):
        if draft.form == "full" and draft.citation is not None:
            cited.add_described(draft.citation, draft, note=None, mention=index)
    return [draft for index, draft in enumerate(found) if not draft.tentative or _is_known(draft, cited, index)]


def _is_known(draft: Draft, cited: CitedWorks, index: int) -> bool:
    citation = draft.citation
    return citation is not None and bool(cited.meant(citation.families, citation.title, before=index))


def _in_body(read: list[Draft], author_date: list[Draft]) -> list[Draft]:
    """The citations of running text, each place once."""
    kept = [draft for draft in read if _stands_in_body(draft)]
    kept += [draft for draft in author_date if not any(draft.start < other.end and other.start < draft.end for other in kept)]
    return sorted(kept, key=lambda draft: draft.start)


def _stands_in_body(draft: Draft) -> bool:
    """Running text is full of names and years; there only a page or a note number makes a citation."""
    if draft.form in {"cross_note", "ibid", "idem"}:
        return draft.form == "cross_note" or bool(draft.locators)
    return any(locator.tier == "labelled" for locator in draft.locators)
