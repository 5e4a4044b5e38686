from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from annotator.models.citation_check import CitationCheck
from annotator.models.reading import Reading
from annotator.models.user import User
from editions.models import CitationMention


class Decision(models.TextChoices):
    LOOKED_UP = "looked_up", _("I looked it up")
    CORRECT_AS_CITED = "correct_as_cited", _("correct as cited")
    AUTHOR_ERROR = "author_error", _("the author’s mistake")
    EXTRACTION_ERROR = "extraction_error", _("misread by the program")
    OTHER_EDITION = "other_edition", _("cited from another edition")
    DISMISSED = "dismissed", _("not worth pursuing")


class AttestationQuerySet(models.QuerySet["Attestation"]):
    def standing(self) -> Self:
        """Those that nobody has taken back."""
        return self.filter(withdrawn_at=None)

    def newest(self) -> Self:
        """Of each mention the standing word that was given last."""
        return self.standing().order_by("mention_id", "-created_at", "-pk").distinct("mention_id")

    def with_look_again(self) -> Self:
        """Each with `is_stale`: what it was about has changed, or something else is found now."""
        current = CitationCheck.objects.current().filter(mention=OuterRef("mention"))
        same_inputs = Exists(current.filter(fingerprint=OuterRef("fingerprint")))
        named = current.annotate(outcome=Concat(F("check_name"), Value("."), F("code")))
        same_outcome = Exists(named.filter(outcome=OuterRef("outcome")))
        return self.annotate(is_stale=Q(~Q(fingerprint="") & ~same_inputs) | Q(~Q(outcome="") & ~same_outcome))


class Attestation(models.Model):
    """A person's word on a citation: append-only, with a reason, beside the machine's outcome and never over it.

    Bound to the fingerprint of what was checked, and to what was found ("Q1.not_found"): when either changes, the attestation is kept
    and is to be looked at again. `batch` is shared by those that were given at once; a word that was taken back is kept too.
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
    outcome = models.CharField(max_length=48, blank=True)
    batch = models.UUIDField(null=True, blank=True, editable=False)
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="attestations")
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AttestationQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["mention", "-created_at"], name="attestation_newest"),
            models.Index(fields=["batch"], condition=Q(batch__isnull=False), name="attestation_batch"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(decision="looked_up") | ~Q(reason=""), name="attestation_override_with_reason"),
            models.CheckConstraint(condition=~Q(decision="looked_up") | ~Q(copy_used=""), name="attestation_names_the_copy"),
        ]

    def __str__(self) -> str:
        return f"{self.mention}: {self.get_decision_display()}"
