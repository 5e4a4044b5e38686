"""A citation that is found and not yet resolved."""

from dataclasses import dataclass

from editions.citations.archive_refs import ArchivalReference
from editions.citations.citation import Citation
from editions.citations.locator import Locator


@dataclass(frozen=True, slots=True)
class Draft:
    """A citation before it is resolved. `note_number` is the note that it points to."""

    passage: int
    start: int
    end: int
    raw: str
    form: str
    citation: Citation | None = None
    locators: tuple[Locator, ...] = ()
    note_number: int | None = None
    forward: bool = False
    through: bool = False
    same_author: bool = False
    container: str = ""  # "ibid", "idem" or "short" when the work after "in:" is not described here
    archive: ArchivalReference | None = None
    signalled: bool = False
    certain: bool = True
    tentative: bool = False  # a citation only where it means a work of the text: "Amsel, The desk" without a page
