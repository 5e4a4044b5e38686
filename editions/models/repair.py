from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from editions.models.revision import Revision

NOTES = "note_extraction"
MOVING = (NOTES, "page_order")


class RepairState(models.TextChoices):
    APPLIED = "applied", _("made by the import")
    ACCEPTED = "accepted", _("accepted")
    DISPUTED = "disputed", _("to be undone")


class RepairQuerySet(models.QuerySet["Repair"]):
    def telling(self) -> Self:
        """Those that say something to a person.

        Left out are those that only say from where a copy goes on; of the notes, what parts them from the text in the file, and the
        places of those whose label is listed.
        """
        labels = Repair.objects.filter(revision=OuterRef("revision"), kind=NOTES, start=OuterRef("start"), before__regex=r"\S")
        goes_on = Q(before="", after="") & ~Q(kind__in=MOVING)
        beside = Q(kind=NOTES, before__regex=r"^\s+$") | (Q(kind=NOTES, before="") & Exists(labels))
        return self.exclude(goes_on).exclude(beside)


class Repair(models.Model):
    """What the import changed: `before`, at `source_*` of the source text, became `after`, at `start`..`end` of the text.

    One of the kinds `MOVING` without `before` says that the words that follow it stand elsewhere in the file.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="repairs")
    kind = models.CharField(max_length=30)
    source_start = models.PositiveIntegerField()
    source_end = models.PositiveIntegerField()
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    confidence = models.FloatField(default=1.0)
    state = models.CharField(max_length=10, choices=RepairState, default=RepairState.APPLIED)

    objects = RepairQuerySet.as_manager()

    class Meta:
        ordering = ["revision", "source_start", "pk"]
        indexes = [models.Index(fields=["revision", "kind"], name="repair_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.before!r} → {self.after!r}"
