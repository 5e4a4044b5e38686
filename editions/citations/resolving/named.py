"""Citations by a name or a short title: "Amsel, Schreiber", "ders.", "Merk, JZ 1980, 45", and pages alone."""

import re
from dataclasses import replace

from editions.citations.back_references import SAME_PLACE
from editions.citations.citation import YEAR, Citation
from editions.citations.cited import Mention
from editions.citations.cited_works import first_page
from editions.citations.draft import Draft
from editions.citations.prose_titles import work_named_before
from editions.citations.resolving.answers import NO_TARGET, RESOLVED, follow, meant
from editions.citations.resolving.repeated import resolve_repeated
from editions.citations.resolving.so_far import SoFar
from editions.citations.short_titles import Candidate, fold_title

IN_REPORTS = re.compile(r"\d{1,4}\s[A-Z]")  # "Orrin, 272 U.S. at 388"
DATED = re.compile(rf"(?P<title>.*[^\W\d_]{{2}}.*?),?\s\(?(?P<year>{YEAR})\)?")
LETTER = re.compile(r"[^\W\d_]")
VOLUME_AT_END = re.compile(r",?\s(?:Bd\.\s|Band\s|vol\.\s|t\.\s)?(?:[IVXL]+|\d{1,2})(?:[./,]\s?\d)?\W*$")


def resolve_same_author(so_far: SoFar, index: int, draft: Draft, mention: Mention) -> Mention:
    names = so_far.names_before(index)
    if names is None:
        return replace(mention, resolution=NO_TARGET)
    return meant(so_far, "idem", mention, so_far.cited.meant(names.families, "", before=index))


def resolve_short(so_far: SoFar, index: int, draft: Draft, mention: Mention) -> Mention:
    citation, cited = draft.citation or Citation(draft.raw), so_far.cited
    if draft.same_author and citation.container is not None and not citation.title:  # "ders., NJW 1980, 45"
        citation = replace(citation, names=so_far.names_before(index))
    families, title = citation.families, citation.title
    title = title if LETTER.search(title) else ""  # "Keller, 320, 322 n. 17"
    declared = _declared(so_far, draft)
    if declared:
        return meant(so_far, "short_title", mention, declared)
    if citation.is_untitled_article:
        return _article(so_far, index, draft, mention, citation)
    if draft.same_author:
        names = so_far.names_before(index)
        families = names.families if names else ()
    whole = [] if title or draft.same_author else cited.exactly_entitled(citation.raw)  # "Festschrift Amsel" reads like a name.
    found = whole or cited.meant(families, title, before=index, year=citation.year, letter=citation.letter)
    if not found and families and title and not draft.same_author:  # A title with capitals reads like a name.
        found = [one for one in cited.entitled(f"{' '.join(families)} {title}") if not one.families or one.short_titles]
    if not found and families and (dated := DATED.fullmatch(title)):  # "Amsel, Schreiber 1901"
        found = cited.meant(families, dated["title"], before=index, year=int(dated["year"]))
    if not found and families and (not title or IN_REPORTS.match(title)):
        found = cited.of_party(families[0])
    if len(found) > 1 and SAME_PLACE.search(draft.raw):  # "Keller, ebd., S. 5"
        same = resolve_repeated(so_far, index, draft, mention).work
        found = [one for one in found if one.work.key == same] or found
    return meant(so_far, "short_title" if title else "surname", mention, found)


def _article(so_far: SoFar, index: int, draft: Draft, mention: Mention, citation: Citation) -> Mention:
    """ "Merk, JZ 1980, 45": an article cited by its place alone, described here unless it was before."""
    known = so_far.cited.article(citation, first_page(draft.locators))
    if known:
        return meant(so_far, "short_title", mention, known)
    work = so_far.cited.add_described(citation, draft, note=mention.note, mention=index)
    return replace(mention, form="full", work=work, resolution=RESOLVED, csl=so_far.cited.works[work].csl)


def resolve_pages(so_far: SoFar, index: int, draft: Draft, mention: Mention) -> Mention:
    """Pages without a citation: of a title that the passage names before them, else of the citation before them in the note."""
    declared = _declared(so_far, draft)
    if declared:
        return meant(so_far, "short_title", replace(mention, form="short"), declared)
    named = work_named_before(so_far.passages[draft.passage].text[: draft.end], draft.locators, so_far.cited)
    if named is not None:
        return meant(so_far, "title", mention, [named])
    before = so_far.previous(index)
    if before is not None and mention.note is not None and _only_pages(draft):
        return follow(so_far, "same_note", mention, before)
    return mention


def _declared(so_far: SoFar, draft: Draft) -> list[Candidate]:
    """The one work that was given the words before the pages as its short title, with the number of a volume or without: "QB III, 12"."""
    head = draft.raw[: draft.locators[0].start - draft.start] if draft.locators else draft.raw
    found = so_far.cited.declared(head) or so_far.cited.declared(VOLUME_AT_END.sub("", head))
    archive, _, mark = head.partition(",")
    if not found and fold_title(mark):  # "QA, 3 E 114", of the archive that is abbreviated so
        found = [one for one in so_far.cited.declared(archive) if fold_title(mark) in fold_title(one.work.raw)]
    return found if len(found) == 1 else []


def _only_pages(draft: Draft) -> bool:
    """Whether a clause says little beside its pages."""
    rest = draft.raw
    for locator in draft.locators:
        rest = rest.replace(locator.raw, "")
    return sum(letter.isalpha() for letter in rest) <= 8
