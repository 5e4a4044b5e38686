from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.revision import Revision


class LabelSource(models.TextChoices):
    PRINTED = "printed", _("printed on the page")
    INFERRED = "inferred", _("inferred from its neighbours")
    OFFSET = "offset", _("counted from a page you named")
    MANUAL = "manual", _("typed in")
    ORDINAL = "ordinal", _("counted from the first page of the file")


class Page(models.Model):
    """A printed page, stand-off over the body text: code points `start`..`end` of the revision's text.

    `sequence` counts from 0 in reading order; `label` is what is printed. Notes belong to a page through `Passage.page`.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="pages")
    sequence = models.PositiveIntegerField()
    label = models.CharField(max_length=20, blank=True)
    label_source = models.CharField(max_length=10, choices=LabelSource, default=LabelSource.ORDINAL)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["revision", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "sequence"], name="page_sequence_once_per_revision"),
            models.CheckConstraint(condition=models.Q(start__lte=models.F("end")), name="page_start_before_end"),
        ]

    def __str__(self) -> str:
        return self.label or f"[{self.sequence + 1}]"
