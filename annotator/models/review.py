from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.models.claim import Claim
from annotator.models.user import User


class ReviewOutcome(models.TextChoices):
    UPHELD = "upheld", _("upheld")
    QUALIFIED = "qualified", _("upheld with a qualification")
    REJECTED = "rejected", _("rejected")
    STANDS_CONTESTED = "stands_contested", _("stands contested")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Review(models.Model):
    """A reviewer's decision on a claim. The newest that was not reopened stands; none is ever deleted."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="reviews")
    outcome = models.CharField(max_length=20, choices=ReviewOutcome)
    rationale = models.TextField(_("rationale"))
    dissents = models.JSONField(default=list, blank=True, help_text="Positions against the outcome when it was decided.")
    reviewer = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="reviews")
    decided_at = models.DateTimeField(auto_now_add=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopened_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-decided_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["claim"], condition=Q(reopened_at=None), name="review_one_standing_per_claim")]

    def __str__(self) -> str:
        return f"{self.claim}: {self.get_outcome_display()}"
