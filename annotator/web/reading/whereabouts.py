"""On which printed page, or in which note, a place of the text is."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Min
from django.db.models.functions import Coalesce

from editions.models import Page, Revision


@dataclass(frozen=True, slots=True)
class NotePlace:
    """A note: where its words begin in the revision's text, and the printed page beside which it is shown."""

    start: int
    number: int | None
    page: Page


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`notes` are in text order; they stand behind the body."""

    pages: tuple[Page, ...]
    notes: tuple[NotePlace, ...]
    page_starts: tuple[int, ...]
    note_starts: tuple[int, ...]

    @classmethod
    def of(cls, pages: tuple[Page, ...], notes: tuple[NotePlace, ...]) -> "Whereabouts":
        return cls(pages, notes, tuple(page.start for page in pages), tuple(note.start for note in notes))

    def page(self, offset: int) -> Page:
        """The printed page of code point `offset`; for a note, the one that its first call's passage begins on."""
        note = self.note(offset)
        return note.page if note else self.pages[max(0, bisect_right(self.page_starts, offset) - 1)]

    def note(self, offset: int) -> NotePlace | None:
        at = bisect_right(self.note_starts, offset) - 1
        return self.notes[at] if at >= 0 else None


def whereabouts(revision: Revision, pages: tuple[Page, ...]) -> Whereabouts:
    """One query for the notes, however many there are."""
    by_pk = {page.pk: page for page in pages}
    notes = revision.passages.filter(kind="note").order_by("start")
    shown = notes.annotate(beside=Coalesce(Min("called_from__passage__page"), "page"))
    rows = shown.values_list("start", "number", "beside")
    return Whereabouts.of(pages, tuple(NotePlace(start, number, by_pk.get(beside, pages[0])) for start, number, beside in rows))


def page_at(pages: Sequence[Page], offset: int) -> Page:
    """The printed page that code point `offset` of the body stands on."""
    return pages[max(0, bisect_right(pages, offset, key=lambda page: page.start) - 1)]
