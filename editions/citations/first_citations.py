"""First citations without an imprint: "K. Keller, *The Desk*, p. 12", where no work of that name is described."""

from collections.abc import Sequence
from dataclasses import replace

from editions.citations.back_references import EARLIER
from editions.citations.cited import CitingPassage
from editions.citations.cited_works import CitedWorks
from editions.citations.draft import Draft

QUOTES = "‘“«„»\"'"


def with_first_citations(passages: Sequence[CitingPassage], drafts: Sequence[Draft]) -> list[Draft]:
    """The citations, of which those describe a work that give an author with a given name and a title set off by print."""
    set_off = [_may_be_first(draft, passages[draft.passage]) for draft in drafts]
    if not any(set_off):
        return list(drafts)
    cited, read = CitedWorks(), list[Draft]()
    for index, draft in enumerate(drafts):
        if draft.form == "full" and draft.citation is not None:
            cited.add_described(draft.citation, draft, note=None, mention=index)
    for index, (draft, may_be) in enumerate(zip(drafts, set_off, strict=True)):
        citation = draft.citation if may_be else None
        if citation is not None and not cited.meant(citation.families, citation.title, before=index):
            draft = replace(draft, form="full", tentative=False)
            cited.add_described(citation, draft, note=None, mention=index)
        read.append(draft)
    return read


def _may_be_first(draft: Draft, passage: CitingPassage) -> bool:
    citation = draft.citation
    if draft.form != "short" or passage.number is None or citation is None or citation.names is None or draft.same_author:
        return False
    if citation.year or not citation.title or not citation.names.persons[0].given or EARLIER.search(draft.raw):
        return False
    start = passage.text.find(citation.title, draft.start, draft.end)
    italic = any(begin <= start and start + len(citation.title) <= end + 1 for begin, end in passage.italics)
    return start > 0 and (italic or passage.text[start - 1] in QUOTES)
