"""The annotated words that a revision has changed, or has lost, of those that stood in the one before."""

from dataclasses import dataclass
from typing import Any

from annotator.actions.placing import quotations_visible_to
from annotator.models import Anchor, Reading
from annotator.models.quotation import AnchorStatus
from annotator.web.revisions.tray import Subject, subjects_of
from editions.models import Revision

MOST = 50
TONES = {AnchorStatus.FUZZY: "near", AnchorStatus.AMBIGUOUS: "near", AnchorStatus.ORPHANED: "no"}


@dataclass(frozen=True, slots=True)
class Shaken:
    """Words as they were annotated, and what became of them in the revision."""

    exact: str
    label: str
    tone: str
    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class AllShaken:
    shown: tuple[Shaken, ...]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.shown)


NONE = AllShaken((), 0)


def shaken_by(revision: Revision, reading: Reading | None, user: Any) -> AllShaken:
    """Of the annotations that the user may see, in text order; a fixed number of queries."""
    if reading is None or revision.derived_from_id is None:
        return NONE
    mine = quotations_visible_to(user).filter(reading=reading)
    placed_before = Anchor.objects.placed().filter(revision=revision.derived_from_id).exclude(status__in=TONES)
    changed = Anchor.objects.filter(
        revision=revision, status__in=TONES, range__quotation__in=mine, range__in=placed_before.values("range")
    ).order_by("range__quotation", "range__order")
    anchors = list(changed.select_related("range")[:MOST])
    subjects = subjects_of({anchor.range.quotation_id for anchor in anchors}, user, reading)
    shown = tuple(
        Shaken(
            anchor.range.exact, anchor.get_status_display(), TONES[AnchorStatus(anchor.status)], tuple(subjects[anchor.range.quotation_id])
        )
        for anchor in anchors
    )
    return AllShaken(shown, changed.count() if len(shown) == MOST else len(shown))
