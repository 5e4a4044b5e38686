from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from annotator.models.claim import Claim
from annotator.models.sight import Seen
from annotator.models.terms import Stance
from annotator.models.user import User


class PositionQuerySet(models.QuerySet["Position"]):
    def visible_to(self, user: Any) -> Self:
        """One's own positions, and others' on the claims where one has taken a position oneself.

        Whoever reviews blind sees the others' only once the claim is decided.
        """
        return self.filter(Seen("position", user))


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
