from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.models.reading import Reading
from annotator.models.user import User
from editions.models import CitationMention


class Decision(models.TextChoices):
    LOOKED_UP = "looked_up", _("I looked it up")
    CORRECT_AS_CITED = "correct_as_cited", _("correct as cited")
    AUTHOR_ERROR = "author_error", _("the author's mistake")
    EXTRACTION_ERROR = "extraction_error", _("misread by the program")
    OTHER_EDITION = "other_edition", _("cited from another edition")
    DISMISSED = "dismissed", _("not worth pursuing")


class Attestation(models.Model):
    """A person's word on a citation: append-only, with a reason, beside the machine's outcome and never over it.

    Bound to the fingerprint of what was checked: when that changes, the attestation is kept and is to be looked at again.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="attestations")
    mention = models.ForeignKey(CitationMention, on_delete=models.CASCADE, related_name="attestations")
    decision = models.CharField(_("decision"), max_length=20, choices=Decision)
    reason = models.TextField(_("reason"), blank=True)
    copy_used = models.CharField(_("copy used"), max_length=300, blank=True)
    looked_up_on = models.DateField(_("looked up on"), null=True, blank=True)
    excerpt = models.TextField(_("excerpt"), blank=True)
    read_instead = models.CharField(_("read instead"), max_length=100, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="attestations")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(decision="looked_up") | ~Q(reason=""), name="attestation_override_with_reason"),
            models.CheckConstraint(condition=~Q(decision="looked_up") | ~Q(copy_used=""), name="attestation_names_the_copy"),
        ]

    def __str__(self) -> str:
        return f"{self.mention}: {self.get_decision_display()}"
