"""Entries of lists of works, in whatever manner: with family names or bodies in front, the year before the title or behind."""

from dataclasses import replace

from editions.citations.author_date import PAGES, read_author_date, read_rest, says_where
from editions.citations.bodies import read_body_before_year
from editions.citations.citation import Citation
from editions.citations.family_first import read_family_first
from editions.citations.references import read_citation
from editions.citations.semicolons import without_joining

LONGEST = 400  # code points


def begins_entry(text: str) -> bool:
    """Whether the text is one entry of a list of works, which no sentence in it ends."""
    if len(text) > LONGEST or ";" in without_joining(text):
        return False
    return read_entry(PAGES.sub("", text)) is not None


def read_entry(text: str) -> Citation | None:
    """The work that an entry describes, without its pages; None when the text is none, or does not say where the work appeared."""
    forms = (read_family_first, read_author_date, _of_body)
    found = (form(text) for form in forms)
    return next((entry for entry in found if entry is not None and says_where(entry)), None)


def _of_body(text: str) -> Citation | None:
    """ "Board of Works. 1921. Report on the Levels. London: Quill." """
    found = read_body_before_year(text)
    if found is None:
        return None
    names, year, letter = found
    rest = text[names.end :]
    work = read_rest(rest)
    if work is None or not says_where(work):
        work = read_citation(f"{rest.rstrip(' .,')}, {year}", names=names)
    return replace(work, raw=text, names=names, year=year, letter=letter, author_date=True)
