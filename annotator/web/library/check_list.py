"""What an import has found and changed, laid out for a person to confirm."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.web.library.doubts import DoubtLine, Place, doubts_of, missing_notes
from annotator.web.library.numbers import runs
from annotator.web.library.repairs import RepairGroup, groups_of
from annotator.web.sheets.look import PDF
from editions.models import NoteCall, Page, Passage, Revision
from editions.models.page import LabelSource
from editions.models.passage import NoteStatus, PassageKind

SHEETS = 48  # of a longer file the further ones are folded away


@dataclass(frozen=True, slots=True)
class Notes:
    """`missing` are numbers as they are called, with the places that call them."""

    present: int
    missing: tuple[Place, ...]
    gaps: tuple[Passage, ...]
    cut_off: tuple[Passage, ...]
    calls: int

    @property
    def missing_line(self) -> str:
        return runs(place.label for place in self.missing)


@dataclass(frozen=True, slots=True)
class CheckList:
    revision: Revision
    pages: Sequence[Page]
    passages: int
    notes: Notes
    repairs: tuple[RepairGroup, ...]
    doubts: tuple[DoubtLine, ...]

    @property
    def is_pdf(self) -> bool:
        """Whether the file has pages to look at."""
        return self.revision.source_format == PDF

    @property
    def repair_count(self) -> int:
        return sum(group.count for group in self.repairs)

    @property
    def disputed(self) -> int:
        """Repairs that somebody wants undone."""
        return sum(group.disputed for group in self.repairs)

    @property
    def counted(self) -> int:
        """Pages whose number is nothing but their place in the file."""
        return sum(page.label_source == LabelSource.ORDINAL for page in self.pages)

    @property
    def unlabelled(self) -> int:
        return sum(not page.label for page in self.pages)

    @property
    def first_pages(self) -> Sequence[Page]:
        return self.pages[:SHEETS]

    @property
    def further_pages(self) -> Sequence[Page]:
        return self.pages[SHEETS:]

    @property
    def usual_source(self) -> str:
        """Where most printed numbers come from."""
        counted = Counter(page.label_source for page in self.pages if page.label)
        return max(counted, key=lambda source: counted[source], default="")

    @property
    def label_sources(self) -> list[tuple[str, int]]:
        """Where the printed numbers come from, in words, and of how many pages; the most frequent first."""
        return Counter(page.get_label_source_display() for page in self.pages if page.label).most_common()


def check_list(revision: Revision, *, all_of: str = "", part: int = 1) -> CheckList:
    """The list for one revision; the first repairs of each kind, and all of the kind `all_of`, part by part."""
    return CheckList(
        revision=revision,
        pages=list(revision.pages.all()),
        passages=revision.passages.exclude(kind=PassageKind.NOTE).count(),
        notes=_notes(revision),
        repairs=tuple(groups_of(revision, all_of=all_of, part=part)),
        doubts=tuple(doubts_of(revision)),
    )


def _notes(revision: Revision) -> Notes:
    notes = list(revision.passages.filter(kind=PassageKind.NOTE))
    calls = list(NoteCall.objects.filter(revision=revision).values_list("marker", "note"))
    return Notes(
        present=len(notes),
        missing=tuple(missing_notes(revision)),
        gaps=tuple(note for note in notes if note.status == NoteStatus.GAP),
        cut_off=tuple(note for note in notes if note.status == NoteStatus.TRUNCATED),
        calls=len(calls),
    )
