from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from annotator.models.annotation import SHARED, Annotation, Kept
from annotator.models.quotation import Quotation
from annotator.models.sight import Seen
from annotator.models.terms import FOR, DisagreementState, Stance
from editions.models import CitationMention


class Claimant(models.TextChoices):
    AUTHOR = "author", _("the author of the text")
    CITED_SOURCE = "cited_source", _("a source that the text cites")
    ANNOTATOR = "annotator", _("the reader who writes this")


class ClaimQuerySet(Kept, models.QuerySet["Claim"]):
    def visible_to(self, user: object) -> Self:
        """Claims the user may see, under visibility, membership and the policy of the reading."""
        return self.filter(Seen("claim", user))

    def judged_in_sight_of(self, user: object) -> Self:
        """Claims of readings that show the user how others have judged, once it is theirs to know."""
        return self.filter(Seen("judgements", user))

    def disputed(self, user: object) -> Self:
        """Claims with an open disagreement that the user may see and that is not private, on themselves or on their evidence."""
        return self.filter(_disputed(user))

    def divided(self, user: object) -> Self:
        """Claims with positions on both sides, where the user sees others' work."""
        return self.filter(_divided(user))

    def citation_off(self, user: object) -> Self:
        """Claims with supporting evidence that the user may see, and whose cited pages failed a check."""
        return self.filter(_citation_off(user))

    def contested(self, user: object) -> Self:
        """Disputed, divided, or resting on a citation that is off, as far as the user may know."""
        return self.alive().filter(_disputed(user) | _divided(user) | _citation_off(user))

    def without_evidence(self, user: object) -> Self:
        """Claims with no evidence that the user may see."""
        return self.alive().filter(~_some(Seen("evidence", user, at="evidence_links"), evidence_links__deleted_at=None))


def _disputed(user: object) -> Q:
    on_evidence = _open(user, "evidence_links__disagreement_notes")
    return _some(*_open(user, "disagreement_notes")) | _some(*on_evidence, evidence_links__visibility__in=SHARED)


def _divided(user: object) -> Q:
    held = _some(Seen("judgements", user), positions__stance__in=[Stance.AGREE, Stance.QUALIFY])
    return held & _some(positions__stance=Stance.DISAGREE)


def _citation_off(user: object) -> Q:
    return _some(
        Seen("evidence", user, at="evidence_links"),
        evidence_links__relation__in=FOR,
        evidence_links__deleted_at=None,
        evidence_links__visibility__in=SHARED,
        evidence_links__mention__checks__severity="error",
        evidence_links__mention__checks__result="failed",
        evidence_links__mention__checks__superseded_at=None,
    )


def _some(*rules: Q | Seen, **conditions: object) -> Q:
    """The claim has some related row that fulfils all the conditions at once."""
    return Q(Exists(Claim.objects.filter(*rules, pk=OuterRef("pk"), **conditions)))


def _open(user: object, notes: str) -> tuple[Q | Seen, ...]:
    """Conditions for an open disagreement that the user may see, and others too, by its path from the claim."""
    state = {f"{notes}__state": DisagreementState.OPEN, f"{notes}__deleted_at": None, f"{notes}__visibility__in": SHARED}
    return Q(**state), Seen("disagreement", user, at=notes)


class Claim(Annotation):
    """What is asserted, on the strength of one or more quotations. Whether it is contested is derived, never typed in."""

    statement = models.TextField(_("what the passage asserts"))
    claimant = models.CharField(_("who asserts it"), max_length=12, choices=Claimant, default=Claimant.AUTHOR)
    quotations = models.ManyToManyField(Quotation, related_name="claims")
    mentions = models.ManyToManyField(
        CitationMention, blank=True, related_name="claims", help_text=_("Citations in the quotation that the claim relies on.")
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.statement


class ClaimRelationKind(models.TextChoices):
    EQUIVALENT = "equivalent", _("says the same as")
    ENTAILS = "entails", _("entails")
    CONTRADICTS = "contradicts", _("contradicts")
    QUALIFIES = "qualifies", _("qualifies")


class Bearing(models.TextChoices):
    """A relation as it reads from either of its two claims."""

    EQUIVALENT = "equivalent", _("says the same as")
    CONTRADICTS = "contradicts", _("contradicts")
    ENTAILS = "entails", _("entails")
    ENTAILED_BY = "entailed_by", _("follows from")
    QUALIFIES = "qualifies", _("qualifies")
    QUALIFIED_BY = "qualified_by", _("is qualified by")

    @classmethod
    def turned(cls, kind: str) -> "Bearing":
        """How a relation of this kind reads from its object."""
        return {"entails": cls.ENTAILED_BY, "qualifies": cls.QUALIFIED_BY}.get(kind) or cls(kind)


MUTUAL = (ClaimRelationKind.EQUIVALENT, ClaimRelationKind.CONTRADICTS)  # hold in both directions


class ClaimRelationQuerySet(models.QuerySet["ClaimRelation"]):
    def visible_to(self, user: object) -> Self:
        """Relations between claims that the user may both see."""
        return self.filter(Seen("relation", user))

    def of(self, claim: Claim) -> Self:
        return self.filter(Q(subject=claim) | Q(object=claim))


class ClaimRelation(models.Model):
    """How one claim stands to another: `subject` entails, contradicts … `object`. What is mutual is kept once."""

    subject = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="relations")
    object = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="related_from")
    kind = models.CharField(max_length=12, choices=ClaimRelationKind)
    created_by = models.ForeignKey("annotator.User", on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClaimRelationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["subject", "object", "kind"], name="claim_relation_once"),
            models.CheckConstraint(condition=~Q(subject=models.F("object")), name="claim_relation_between_two"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.get_kind_display()} {self.object}"

    def seen_from(self, claim: Claim) -> Bearing:
        """How `claim`, one of the two, stands to the other."""
        return Bearing.turned(self.kind) if claim.pk == self.object_id else Bearing(self.kind)

    def other(self, claim: Claim) -> Claim:
        return self.subject if claim.pk == self.object_id else self.object
