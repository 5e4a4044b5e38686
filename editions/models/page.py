from django.db import models
from django.utils.translation import gettext_lazy as _

from editions.models.revision import Revision


class LabelSource(models.TextChoices):
    FILE = "file", _("as the file names the page")
    PRINTED = "printed", _("printed on the page")
    INFERRED = "inferred", _("inferred from its neighbours")
    OFFSET = "offset", _("counted from a page you named")
    MANUAL = "manual", _("typed in")
    ORDINAL = "ordinal", _("counted from the first page of the file")


class Page(models.Model):
    """A printed page, stand-off over the body text: code points `start`..`end` of the revision's text.

    `sequence` counts from 0 in reading order; `label` is what is printed. Notes belong to a page through `Passage.page`.
    `identifier` is the page's own name in the file (TEI: xml:id of its pb), "" where it has none.
    """

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="pages")
    sequence = models.PositiveIntegerField()
    label = models.CharField(max_length=20, blank=True)
    label_source = models.CharField(max_length=10, choices=LabelSource, default=LabelSource.ORDINAL)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    identifier = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["revision", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["revision", "sequence"], name="page_sequence_once_per_revision"),
            models.UniqueConstraint(
                fields=["revision", "identifier"], condition=~models.Q(identifier=""), name="page_identifier_once_per_revision"
            ),
            models.CheckConstraint(condition=models.Q(start__lte=models.F("end")), name="page_start_before_end"),
        ]

    def __str__(self) -> str:
        return self.label or f"[{self.sequence + 1}]"
