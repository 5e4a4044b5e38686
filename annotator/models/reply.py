from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.models.claim import Claim
from annotator.models.disagreement import DisagreementNote
from annotator.models.evidence_link import EvidenceLink
from annotator.models.sight import Seen
from annotator.models.user import User


class ReplyQuerySet(models.QuerySet["Reply"]):
    def visible_to(self, user: object) -> Self:
        """Replies on what the user may see."""
        return self.filter(Seen("reply", user))


class Reply(models.Model):
    """An answer in the thread of a claim, a piece of evidence or a disagreement note; seen by whoever sees that."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="replies")
    evidence_link = models.ForeignKey(EvidenceLink, on_delete=models.CASCADE, null=True, blank=True, related_name="replies")
    disagreement_note = models.ForeignKey(DisagreementNote, on_delete=models.CASCADE, null=True, blank=True, related_name="replies")
    body = models.TextField(_("reply"))
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="replies")
    created_at = models.DateTimeField(auto_now_add=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name_plural = "replies"
        constraints = [
            models.CheckConstraint(
                condition=Q(claim__isnull=False, evidence_link=None, disagreement_note=None)
                | Q(claim=None, evidence_link__isnull=False, disagreement_note=None)
                | Q(claim=None, evidence_link=None, disagreement_note__isnull=False),
                name="reply_has_one_target",
            )
        ]

    def __str__(self) -> str:
        return self.body[:80]

    @property
    def target(self) -> Claim | EvidenceLink | DisagreementNote:
        target = self.claim or self.evidence_link or self.disagreement_note
        assert target is not None
        return target
