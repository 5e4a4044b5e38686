from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from annotator.models.annotation import Annotation, Kept
from annotator.models.claim import Claim
from annotator.models.quotation import Quotation
from annotator.models.sight import Seen
from annotator.models.terms import AGAINST, FOR, Relation
from editions.models import CitationMention, Reference


class EvidenceLinkQuerySet(Kept, models.QuerySet["EvidenceLink"]):
    def visible_to(self, user: object) -> Self:
        """Evidence the user may see: its own rule, and the claim's."""
        return self.filter(Seen("evidence", user))


class EvidenceLink(Annotation):
    """Evidence for or against a claim: subject is the evidence, object is the claim.

    The parts follow the Annotation for Transparent Inquiry of the Qualitative Data Repository: analytic note, source
    excerpt, its translation, full citation and link.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence_links")
    relation = models.CharField(_("how it bears on the claim"), max_length=10, choices=Relation, default=Relation.SUPPORTS)
    quotation = models.ForeignKey(Quotation, on_delete=models.RESTRICT, null=True, blank=True, related_name="evidence_links")
    mention = models.ForeignKey(CitationMention, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence_links")
    reference = models.ForeignKey(Reference, on_delete=models.SET_NULL, null=True, blank=True, related_name="evidence_links")
    locator = models.CharField(_("pages"), max_length=100, blank=True)
    analytic_note = models.TextField(_("why"), blank=True)
    source_excerpt = models.TextField(_("excerpt"), blank=True)
    translation = models.TextField(_("translation of the excerpt"), blank=True)
    full_citation = models.TextField(_("full citation"), blank=True)
    url = models.URLField(_("link"), blank=True, max_length=500)

    objects = EvidenceLinkQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quotation__isnull=False)
                | Q(mention__isnull=False)
                | Q(reference__isnull=False)
                | ~Q(url="")
                | ~Q(full_citation=""),
                name="evidence_link_names_its_evidence",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_relation_display()}: {self.claim}"

    @property
    def side(self) -> str:
        """ "for", "against", or "neither" for evidence that qualifies or discusses."""
        return "for" if self.relation in FOR else "against" if self.relation in AGAINST else "neither"
