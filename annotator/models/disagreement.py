from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.models.annotation import Annotation, Kept
from annotator.models.claim import Claim
from annotator.models.evidence_link import EvidenceLink
from annotator.models.quotation import Quotation
from annotator.models.sight import Seen
from annotator.models.terms import DisagreementState
from annotator.models.user import User


class Ground(models.TextChoices):
    READING = "reading", _("reading of the source")
    WORDING = "wording", _("wording")
    REFERENCE = "reference", _("reference")
    TRANSLATION = "translation", _("translation")
    EVIDENCE = "evidence", _("evidence")
    INFERENCE = "inference", _("inference")
    DEFINITION = "definition", _("definition")
    CONTEXT = "context", _("context")
    RELEVANCE = "relevance", _("relevance")


class DisagreementNoteQuerySet(Kept, models.QuerySet["DisagreementNote"]):
    def visible_to(self, user: object) -> Self:
        """Notes the user may see: their own rule, and that of the claim or evidence they stand on."""
        return self.filter(Seen("disagreement", user))

    def open(self) -> Self:
        return self.filter(state=DisagreementState.OPEN)


class DisagreementNote(Annotation):
    """What a reader disputes in a quotation, a claim or a piece of evidence, and on what ground.

    Its author settles it; a reviewer may dismiss it with a reason, and the author may reopen it.
    """

    quotation = models.ForeignKey(Quotation, on_delete=models.RESTRICT, null=True, blank=True, related_name="disagreement_notes")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, null=True, blank=True, related_name="disagreement_notes")
    evidence_link = models.ForeignKey(EvidenceLink, on_delete=models.CASCADE, null=True, blank=True, related_name="disagreement_notes")
    ground = models.CharField(_("what is in dispute"), max_length=12, choices=Ground)
    statement = models.TextField(_("counter-position"))
    state = models.CharField(max_length=10, choices=DisagreementState, default=DisagreementState.OPEN)
    closed_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closing_reason = models.TextField(_("reason"), blank=True)

    objects = DisagreementNoteQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quotation__isnull=False, claim=None, evidence_link=None)
                | Q(claim__isnull=False, evidence_link=None)
                | Q(claim=None, evidence_link__isnull=False),
                name="disagreement_note_has_one_target",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="disagreement_note_closed_at_with_state",
            ),
            models.CheckConstraint(condition=~Q(state="dismissed") | ~Q(closing_reason=""), name="disagreement_note_dismissed_with_reason"),
        ]

    def __str__(self) -> str:
        return self.statement
