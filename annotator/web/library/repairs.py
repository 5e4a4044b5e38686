"""The repairs of an import by kind, each between the words that stand around it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from annotator.templatetags.thousands import thousands
from annotator.web.library.doubts import SURE
from annotator.web.library.moves import Moves
from annotator.web.sheets.look import PDF, look_address
from editions.models import Repair, Revision
from editions.models.repair import RepairState

SHOWN = 20  # repairs of a kind before "show all"
AT_ONCE = 500  # on a page of all
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

    `moved` are words that stand elsewhere in the file: a note's, or those of a page out of order. `mend` leads to where its passage is
    corrected by hand, empty while the text waits.
    """

    repair: Repair
    left: str
    before: str
    after: str
    moved: str
    right: str
    look: str
    mend: str
    is_printed: bool
    is_blank: bool  # left out blanks that nobody sees: there is nothing to put back

    @property
    def is_sure(self) -> bool:
        return self.repair.confidence >= SURE


@dataclass(frozen=True, slots=True)
class RepairGroup:
    """The repairs of a kind, and of them those that are shown: the first, or with `part`, counted from 1, those of a part of all."""

    kind: str
    label: Any
    count: int
    unjudged: int
    disputed: int
    unsure: int
    rows: tuple[RepairRow, ...] = ()
    part: int = 0

    @property
    def has_more(self) -> bool:
        return self.count > len(self.rows)

    @property
    def is_chosen(self) -> bool:
        return self.part > 0

    @property
    def first(self) -> int:
        """The place of the first that is shown."""
        return (max(self.part, 1) - 1) * AT_ONCE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def before(self) -> int:
        """The part before this one; 0 where there is none."""
        return max(self.part - 1, 0)

    @property
    def after(self) -> int:
        return self.part + 1 if self.is_chosen and self.last < self.count else 0


class Surroundings:
    """The text around repairs of one revision; asks the database once, when there is something to tell."""

    def __init__(self, revision: Revision) -> None:
        self.revision = revision
        self.moves = Moves(revision)

    def mend(self, repair: Repair) -> str:
        """The address at which the passage of the repair is corrected."""
        if self.revision.published_at is None or not self._passages:
            return ""
        _start, ref = self._passages[max(0, bisect_right(self._passages, repair.start, key=lambda passage: passage[0]) - 1)]
        return reverse("passage-correct", args=[self.revision.edition_id, ref])

    @cached_property
    def _passages(self) -> list[tuple[int, str]]:
        return list(self.revision.passages.order_by("start").values_list("start", "ref"))


def groups_of(revision: Revision, *, all_of: str = "", part: int = 1) -> Iterator[RepairGroup]:
    """The kinds with something that the import was unsure of first."""
    part = max(part, 1)
    rows: dict[str, list[RepairRow]] = {}
    around = Surroundings(revision)
    for repair in _first_of_each(revision, all_of, part):
        rows.setdefault(repair.kind, []).append(repair_row(repair, around))
    order = list(KINDS)
    for group in sorted(_counted(revision), key=lambda one: (-one.unsure, order.index(one.kind) if one.kind in KINDS else len(order))):
        yield replace(group, rows=tuple(rows.get(group.kind, ())), part=part if group.kind == all_of else 0)


def group_of(revision: Revision, kind: str) -> RepairGroup:
    """One kind's counts, without its rows."""
    return next(_counted(revision, kind=kind))


def repair_row(repair: Repair, around: Surroundings) -> RepairRow:
    revision = around.revision
    text = revision.text
    end = around.moves.end_of(repair)
    return RepairRow(
        repair,
        left=_from_word(text[max(0, repair.start - CONTEXT) : repair.start]),
        before=_cut(repair.before),
        after=_cut(repair.after),
        moved=_cut(text[repair.end : end]),
        right=_from_word(text[end : end + CONTEXT][::-1])[::-1],
        look=look_address(revision, at=f"{repair.source_start}-{repair.source_end}"),
        mend=around.mend(repair),
        is_printed=revision.source_format == PDF,
        is_blank=_is_blank(repair, text),
    )


def _is_blank(repair: Repair, text: str) -> bool:
    """Whether it left out blanks at the edge of a passage."""
    at_edge = text[repair.start - 1 : repair.start] in ("", "\n") or text[repair.end : repair.end + 1] in ("", "\n")
    return repair.kind == "space" and not repair.before.strip() and not repair.after and (at_edge or not repair.before)


def disputed_in(revision: Revision) -> int:
    """How many repairs somebody wants undone."""
    return Repair.objects.filter(revision=revision, state=RepairState.DISPUTED).telling().count()


def _counted(revision: Revision, **which: str) -> Iterator[RepairGroup]:
    counted = (
        Repair.objects.filter(revision=revision, **which)
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
    for row in counted:
        yield RepairGroup(label=KINDS.get(row["kind"], row["kind"]), **row)


def _first_of_each(revision: Revision, all_of: str, part: int) -> Iterable[Repair]:
    """Of each kind the most doubtful first."""
    place = Window(RowNumber(), partition_by=F("kind"), order_by=[F("confidence").asc(), F("source_start").asc(), F("pk").asc()])
    numbered = Repair.objects.filter(revision=revision).telling().annotate(place=place)
    first = ~Q(kind=all_of) & Q(place__lte=SHOWN)
    chosen = Q(kind=all_of, place__gt=(part - 1) * AT_ONCE, place__lte=part * AT_ONCE)
    return numbered.filter(first | chosen).order_by("kind", "place")


def _from_word(context: str) -> str:
    """Without the piece of a word that it begins with."""
    if len(context) < CONTEXT:
        return context.translate(VISIBLE)
    return f"… {context.partition(' ')[2]}".translate(VISIBLE)


def _cut(words: str) -> str:
    visible = words.translate(VISIBLE)
    if len(visible) <= LONGEST:
        return visible
    return _("%(begin)s … (%(count)s characters)") % {"begin": visible[:LONGEST], "count": thousands(len(words))}
