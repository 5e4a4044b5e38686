"""What an import has found and changed, laid out for a person to confirm."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotator.web.library.doubts import SURE, DoubtLine, Place, doubts_of, missing_notes
from annotator.web.library.moves import Moves
from annotator.web.library.numbers import runs
from annotator.web.sheets.look import PDF, look_address
from editions.models import NoteCall, Page, Passage, Repair, Revision
from editions.models.page import LabelSource
from editions.models.passage import NoteStatus, PassageKind
from editions.models.repair import RepairState

SHOWN = 20  # repairs of a kind before "show all"
SHOWN_ALL = 500
SHEETS = 48  # of a longer file the further ones are folded away
CONTEXT = 45  # code points
LONGEST = 160  # code points of a repair's own words

KINDS = {
    "dehyphenation": gettext_lazy("Hyphens at line ends"),
    "line_join": gettext_lazy("Lines joined"),
    "paragraph": gettext_lazy("Paragraphs told apart"),
    "verse_line": gettext_lazy("Lines of verse kept"),
    "duplicate_page": gettext_lazy("Pages that stand in the file twice"),
    "page_order": gettext_lazy("Pages put in order"),
    "page_break": gettext_lazy("Page breaks within the text"),
    "markup": gettext_lazy("Marks of the file’s format"),
    "page_number": gettext_lazy("Printed page numbers taken out of the text"),
    "page_label": gettext_lazy("Printed page numbers taken out of the text"),
    "margin_number": gettext_lazy("Numbers of lines and paragraphs in the margin taken out of the text"),
    "running_head": gettext_lazy("Running heads taken out of the text"),
    "note_extraction": gettext_lazy("Notes taken out of the text"),
    "note_number": gettext_lazy("Note numbers taken off the notes"),
    "note_call": gettext_lazy("Note numbers taken out of the sentences"),
    "glyph": gettext_lazy("Letters mended"),
    "normalisation": gettext_lazy("Letters composed"),
    "space": gettext_lazy("Spaces"),
    "manual": gettext_lazy("By hand"),
}
VISIBLE = str.maketrans({"\n": "↵", "\r": "", "\f": "⇟", "\u00ad": "‐", "\x02": "‐", "\u00a0": "⍽", "\t": "→"})


@dataclass(frozen=True, slots=True)
class RepairRow:
    """A repair between the words that stand around it. What is too long is cut, with its length. `look` leads to its place in the file.

    `moved` are words that stand elsewhere in the file: a note's, or those of a page out of order.
    """

    repair: Repair
    left: str
    before: str
    after: str
    moved: str
    right: str
    look: str
    is_printed: bool
    is_blank: bool  # left out blanks that nobody sees: there is nothing to put back

    @property
    def is_sure(self) -> bool:
        return self.repair.confidence >= SURE


@dataclass(frozen=True, slots=True)
class RepairGroup:
    kind: str
    label: Any
    count: int
    unjudged: int
    disputed: int
    unsure: int
    rows: tuple[RepairRow, ...]

    @property
    def has_more(self) -> bool:
        return self.count > len(self.rows)


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


def check_list(revision: Revision, *, all_of: str = "") -> CheckList:
    """The list for one revision; all repairs of the kind `all_of`, otherwise the first of each."""
    return CheckList(
        revision=revision,
        pages=list(revision.pages.all()),
        passages=revision.passages.exclude(kind=PassageKind.NOTE).count(),
        notes=_notes(revision),
        repairs=tuple(_groups(revision, all_of)),
        doubts=tuple(doubts_of(revision)),
    )


def repair_row(repair: Repair, revision: Revision, moves: Moves | None = None) -> RepairRow:
    text = revision.text
    end = (moves or Moves(revision)).end_of(repair)
    return RepairRow(
        repair,
        left=_from_word(text[max(0, repair.start - CONTEXT) : repair.start]),
        before=_cut(repair.before),
        after=_cut(repair.after),
        moved=_cut(text[repair.end : end]),
        right=_from_word(text[end : end + CONTEXT][::-1])[::-1],
        look=look_address(revision, at=f"{repair.source_start}-{repair.source_end}"),
        is_printed=revision.source_format == PDF,
        is_blank=_is_blank(repair, text),
    )


def _is_blank(repair: Repair, text: str) -> bool:
    """Whether it left out blanks at the edge of a passage."""
    at_edge = text[repair.start - 1 : repair.start] in ("", "\n") or text[repair.end : repair.end + 1] in ("", "\n")
    return repair.kind == "space" and not repair.before.strip() and not repair.after and (at_edge or not repair.before)


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


def _groups(revision: Revision, all_of: str) -> Iterable[RepairGroup]:
    counted = (
        Repair.objects.filter(revision=revision)
        .telling()
        .order_by()
        .values("kind")
        .annotate(
            count=Count("pk"),
            unjudged=Count("pk", filter=Q(state=RepairState.APPLIED)),
            disputed=Count("pk", filter=Q(state=RepairState.DISPUTED)),
            unsure=Count("pk", filter=Q(confidence__lt=SURE)),
        )
    )
    rows: dict[str, list[RepairRow]] = {}
    moves = Moves(revision)
    for repair in _first_of_each(revision, all_of):
        rows.setdefault(repair.kind, []).append(repair_row(repair, revision, moves))
    order = list(KINDS)
    for group in sorted(counted, key=lambda row: (-row["unsure"], order.index(row["kind"]) if row["kind"] in KINDS else len(order))):
        yield RepairGroup(label=KINDS.get(group["kind"], group["kind"]), rows=tuple(rows.get(group["kind"], ())), **group)


def _first_of_each(revision: Revision, all_of: str) -> Iterable[Repair]:
    """Of each kind the most doubtful first."""
    place = Window(RowNumber(), partition_by=F("kind"), order_by=[F("confidence").asc(), F("source_start").asc(), F("pk").asc()])
    numbered = Repair.objects.filter(revision=revision).telling().annotate(place=place)
    return numbered.filter(Q(place__lte=SHOWN) | Q(kind=all_of, place__lte=SHOWN_ALL)).order_by("kind", "place")


def _from_word(context: str) -> str:
    """Without the piece of a word that it begins with."""
    if len(context) < CONTEXT:
        return context.translate(VISIBLE)
    return f"… {context.partition(' ')[2]}".translate(VISIBLE)


def _cut(words: str) -> str:
    visible = words.translate(VISIBLE)
    if len(visible) <= LONGEST:
        return visible
    return _("%(begin)s … (%(count)s characters)") % {"begin": visible[:LONGEST], "count": f"{len(words):,}"}
