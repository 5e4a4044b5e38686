from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from annotator.models.reading import Reading
from editions.models import Passage, Revision


class AnchorStatus(models.TextChoices):
    ANCHORED = "anchored", _("in its place")
    SHIFTED = "shifted", _("in its place, moved with the text")
    FUZZY = "fuzzy", _("placed by similarity, to be confirmed")
    AMBIGUOUS = "ambiguous", _("several places possible")
    ORPHANED = "orphaned", _("unplaced")


UNPLACED = (AnchorStatus.AMBIGUOUS, AnchorStatus.ORPHANED)
UNSETTLED = (AnchorStatus.FUZZY, *UNPLACED)


class AnchorMethod(models.TextChoices):
    SAME = "same", _("same words")
    DIFF = "diff", _("comparison of the revisions")
    QUOTE = "quote", _("search for the quotation")
    HAND = "hand", _("by hand")


class Quotation(models.Model):
    """What an annotation points at: one or more ranges of the text, in text order."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="quotations")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.exact

    @property
    def exact(self) -> str:
        """The quoted words; ranges that do not touch are joined by an ellipsis in brackets."""
        return " […] ".join(part.exact for part in self.ranges.all())


class QuotationRange(models.Model):
    """One stretch of quoted words, within one passage: W3C TextQuoteSelector (exact, prefix, suffix)."""

    quotation = models.ForeignKey(Quotation, on_delete=models.CASCADE, related_name="ranges")
    order = models.PositiveIntegerField(default=0)
    exact = models.TextField()
    prefix = models.TextField(blank=True)
    suffix = models.TextField(blank=True)

    class Meta:
        ordering = ["quotation", "order"]
        constraints = [models.UniqueConstraint(fields=["quotation", "order"], name="quotation_range_order_once")]

    def __str__(self) -> str:
        return self.exact


class AnchorQuerySet(models.QuerySet["Anchor"]):
    def placed(self) -> Self:
        return self.filter(start__isnull=False)

    def unsettled(self) -> Self:
        """Anchors that a person has to look at: without a place, or with one that was found by similarity."""
        return self.filter(status__in=UNSETTLED).exclude(status=AnchorStatus.ORPHANED, method=AnchorMethod.HAND)


class Anchor(models.Model):
    """Where a range stands in one revision: code points `start`..`end` of the revision's text (W3C TextPositionSelector).

    An orphan has no place, and neither has what may stand in several places (`candidates`: start, end, score). Neither is ever hidden
    from lists, counts or exports. An orphan "by hand" is one that somebody has decided to keep as it is.
    """

    range = models.ForeignKey(QuotationRange, on_delete=models.CASCADE, related_name="anchors")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="anchors")
    passage = models.ForeignKey(Passage, on_delete=models.SET_NULL, null=True, blank=True, related_name="anchors")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    status = models.CharField(max_length=10, choices=AnchorStatus, default=AnchorStatus.ANCHORED)
    method = models.CharField(max_length=5, choices=AnchorMethod, default=AnchorMethod.SAME, blank=True)
    score = models.FloatField(default=1.0)
    candidates = models.JSONField(default=list, blank=True)

    objects = AnchorQuerySet.as_manager()

    class Meta:
        ordering = ["range", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["range", "revision"], name="anchor_once_per_revision"),
            models.CheckConstraint(
                condition=Q(status__in=UNPLACED, start=None, end=None)
                | (~Q(status__in=UNPLACED) & Q(start__isnull=False, end__isnull=False, start__lt=F("end"))),
                name="anchor_placed_or_not",
            ),
        ]
        indexes = [models.Index(fields=["revision", "status"], name="anchor_by_status")]

    def __str__(self) -> str:
        return f"{self.start}–{self.end} ({self.get_status_display()})"
