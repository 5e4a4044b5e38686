"""What is known of a text while its citations are resolved, one after the other."""

from collections.abc import Sequence

from editions.citations.citation import Citation
from editions.citations.cited import CitingPassage, Mention
from editions.citations.cited_works import CitedWorks
from editions.citations.draft import Draft
from editions.citations.names import Names
from editions.citations.resolving.notes import Notes


class SoFar:
    """The citations of a text by index: all as drafts, the works that they describe, and the mentions that are resolved already."""

    def __init__(self, passages: Sequence[CitingPassage], drafts: Sequence[Draft], missing: frozenset[int]) -> None:
        self.passages = passages
        self.drafts = drafts
        self.notes = Notes(passages, missing)
        self.mentions: list[Mention] = []
        self.cited = CitedWorks()
        self.own_work: dict[int, int] = {}  # by the index of the full citation
        self._inside: dict[int, list[int]] = {}
        for index, draft in enumerate(drafts):
            self._inside.setdefault(draft.passage, []).append(index)

    def inside(self, passage: int) -> list[int]:
        """The citations of a passage."""
        return self._inside.get(passage, [])

    def note_of(self, index: int) -> int | None:
        """The number of the note that a citation stands in."""
        return self.passages[self.drafts[index].passage].number

    def work_at(self, index: int) -> int | None:
        return self.mentions[index].work if index < len(self.mentions) else self.own_work.get(index)

    def form_at(self, index: int) -> str:
        return self.mentions[index].form if index < len(self.mentions) else self.drafts[index].form

    def names_at(self, index: int) -> Names | None:
        work, own = self.work_at(index), self.drafts[index].citation
        return self.cited.citation_of(work).names if work is not None else own.names if own else None

    def previous(self, index: int) -> int | None:
        """The citation before this one in the same passage."""
        return index - 1 if index and self.drafts[index - 1].passage == self.drafts[index].passage else None

    def author_before(self, index: int) -> int | None:
        """The nearest citation before this one that has an author."""
        return next((at for at in self._just_before(index) if (names := self.names_at(at)) is not None and names.persons), None)

    def names_before(self, index: int) -> Names | None:
        """Whom "ders." means."""
        at = self.author_before(index)
        return self.names_at(at) if at is not None else None

    def work_before(self, index: int) -> int | None:
        """The nearest citation before this one whose work is known."""
        return next((at for at in self._just_before(index) if self.work_at(at) is not None), None)

    def citation_before(self, index: int) -> Citation | None:
        at = self.work_before(index)
        work = self.work_at(at) if at is not None else None
        return self.cited.citation_of(work) if work is not None else None

    def _just_before(self, index: int) -> list[int]:
        """The citations before this one in its passage and in the note before, nearest first."""
        passage = self.drafts[index].passage
        before = self.notes.before(passage)
        here = [at for at in self.inside(passage) if at < index]
        return [*reversed(here), *reversed(self.inside(before) if before is not None else [])]
