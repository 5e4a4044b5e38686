from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.revision import Revision


class RepairState(models.TextChoices):
    APPLIED = "applied", _("made by the import")
    ACCEPTED = "accepted", _("accepted")
    DISPUTED = "disputed", _("to be undone")


class Repair(models.Model):
    """What the import changed: `before`, at `source_*` of the source text, became `after`, at `start`..`end` of the text."""

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

    class Meta:
        ordering = ["revision", "source_start", "pk"]
        indexes = [models.Index(fields=["revision", "kind"], name="repair_by_kind")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.before!r} → {self.after!r}"
