from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from annotator.models.claim import Claim
from annotator.models.seminar import Membership, Role
from annotator.models.terms import Stance
from annotator.models.user import User


class PositionQuerySet(models.QuerySet["Position"]):
    def visible_to(self, user: Any) -> Self:
        """One's own positions, and others' on the claims where one has taken a position oneself.

        Whoever reviews blind sees the others' only once the claim is decided.
        """
        if not getattr(user, "is_authenticated", False):
            return self.none()
        judged = Exists(Position.objects.filter(claim=OuterRef("claim"), member=user))
        return self.filter(Q(member=user) | (judged & ~_reviewed_blind(user)), claim__in=Claim.objects.visible_to(user))


def _reviewed_blind(user: Any) -> Q:
    """The user has still to review the position's claim, and blind."""
    reviews = Membership.objects.filter(user=user, seminar=OuterRef("claim__reading__seminar"), role__in=[Role.OWNER, Role.REVIEWER])
    decided = Q(claim__in=Claim.objects.filter(reviews__isnull=False, reviews__reopened_at=None).values("pk"))
    return Q(Exists(reviews), claim__reading__blind_review=True) & ~decided & ~Q(claim__created_by=user)


class Position(models.Model):
    """How one member judges a claim. Others' positions show once one has taken one's own."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="positions")
    member = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="positions")
    stance = models.CharField(max_length=10, choices=Stance)
    reason = models.TextField(_("reason"), blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["claim", "member"], name="position_once_per_member")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_stance_display()}"
